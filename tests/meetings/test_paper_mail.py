"""Mail about papers: who prepares hears in time that they are not out, who reads hears that they are, and nobody twice."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from meetings.compute.named import meant_by, names_in
from meetings.jobs import remind
from meetings.queries.paper_mail import papers_waiting
from meetings.queries.preparing import makers
from meetings.queries.today import today
from meetings.services import meetings
from meetings.services.paper_mail import remind_makers, remind_of_papers
from osp.actors import Actor
from osp.enums import Role
from osp.models import AuditEvent, OutboxMail
from tests import factories as make
from tests.conftest import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
# The meeting is on 3 December, its papers go out ten days before.
DUE = date(2026, 11, 23)
MAKER_QUERIES = 5


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("M. de Vries", ("m. de vries",)),
        ("Voorzitter, M. de Vries en S. Aydin", ("voorzitter", "m. de vries", "s. aydin")),
        ("directeur / Directeur", ("directeur",)),
        ("Sven Enthoven", ("sven enthoven",)),
    ],
)
def test_names_are_read_as_people_write_them(text, expected):
    assert names_in(text) == expected


def test_name_means_one_person_and_a_function_all_who_have_it():
    persons, functions = {"anna": [1], "jan": [2, 3]}, {"directeur": [1, 4], "jan": [9]}
    assert meant_by(["Anna en Jan", "directeur"], persons, functions) == [1, 4]


EMPTY = {"summary": "", "requested_decision": "", "author": "", "purpose": "discuss", "presenter": "Bram"}


@pytest.fixture
def point(meeting):
    return make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=4, title="Voortgang sbo", **EMPTY)


def remind_them(meeting, day=date(2026, 11, 20)) -> list[tuple[str, str]]:
    OutboxMail.objects.all().delete()
    remind_makers(Actor.system(meeting.swv), today=day)
    return mails()


def test_who_presents_or_writes_a_point_without_paper_is_mailed_once(meeting, point, bram):
    assert remind_them(meeting) == [(bram.email, "Uw stuk over drie dagen: Bestuur, 3 december 2026")]
    mail = OutboxMail.objects.get()
    assert "„Voortgang sbo”: er is nog geen samenvatting of bijlage." in mail.text
    assert f"/overleg/punt/{point.pk}/" in mail.text
    assert "Stuur wat er nog bij hoort naar wie de vergadering voorbereidt." in mail.text
    assert remind_makers(Actor.system(meeting.swv), today=date(2026, 11, 21)) == 0
    assert AuditEvent.objects.filter(verb="papers.makers_reminded").count() == 2


@pytest.mark.parametrize("what", ["summary", "file", "published", "archived", "early", "late"])
def test_nobody_is_mailed_once_the_paper_is_there(meeting, point, bram, what):
    day = {"early": date(2026, 11, 19), "late": date(2026, 11, 24)}.get(what, DUE)
    if what == "summary":
        point.summary = "Het daalt."
    elif what == "file":
        make.AttachmentFactory(swv=meeting.swv, item=point)
    elif what == "published":
        make.AgendaPackFactory(swv=meeting.swv, meeting=meeting)
    elif what == "archived":
        point.archived_at = timezone.now()
    point.save()
    assert remind_them(meeting, day) == []


def test_paper_that_asks_no_decision_where_one_is_due_is_not_there(meeting, point, bram):
    point.purpose, point.summary = "decide", "Het daalt."
    point.save()
    remind_them(meeting)
    assert "er is nog geen gevraagd besluit" in OutboxMail.objects.get().text
    point.requested_decision = "Het bestuur besluit."
    point.save()
    assert remind_them(meeting) == []


def test_function_and_member_without_account_are_found(meeting, point, anna):
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="K. Bos", email="k.bos@voorbeeld.nl")
    point.presenter, point.author = "directeur", "K. Bos"
    point.save()
    assert [to for to, _ in remind_them(meeting)] == [anna.email, "k.bos@voorbeeld.nl"]
    assert "/overleg/" not in OutboxMail.objects.get(to="k.bos@voorbeeld.nl").text


def test_two_of_one_name_are_both_left_alone(meeting, point, bram):
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="Bram", email="bram2@voorbeeld.nl")
    assert remind_them(meeting) == []


def test_confidential_point_is_told_to_who_may_see_it_and_without_its_title(meeting, point, bram, anna, board):
    point.is_confidential, point.author = True, "Anna"
    point.save()
    assert [to for to, _ in remind_them(meeting)] == [anna.email]
    text = OutboxMail.objects.get().text
    assert "Een vertrouwelijk punt: er is nog geen samenvatting of bijlage." in text
    assert "Voortgang" not in text
    make.BodyMemberFactory(swv=meeting.swv, body=board, user=bram, seat="voorzitter", name="", email="")
    assert {to for to, _ in remind_them(meeting)} == {anna.email, bram.email}


def test_makers_cost_no_more_queries_with_more_points(meeting, point, bram, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=5 + number, **EMPTY)
    with django_assert_num_queries(MAKER_QUERIES):
        ((maker, rows),) = makers(meeting)
    assert (maker.email, len(rows)) == (bram.email, 1 + item_count)
