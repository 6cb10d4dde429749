"""Writing gremia, rhythms, meetings and agendas: state, audit event, ability, refusals."""

from datetime import date, time

import pytest

from meetings.enums import BodyKind, Purpose
from meetings.models import AgendaIndicator, AgendaItem, Body
from meetings.services import agenda, bodies, meetings, rhythms
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from osp.scope import ScopeError
from tests import factories as make

pytestmark = pytest.mark.django_db


def last_verb() -> str:
    return AuditEvent.objects.order_by("-pk").first().verb


def titles(meeting) -> list[str]:
    return list(
        AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True)
        .order_by("position")
        .values_list("title", flat=True)
    )


def test_usual_bodies_come_once(in_a, director):
    bodies.create_usual_bodies(director)
    assert list(Body.objects.values_list("name", flat=True)) == ["ALV", "Bestuur"]
    assert last_verb() == "body.usual_added"
    with pytest.raises(DomainError, match="al gremia"):
        bodies.create_usual_bodies(director)


def test_body_name_is_used_once(board, director):
    with pytest.raises(DomainError, match="al een gremium") as caught:
        bodies.create_body(director, name="bestuur ", kind=BodyKind.BOARD)
    assert caught.value.field == "name"
    other = bodies.create_body(director, name="ALV", kind=BodyKind.ALV)
    assert other.position == board.position + 1


def test_body_with_meetings_ahead_is_not_archived(meeting, board, director):
    with pytest.raises(DomainError, match="nog 1 vergadering gepland"):
        bodies.archive_body(director, body=board, version=board.version, reason="opgeheven")
    meetings.archive_meeting(director, meeting=meeting, version=meeting.version, reason="verzet")
    bodies.archive_body(director, body=board, version=board.version, reason="opgeheven")
    board.refresh_from_db()
    assert board.is_archived
    assert board.archive_reason == "opgeheven"
    assert last_verb() == "body.archived"


def test_archiving_asks_a_reason(board, director):
    with pytest.raises(DomainError, match="Geef een reden"):
        bodies.archive_body(director, body=board, version=board.version, reason=" ")


def test_two_editors_of_a_body_meet(board, director):
    bodies.edit_body(director, body=board, version=1, name="Algemeen bestuur", kind=BodyKind.BOARD)
    with pytest.raises(ConflictError) as caught:
        bodies.edit_body(director, body=board, version=1, name="Dagelijks bestuur", kind=BodyKind.BOARD)
    assert caught.value.current.name == "Algemeen bestuur"
    assert caught.value.changes["name"] == "Dagelijks bestuur"


def test_set_rhythm(rhythm, link, board, director):
    assert (rhythm.months, rhythm.every_weeks, rhythm.purpose) == ([1, 4, 6, 9, 12], None, "discuss")
    assert last_verb() == "rhythm.set"
    with pytest.raises(DomainError, match="bespreekt deze indicator al"):
        rhythms.set_rhythm(director, link=link, body=board, purpose=Purpose.INFORM, months=[3])


@pytest.mark.parametrize(("months", "weeks"), [([], None), ([3], 6), ([13], None), ([], 105), ([], -1)])
def test_rhythm_needs_one_frequency(link, board, director, months, weeks):
    with pytest.raises(DomainError, match="Kies maanden"):
        rhythms.set_rhythm(director, link=link, body=board, purpose=Purpose.INFORM, months=months, every_weeks=weeks)


def test_rhythm_can_be_set_again_after_archiving(rhythm, link, board, director):
    rhythms.archive_rhythm(director, rhythm=rhythm, version=rhythm.version, reason="minder vaak")
    again = rhythms.set_rhythm(director, link=link, body=board, purpose=Purpose.INFORM, every_weeks=6)
    assert again.pk != rhythm.pk


def test_planned_meeting_has_its_standard_items(meeting):
    assert titles(meeting) == ["Opening en vaststelling van de agenda", "Mededelingen", "Rondvraag en sluiting"]
    assert last_verb() == "meeting.planned"


def test_meeting_ends_after_it_starts(board, director):
    with pytest.raises(DomainError, match="eindigt voor zij begint"):
        meetings.plan_meeting(director, body=board, date=date(2026, 12, 3), starts=time(15, 0), ends=time(14, 0))


