// A request for a part of the page that was led to another page (the session is over) reloads the page instead of putting a login
// form in the middle of it. After logging in the person is back here, and drafts are put back by edit.js.

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (!xhr.responseURL || !pathInfo) return;
  const asked = new URL(pathInfo.finalRequestPath || pathInfo.requestPath, location.href).pathname;
  const came = new URL(xhr.responseURL).pathname;
  if (asked === came || !/^\s*<!doctype html/i.test(xhr.responseText)) return;
  event.detail.shouldSwap = false;
  // What a page asks by itself takes nobody away from a text; the next thing they do themselves will.
  if (!event.detail.requestConfig.elt.matches("[data-background]")) location.reload();
});

// Whoever logged in again in another window has a new token, which the cookie holds; the one in this page is of before.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  if (!cookie) return;
  detail.headers["x-csrftoken"] = cookie[1];
  if (detail.parameters.csrfmiddlewaretoken) detail.parameters.csrfmiddlewaretoken = cookie[1];
});
