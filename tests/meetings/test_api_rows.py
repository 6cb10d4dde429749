"""The API of Overleg: everybody reads what their pages show, and a closed point is not there for who may not know of it."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.enums import Seat
from meetings.models import AgendaItem, Decision
from osp.scope import tenant_scope
from tests import factories as make
from tests.api import HERE, client_of

LISTS = ("bodies", "members", "rhythms", "meetings", "decisions", "meeting-actions", "requests")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


@pytest.fixture
def api(anna) -> Client:
    return client_of(anna.pk)


def results(api: Client, name: str, **query) -> list[dict]:
    answer = api.get(f"{HERE}{name}/", {"per_page": 2000, **query})
    assert answer.status_code == 200, answer.content
    page = answer.json()
    assert page["count"] == len(page["results"])
    found: list[dict] = page["results"]
    return found


@pytest.fixture
def closed(tenant_a):
    """A meeting with an open point, a closed one in the middle that ended in a decision and an action, and an open one."""
    swv = tenant_a.swv
    with tenant_scope(swv):
        meeting = make.MeetingFactory(swv=swv, date=date(2027, 3, 11))
        first, secret, last = (
            make.AgendaItemFactory(swv=swv, meeting=meeting, position=place, title=title, is_confidential=place == 2)
            for place, title in enumerate(("Begin", "Geheim", "Slot"), 1)
        )
        decision = make.DecisionFactory(swv=swv, item=secret)
        given = make.MeetingActionFactory(swv=swv, item=secret, decision=decision)
    return {"meeting": meeting, "first": first, "secret": secret, "last": last, "decision": decision, "given": given}


def seat(closed, user, **fields) -> None:
    swv = closed["meeting"].swv
    with tenant_scope(swv):
        make.BodyMemberFactory(swv=swv, user=user, **{"body": closed["meeting"].body, **fields})


def told(api: Client, closed) -> tuple:
    """What somebody gets of the meeting: titles with their numbers, the count in the list, decisions, actions, and four addresses."""
    agenda = results(api, f"meetings/{closed['meeting'].pk}/agenda")
    meeting = api.get(f"{HERE}meetings/{closed['meeting'].pk}/").json()
    names = (("agenda-items", "secret"), ("decisions", "decision"), ("meeting-actions", "given"))
    statuses = [api.get(f"{HERE}{name}/{closed[key].pk}/").status_code for name, key in names]
    return (
        [(row["number"], row["title"]) for row in agenda],
        meeting["items"],
        len(results(api, "decisions")),
        len(results(api, "meeting-actions")),
        statuses,
    )


EVERYTHING = ([(1, "Begin"), (2, "Geheim"), (3, "Slot")], 3, 1, 1, [200, 200, 200])
WITHOUT = ([(1, "Begin"), (2, "Slot")], 2, 0, 0, [404, 404, 404])


def test_who_prepares_gets_every_point(api, closed):
    assert told(api, closed) == EVERYTHING


def test_closed_point_leaves_no_gap_and_no_count_for_who_only_reads(bram, closed):
    assert told(client_of(bram.pk), closed) == WITHOUT


def test_chair_gets_every_point(bram, closed):
    seat(closed, bram, seat=Seat.CHAIR)
    assert told(client_of(bram.pk), closed) == EVERYTHING


@pytest.mark.parametrize(("sees", "expected"), [(True, EVERYTHING), (False, WITHOUT)])
def test_member_gets_closed_points_where_the_gremium_sees_them(bram, closed, sees, expected):
    body = closed["meeting"].body
    with tenant_scope(body.swv):
        body.sees_confidential = sees
        body.save()
    seat(closed, bram)
    assert told(client_of(bram.pk), closed) == expected


def test_gremium_that_reads_along_gets_the_closed_point(bram, closed):
    swv = closed["meeting"].swv
    with tenant_scope(swv):
        other = make.BodyFactory(swv=swv, name="Toezicht")
        make.ItemReaderFactory(swv=swv, item=closed["secret"], body=other)
    seat(closed, bram, body=other)
    assert told(client_of(bram.pk), closed) == EVERYTHING


@pytest.mark.parametrize("name", [*LISTS, "year-wheel/2026", "agenda"])
def test_list_asks_the_same_number_of_queries_however_long(api, tenant_a, name, item_count):
    """As somebody whose closed points are looked up is dearer, the reader here is one who prepares: what is counted is the list."""
    swv = tenant_a.swv
    with tenant_scope(swv):
        body = make.BodyFactory(swv=swv)
        meeting = make.MeetingFactory(swv=swv, body=body)
        _fill(swv, meeting, 1)
    address = f"meetings/{meeting.pk}/agenda" if name == "agenda" else name
    results(api, address)
    with CaptureQueriesContext(connection) as one:
        before = results(api, address)
    with tenant_scope(swv):
        _fill(swv, meeting, item_count)
    with CaptureQueriesContext(connection) as more:
        after = results(api, address)
    assert (len(more), len(after) > len(before)) == (len(one), True)


def _fill(swv, meeting, count: int) -> None:
    for _ in range(count):
        number = Decision.objects.count() + 1
        own = make.BodyFactory(swv=swv)
        link = make.IndicatorLinkFactory(swv=swv, indicator=make.IndicatorFactory(swv=swv, code=f"eigen-{number}"))
        make.MeetingFactory(swv=swv, body=own)
        make.BodyMemberFactory(swv=swv, body=own)
        make.ReviewRhythmFactory(swv=swv, body=own, link=link)
        make.FormalRequestFactory(swv=swv, body=own)
        item = make.AgendaItemFactory(swv=swv, meeting=meeting, position=AgendaItem.objects.count() + 1)
        make.AgendaIndicatorFactory(swv=swv, item=item, link=link)
        make.MeetingActionFactory(
            swv=swv, item=item, decision=make.DecisionFactory(swv=swv, item=item, number=number, link=link)
        )


def test_meeting_tells_what_the_rhythm_counts_and_its_version(api, closed):
    meeting = closed["meeting"]
    with tenant_scope(meeting.swv):
        meeting.counted_on = date(2027, 3, 4)
        meeting.save()
    answer = api.get(f"{HERE}meetings/{meeting.pk}/")
    row = answer.json()
    assert answer["ETag"] == f'"{row["version"]}"'
    assert (row["date"], row["counted_on"], row["body"]["name"], row["state"]) == (
        "2027-03-11", "2027-03-04", "Bestuur", "ready",
    )  # fmt: skip


def test_year_wheel_says_what_the_command_prints(api, item, capsys):
    call_command("year-wheel", swv="po2814", year=2026, format="json")
    assert results(api, "year-wheel/2026") == json.loads(capsys.readouterr().out)


def test_description_has_every_address_and_no_warning(api, capsys):
    call_command("spectacular", format="openapi-json", fail_on_warn=True)
    paths = json.loads(capsys.readouterr().out)["paths"]
    assert {f"/api/v1/{{tenant}}/{name}/" for name in LISTS} <= set(paths)


def send(api: Client, method: str, name: str, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


def test_moved_meeting_keeps_what_was_not_sent_and_a_second_writer_gets_both_texts(api, closed):
    name = f"meetings/{closed['meeting'].pk}/"
    first = send(api, "patch", name, version=1, location="Raadhuis")
    second = send(api, "patch", name, version=1, location="Kantoor", date="2027-03-12")
    assert (first.status_code, first.json()["location"], first.json()["date"]) == (200, "Raadhuis", "2027-03-11")
    told = second.json()
    assert (second.status_code, told["current"]["location"], told["given"]["location"]) == (409, "Raadhuis", "Kantoor")
    assert api.get(HERE + name).json()["date"] == "2027-03-11"


def test_decision_is_judged_by_its_version(api, closed):
    decision = closed["decision"]
    with tenant_scope(decision.swv):
        decision.horizon = date(2025, 1, 1)
        decision.save()
        version = Decision.objects.get(pk=decision.pk).version
    name = f"decisions/{decision.pk}/judge/"
    refused = send(api, "post", name, version=version, judgement="stoppen")
    assert (refused.status_code, refused.json()["code"]) == (422, "no-reason")
    done = send(api, "post", name, version=version, judgement="houden")
    assert (done.status_code, done.json()["judgement"]) == (200, "houden")
    late = send(api, "post", name, version=version, judgement="stoppen", reason="Het helpt niet.")
    assert (late.status_code, late.json()["current"]["judgement"], late.json()["given"]["judgement"]) == (
        409, "houden", "stoppen",
    )  # fmt: skip
