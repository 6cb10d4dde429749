"""Requested decisions, routes and times as people type them."""

from datetime import date, time

import pytest

from meetings.oplegger import RouteLine, asked_decisions, asked_phrase, parse_day, route_lines
from meetings.timing import length_in_minutes, start_times

MEETING = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Het bestuur besluit de toelating te verlengen.", ("de toelating te verlengen.",)),
        (
            "Het bestuur besluit:\nde toelating te verlengen;\n2. terug te blikken.",
            ("de toelating te verlengen;", "terug te blikken."),
        ),
        (
            "1. Het bestuur besluit de toelating te verlengen;\n2. De ALV stemt in met de begroting.",
            ("de toelating te verlengen;", "de begroting."),
        ),
        ("De begroting wordt vastgesteld.", ("De begroting wordt vastgesteld.",)),
    ],
)
def test_asked_decisions(text, expected):
    assert asked_decisions(text) == expected


def test_asked_phrase_fits_after_gevraagd():
    assert asked_phrase("Het bestuur besluit de toelating te verlengen;\nen meer.") == "de toelating te verlengen"
    assert asked_phrase("OPR om advies te vragen.") == "OPR om advies te vragen"
    assert asked_phrase("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 november", date(2026, 11, 12)),
        ("12 nov.", date(2026, 11, 12)),
        ("10 december", date(2025, 12, 10)),
        ("3 december 2026", date(2026, 12, 3)),
        ("3-12-2026", date(2026, 12, 3)),
        ("31 februari", None),
        ("vorige maand", None),
        ("", None),
    ],
)
def test_parse_day(text, expected):
    assert parse_day(text, before=MEETING) == expected


def test_route_lines():
    text = "Directieberaad; 12 november; positief\n\nOPR; volgende maand; advies\nALV"
    assert route_lines(text, before=MEETING) == (
        RouteLine("Directieberaad", date(2026, 11, 12), "positief"),
        RouteLine("OPR", None, "volgende maand; advies"),
        RouteLine("ALV"),
    )


def test_start_times_follow_the_minutes():
    assert start_times(time(13, 30), [5, 30, 0, 10]) == (time(13, 30), time(13, 35), time(14, 5), time(14, 5))
    assert start_times(time(23, 50), [20, 5]) == (time(23, 50), time(0, 10))
    assert length_in_minutes(time(13, 30), time(15, 15)) == 105
