"""Whether a figure is there on the day that a body discusses it, and whether it is definitive then. Pure: no Django.

Months count, as in the calendar of a source: a figure that comes in January is there in January.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from osp.school_years import school_year_of

MONTHS = 12


class Timing(StrEnum):
    """What is wrong with the moment."""

    EARLY = "early"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Publication:
    """A source counts in a month of the year; its figure comes so many months later, definitive after `final_later` months.

    `final_later` is None where the first figure is definitive at once.
    """

    source: str
    reference_day: str
    counted_in: int
    months_later: int
    final_later: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The newest figure there is: of which school year, and whether it is definitive."""

    year: int
    is_final: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """The figure of the last count is not there yet, or not definitive. `good_from`: the first day of the month that mends it.

    `is_mendable`: a later moment mends it, before the next count. A source that takes a year or more is provisional always.
    """

    timing: Timing
    publication: Publication
    good_from: date
    is_mendable: bool


def doubt_on(day: date, publication: Publication, known: Known | None = None) -> Doubt | None:
    """What to know about the figure on this day; None when it is there and definitive."""
    passed = (day.month - publication.counted_in) % MONTHS
    counted = _months_later(day, -passed)
    is_there = known is not None and known.year >= school_year_of(counted)
    if not is_there and passed < publication.months_later < MONTHS:
        return _doubt(Timing.EARLY, publication, counted, publication.months_later)
    final = publication.final_later
    if final is None or passed >= final or (is_there and known is not None and known.is_final):
        return None
    return _doubt(Timing.PROVISIONAL, publication, counted, final)


def _doubt(timing: Timing, publication: Publication, counted: date, later: int) -> Doubt:
    return Doubt(timing, publication, _months_later(counted, later), is_mendable=later < MONTHS)


def _months_later(day: date, months: int) -> date:
    count = day.year * MONTHS + day.month - 1 + months
    return date(count // MONTHS, count % MONTHS + 1, 1)
