"""When a body meets in a school year, by all its rhythms together. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from meetings.compute.dates import WEEK, moved, planned
from meetings.proposals import Rule
from osp.holidays import Calendar

_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting that the rhythms ask for: the day they count from and the day on which the body meets.

    `weeks`: how many lie between two meetings; None where months are counted.
    """

    counted: date
    day: date
    why_moved: str = ""
    weeks: int | None = None

    def takes(self, day: date) -> bool:
        """Whether a meeting that counts on this day is the one meant here: in the same month, or nearer than half a turn."""
        if self.weeks:
            return 2 * abs((day - self.counted).days) < self.weeks * _DAYS_IN_WEEK
        return (day.year, day.month) == (self.counted.year, self.counted.month)


def body_year(rules: Iterable[Rule], *, year: int, first: date, weekday: int, calendar: Calendar) -> tuple[Slot, ...]:
    """The meetings of a body in order, each on a day of its own. ValueError as `planned`.

    The shortest number of weeks sets the pace; longer ones join in. A month that a rhythm names and in which that pace has no
    meeting gets one of its own.
    """
    held = list(rules)
    weeks = min((rule.every_weeks for rule in held if rule.every_weeks), default=None)
    months = tuple(sorted({month for rule in held if not rule.every_weeks for month in rule.months}))
    found: list[Slot] = []
    if weeks:
        paced = planned(Rule(every_weeks=weeks), year=year, first=first, weekday=weekday, calendar=calendar)
        found = [Slot(each.counted, each.day, each.why_moved, weeks) for each in paced]
    met = {(slot.counted.year, slot.counted.month) for slot in found}
    for each in planned(Rule(months=months), year=year, first=first, weekday=weekday, calendar=calendar):
        if (each.counted.year, each.counted.month) not in met:
            found.append(Slot(each.counted, each.day, each.why_moved))
    return _apart(sorted(found, key=lambda slot: slot.counted), calendar)


def _apart(slots: list[Slot], calendar: Calendar) -> tuple[Slot, ...]:
    """No two on one day: the later of the two goes on a school week."""
    found: list[Slot] = []
    for slot in slots:
        day = slot.day
        while found and day <= found[-1].day:
            day = moved(day + WEEK, calendar)
        found.append(replace(slot, day=day))
    return tuple(found)
