"""Which school, vestiging or bestuur is which over the years: a merged school keeps its history.

Only what went over whole is followed (a fusie or overdracht "volledig"): of a school that was split nobody can say which
pupils are whose history. Where the register lets something go over whole to two others on one day, that too is a split.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

FOLLOWED = frozenset({"fusie", "overdracht"})
VESTIGING, INSTELLING = "D", "U"
VESTIGING_WIDTH = 6

Key = tuple[str, str]


class Entry(Protocol):
    """One line of the register: `kind` is U instelling, D vestiging, B bestuur, S or O; `cause` in small letters."""

    @property
    def kind(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def cause(self) -> str: ...
    @property
    def is_whole(self) -> bool: ...


class _Step(NamedTuple):
    on: date
    key: Key


class Successions:
    """The takeovers of a register, to be followed forward and back."""

    def __init__(self, rows: Iterable[Entry]) -> None:
        targets: dict[tuple[Key, date], set[Key]] = defaultdict(set)
        for row in rows:
            if row.is_whole and row.cause in FOLLOWED:
                targets[(row.kind, row.old), row.on].add((_kind(row.new, row.kind), row.new))
        self._next: dict[Key, list[_Step]] = defaultdict(list)
        self._earlier: dict[Key, list[_Step]] = defaultdict(list)
        for (key, on), found in sorted(targets.items()):
            if len(found) == 1 and key not in found:
                (target,) = found
                self._next[key].append(_Step(on, target))
                self._earlier[target].append(_Step(on, key))

    def now(self, kind: str, code: str, on: date | None = None) -> str:
        """The code under which something goes on, on a day (None: at last); its own code when nobody took it over.

        A code that came back after its own takeover counts from its last one.
        """
        key, since = (kind, code), date.min
        seen = {key}
        while step := self._step(key, since, on or date.max):
            if step.key in seen:
                break
            key, since = step.key, step.on
            seen.add(key)
        return key[1]

    def before(self, kind: str, code: str) -> tuple[str, ...]:
        """All codes whose history this one holds, in alphabetical order: whatever `now` leads here from."""
        found: set[Key] = set()
        waiting = [(kind, code)]
        while waiting:
            for step in self._earlier.get(waiting.pop(), ()):
                if step.key not in found and step.key != (kind, code):
                    found.add(step.key)
                    waiting.append(step.key)
        return tuple(sorted(old for of_kind, old in found if self.now(of_kind, old) == code))

    def _step(self, key: Key, since: date, until: date) -> _Step | None:
        """The last takeover of something within a time."""
        return max((step for step in self._next.get(key, ()) if since <= step.on <= until), default=None)


def _kind(code: str, kind: str) -> str:
    """What the new one is: an instelling may go on as a vestiging and the other way round; the width of the code tells."""
    if kind not in {VESTIGING, INSTELLING}:
        return kind
    return VESTIGING if len(code) == VESTIGING_WIDTH else INSTELLING
