"""What somebody owns in the plans whose period is not over: what passes on when they leave."""

from dataclasses import dataclass

from django.utils import timezone

from goals.enums import PlanPhase
from goals.models import Action, Activity, FormerTarget, Goal, Plan, Priority
from goals.queries.plans import phase_of, plans
from osp.models import User


@dataclass(frozen=True, slots=True)
class Owned:
    """Speerpunten, doelen and activiteiten of somebody, and their actions that are not done."""

    person: User
    priorities: tuple[Priority, ...]
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    actions: tuple[Action, ...]

    @property
    def elements(self) -> tuple[Priority | Goal | Activity, ...]:
        return (*self.priorities, *self.goals, *self.activities)

    @property
    def count(self) -> int:
        return len(self.elements) + len(self.actions)


def owned_by(person: User) -> Owned:
    """All of it, in the order of the plan. Five queries."""
    mine, going = {"owner": person, "archived_at__isnull": True}, _not_over()
    goals = Goal.objects.filter(**mine, priority__archived_at__isnull=True, priority__plan__in=going)
    activities = Activity.objects.filter(
        **mine,
        goal__archived_at__isnull=True,
        goal__priority__archived_at__isnull=True,
        goal__priority__plan__in=going,
    )
    return Owned(
        person,
        tuple(Priority.objects.filter(**mine, plan__in=going).order_by("plan", "position", "pk")),
        tuple(goals.order_by("priority__plan", "priority__position", "position", "pk")),
        tuple(
            activities.select_related("goal").order_by("goal__priority__position", "goal__position", "position", "pk")
        ),
        tuple(Action.objects.filter(**mine, done_on__isnull=True).order_by("due", "pk")),
    )


def _not_over() -> list[Plan]:
    """The plans that run or are being prepared, else the newest; in one that is over the owner stays who it was."""
    beside, day = plans(), timezone.localdate()
    going = [plan for plan in beside.every if phase_of(plan, beside.running, day) is not PlanPhase.PAST]
    return going or list(beside.every[:1])


def changed_targets(goals: tuple[Goal, ...]) -> tuple[FormerTarget, ...]:
    """The agreements about these doelen that were changed, newest first, with day and reason."""
    rows = FormerTarget.objects.filter(link__goal__in=goals, link__archived_at__isnull=True)
    return tuple(rows.select_related("link__indicator", "link__goal").order_by("-changed_on", "-pk"))
