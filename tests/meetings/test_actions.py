"""The action list of meetings, what it tells whom, and what comes back when it is overdue."""

from datetime import date, time

import pytest
from django.urls import reverse

from goals.models import Action
from meetings.enums import ItemOrigin
from meetings.models import AgendaItem, MeetingAction
from meetings.queries.actions import Sought, actions_for, overdue_for
from meetings.services import agenda, meetings, returning
from meetings.services.actions import give_action
from osp.errors import DomainError, NotAllowedError
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(item, director, anna) -> MeetingAction:
    """Given to Anna on 3 December 2026, for 10 January 2027."""
    return give_action(director, item=item, text="Vraag de cijfers op", owner=anna, due=date(2027, 1, 10))


@pytest.fixture
def later(given, board, director):
    return meetings.plan_meeting(director, body=board, date=date(2027, 2, 4), starts=time(15), ends=time(17))


def texts(actor, **sought) -> list[str]:
    return [row.action.text for row in actions_for(actor, Sought(**sought))]


def test_list_is_filtered_by_stand_gremium_and_person(given, director, reader, board, time_machine):
    other = make.BodyFactory(swv=given.swv, name="ALV")
    assert texts(director) == ["Vraag de cijfers op"]
    assert (texts(director, body=other.pk), texts(director, body=board.pk)) == ([], ["Vraag de cijfers op"])
    assert (texts(director, mine=True), texts(reader, mine=True)) == (["Vraag de cijfers op"], [])
    assert (texts(director, stand="te-laat"), texts(director, stand="gedaan")) == ([], [])
    time_machine.move_to("2027-01-11 12:00+01:00")
    assert texts(director, stand="te-laat") == ["Vraag de cijfers op"]
    Action.objects.update(done_on=date(2027, 1, 11))
    assert (texts(director), texts(director, stand="gedaan")) == ([], ["Vraag de cijfers op"])


def test_action_of_a_closed_point_is_there_for_its_owner_alone(given, director, reader, bram):
    given.item.is_confidential = True
    given.item.save()
    assert (texts(director), texts(reader)) == (["Vraag de cijfers op"], [])
    Action.objects.update(owner=bram)
    assert texts(reader) == ["Vraag de cijfers op"]


def test_overdue_action_returns_to_the_gremium_that_gave_it(given, later, director, time_machine):
    assert overdue_for(later) == []
    time_machine.move_to("2027-01-20 12:00+01:00")
    assert overdue_for(later) == [given]
    other = make.MeetingFactory(swv=given.swv, date=date(2027, 2, 10), body__name="ALV")
    assert overdue_for(other) == []
    item = AgendaItem.objects.get(pk=returning.return_actions(director, meeting=later).pk)
    assert (item.title, item.origin, item.is_confidential) == (returning.TITLE, ItemOrigin.ACTION, False)
    assert item.summary == "- Vraag de cijfers op: Anna, voor 10 januari 2027 (3 december 2026)"
    assert overdue_for(later) == []
    with pytest.raises(DomainError, match="geen acties over tijd"):
        returning.return_actions(director, meeting=later)
    agenda.archive_item(director, item=item, version=item.version, reason="volgende keer")
    assert overdue_for(later) == [given]


def test_closed_point_keeps_its_overdue_action_closed(given, later, director, reader, time_machine):
    given.item.is_confidential = True
    given.item.save()
    time_machine.move_to("2027-01-20 12:00+01:00")
    with pytest.raises(NotAllowedError):
        returning.return_actions(reader, meeting=later)
    assert returning.return_actions(director, meeting=later).is_confidential is True


def test_page_lists_finishes_and_reopens(client, anna, bram, given):
    page = reverse("meetings:actions", args=["PO2814"])
    move = reverse("meetings:action-move", args=["PO2814", given.pk])
    client.force_login(bram)
    assert "Vraag de cijfers op" in client.get(page).content.decode()
    assert client.post(move, {"naar": "gedaan"}).status_code == 404
    client.force_login(anna)
    response = client.post(move, {"naar": "gedaan", "filter": "stand=alles"})
    assert response["Location"] == f"{page}?stand=alles"
    assert Action.objects.get().done_on is not None
    client.post(move, {"naar": "open"})
    assert Action.objects.get().done_on is None


def test_page_changes_an_action(client, anna, given):
    client.force_login(anna)
    page = reverse("meetings:action-edit", args=["PO2814", given.pk])
    assert "Vraag de cijfers op" in client.get(page).content.decode()
    data = {"version": 1, "text": "Vraag alle cijfers op", "owner": anna.pk, "due": "2027-01-12"}
    client.post(page, data)
    assert Action.objects.get().text == "Vraag alle cijfers op"
    assert client.post(page, data).status_code == 409


def test_meeting_page_brings_back_what_is_overdue(client, anna, given, later, time_machine):
    time_machine.move_to("2027-01-20 12:00+01:00")
    client.force_login(anna)
    page = reverse("meetings:meeting", args=["PO2814", later.pk])
    assert "Acties over tijd" in client.get(page).content.decode()
    client.post(reverse("meetings:actions-return", args=["PO2814", later.pk]))
    assert "Acties die over tijd zijn" in client.get(page).content.decode()


def test_today_shows_an_own_action_without_a_place_in_the_plan(client, anna, given, november):
    client.force_login(anna)
    body = client.get(reverse("meetings:today", args=["PO2814"])).content.decode()
    assert "Vraag de cijfers op" in body
    assert reverse("meetings:actions", args=["PO2814"]) + "?wie=ik" in body
    placeless = reverse("goals:action-edit", args=["PO2814", given.action_id])
    assert client.get(placeless).status_code == 404
    Action.objects.update(done_on=date(2026, 11, 22))
    assert "Vraag de cijfers op" not in client.get(reverse("meetings:today", args=["PO2814"])).content.decode()


def test_list_asks_a_fixed_number_of_queries(client, anna, given, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.MeetingActionFactory(swv=given.swv, item=given.item, action__text=f"Actie {number}")
    client.force_login(anna)
    with django_assert_num_queries(5):
        client.get(reverse("meetings:actions", args=["PO2814"]))
