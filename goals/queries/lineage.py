"""What a doel goes on with: its ancestor in the plan of the period before, and how that stood when its period ended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from goals.enums import Status
from goals.kinds import Kind
from goals.models import Goal, IndicatorLink, Plan
from goals.queries.assessment import LinkAssessment, assess_link
from goals.queries.moments import INSTANT, NOW, Moment, snapshot_at, start_of
from goals.queries.plan_then import links_then
from goals.queries.tree import gravest
from goals.snapshot import Node
from indicators.queries import Series, series_for
from osp import dutch
from osp.models import Samenwerkingsverband
from osp.school_years import first_day


@dataclass(frozen=True, slots=True)
class AncestorResult:
    """The ancestor as it was at the end of its period: number, texts, verdict and figures.

    `is_over` tells whether that period has ended; until then everything may still change. `known_later` tells that the planner
    held no figure of that period at its end, and shows what it came to know of those years since.
    """

    plan: Plan
    goal: Goal
    number: str
    title: str
    measurable: str
    noticeable: str
    links: tuple[LinkAssessment, ...]
    is_over: bool
    known_later: bool
    ended: str

    @property
    def status(self) -> Status:
        """The mark of the doel, as the plan page gives it: by its meetbare indicators, or by its merkbare where it has no other."""
        measurable = [link for link in self.links if not link.is_noticeable]
        return gravest(link.status for link in measurable or self.links)


def ancestor_result(goal: Goal, swv: Samenwerkingsverband) -> AncestorResult | None:
    """How the ancestor of a doel ended; None for a doel that is new. A number of queries that does not grow with it."""
    ancestor = Goal.objects.select_related("priority__plan").filter(pk=goal.ancestor_id).first()
    if ancestor is None:
        return None
    plan = ancestor.priority.plan
    moment = end_moment(plan)
    # A plan that was written down after its period has no words of then: those of now are what is known of it.
    tree = snapshot_at(plan, moment) or snapshot_at(plan, Moment(NOW, NOW))
    node = _find(tree, ancestor.pk) if tree else None
    rows = list(links_then(node.walk(), moment).values()) if node else []
    links, known_later = _assessed(rows, plan, moment, swv)
    values = node.values if node else {}
    return AncestorResult(
        plan=plan,
        goal=ancestor,
        number=node.number if node else "",
        title=values.get("title", ancestor.title),
        measurable=values.get("achieved_measurable", ancestor.achieved_measurable),
        noticeable=values.get("achieved_noticeable", ancestor.achieved_noticeable),
        links=links,
        is_over=moment.at is not None,
        known_later=known_later,
        ended=dutch.date_long(timezone.localdate(start_of(first_day(plan.last_year + 1)) - INSTANT)),
    )


def end_moment(plan: Plan) -> Moment:
    """The last instant of the period of a plan; now, while it lasts."""
    last = start_of(first_day(plan.last_year + 1)) - INSTANT
    return Moment(last.isoformat(), dutch.date_long(last.date()), last) if last < timezone.now() else Moment(NOW, NOW)


def _assessed(
    rows: Sequence[IndicatorLink], plan: Plan, moment: Moment, swv: Samenwerkingsverband
) -> tuple[tuple[LinkAssessment, ...], bool]:
    """What its indicators said at the end of the period; where no figure was known then, what is known now of its years."""
    indicators = {row.indicator_id: row.indicator for row in rows}.values()
    then = series_for(swv, indicators, at=moment.at)
    if moment.at is None or any(series.latest for series in then.values()):
        return tuple(assess_link(row, then[row.indicator_id]) for row in rows), False
    now = {pk: _until(series, plan.last_year) for pk, series in series_for(swv, indicators).items()}
    return tuple(assess_link(row, now[row.indicator_id]) for row in rows), any(each.latest for each in now.values())


def _until(series: Series, year: int) -> Series:
    return replace(series, own=tuple(point for point in series.own if point.year <= year))


def _find(tree: Node, pk: int) -> Node | None:
    return next((node for node in tree.walk() if node.ref == (Kind.GOAL, pk)), None)
