// table[data-grid]: cells with data-cell are walked by arrows and edited in their place, as in a spreadsheet. Enter or F2, or a second
// click, opens a cell; in it Enter saves and goes down, Tab saves and goes right, Shift+Tab left, Esc puts back what stood there. In a
// text of more lines Ctrl+Enter saves. Leaving an opened cell saves it too. One cell at a time can be reached with Tab.

const table = document.querySelector("table[data-grid]");
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
// What a cell held before its form came, by cell; and where the focus goes once the server has answered, as id of a cell.
const before = new WeakMap();
let next = "";

function cellOf(target) {
  return target.closest ? target.closest("[data-cell]") : null;
}

function isOpen(cell) {
  return Boolean(cell.querySelector("[data-cell-form]"));
}

function rows() {
  return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.querySelector("[data-cell]"));
}

function place(cell) {
  return [rows().indexOf(cell.parentElement), cell.cellIndex];
}

// The nearest cell that can be edited in that direction; the same one at the edge.

function beside(cell, [down, right]) {
  const all = rows();
  let [row, column] = place(cell);
  for (;;) {
    row += down;
    column += right;
    const found = all[row] && all[row].cells[column];
    if (!found) return cell;
    if (found.matches("[data-cell]")) return found;
  }
}

function focus(cell) {
  for (const other of table.querySelectorAll('[data-cell][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

function open(cell) {
  if (isOpen(cell)) return;
  before.set(cell, [...cell.childNodes].map((node) => node.cloneNode(true)));
  window.htmx.ajax("GET", `${cell.dataset.cell}?naar=tabel`, { source: cell, target: cell });
}

function close(cell) {
  const form = cell.querySelector("[data-cell-form]");
  // A form that goes away loses the focus, which is no reason to save it.
  if (form) form.dataset.sent = "yes";
  const nodes = before.get(cell);
  if (nodes) cell.replaceChildren(...nodes);
}

function putBack(cell) {
  close(cell);
  focus(cell);
}

function isUnchanged(form) {
  const field = form.querySelector("select, textarea, input:not([type=hidden])");
  if (field.options) return [...field.options].every((option) => option.selected === option.defaultSelected) || noneWasChosen(field);
  if (field.type === "radio") return [...form.querySelectorAll("[type=radio]")].every((each) => each.checked === each.defaultChecked);
  return field.value === field.defaultValue;
}

function noneWasChosen(select) {
  return ![...select.options].some((option) => option.defaultSelected) && select.selectedIndex === 0;
}

// Save and go on; a cell in which nothing changed only closes.

function save(form, to) {
  const cell = cellOf(form);
  next = (to || cell).id;
  if (isUnchanged(form) && !form.querySelector(".invalid-say")) {
    putBack(cell);
    focus(document.getElementById(next));
    next = "";
  } else form.requestSubmit();
}

function inCell(event, cell) {
  const form = cell.querySelector("[data-cell-form]");
  const isText = event.target.matches("textarea[data-rich]");
  if (event.key === "Escape") {
    event.preventDefault();
    putBack(cell);
  } else if (event.key === "Tab") {
    event.preventDefault();
    save(form, beside(cell, [0, event.shiftKey ? -1 : 1]));
  } else if (event.key === "Enter" && !event.isComposing && (!isText || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save(form, beside(cell, [1, 0]));
  }
}

function onCell(event, cell) {
  const step = STEPS[event.key];
  const row = [...cell.parentElement.querySelectorAll("[data-cell]")];
  const all = event.ctrlKey && rows();
  if (step && !event.altKey) focus(beside(cell, step));
  else if (event.key === "Home") focus(all ? all[0].querySelector("[data-cell]") : row[0]);
  else if (event.key === "End") focus(all ? [...all[all.length - 1].querySelectorAll("[data-cell]")].pop() : row[row.length - 1]);
  else if (event.key === "Enter" || event.key === "F2") open(cell);
  else return;
  event.preventDefault();
}

function prepare() {
  table.setAttribute("role", "grid");
  for (const cell of table.querySelectorAll("[data-cell]:not([tabindex])")) cell.tabIndex = -1;
  const first = table.querySelector("[data-cell]");
  if (first && !table.querySelector('[data-cell][tabindex="0"]')) first.tabIndex = 0;
}

if (table) {
  document.querySelector("[data-grid-help]").hidden = false;
  prepare();

  // Before other listeners on the document: Tab and Enter belong to the cell here.
  table.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.target.closest(".rich-bar, .versus")) return;
    if (event.target === cell) onCell(event, cell);
    else if (event.target.closest("[data-cell-form]")) inCell(event, cell);
    if (event.defaultPrevented) event.stopPropagation();
  });

  table.addEventListener("click", (event) => {
    const cell = cellOf(event.target);
    if (!cell || isOpen(cell)) return;
    if (document.activeElement === cell) open(cell);
    else focus(cell);
  });

  table.addEventListener("mousedown", (event) => {
    const cell = cellOf(event.target);
    // Otherwise the press would focus the cell before the click asks whether it had the focus.
    if (cell && !isOpen(cell) && document.activeElement !== cell) event.preventDefault();
  });

  table.addEventListener("focusout", (event) => {
    const form = event.target.closest("[data-cell-form]");
    if (!form || !form.isConnected || form.contains(event.relatedTarget) || form.dataset.sent) return;
    if (event.relatedTarget === null && !document.hasFocus()) return;
    const to = event.relatedTarget && cellOf(event.relatedTarget);
    if (isUnchanged(form)) close(cellOf(form));
    else save(form, to || cellOf(form));
  });

  table.addEventListener("submit", (event) => { event.target.dataset.sent = "yes"; });

  // At once, not when the page has settled: what is typed meanwhile belongs where the focus will be.
  document.addEventListener("htmx:afterSwap", (event) => {
    prepare();
    const { elt, requestConfig } = event.detail;
    // What planlint says under a cell that is being typed in moves no focus.
    if (requestConfig && requestConfig.elt.matches("[data-background]")) return;
    const form = elt.querySelector && elt.querySelector("[data-cell-form]");
    const cell = next && document.getElementById(next);
    next = "";
    if (form) {
      const field = form.querySelector("select, textarea, input:not([type=hidden])");
      field.focus();
      if (field.select && !field.matches("[data-rich]")) field.select();
    } else if (cell && !document.activeElement.closest(".versus")) focus(cell);
  });
}
