"""Verbs on chapters, details, results, milestones, money, risks and scope: what they store, record and refuse."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from goals import services
from goals.models import Activity, BudgetLine, Chapter, Goal, Milestone, Priority, Risk, ScopeBoard
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, Schoolbestuur
from osp.scope import tenant_scope
from tests.factories import (
    BudgetLineFactory,
    ChapterFactory,
    IndicatorFactory,
    MilestoneFactory,
    RiskFactory,
)
from tests.goals.plans import Example, last_verb

DETAILS = {"owner": None, "starts": None, "ends": None, "responsibility": "", "process": ""}
RESULTS = {"measurable_result": "", "noticeable_result": "", "achieved_measurable": "", "achieved_noticeable": ""}


@pytest.fixture
def board(bram, tenant_a) -> Actor:
    """Bram reads, and edits nothing."""
    return Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))


def boards(*numbers: str) -> list[Schoolbestuur]:
    return [Schoolbestuur.objects.get_or_create(number=number)[0] for number in numbers]


def elements(example: Example) -> list[Priority | Goal | Activity]:
    return [example.priority, example.goal, example.activity]


def refused(call, **values) -> DomainError:
    with pytest.raises(DomainError) as found:
        call(**values)
    return found.value


# Chapters


def test_chapters_stand_in_order_on_their_own_side(director, in_a, example):
    plan = example.plan
    first = services.create_chapter(director, plan=plan, title=" Wie wij zijn ", text=" Tekst ")
    services.create_chapter(director, plan=plan, title="Begrippen", is_closing=True)
    second = services.create_chapter(director, plan=plan, title="Zo hebben we het geregeld")
    assert (first.title, first.text, last_verb()) == ("Wie wij zijn", "Tekst", "chapter.created")
    services.move_chapter(director, chapter=second, up=True)
    assert list(Chapter.objects.values_list("title", "is_closing", "position")) == [
        ("Zo hebben we het geregeld", False, 1),
        ("Wie wij zijn", False, 2),
        ("Begrippen", True, 1),
    ]
    assert (second.version, last_verb()) == (1, "chapter.moved")


def test_chapter_without_a_title_is_refused(director, in_a, example):
    error = refused(services.create_chapter, actor=director, plan=example.plan, title=" ")
    assert (error.code, error.field, Chapter.objects.count()) == ("title-missing", "title", 0)


def test_chapter_goes_last_on_the_other_side(director, in_a, example):
    chapter = ChapterFactory(swv=in_a.swv, plan=example.plan)
    ChapterFactory(swv=in_a.swv, plan=example.plan, is_closing=True, title="Begrippen", position=4)
    services.edit_chapter(director, chapter=chapter, version=1, title="Slot", text="", is_closing=True)
    assert list(Chapter.objects.values_list("title", "position")) == [("Begrippen", 4), ("Slot", 5)]
    assert last_verb() == "chapter.edited"


def test_second_editor_of_a_chapter_gets_both_texts(director, in_a, example):
    chapter = ChapterFactory(swv=in_a.swv, plan=example.plan)
    other = Chapter.objects.get(pk=chapter.pk)
    services.edit_chapter(director, chapter=other, version=1, title="Van de eerste", text="")
    with pytest.raises(ConflictError) as conflict:
        services.edit_chapter(director, chapter=chapter, version=1, title="Van de tweede", text="")
    assert conflict.value.current.title == "Van de eerste"


def test_chapter_is_archived_and_comes_back_last(director, in_a, example):
    first, second = (ChapterFactory(swv=in_a.swv, plan=example.plan, position=place) for place in (1, 2))
    services.archive_chapter(director, chapter=first, reason="Staat nu op de site")
    assert (first.archive_reason, last_verb()) == ("Staat nu op de site", "chapter.archived")
    services.restore_chapter(director, chapter=first)
    assert list(Chapter.objects.values_list("pk", flat=True)) == [second.pk, first.pk]
    assert last_verb() == "chapter.restored"


def test_core_values_are_written_and_left_alone_when_not_told(director, in_a, example):
    words = {"title": "Plan", "first_year": 2024, "last_year": 2027, "mission": "", "vision": ""}
    services.edit_plan(director, plan=example.plan, version=1, **words, core_values=" Dichtbij ")
    services.edit_plan(director, plan=example.plan, version=2, **words)
    example.plan.refresh_from_db()
    assert (example.plan.core_values, example.plan.version) == ("Dichtbij", 3)


# Details and results


def test_details_of_each_kind_of_element_are_stored_and_recorded(director, in_a, example, bram):
    values = {
        "owner": bram,
        "starts": date(2026, 8, 1),
        "ends": date(2027, 7, 31),
        "responsibility": "netwerk",
        "process": " Toewijzing ",
    }
    for element in elements(example):
        services.edit_element_details(director, element=element, version=1, **values)
        stored = type(element).objects.get(pk=element.pk)
        assert (stored.owner, stored.starts, stored.ends) == (bram, date(2026, 8, 1), date(2027, 7, 31))
        assert (stored.responsibility, stored.process, stored.version) == ("netwerk", "Toewijzing", 2)
        event = AuditEvent.objects.first()
        assert (event.verb, event.object_type) == ("element.details_edited", element._meta.label_lower)
        assert event.diff["responsibility"] == ["", "netwerk"]


def test_an_element_does_not_end_before_it_begins(director, in_a, example):
    days = {"starts": date(2027, 1, 2), "ends": date(2027, 1, 1)}
    error = refused(
        services.edit_element_details, actor=director, element=example.goal, version=1, **{**DETAILS, **days}
    )
    assert (error.code, error.field) == ("dates-reversed", "ends")


def test_owner_of_an_element_has_a_role_here(director, in_a, example, carla):
    error = refused(
        services.edit_element_details,
        actor=director,
        element=example.priority,
        version=1,
        **{**DETAILS, "owner": carla},
    )
    assert (error.code, error.field) == ("owner-unknown", "owner")


def test_results_are_stored_and_a_second_editor_is_seen(director, in_a, example):
    values = {**RESULTS, "measurable_result": " 2,00% ", "achieved_noticeable": "Leraren zeggen het zelf."}
    services.edit_element_results(director, element=example.goal, version=1, **values)
    stored = Goal.objects.get()
    assert (stored.measurable_result, stored.achieved_noticeable) == ("2,00%", "Leraren zeggen het zelf.")
    assert last_verb() == "element.results_edited"
    with pytest.raises(ConflictError):
        services.edit_element_results(director, element=example.goal, version=1, **RESULTS)


# Milestones


def test_milestone_is_added_reached_and_opened_again(director, in_a, example):
    for element in elements(example):
        row = services.add_milestone(director, element=element, title=" Leidraad klaar ", due=date(2027, 1, 31))
        assert (row.element, row.title, last_verb()) == (element, "Leidraad klaar", "milestone.added")
    services.reach_milestone(director, milestone=row, on=date(2026, 9, 1))
    assert (Milestone.objects.get(pk=row.pk).done_on, last_verb()) == (date(2026, 9, 1), "milestone.reached")
    services.reopen_milestone(director, milestone=row)
    assert (Milestone.objects.get(pk=row.pk).done_on, last_verb()) == (None, "milestone.reopened")


def test_milestone_is_reached_today_unless_told_otherwise(director, in_a, example):
    row = services.reach_milestone(director, milestone=MilestoneFactory(swv=in_a.swv, goal=example.goal))
    assert row.done_on == timezone.localdate()


def test_milestone_is_not_reached_on_a_day_to_come(director, in_a, example):
    row = MilestoneFactory(swv=in_a.swv, goal=example.goal)
    tomorrow = timezone.localdate() + timedelta(days=1)
    error = refused(services.reach_milestone, actor=director, milestone=row, on=tomorrow)
    assert (error.code, error.field) == ("milestone-ahead", "done_on")
    words = {"title": row.title, "due": row.due, "done_on": tomorrow}
    assert refused(services.edit_milestone, actor=director, milestone=row, version=1, **words).code == error.code


def test_milestone_is_edited_and_archived_with_a_reason(director, in_a, example):
    row = MilestoneFactory(swv=in_a.swv, goal=example.goal)
    words = {"title": "Nieuw", "due": date(2027, 3, 1), "done_on": None}
    services.edit_milestone(director, milestone=row, version=1, **words)
    with pytest.raises(ConflictError):
        services.edit_milestone(director, milestone=row, version=1, **words)
    assert refused(services.archive_milestone, actor=director, milestone=row, reason=" ").field == "reason"
    services.archive_milestone(director, milestone=row, reason="Vervallen")
    assert (Milestone.objects.get().archive_reason, last_verb()) == ("Vervallen", "milestone.archived")
    services.restore_milestone(director, milestone=row)
    assert (Milestone.objects.get().is_archived, last_verb()) == (False, "milestone.restored")
    assert refused(services.restore_milestone, actor=director, milestone=row).code == "not-archived"


# Money


def test_budget_line_is_set_and_changed(director, in_a, example):
    row = services.set_budget_line(
        director,
        element=example.activity,
        year_kind="schooljaar",
        year=2026,
        money="lumpsum",
        budgeted=Decimal(25000),
        note=" Scholing ",
    )
    stored = BudgetLine.objects.get()
    assert (stored.element, stored.year_kind, stored.year, stored.money) == (
        example.activity,
        "schooljaar",
        2026,
        "lumpsum",
    )
    assert (stored.budgeted, stored.spent, stored.note) == (Decimal("25000.00"), None, "Scholing")
    changed = {"year_kind": "kalenderjaar", "year": 2027, "spent": Decimal("1.005")}
    services.set_budget_line(director, element=example.activity, line=row, version=1, **changed)
    stored = BudgetLine.objects.get()
    assert (stored.year_kind, stored.year, stored.budgeted, stored.spent) == (
        "kalenderjaar",
        2027,
        None,
        Decimal("1.00"),
    )
    assert (last_verb(), AuditEvent.objects.first().diff["year"]) == ("budget.set", [2026, 2027])
    with pytest.raises(ConflictError):
        services.set_budget_line(director, element=example.activity, line=row, version=1, **changed)


@pytest.mark.parametrize(
    ("amounts", "code", "field"),
    [
        ({}, "amount-missing", "budgeted"),
        ({"budgeted": Decimal(-1)}, "amount-below-zero", "budgeted"),
        ({"spent": Decimal(-1)}, "amount-below-zero", "spent"),
        ({"spent": Decimal(10**10)}, "amount-too-large", "spent"),
    ],
)
def test_budget_line_without_a_sound_amount_is_refused(director, in_a, example, amounts, code, field):
    error = refused(
        services.set_budget_line,
        actor=director,
        element=example.goal,
        year_kind="kalenderjaar",
        year=2027,
        **amounts,
    )
    assert (error.code, error.field, BudgetLine.objects.count()) == (code, field, 0)


def test_budget_line_goes_to_the_archive_and_back(director, in_a, example):
    row = BudgetLineFactory(swv=in_a.swv, goal=example.goal)
    services.archive_budget_line(director, line=row, reason="Dubbel")
    assert (BudgetLine.objects.get().is_archived, last_verb()) == (True, "budget.archived")
    services.restore_budget_line(director, line=row)
    assert (BudgetLine.objects.get().is_archived, last_verb()) == (False, "budget.restored")


# Risks


def test_risk_is_added_with_what_shows_it_early(director, in_a, example):
    row = services.add_risk(
        director,
        element=example.priority,
        title=" Vacatures ",
        chance=3,
        impact=2,
        measure=" Vroeg werven ",
        indicator=example.indicator,
    )
    assert (row.element, row.title, row.chance, row.impact) == (example.priority, "Vacatures", 3, 2)
    assert (row.measure, row.indicator, last_verb()) == ("Vroeg werven", example.indicator, "risk.added")


@pytest.mark.parametrize(("field", "grade"), [("chance", 0), ("impact", 4)])
def test_risk_off_the_scale_is_refused(director, in_a, example, field, grade):
    error = refused(services.add_risk, actor=director, element=example.goal, title="Vacatures", **{field: grade})
    assert (error.code, error.field, Risk.objects.count()) == ("grade-unknown", field, 0)


def test_risk_takes_no_indicator_of_another_tenant(director, in_a, tenant_b, example):
    with tenant_scope(tenant_b.swv):
        foreign = IndicatorFactory(swv=tenant_b.swv)
    error = refused(services.add_risk, actor=director, element=example.goal, title="Vacatures", indicator=foreign)
    assert (error.code, error.field) == ("indicator-unknown", "indicator")


def test_risk_is_edited_archived_and_restored(director, in_a, example):
    row = RiskFactory(swv=in_a.swv, goal=example.goal)
    words = {"title": "Nieuw", "chance": 1, "impact": 1, "measure": "", "indicator": None}
    services.edit_risk(director, risk=row, version=1, **words)
    assert (Risk.objects.get().title, last_verb()) == ("Nieuw", "risk.edited")
    with pytest.raises(ConflictError):
        services.edit_risk(director, risk=row, version=1, **words)
    services.archive_risk(director, risk=row, reason="Voorbij")
    assert last_verb() == "risk.archived"
    services.restore_risk(director, risk=row)
    assert (Risk.objects.get().is_archived, last_verb()) == (False, "risk.restored")


# Scope


def scope_of(element) -> list[str]:
    rows = ScopeBoard.objects.filter(goal=element, archived_at__isnull=True)
    return list(rows.values_list("schoolbestuur__number", flat=True))


def test_scope_becomes_what_is_chosen_and_keeps_what_stayed(director, in_a, example):
    first, second, third = boards("41001", "41002", "41003")
    services.set_scope(director, element=example.goal, boards=[first, second])
    kept = ScopeBoard.objects.get(schoolbestuur=second).pk
    services.set_scope(director, element=example.goal, boards=[second, third])
    assert scope_of(example.goal) == ["41002", "41003"]
    assert (ScopeBoard.objects.get(schoolbestuur=second).pk, last_verb()) == (kept, "scope.set")
    assert ScopeBoard.objects.get(schoolbestuur=first).is_archived
    services.set_scope(director, element=example.goal, boards=[])
    assert scope_of(example.goal) == []


def test_two_who_tick_at_once_both_get_what_they_ticked(director, in_a, example):
    first, second, third = boards("41001", "41002", "41003")
    services.set_scope(director, element=example.goal, boards=[first])
    # Both looked when only the first one was chosen.
    services.set_scope(director, element=example.goal, boards=[first, second], seen=[first])
    services.set_scope(director, element=example.goal, boards=[third], seen=[first])
    assert scope_of(example.goal) == ["41002", "41003"]


def test_a_reader_changes_nothing(board, in_a, example):
    calls = [
        (services.create_chapter, {"plan": example.plan, "title": "x"}),
        (services.edit_element_details, {"element": example.goal, "version": 1, **DETAILS}),
        (services.edit_element_results, {"element": example.goal, "version": 1, **RESULTS}),
        (services.add_milestone, {"element": example.goal, "title": "x", "due": date(2027, 1, 1)}),
        (services.set_budget_line, {"element": example.goal, "year_kind": "schooljaar", "year": 2026}),
        (services.add_risk, {"element": example.goal, "title": "x"}),
        (services.set_scope, {"element": example.goal, "boards": []}),
        (services.set_framework_tags, {"element": example.goal, "items": []}),
        (services.begin_framework, {}),
        (services.create_framework_item, {"kind": "process", "title": "x"}),
    ]
    for call, values in calls:
        with pytest.raises(NotAllowedError):
            call(board, **values)
    assert AuditEvent.objects.count() == 0
