"""What templates are given of the parts of one element: milestones, money, risks, for whom it holds, what it serves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goals.compute.milestones import is_late, profile
from goals.compute.money import by_clock, by_year
from goals.enums import FrameworkKind
from goals.kinds import LEVEL_OF
from goals.queries.elements import (
    BudgetLine,
    Element,
    FrameworkTag,
    Milestone,
    PlanParts,
    Risk,
    Scope,
    plan_of,
    plan_parts,
    ref_of,
)
from goals.snapshot import Ref
from goals.wording.elements import late_sentence, milestones_sentence, risk_text, scope_sentence
from goals.wording.money import clock_sentence, euro, year_text
from indicators import wording
from indicators.queries import Series, series_for
from osp.levels import LevelName
from osp.models import Samenwerkingsverband
from osp.scope import own_levels

# A risk that weighs this much, chance times impact, needs a measure.
HEAVY = 6


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone, and whether it should have been there."""

    milestone: Milestone
    is_late: bool


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A budget line in words."""

    line: BudgetLine
    year: str
    budgeted: str
    spent: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk in words, with the newest figure of what shows it early."""

    risk: Risk
    words: str
    figure: str

    @property
    def lacks_measure(self) -> bool:
        """Whether it weighs much and nothing is done about it."""
        return self.risk.chance * self.risk.impact >= HEAVY and not self.risk.measure


@dataclass(frozen=True, slots=True)
class SectionsOf:
    """All parts of one element, ready to show. `kind` and `pk` are how addresses call the element."""

    kind: str
    pk: int
    milestones: tuple[MilestoneRow, ...]
    milestones_said: str
    below_said: str
    late_said: str
    money: tuple[MoneyRow, ...]
    sums: tuple[str, ...]
    sums_below: tuple[str, ...]
    overspent: tuple[str, ...]
    risks: tuple[RiskRow, ...]
    scope_said: str
    boards: tuple[str, ...]
    tags: tuple[tuple[str, tuple[FrameworkTag, ...]], ...]

    @property
    def unmeasured_risks(self) -> int:
        """How many heavy risks have no measure."""
        return sum(row.lacks_measure for row in self.risks)


def sections_of(swv: Samenwerkingsverband, element: Element, today: date) -> SectionsOf:
    """The parts of one element, in a number of queries that does not grow with them."""
    parts, ref = plan_parts(plan_of(element)), ref_of(element)
    own, scope = parts.of(ref), parts.scope(ref)
    here, whole = profile(own.milestones, today), parts.milestone_profile(ref, today)
    names = tuple(board.name for board in scope.boards)
    return SectionsOf(
        kind=ref[0].value,
        pk=element.pk,
        milestones=tuple(MilestoneRow(row, is_late(row, today)) for row in own.milestones),
        milestones_said=milestones_sentence(here),
        below_said=milestones_sentence(whole) if whole.total > here.total else "",
        late_said=late_sentence(here),
        money=tuple(money_row(line) for line in own.budget),
        sums=tuple(clock_sentence(each) for each in by_clock(own.budget)) if len(own.budget) > 1 else (),
        sums_below=_sums_below(parts, ref),
        overspent=tuple(
            f"{euro(each.total.spent)} in {year_text(each.year_kind, each.year)}, begroot was {euro(each.total.budgeted)}."
            for each in by_year(own.budget)
            if each.total.is_overspent
        ),
        risks=_risks(swv, own.risks),
        scope_said=scope_sentence(names, _level_above(scope, ref)),
        boards=names,
        tags=_tags(own.tags),
    )


def money_row(line: BudgetLine) -> MoneyRow:
    """A budget line in words."""
    return MoneyRow(line, year_text(line.year_kind, line.year), euro(line.budgeted), euro(line.spent))


def _sums_below(parts: PlanParts, ref: Ref) -> tuple[str, ...]:
    """What an element comes to with everything under it; empty where nothing under it has money."""
    lines = sum(len(each.budget) for each in parts.within(ref))
    if lines == len(parts.of(ref).budget):
        return ()
    return tuple(clock_sentence(each) for each in parts.money_by_clock(ref))


def _level_above(scope: Scope, ref: Ref) -> LevelName | None:
    """The level on which the scope was chosen, where that is not the element itself."""
    chosen = scope.chosen_on
    return own_levels().of(LEVEL_OF[chosen[0]]) if chosen and chosen != ref else None


def _risks(swv: Samenwerkingsverband, risks: Sequence[Risk]) -> tuple[RiskRow, ...]:
    """The heaviest first, each with the newest figure of its indicator; without indicators no query."""
    indicators = {row.indicator_id: row.indicator for row in risks if row.indicator}
    series = series_for(swv, indicators.values()) if indicators else {}
    heaviest = sorted(risks, key=lambda row: (-row.chance * row.impact, row.pk))
    return tuple(RiskRow(row, risk_text(row.chance, row.impact), _figure(row, series)) for row in heaviest)


def _figure(risk: Risk, series: Mapping[int, Series]) -> str:
    """ "2,20% (2026-2027)", or that there is none yet; empty without an indicator."""
    if risk.indicator_id is None:
        return ""
    found = series[risk.indicator_id]
    if found.latest is None:
        return "nog geen cijfer"
    return f"{wording.figure_text(found.latest.figure)} ({found.period(found.latest.year)})"


def _tags(tags: Sequence[FrameworkTag]) -> tuple[tuple[str, tuple[FrameworkTag, ...]], ...]:
    groups = [(kind.plural, tuple(tag for tag in tags if tag.item.kind == kind)) for kind in FrameworkKind]
    return tuple((name, rows) for name, rows in groups if rows)
