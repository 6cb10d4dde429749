"""What an agenda begins with: recurring points, the minutes before, what was left over; late points and the route so far."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import BodyKind, Dealt, DecisionState, ItemOrigin, Purpose
from meetings.models import AgendaItem, Attachment, ItemMinutes, Meeting, RecurringItem
from meetings.queries.left_over import left_over
from meetings.queries.route import route_so_far
from meetings.services import agenda, bodies, meetings, standing
from meetings.services.minutes import begin_item, close_meeting, open_meeting
from osp.errors import ConflictError, DomainError, NotAllowedError
from tests import factories as make

pytestmark = pytest.mark.django_db
SUBJECTS = ["Opening en vaststelling van de agenda", "Mededelingen", "Rondvraag en sluiting"]


def plan(director, body, day: date) -> Meeting:
    return meetings.plan_meeting(director, body=body, date=day, starts=time(15), ends=time(17))


def titles(meeting: Meeting) -> list[str]:
    rows = AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True).order_by("position", "pk")
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [row.title for row in rows]


@pytest.fixture
def held(november, board, director) -> Meeting:
    """A meeting of a month ago with one point of which the minutes say that it is held over."""
    meeting = plan(director, board, date(2026, 10, 22))
    item = make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=4, title="Begroting", is_confidential=True)
    make.ItemMinutesFactory(swv=meeting.swv, item=item, dealt=Dealt.HELD)
    return meeting


def test_first_meeting_has_the_usual_points_and_a_later_one_the_minutes_too(november, board, director):
    assert titles(plan(director, board, date(2026, 12, 3))) == SUBJECTS
    second = plan(director, board, date(2027, 1, 14))
    assert titles(second) == [SUBJECTS[0], standing.MINUTES_TITLE, *SUBJECTS[1:]]
    assert AgendaItem.objects.get(meeting=second, origin=ItemOrigin.MINUTES).purpose == Purpose.APPROVE


def test_left_over_point_comes_along_with_all_it_brought(held, director, link):
    item = AgendaItem.objects.get(title="Begroting")
    make.AgendaIndicatorFactory(swv=item.swv, item=item, link=link)
    make.AttachmentFactory(swv=item.swv, item=item, title="Meerjarenbegroting")
    make.ItemReaderFactory(swv=item.swv, item=item, body=held.body)
    meeting = plan(director, held.body, date(2026, 12, 3))
    assert titles(meeting) == [SUBJECTS[0], standing.MINUTES_TITLE, "Begroting", *SUBJECTS[1:]]
    copy = AgendaItem.objects.get(meeting=meeting, title="Begroting")
    same = ("requested_decision", "summary", "risks", "route", "minutes", "is_confidential")
    assert {name: getattr(copy, name) for name in same} == {name: getattr(item, name) for name in same}
    assert (copy.origin, copy.carried_from, copy.late_reason) == (ItemOrigin.CARRIED, item, "")
    assert [row.link for row in copy.indicators.all()] == [link]
    assert [row.body for row in copy.readers.all()] == [held.body]
    assert Attachment.objects.get(item=copy).file == Attachment.objects.get(item=item).file


def test_left_over_point_comes_once_and_again_when_it_was_taken_off(held, director):
    meeting = plan(director, held.body, date(2026, 12, 3))
    assert list(left_over(meeting)) == []
    with pytest.raises(DomainError, match="niets blijven liggen"):
        standing.carry_over(director, meeting=meeting)
    copy = AgendaItem.objects.get(meeting=meeting, title="Begroting")
    agenda.archive_item(director, item=copy, version=copy.version, reason="toch niet nodig")
    assert [item.title for item in left_over(meeting)] == ["Begroting"]
    standing.carry_over(director, meeting=meeting)
    assert titles(meeting).count("Begroting") == 1


def test_open_point_is_left_over_once_the_minutes_are_closed(november, board, director):
    meeting = plan(director, board, date(2026, 10, 22))
    item = make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=4, title="Begroting")
    later = plan(director, board, date(2026, 12, 3))
    assert list(left_over(later)) == []
    make.MinutesFactory(swv=meeting.swv, meeting=meeting, closed_at=timezone.now())
    assert list(left_over(later)) == [item]
    make.ItemMinutesFactory(swv=meeting.swv, item=item, dealt=Dealt.DONE)
    assert list(left_over(later)) == []


def test_closing_a_meeting_takes_what_it_left_over_to_the_next_agenda(november, board, director):
    meeting, later = plan(director, board, date(2026, 11, 20)), plan(director, board, date(2026, 12, 3))
    done = make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=4, title="Jaarplan")
    make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=5, title="Begroting")
    begin_item(director, item=done)
    close_meeting(director, meeting=meeting)
    assert titles(later) == [SUBJECTS[0], standing.MINUTES_TITLE, "Begroting", *SUBJECTS[1:]]
    close_meeting(director, meeting=meeting)
    assert titles(later).count("Begroting") == 1


def test_gremium_with_points_of_its_own_opens_and_closes_with_them(november, board, director):
    standing.add_recurring(director, body=board, title="Integriteit", minutes=2, purpose=Purpose.INFORM, is_last=True)
    assert RecurringItem.objects.count() == 4
    row = RecurringItem.objects.get(title="Mededelingen")
    standing.archive_recurring(director, row=row, version=row.version, reason="komt per mail")
    meeting = plan(director, board, date(2026, 12, 3))
    agenda.add_item(director, meeting=meeting, title="Begroting", purpose=Purpose.DECIDE, minutes=20)
    assert titles(meeting) == [SUBJECTS[0], "Begroting", SUBJECTS[2], "Integriteit"]


def test_recurring_point_is_edited_by_version(november, board, director):
    row = standing.add_recurring(director, body=board, title="Integriteit", minutes=2, purpose=Purpose.INFORM)
    values = {"minutes": 3, "purpose": Purpose.DISCUSS}
    standing.edit_recurring(director, row=row, version=row.version, title="Integriteit nu", **values)
    with pytest.raises(ConflictError):
        standing.edit_recurring(director, row=row, version=1, title="Anders", **values)
    row.refresh_from_db()
    assert (row.title, row.minutes, row.version) == ("Integriteit nu", 3, 2)


def test_point_after_the_papers_were_due_says_why(november, board, director):
    soon = plan(director, board, date(2026, 12, 1))
    values = {"meeting": soon, "title": "Spoed", "purpose": Purpose.DISCUSS, "minutes": 5}
    with pytest.raises(DomainError, match="moesten al weg zijn"):
        agenda.add_item(director, **values)
    assert agenda.add_item(director, **values, late_reason=" De brief kwam gisteren. ").late_reason == (
        "De brief kwam gisteren."
    )
    in_time = plan(director, board, date(2026, 12, 2))
    assert agenda.add_item(director, **{**values, "meeting": in_time}, late_reason="x").late_reason == ""


def test_proposed_point_brings_the_route_it_went(november, director, link, rhythm, meeting):
    council = bodies.create_body(director, name="Directieberaad", kind=BodyKind.DIRECTORS)
    treated = make.AgendaItemFactory(
        swv=link.swv, meeting__swv=link.swv, meeting__body=council, meeting__date=date(2026, 11, 5), purpose="discuss"
    )
    make.AgendaIndicatorFactory(swv=link.swv, item=treated, link=link)
    agenda.take_proposal(director, meeting=meeting)
    item = AgendaItem.objects.get(meeting=meeting, has_cover=True)
    assert (item.route, item.origin) == ("Directieberaad; 5 november 2026; besproken", ItemOrigin.RHYTHM)
    make.DecisionFactory(swv=link.swv, item=treated, state=DecisionState.TAKEN)
    assert route_so_far(meeting, [link.pk]) == "Directieberaad; 5 november 2026; besloten"
    treated.is_confidential = True
    treated.save()
    assert route_so_far(meeting, [link.pk]) == ""


def treated_by(body, link, day, *, dealt=None, purpose="discuss"):
    """A point with this figure on an agenda that was, with what its minutes say became of it."""
    meeting = Meeting.objects.filter(body=body, date=day).first() or make.MeetingFactory(
        swv=link.swv, body=body, date=day
    )
    item = make.AgendaItemFactory(swv=link.swv, meeting=meeting, purpose=purpose)
    make.AgendaIndicatorFactory(swv=link.swv, item=item, link=link)
    if dealt:
        ItemMinutes.objects.create(swv=link.swv, item=item, dealt=dealt)
    return item


def test_route_names_every_gremium_that_treated_it_also_after_it_was_put_off(director, link, meeting):
    council = bodies.create_body(director, name="Directieberaad", kind=BodyKind.DIRECTORS)
    members = bodies.create_body(director, name="ALV", kind=BodyKind.ALV)
    treated_by(council, link, date(2026, 9, 3), dealt=Dealt.CARRIED)
    treated_by(members, link, date(2026, 9, 10), dealt=Dealt.CARRIED)
    treated_by(meeting.body, link, date(2026, 9, 17), dealt=Dealt.HELD)
    treated_by(council, link, date(2026, 10, 1), dealt=Dealt.DONE)
    assert route_so_far(meeting, [link.pk]).splitlines() == [
        "Bestuur; 17 september 2026; aangehouden",
        "Directieberaad; 1 oktober 2026; besproken",
    ]


def test_route_leaves_out_what_was_open_when_the_minutes_closed(director, link, meeting):
    item = treated_by(meeting.body, link, date(2026, 9, 17))
    assert route_so_far(meeting, [link.pk]) == "Bestuur; 17 september 2026; besproken"
    open_meeting(director, meeting=item.meeting)
    close_meeting(director, meeting=item.meeting)
    assert route_so_far(meeting, [link.pk]) == ""
    make.DecisionFactory(swv=link.swv, item=item, state=DecisionState.TAKEN)
    assert route_so_far(meeting, [link.pk]) == "Bestuur; 17 september 2026; besloten"


def test_route_knows_the_same_figure_under_another_doel(director, link, meeting, goal):
    other = make.GoalFactory(swv=goal.swv, priority=goal.priority, title="Dichterbij huis")
    same = make.IndicatorLinkFactory(swv=goal.swv, goal=other, indicator=link.indicator)
    treated_by(bodies.create_body(director, name="ALV", kind=BodyKind.ALV), same, date(2026, 10, 1))
    assert route_so_far(meeting, [link.pk]) == "ALV; 1 oktober 2026; besproken"


def test_carried_point_keeps_the_written_route_and_adds_what_was_walked_since(director, link, meeting):
    item = treated_by(meeting.body, link, date(2026, 10, 1), dealt=Dealt.HELD)
    AgendaItem.objects.filter(pk=item.pk).update(route="Werkgroep; 1 september; positief")
    treated_by(bodies.create_body(director, name="ALV", kind=BodyKind.ALV), link, date(2026, 11, 5), dealt=Dealt.DONE)
    standing.carry_over(director, meeting=meeting)
    assert AgendaItem.objects.get(carried_from=item).route.splitlines() == [
        "Werkgroep; 1 september; positief",
        "Bestuur; 1 oktober 2026; aangehouden",
        "ALV; 5 november 2026; besproken",
    ]


def test_point_that_somebody_adds_brings_the_route_of_its_figures(director, link, meeting):
    treated_by(bodies.create_body(director, name="ALV", kind=BodyKind.ALV), link, date(2026, 11, 5))
    values = {"meeting": meeting, "title": "Voortgang", "purpose": Purpose.DISCUSS, "minutes": 5}
    assert agenda.add_item(director, **values, links=[link]).route == "ALV; 5 november 2026; besproken"
    assert agenda.add_item(director, **values).route == ""


def test_reader_may_not_bring_or_change(held, director, reader):
    meeting = plan(director, held.body, date(2026, 12, 3))
    with pytest.raises(NotAllowedError):
        standing.carry_over(reader, meeting=meeting)
    with pytest.raises(NotAllowedError):
        standing.add_recurring(reader, body=held.body, title="x", minutes=1, purpose=Purpose.INFORM)


def test_pages_bring_left_over_points_and_ask_why_late(client, anna, held, director):
    client.force_login(anna)
    meeting = plan(director, held.body, date(2026, 12, 1))
    copy = AgendaItem.objects.get(meeting=meeting, title="Begroting")
    agenda.archive_item(director, item=copy, version=copy.version, reason="even niet")
    page = reverse("meetings:meeting", args=["PO2814", meeting.pk])
    assert "Bleef liggen" in client.get(page).content.decode()
    client.post(reverse("meetings:left-over", args=["PO2814", meeting.pk]))
    assert "Bleef liggen" not in client.get(page).content.decode()
    add = reverse("meetings:item-add", args=["PO2814", meeting.pk])
    data = {"title": "Spoed", "purpose": "discuss", "minutes": "5"}
    refused = client.post(add, data)
    assert (refused.status_code, "Schrijf waarom dit punt er nog bij komt." in refused.content.decode()) == (422, True)
    client.post(add, {**data, "late_reason": "De brief kwam gisteren."})
    assert "nazending</span> De brief kwam gisteren." in client.get(page).content.decode()


def test_meeting_says_which_point_asks_what_the_gremium_is_not_there_for(client, anna, board, director, november):
    board.purposes = ["advise", "inform"]
    board.save()
    meeting = plan(director, board, date(2026, 12, 3))
    values = {"meeting": meeting, "title": "Begroting", "minutes": 5}
    agenda.add_item(director, **values, purpose=Purpose.ADVISE)
    client.force_login(anna)
    page = reverse("meetings:meeting", args=["PO2814", meeting.pk])
    assert "waar dit gremium niet voor is" not in client.get(page).content.decode()
    agenda.add_item(director, **values, purpose=Purpose.DECIDE)
    assert "Punt 4 vraagt iets waar dit gremium niet voor is." in client.get(page).content.decode()


def test_recurring_page_adds_changes_and_takes_away(client, anna, board):
    client.force_login(anna)
    page = reverse("meetings:recurring", args=["PO2814", board.pk])
    assert "Dit zijn de gebruikelijke punten" in client.get(page).content.decode()
    assert client.post(page, {"title": "", "minutes": "5", "purpose": "inform"}).status_code == 422
    client.post(page, {"title": "Integriteit", "minutes": "5", "purpose": "inform"})
    row = RecurringItem.objects.get(title="Integriteit")
    edit = reverse("meetings:recurring-edit", args=["PO2814", row.pk])
    assert "Integriteit" in client.get(edit).content.decode()
    client.post(edit, {"version": 1, "title": "Integriteit nu", "minutes": "5", "purpose": "inform"})
    stale = client.post(edit, {"version": 1, "title": "Anders", "minutes": "5", "purpose": "inform"})
    assert stale.status_code == 409
    client.post(reverse("meetings:recurring-archive", args=["PO2814", row.pk]), {"version": 2, "reason": "klaar"})
    assert edit not in client.get(page).content.decode()
