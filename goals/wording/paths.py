"""The way a path runs, what is doubtful about it, and how far from it a figure is in time and in heads."""

from goals.enums import Direction, PathKind
from goals.targets import Doubt, Step, Target
from goals.wording.phrases import pupil_text
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.wording import amount
from osp import dutch

MONTHS = 12


def path_text(target: Target, unit: Unit) -> str:
    """How the path differs from a straight one: "in één stap in 2028", "via 2,20% in 2025 en 2,10% in 2026"; else empty."""
    if target.path_kind is PathKind.STEPPED:
        return f"in één stap in {target.target_year}"
    return f"via {steps_text(target.steps, unit)}" if target.steps else ""


def steps_text(steps: tuple[Step, ...], unit: Unit) -> str:
    """ "2,20% in 2025 en 2,10% in 2026"."""
    return dutch.join_words([f"{amount(value, unit)} in {year}" for year, value in steps])


def doubt_sentence(doubt: Doubt, target: Target, unit: Unit) -> str:
    """What may be a slip: a step beyond the target, or one that goes back."""
    asked = f"In {dutch.school_year(doubt.year)} vraagt het pad {amount(doubt.value, unit)}"
    if doubt.is_beyond and target.target is not None:
        return f"{asked}, verder dan de streefwaarde van {amount(target.target, unit)}."
    year, value = doubt.before
    return f"{asked}, een stap terug na de {amount(value, unit)} van {dutch.school_year(year)}."


def pace_sentence(
    behind: float | None, needed: int, direction: Direction, *, by: str, is_share: bool, counted: str = PUPILS
) -> str:
    """Time and heads to the path: "U ligt 4 maanden achter op het pad; nodig: nog 11 leerlingen minder voor 1 oktober 2027, bij
    een gelijk totaal." Each half only where it is known (`behind` in months, below zero ahead) and not nothing.
    """
    time = f"u ligt {_span(behind)} {'achter' if behind > 0 else 'voor'} op het pad" if behind else ""
    less = "minder" if direction is Direction.DOWN else "meer"
    condition = ", bij een gelijk totaal" if is_share else ""
    heads = f"nodig: nog {pupil_text(needed, counted)} {less} {by}{condition}" if needed else ""
    found = "; ".join(part for part in (time, heads) if part)
    return f"{dutch.sentence_case(found)}." if found else ""


def _span(months: float) -> str:
    """ "4 maanden", "1 jaar en 2 maanden", "minder dan een maand"."""
    whole = int(dutch.rounded(abs(months), 0))
    if not whole:
        return "minder dan een maand"
    years, rest = divmod(whole, MONTHS)
    parts = ([f"{years} jaar"] if years else []) + ([dutch.plural(rest, "maand", "maanden")] if rest else [])
    return dutch.join_words(parts)
