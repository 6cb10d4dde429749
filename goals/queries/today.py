"""What the plan asks today, sorted by consequence, and how each speerpunt stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goals.enums import ActivityStatus, Status
from goals.queries.assessment import NOTICED_WORDS, LinkAssessment
from goals.queries.lint import is_overdue
from goals.queries.tree import GoalView, PlanView, PriorityView, gravest
from osp import dutch
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that asks for attention. `rank` sorts, lowest first. `status` is set where a verdict is the cause."""

    rank: tuple[int, float]
    when: str
    since: str
    title: str
    text: str
    goal_id: int | None
    priority_id: int
    action: str
    status: Status | None = None
    word: str = ""
    is_example: bool = False
    # The jaarplan that it is about, or 0 for the list of them; None for anything else.
    year_plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of the table: a speerpunt, what stands out most, and what is noticed."""

    view: PriorityView
    striking: str
    noticed: Status | None
    is_example: bool = False

    @property
    def noticed_word(self) -> str:
        """Merkbaar in its own words."""
        return NOTICED_WORDS[self.noticed] if self.noticed else ""


def asks(view: PlanView, today: date) -> list[Ask]:
    """Koppelingen off course or needing attention, activiteiten that are late, doelen that nobody owns."""
    found = [ask for priority in view.priorities for ask in _of_priority(priority, today)]
    return sorted(found, key=lambda ask: ask.rank)


def standings(view: PlanView) -> list[Standing]:
    """How the plan stands, one row a speerpunt."""
    return [_standing(row) for row in view.priorities]


def _of_priority(view: PriorityView, today: date) -> Iterator[Ask]:
    for link in view.links:
        yield from _about_link(link, view, None)
    for goal in view.goals:
        yield from _of_goal(goal, view, today)


def _of_goal(goal: GoalView, view: PriorityView, today: date) -> Iterator[Ask]:
    levels = own_levels()
    for link in (*goal.links, *(link for activity in goal.activities for link in activity.links)):
        yield from _about_link(link, view, goal)
    for activity in goal.activities:
        row = activity.activity
        if row.ends and is_overdue(activity, today):
            days = (today - row.ends).days
            yield Ask(
                rank=(1, -days),
                when="Over tijd",
                since=f"sinds {dutch.date_short(row.ends)}",
                title=f"„{row.title}” zou klaar zijn",
                text=f"{levels.activity.capital} bij {levels.goal.singular} {goal.number}, {_owner(row.owner)}."
                f" Stand: {_state(row.status)}.",
                goal_id=goal.goal.pk,
                priority_id=view.priority.pk,
                action="Werk de stand bij",
            )
    if goal.goal.owner_id is None:
        yield Ask(
            rank=(3, 0.0),
            when="Zonder termijn",
            since="",
            title=f"{levels.goal.capital} {goal.number} heeft geen eigenaar",
            text=f"„{goal.goal.title}” wordt door niemand in de gaten gehouden.",
            goal_id=goal.goal.pk,
            priority_id=view.priority.pk,
            action="Wijs eigenaar aan",
        )


def _about_link(link: LinkAssessment, view: PriorityView, goal: GoalView | None) -> Iterator[Ask]:
    if link.status not in {Status.OFF_TRACK, Status.ATTENTION} or link.point is None:
        return
    pupils = abs(link.assessment.deviation_pupils or 0) if link.assessment else 0
    level = own_levels().goal if goal else own_levels().priority
    number = goal.number if goal else view.number
    yield Ask(
        rank=(0 if link.status is Status.OFF_TRACK else 2, -float(pupils)),
        when="Van koers" if link.status is Status.OFF_TRACK else "Aandacht",
        since=link.period,
        title=f"{link.link.indicator.name} ({level.singular} {number})",
        text=_reason(link),
        goal_id=goal.goal.pk if goal else None,
        priority_id=view.priority.pk,
        action=f"Naar {level.the}",
        status=link.status,
        word=link.word,
        is_example=link.point.is_example,
    )


def _reason(link: LinkAssessment) -> str:
    if link.is_overruled:
        return f"{link.link.overruled_reason} Volgens de cijfers: {link.computed_word}. {link.sentence}"
    return link.sentence


def _standing(view: PriorityView) -> Standing:
    worst = _gravest_link(view)
    if worst is None or worst.point is None:
        return Standing(
            view, "Nog geen cijfers." if view.goals else f"Nog geen {own_levels().goal.plural}.", _noticed(view)
        )
    return Standing(view, f"{worst.link.indicator.name}: {worst.full}", _noticed(view), worst.point.is_example)


def _gravest_link(view: PriorityView) -> LinkAssessment | None:
    """The koppeling with a figure that stands out most, meetbaar first."""
    order = (Status.OFF_TRACK, Status.ATTENTION, Status.ACHIEVED, Status.ON_TRACK, Status.NO_VERDICT)
    links = [link for link in view.all_links() if link.point is not None] if view.goals else []
    return min(links, key=lambda link: (order.index(link.status), link.is_noticeable), default=None)


def _noticed(view: PriorityView) -> Status | None:
    statuses = [link.status for link in view.all_links() if link.is_noticeable]
    return gravest(statuses) if statuses else None


def _owner(owner: object | None) -> str:
    return f"eigenaar {owner}" if owner else "zonder eigenaar"


def _state(status: str) -> str:
    return ActivityStatus(status).label
