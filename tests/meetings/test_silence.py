"""Silent doelen, owners who never acted, promises that come back nowhere, and what an agenda makes of them."""

from datetime import date, time
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from goals.enums import ContributionState
from goals.models import Goal, IndicatorLink, Interpretation
from meetings.compute.silence import Sign, cycle_days, silence
from meetings.enums import Dealt, ItemOrigin
from meetings.models import AgendaItem, ItemMinutes
from meetings.proposals import Rule
from meetings.queries.silence import quiet, silent_for
from meetings.services.meetings import plan_meeting
from meetings.services.silence import bring_silent, told
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], None),
        ([Rule(every_weeks=6)], 42),
        ([Rule(months=(12, 6))], 182),
        ([Rule(months=(12, 6)), Rule(every_weeks=6), Rule()], 42),
    ],
)
def test_cycle_is_that_of_the_rhythm_that_comes_round_most_often(rules, expected):
    assert cycle_days(rules) == expected


@pytest.mark.parametrize(
    ("signs", "cycle", "on", "days"),
    [
        ([], None, date(2027, 1, 1), None),
        ([], None, date(2027, 1, 2), 366),
        ([Sign(date(2026, 6, 1), "besluit"), Sign(date(2026, 3, 1), "actie")], 42, date(2026, 8, 24), None),
        ([Sign(date(2026, 6, 1), "besluit"), Sign(date(2026, 3, 1), "actie")], 42, date(2026, 8, 25), 85),
    ],
)
def test_silence_begins_after_two_cycles_or_a_year(signs, cycle, on, days):
    found = silence(signs, since=date(2026, 1, 1), cycle=cycle, on=on)
    assert (found.days if found else None) == days
    if found and signs:
        assert found.last.what == "besluit"


@pytest.fixture
def quiet_goal(november, goal, link, rhythm) -> Goal:
    """Written in January 2025, with five months of rhythm a year, and nothing since."""
    for model in (Goal, IndicatorLink):
        model.history.update(history_date="2025-01-10T12:00:00Z")
    return goal


def test_goal_is_silent_until_something_happens(quiet_goal, link, board, in_a):
    (row,) = quiet().goals
    assert (row.goal, row.body, row.silence.allowed, row.is_on_agenda) == (quiet_goal, board, 146, False)
    assert told(row.silence) == "Er gebeurde 22 maanden niets rond dit doel; het laatst: wijziging op 10 januari 2025."
    Interpretation.objects.create(swv=quiet_goal.swv, link=link, text="Dit valt mee.")
    assert quiet().goals == ()


@pytest.mark.parametrize("what", ["besluit", "actie", "opmerking", "bespreking", "wijziging"])
def test_each_thing_that_people_do_breaks_the_silence(quiet_goal, link, board, what):
    swv = quiet_goal.swv
    met = make.MeetingFactory(swv=swv, body=board, date=date(2026, 11, 2))
    item = make.AgendaItemFactory(swv=swv, meeting=met)
    if what == "besluit":
        make.DecisionFactory(swv=swv, item=item, goal=quiet_goal, decided_on=date(2026, 11, 2))
    elif what == "actie":
        make.MeetingActionFactory(swv=swv, item=item, action=make.ActionFactory(swv=swv, goal=quiet_goal))
    elif what == "opmerking":
        make.CommentFactory(swv=swv, plan=quiet_goal.priority.plan, kind="doel", object_id=quiet_goal.pk)
    elif what == "bespreking":
        make.AgendaIndicatorFactory(swv=swv, item=item, link=link)
    else:
        quiet_goal.title = "Nog minder"
        quiet_goal.save()
    assert quiet().goals == ()


def test_silent_goal_is_proposed_to_its_gremium_once(client, anna, quiet_goal, meeting, link, director, reader):
    assert [row.goal for row in silent_for(meeting)] == [quiet_goal]
    other = make.MeetingFactory(swv=quiet_goal.swv, date=date(2027, 2, 10), body__name="ALV", body__position=9)
    assert silent_for(other) == []
    with pytest.raises(NotAllowedError):
        bring_silent(reader, meeting=meeting, goal=quiet_goal)
    client.force_login(anna)
    page = reverse("meetings:silent-here", args=["PO2814", meeting.pk])
    assert quiet_goal.title in client.get(page).content.decode()
    assert AgendaItem.objects.filter(origin=ItemOrigin.SILENT).count() == 0
    client.post(page, {"doel": "x"})
    assert AgendaItem.objects.filter(origin=ItemOrigin.SILENT).count() == 0
    assert client.post(page, {"doel": quiet_goal.pk}).status_code == 302
    item = AgendaItem.objects.get(origin=ItemOrigin.SILENT)
    assert (item.title, [row.link for row in item.indicators.all()]) == (f"Stil: {quiet_goal.title}", [link])
    assert item.requested_decision == f"Het doel „{quiet_goal.title}” te agenderen, te herbezetten of te schrappen."
    assert AuditEvent.objects.filter(verb="agenda.silent_brought").count() == 1
    assert (silent_for(meeting), quiet().goals[0].is_on_agenda) == ([], True)
    with pytest.raises(DomainError, match="niet meer stil"):
        bring_silent(director, meeting=meeting, goal=quiet_goal)


