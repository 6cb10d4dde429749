// The page of a scenario, and its sliders at the table. A slider sets every school year of its schoolbestuur; each number can be set on its own. What that comes to
// is worked out here as in indicators/compute/scenario.py, and said in the words of indicators/wording/scenario.py; a test holds both
// against each other. Without scripts the numbers are sent with "Reken door" and the server does the same.

const TOLERANCE = 1e-6;
const MINUS = "\u2212";

/** Half goes up, judged on the digits as they are written: 2.005 reads 2,01. */
function rounded(value, places) {
  const [digits, exponent] = String(Math.abs(value)).split("e");
  const whole = Math.round(Number(`${digits}e${Number(exponent || 0) + places}`));
  return { whole, negative: value < 0 && whole > 0 };
}

/** 1204.5 with two places reads "1.204,50". */
export function decimal(value, places = 2) {
  const { whole, negative } = rounded(value, places);
  const digits = String(whole).padStart(places + 1, "0");
  const integers = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ".");
  const decimals = places ? `,${digits.slice(-places)}` : "";
  return `${negative ? MINUS : ""}${integers}${decimals}`;
}

export function schoolYear(year) {
  return `${year}-${year + 1}`;
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function wishedIn(plan, goal, year) {
  const { base } = plan;
  if (!goal) return null;
  if (year >= goal.year || goal.year <= base.year) return goal.value;
  const share = (base.factor * base.numerator) / base.denominator;
  return share + ((goal.value - share) * (year - base.year)) / (goal.year - base.year);
}

function oneYear(plan, supposed, year, change, total) {
  const { base } = plan;
  const followed = supposed.follows ? plan.denominators[year] : undefined;
  const denominator = followed === undefined ? base.denominator : followed;
  const wanted = base.numerator + total;
  const pupils = Math.min(Math.max(wanted, 0), denominator);
  const wished = wishedIn(plan, supposed.goal, year);
  const rate = (plan.rates[supposed.category] || {})[year];
  let gap = null;
  if (wished !== null) {
    const asked = (wished * denominator) / base.factor;
    gap = Math.ceil((supposed.goal.isUpward ? asked - pupils : pupils - asked) - TOLERANCE) + 0;
  }
  return {
    year,
    change,
    total,
    pupils,
    denominator,
    share: (base.factor * pupils) / denominator,
    lacking: pupils !== wanted,
    wished,
    gap,
    effect: rate === undefined ? null : total * rate,
    gap_cost: rate === undefined || gap === null ? null : Math.max(gap, 0) * rate,
  };
}

/** Every year of what is supposed: changes by schoolbestuur and year, goal, whether the denominator follows, category. */
export function run(plan, supposed) {
  let total = 0;
  return plan.years.map((year) => {
    const change = Object.values(supposed.changes).reduce((sum, years) => sum + (years[year] || 0), 0);
    total += change;
    return oneYear(plan, supposed, year, change, total);
  });
}

export function shareText(plan, share) {
  const template = plan.unit === "permille" ? "permille" : "percent";
  return fill(plan.templates[template], { value: decimal(share) });
}

function pupilText(plan, count) {
  return fill(plan.templates[Math.abs(count) === 1 ? "pupil" : "pupils"], { count: decimal(count, 0) });
}

function euroText(plan, amount) {
  return fill(plan.templates.euro, { amount: decimal(amount, 0) });
}

function changeSentence(plan, last) {
  const change = last.pupils - plan.base.numerator;
  const one = Math.abs(change) === 1 ? "_one" : "";
  const name = change === 0 ? "same" : `${change > 0 ? "more" : "fewer"}${one}`;
  return fill(plan.templates[name], { change: pupilText(plan, Math.abs(change)), base: schoolYear(plan.base.year) });
}

function gapSentence(plan, goal, last) {
  if (last.gap === null) return "";
  const name = last.year >= goal.year ? "target" : "path";
  const wished = fill(plan.templates[name], { value: shareText(plan, last.wished) });
  if (last.gap <= 0) {
    return fill(plan.templates[last.gap ? "room" : "reached"], { wished, gap: pupilText(plan, -last.gap) });
  }
  const gap = pupilText(plan, last.gap);
  if (last.gap_cost === null) return fill(plan.templates.to_go, { wished, gap });
  return fill(plan.templates.to_go_cost, { wished, gap, cost: euroText(plan, last.gap_cost) });
}

function effectSentence(plan, last) {
  if (!last.effect) return "";
  return fill(plan.templates[last.effect > 0 ? "cost" : "saving"], { effect: euroText(plan, Math.abs(last.effect)) });
}

/** What the last year comes to, in words. */
export function sentence(plan, supposed, years) {
  if (!years.length) return "";
  const last = years[years.length - 1];
  const outcome = fill(plan.templates.outcome, {
    year: schoolYear(last.year),
    share: shareText(plan, last.share),
    pupils: decimal(last.pupils, 0),
    denominator: decimal(last.denominator, 0),
  });
  const lacking = years.some((each) => each.lacking) ? plan.templates.lacking : "";
  const parts = [outcome, changeSentence(plan, last), gapSentence(plan, supposed.goal, last), effectSentence(plan, last), lacking];
  return parts.filter(Boolean).join(" ");
}

function signed(count) {
  return `${count > 0 ? "+" : ""}${decimal(count, 0)}`;
}

function cells(plan, each) {
  return {
    change: signed(each.change),
    pupils: decimal(each.pupils, 0),
    share: shareText(plan, each.share),
    wished: each.wished === null ? "" : shareText(plan, each.wished),
    gap: each.gap === null ? "" : each.gap > 0 ? decimal(each.gap, 0) : plan.templates.gap_none,
    effect: each.effect === null ? "" : euroText(plan, each.effect),
    gap_cost: each.gap_cost === null ? "" : euroText(plan, each.gap_cost),
  };
}

/** A number typed the Dutch way; null where it cannot be read. */
function typed(text) {
  const plain = text.trim().replace(MINUS, "-");
  const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  return /^-?\d+([.,]\d+)?$/.test(grouped) ? Number(grouped.replace(",", ".")) : null;
}

function goalOf(form, plan) {
  const value = typed(form.elements.target.value);
  const year = Number(form.elements.target_year.value);
  if (value === null || !year) return null;
  return { year, value, isUpward: value > (plan.base.factor * plan.base.numerator) / plan.base.denominator };
}

function whole(input) {
  const count = Number(input.value);
  return Number.isInteger(count) ? count : 0;
}

function supposedIn(form, plan) {
  const changes = {};
  for (const row of form.querySelectorAll("[data-board]")) {
    changes[row.dataset.board] = {};
    row.querySelectorAll(".change").forEach((input, index) => {
      changes[row.dataset.board][plan.years[index]] = whole(input);
    });
  }
  // At the table only the pupils move; the rest is handed over with the plan.
  if (plan.supposed) return { changes, ...plan.supposed };
  const { follows_forecast: follows, rate_category: category } = form.elements;
  return {
    changes,
    goal: goalOf(form, plan),
    follows: Boolean(follows && follows.checked),
    category: category ? category.value : "",
  };
}

function show(form, plan) {
  const supposed = supposedIn(form, plan);
  const years = run(plan, supposed);
  form.querySelector("[data-sentence]").textContent = sentence(plan, supposed, years);
  for (const each of years) {
    const row = form.querySelector(`[data-year="${each.year}"]`);
    const texts = cells(plan, each);
    for (const cell of row.querySelectorAll("[data-cell]")) cell.textContent = texts[cell.dataset.cell];
  }
}

function follow(row) {
  const slider = row.querySelector("[type=range]");
  const counts = [...row.querySelectorAll(".change")].map(whole);
  const same = counts.every((count) => count === counts[0]);
  if (same && counts.length) slider.value = counts[0];
  row.querySelector("output").textContent = same ? decimal(counts[0] || 0, 0) : "verschilt";
  const total = row.querySelector("[data-total]");
  if (total) total.textContent = signed(counts.reduce((sum, count) => sum + count, 0));
}

function slide(row) {
  const { value } = row.querySelector("[type=range]");
  for (const input of row.querySelectorAll(".change")) input.value = value;
}

function start(form) {
  const plan = JSON.parse(form.dataset.scenario);
  for (const cell of form.querySelectorAll("[data-slide], [data-slide-head]")) cell.hidden = false;
  form.querySelectorAll("[data-board]").forEach(follow);
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-board]");
    if (row && event.target.type === "range") slide(row);
    if (row) follow(row);
    show(form, plan);
  });
}

/** Each form once: htmx also tells of the page itself. */
function prepare(root) {
  for (const form of root.querySelectorAll("form[data-scenario]:not([data-slides])")) {
    form.dataset.slides = "yes";
    start(form);
  }
}

prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
