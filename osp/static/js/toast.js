// Toasts leave after eight seconds, unless someone reads them (pointer or focus on it) or they report a fault.
// A response can add one: HX-Trigger: {"toast": {"text": "...", "fault": true, "url": "...", "action": "Bekijk", "undo": "..."}}. What can be
// undone is posted to the address in "undo".

const SHOWN_FOR = 8000;
const stack = document.getElementById("meldingen");

function closeButton(toast) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "toast-close";
  button.setAttribute("aria-label", "Sluit melding");
  button.textContent = "×";
  button.addEventListener("click", () => toast.remove());
  return button;
}

function leaveLater(toast) {
  let timer = setTimeout(() => toast.remove(), SHOWN_FOR);
  const hold = () => clearTimeout(timer);
  const resume = () => {
    clearTimeout(timer);
    timer = setTimeout(() => toast.remove(), SHOWN_FOR);
  };
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("mouseleave", resume);
  toast.addEventListener("focusout", resume);
}

function prepare(toast) {
  toast.append(closeButton(toast));
  if (!("stay" in toast.dataset)) leaveLater(toast);
}

function isShown(text) {
  return [...stack.querySelectorAll(".toast-say > span")].some((said) => said.textContent === text);
}

function undoForm(address) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "csrfmiddlewaretoken";
  token.value = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];
  const button = document.createElement("button");
  button.className = "linkish";
  button.textContent = "Ongedaan maken";
  form.append(token, button);
  return form;
}

// What was said before can no longer be undone in one step: only the last toast offers it.
function forgetUndo() {
  for (const form of stack.querySelectorAll(".toast-say form")) form.remove();
}

function show({ text, fault = false, url = "", action = "", undo = "" }) {
  if (isShown(text) && !undo) return;
  forgetUndo();
  const toast = document.createElement("div");
  toast.className = fault ? "toast-say toast-bad" : "toast-say";
  if (fault) toast.dataset.stay = "";
  const said = document.createElement("span");
  said.textContent = text;
  toast.append(said);
  if (url) {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = action;
    toast.append(link);
  }
  if (undo) toast.append(undoForm(undo));
  prepare(toast);
  stack.append(toast);
}

if (stack) {
  for (const toast of stack.querySelectorAll(".toast-say")) prepare(toast);
  document.addEventListener("toast", (event) => show(event.detail));
  document.addEventListener("htmx:sendError", () => show({ text: "Geen verbinding. Er is niets bewaard; uw tekst staat er nog.", fault: true }));
  document.addEventListener("htmx:responseError", (event) => {
    const sent = event.detail.xhr.getResponseHeader("HX-Trigger") || "";
    if (!sent.includes('"toast"')) show({ text: "Dat lukte niet. Ververs de pagina en probeer het opnieuw.", fault: true });
  });
}
