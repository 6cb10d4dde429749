// A request for a part of the page that was led to another page (the session is over) reloads the page instead of putting a login
// form in the middle of it. After logging in the person is back here, and drafts are put back by edit.js.

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (!xhr.responseURL || !pathInfo) return;
  const asked = new URL(pathInfo.finalRequestPath || pathInfo.requestPath, location.href).pathname;
  const came = new URL(xhr.responseURL).pathname;
  if (asked === came || !/^\s*<!doctype html/i.test(xhr.responseText)) return;
  event.detail.shouldSwap = false;
  location.reload();
});
