"""Plan op een pagina: every koppeling in one row, under its speerpunt and doel, with who discusses it next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goals.queries.assessment import LinkAssessment
from goals.queries.tree import PlanView, PriorityView
from indicators.hooks import AgendaPlace, agendas_with
from indicators.queries import Series


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One koppeling. `place` is "doel 1.2 Minder verwijzen" or empty where it measures the speerpunt itself."""

    link: LinkAssessment
    series: Series
    place: str
    goal_id: int | None
    activity: str
    next_agenda: AgendaPlace | None


@dataclass(frozen=True, slots=True)
class OverviewGroup:
    """A speerpunt with its rows, and how many doelen have no indicator at all."""

    view: PriorityView
    rows: tuple[OverviewRow, ...]
    unmeasured: tuple[str, ...]


def overview(tree: PlanView, priorities: Sequence[PriorityView]) -> tuple[OverviewGroup, ...]:
    """The rows of these speerpunten. Agendas are asked for once."""
    links = {link.link.indicator_id for view in priorities for link in view.all_links()}
    soonest: dict[int, AgendaPlace] = {}
    for place in agendas_with(links):
        soonest.setdefault(place.indicator_id, place)
    return tuple(
        OverviewGroup(view, tuple(_rows(view, tree.series, soonest)), tuple(_unmeasured(view))) for view in priorities
    )


def _rows(view: PriorityView, series: dict[int, Series], soonest: dict[int, AgendaPlace]) -> Iterator[OverviewRow]:
    def row(link: LinkAssessment, place: str, goal_id: int | None, activity: str = "") -> OverviewRow:
        indicator_id = link.link.indicator_id
        return OverviewRow(link, series[indicator_id], place, goal_id, activity, soonest.get(indicator_id))

    yield from (row(link, "", None) for link in view.links)
    for goal in view.goals:
        place = f"{goal.number} {goal.goal.title}"
        yield from (row(link, place, goal.goal.pk) for link in goal.links)
        for activity in goal.activities:
            yield from (row(link, place, goal.goal.pk, activity.activity.title) for link in activity.links)


def _unmeasured(view: PriorityView) -> Iterator[str]:
    """Doelen without any koppeling of their own or under them: they would be missed if nothing stood here."""
    for goal in view.goals:
        if not goal.links and not any(activity.links for activity in goal.activities):
            yield f"{goal.number} {goal.goal.title}"
