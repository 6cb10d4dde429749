"""The year of the bodies of the example: when each meets, and from which day its rhythm counts."""

from datetime import date, time
from typing import Any

from osp.school_years import calendar_year_of

FRIDAY = 4
# Day and month of the year's meetings, per body; the school year is that of today.
YEAR = {
    "Bestuur": ((24, 9), (3, 12), (28, 1), (15, 4), (17, 6)),
    "ALV": ((10, 12), (10, 6)),
    "OPR": ((30, 9), (9, 12), (10, 3), (2, 6)),
    "OOGO": ((14, 1), (20, 5)),
    "Werkoverleg": ((6, 10), (17, 11), (12, 1), (23, 2), (6, 4), (18, 5)),
}
HOURS = {
    "Bestuur": (time(13, 30), time(15, 30)),
    "ALV": (time(16, 0), time(18, 0)),
    "OPR": (time(19, 30), time(21, 30)),
    "OOGO": (time(10, 0), time(12, 0)),
    "Werkoverleg": (time(9, 0), time(11, 0)),
}


def usual(name: str, year: int) -> dict[str, Any]:
    """Weekday, time and first meeting of a body in a school year; one without days of its own meets as the werkoverleg."""
    known = name if name in YEAR else "Werkoverleg"
    day, month = YEAR[known][0]
    first = date(calendar_year_of(year, month), month, day)
    return {"weekday": min(first.weekday(), FRIDAY), "starts": HOURS[known][0], "first_date": first}
