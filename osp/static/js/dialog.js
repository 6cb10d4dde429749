// The passport of a figure. A link says which element shows it: <a href="#paspoort" data-dialog="paspoort">, or with hx-get and
// hx-target="#paspoort" when it is still to be fetched. On a wide screen that element stands in the kantlijn; on a phone it comes
// forward in a <dialog> and goes back to its place when that closes. Without scripts the link goes to the element or its own page.

const narrow = matchMedia("(max-width: 899.98px)");

function bringForward(element) {
  const place = document.createComment("paspoort");
  element.before(place);
  const dialog = document.createElement("dialog");
  dialog.className = "paper";
  const heading = element.querySelector("h2, h3");
  if (heading && heading.id) dialog.setAttribute("aria-labelledby", heading.id);
  else dialog.setAttribute("aria-label", "Paspoort");
  dialog.append(element);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    place.replaceWith(element);
    dialog.remove();
  });
  dialog.showModal();
}

function show(element) {
  if (element.closest("dialog")) return;
  if (narrow.matches) {
    bringForward(element);
    return;
  }
  const heading = element.querySelector("h2, h3") || element;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const closer = event.target.closest("[data-dialog-close]");
  const dialog = closer && closer.closest("dialog");
  if (dialog) {
    event.preventDefault();
    dialog.close();
    return;
  }
  const link = event.target.closest("[data-dialog]");
  if (!link || link.hasAttribute("hx-get") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const element = document.getElementById(link.dataset.dialog);
  if (!element) return;
  event.preventDefault();
  show(element);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const asker = event.detail.requestConfig && event.detail.requestConfig.elt;
  if (!asker || !asker.matches("[data-dialog]")) return;
  const element = document.getElementById(asker.dataset.dialog);
  if (element) show(element);
});
