// Editing in place. In a form with data-edit: Esc clicks its [data-cancel], Ctrl+Enter saves it, and leaving the page with unsaved
// text asks first. A field with data-draft="key" keeps what is typed on this device, per person, until the server has it: it
// survives a lapsed session, a closed window and a power cut. data-edit="unsaved" marks a form that came back with errors.

const KEEP_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
const PAUSE = 400;
const QUESTION = "U hebt tekst die nog niet is bewaard. Toch annuleren?";
const changed = new WeakSet();
const waiting = new Map();

function prefix() {
  const person = document.body.dataset.person;
  return person ? `osp-draft:${person}:` : null;
}

function same(one, other) {
  const plain = (text) => text.replaceAll("\r\n", "\n").trim();
  return plain(one) === plain(other);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(prefix() + key));
  } catch {
    return null;
  }
}

function forget(key) {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  try {
    localStorage.removeItem(prefix() + key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function clock(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(moment.getHours())}.${two(moment.getMinutes())}`;
}

function when(moment) {
  const today = new Date().toDateString() === moment.toDateString();
  return today ? clock(moment) : `${moment.getDate()}-${moment.getMonth() + 1}, ${clock(moment)}`;
}

function keep(field) {
  const key = field.dataset.draft;
  if (same(field.value, field.defaultValue)) {
    forget(key);
    return;
  }
  const draft = { text: field.value, base: field.defaultValue, at: Date.now() };
  try {
    localStorage.setItem(prefix() + key, JSON.stringify(draft));
  } catch {
    return;
  }
  const line = field.form && field.form.querySelector("[data-saved]:not([data-keep])");
  if (line) line.textContent = `concept op dit apparaat bewaard, ${clock(new Date())}`;
}

function keepSoon(field) {
  const key = field.dataset.draft;
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(() => keep(field), PAUSE));
}

function say(field, text, actions) {
  const line = document.createElement("p");
  line.className = "draft-say";
  line.setAttribute("role", "status");
  line.append(text);
  for (const [label, act] of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      line.remove();
      field.focus();
    });
    line.append(button);
  }
  field.after(line);
}

function fill(field, text) {
  field.value = text;
  // Whoever keeps this form hears of it, as if it had been typed.
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function restore(field) {
  const key = field.dataset.draft;
  const draft = read(key);
  if (!draft) return;
  if (same(draft.text, field.value) || Date.now() - draft.at > KEEP_DAYS * DAY) {
    forget(key);
    return;
  }
  const moment = when(new Date(draft.at));
  const opened = field.defaultValue;
  const drop = ["Gooi weg", () => { fill(field, opened); forget(key); }];
  if (same(draft.base, field.defaultValue)) {
    fill(field, draft.text);
    say(field, `Uw concept van ${moment} is teruggezet.`, [drop]);
  } else {
    say(field, `Deze tekst is intussen gewijzigd. Uw concept van ${moment} staat nog op dit apparaat.`, [
      ["Zet mijn concept terug", () => {
        field.dispatchEvent(new CustomEvent("osp:based", { bubbles: true, detail: draft.base }));
        fill(field, draft.text);
      }],
      drop,
    ]);
  }
}

function prepare(root) {
  for (const form of root.querySelectorAll('form[data-edit="unsaved"]')) changed.add(form);
  if (root.matches && root.matches('form[data-edit="unsaved"]')) changed.add(root);
  if (!prefix()) return;
  const fields = [...root.querySelectorAll("[data-draft]")];
  for (const field of fields) {
    if (!field.nextElementSibling || !field.nextElementSibling.matches(".draft-say")) restore(field);
  }
}

function cancel(form) {
  const way = form.querySelector("[data-cancel]");
  if (!way) return;
  // A form that keeps itself asks, too, when Annuleer is clicked; see autosave.js.
  if (form.querySelector("[data-keep]")) {
    way.click();
    return;
  }
  if (changed.has(form) && !confirm(QUESTION)) return;
  dropDrafts(form);
  changed.delete(form);
  way.click();
}

function dropDrafts(form) {
  if (!prefix()) return;
  for (const field of form.querySelectorAll("[data-draft]")) forget(field.dataset.draft);
  for (const key of (form.dataset.drafts || "").split(" ").filter(Boolean)) forget(key);
}

function isOpenForm(form) {
  return form.isConnected && changed.has(form);
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.form && field.form.matches("[data-edit]")) changed.add(field.form);
  if (field.dataset && field.dataset.draft && prefix()) keepSoon(field);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest && event.target.closest("form[data-edit]");
  if (!form || event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    cancel(form);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Keep what was typed in the last moment, too: the session may prove to be over when the form arrives.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-logout]")) {
    forgetAll();
    return;
  }
  if (prefix()) {
    for (const field of form.querySelectorAll("[data-draft]")) keep(field);
  }
  if (!form.hasAttribute("hx-post")) changed.delete(form);
});

// Logging out is saying goodbye to this device, which may be shared.
function forgetAll() {
  if (!prefix()) return;
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix()));
  for (const key of keys) localStorage.removeItem(key);
  for (const form of document.querySelectorAll("form[data-edit]")) changed.delete(form);
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (!event.detail.successful || !form.matches || !form.matches("form")) return;
  changed.delete(form);
  dropDrafts(form);
});

// The server has these fields as they are sent: what is on this device may go, unless more was typed since.
document.addEventListener("osp:kept", (event) => {
  const { form, sent, isClean } = event.detail;
  for (const field of form.querySelectorAll("[data-draft]")) {
    if (sent.has(field.name)) field.defaultValue = sent.get(field.name)[0] || "";
    if (prefix() && same(field.value, field.defaultValue)) forget(field.dataset.draft);
  }
  if (isClean) changed.delete(form);
});

document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));

addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-edit]")].some(isOpenForm)) event.preventDefault();
});

prepare(document);

// What a page asks by itself while somebody types ([data-background]) stays home without a connection: keeping the text says so.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.matches("[data-background]") && !navigator.onLine) event.preventDefault();
});
