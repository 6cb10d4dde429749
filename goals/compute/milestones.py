"""How far milestones are, from their days alone. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Dated(Protocol):
    """What is needed of a milestone: when it should be there, and since when it is."""

    title: str
    due: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class MilestoneProfile:
    """How many were reached of all, and the titles and days of those that are late, longest late first."""

    reached: int
    total: int
    late: tuple[tuple[str, date], ...]


def is_late(milestone: Dated, today: date) -> bool:
    """Whether it should have been there and is not; on its own day it is not late yet."""
    return milestone.done_on is None and milestone.due < today


def profile(milestones: Iterable[Dated], today: date) -> MilestoneProfile:
    """The profile of some milestones together."""
    rows = list(milestones)
    late = sorted((row for row in rows if is_late(row, today)), key=lambda row: row.due)
    reached = sum(row.done_on is not None for row in rows)
    return MilestoneProfile(reached, len(rows), tuple((row.title, row.due) for row in late))
