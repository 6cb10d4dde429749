// A form with [data-keep] keeps itself on the server: each field after a pause, on leaving it, and on leaving the page. It says
// "opgeslagen 14.02". What it sends is what changed, with what each field held before; where somebody else changed the same field,
// both versions come in the place of the form. Meanwhile edit.js keeps what is typed on this device, so that a lapsed session or
// a lost connection costs nothing. Annuleer, and Esc, put back what stood there when the form was opened.

const PAUSE = 1500;
const BREATH = 200;
const AGAIN = 10000;
const QUESTION = "Wijzigingen terugdraaien? De tekst wordt weer zoals zij was toen u begon.";
const OFFLINE = "Geen verbinding. Uw tekst staat op dit apparaat; opslaan gaat vanzelf verder.";
const ENDED = "Niet opgeslagen: u bent uitgelogd. Uw tekst staat op dit apparaat. ";
const FAILED = "Niet opgeslagen. Uw tekst staat op dit apparaat; ververs de pagina om verder te gaan.";
const UNSEEN = new Set(["hidden", "submit", "button", "reset", "file", "fieldset"]);
const forms = new Map();

function same(one, other) {
  const plain = (values) => values.map((value) => value.replaceAll("\r\n", "\n").trim()).filter(Boolean);
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function inputs(form, name) {
  return [...form.elements].filter((field) => field.name && !UNSEEN.has(field.type) && (!name || field.name === name));
}

function names(form) {
  return [...new Set(inputs(form).map((field) => field.name))];
}

// What a field holds, and what it held when the server sent it.

function values(form, name, { first = false } = {}) {
  return inputs(form, name).flatMap((field) => {
    if (field.type === "radio" || field.type === "checkbox") return (first ? field.defaultChecked : field.checked) ? [field.value] : [];
    if (field.options) return chosen(field, first);
    return [first ? field.defaultValue : field.value];
  });
}

function chosen(select, first) {
  const options = [...select.options];
  if (!first) return options.filter((option) => option.selected).map((option) => option.value);
  const told = options.filter((option) => option.defaultSelected).map((option) => option.value);
  return told.length || select.multiple || !options.length ? told : [options[0].value];
}

function fill(form, name, wanted) {
  for (const field of inputs(form, name)) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = wanted.includes(field.value);
    else if (field.options) for (const option of field.options) option.selected = wanted.includes(option.value);
    else field.value = wanted[0] || "";
  }
}

// Per field: `opened` and `shown` as the page has it, `stored` as the server has it.

function watch(form) {
  if (forms.has(form)) return;
  const fields = new Map();
  for (const name of names(form)) {
    const told = [...form.elements].filter((field) => field.name === `was-${name}`).map((field) => field.value);
    const held = told.length ? told : values(form, name, { first: true });
    fields.set(name, { opened: held, shown: held, stored: held });
  }
  forms.set(form, { fields, refused: new Map(), timer: 0, busy: null, again: false });
}

function dirty(form) {
  const { fields } = forms.get(form);
  return names(form).filter((name) => fields.has(name) && !same(values(form, name), fields.get(name).shown));
}

function say(form, text, link) {
  const line = form.querySelector("[data-keep]");
  if (!line) return;
  line.textContent = text;
  if (!link) return;
  const way = document.createElement("a");
  way.href = link;
  way.target = "_blank";
  way.textContent = "Log opnieuw in";
  line.append(way);
}

function later(form, pause) {
  const state = forms.get(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => flush(form), pause);
}

function flush(form, options = {}) {
  const state = forms.get(form);
  clearTimeout(state.timer);
  if (!form.isConnected) {
    forms.delete(form);
    return Promise.resolve();
  }
  if (state.busy) {
    state.again = true;
    return state.busy;
  }
  // What was refused waits until it is changed.
  const changed = dirty(form).filter((name) => !same(values(form, name), state.refused.get(name) || ["\u0000"]));
  if (!changed.length) return Promise.resolve();
  state.busy = send(form, state, changed, options).finally(() => {
    state.busy = null;
    if (state.again && form.isConnected) later(form, BREATH);
    state.again = false;
  });
  return state.busy;
}

function token(form) {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
}

async function send(form, state, changed, { keepalive = false } = {}) {
  const sent = new Map(changed.map((name) => [name, values(form, name)]));
  const whole = new Map(dirty(form).map((name) => [name, values(form, name)]));
  const body = new FormData(form);
  body.append("tussendoor", "1");
  if (form.hasAttribute("hx-post")) body.append("in-de-pagina", "1");
  // A token that is newer than the page: somebody logged in again in another window.
  body.delete("csrfmiddlewaretoken");
  const headers = { Accept: "application/json", "X-CSRFToken": token(form) };
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body, headers, keepalive, redirect: "manual" });
  } catch {
    say(form, OFFLINE);
    later(form, AGAIN);
    return;
  }
  if (!form.isConnected) return;
  if (response.type === "opaqueredirect") say(form, ENDED, form.action);
  else if (response.status === 409) {
    const html = await response.text();
    // Typed since: ask again, so that no keystroke is missing from the two versions.
    if (dirty(form).every((name) => whole.has(name) && same(values(form, name), whole.get(name)))) bothVersions(form, html);
    else state.again = true;
  }
  else if (response.ok) kept(form, state, sent, await response.json());
  else say(form, FAILED);
}

