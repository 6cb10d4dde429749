"""A thread about the plan becomes a point on an agenda: there, back, and for whom."""

from datetime import date

import pytest
from django.urls import reverse

from goals import hooks
from goals.enums import CommentEnd
from goals.models import Comment
from goals.queries.reactions import threads_of
from goals.services import comments
from meetings.models import AgendaComment, AgendaItem
from meetings.services import agenda
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.conftest import make_person
from tests.factories import BodyFactory, CommentFactory, MeetingFactory

COMING, PAST = date(2027, 3, 11), date(2026, 3, 11)


@pytest.fixture
def meeting(in_a, november):
    return MeetingFactory(swv=in_a.swv, body=BodyFactory(swv=in_a.swv), date=COMING)


@pytest.fixture
def said(goal, in_a, bram) -> Comment:
    plan = goal.priority.plan
    return CommentFactory(
        swv=in_a.swv, plan=plan, kind="doel", object_id=goal.pk, field="", user=bram, text="Is dit\nhaalbaar?"
    )


def bring(actor, said, meeting) -> Comment:
    return comments.put_on_agenda(
        actor, comment=said, meeting_id=meeting.pk, title="Is dit haalbaar?", place="doel 1.1"
    )


def test_thread_becomes_a_point_with_its_words(director, said, meeting):
    ended = bring(director, said, meeting)
    item = AgendaItem.objects.get()
    assert (ended.end, item.meeting_id, item.title) == (CommentEnd.AGENDA, meeting.pk, "Is dit haalbaar?")
    assert item.summary == "Bij het plan, doel 1.1, is opgemerkt:\n\n> Is dit\n> haalbaar?"
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert verbs == {"comment.put_on_agenda", "agenda.comment_brought", "agenda.item_added"}


def test_thread_tells_where_it_is_and_that_it_was_taken_off(director, said, meeting):
    bring(director, said, meeting)
    (thread,) = threads_of(director, [said.pk])
    assert [(spot.body, spot.day, spot.is_off) for spot in thread.spots] == [("Bestuur", COMING, False)]
    item = AgendaItem.objects.get()
    agenda.archive_item(director, item=item, version=item.version, reason="Later")
    (thread,) = threads_of(director, [said.pk])
    assert [spot.is_off for spot in thread.spots] == [True]


def test_confidential_point_is_known_to_who_may_open_it(director, tenant_a, said, meeting):
    bring(director, said, meeting)
    AgendaItem.objects.update(is_confidential=True)
    reader = Actor(make_person(tenant_a, "Omar", Role.OPR_MEMBER).pk, tenant_a.swv, frozenset({Role.OPR_MEMBER}))
    assert [len(threads_of(who, [said.pk])[0].spots) for who in (director, reader)] == [1, 0]


@pytest.mark.parametrize("gone", ["past", "archived", "unknown"])
def test_meeting_that_does_not_come_leaves_the_thread_open(director, said, meeting, gone):
    changes = {"past": {"date": PAST}, "archived": {"archived_at": "2026-11-01T00:00:00Z"}, "unknown": {}}[gone]
    type(meeting).objects.filter(pk=meeting.pk).update(**changes) if changes else None
    meeting.pk = meeting.pk if changes else 999_999
    with pytest.raises(DomainError) as refused:
        bring(director, said, meeting)
    said.refresh_from_db()
    assert (refused.value.code, said.end, AgendaComment.objects.count()) == ("meeting-past", "", 0)


def test_who_only_speaks_puts_nothing_on_an_agenda(tenant_a, bram, said, meeting):
    board = Actor(bram.pk, tenant_a.swv, frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        bring(board, said, meeting)


def test_without_meetings_there_is_no_agenda(director, said, meeting, monkeypatch):
    monkeypatch.setattr(hooks.PUT_ON_AGENDA, "sources", [])
    with pytest.raises(DomainError) as refused:
        bring(director, said, meeting)
    assert refused.value.code == "no-agenda"


def test_form_offers_what_comes_and_the_item_shows_the_thread(client, anna, bram, tenant_a, said, meeting):
    client.force_login(anna)
    form = reverse("goals:comment-agenda", args=["PO2814", said.pk])
    page = client.get(form).content.decode()
    assert ("Bestuur, donderdag 11 maart 2027" in page, "Doel 1.1: Is dit haalbaar?" in page) == (True, True)
    client.post(form, {"meeting_id": meeting.pk, "title": "Is dit haalbaar?"})
    item = reverse("meetings:item", args=["PO2814", AgendaItem.objects.get().pk])
    thread = reverse("goals:comment", args=["PO2814", said.pk])
    assert thread in client.get(item).content.decode()
    assert item in client.get(thread).content.decode()
    client.force_login(make_person(tenant_a, "Bea", Role.ADMIN))
    assert thread not in client.get(item).content.decode()
