"""The sector's template: one save for words, indicators and discussion."""

import pytest
from django.urls import reverse

from goals.models import IndicatorLink
from meetings.enums import Purpose
from meetings.models import ReviewRhythm
from meetings.queries import sheet_links, sheet_talks
from meetings.services.rhythms import set_rhythm
from meetings.services.sheet import Measure, Talk, save_sheet
from osp.errors import ConflictError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Thuisnabij onderwijs",
    "process": "Toewijzing",
    "description": "Leerlingen gaan naar school in hun eigen wijk.",
}


@pytest.fixture
def priority(goal):
    return goal.priority


def save(actor, priority, **values):
    return save_sheet(
        actor, priority=priority, **{"version": priority.version, **WORDS, "measures": [], "talks": [], **values}
    )


def test_sheet_makes_link_and_rhythm(priority, sbo, board, director):
    talk = Talk(board, Purpose.DISCUSS, "SWV", (9, 12))
    save(director, priority, measures=[Measure("Kijkglas", indicator=sbo)], talks=[talk])
    link = IndicatorLink.objects.get(priority=priority)
    rhythm = ReviewRhythm.objects.get(link=link)
    assert (link.indicator, link.means) == (sbo, "Kijkglas")
    assert (rhythm.body, rhythm.presenter, rhythm.months) == (board, "SWV", [9, 12])
    assert [event.verb for event in AuditEvent.objects.order_by("pk")][-3:] == [
        "link.created",
        "rhythm.set",
        "sheet.saved",
    ]


def test_sheet_changes_what_changed_and_no_more(priority, sbo, board, director):
    link = make.IndicatorLinkFactory(swv=priority.swv, goal=None, priority=priority, indicator=sbo, means="DUO")
    rhythm = set_rhythm(director, link=link, body=board, purpose=Purpose.INFORM, months=[3])
    talk = Talk(board, Purpose.INFORM, "", (3,))
    save(director, priority, measures=[Measure("DUO", link=link)], talks=[talk])
    rhythm.refresh_from_db()
    assert (rhythm.version, priority.version) == (1, 1)
    save(director, priority, measures=[Measure("Kijkglas", link=link)], talks=[Talk(board, Purpose.DECIDE, "", (3,))])
    rhythm.refresh_from_db()
    link.refresh_from_db()
    assert (rhythm.purpose, link.means) == ("decide", "Kijkglas")


def test_removed_rows_are_archived(priority, sbo, board, director):
    link = make.IndicatorLinkFactory(swv=priority.swv, goal=None, priority=priority, indicator=sbo)
    rhythm = set_rhythm(director, link=link, body=board, purpose=Purpose.INFORM, months=[3])
    save(director, priority, talks=[Talk(board, Purpose.INFORM, "", (3,), is_removed=True)])
    rhythm.refresh_from_db()
    assert rhythm.is_archived
    save(director, priority, measures=[Measure("", link=link, is_removed=True)])
    link.refresh_from_db()
    assert link.archive_reason == "Weggehaald in het sjabloon."


def test_untouched_row_leaves_a_rhythm_of_its_own_alone(priority, sbo, board, director):
    other = make.IndicatorFactory(swv=priority.swv)
    first = make.IndicatorLinkFactory(swv=priority.swv, goal=None, priority=priority, indicator=sbo, position=1)
    second = make.IndicatorLinkFactory(swv=priority.swv, goal=None, priority=priority, indicator=other, position=2)
    set_rhythm(director, link=first, body=board, purpose=Purpose.INFORM, months=[3])
    set_rhythm(director, link=second, body=board, purpose=Purpose.DECIDE, every_weeks=6)
    shown = sheet_talks(sheet_links(priority))
    assert [(talk.purpose, talk.is_mixed) for talk in shown] == [("inform", True)]
    save(director, priority, talks=[Talk(board, Purpose.INFORM, "", (3,), is_untouched=True)])
    assert ReviewRhythm.objects.get(link=second).every_weeks == 6
    save(director, priority, talks=[Talk(board, Purpose.INFORM, "", (4,))])
    assert {tuple(rhythm.months) for rhythm in ReviewRhythm.objects.all()} == {(4,)}


