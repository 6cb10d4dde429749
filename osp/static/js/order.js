// The outline of a plan: rows are dragged at their grip (SortableJS), or moved with Alt+arrows on it. The server is told the new place as
// "parent-after" (0: in front) and answers with the outline as it is now, also when it refuses. Where no answer came, the outline is asked
// again: at once, and when there is a connection.

const GRIP = ".grip";
// The row that was moved: its grip gets the focus back in the new outline.
let moved = "";

function rowsOf(list) {
  return [...list.children].filter((row) => row.dataset.row);
}

function send(row, list, after) {
  moved = row.id;
  const values = { plek: `${list.dataset.parent}-${after ? after.dataset.row : 0}` };
  const root = document.getElementById("volgorde");
  window.htmx.ajax("POST", row.dataset.url, { target: root, swap: root.dataset.swap, values });
}

function refresh() {
  const root = document.getElementById("volgorde");
  window.htmx.ajax("GET", root.dataset.refresh, { target: root, swap: root.dataset.swap });
}

// One place further in that direction, at the edge of a list into the next list of the same kind.

function step(row, down) {
  const list = row.parentElement;
  const rows = rowsOf(list);
  const here = rows.indexOf(row);
  if (down ? here < rows.length - 1 : here > 0) {
    send(row, list, down ? rows[here + 1] : rows[here - 2]);
    return;
  }
  const lists = [...document.querySelectorAll(`[data-order="${list.dataset.order}"]`)];
  const next = lists[lists.indexOf(list) + (down ? 1 : -1)];
  if (next) send(row, next, down ? null : rowsOf(next).pop());
}

function prepare() {
  document.querySelector("[data-order-help]").hidden = false;
  for (const list of document.querySelectorAll("[data-order]")) {
    window.Sortable.create(list, {
      group: list.dataset.order,
      handle: ".grip",
      draggable: "li",
      emptyInsertThreshold: 12,
      onEnd: ({ item, from, to, oldIndex, newIndex }) => {
        if (from === to && oldIndex === newIndex) return;
        send(item, to, item.previousElementSibling);
      },
    });
  }
}

prepare();

document.addEventListener("keydown", (event) => {
  const grip = event.target.closest(GRIP);
  if (!grip || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  step(grip.closest("[data-row]"), event.key === "ArrowDown");
});

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-order-close]");
  if (!close) return;
  event.preventDefault();
  const row = close.closest("[data-row]");
  close.closest("form").remove();
  row.querySelector(GRIP).focus();
});

document.addEventListener("submit", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) moved = row.id;
});

// What dragging left in a row would be copied into the new outline, where a style in the markup is forbidden.
document.addEventListener("htmx:beforeSwap", () => {
  for (const row of document.querySelectorAll("#volgorde [style]")) row.removeAttribute("style");
});

// Only after a move: an outline that could not be read is no reason to read it again for ever.
for (const fault of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(fault, (event) => {
    if (event.detail.requestConfig.verb !== "post") return;
    if (navigator.onLine) refresh();
    else addEventListener("online", refresh, { once: true });
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target && event.detail.target.id === "volgorde") prepare();
  const form = event.detail.elt.querySelector && event.detail.elt.querySelector("form.edit select");
  if (form) form.focus();
  else if (moved && document.getElementById(moved)) {
    document.getElementById(moved).querySelector(GRIP).focus();
    moved = "";
  }
});
