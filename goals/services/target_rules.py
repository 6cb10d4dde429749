"""What a target must be to make sense for its direction and for the scale of its indicator."""

from goals.enums import Direction
from goals.progress import Target
from indicators.enums import Unit
from indicators.models import Indicator
from indicators.wording import amount
from osp.errors import DomainError

FULL = 100.0
VALUE_FIELDS = ("baseline", "target", "low", "high")


def check_target(target: Target | None, indicator: Indicator) -> None:
    """DomainError, with its field, for a target against its direction or outside the scale of the indicator."""
    if target is None:
        return
    _check_direction(target, Unit(indicator.unit))
    low, high = scale_of(indicator)
    for field in VALUE_FIELDS:
        value = getattr(target, field)
        if value is not None and (value < low or (high is not None and value > high)):
            raise DomainError("outside-scale", _scale_text(indicator), field=field)


def scale_of(indicator: Indicator) -> tuple[float, float | None]:
    """Lowest and highest value that this indicator can have; None where there is no highest."""
    if indicator.unit == Unit.PERCENT:
        return 0.0, FULL
    if indicator.unit == Unit.SCORE:
        return 1.0, float(len(indicator.rubric) or 4)
    return 0.0, None


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
    low, high = scale_of(indicator)
    if indicator.unit == Unit.SCORE and high is not None:
        return f"De rubriek loopt van {low:.0f} tot en met {high:.0f}. Vul een niveau daartussen in."
    return "Een percentage ligt tussen 0 en 100." if high is not None else "Een aantal kan niet onder nul liggen."
