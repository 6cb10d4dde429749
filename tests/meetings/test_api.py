"""The API of Overleg: what each list tells, and that a reader finds no trace of what is closed to them."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories as make
from tests.api import HERE, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


def results(api: Client, name: str, **query) -> list[dict]:
    answer = api.get(f"{HERE}{name}/", {"per_page": 2000, **query})
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_lists_tell_gremium_members_and_meetings(anna, meeting, board):
    make.BodyMemberFactory(swv=board.swv, body=board, name="K. Bos", email="k.bos@voorbeeld.nl")
    make.MinutesFactory(swv=board.swv, meeting=meeting)
    api = client_of(anna.pk)
    body = results(api, "bodies")[0]
    assert (body["name"], body["papers_days"], body["majority"]) == ("Bestuur", 10, "gewoon")
    member = results(api, "members", body=board.pk)[0]
    assert (member["name"], member["seat"]) == ("K. Bos", "lid")
    assert "k.bos@voorbeeld.nl" not in str(member)
    told = results(api, "meetings", since="2026-12-01", until="2026-12-31")[0]
    assert (told["date"], told["papers_due"], told["minutes"]) == ("2026-12-03", "2026-11-23", "concept")
    assert results(api, "meetings", since="2026-12-04") == []


def test_closed_point_leaves_no_gap_in_agenda_decisions_and_actions(anna, bram, meeting, item):
    make.DecisionFactory(swv=item.swv, item=item, text="GEHEIM ontslag", decided_on=date(2026, 12, 3))
    make.MeetingActionFactory(swv=item.swv, item=item)
    item.is_confidential, item.title = True, "GEHEIM"
    item.save()
    agenda = f"meetings/{meeting.pk}/agenda"
    assert "GEHEIM" in str(results(client_of(anna.pk), agenda))
    assert len(results(client_of(anna.pk), "decisions")) == 1
    assert len(results(client_of(anna.pk), "meeting-actions")) == 1
    reader = client_of(bram.pk)
    rows = results(reader, agenda)
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    for name in (agenda, "decisions", "meeting-actions", "papers"):
        assert "GEHEIM" not in str(results(reader, name))
    assert results(reader, "decisions") == []


def test_papers_are_those_that_the_reader_may_open(anna, bram, meeting, item, publish):
    publish(meeting)
    told = results(client_of(anna.pk), "papers")
    assert {row["meeting"] for row in told} == {meeting.pk}
    assert all(len(row["sha256"]) == 64 for row in told)


@pytest.mark.parametrize("name", ["bodies", "members", "meetings", "decisions", "meeting-actions", "papers"])
def test_list_asks_as_many_queries_however_long(name, anna, board, item_count, django_assert_max_num_queries):
    for number in range(item_count):
        meeting = make.MeetingFactory(swv=board.swv, body=board, date=date(2026, 12, 1 + number))
        item = make.AgendaItemFactory(swv=board.swv, meeting=meeting)
        decision = make.DecisionFactory(swv=board.swv, item=item, number=number + 1)
        make.MeetingActionFactory(swv=board.swv, item=item, decision=decision)
        make.BodyMemberFactory(swv=board.swv, body=board, name=f"Lid {number}")
        pack = make.AgendaPackFactory(swv=board.swv, meeting=meeting)
        make.PackCopyFactory(swv=board.swv, pack=pack, body=board)
    api = client_of(anna.pk)
    with django_assert_max_num_queries(9):
        assert len(results(api, name)) >= 1
