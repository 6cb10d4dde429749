"""Mail about papers: who prepares hears in time that they are not out, who reads hears that they are, and nobody twice."""

from datetime import date

import pytest
import time_machine

from meetings.jobs import remind
from meetings.queries.paper_mail import papers_waiting
from meetings.queries.today import today
from meetings.services import meetings
from meetings.services.paper_mail import remind_of_papers
from osp.actors import Actor
from osp.enums import Role
from osp.models import OutboxMail
from tests import factories as make
from tests.conftest import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
# The meeting is on 3 December, its papers go out ten days before.
DUE = date(2026, 11, 23)


def mails() -> list[tuple[str, str]]:
    return list(OutboxMail.objects.order_by("pk").values_list("to", "subject"))


@pytest.mark.parametrize(
    ("day", "waits"),
    [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (DUE, True), (date(2026, 11, 24), False)],
)
def test_papers_wait_from_three_days_before_they_are_due(meeting, day, waits):
    assert papers_waiting(day) == ([meeting] if waits else [])


def test_days_are_those_of_the_gremium(meeting, board):
    board.papers_days = 21
    board.save()
    assert papers_waiting(DUE) == []
    assert papers_waiting(date(2026, 11, 10)) == [meeting]


def test_published_papers_and_archived_meetings_wait_for_nothing(meeting, director, board):
    make.AgendaPackFactory(swv=meeting.swv, meeting=meeting)
    assert papers_waiting(DUE) == []
    other = make.MeetingFactory(swv=meeting.swv, body=board, date=meeting.date)
    meetings.archive_meeting(director, meeting=other, version=1, reason="verzet")
    assert papers_waiting(DUE) == []


def test_everybody_who_prepares_is_mailed_once(tenant_a, meeting, anna, bram):
    quality = make_person(tenant_a, "Quirine", Role.QUALITY)
    system = Actor.system(tenant_a.swv)
    assert remind_of_papers(system, today=date(2026, 11, 20)) == 2
    assert mails() == [
        (anna.email, "Stukken over drie dagen: Bestuur, 3 december 2026"),
        (quality.email, "Stukken over drie dagen: Bestuur, 3 december 2026"),
    ]
    assert remind_of_papers(system, today=date(2026, 11, 21)) == 0


def test_daily_job_looks_in_every_samenwerkingsverband(meeting, anna, carla, tenant_b):
    from osp.scope import scopes_disabled, tenant_scope

    with tenant_scope(tenant_b.swv):
        body = make.BodyFactory(swv=tenant_b.swv, name="Vreemd")
        make.MeetingFactory(swv=tenant_b.swv, body=body, date=meeting.date)
    for _ in range(2):
        remind(Actor.system(), DUE.toordinal(), lambda progress, step: None)
    with scopes_disabled():
        assert {to for to, _ in mails()} == {anna.email, carla.email}
        assert len(mails()) == 2


def test_who_sits_there_hears_that_the_papers_are_ready(meeting, item, bram, publish, tenant_a):
    away = make_person(tenant_a, "Wim", Role.BOARD_MEMBER)
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, user=bram)
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, user=away, until=date(2026, 11, 30))
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="K. Bos", email="k.bos@voorbeeld.nl")
    pack = publish(meeting)
    assert mails() == [(bram.email, "De stukken staan klaar: Bestuur, 3 december 2026")]
    assert f"/stukken/{pack.pk}/lezen/" in OutboxMail.objects.get().text
    publish(meeting)
    assert mails()[1] == (bram.email, "Versie 2 van de stukken staat klaar: Bestuur, 3 december 2026")


def test_mail_about_papers_says_nothing_of_the_agenda(meeting, item, bram, publish):
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, user=bram)
    item.is_confidential, item.title = True, "GEHEIM ontslag"
    item.save()
    publish(meeting)
    assert "GEHEIM" not in str(list(OutboxMail.objects.values_list("subject", "text")))


def test_today_asks_for_papers_by_the_days_of_the_gremium(meeting, director, board):
    board.papers_days = 14
    board.save()
    with time_machine.travel("2026-11-18 12:00:00+01:00", tick=False):
        ask = today(director).asks[0]
    assert ask.by == date(2026, 11, 19)
    assert "14 dagen van tevoren" in ask.text
