"""The history of a plan as people remember it: by person and sitting, every change in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from goals.compute.differences import PLACE, Spot
from goals.compute.retelling import Retold, Step, retold
from goals.compute.sittings import Run, Sitting, sittings
from goals.kinds import Kind
from goals.models import Plan
from goals.queries.moments import Moment
from goals.queries.names import names_for
from goals.queries.outline import Outline, outline
from goals.queries.saves import history_of, saves_of
from goals.queries.snapshot import parent_of, values_of
from goals.snapshot import Node, Ref
from goals.wording.changes import Told, subject, tell
from goals.wording.fields import Names
from osp.queries import SYSTEM, names_of


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which part of the history: of one row with what stood under it, of one person, between two moments."""

    part: Ref | None = None
    user_id: int | None = None
    since: Moment | None = None
    until: Moment | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing was asked for."""
        return self == TimelineFilter()


@dataclass(frozen=True, slots=True)
class Entry:
    """A change in words, with the run that made it."""

    told: Told
    run: Run


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one sitting in one element, as it stood then. `is_live`: it is in the plan now."""

    spot: Spot
    subject: str
    is_live: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ToldSitting:
    """What one person did in one sitting."""

    who: str
    starts: datetime
    ends: datetime
    groups: tuple[Group, ...]
    # Changes that are not told here for want of room.
    untold: int = 0


def sittings_of(plan: Plan, choice: TimelineFilter) -> list[Sitting]:
    """The sittings that were asked for, newest first, without their content. One query.

    A sitting that began before `since` is there with what was done after it.
    """
    found = (_between(sitting, choice) for sitting in sittings(saves_of(plan, choice.part)))
    return [each for each in found if each.runs and choice.user_id in {None, each.user_id}]


def writers(found: Iterable[Sitting]) -> dict[int, str]:
    """The people who wrote, by id, in the order of their names."""
    names = names_of({sitting.user_id for sitting in found})
    return {pk: name for pk, name in sorted(names.items(), key=lambda pair: pair[1]) if pk is not None}


def told_sittings(
    plan: Plan, wanted: Sequence[Sitting], *, most: int | None = None, weaves: bool = True
) -> list[ToldSitting]:
    """These sittings in words, each with at most so many changes. A number of queries that does not grow with them.

    Numbers are those of the plan as it is now: an element that is no longer in it has none. Not `weaves`: see `tell`.
    """
    places = outline(plan)
    rows = _rows(run for sitting in wanted for run in sitting.runs)
    names = names_for(row.node for row in rows.values())
    who = names_of({sitting.user_id for sitting in wanted})
    reader = _Reader(rows, places, names, weaves=weaves)
    told = [_told(sitting, who.get(sitting.user_id, SYSTEM), reader, most) for sitting in wanted]
    return [each for each in told if each.groups]


def _between(sitting: Sitting, choice: TimelineFilter) -> Sitting:
    runs = sitting.runs
    if choice.since is not None:
        after = choice.since.until
        runs = tuple(run for run in runs if run.ends > after)
    if choice.until is not None:
        last = choice.until.until
        runs = tuple(run for run in runs if run.starts <= last)
    return sitting if len(runs) == len(sitting.runs) else replace(sitting, runs=runs)


Key = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class _Stored:
    """A row of the history: as it was, and under what it stood."""

    node: Node
    parent: Ref | None


def _rows(runs: Iterable[Run]) -> dict[Key, _Stored]:
    """The rows of the history before and after each run, by kind and number in the history."""
    wanted: dict[Kind, set[int]] = defaultdict(set)
    for run in runs:
        wanted[run.ref[0]] |= {number for number in (run.before, run.last) if number is not None}
    return {
        (kind, number): _stored(kind, row.instance)
        for kind, numbers in wanted.items()
        for number, row in history_of(kind).in_bulk(numbers).items()
    }


def _stored(kind: Kind, row: Any) -> _Stored:
    return _Stored(Node(kind, row.pk, "", values_of(row)), parent_of(kind, row))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What telling a sitting needs."""

    rows: Mapping[Key, _Stored]
    places: Outline
    names: Names
    weaves: bool

    def step(self, run: Run) -> Step:
        """A run with the row before and after it."""
        before = self._spot(run, run.before) if run.before is not None else None
        return Step(run, before, self._spot(run, run.last))

    def _spot(self, run: Run, number: int) -> Spot:
        """A row as it was, in the place that it had, under the number that it has now."""
        stored, here = self.rows[run.ref[0], number], self.places.live.get(run.ref)
        node = replace(stored.node, number=here.node.number if here else "")
        return Spot(node, self.places.above(stored.parent), node.values.get(PLACE, 1))


def _told(sitting: Sitting, who: str, reader: _Reader, most: int | None) -> ToldSitting:
    by_element: dict[Ref, list[Retold]] = defaultdict(list)
    changes = retold(reader.step(run) for run in sitting.runs)
    for each in changes[:most]:
        by_element[each.change.spot.element.ref].append(each)
    groups = tuple(_group(ref, found, reader) for ref, found in by_element.items())
    untold = 0 if most is None else max(len(changes) - most, 0)
    return ToldSitting(who, sitting.starts, sitting.ends, groups, untold)


def _group(ref: Ref, found: Sequence[Retold], reader: _Reader) -> Group:
    told = (tell(each.change, reader.names, each.run.reason, weaves=reader.weaves) for each in found)
    entries = tuple(Entry(said, each.run) for said, each in zip(told, found, strict=True))
    spot = found[-1].change.spot
    if spot.node.ref != ref:
        spot = Spot(spot.element, spot.above[:-1])
    return Group(spot, subject(spot.node, reader.names), ref in reader.places.live, entries)
