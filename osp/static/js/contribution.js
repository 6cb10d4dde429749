// A form that saves field by field. htmx sends each field a moment after it was typed, and again when somebody leaves it: the same
// text is not sent twice, so that a choice offered after a conflict stays where it is. Leaving the page with a text that the server
// does not have yet asks first. Without scripts the page is saved as a whole.

const sent = new WeakMap();
const unsaved = new Set();

function isTyped(field) {
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
}

document.addEventListener("input", (event) => {
  if (isTyped(event.target) && event.target.hasAttribute("hx-post")) unsaved.add(event.target);
});

document.addEventListener("htmx:configRequest", (event) => {
  const field = event.detail.elt;
  if (!isTyped(field)) return;
  if (sent.get(field) === field.value) event.preventDefault();
  else sent.set(field, field.value);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const field = event.detail.elt;
  if (!isTyped(field)) {
    // The choice after a conflict is about the field that it sends along.
    if (event.detail.successful && field.closest && field.closest(".conflict-say")) unsaved.clear();
    return;
  }
  if (!event.detail.xhr || !event.detail.xhr.status || event.detail.xhr.status >= 500) sent.delete(field);
  else if (event.detail.successful && sent.get(field) === field.value) unsaved.delete(field);
});

document.addEventListener("submit", () => unsaved.clear());

addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((field) => field.isConnected)) event.preventDefault();
});
