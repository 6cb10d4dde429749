"""Which doelen, indicators and bodies each item of the framework has: the cells of the heat map. Plain values; no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goals.compute.lint.picture import GoalFacts, ItemFacts, LinkFacts, PlanFacts, PriorityFacts

# From so many on one more makes no other shape.
MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Covered:
    """An item with the doelen that serve it and their koppelingen, meetbaar and merkbaar apart."""

    item: ItemFacts
    goals: tuple[GoalFacts, ...]
    measurable: tuple[LinkFacts, ...]
    noticeable: tuple[LinkFacts, ...]

    @property
    def links(self) -> tuple[LinkFacts, ...]:
        """All of them, in the order of the plan within each kind."""
        return (*self.measurable, *self.noticeable)

    def discussed_by(self, body_id: int) -> tuple[LinkFacts, ...]:
        """The koppelingen that a body has in its rhythm."""
        return tuple(link for link in self.links if any(talk.body_id == body_id for talk in link.talks or ()))


def coverage(plan: PlanFacts, items: Iterable[ItemFacts]) -> tuple[Covered, ...]:
    """Every item with what serves it. A doel serves an item by itself, through an activiteit or through its speerpunt."""
    return tuple(_covered(plan.priorities, item) for item in items)


def level(count: int) -> int:
    """How full a cell is, from 0 to MOST_LEVELS."""
    return min(count, MOST_LEVELS)


def _covered(priorities: Sequence[PriorityFacts], item: ItemFacts) -> Covered:
    goals = tuple(
        goal
        for priority in priorities
        for goal in priority.goals
        if item.id in goal.all_serves or item.id in priority.serves
    )
    links = [link for goal in goals for link in goal.all_links]
    return Covered(
        item,
        goals,
        tuple(link for link in links if not link.is_noticeable),
        tuple(link for link in links if link.is_noticeable),
    )
