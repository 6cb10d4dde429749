"""A scenario in Dutch words. The browser fills in the same templates while somebody slides, so the words stand here once."""

from collections.abc import Mapping, Sequence

from indicators.compute.scenario import Plan, ScenarioYear
from indicators.enums import Unit
from osp import dutch

# Words between braces are filled in: here with str.format, in static/js/scenario.js by name.
TEMPLATES: Mapping[str, str] = {
    "outcome": "In {year} is het {share} ({pupils} van {denominator} leerlingen).",
    "more": "Dat zijn {change} meer dan in {base}.",
    "fewer": "Dat zijn {change} minder dan in {base}.",
    "more_one": "Dat is {change} meer dan in {base}.",
    "fewer_one": "Dat is {change} minder dan in {base}.",
    "same": "Dat zijn er evenveel als in {base}.",
    "to_go": "Tot {wished} is het nog {gap}.",
    "to_go_cost": "Tot {wished} is het nog {gap}: {cost} per jaar.",
    "reached": "Daarmee is {wished} gehaald.",
    "room": "Daarmee is {wished} gehaald, met {gap} over.",
    "cost": "De verandering kost {effect} per jaar.",
    "saving": "De verandering bespaart {effect} per jaar.",
    "lacking": "Er gaan meer leerlingen af dan er zijn; het aantal stopt bij nul.",
    "target": "de streefwaarde van {value}",
    "path": "het pad van {value}",
    "pupil": "{count} leerling",
    "pupils": "{count} leerlingen",
    "euro": "€\u00a0{amount}",
    "percent": "{value}%",
    "permille": "{value} per 1.000",
    "gap_none": "gehaald",
}
NO_START = (
    "Een scenario begint bij een exact cijfer met teller en noemer. Dat is er van deze indicator nog niet: een interval of een "
    "score op een rubriek is geen begin."
)
NOT_A_SHARE = "Een scenario rekent met een aandeel van leerlingen. Deze indicator is dat niet."
HELD_BASE = (
    "Van een schoolbestuur zonder getal in de kolom „nu” is het aantal niet te tonen. U schuift daar alleen de verandering; "
    "het totaal is het gepubliceerde totaal."
)
DOUBLED = "Een verandering telt vanaf haar schooljaar mee: 2 minder per jaar is na drie jaar 6 minder."


def scenario_sentence(plan: Plan, years: Sequence[ScenarioYear], unit: Unit) -> str:
    """What the last year of a scenario comes to: share, pupils, gap to the target, euros. Empty without years."""
    if not years:
        return ""
    last = years[-1]
    filled = TEMPLATES["outcome"].format(
        year=dutch.school_year(last.year),
        share=share_text(last.share, unit),
        pupils=dutch.integer(last.pupils),
        denominator=dutch.integer(last.denominator),
    )
    told = [filled, _change(plan, last), _gap(plan, last, unit), _effect(last)]
    told += [TEMPLATES["lacking"]] if any(each.lacking for each in years) else []
    return " ".join(sentence for sentence in told if sentence)


def share_text(share: float, unit: Unit) -> str:
    """ "2,04%" or "20,44 per 1.000"."""
    return TEMPLATES["permille" if unit is Unit.PERMILLE else "percent"].format(value=dutch.decimal(share))


def pupil_text(count: int) -> str:
    """ "1 leerling", "16 leerlingen"."""
    return TEMPLATES["pupil" if abs(count) == 1 else "pupils"].format(count=dutch.integer(count))


def euro_text(amount: float) -> str:
    """ "€ 78.000" on one line, without cents: what is supposed is not known to the cent."""
    return TEMPLATES["euro"].format(amount=dutch.integer(amount))


def gap_text(year: ScenarioYear) -> str:
    """The cell of a table: pupils still to go, or that it is reached; empty without a target."""
    if year.gap is None:
        return ""
    return dutch.integer(year.gap) if year.gap > 0 else TEMPLATES["gap_none"]


def signed_text(count: int) -> str:
    """A change with its sign: "+3", "−6", "0"."""
    return f"+{dutch.integer(count)}" if count > 0 else dutch.integer(count)


def _change(plan: Plan, last: ScenarioYear) -> str:
    change = last.pupils - plan.base.numerator
    name = "same" if not change else ("more" if change > 0 else "fewer") + ("_one" if abs(change) == 1 else "")
    return TEMPLATES[name].format(change=pupil_text(abs(change)), base=dutch.school_year(plan.base.year))


def _gap(plan: Plan, last: ScenarioYear, unit: Unit) -> str:
    if last.gap is None or last.wished is None or plan.goal is None:
        return ""
    at_end = last.year >= plan.goal.year
    wished = TEMPLATES["target" if at_end else "path"].format(value=share_text(last.wished, unit))
    if last.gap <= 0:
        return TEMPLATES["room" if last.gap else "reached"].format(wished=wished, gap=pupil_text(-last.gap))
    if last.gap_cost is None:
        return TEMPLATES["to_go"].format(wished=wished, gap=pupil_text(last.gap))
    return TEMPLATES["to_go_cost"].format(wished=wished, gap=pupil_text(last.gap), cost=euro_text(last.gap_cost))


def _effect(last: ScenarioYear) -> str:
    if not last.effect:
        return ""
    return TEMPLATES["cost" if last.effect > 0 else "saving"].format(effect=euro_text(abs(last.effect)))
