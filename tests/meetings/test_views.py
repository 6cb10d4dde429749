"""Pages of overleg: they work, refuse who may not, and hide what is another's; queries do not grow."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.enums import Purpose
from meetings.models import AgendaItem, AgendaPack, Body, Meeting, PackCopy, ReviewRhythm
from meetings.services import agenda, meetings, rhythms
from meetings.services.packs import carry_out
from osp.enums import Role
from osp.models import Job
from tests import factories as make
from tests.conftest import make_person

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def url(name: str, *args) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


@pytest.fixture
def director_client(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def reader_client(client, bram):
    client.force_login(bram)
    return client


def read(client, address: str, **headers) -> str:
    response = client.get(address, **headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_new_samenwerkingsverband_gets_its_usual_bodies_in_one_click(director_client, in_a):
    assert "Maak ALV en bestuur" in read(director_client, url("list"))
    director_client.post(url("bodies-usual"))
    assert list(Body.objects.values_list("name", flat=True)) == ["ALV", "Bestuur"]
    page = read(director_client, url("bodies"))
    assert "Maak ALV en bestuur" not in page
    assert "algemene ledenvergadering" in page


RULES = {"majority": "gewoon", "weighting": "gelijk", "papers_days": "10"}


def test_body_is_made_edited_and_archived(director_client, in_a):
    director_client.post(url("body-add"), RULES | {"name": "OPR", "kind": "opr", "members": "12"})
    body = Body.objects.get()
    assert (body.name, body.members) == ("OPR", 12)
    change = {"version": 1, "name": "OPR nieuw", "kind": "opr", "quorum": "Zeven."}
    director_client.post(url("body-edit", body.pk), RULES | change)
    assert f'<a href="{url("body", body.pk)}">OPR nieuw</a>' in read(director_client, url("bodies"))
    response = director_client.post(url("body-archive", body.pk), {"version": 2, "reason": ""})
    assert response.status_code == 422
    director_client.post(url("body-archive", body.pk), {"version": 2, "reason": "opgeheven"})
    assert "opgeheven" in read(director_client, url("bodies"))


def test_conflict_shows_both_versions_of_a_body(director_client, board):
    change = RULES | {"version": 1, "name": "Algemeen bestuur", "kind": "bestuur", "quorum": ""}
    director_client.post(url("body-edit", board.pk), change)
    response = director_client.post(url("body-edit", board.pk), {**change, "name": "Dagelijks bestuur"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Algemeen" in page
    assert "Dagelijks" in page


def test_link_rhythms_fragment_takes_a_rhythm(director_client, link, board):
    page = read(director_client, url("link-rhythms", link.pk), **HTMX)
    assert "<html" not in page
    assert "Wordt nergens besproken." in page
    values = {"body": board.pk, "presenter": "directeur", "purpose": "discuss", "frequency": "elke 6 weken"}
    response = director_client.post(url("link-rhythms", link.pk), values, **HTMX)
    assert "elke 6 weken" in response.content.decode()
    assert ReviewRhythm.objects.get().every_weeks == 6


def test_link_rhythms_refuse_a_rhythm_without_frequency(director_client, link, board):
    response = director_client.post(url("link-rhythms", link.pk), {"body": board.pk, "purpose": "discuss"}, **HTMX)
    assert response.status_code == 422
    assert "Vul in hoe vaak." in response.content.decode()


def test_rhythm_is_edited_and_archived_and_goes_back(director_client, rhythm):
    back = "/po2814/plan/"
    values = {"version": 1, "purpose": "decide", "frequency": "1x/jaar (mrt)", "naar": back}
    assert director_client.post(url("rhythm", rhythm.pk), values)["Location"] == back
    rhythm.refresh_from_db()
    assert (rhythm.purpose, rhythm.months) == ("decide", [3])
    foreign = {"version": 2, "reason": "minder vaak", "naar": "https://elders.example/"}
    assert director_client.post(url("rhythm-archive", rhythm.pk), foreign)["Location"] == url(
        "link-rhythms", rhythm.link_id
    )


def test_indicator_rhythms_name_each_place(director_client, rhythm, meeting, sbo):
    page = read(director_client, url("indicator-rhythms", sbo.pk), **HTMX)
    assert "1.1 Minder kinderen naar het sbo" in page
    assert "5x per jaar (sep, dec, jan, apr, jun)" in page
    assert "do 3 dec" in page
    assert "<html" in read(director_client, url("indicator-rhythms", sbo.pk))


def test_meeting_is_planned_and_found_in_the_list(director_client, november, board, rhythm):
    values = {"body": board.pk, "date": "2026-12-03", "starts": "13:30", "ends": "15:30", "location": "Kantoor"}
    director_client.post(url("meeting-add"), values)
    meeting = Meeting.objects.get()
    page = read(director_client, url("list"))
    assert "do 3 dec" in page
    assert "Het ritme vraagt 1 indicator." in page
    assert "gepland" in page
    assert director_client.post(url("meeting-add"), {**values, "ends": "12:00"}).status_code == 422
    table = director_client.get(url("list"), {"vorm": "csv"})
    assert table["Content-Type"].startswith("text/csv")
    assert "2026-12-03;13.30;15.30;Bestuur;Kantoor;gepland" in table.content.decode("utf-8-sig")
    assert "Geen overleg dat hierbij past" in read(director_client, f"{url('list')}?schooljaar=2031")
    assert meeting.location == "Kantoor"


def test_meeting_page_proposes_and_takes(director_client, meeting, rhythm):
    page = read(director_client, url("meeting", meeting.pk))
    assert "Het bestuur bespreekt dit in december." in page
    director_client.post(url("take-proposal", meeting.pk), {"punt": f"d{rhythm.link.goal_id}-discuss"})
    page = read(director_client, url("meeting", meeting.pk))
    assert "Uit het overlegritme" not in page
    assert "Voortgang: Minder kinderen naar het sbo" in page
    assert "25 van 120 minuten" in page


def test_meeting_page_warns_before_publishing(director_client, item, meeting, sbo_2019, director):
    sbo_2019.is_provisional = True
    sbo_2019.save()
    agenda.edit_item(director, item=item, version=item.version, title="Sbo", purpose=Purpose.DECIDE, minutes=130)
    page = read(director_client, url("meeting", meeting.pk))
    assert "De agenda is 25 minuten langer dan het overleg." in page
    assert "Punt 3 mist een gevraagd besluit." in page
    assert "Deelname speciaal basisonderwijs is nog voorlopig." in page
    sbo_2019.delete()
    assert "Deelname speciaal basisonderwijs is onbekend." in read(director_client, url("meeting", meeting.pk))


def test_item_is_added_moved_and_archived(director_client, meeting):
    assert director_client.post(url("item-add", meeting.pk), {"title": ""}).status_code == 422
    director_client.post(url("item-add", meeting.pk), {"title": "Begroting", "purpose": "decide", "minutes": "30"})
    item = AgendaItem.objects.get(title="Begroting")
    assert item.position == 3
    director_client.post(url("item-move", item.pk), {"naar": "omhoog"})
    item.refresh_from_db()
    assert item.position == 2
    director_client.post(url("item-archive", item.pk), {"version": item.version, "reason": "verzet"})
    assert list(meeting.items.filter(archived_at__isnull=True).values_list("position", flat=True)) == [1, 2, 3]
    assert f"punt-{item.pk}" not in read(director_client, url("meeting", meeting.pk))


def oplegger(item, **more) -> dict:
    return {
        "version": item.version,
        "title": "Voortgang sbo",
        "minutes": "15",
        "purpose": "decide",
        "requested_decision": "Het bestuur besluit de toelating te verlengen.",
        "links": [place.link_id for place in item.indicators.all()],
        "summary": "Het daalt.",
        **more,
    }


def test_oplegger_is_written(director_client, item):
    director_client.post(url("item", item.pk), oplegger(item))
    item.refresh_from_db()
    assert (item.title, item.minutes, item.purpose) == ("Voortgang sbo", 15, "decide")
    page = read(director_client, url("item", item.pk))
    assert "Het bestuur besluit:" in page
    assert "de toelating te verlengen." in page
    assert "357 van 17.465 leerlingen" in page


def test_oplegger_conflict_keeps_both_texts(director_client, item):
    director_client.post(url("item", item.pk), oplegger(item, summary="Van de ander."))
    response = director_client.post(url("item", item.pk), oplegger(item, summary="Van mij."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "ander." in page
    assert "mij." in page
    kept = oplegger(
        item, version="2", summary__keep="own", summary__own="Van ons.", summary__mine="", summary__theirs=""
    )
    assert director_client.post(url("item", item.pk), kept).status_code == 302
    item.refresh_from_db()
    assert item.summary == "Van ons."


def test_preview_shows_what_is_typed_and_stores_nothing(director_client, item):
    response = director_client.post(url("item-preview", item.pk), oplegger(item, title="Nog aan het typen"), **HTMX)
    page = response.content.decode()
    assert "Nog aan het typen" in page
    assert "<html" not in page
    item.refresh_from_db()
    assert item.version == 1


def test_preview_bears_a_half_filled_form(director_client, item):
    response = director_client.post(url("item-preview", item.pk), {"title": "Alleen dit", "minutes": "x"}, **HTMX)
    assert response.status_code == 200
    assert "Alleen dit" in response.content.decode()


def test_publishing_through_the_pages(director_client, item, meeting, director):
    director_client.post(url("publish", meeting.pk))
    pack = AgendaPack.objects.get()
    assert "Stukken Bestuur 3 december 2026" in read(director_client, url("meeting", meeting.pk))
    assert read(director_client, url("pack-state", pack.pk), **HTMX).count("hx-trigger") == 1
    carry_out(director, pack.pk, lambda progress, step: None)
    page = read(director_client, url("meeting", meeting.pk))
    copy = PackCopy.objects.get(pack=pack, body=None)
    assert copy.mark in page
    assert "Publiceer een nieuwe versie" in page
    response = director_client.get(url("pack-pdf", pack.pk))
    assert response.content == bytes(copy.pdf)
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="stukken-bestuur-2026-12-03-versie-1.pdf"'


def test_finished_pack_state_refreshes_the_page(director_client, item, meeting, publish):
    pack = publish(meeting)
    Job.objects.update(state="done")
    response = director_client.get(url("pack-state", pack.pk), **HTMX)
    assert (response.status_code, response["HX-Refresh"]) == (204, "true")


def test_concept_is_made_on_request_and_not_stored(director_client, item, meeting):
    response = director_client.get(url("concept-pdf", meeting.pk))
    assert response.content.startswith(b"%PDF")
    assert not AgendaPack.objects.exists()


def test_today_asks_for_the_agenda_and_lists_the_meeting(director_client, meeting, rhythm):
    page = read(director_client, url("today"), **HTMX)
    assert "Maak de agenda: Bestuur van 3 december 2026" in page
    assert "Het overlegritme stelt 1 indicator voor." in page
    assert 'id="vandaag-kantlijn"' in page
    assert "do 3 dec" in page


def test_today_is_urgent_when_the_papers_are_due(director_client, meeting, item, director):
    agenda.edit_item(director, item=item, version=item.version, title="Sbo", purpose=Purpose.DECIDE, minutes=10)
    meetings.edit_meeting(
        director, meeting=meeting, version=1, date=date(2026, 11, 29), starts=time(13, 30), ends=time(15, 30)
    )
    page = read(director_client, url("today"), **HTMX)
    assert 'class="ask hot"' in page
    assert "Punt 3 mist een gevraagd besluit." in page


def test_reader_is_asked_to_read_and_sees_no_buttons(reader_client, item, meeting, publish):
    publish(meeting)
    page = read(reader_client, url("today"), **HTMX)
    assert "Lees de stukken: Bestuur van 3 december 2026" in page
    page = read(reader_client, url("meeting", meeting.pk))
    for word in ("Publiceer", "Voeg een punt toe", "Wijzig", "Bekijk het concept"):
        assert word not in page
    assert 'name="title"' not in read(reader_client, url("item", item.pk))


def test_confidential_item_is_for_who_sits_in_the_board_and_not_for_the_admin(
    client, bram, tenant_a, item, meeting, director
):
    agenda.edit_item(
        director,
        item=item,
        version=item.version,
        title="Geheim",
        purpose=Purpose.INFORM,
        minutes=5,
        is_confidential=True,
    )
    admin = make_person(tenant_a, "Beheer", Role.ADMIN)
    client.force_login(admin)
    page = read(client, url("meeting", meeting.pk))
    assert "Geheim" not in page
    assert "ertrouwelijk" not in page
    assert "15 van 120 minuten" in page
    assert "Geheim" not in read(client, url("list"))
    assert client.get(url("item", item.pk)).status_code == 404
    client.force_login(bram)
    assert "Geheim" not in read(client, url("meeting", meeting.pk))
    make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user=bram)
    assert "Geheim" in read(client, url("meeting", meeting.pk))


@pytest.mark.parametrize(
    "name",
    [
        "body-add",
        "meeting-add",
        "body-edit",
        "rhythm",
        "meeting-edit",
        "item-archive",
        "concept-pdf",
        "meeting-archive",
    ],
)
def test_reader_is_refused(reader_client, item, meeting, rhythm, board, name):
    numbers = {"body-edit": board.pk, "rhythm": rhythm.pk, "item-archive": item.pk}
    args = [] if name.endswith("-add") else [numbers.get(name, meeting.pk)]
    assert reader_client.get(url(name, *args)).status_code == 403


@pytest.mark.parametrize("name", ["take-proposal", "item-add", "publish", "bodies-usual", "item-move", "sheet"])
def test_reader_posts_nothing(reader_client, item, meeting, goal, name):
    numbers = {"item-move": item.pk, "sheet": goal.priority_id}
    args = [] if name == "bodies-usual" else [numbers.get(name, meeting.pk)]
    assert reader_client.post(url(name, *args)).status_code == 403


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("meeting", "meeting"),
        ("meeting-edit", "meeting"),
        ("concept-pdf", "meeting"),
        ("item", "item"),
        ("body", "body"),
        ("rhythm", "rhythm"),
        ("link-rhythms", "link"),
        ("pack-pdf", "pack"),
        ("pack-state", "pack"),
    ],
)
def test_rows_of_another_samenwerkingsverband_are_not_found(director_client, foreign, name, row):
    assert director_client.get(url(name, foreign[row].pk)).status_code == 404


def test_outsider_finds_nothing(client, carla, meeting):
    client.force_login(carla)
    assert client.get(url("meeting", meeting.pk)).status_code == 404


def test_a_role_without_meetings_is_refused(client, tenant_a, meeting):
    client.force_login(make_person(tenant_a, "Olga", Role.OPR_MEMBER))
    assert client.get(url("list")).status_code == 403


def fill(numbers: range, goal, sbo, board, director, meeting) -> None:
    """For each number a doel with indicators, in a rhythm and on the agenda, and one more meeting."""
    for number in numbers:
        below = make.GoalFactory(swv=goal.swv, priority=goal.priority, title=f"Doel {number}", position=number + 5)
        indicator = make.IndicatorFactory(swv=goal.swv)
        below_link = make.IndicatorLinkFactory(swv=goal.swv, goal=below, indicator=indicator)
        own = make.IndicatorLinkFactory(swv=goal.swv, goal=None, priority=goal.priority, indicator=indicator)
        make.IndicatorLinkFactory(swv=goal.swv, goal=below, indicator=sbo)
        for held in (below_link, own):
            rhythms.set_rhythm(director, link=held, body=board, purpose=Purpose.DISCUSS, months=[12, 1])
        item = agenda.add_item(director, meeting=meeting, title=f"Punt {number}", purpose=Purpose.DECIDE, minutes=5)
        make.AgendaIndicatorFactory(swv=goal.swv, item=item, link=below_link)
        meetings.plan_meeting(director, body=board, date=date(2027, 1, 3 + number), starts=time(9, 0), ends=time(10, 0))


def queries_of(client, address: str) -> int:
    """How many queries a page takes, after a first visit that fills what stays."""
    read(client, address)
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return len(captured)


@pytest.mark.parametrize(
    "name", ["list", "bodies", "meeting", "item", "sheet", "today", "indicator-rhythms", "link-rhythms"]
)
def test_queries_do_not_grow(director_client, goal, sbo, board, director, meeting, name):
    fill(range(1), goal, sbo, board, director, meeting)
    item = AgendaItem.objects.filter(meeting=meeting, has_cover=True).first()
    numbers = {
        "meeting": meeting.pk,
        "item": item.pk,
        "sheet": goal.priority_id,
        "indicator-rhythms": sbo.pk,
        "link-rhythms": item.indicators.get().link_id,
    }
    address = url(name, numbers[name]) if name in numbers else url(name)
    one = queries_of(director_client, address)
    fill(range(1, 5), goal, sbo, board, director, meeting)
    assert queries_of(director_client, address) == one
