"""The kaart of a schoolbestuur: per doel where it stands, where the group lies, what its promise is worth, and its own words.

Made of what was frozen with the signature and of nothing else, so it is the same whenever it is asked for. Plain values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.enums import Unit
from osp.charts.spec import ChartUnit


@dataclass(frozen=True, slots=True)
class Group:
    """How the schoolbesturen lie whose figure is shown, on the scale of the indicator."""

    boards: int
    low: float
    p25: float
    median: float
    p75: float
    high: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where the schoolbestuur stands and where its promise leads; None where that may not be shown or is not known."""

    unit: ChartUnit
    own: float | None = None
    after: float | None = None
    group: Group | None = None
    here: float | None = None
    target: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to place the schoolbestuur by."""
        return self.own is None and self.group is None


@dataclass(frozen=True, slots=True)
class Share:
    """The own part of what the plan asks of all together, in whole numbers; `others` is None where too few signed."""

    asked: int
    own: int
    others: int | None


@dataclass(frozen=True, slots=True)
class KaartGoal:
    """One doel. `lines` are figures as a label and its text; `worth` and `group_note` are sentences."""

    number: str
    title: str
    promise: str
    outcome: str
    lines: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    worth: str = ""
    group_note: str = ""
    position: Position | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Kaart:
    """The whole of it. `money` is a kind with what was received and spent, and a note."""

    name: str
    organisation: str
    organisation_code: str
    title: str
    signed_by: str
    signed_on: date
    fingerprint: str
    goals: tuple[KaartGoal, ...]
    money: tuple[tuple[str, str, str, str], ...] = ()
    foot: str = ""


def position_of(stored: Mapping[str, Any] | None) -> Position | None:
    """The place that was frozen with an answer; None where there is none."""
    if not stored or not stored.get("unit"):
        return None
    group = Group(**stored["group"]) if stored.get("group") else None
    unit: ChartUnit = Unit(stored["unit"]).value
    found = Position(unit, stored["own"], stored["after"], group, stored["here"], stored["target"])
    return None if found.is_empty else found


def share_of(stored: Mapping[str, Any] | None) -> Share | None:
    """The own part that was frozen; None where the doel asks no number."""
    share = stored.get("share") if stored else None
    return Share(share["asked"], share["own"], share["others"]) if share else None