def test_taking_the_proposal_fills_the_agenda_once(item, meeting, link, director):
    assert titles(meeting) == [
        "Opening en vaststelling van de agenda",
        "Mededelingen",
        "Voortgang: Minder kinderen naar het sbo",
        "Rondvraag en sluiting",
    ]
    assert list(AgendaIndicator.objects.filter(item=item).values_list("link_id", flat=True)) == [link.pk]
    assert (item.purpose, item.presenter, item.minutes) == ("discuss", "directeur", 10)
    assert last_verb() == "agenda.proposal_taken"
    with pytest.raises(DomainError, match="staat al op de agenda"):
        agenda.take_proposal(director, meeting=meeting)


def test_one_of_two_proposals_is_taken(meeting, rhythm, goal, board, director):
    other = make.GoalFactory(swv=goal.swv, priority=goal.priority, title="Ander doel", position=2)
    second = make.IndicatorLinkFactory(swv=goal.swv, goal=other, indicator=rhythm.link.indicator)
    rhythms.set_rhythm(director, link=second, body=board, purpose=Purpose.INFORM, months=[12])
    agenda.take_proposal(director, meeting=meeting, keys=[f"d{other.pk}-inform"])
    assert titles(meeting)[2:-1] == ["Voortgang: Ander doel"]


def test_item_moves_and_stays_within_the_agenda(item, meeting, director):
    agenda.move_item(director, item=item, up=True)
    assert titles(meeting)[1] == item.title
    for _ in range(3):
        agenda.move_item(director, item=item, up=True)
    assert titles(meeting)[0] == item.title
    positions = AgendaItem.objects.filter(meeting=meeting).order_by("position").values_list("position", flat=True)
    assert list(positions) == [1, 2, 3, 4]


def test_moving_disturbs_no_editor(item, director):
    agenda.move_item(director, item=item, up=True)
    edited = agenda.edit_item(
        director, item=item, version=item.version, title="Sbo", purpose=Purpose.DECIDE, minutes=20, summary="Het daalt."
    )
    assert (edited.title, edited.summary, edited.position) == ("Sbo", "Het daalt.", 2)


def test_edited_item_keeps_brings_and_drops_figures(item, link, goal, director):
    second = make.IndicatorLinkFactory(swv=goal.swv, goal=goal, indicator=make.IndicatorFactory(swv=goal.swv))

    def edit(version, links):
        return agenda.edit_item(
            director, item=item, version=version, title="Sbo", purpose=Purpose.DISCUSS, minutes=10, links=links
        )

    def brought():
        return list(AgendaIndicator.objects.filter(item=item).values_list("link_id", flat=True))

    edit(1, None)
    assert brought() == [link.pk]
    edit(2, [second, link])
    assert brought() == [second.pk, link.pk]
    edit(3, [])
    assert brought() == []
    assert last_verb() == "agenda.item_edited"


def test_archived_item_frees_its_figures_for_a_new_proposal(item, meeting, director):
    agenda.archive_item(director, item=item, version=item.version, reason="later")
    assert len(titles(meeting)) == 3
    agenda.take_proposal(director, meeting=meeting)
    assert len(titles(meeting)) == 4


@pytest.mark.parametrize("minutes", [-1, 481])
def test_minutes_are_bounded(item, director, minutes):
    with pytest.raises(DomainError, match="Vul 0 tot en met 480 minuten in"):
        agenda.edit_item(director, item=item, version=1, title="Sbo", purpose=Purpose.INFORM, minutes=minutes)


def test_reader_writes_nothing(item, meeting, board, link, rhythm, reader):
    attempts = (
        lambda: bodies.create_body(reader, name="OPR", kind=BodyKind.OPR),
        lambda: bodies.edit_body(reader, body=board, version=1, name="X", kind=BodyKind.OPR),
        lambda: rhythms.archive_rhythm(reader, rhythm=rhythm, version=1, reason="x"),
        lambda: meetings.edit_meeting(
            reader, meeting=meeting, version=1, date=meeting.date, starts=meeting.starts, ends=meeting.ends
        ),
        lambda: agenda.take_proposal(reader, meeting=meeting),
        lambda: agenda.move_item(reader, item=item, up=True),
        lambda: agenda.archive_item(reader, item=item, version=1, reason="x"),
    )
    before = AuditEvent.objects.count()
    for attempt in attempts:
        with pytest.raises(NotAllowedError):
            attempt()
    assert AuditEvent.objects.count() == before


def test_a_link_of_another_samenwerkingsverband_is_refused(item, foreign, director):
    with pytest.raises((DomainError, ScopeError)):
        agenda.edit_item(
            director, item=item, version=1, title="Sbo", purpose=Purpose.INFORM, minutes=5, links=[foreign["link"]]
        )
    item.refresh_from_db()
    assert item.version == 1
