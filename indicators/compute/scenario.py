"""What if: pupils more or less per schoolbestuur and school year, and what that does to a share, its target and its cost.

A change counts from its school year on. The browser works out the same while somebody slides (static/js/scenario.js); a
test holds both against each other, so a change here is a change there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

# Under this a difference comes from floating point and not from pupils.
TOLERANCE = 1e-6

Changes = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Base:
    """The exact figure that a scenario starts from: `numerator` of `denominator` pupils, times `factor` (100 or 1000)."""

    year: int
    numerator: int
    denominator: int
    factor: int = 100

    @property
    def share(self) -> float:
        """The figure itself."""
        return self.factor * self.numerator / self.denominator


@dataclass(frozen=True, slots=True)
class Goal:
    """A value to reach in a year. The path to it is a straight line from the base."""

    year: int
    value: float
    is_upward: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody supposes.

    `changes` are pupils more (or less, negative) per schoolbestuur and year; `denominators` hold the pupils of a year
    where they are not those of the base; `rates` the euros that one pupil costs in a year.
    """

    base: Base
    years: tuple[int, ...]
    changes: Changes = field(default_factory=dict)
    goal: Goal | None = None
    denominators: Mapping[int, int] = field(default_factory=dict)
    rates: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScenarioYear:
    """One year of a scenario.

    `change` is of that year and `total` of all years up to it; `pupils` is what the numerator becomes, `lacking` whether
    more pupils would go than there are (it then stops at zero). `wished` is what the target path asks, and `gap` the pupils
    that are still to go to get there: zero or less when it is reached. `effect` is what `total` costs (or saves,
    negative) that year, `gap_cost` what the gap comes to; None without a rate.
    """

    year: int
    change: int
    total: int
    pupils: int
    denominator: int
    share: float
    lacking: bool = False
    wished: float | None = None
    gap: int | None = None
    effect: float | None = None
    gap_cost: float | None = None


def run(plan: Plan) -> list[ScenarioYear]:
    """Every year of the plan, oldest first. Raises ValueError for a base without pupils."""
    if plan.base.denominator <= 0:
        raise ValueError("Een scenario begint bij een cijfer met een noemer")
    found: list[ScenarioYear] = []
    total = 0
    for year in sorted(plan.years):
        change = sum(per_year.get(year, 0) for per_year in plan.changes.values())
        total += change
        found.append(_year(plan, year, change, total))
    return found


def _year(plan: Plan, year: int, change: int, total: int) -> ScenarioYear:
    denominator = plan.denominators.get(year, plan.base.denominator)
    wanted = plan.base.numerator + total
    pupils = min(max(wanted, 0), denominator)
    wished = wished_in(plan, year)
    gap = None if wished is None or plan.goal is None else _gap(plan, pupils, wished, denominator)
    rate = plan.rates.get(year)
    return ScenarioYear(
        year=year,
        change=change,
        total=total,
        pupils=pupils,
        denominator=denominator,
        share=plan.base.factor * pupils / denominator,
        lacking=pupils != wanted,
        wished=wished,
        gap=gap,
        effect=None if rate is None else total * rate,
        gap_cost=None if rate is None or gap is None else max(gap, 0) * rate,
    )


def wished_in(plan: Plan, year: int) -> float | None:
    """What the straight line from base to target asks in a year; flat after it, None without a target."""
    goal, base = plan.goal, plan.base
    if goal is None:
        return None
    if year >= goal.year or goal.year <= base.year:
        return goal.value
    return base.share + (goal.value - base.share) * (year - base.year) / (goal.year - base.year)


def _gap(plan: Plan, pupils: int, wished: float, denominator: int) -> int:
    """The smallest whole number of pupils that brings the share to what is wished; its negative is room to spare."""
    wanted = wished * denominator / plan.base.factor
    upward = plan.goal is not None and plan.goal.is_upward
    return ceil((wanted - pupils if upward else pupils - wanted) - TOLERANCE)


def rate_by_year(rates: Mapping[int, float], years: Sequence[int]) -> dict[int, float]:
    """The amount that holds in each year: of the newest start (key of `rates`) not after it; a year before all has none."""
    found: dict[int, float] = {}
    for year in years:
        starts = [start for start in rates if start <= year]
        if starts:
            found[year] = rates[max(starts)]
    return found