function kept(form, state, sent, told) {
  for (const [name, field] of state.fields) {
    const stored = told.values[name];
    if (!stored || name in told.refused) continue;
    if (sent.has(name)) Object.assign(field, { shown: sent.get(name), stored });
    else if (same(values(form, name), field.shown)) {
      // Left alone here, changed by somebody else.
      if (!same(stored, field.stored)) fill(form, name, stored);
      Object.assign(field, { shown: values(form, name), stored });
    }
  }
  state.refused = new Map(Object.keys(told.refused).filter((name) => sent.has(name)).map((name) => [name, sent.get(name)]));
  if (form.elements.version) form.elements.version.value = told.version;
  const reasons = [...new Set(Object.values(told.refused))].join(" ");
  const isAll = [...sent.keys()].every((name) => name in told.refused);
  say(form, [isAll ? "" : `opgeslagen ${told.clock}`, reasons && `Nog niet opgeslagen: ${reasons}`].filter(Boolean).join(" · "));
  announce(form, new Map([...sent].filter(([name]) => !(name in told.refused))));
}

function announce(form, sent) {
  const isClean = dirty(form).length === 0;
  document.dispatchEvent(new CustomEvent("osp:kept", { detail: { form, sent, isClean } }));
}

function bothVersions(form, html) {
  const part = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  part.dataset.drafts = [...form.querySelectorAll("[data-draft]")].map((field) => field.dataset.draft).join(" ");
  forms.delete(form);
  form.replaceWith(part);
  window.htmx.process(part);
  window.htmx.trigger(part, "htmx:load", { elt: part });
  const start = part.querySelector("[autofocus]");
  if (start) start.focus();
}

// Annuleer: back to how it was, on the server too; history keeps what was written in between.

async function takeBack(form, way) {
  const state = forms.get(form);
  clearTimeout(state.timer);
  await state.busy;
  for (const [name, { opened }] of state.fields) fill(form, name, opened);
  state.refused.clear();
  await flush(form);
  if (!form.isConnected || dirty(form).length) return;
  announce(form, new Map([...state.fields].map(([name, { opened }]) => [name, opened])));
  way.dataset.sure = "yes";
  way.click();
}

document.addEventListener("click", (event) => {
  const way = event.target.closest && event.target.closest("[data-cancel]");
  const form = way && way.closest("form");
  if (!form || !forms.has(form) || way.dataset.sure) return;
  const { fields } = forms.get(form);
  if ([...fields].every(([name, { opened }]) => same(values(form, name), opened))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (confirm(QUESTION)) takeBack(form, way);
}, true);

// Whatever way a form is sent, it says what changed and from what.
document.addEventListener("formdata", (event) => {
  const form = event.target;
  if (!forms.has(form)) return;
  event.formData.set("velden", "1");
  for (const name of dirty(form)) {
    event.formData.append("veld", name);
    event.formData.delete(`was-${name}`);
    for (const value of forms.get(form).fields.get(name).stored) event.formData.append(`was-${name}`, value);
  }
});

// Two requests of one form would each hold the other for somebody else.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const state = forms.get(form);
  if (!state) return;
  clearTimeout(state.timer);
  if (!state.busy) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  state.again = false;
  state.busy.then(() => form.isConnected && form.requestSubmit(event.submitter));
}, true);

// A form stands in the page, with the caret in it, a moment before htmx:load tells of it: what is typed then counts too.
document.addEventListener("input", (event) => {
  const { form } = event.target;
  if (!form || !form.querySelector("[data-keep]")) return;
  watch(form);
  later(form, PAUSE);
});

for (const kind of ["change", "focusout"]) {
  document.addEventListener(kind, (event) => {
    const { form } = event.target;
    if (form && forms.has(form) && event.target.name) flush(form);
  });
}

// A draft of an older text was put back: it is held against that text, so that the newer one is not lost.
document.addEventListener("osp:based", (event) => {
  const state = forms.get(event.target.form);
  if (state) state.fields.get(event.target.name).stored = [event.detail];
});

function flushAll(options) {
  for (const form of forms.keys()) flush(form, options);
}

addEventListener("online", () => flushAll());
addEventListener("focus", () => flushAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") flushAll({ keepalive: true });
});

function prepare(root) {
  for (const line of root.querySelectorAll("[data-keep]")) watch(line.closest("form"));
}

document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
prepare(document);
