"""An agreement that was changed while the plan ran: what became what, from when and why."""

from collections.abc import Iterator
from datetime import date

from goals.course import Former
from goals.enums import PATH_LABELS
from goals.targets import Target
from goals.wording.paths import steps_text
from goals.wording.phrases import bound_text
from goals.wording.targets import target_sentence
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.wording import amount
from osp import amounts, dutch

NOTHING = "geen"


def change_text(before: Target | None, after: Target | None, unit: Unit, *, counted: str = PUPILS) -> str:
    """What differs, part by part: "streefwaarde 2027-2028 van 3,00% naar 3,20%; marge van 0,05 naar 0,10".

    Empty where nothing does. None is an agreement that is not there, or not complete.
    """
    if before is None or after is None:
        gone, come = before, after
        found = [f"afspraak vervallen: {target_sentence(gone, unit, counted=counted)}"] if gone else []
        found += [f"nieuwe afspraak: {target_sentence(come, unit, counted=counted)}"] if come else []
        return "; ".join(found)
    return "; ".join(_parts(before, after, unit, counted))


def change_sentence(
    before: Target | None, after: Target | None, unit: Unit, *, changed_on: date, reason: str, counted: str = PUPILS
) -> str:
    """The same with when and why: "streefwaarde 2027-2028 van 3,00% naar 3,20%, per 1 januari 2027, omdat de regio groeit"."""
    what = change_text(before, after, unit, counted=counted) or "afspraak gewijzigd"
    return f"{what}, per {dutch.date_long(changed_on)}, {because_text(reason)}"


def former_sentence(former: Former, unit: Unit, *, counted: str = PUPILS) -> str:
    """What held before: "Afspraak tot 1 januari 2027: van 3,00% in 2023 naar 2,50% in 2027, omlaag. Gewijzigd omdat de regio groeit."

    Without a verb: the day of a change may lie ahead.
    """
    held = target_sentence(former.target, unit, counted=counted)
    return f"Afspraak tot {dutch.date_long(former.until)}: {held}. Gewijzigd {because_text(former.reason)}."


def judged_sentence(former: Former, unit: Unit, *, counted: str = PUPILS) -> str:
    """That a figure from before a change is held against what was agreed then."""
    held = target_sentence(former.target, unit, counted=counted)
    return f"Gemeten aan de afspraak tot {dutch.date_long(former.until)}: {held}."


def because_text(reason: str) -> str:
    """The reason as the end of a sentence, however it was typed: "De regio groeit." reads "omdat de regio groeit".

    A first word in capitals (OPR, DUO) keeps them.
    """
    said = reason.strip().rstrip(".").strip()
    if said[:6].lower() == "omdat ":
        said = said[6:].lstrip()
    return f"omdat {said[:1].lower()}{said[1:]}" if said[1:2].islower() or said[1:2] == " " else f"omdat {said}"


def _parts(before: Target, after: Target, unit: Unit, counted: str) -> Iterator[str]:
    if before.direction is not after.direction:
        yield f"richting van {before.direction.label} naar {after.direction.label}"
    yield from _value("nulmeting", (before.baseline_year, before.baseline), (after.baseline_year, after.baseline), unit)
    yield from _value("streefwaarde", (before.target_year, before.target), (after.target_year, after.target), unit)
    if (before.path_kind, before.steps) != (after.path_kind, after.steps):
        yield f"pad van {_path(before, unit)} naar {_path(after, unit)}"
    if (before.low, before.high) != (after.low, after.high):
        yield f"bandbreedte van {_band(before, unit)} naar {_band(after, unit)}"
    for name, old, new in (("marge", before.margin, after.margin), ("grens", before.limit, after.limit)):
        if old != new:
            yield f"{name} van {bound_text(old, unit, counted=counted)} naar {bound_text(new, unit, counted=counted)}"


def _value(
    name: str, before: tuple[int | None, float | None], after: tuple[int | None, float | None], unit: Unit
) -> Iterator[str]:
    """A value with its year; the year stands in front where it is the same."""
    if before == after:
        return
    (year, old), (new_year, new) = before, after
    if year == new_year and year is not None:
        yield f"{name} {dutch.school_year(year)} van {_amounts(old, new, unit)}"
        return
    yield f"{name} van {_dated(old, year, unit)} naar {_dated(new, new_year, unit)}"


def _amounts(old: float | None, new: float | None, unit: Unit) -> str:
    """Both values, with as many decimals as tell them apart."""
    if old is None or new is None:
        return f"{_amount(old, unit)} naar {_amount(new, unit)}"
    least = amounts.STYLES[unit].places
    places = next((n for n in range(least, 7) if dutch.rounded(old, n) != dutch.rounded(new, n)), least)
    return f"{amounts.amount(old, unit, places)} naar {amounts.amount(new, unit, places)}"


def _dated(value: float | None, year: int | None, unit: Unit) -> str:
    return f"{_amount(value, unit)} in {dutch.school_year(year)}" if year is not None else _amount(value, unit)


def _amount(value: float | None, unit: Unit) -> str:
    return NOTHING if value is None else amount(value, unit)


def _path(target: Target, unit: Unit) -> str:
    steps = f" ({steps_text(target.steps, unit)})" if target.steps else ""
    return f"{PATH_LABELS[target.path_kind]}{steps}"


def _band(target: Target, unit: Unit) -> str:
    if target.low is None or target.high is None:
        return NOTHING
    return amounts.span(target.low, target.high, unit)
