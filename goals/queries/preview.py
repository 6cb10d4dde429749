"""What a target will ask, in words, while it is being filled in."""

from goals.enums import Direction
from goals.progress import Target, path_value
from goals.wording import phrases, target_sentence
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.wording import amount
from osp import dutch


def preview_sentence(target: Target, unit: Unit, year: int, *, counted: str = PUPILS) -> str:
    """The agreement in full: the path, what it asks in `year`, and where aandacht and van koers begin."""
    agreed = dutch.sentence_case(target_sentence(target, unit, counted=counted))
    return " ".join(part for part in (f"{agreed}.", _asked(target, unit, year), _bounds(target, unit, counted)) if part)


def _asked(target: Target, unit: Unit, year: int) -> str:
    if not target.has_path or target.years is None:
        return ""
    first, last = target.years
    when = min(max(year, first + 1), last - 1)
    value = path_value(target, when)
    if value is None or not first < when < last:
        return ""
    return f"Voor {dutch.school_year(when)} vraagt het pad {amount(value, unit)}."


def _bounds(target: Target, unit: Unit, counted: str) -> str:
    side = {Direction.UP: "onder het pad", Direction.DOWN: "boven het pad"}.get(target.direction, "ernaast")
    if target.centre is not None:
        side = "verschil"
    margin, limit = _distance(target.margin, unit, counted), _distance(target.limit, unit, counted)
    if target.limit == target.margin:
        return f"Tot en met {margin} {side} is het op koers, daarna van koers."
    return (
        f"Tot en met {margin} {side} is het op koers, tot en met {limit} vraagt het aandacht, daarna is het van koers."
    )


def _distance(x: float, unit: Unit, counted: str) -> str:
    suffix = " procentpunt" if unit is Unit.PERCENT else ""
    return f"{phrases.bound_text(x, unit, counted=counted)}{suffix}"