def test_doel_on_an_agenda_is_known_by_itself_and_not_by_a_title(quiet_goal, meeting, director, goal):
    namesake = make.GoalFactory(swv=goal.swv, priority=goal.priority, title=goal.title)
    Goal.history.update(history_date="2025-01-10T12:00:00Z")
    item = bring_silent(director, meeting=meeting, goal=quiet_goal)
    item.title = "Heel anders genoemd"
    item.save()
    assert {row.goal: row.is_on_agenda for row in quiet().goals} == {quiet_goal: True, namesake: False}
    item.archived_at = timezone.now()
    item.save()
    assert not any(row.is_on_agenda for row in quiet().goals)


def test_figure_on_a_coming_agenda_brings_its_doel(quiet_goal, meeting, link):
    item = make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, title="Voortgang")
    make.AgendaIndicatorFactory(swv=meeting.swv, item=item, link=link)
    assert (silent_for(meeting), quiet().goals[0].is_on_agenda) == ([], True)


def test_carried_point_keeps_the_doel_it_asks_about(quiet_goal, board, director):
    passed = make.MeetingFactory(swv=quiet_goal.swv, body=board, date=date(2026, 11, 2))
    item = make.AgendaItemFactory(swv=quiet_goal.swv, meeting=passed, goal=quiet_goal, origin=ItemOrigin.SILENT)
    ItemMinutes.objects.create(swv=item.swv, item=item, dealt=Dealt.CARRIED)
    coming = plan_meeting(director, body=board, date=date(2026, 12, 3), starts=time(13), ends=time(15))
    assert AgendaItem.objects.get(meeting=coming, carried_from=item).goal == quiet_goal
    assert quiet().goals[0].is_on_agenda


def test_points_made_before_get_their_doel_by_the_title_they_had(quiet_goal, meeting):
    item = make.AgendaItemFactory(
        swv=meeting.swv, meeting=meeting, origin=ItemOrigin.SILENT, title=f"Stil: {quiet_goal.title}"
    )
    migration = import_module("meetings.migrations.0014_silent")
    migration.know_the_doel(apps, None)
    item.refresh_from_db()
    assert item.goal == quiet_goal


def test_owner_who_never_acted_is_named_with_what_they_own(quiet_goal, anna, bram):
    Goal.objects.filter(pk=quiet_goal.pk).update(owner=bram)
    make.ActivityFactory(swv=quiet_goal.swv, goal=quiet_goal, title="Bellen", owner=bram)
    make.ActivityFactory(swv=quiet_goal.swv, goal=quiet_goal, title="Schrijven", owner=anna)
    assert quiet().owners == ((bram, (quiet_goal.title, "Bellen")),)
    AuditEvent.objects.create(swv=quiet_goal.swv, user_id=bram.pk, verb="comment.written", at=timezone.now())
    assert quiet().owners == ()


def test_promise_comes_back_by_a_rhythm_or_an_agenda(quiet_goal, rhythm):
    round_goal = make.RoundGoalFactory(swv=quiet_goal.swv, goal=quiet_goal)
    contribution = make.ContributionFactory(
        swv=quiet_goal.swv, round=round_goal.round, state=ContributionState.ACCEPTED
    )
    answer = make.ContributionAnswerFactory(
        swv=quiet_goal.swv, contribution=contribution, round_goal=round_goal, promised=6
    )
    assert quiet().promises == ()
    rhythm.delete()
    assert quiet().promises == (answer,)
    contribution.state = ContributionState.ASKED
    contribution.save()
    assert quiet().promises == ()


def test_page_lists_what_is_silent_and_leaves_as_a_table(client, anna, quiet_goal):
    client.force_login(anna)
    page = reverse("meetings:silence", args=["PO2814"])
    assert "Er gebeurde 22 maanden niets rond dit doel" in client.get(page).content.decode()
    table = client.get(page + "?vorm=csv").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith(f"stil: doel;{quiet_goal.title};")


def test_page_asks_a_fixed_number_of_queries(client, anna, quiet_goal, item_count, django_assert_num_queries):
    for number in range(item_count):
        row = make.GoalFactory(swv=quiet_goal.swv, priority=quiet_goal.priority, title=f"doel {number}")
        make.IndicatorLinkFactory(
            swv=quiet_goal.swv, goal=row, indicator=make.IndicatorFactory(swv=quiet_goal.swv, code=f"c{number}")
        )
    Goal.history.update(history_date="2025-01-10T12:00:00Z")
    client.force_login(anna)
    with django_assert_num_queries(24):
        client.get(reverse("meetings:silence", args=["PO2814"]))
