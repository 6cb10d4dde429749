// A toolbar over every textarea[data-rich], whose text is the Markdown subset of osp/richtext.py: bold, italic, lists, quotes,
// headings and links, by button and by Ctrl+B, I and K. Enter goes on with a list. Voorbeeld shows the text as it will be read.
// Every change goes through insertText, so that Ctrl+Z undoes it and whoever listens for input hears of it.

const LINES = {
  list: { has: /^\s*[-*+] /, strip: /^(\s*)[-*+] /, mark: () => "- " },
  numbered: { has: /^\s*\d+[.)] /, strip: /^(\s*)\d+[.)] /, mark: (place) => `${place + 1}. ` },
  quote: { has: /^> ?/, strip: /^()> ?/, mark: () => "> " },
  heading: { has: /^#{1,6} /, strip: /^()#{1,6} /, mark: () => "# " },
};
const ITEM = /^(\s*)(?:([-*+])|(\d+)([.)])) (.*)$/;
const BUTTONS = [
  { icon: "bold", label: "Vet", keys: "Ctrl+B", act: (field) => surround(field, 2) },
  { icon: "italic", label: "Cursief", keys: "Ctrl+I", act: (field) => surround(field, 1) },
  { icon: "list", label: "Lijst", act: (field) => mark(field, "list") },
  { icon: "list-ordered", label: "Genummerde lijst", act: (field) => mark(field, "numbered") },
  { icon: "link", label: "Link", keys: "Ctrl+K", act: (field) => askLink(field) },
  { icon: "quote", label: "Citaat", act: (field) => mark(field, "quote") },
  { icon: "heading", label: "Kop", act: (field) => mark(field, "heading") },
];

