"""What to look at again in the year wheel, with the move that mends it, and when figures come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.compute.dates import moved, school_year_bounds
from meetings.compute.figure_timing import MONTHS, Doubt, Publication, Timing
from meetings.models import ReviewRhythm
from meetings.queries.year_wheel import Place, WheelMeeting, YearWheel, month_text
from osp import dutch
from osp.holidays import Calendar
from osp.school_years import calendar_year_of


@dataclass(frozen=True, slots=True)
class FigureWarning:
    """A meeting that discusses figures at a moment that is not good, all for the same reason.

    `rhythms` may move from the month `away` to the month `to`; none where the item is on the agenda already. `better_day` is the
    first day of the same weekday on which the meeting could be.
    """

    number: int
    meeting: WheelMeeting
    timing: Timing
    text: str
    short: str
    rhythms: tuple[ReviewRhythm, ...]
    away: int
    to: int
    better_day: date

    @property
    def to_name(self) -> str:
        """The month that mends it."""
        return dutch.MONTHS[self.to - 1]


@dataclass(frozen=True, slots=True)
class Comes:
    """Figures of a source come in this month, definitive or voorlopig; `counted` is the day that they are of."""

    month: date
    source: str
    counted: str
    is_final: bool


def figure_warnings(wheel: YearWheel) -> list[FigureWarning]:
    """In order of date; meetings share a number with all that is said about them."""
    found: list[FigureWarning] = []
    numbers: dict[str, int] = {}
    for meeting in wheel.meetings:
        for doubts in _alike(meeting).values():
            number = numbers.setdefault(meeting.at.key, len(numbers) + 1)
            found.append(_warning(number, meeting, doubts, wheel))
    return found


def figures_coming(wheel: YearWheel) -> list[Comes]:
    """When the sources of the plan publish in the school year, soonest first."""
    first, last = school_year_bounds(wheel.plan.year)
    found = {
        comes
        for publication in wheel.publications.values()
        for comes in _comes(publication, wheel.plan.year)
        if first <= comes.month <= last
    }
    return sorted(found, key=lambda each: (each.month, each.source, each.counted))


def schoolday_from(day: date, weekday: int, calendar: Calendar) -> date:
    """The first schoolday on this weekday, from this day on; the day itself where the calendar has none for months."""
    found = day + timedelta(days=(weekday - day.weekday()) % 7)
    try:
        return moved(found, calendar)
    except ValueError:
        return found


def _alike(meeting: WheelMeeting) -> dict[tuple[Timing, date, str], list[Place]]:
    groups: dict[tuple[Timing, date, str], list[Place]] = {}
    for place in meeting.doubtful:
        doubt = _sure(place)
        groups.setdefault((doubt.timing, doubt.good_from, doubt.publication.source), []).append(place)
    return groups


def _warning(number: int, meeting: WheelMeeting, places: list[Place], wheel: YearWheel) -> FigureWarning:
    doubt = _sure(places[0])
    drafted = {place.link.pk for item in meeting.items if item.is_draft for place in item.places}
    rhythms = tuple(place.rhythm for place in places if place.rhythm and place.link.pk in drafted)
    away = meeting.counted.month
    movable = tuple(rhythm for rhythm in rhythms if away in rhythm.months)
    return FigureWarning(
        number,
        meeting,
        doubt.timing,
        _text(doubt, places),
        _short(doubt, places),
        movable,
        away,
        to=_mends_in(meeting, doubt, wheel),
        better_day=schoolday_from(doubt.good_from, meeting.day.weekday(), wheel.plan.calendar),
    )


def _names(places: list[Place]) -> str:
    return dutch.join_words(list(dict.fromkeys(f"„{place.link.indicator.name}”" for place in places)))


def _short(doubt: Doubt, places: list[Place]) -> str:
    """What is the matter in a few words, for a list above the rows that say it whole."""
    when = "nieuw cijfer in" if doubt.timing is Timing.EARLY else "definitief in"
    return f"{_names(places)}: {when} {month_text(doubt.good_from)}"


def _text(doubt: Doubt, places: list[Place]) -> str:
    names = _names(places)
    source, good = doubt.publication.source, month_text(doubt.good_from)
    if doubt.timing is Timing.EARLY:
        return f"bespreekt {names}. {source} telt op {doubt.publication.reference_day}; het cijfer is er in {good}."
    return f"bespreekt {names}. Het cijfer van {source} is dan voorlopig, definitief in {good}."


def _mends_in(meeting: WheelMeeting, doubt: Doubt, wheel: YearWheel) -> int:
    """The month that the next meeting of this body counts in once the figure is right, or else that of the figure."""
    later = (
        each.counted.month
        for each in wheel.meetings
        if each.body.pk == meeting.body.pk and each.day >= doubt.good_from and each.counted > meeting.counted
    )
    return next(later, doubt.good_from.month)


def _comes(publication: Publication, year: int) -> Iterable[Comes]:
    final = publication.final_later
    steps = [(publication.months_later, final is None)] + ([(final, True)] if final is not None else [])
    for later, is_final in steps:
        month = (publication.counted_in - 1 + later) % MONTHS + 1
        comes = date(calendar_year_of(year, month), month, 1)
        counted = (comes.year * MONTHS + comes.month - 1 - later) // MONTHS
        yield Comes(comes, publication.source, f"{publication.reference_day} {counted}", is_final)


def _sure(place: Place) -> Doubt:
    """The doubt of a place that has one."""
    if place.doubt is None:
        raise ValueError("Bij dit cijfer is niets op te merken.")
    return place.doubt
