"""manage.py year-wheel and the query under it."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from meetings.audiences import EVERYTHING
from meetings.compute.figure_timing import Publication, doubt_on
from meetings.enums import BodyKind
from meetings.queries.year_wheel import warning_text, year_wheel
from meetings.services import bodies

# The months of the rhythm are sep, dec, jan, apr and jun; the fourth Thursday of December lies in the kerstvakantie.
DAYS = ["2026-09-24", "2027-01-07", "2027-01-28", "2027-04-22", "2027-06-24"]


@pytest.fixture
def thursdays(board, rhythm, director):
    bodies.edit_body(
        director,
        body=board,
        version=board.version,
        name="Bestuur",
        kind=BodyKind.BOARD,
        weekday=3,
        first_date=date(2026, 9, 24),
    )
    return rhythm


def _printed(rhythm, format_="json"):
    out = io.StringIO()
    call_command("year-wheel", swv=rhythm.swv.code, year=2026, format=format_, stdout=out)
    return out.getvalue()


def test_year_wheel_prints_every_meeting_of_the_school_year(thursdays):
    rows = json.loads(_printed(thursdays))
    assert [row["date"] for row in rows] == DAYS
    told = {(row["body"], row["kind"], row["item"], row["indicator"]) for row in rows}
    assert told == {("Bestuur", "bespreken", "Voortgang: Minder kinderen naar het sbo", thursdays.link.indicator.name)}


def test_year_wheel_prints_the_same_as_csv(thursdays):
    assert list(csv.DictReader(io.StringIO(_printed(thursdays, "csv")))) == json.loads(_printed(thursdays))


def test_year_wheel_counts_from_the_calendar_where_a_body_has_no_first_date(rhythm, meeting):
    assert json.loads(_printed(rhythm))[0]["date"] == meeting.date.isoformat()


def test_year_wheel_names_a_body_without_any_day_and_leaves_it_out(rhythm, board):
    assert json.loads(_printed(rhythm)) == []
    wheel = year_wheel(rhythm.swv, 2026, audience=EVERYTHING)
    assert wheel.plan.without_first == (board,)


def test_year_wheel_refuses_a_year_out_of_reach(rhythm):
    with pytest.raises(CommandError, match="van 1900 tot en met 2999"):
        call_command("year-wheel", swv=rhythm.swv.code, year=9999)


def test_year_wheel_refuses_an_unknown_code(in_a):
    with pytest.raises(CommandError, match="plant hier niet"):
        call_command("year-wheel", swv="PO0000", year=2026)


def test_warning_names_the_month_that_mends_it():
    publication = Publication("DUO", "1 oktober", 10, 4, 8)
    early, provisional = (doubt_on(day, publication) for day in (date(2026, 12, 3), date(2027, 2, 4)))
    assert warning_text(early) == (
        "Te vroeg: DUO telt op 1 oktober en het cijfer is er in februari 2027. Bespreek het vanaf februari 2027."
    )
    assert warning_text(provisional) == (
        "Voorlopig: het cijfer van DUO is definitief in juni 2027. Bespreek het vanaf juni 2027."
    )
