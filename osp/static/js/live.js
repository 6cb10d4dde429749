// Vergader: Enter writes a line down, and the cursor stands in the next one at once. Without scripts the button does.

const LINE = ".live-line";
const FIELD = "textarea, input:not([type='hidden'])";

document.addEventListener("keydown", (event) => {
  const form = event.target.closest(LINE);
  if (!form || event.key !== "Enter" || event.shiftKey || event.target.tagName !== "TEXTAREA") return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target.id ? document.getElementById(event.target.id) : null;
  const field = part && part.matches("#besluiten, #acties") ? part.querySelector(`${LINE} :is(${FIELD})`) : null;
  if (field) field.focus();
});
