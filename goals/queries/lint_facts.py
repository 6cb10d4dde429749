"""The plan as the rules of planlint see it, gathered from what the tree already holds and a few reads more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goals import hooks
from goals.compute.lint.picture import ActivityFacts, GoalFacts, ItemFacts, LinkFacts, PlanFacts, PriorityFacts
from goals.compute.lint.talks import ReleaseMoment, Talk
from goals.enums import ActivityStatus, FrameworkKind, Status
from goals.kinds import Kind
from goals.models import FrameworkItem, FrameworkTag
from goals.queries.assessment import LinkAssessment
from goals.queries.elements import part_ref
from goals.queries.lookups import LIVE_LINK
from goals.queries.tree import ActivityView, GoalView, PlanView, PriorityView
from goals.snapshot import Ref
from goals.targets import Target, doubts
from goals.wording import doubt_sentence
from indicators.enums import Unit
from indicators.models import Indicator
from indicators.queries import Series
from indicators.queries.release_moments import coming_figures
from osp.richtext import plain

Serves = Mapping[Ref, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Gatherer:
    """What the facts of a koppeling need beside the koppeling. `talks` is None for who may not see meetings."""

    series: Mapping[int, Series]
    releases: Mapping[int, ReleaseMoment]
    talks: Mapping[int, tuple[Talk, ...]] | None
    serves: Serves

    def link(self, view: LinkAssessment) -> LinkFacts:
        """A koppeling as it is stored."""
        doubt = (
            " ".join(doubt_sentence(each, view.target, view.unit) for each in doubts(view.target))
            if view.target
            else ""
        )
        return self.link_as(
            view.link.pk,
            view.link.indicator,
            means=view.link.means,
            target=view.target,
            path_doubt=doubt,
            is_incomplete=bool(view.point and view.point.missing),
        )

    def link_as(
        self,
        pk: int,
        indicator: Indicator,
        *,
        means: str,
        target: Target | None,
        path_doubt: str = "",
        is_incomplete: bool = False,
    ) -> LinkFacts:
        """A koppeling as it is stored or being typed."""
        return LinkFacts(
            id=pk,
            name=indicator.name,
            indicator_id=indicator.pk,
            is_own_indicator=indicator.swv_id is not None,
            is_noticeable=indicator.is_noticeable,
            has_denominator=self._has_denominator(indicator),
            has_source=bool(means.strip()) or self._source_text(indicator),
            target=target,
            path_doubt=path_doubt,
            is_incomplete=is_incomplete,
            talks=None if self.talks is None else self.talks.get(pk, ()),
            release=self.releases.get(indicator.pk),
        )

    def _has_denominator(self, indicator: Indicator) -> bool | None:
        """By its words or by its formula; a share that a rubric gives has none."""
        if indicator.is_noticeable or not Unit(indicator.unit).is_share:
            return None
        definition = self.series[indicator.pk].definition
        return definition is not None and (bool(definition.denominator.strip()) or "/" in definition.formula)

    def _source_text(self, indicator: Indicator) -> bool:
        definition = self.series[indicator.pk].definition
        return not indicator.is_noticeable and definition is not None and bool(definition.source_text.strip())

    def activity(self, view: ActivityView, number: str) -> ActivityFacts:
        row = view.activity
        return ActivityFacts(
            id=row.pk,
            number=number,
            title=row.title,
            description=plain(row.description),
            status=ActivityStatus(row.status),
            owner_id=row.owner_id,
            ends=row.ends,
            links=tuple(map(self.link, view.links)),
            serves=self.serves.get((Kind.ACTIVITY, row.pk), frozenset()),
        )

    def goal(self, view: GoalView) -> GoalFacts:
        row = view.goal
        return GoalFacts(
            id=row.pk,
            number=view.number,
            title=row.title,
            measurable_result=row.measurable_result,
            description=plain(row.description),
            owner_id=row.owner_id,
            ends=row.ends,
            is_achieved=view.status is Status.ACHIEVED,
            links=tuple(map(self.link, view.links)),
            activities=tuple(
                self.activity(each, f"{view.number}.{place}") for place, each in enumerate(view.activities, start=1)
            ),
            serves=self.serves.get((Kind.GOAL, row.pk), frozenset()),
        )

    def priority(self, view: PriorityView) -> PriorityFacts:
        row = view.priority
        return PriorityFacts(
            id=row.pk,
            number=str(view.number),
            title=row.title,
            description=plain(row.description),
            owner_id=row.owner_id,
            links=tuple(map(self.link, view.links)),
            goals=tuple(map(self.goal, view.goals)),
            serves=self.serves.get((Kind.PRIORITY, row.pk), frozenset()),
        )


def gatherer(tree: PlanView, *, with_talks: bool, extra: Mapping[int, Series] | None = None) -> Gatherer:
    """What the facts of this plan need. Three queries. `extra` are series of indicators that are not in it yet."""
    series = {**tree.series, **(extra or {})}
    releases = {
        pk: ReleaseMoment(each.source, each.reference_day, each.counted_in, each.months_later)
        for pk, each in coming_figures(series).items()
    }
    return Gatherer(series, releases, talks_of(tree) if with_talks else None, serves_of())


def plan_facts(tree: PlanView, today: date, *, with_talks: bool = True) -> PlanFacts:
    """The whole plan. Four queries beside those of the tree."""
    gathered = gatherer(tree, with_talks=with_talks)
    items = list(FrameworkItem.objects.all())
    statutory = [row for row in items if row.kind == FrameworkKind.STATUTORY and not row.is_archived]
    return PlanFacts(
        id=tree.plan.pk,
        today=today,
        priorities=tuple(map(gathered.priority, tree.priorities)),
        statutory=tuple(ItemFacts(row.pk, str(row)) for row in statutory),
        has_framework=bool(items),
    )


def talks_of(tree: PlanView) -> dict[int, tuple[Talk, ...]] | None:
    """By koppeling who discusses it."""
    found = hooks.discussions([view.link.pk for view in tree.all_links()])
    return None if found is None else {pk: tuple(map(_talk, rows)) for pk, rows in found.items()}


def _talk(row: hooks.Discussion) -> Talk:
    return Talk(row.body_id, row.body, row.months, every_weeks=row.every_weeks)


def serves_of() -> dict[Ref, frozenset[int]]:
    """By element, of whatever plan, the ids of the items of the framework that it serves itself. One query."""
    return _grouped((part_ref(row), row.item_id) for row in FrameworkTag.objects.filter(LIVE_LINK))


def _grouped(pairs: Iterable[tuple[Ref, int]]) -> dict[Ref, frozenset[int]]:
    found: dict[Ref, frozenset[int]] = {}
    for ref, item in pairs:
        found[ref] = found.get(ref, frozenset()) | {item}
    return found