def test_conflict_undoes_the_whole_sheet(priority, sbo, director):
    save(director, priority, title="Nieuw")
    priority.refresh_from_db()
    with pytest.raises(ConflictError):
        save_sheet(
            director,
            priority=priority,
            version=1,
            **{**WORDS, "title": "Anders"},
            measures=[Measure("DUO", indicator=sbo)],
            talks=[],
        )
    assert not IndicatorLink.objects.exists()


def test_reader_saves_no_sheet(priority, reader):
    with pytest.raises(NotAllowedError):
        save(reader, priority)


def posted(priority, **more) -> dict:
    return {
        "version": priority.version,
        **WORDS,
        "meten-TOTAL_FORMS": "1",
        "meten-INITIAL_FORMS": "0",
        "bespreken-TOTAL_FORMS": "1",
        "bespreken-INITIAL_FORMS": "0",
        **more,
    }


def test_sheet_page_saves_and_shows(client, anna, priority, sbo, board):
    client.force_login(anna)
    url = reverse("meetings:sheet", args=["PO2814", priority.pk])
    rows = {
        "meten-0-indicator": sbo.pk,
        "meten-0-means": "Kijkglas",
        "bespreken-0-body": board.pk,
        "bespreken-0-purpose": "decide",
        "bespreken-0-frequency": "2x/jaar (dec, jun)",
    }
    assert client.post(url, posted(priority, **rows)).status_code == 302
    page = client.get(url).content.decode()
    assert "Deelname speciaal basisonderwijs" in page
    assert "Leerlingen in het sbo, gedeeld door alle leerlingen in bo en sbo samen" in page
    assert ReviewRhythm.objects.get().months == [6, 12]


@pytest.mark.parametrize("prefix", ["meten", "bespreken"])
def test_sheet_page_adds_a_row_without_losing_text(client, anna, priority, prefix):
    client.force_login(anna)
    url = reverse("meetings:sheet", args=["PO2814", priority.pk])
    page = client.post(
        url, posted(priority, add=prefix, title="Nog niet bewaard", **{"meten-0-means": "DUO"})
    ).content.decode()
    assert f'name="{prefix}-TOTAL_FORMS" value="2"' in page
    assert "Nog niet bewaard" in page
    priority.refresh_from_db()
    assert priority.title == WORDS["title"]


def test_sheet_page_says_what_is_wrong(client, anna, priority, board):
    client.force_login(anna)
    url = reverse("meetings:sheet", args=["PO2814", priority.pk])
    response = client.post(url, posted(priority, **{"meten-0-means": "DUO", "bespreken-0-body": board.pk}))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Kies bij dit middel een indicator." in page
    assert "Vul in hoe vaak." in page


def test_sheet_page_keeps_both_texts_in_a_conflict(client, anna, priority):
    client.force_login(anna)
    url = reverse("meetings:sheet", args=["PO2814", priority.pk])
    client.post(url, posted(priority, title="Van de ander"))
    response = client.post(url, posted(priority, title="Van mij"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Van de ander" in page
    assert 'value="Van mij"' in page
    assert client.post(url, posted(priority, title="Van mij") | {"version": "2"}).status_code == 302
    priority.refresh_from_db()
    assert priority.title == "Van mij"


def test_definition_follows_the_choice(client, anna, sbo):
    client.force_login(anna)
    url = reverse("meetings:sheet-definition", args=["PO2814"])
    assert "Leerlingen in het sbo" in client.get(url, {"meten-0-indicator": sbo.pk}).content.decode()
    assert "volgt uit de indicator" in client.get(url, {"meten-0-indicator": ""}).content.decode()
