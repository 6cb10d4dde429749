"""A plan as the rules see it: frozen facts, no rows. Ids stand for what they were read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goals.compute.lint.sentences import has_figure
from goals.compute.lint.talks import ReleaseMoment, Talk
from goals.enums import ActivityStatus
from goals.targets import Target


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """A koppeling. `has_denominator` is None where a share of something is not meant; `path_doubt` is a sentence.

    `talks` is None where nobody can tell who discusses it. `release` is None for what no calendar tells.
    """

    id: int
    name: str
    indicator_id: int = 0
    is_own_indicator: bool = False
    is_noticeable: bool = False
    has_denominator: bool | None = None
    has_source: bool = True
    target: Target | None = None
    path_doubt: str = ""
    is_incomplete: bool = False
    talks: tuple[Talk, ...] | None = None
    release: ReleaseMoment | None = None


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activiteit. `serves` are ids of items of the framework; `description` is its toelichting as plain text."""

    id: int
    number: str
    title: str
    description: str = ""
    status: ActivityStatus = ActivityStatus.PLANNED
    owner_id: int | None = None
    ends: date | None = None
    links: tuple[LinkFacts, ...] = ()
    serves: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.status in {ActivityStatus.PLANNED, ActivityStatus.RUNNING}


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A doel with what stands under it. `is_achieved` by the verdict on its indicators."""

    id: int
    number: str
    title: str
    measurable_result: str = ""
    description: str = ""
    owner_id: int | None = None
    ends: date | None = None
    is_achieved: bool = False
    links: tuple[LinkFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    serves: frozenset[int] = frozenset()

    @property
    def is_told(self) -> bool:
        """Whether it says how much: by an agreed target, or in its own words."""
        return any(link.target for link in self.links) or has_figure(self.title, self.measurable_result)

    @property
    def all_links(self) -> Iterator[LinkFacts]:
        """Its own koppelingen and those of its activiteiten."""
        yield from self.links
        for activity in self.activities:
            yield from activity.links

    @property
    def all_serves(self) -> frozenset[int]:
        """What it serves by itself or through an activiteit."""
        return self.serves.union(*(activity.serves for activity in self.activities))


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """A speerpunt with its doelen. What it serves, its doelen serve."""

    id: int
    number: str
    title: str
    description: str = ""
    owner_id: int | None = None
    links: tuple[LinkFacts, ...] = ()
    goals: tuple[GoalFacts, ...] = ()
    serves: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """A statutory item that holds."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The whole. Without any framework `has_framework` is False."""

    id: int
    today: date
    priorities: tuple[PriorityFacts, ...] = ()
    statutory: tuple[ItemFacts, ...] = ()
    has_framework: bool = True

    @property
    def served(self) -> frozenset[int]:
        """Every item that some doel serves, by itself, through an activiteit or through its speerpunt."""
        return frozenset(
            item
            for priority in self.priorities
            for goal in priority.goals
            for item in (*goal.all_serves, *priority.serves)
        )
