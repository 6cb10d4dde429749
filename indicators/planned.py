"""Where the plan uses an indicator and how it stands there. A higher app registers how to ask; nothing here imports it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.queries import Series
from osp.models import Samenwerkingsverband
from osp.registry import Registry


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """One koppeling: to which speerpunt, doel or activiteit, what was agreed, and how the newest figure stands.

    `priority` and `goal` carry their number: "1 Thuisnabij", "1.2 Minder verwijzen"; `goal` and `activity` are empty
    where the koppeling hangs higher. `status` is a value of the status words, `word` how it reads here.
    `changes` tell what was agreed before.
    """

    indicator_id: int
    link_id: int
    priority_id: int
    priority: str
    goal_id: int | None
    goal: str
    activity: str
    status: str
    word: str
    sentence: str
    target: str
    is_overruled: bool = False
    changes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The nearest thing that it hangs on: the doel, or else the speerpunt."""
        return self.goal or self.priority


PLACES: Registry[Callable[[Samenwerkingsverband, Mapping[int, Series]], Sequence[PlannedPlace]]] = Registry()


def planned_places(swv: Samenwerkingsverband, series: Mapping[int, Series]) -> dict[int, list[PlannedPlace]]:
    """By indicator id every place in the plan that holds now, in the order of the plan.

    `series` are those that were read already, so that they are not read twice.
    """
    found: dict[int, list[PlannedPlace]] = {}
    for source in PLACES.sources:
        for place in source(swv, series):
            found.setdefault(place.indicator_id, []).append(place)
    return found
