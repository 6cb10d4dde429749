"""When a doel is silent: nothing happened around it for two cycles of its rhythm, or for a year without rhythm. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meetings.proposals import Rule

CYCLES = 2
DAYS_IN_YEAR = 365
DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that happened around a doel, and what it was: "besluit", "duiding"."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Silence:
    """How long nothing happened: the last sign, if ever there was one, and the number of days that were allowed."""

    last: Sign | None
    days: int
    allowed: int


def cycle_days(rules: Iterable[Rule]) -> int | None:
    """Days between two discussions of the rhythm that comes round most often; None without one."""
    found = [rule.every_weeks * DAYS_IN_WEEK for rule in rules if rule.every_weeks]
    found += [DAYS_IN_YEAR // len(rule.months) for rule in rules if rule.months and not rule.every_weeks]
    return min(found, default=None)


def silence(signs: Iterable[Sign], *, since: date, cycle: int | None, on: date) -> Silence | None:
    """The silence around a doel that is there since a day; None while it is not that long."""
    last = max(signs, key=lambda each: each.day, default=None)
    days = (on - (last.day if last else since)).days
    allowed = CYCLES * cycle if cycle else DAYS_IN_YEAR
    return Silence(last, days, allowed) if days > allowed else None
