// Clean paste: what Word, a browser or a mail puts on the clipboard becomes the Markdown subset of osp/richtext.py. Paragraphs, bold,
// italic, lists, headings, quotes and links stay; fonts, colours, pictures, comments and every other trace of its origin go. The
// text itself is never lost. Only in textarea[data-rich]; Ctrl+Shift+V still pastes plain text, because then there is no HTML.

const GONE = new Set(["HEAD", "STYLE", "SCRIPT", "META", "LINK", "TITLE", "XML", "IMG", "SVG", "OBJECT", "IFRAME", "TEMPLATE", "NOSCRIPT"]);
const PARAGRAPHS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "PRE", "UL", "OL", "TABLE", "BLOCKQUOTE", "SECTION", "ARTICLE", "FIGURE", "HR"]);
const LINES = new Set(["DIV", "LI", "TR", "DT", "DD", "ADDRESS"]);
const PLAIN = { bold: false, italic: false, href: "" };
// What Word draws in front of an item: "1." or "a)" is a number, any other sign a bullet.
const NUMBER = /^\(?(\d+|[a-z]|[ivx]+)[.)]$/i;

// Styles are read, not applied, and nothing runs: under other names the content security policy has nothing to say about them.
function parsed(html) {
  const named = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
  return new DOMParser().parseFromString(named, "text/html").body;
}

function styleOf(element) {
  return (element.dataset.style || "").toLowerCase();
}

function address(href) {
  return href.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function isHidden(element) {
  const style = styleOf(element);
  return GONE.has(element.tagName) || /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all|mso-element:\s*comment/.test(style);
}

function looksOf(element, looks) {
  const style = styleOf(element);
  const tag = element.tagName;
  const weight = /(?:^|[;\s])font-weight:\s*(bold|bolder|normal|lighter|\d+)/.exec(style);
  const slant = /(?:^|[;\s])font-style:\s*(italic|oblique|normal)/.exec(style);
  let { bold, italic, href } = looks;
  if (tag === "B" || tag === "STRONG") bold = true;
  if (tag === "I" || tag === "EM") italic = true;
  if (weight) bold = /^bold/.test(weight[1]) || Number(weight[1]) >= 600;
  if (slant) italic = slant[1] !== "normal";
  if (tag === "A" && /^(https?:\/\/|mailto:)/i.test(element.getAttribute("href") || "")) href = element.getAttribute("href");
  return { bold, italic, href };
}

// The reader: goes through the clipboard and cuts it into blocks, each a list of runs with one look.

class Reader {
  constructor() {
    this.blocks = [];
    this.lists = [];
    this.quotes = 0;
    this.start();
  }

  start(head = "", level = 0, kind = "text") {
    this.block = { head, level, kind, quote: this.quotes > 0, runs: [], tight: false };
  }

  finish({ tight = false } = {}) {
    if (this.block.runs.some((run) => run.text.trim())) {
      this.blocks.push(this.block);
      this.start();
      this.block.tight = tight;
    } else if (this.block.kind === "text" && (!tight || this.block.runs.length)) this.start(); // An empty line keeps lines apart.
  }

  text(words, looks) {
    this.block.runs.push({ text: words.replace(/[\s\u00a0]+/g, " "), ...looks });
  }

  read(node, looks) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, looks);
      else if (child.nodeType === Node.ELEMENT_NODE && !isHidden(child)) this.element(child, looks);
    }
  }

  element(element, looks) {
    const tag = element.tagName;
    if (tag === "BR") this.block.runs.push({ text: "\n", ...PLAIN });
    else if (PARAGRAPHS.has(tag)) this.paragraph(element, looks);
    else if (LINES.has(tag)) this.line(element, looks);
    else if (tag === "TD" || tag === "TH") this.cell(element, looks);
    else this.read(element, looksOf(element, looks));
  }

  paragraph(element, looks) {
    const tag = element.tagName;
    // In an item of a list its first paragraph is the item itself.
    if (!(tag === "P" && this.block.kind === "item" && !this.block.runs.some((run) => run.text.trim()))) this.finish();
    const heading = /^H([1-6])$/.exec(tag);
    const item = /mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(element));
    if (tag === "UL" || tag === "OL") this.list(element, looks, tag === "OL");
    else if (tag === "BLOCKQUOTE") this.quote(element, looks);
    else {
      if (item) this.wordItem(element, Number(item[1]));
      else if (heading) this.start(`${"#".repeat(Math.min(Number(heading[1]), 3))} `, 0, "heading");
      this.read(element, heading ? PLAIN : looksOf(element, looks));
    }
    this.finish();
  }

  line(element, looks) {
    this.finish({ tight: element.tagName !== "LI" });
    if (element.tagName === "LI" && this.lists.length) this.item();
    this.read(element, looksOf(element, looks));
    this.finish({ tight: true });
  }

  cell(element, looks) {
    if (this.block.runs.some((run) => run.text.trim())) this.block.runs.push({ text: " | ", ...PLAIN });
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, looks);
      // A paragraph in a cell stays in its row.
      else if (child.nodeType === Node.ELEMENT_NODE && !isHidden(child)) this.read(child, looksOf(child, looks));
    }
  }

  quote(element, looks) {
    this.quotes += 1;
    this.start();
    this.read(element, looks);
    this.finish();
    this.quotes -= 1;
    this.start();
  }

  list(element, looks, isNumbered) {
    this.lists.push({ isNumbered, next: Number(element.getAttribute("start")) || 1 });
    this.read(element, looks);
    this.finish();
    this.lists.pop();
  }

  item() {
    const list = this.lists[this.lists.length - 1];
    const head = list.isNumbered ? `${list.next++}. ` : "- ";
    this.start(head, this.lists.length, "item");
  }

  // Word writes a list as paragraphs: its sign stands in a part that says "Ignore", its depth in the style.
  wordItem(element, level) {
    const sign = [...element.querySelectorAll("[data-style]")].find((part) => /mso-list:\s*ignore/.test(styleOf(part)));
    const drawn = sign ? sign.textContent.replace(/[\s\u00a0]+/g, "") : "";
    const counted = NUMBER.exec(drawn);
    if (!counted) this.counts = (this.counts || []).slice(0, level - 1);
    else this.counts = [...(this.counts || []).slice(0, level - 1), ((this.counts || [])[level - 1] || 0) + 1];
    const number = counted && (/^\d+$/.test(counted[1]) ? counted[1] : this.counts[level - 1]);
    this.start(counted ? `${number}. ` : "- ", level, "item");
  }
}

