"""What the plan answers about indicators: where each is used, what was agreed there and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from goals.models import Goal, IndicatorLink, Plan, Priority
from goals.queries.assessment import assess_link
from goals.queries.lookups import current_plan, in_plans, live_links
from indicators.planned import PlannedPlace
from indicators.queries import Series, series_for
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers as the plan page shows them, by id: counted over what is not archived."""

    priorities: Mapping[int, int]
    goals: Mapping[int, str]


def places_of_indicators(swv: Samenwerkingsverband, series: Mapping[int, Series]) -> list[PlannedPlace]:
    """Every koppeling of the plan that holds now, in its order. Four queries, and more only for series that are not given."""
    plan = current_plan()
    if plan is None:
        return []
    numbers = _numbers(plan)
    links = list(live_links().filter(in_plans(plan)))
    other = {link.indicator_id: link.indicator for link in links if link.indicator_id not in series}
    every = {**series, **(series_for(swv, other.values()) if other else {})}
    found = [(_order(link, numbers), _place(link, every[link.indicator_id], numbers)) for link in links]
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


def goal_numbers(plan: Plan) -> Mapping[int, str]:
    """The number of each doel as the plan page shows it ("1.2"), by id."""
    return _numbers(plan).goals


def _numbers(plan: Plan) -> _Numbers:
    priorities = list(Priority.objects.filter(plan=plan, archived_at__isnull=True))
    numbers = {row.pk: number for number, row in enumerate(priorities, start=1)}
    goals: dict[int, str] = {}
    counts: dict[int, int] = {}
    for row in Goal.objects.filter(priority__in=priorities, archived_at__isnull=True):
        counts[row.priority_id] = counts.get(row.priority_id, 0) + 1
        goals[row.pk] = f"{numbers[row.priority_id]}.{counts[row.priority_id]}"
    return _Numbers(numbers, goals)


def _order(link: IndicatorLink, numbers: _Numbers) -> tuple[int, int, int, int]:
    goal = link.parent_goal
    number = int(numbers.goals[goal.pk].partition(".")[2]) if goal else 0
    return numbers.priorities[link.parent_priority.pk], number, link.position, link.pk


def _place(link: IndicatorLink, series: Series, numbers: _Numbers) -> PlannedPlace:
    assessed, goal, priority = assess_link(link, series), link.parent_goal, link.parent_priority
    return PlannedPlace(
        indicator_id=link.indicator_id,
        link_id=link.pk,
        priority_id=priority.pk,
        priority=f"{numbers.priorities[priority.pk]} {priority.title}",
        goal_id=goal.pk if goal else None,
        goal=f"{numbers.goals[goal.pk]} {goal.title}" if goal else "",
        activity=link.activity.title if link.activity else "",
        status=assessed.status,
        word=assessed.word,
        sentence=assessed.sentence,
        target=assessed.target_text,
        is_overruled=assessed.is_overruled,
        changes=assessed.former_texts,
    )
