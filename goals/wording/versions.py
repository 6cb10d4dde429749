"""Where a plan stands on its way to adoption, and what a change of an adopted plan asks, in Dutch. Pure: no Django."""

from datetime import date

from goals.enums import StepOutcome
from osp import dutch
from osp.levels import LevelName

Said = tuple[str, str]
CONSENTED = {
    StepOutcome.AGREED: "OPR stemde in op",
    StepOutcome.CONDITIONAL: "OPR stemde onder voorwaarden in op",
    StepOutcome.REFUSED: "OPR stemde niet in op",
}


def day_near(day: date, today: date) -> str:
    """ "9 december", with its year where that is not this one or the coming half year."""
    near = -31 <= (day - today).days <= 183  # noqa: PLR2004 -- a month back, half a year ahead
    return f"{day.day} {dutch.MONTHS[day.month - 1]}" if near else dutch.date_long(day)


def consent(*, outcome: StepOutcome, done: date | None, planned: date | None, today: date) -> str:
    """How far the OPR is: "naar de OPR op 9 december", "OPR stemde in op 12 maart"."""
    if done is not None and outcome in CONSENTED:
        return f"{CONSENTED[outcome]} {day_near(done, today)}"
    return f"naar de OPR op {day_near(planned, today)}" if planned else "nog niet bij de OPR gepland"


def changed(level: LevelName, *, is_new: bool, change: str) -> Said:
    """A speerpunt or doel that says something else than was adopted; `change` names the version on its way, or is empty."""
    adjective = "vastgesteld" if level.article == "het" else "vastgestelde"
    title = f"Wijziging van een {adjective} {level.singular}."
    if is_new:
        title = f"{level.new.capitalize()} in een vastgesteld plan."
    return title, f"Hoort bij {change}." if change else "Geef datum en reden."


def consent_needed(said: str) -> Said:
    """What every change of an adopted plan asks of the OPR; `said` is how far it is there, or empty."""
    return "OPR moet instemmen", f"met elke wijziging (WMS art. 14a).{f' {dutch.sentence_case(said)}.' if said else ''}"
