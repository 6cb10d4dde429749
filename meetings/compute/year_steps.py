"""What becomes of the calendar when it follows the rhythm: which meetings are new, stay, move or go. Pure: no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetings.compute.body_year import Slot


class Fate(StrEnum):
    """What happens to one meeting."""

    NEW = "new"
    # The rhythm asks for it on a day that has passed.
    MISSED = "missed"
    STAYS = "stays"
    MOVES = "moves"
    # The rhythm asks for another day, and it stays where it is: somebody chose its day or wrote its agenda.
    KEPT = "kept"
    GOES = "goes"
    # Nothing in the rhythm asks for it any more, and it stays.
    LEFT = "left"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting on the calendar. `counted` and `given` are the day the rhythm counted and the day it gave, None for one planned
    by hand. `is_written`: somebody wrote at its agenda or its papers are out."""

    key: int
    day: date
    counted: date | None = None
    given: date | None = None
    is_written: bool = False

    @property
    def anchor(self) -> date:
        """The day it counts on."""
        return self.counted or self.day

    @property
    def is_chosen(self) -> bool:
        """Whether a person chose its day."""
        return self.given != self.day


@dataclass(frozen=True, slots=True)
class Step:
    """One meeting: what the rhythm asks or what there is or both, and what happens when the calendar follows the rhythm."""

    fate: Fate
    slot: Slot | None = None
    held: Held | None = None

    @property
    def day(self) -> date:
        """When it is now, or would be when there is none."""
        return self.held.day if self.held else self.slot.day  # type: ignore[union-attr]

    @property
    def recounts(self) -> bool:
        """Whether only the day that it counts on changes."""
        return bool(self.fate is Fate.STAYS and self.slot and self.held and self.slot.counted != self.held.counted)


def year_steps(slots: Sequence[Slot], held: Iterable[Held], *, today: date) -> tuple[Step, ...]:
    """Every slot and every meeting once, in order of date. A past meeting never changes."""
    rest = {each.key: each for each in held}
    pairs = _pairs(slots, rest)
    steps = []
    for slot in slots:
        match = pairs.get(slot.counted)
        if match:
            del rest[match.key]
        steps.append(_asked(slot, match, today))
    steps += [_unasked(each, today) for each in rest.values()]
    return tuple(sorted(steps, key=_day))


def _pairs(slots: Sequence[Slot], held: dict[int, Held]) -> dict[date, Held]:
    """By counted day the meeting that takes the slot: the same count first, then the nearest in reach."""
    by_count = {each.counted: each for each in held.values() if each.counted}
    pairs = {slot.counted: by_count[slot.counted] for slot in slots if slot.counted in by_count}
    taken = {each.key for each in pairs.values()}
    near = [
        (abs((each.anchor - slot.counted).days), each.key, slot)
        for slot in slots
        if slot.counted not in pairs
        for each in held.values()
        if each.key not in taken and slot.takes(each.anchor)
    ]
    for _, key, slot in sorted(near, key=lambda found: (found[0], found[1], found[2].counted)):
        if key not in taken and slot.counted not in pairs:
            pairs[slot.counted] = held[key]
            taken.add(key)
    return pairs


def _asked(slot: Slot, held: Held | None, today: date) -> Step:
    if held is None:
        return Step(Fate.NEW if slot.day >= today else Fate.MISSED, slot)
    if held.day < today or slot.day == held.day:
        return Step(Fate.STAYS, slot, held)
    if held.is_chosen:
        # Whoever moved it knew what the rhythm gave; only when that changed there is something to say.
        return Step(Fate.STAYS if held.given in {None, slot.day} else Fate.KEPT, slot, held)
    return Step(Fate.KEPT if held.is_written or slot.day < today else Fate.MOVES, slot, held)


def _unasked(held: Held, today: date) -> Step:
    if held.counted is None or held.day < today:
        return Step(Fate.EXTRA, held=held)
    return Step(Fate.LEFT if held.is_chosen or held.is_written else Fate.GOES, held=held)


def _day(step: Step) -> tuple[date, date]:
    return step.day, step.slot.counted if step.slot else step.day
