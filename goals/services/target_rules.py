"""What a target must be to make sense for its direction and for the scale of its indicator."""

from goals.enums import Direction
from goals.progress import Target
from indicators.enums import Unit
from indicators.models import Indicator
from indicators.wording import amount
from osp.errors import DomainError

# The highest value that a share of everything can have.
FULL = {Unit.PERCENT: 100.0, Unit.PERMILLE: 1000.0}
# What may lie below zero, as a reserve under its threshold does.
SIGNED = frozenset({Unit.EURO, Unit.NUMBER})
SCALE_TEXTS = {
    Unit.PERCENT: "Een percentage ligt tussen 0 en 100.",
    Unit.PERMILLE: "Een aantal per 1.000 ligt tussen 0 en 1.000.",
    Unit.DAYS: "Een aantal dagen kan niet onder nul liggen.",
    Unit.YEARS: "Een aantal jaren kan niet onder nul liggen.",
}
VALUE_FIELDS = ("baseline", "target", "low", "high")


def check_target(target: Target | None, indicator: Indicator) -> None:
    """DomainError, with its field, for a target against its direction or outside the scale of the indicator.

    A step beyond the target, or back, is let through: whoever draws the path was asked (`goals.targets.doubts`).
    """
    if target is None:
        return
    _check_direction(target, Unit(indicator.unit))
    low, high = scale_of(indicator)
    for field in VALUE_FIELDS:
        value = getattr(target, field)
        if value is not None and not _within(value, low, high):
            raise DomainError("outside-scale", _scale_text(indicator), field=field)
    if not all(_within(value, low, high) for _, value in target.steps):
        raise DomainError("outside-scale", _scale_text(indicator), field="steps")


def scale_of(indicator: Indicator) -> tuple[float | None, float | None]:
    """Lowest and highest value that this indicator can have; None where there is no such end."""
    unit = Unit(indicator.unit)
    if unit is Unit.SCORE:
        return 1.0, float(len(indicator.rubric) or 4)
    return None if unit in SIGNED else 0.0, FULL.get(unit)


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _check_direction(target: Target, unit: Unit) -> None:
    if not target.has_path or target.baseline is None or target.target is None:
        return
    start = amount(target.baseline, unit)
    if target.direction is Direction.UP and target.target <= target.baseline:
        raise DomainError(
            "target-not-above", f"Omhoog vraagt een streefwaarde boven de nulmeting van {start}.", field="target"
        )
    if target.direction is Direction.DOWN and target.target >= target.baseline:
        raise DomainError(
            "target-not-below", f"Omlaag vraagt een streefwaarde onder de nulmeting van {start}.", field="target"
        )


def _scale_text(indicator: Indicator) -> str:
    unit = Unit(indicator.unit)
    if unit is Unit.SCORE:
        return f"De rubriek loopt van 1 tot en met {len(indicator.rubric) or 4}. Vul een niveau daartussen in."
    return SCALE_TEXTS.get(unit, "Een aantal kan niet onder nul liggen.")
