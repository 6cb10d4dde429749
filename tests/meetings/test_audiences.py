"""The rule of what is confidential: for a gremium, for who reads along, for the chair, and for nobody else."""

from datetime import date

import pytest

from meetings.audiences import EVERYTHING, NOBODY, Audience, Point, audience_of_body, letters, may_see
from meetings.enums import BodyKind, Purpose, Seat
from meetings.models import ItemReader
from meetings.queries.agenda import agenda_of
from meetings.queries.attachments import attachment_rows
from meetings.queries.audiences import audience_of, hidden_attachments, hidden_items
from meetings.services import agenda, attachments, bodies
from osp.actors import Actor
from osp.enums import Role
from osp.models import AuditEvent
from tests import factories as make
from tests.conftest import make_person

OWN, OTHER = 1, 2
OPEN = Point(is_confidential=False, body=OWN, body_sees=False)
CLOSED = Point(is_confidential=True, body=OWN, body_sees=True)
KEPT = Point(is_confidential=True, body=OWN, body_sees=False)
READ_ALONG = Point(is_confidential=True, body=OWN, body_sees=False, readers=frozenset({OTHER}))


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (NOBODY, [OPEN]),
        (audience_of_body(OWN), [OPEN, CLOSED]),
        (audience_of_body(OTHER), [OPEN, READ_ALONG]),
        (Audience(bodies=frozenset({OWN}), chaired=frozenset({OWN})), [OPEN, CLOSED, KEPT, READ_ALONG]),
        (EVERYTHING, [OPEN, CLOSED, KEPT, READ_ALONG]),
    ],
)
def test_each_audience_sees_its_points_and_no_others(audience, seen):
    assert [point for point in (OPEN, CLOSED, KEPT, READ_ALONG) if may_see(audience, point)] == seen


def test_a_confidential_file_closes_an_open_point_for_itself_alone():
    assert not may_see(NOBODY, OPEN.with_file(is_confidential=True))
    assert may_see(NOBODY, OPEN.with_file(is_confidential=False))


def test_letters_go_on_after_z():
    assert list(letters(28))[-3:] == ["Z", "AA", "BB"]


pytestmark = pytest.mark.django_db


def person(tenant, name: str, role: Role = Role.BOARD_MEMBER) -> Actor:
    return Actor(user_id=make_person(tenant, name, role).pk, swv=tenant.swv, roles=frozenset({role}))


@pytest.fixture
def secret(item, director):
    """The item of the rhythm, confidential, between the standard ones."""
    return agenda.edit_item(
        director,
        item=item,
        version=item.version,
        title="Geheim",
        purpose=Purpose.INFORM,
        minutes=30,
        is_confidential=True,
    )


def test_a_seat_counts_on_its_days_alone(tenant_a, secret, meeting):
    reader = person(tenant_a, "Bea")
    for since, until in ((date(2026, 12, 1), None), (date(2020, 1, 1), date(2026, 11, 21))):
        make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user_id=reader.user_id, since=since, until=until)
    assert hidden_items(audience_of(reader)) == {secret.pk}
    make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user_id=reader.user_id, until=date(2026, 11, 22))
    assert hidden_items(audience_of(reader)) == frozenset()


def test_numbers_and_times_run_on_where_a_point_is_hidden(tenant_a, secret, meeting, director):
    told = [(row.number, f"{row.starts:%H:%M}", row.item.title) for row in agenda_of(meeting, director).rows]
    assert told[2:] == [(3, "13:40", "Geheim"), (4, "14:10", "Rondvraag en sluiting")]
    hidden = agenda_of(meeting, person(tenant_a, "Bea"))
    assert [(row.number, f"{row.starts:%H:%M}") for row in hidden.rows] == [(1, "13:30"), (2, "13:35"), (3, "13:40")]
    assert (hidden.minutes, hidden.indicator_count, hidden.is_confidential) == (15, 0, False)


def test_the_chair_sees_what_the_gremium_does_not(tenant_a, secret, meeting):
    meeting.body.sees_confidential = False
    meeting.body.save()
    member, chair = person(tenant_a, "Bea"), person(tenant_a, "Cees")
    make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user_id=member.user_id)
    make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user_id=chair.user_id, seat=Seat.CHAIR)
    assert hidden_items(audience_of(member)) == {secret.pk}
    assert hidden_items(audience_of(chair)) == frozenset()


def test_who_reads_along_is_chosen_and_logged(tenant_a, secret, director):
    opr = bodies.create_body(director, name="OPR", kind=BodyKind.OPR)
    reader = person(tenant_a, "Olga", Role.OPR_MEMBER)
    make.BodyMemberFactory(swv=tenant_a.swv, body=opr, user_id=reader.user_id)
    assert hidden_items(audience_of(reader)) == {secret.pk}
    attachments.set_readers(director, item=secret, bodies=[opr, secret.meeting.body])
    assert list(ItemReader.objects.values_list("body__name", flat=True)) == ["OPR"]
    assert hidden_items(audience_of(reader)) == frozenset()
    attachments.set_readers(director, item=secret, bodies=[])
    assert hidden_items(audience_of(reader)) == {secret.pk}
    assert AuditEvent.objects.filter(verb="agenda.readers_set").count() == 2


def test_letters_run_on_where_a_bijlage_is_hidden(tenant_a, item, director):
    for position, (title, closed) in enumerate((("Een", False), ("Twee", True), ("Drie", False)), 1):
        make.AttachmentFactory(swv=item.swv, item=item, title=title, position=position, is_confidential=closed)
    all_of_it = [(row.letter, row.attachment.title) for row in attachment_rows(item, director)]
    assert all_of_it == [("A", "Een"), ("B", "Twee"), ("C", "Drie")]
    reader = person(tenant_a, "Bea")
    assert [(row.letter, row.attachment.title) for row in attachment_rows(item, reader)] == [
        ("A", "Een"),
        ("B", "Drie"),
    ]
    assert len(hidden_attachments(audience_of(reader))) == 1


def test_asking_takes_no_more_for_more_points(tenant_a, meeting, item_count, django_assert_num_queries):
    reader = person(tenant_a, "Bea")
    for _ in range(item_count):
        closed = make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, is_confidential=True)
        make.AttachmentFactory(swv=meeting.swv, item=closed)
    with django_assert_num_queries(6):
        audience = audience_of(reader)
        assert len(hidden_items(audience)) == item_count
        assert len(hidden_attachments(audience)) == item_count
