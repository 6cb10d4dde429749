"""Saves of a plan as people remember them: who sat down to write, from when to when, and what each row became meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from goals.snapshot import Ref

# Two saves of one person that are this far apart are still one sitting.
PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Save:
    """One row of the history, without its content. `number` orders the saves of one row."""

    ref: Ref
    number: int
    at: datetime
    user_id: int | None
    reason: str = ""
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What one row became in one sitting: from the save before it (None: it was not there) to the last one in it.

    Somebody else's save in between ends a run, and so do archiving, taking back and another reason: nobody's text is told as
    another's, and what was done and undone is told twice.
    """

    ref: Ref
    before: int | None
    last: int
    starts: datetime
    ends: datetime
    reason: str
    was_archived: bool
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """The saves of one person with no more than a quarter of an hour between them. Nobody is the system itself."""

    user_id: int | None
    starts: datetime
    ends: datetime
    runs: tuple[Run, ...]


def sittings(saves: Iterable[Save]) -> list[Sitting]:
    """All saves of a plan as sittings, newest first; the runs of each in the order in which they ended."""
    ordered = sorted(saves, key=lambda save: (save.at, save.ref, save.number))
    numbered = _numbered(ordered)
    runs: dict[int, list[Run]] = defaultdict(list)
    for chain in _by_row(ordered).values():
        for sitting, run in _runs(chain, numbered):
            runs[sitting].append(run)
    members: dict[int, list[Save]] = defaultdict(list)
    for save in ordered:
        members[numbered[save.ref, save.number]].append(save)
    found = [
        Sitting(own[0].user_id, own[0].at, own[-1].at, tuple(sorted(runs[key], key=lambda run: (run.ends, run.ref))))
        for key, own in members.items()
    ]
    return sorted(found, key=lambda sitting: (sitting.ends, sitting.starts), reverse=True)


def _numbered(ordered: Sequence[Save]) -> dict[tuple[Ref, int], int]:
    """The number of the sitting that each save belongs to."""
    latest: dict[int | None, tuple[datetime, int]] = {}
    numbers: dict[tuple[Ref, int], int] = {}
    count = 0
    for save in ordered:
        known = latest.get(save.user_id)
        if known is None or save.at - known[0] > PAUSE:
            count += 1
            known = (save.at, count)
        latest[save.user_id] = (save.at, known[1])
        numbers[save.ref, save.number] = known[1]
    return numbers


def _by_row(ordered: Sequence[Save]) -> dict[Ref, list[Save]]:
    found: dict[Ref, list[Save]] = defaultdict(list)
    for save in ordered:
        found[save.ref].append(save)
    for chain in found.values():
        chain.sort(key=lambda save: save.number)
    return found


def _runs(chain: Sequence[Save], numbered: dict[tuple[Ref, int], int]) -> Iterator[tuple[int, Run]]:
    """The saves of one row, cut into runs, each with the sitting it belongs to."""
    before: Save | None = None
    own: list[Save] = []
    for save in chain:
        if own and not _goes_on(own, save, before, numbered):
            yield numbered[own[0].ref, own[0].number], _run(own, before)
            before, own = own[-1], []
        own.append(save)
    if own:
        yield numbered[own[0].ref, own[0].number], _run(own, before)


def _goes_on(own: Sequence[Save], save: Save, before: Save | None, numbered: dict[tuple[Ref, int], int]) -> bool:
    last = own[-1]
    if numbered[last.ref, last.number] != numbered[save.ref, save.number]:
        return False
    if last.is_archived != save.is_archived or last.is_archived != bool(before and before.is_archived):
        return False
    return not save.reason or save.reason == _reason(own)


def _run(own: Sequence[Save], before: Save | None) -> Run:
    return Run(
        ref=own[0].ref,
        before=before.number if before else None,
        last=own[-1].number,
        starts=own[0].at,
        ends=own[-1].at,
        reason=_reason(own),
        was_archived=bool(before and before.is_archived),
        is_archived=own[-1].is_archived,
    )


def _reason(own: Sequence[Save]) -> str:
    return next((save.reason for save in reversed(own) if save.reason), "")
