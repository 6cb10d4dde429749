"""The year page: wheel, list, warnings with the move that mends them, tables, and following the rhythm."""

import csv
import io
import json
from datetime import date, time

import pytest
from django.core.management import call_command
from django.urls import reverse

from meetings.enums import BodyKind, Purpose
from meetings.models import Meeting, ReviewRhythm
from meetings.services import bodies, rhythms
from meetings.services.year import follow_year
from tests import factories as make

pytestmark = pytest.mark.usefixtures("november")


def url(name, *args):
    return reverse(f"meetings:{name}", args=["PO2814", *args])


@pytest.fixture
def planned_board(board, rhythm, director):
    values = {"name": "Bestuur", "kind": BodyKind.BOARD, "weekday": 3, "starts": time(16)}
    return bodies.edit_body(director, body=board, version=board.version, first_date=date(2026, 12, 3), **values)


@pytest.fixture
def director_client(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def page(director_client):
    return lambda query="": director_client.get(url("year", 2026) + query).content.decode()


def test_year_page_draws_the_wheel_and_lists_every_meeting(page, planned_board):
    html = page()
    assert html.count('class="w-new"') + html.count('class="w-warn"') == 4
    assert html.count('<article class="strip rooster"') == 4
    assert "4 overleggen en 4 besprekingen van 1 indicator" in html
    assert "style=" not in html


def test_year_page_leads_from_overleg_to_this_school_year(director_client, planned_board):
    assert url("this-year") in director_client.get(url("list")).content.decode()
    assert director_client.get(url("this-year"))["Location"] == url("year", 2026)


def test_year_page_offers_the_move_that_mends_a_warning(director_client, page, planned_board, rhythm):
    html = page()
    assert "bespreekt „Deelname speciaal basisonderwijs”" in html
    assert "Bespreek in januari" in html
    version = ReviewRhythm.objects.get().version
    values = {"ritme": f"{rhythm.pk}-{version}", "van": "12", "naar_maand": "1"}
    answer = director_client.post(url("rhythm-month", 2026, rhythm.pk), values)
    assert answer["Location"] == url("year", 2026)
    assert ReviewRhythm.objects.get().months == [1, 4, 6, 9]


def test_year_page_offers_a_day_on_which_the_figure_is_there(director_client, page, planned_board, director, tenant_a):
    follow_year(director, tenant=tenant_a, year=2026)
    december = Meeting.objects.get(date=date(2026, 12, 3))
    # The figure comes in January; the first Thursday after the kerstvakantie is the 7th.
    offered = f"{url('meeting-edit', december.pk)}?datum=2027-01-07"
    assert offered in page()
    assert 'value="2027-01-07"' in director_client.get(offered).content.decode()
    wrong = director_client.get(url("meeting-edit", december.pk) + "?datum=morgen").content.decode()
    assert 'value="2026-12-03"' in wrong


def test_saving_a_rhythm_says_what_the_calendar_no_longer_follows(
    director_client, planned_board, director, tenant_a, rhythm
):
    follow_year(director, tenant=tenant_a, year=2026)
    rhythm.refresh_from_db()
    values = {"version": rhythm.version, "purpose": "discuss", "frequency": "3x/jaar (dec, apr, jun)"}
    answer = director_client.post(url("rhythm", rhythm.pk), values, follow=True).content.decode()
    assert "Er staat 1 overleg op een dag die het ritme niet meer vraagt: kijk in de jaarplanning." in answer


def test_saving_a_body_says_what_would_move(director_client, planned_board, director, tenant_a):
    follow_year(director, tenant=tenant_a, year=2026)
    values = {
        "name": "Bestuur",
        "kind": "bestuur",
        "majority": "gewoon",
        "weighting": "gelijk",
        "papers_days": "10",
        "weekday": "1",
        "first_date": "2026-12-01",
        "version": planned_board.version,
    }
    answer = director_client.post(url("body-edit", planned_board.pk), values, follow=True).content.decode()
    assert "Er staan 4 overleggen op een dag die het ritme niet meer vraagt" in answer


def test_a_rhythm_in_weeks_is_told_of_the_figure_and_asked_for_nothing(page, director, link, rhythm):
    rhythms.archive_rhythm(director, rhythm=rhythm, version=rhythm.version, reason="Anders.")
    weekly = bodies.create_body(director, name="ZOCO", kind=BodyKind.WORKING, weekday=1, first_date=date(2026, 12, 1))
    rhythms.set_rhythm(director, link=link, body=weekly, purpose=Purpose.DISCUSS, every_weeks=6)
    html = page()
    assert "(nieuw cijfer in januari)" in html
    assert 'class="w-warn"' not in html
    assert "Bespreek in" not in html


def test_year_page_filters_by_body(page, planned_board, director, link):
    other = bodies.create_body(director, name="OPR", kind=BodyKind.OPR, weekday=2, first_date=date(2026, 12, 9))
    rhythms.set_rhythm(director, link=link, body=other, purpose=Purpose.INFORM, months=[12])
    assert page().count('<article class="strip rooster"') == 5
    assert page(f"?gremium={other.pk}").count('<article class="strip rooster"') == 1


def test_year_tables_say_what_the_command_prints(director_client, planned_board, tenant_a):
    answer = director_client.get(url("year", 2026) + "?vorm=csv").content.decode("utf-8-sig")
    header, *rows = list(csv.reader(io.StringIO(answer), delimiter=";"))
    out = io.StringIO()
    call_command("year-wheel", swv="PO2814", year=2026, format="json", stdout=out)
    assert header == ["gremium", "datum", "soort", "punt", "indicator", "waarschuwing"]
    assert rows == [list(row.values()) for row in json.loads(out.getvalue())]


def test_follow_page_shows_before_it_does_and_makes_what_is_ticked(director_client, planned_board):
    shown = director_client.get(url("year-follow", 2026)).content.decode()
    assert (shown.count('name="stap"'), Meeting.objects.count()) == (4, 0)
    key = f"n{planned_board.pk}-2027-04-01"
    answer = director_client.post(url("year-follow", 2026), {"stap": [key]}, follow=True).content.decode()
    assert "1 overleg gemaakt." in answer
    assert Meeting.objects.get().date == date(2027, 4, 1)


@pytest.mark.parametrize(("year", "is_known"), [(2026, True), (2035, False)])
def test_year_pages_say_when_no_holidays_are_known(director_client, planned_board, year, is_known):
    for name in ("year", "year-follow"):
        html = director_client.get(url(name, year)).content.decode()
        assert ("Van dit schooljaar zijn geen vakanties bekend." in html) is not is_known


def test_follow_page_asks_for_a_choice(director_client, planned_board):
    answer = director_client.post(url("year-follow", 2026))
    assert (answer.status_code, "Kies ten minste één overleg." in answer.content.decode()) == (422, True)


def test_year_page_hides_a_confidential_point_from_who_may_not_see_it(client, bram, meeting, director, rhythm):
    make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, title="Schorsing van een lid", is_confidential=True)
    client.force_login(bram)
    for query in ("", "?vorm=csv"):
        assert "Schorsing" not in client.get(url("year", 2026) + query).content.decode()


def test_year_page_names_a_body_that_has_no_first_meeting(page, rhythm, board):
    assert "Bestuur heeft geen eerste vergadering." in page()


def test_year_page_of_an_empty_year_says_what_to_do(director_client, in_a):
    assert "Nog geen overleg in dit schooljaar" in director_client.get(url("year", 2031)).content.decode()


def test_year_page_costs_as_many_queries_for_five_bodies(
    director_client, planned_board, director, link, tenant_a, item_count, django_assert_max_num_queries
):
    for number in range(item_count - 1):
        body = bodies.create_body(director, name=f"Kring {number}", kind=BodyKind.WORKING, first_date=date(2026, 9, 8))
        rhythms.set_rhythm(director, link=link, body=body, purpose=Purpose.INFORM, every_weeks=6)
    follow_year(director, tenant=tenant_a, year=2026)
    with django_assert_max_num_queries(32):
        director_client.get(url("year", 2026))
