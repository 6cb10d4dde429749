"""The table of the source documents, typed as it stands there, gives the meetings and agendas of 2026-2027.

The table says: ALV 2x/jaar (dec, jun); bestuur 5x/jaar (sep, dec, jan, apr, jun); ZOCO/IB-overleg elke 6 weken. A director adds on
which weekday each meets and when for the first time: the ALV on Thursday 10 December, the bestuur on Thursday 24 September, the
ZOCO/IB-overleg on Tuesday 8 September 2026. Beside it a second doel comes once a year in the ALV and every 12 weeks at the ZOCO/IB.
"""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from meetings.models import Body, Meeting
from meetings.queries import proposals_for
from meetings.services.year import follow_year
from tests import factories as make

SBO, HOME = "Voortgang: Minder kinderen naar het sbo", "Voortgang: Geen kind thuis"
# Worked out by hand with a calendar. Holidays of region Midden in 2026-2027, first and last day, as the Rijk advises them:
HOLIDAYS = {
    "herfstvakantie": (date(2026, 10, 17), date(2026, 10, 25)),
    "kerstvakantie": (date(2026, 12, 19), date(2027, 1, 3)),
    "voorjaarsvakantie": (date(2027, 2, 20), date(2027, 2, 28)),
    "meivakantie": (date(2027, 4, 24), date(2027, 5, 2)),
    "zomervakantie": (date(2027, 7, 17), date(2027, 8, 29)),
}
# Easter 2027 is on 28 March: Good Friday the 26th, Easter Monday the 29th, Ascension 6 May, Whit Monday 17 May. Koningsdag is 27 April.
PUBLIC_HOLIDAYS = {
    date(2026, 12, 25),
    date(2026, 12, 26),
    date(2027, 1, 1),
    date(2027, 3, 26),
    date(2027, 3, 28),
    date(2027, 3, 29),
    date(2027, 4, 27),
    date(2027, 5, 6),
    date(2027, 5, 16),
    date(2027, 5, 17),
}
EXPECTED = [
    # ZOCO/IB counts 8 Sep, 20 Oct, 1 Dec, 12 Jan, 23 Feb, 6 Apr, 18 May, 29 Jun; bestuur takes every fourth Thursday.
    ("2026-09-08", "ZOCO/IB-overleg", {SBO, HOME}),
    ("2026-09-24", "Bestuur", {SBO}),
    # 20 October lies in the herfstvakantie: a week later. The count goes on from the 20th, so the next one is 1 December.
    ("2026-10-27", "ZOCO/IB-overleg", {SBO}),
    # Twelve weeks after 8 September.
    ("2026-12-01", "ZOCO/IB-overleg", {SBO, HOME}),
    ("2026-12-10", "ALV", {SBO, HOME}),
    # The fourth Thursday of December is Christmas Eve, in the kerstvakantie; the first school week after it begins on 4 January.
    # Its agenda is that of December, and the bestuur of January follows on the fourth Thursday.
    ("2027-01-07", "Bestuur", {SBO}),
    ("2027-01-12", "ZOCO/IB-overleg", {SBO}),
    ("2027-01-28", "Bestuur", {SBO}),
    # 23 February lies in the voorjaarsvakantie; it is 24 weeks after the first, so the second doel comes back too.
    ("2027-03-02", "ZOCO/IB-overleg", {SBO, HOME}),
    ("2027-04-06", "ZOCO/IB-overleg", {SBO}),
    ("2027-04-22", "Bestuur", {SBO}),
    # The day after Whit Monday, and 36 weeks after the first, so the second doel comes back.
    ("2027-05-18", "ZOCO/IB-overleg", {SBO, HOME}),
    ("2027-06-10", "ALV", {SBO}),
    ("2027-06-24", "Bestuur", {SBO}),
    ("2027-06-29", "ZOCO/IB-overleg", {SBO}),
]


@pytest.fixture
def august():
    with time_machine.travel("2026-08-20 12:00:00+02:00", tick=False):
        yield


@pytest.fixture
def home(goal, link):
    """The second doel with its indicator."""
    second = make.GoalFactory(swv=goal.swv, priority=goal.priority, title="Geen kind thuis")
    return make.IndicatorLinkFactory(swv=goal.swv, goal=second, indicator=make.IndicatorFactory(swv=goal.swv))


@pytest.fixture
def typed(august, client, anna, link, home):
    """Everything typed in the forms of the pages."""
    client.force_login(anna)
    add = reverse("meetings:body-add", args=["PO2814"])
    for name, kind, weekday, first in (
        ("ALV", "alv", "3", "2026-12-10"),
        ("Bestuur", "bestuur", "3", "2026-09-24"),
        ("ZOCO/IB-overleg", "werkoverleg", "1", "2026-09-08"),
    ):
        rules = {"majority": "gewoon", "weighting": "gelijk", "papers_days": "10"}
        client.post(add, {"name": name, "kind": kind, "weekday": weekday, "first_date": first, **rules})
    talks = (
        (link, "ALV", "2x/jaar (dec, jun)"),
        (link, "Bestuur", "5x/jaar (sep, dec, jan, apr, jun)"),
        (link, "ZOCO/IB-overleg", "Elke 6 weken"),
        (home, "ALV", "1x per jaar (dec)"),
        (home, "ZOCO/IB-overleg", "elke twaalf weken"),
    )
    for about, name, frequency in talks:
        where = reverse("meetings:link-rhythms", args=["PO2814", about.pk])
        body = Body.objects.get(name=name).pk
        client.post(where, {"body": body, "presenter": "SWV", "purpose": "discuss", "frequency": frequency})


def printed():
    out = io.StringIO()
    call_command("year-wheel", swv="PO2814", year=2026, format="csv", stdout=out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def told(rows):
    """By day and body what is discussed."""
    found = {}
    for row in rows:
        found.setdefault((row["date"], row["body"]), set()).add(row["item"])
    return [(day, body, items) for (day, body), items in found.items()]


def test_source_table_gives_the_meetings_and_agendas_of_the_year(typed):
    assert told(printed()) == EXPECTED


def test_source_table_meets_on_no_free_day(typed):
    days = {date.fromisoformat(row["date"]) for row in printed()}
    assert [day for day in days if day.weekday() >= 5 or day in PUBLIC_HOLIDAYS] == []
    assert [day for day in days for first, last in HOLIDAYS.values() if first <= day <= last] == []


def test_source_table_becomes_the_calendar_with_the_same_agendas(typed, director, tenant_a):
    before = printed()
    assert follow_year(director, tenant=tenant_a, year=2026).made == len(EXPECTED)
    made = Meeting.objects.select_related("body").order_by("date")
    assert [(row.date.isoformat(), row.body.name) for row in made] == [(day, body) for day, body, _ in EXPECTED]
    assert [{item.title for item in proposals_for(row)} for row in made] == [items for _, _, items in EXPECTED]
    assert printed() == before