// The writer: blocks as Markdown.

function escaped(text) {
  return text.replace(/[\\*_[\]`]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&");
}

function safeStart(line) {
  return line.replace(/^(#{1,6}(?= )|[-+>](?= )|>)/, "\\$1").replace(/^(\d+)([.)] )/, "$1\\$2");
}

function merged(runs) {
  const found = [];
  for (const run of runs) {
    const last = found[found.length - 1];
    if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href) last.text += run.text;
    // Space has no look of its own: it goes along with what stands before it.
    else if (last && !run.text.trim() && !run.text.includes("\n")) last.text += run.text;
    else found.push({ ...run });
  }
  return found;
}

function written(run) {
  const [, lead, words, tail] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text);
  if (!words) return run.text;
  const sign = (run.bold ? "**" : "") + (run.italic ? "*" : "");
  // A break in bold or italic ends the look on one line and begins it on the next.
  const looked = escaped(words).split("\n").map((line) => (line.trim() ? sign + line.trim() + sign : "")).join("\n");
  return lead + (run.href ? `[${looked}](${address(run.href)})` : looked) + tail;
}

function body(block) {
  // A heading is bold by itself.
  const runs = block.kind === "heading" ? block.runs.map((run) => ({ ...run, bold: false })) : block.runs;
  const text = merged(runs).map(written).join("");
  return text.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ").trim();
}

function indents(blocks) {
  const widths = [];
  return blocks.map((block) => {
    if (block.kind !== "item") return "";
    const above = widths.slice(0, block.level - 1).reduce((sum, width) => sum + (width || 2), 0);
    widths[block.level - 1] = block.head.length;
    return " ".repeat(above);
  });
}

function markdown(blocks) {
  const indent = indents(blocks);
  return blocks.map((block, place) => {
    const before = blocks[place - 1];
    const together = before && ((before.kind === "item" && block.kind === "item") || (block.tight && block.kind === before.kind));
    const gap = !before ? "" : together ? "\n" : before.quote && block.quote ? "\n>\n" : "\n\n";
    const follow = block.quote ? "> " : indent[place] + " ".repeat(block.kind === "item" ? block.head.length : 0);
    const lines = body(block).split("\n").map((line) => safeStart(line));
    const first = block.quote ? `> ${block.head}` : indent[place] + block.head;
    return gap + first + lines.join(`\n${follow}`);
  }).join("");
}

function converted(html) {
  const reader = new Reader();
  reader.read(parsed(html), PLAIN);
  reader.finish();
  return markdown(reader.blocks);
}

document.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.matches || !field.matches("textarea[data-rich]") || !event.clipboardData) return;
  const html = event.clipboardData.getData("text/html");
  const text = html && converted(html);
  if (!text) return;
  event.preventDefault();
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