function replace(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
  if (done) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Bold and italic: as many stars on either side of the chosen words, or of the word the caret stands in.

function stars(text, from, step) {
  let count = 0;
  while (text[from + count * step] === "*") count += 1;
  return count;
}

function chosen(field) {
  const { value } = field;
  let [start, end] = [field.selectionStart, field.selectionEnd];
  if (start === end) {
    while (start > 0 && /[\p{L}\p{N}]/u.test(value[start - 1])) start -= 1;
    while (end < value.length && /[\p{L}\p{N}]/u.test(value[end])) end += 1;
  }
  while (start < end && /[\s*]/.test(value[start])) start += 1;
  while (end > start && /[\s*]/.test(value[end - 1])) end -= 1;
  return [start, end];
}

function surround(field, count) {
  const [start, end] = chosen(field);
  const { value } = field;
  const sign = "*".repeat(count);
  const words = value.slice(start, end);
  if (words.includes("\n")) {
    replace(field, start, end, words.replace(/^(\s*(?:[-+>]|\d+[.)]|#{1,6})?\s*)(\S.*?)(\s*)$/gm, `$1${sign}$2${sign}$3`));
    return;
  }
  const around = Math.min(stars(value, start - 1, -1), stars(value, end, 1));
  const isOn = count === 2 ? around >= 2 : around === 1 || around === 3;
  if (isOn) replace(field, start - count, end + count, words);
  else replace(field, start, end, sign + words + sign);
  const first = isOn ? start - count : start + count;
  field.setSelectionRange(first, first + words.length);
}

// Lists, quotes and headings: a sign in front of each chosen line, or away from it when all have it.

function mark(field, kind) {
  const { value } = field;
  const start = value.slice(0, field.selectionStart).lastIndexOf("\n") + 1;
  const stop = value.indexOf("\n", field.selectionEnd);
  const end = stop === -1 ? value.length : stop;
  const lines = value.slice(start, end).split("\n");
  const rule = LINES[kind];
  const written = lines.filter((line) => line.trim());
  const isOn = written.length > 0 && written.every((line) => rule.has.test(line));
  const bare = lines.map((line) => Object.values(LINES).reduce((text, other) => text.replace(other.strip, "$1"), line));
  let place = 0;
  const made = bare.map((line) => (isOn || (!line.trim() && lines.length > 1) ? line : rule.mark(place++) + line));
  replace(field, start, end, made.join("\n"));
  const last = start + made.join("\n").length;
  field.setSelectionRange(lines.length > 1 ? start : last, last);
}

function goOn(event, field) {
  const { value, selectionStart: here } = field;
  if (here !== field.selectionEnd) return;
  const start = value.slice(0, here).lastIndexOf("\n") + 1;
  const found = ITEM.exec(value.slice(start, here));
  if (!found) return;
  event.preventDefault();
  const [, indent, bullet, number, dot, words] = found;
  // An empty line ends the list; without it the next words would still belong to the last item.
  if (!words.trim()) replace(field, start, here, "\n");
  else replace(field, here, here, `\n${indent}${bullet || Number(number) + 1 + dot} `);
}

// Links: the address is asked in a line under the toolbar, which is no part of the form.

function askLink(field) {
  const bar = field.previousElementSibling;
  const asked = bar.querySelector(".rich-link");
  if (asked) {
    asked.remove();
    field.focus();
    return;
  }
  const [start, end] = chosen(field);
  const row = document.createElement("div");
  row.className = "rich-link";
  const input = document.createElement("input");
  input.type = "url";
  input.className = "form-control";
  input.placeholder = "https://";
  input.setAttribute("aria-label", "Adres van de link");
  const add = button("Voeg link toe", () => put());
  row.append(input, add);
  bar.append(row);
  input.focus();

  function put() {
    const typed = input.value.trim();
    row.remove();
    if (!typed) return field.focus();
    const href = /^(https?:\/\/|mailto:)/i.test(typed) ? typed : (typed.includes("@") ? "mailto:" : "https://") + typed;
    const words = field.value.slice(start, end) || typed;
    replace(field, start, end, `[${words}](${href.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)})`);
  }

  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") put();
    else askLink(field);
  });
}

// Preview: the text as it will be read, in the place of the field.

function preview(field, toggle) {
  const shown = field.parentElement.querySelector(".rich-preview");
  if (shown) {
    shown.remove();
    field.hidden = false;
    toggle.setAttribute("aria-pressed", "false");
    field.focus();
    return;
  }
  const place = document.createElement("div");
  place.className = "rich rich-preview";
  place.tabIndex = -1;
  field.after(place);
  field.hidden = true;
  toggle.setAttribute("aria-pressed", "true");
  place.setAttribute("hx-params", "tekst");
  const asked = { source: place, target: place, swap: "beforeend", values: { tekst: field.value } };
  window.htmx.ajax("POST", document.body.dataset.preview, asked);
}

// The toolbar itself: one stop for Tab, arrows from button to button.

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function iconButton({ icon, label, keys, act }, field) {
  const made = button("", () => act(field));
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  const use = document.createElementNS(namespace, "use");
  drawing.setAttribute("class", "i");
  drawing.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.body.dataset.sprite}#${icon}`);
  drawing.append(use);
  made.append(drawing);
  made.setAttribute("aria-label", label);
  made.title = keys ? `${label} (${keys})` : label;
  return made;
}

function walk(event, bar) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const buttons = [...bar.querySelectorAll(":scope > button")];
  const here = buttons.indexOf(event.target);
  if (!step || here === -1) return;
  event.preventDefault();
  const next = buttons[(here + step + buttons.length) % buttons.length];
  for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
  next.focus();
}

function dress(field) {
  if (field.previousElementSibling && field.previousElementSibling.matches(".rich-bar")) return;
  const bar = document.createElement("div");
  bar.className = "rich-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Opmaak");
  bar.append(...BUTTONS.map((each) => iconButton(each, field)));
  if (document.body.dataset.preview && window.htmx) {
    const toggle = button("Voorbeeld", () => preview(field, toggle));
    toggle.setAttribute("aria-pressed", "false");
    toggle.className = "rich-show";
    bar.append(toggle);
  }
  [...bar.children].forEach((each, place) => { each.tabIndex = place ? -1 : 0; });
  bar.addEventListener("keydown", (event) => walk(event, bar));
  // A press on a button leaves the selection in the field as it is.
  bar.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  field.before(bar);
}

function prepare(root) {
  if (root.matches && root.matches("textarea[data-rich]")) dress(root);
  for (const field of root.querySelectorAll("textarea[data-rich]")) dress(field);
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches || !field.matches("textarea[data-rich]") || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && !command && !event.shiftKey) goOn(event, field);
  if (!command || event.altKey || event.shiftKey) return;
  const act = { b: () => surround(field, 2), i: () => surround(field, 1), k: () => askLink(field) }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
prepare(document);
