"""Verbs of the jaarplan, of jaareinde and of the evaluation: what they store, what they record, what they refuse."""

from datetime import date

import pytest
from django.utils import timezone

from goals.compute.year_slice import bounds
from goals.enums import ActivityStatus, Unfinished, YearPlanState
from goals.models import Activity, GoalEvaluation, UnfinishedActivity, YearPlan
from goals.queries.evaluation_document import evaluation_paper
from goals.queries.printed import SOURCES
from goals.queries.year_document import year_paper
from goals.queries.year_plans import changes_since, due_evaluation, due_year, slice_of
from goals.services import evaluations, year_end, year_plans
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.conftest import make_person
from tests.factories import ActivityFactory, AdoptedYearPlanFactory, BudgetLineFactory, YearPlanFactory
from tests.goals.plans import last_verb

YEAR = 2026


@pytest.fixture
def quality(tenant_a):
    """Writes the plan and adopts nothing."""
    return Actor(make_person(tenant_a, "Kees", Role.QUALITY).pk, tenant_a.swv, frozenset({Role.QUALITY}))


@pytest.fixture
def adopted(example, director, in_a):
    """The jaarplan of 2026-2027, adopted."""
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    return year_plans.adopt_year_plan(director, year_plan=row, version=row.version, adopted_on=date(2026, 6, 24))


def late(example, **fields):
    dates = {"starts": date(2026, 9, 1), "ends": date(2027, 6, 30), "status": ActivityStatus.RUNNING}
    return ActivityFactory(swv=example.plan.swv, goal=example.goal, title="Scholing", **(dates | fields))


def decide(director, year_plan, activity, choice, **fields):
    told = {"reason": "De trainer viel uit."} | fields
    return year_end.decide_unfinished(director, year_plan=year_plan, activity=activity, choice=choice, **told)


def settle(director, year_plan, example):
    """Nothing is left undecided."""
    Activity.objects.filter(goal=example.goal).update(status=ActivityStatus.DONE)


def test_begin_makes_a_concept_and_tells(example, director, in_a):
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    assert (row.year, row.state, row.content, last_verb()) == (YEAR, YearPlanState.CONCEPT, {}, "year_plan.begun")


@pytest.mark.parametrize(("year", "code"), [(2023, "outside-plan"), (2028, "outside-plan"), (2026, "year-plan-exists")])
def test_begin_refuses_a_year_outside_the_plan_and_a_second_one(example, director, in_a, year, code):
    YearPlanFactory(swv=in_a.swv, plan=example.plan, year=2026)
    with pytest.raises(DomainError) as refused:
        year_plans.begin_year_plan(director, plan=example.plan, year=year)
    assert refused.value.code == code
    assert YearPlan.objects.count() == 1


def test_introduction_is_written_until_it_is_adopted(example, director, in_a):
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    row = year_plans.write_introduction(director, year_plan=row, version=1, introduction=" Dit jaar **samen**. ")
    assert (row.introduction, row.version, last_verb()) == ("Dit jaar **samen**.", 2, "year_plan.introduced")
    with pytest.raises(ConflictError):
        year_plans.write_introduction(director, year_plan=row, version=1, introduction="Anders")
    row = year_plans.adopt_year_plan(director, year_plan=row, version=2, adopted_on=date(2026, 6, 24))
    with pytest.raises(DomainError, match="al vastgesteld"):
        year_plans.write_introduction(director, year_plan=row, version=row.version, introduction="Anders")


def test_adopted_year_keeps_its_words_and_tells_what_changed_since(example, director, in_a, adopted):
    assert (adopted.state, adopted.adopted_on, last_verb()) == ("vastgesteld", date(2026, 6, 24), "year_plan.adopted")
    before = year_paper(in_a.swv, adopted.pk)
    assert changes_since(adopted, slice_of(example.plan, in_a.swv, YEAR)) == []
    example.goal.title = "Iets anders"
    example.goal.save()
    BudgetLineFactory(swv=in_a.swv, goal=example.goal, year_kind="schooljaar", year=YEAR, budgeted=100)
    told = [each.sentence for each in changes_since(adopted, slice_of(example.plan, in_a.swv, YEAR))]
    assert len(told) == 2
    assert "Iets anders" in told[0]
    assert year_paper(in_a.swv, adopted.pk) == before


def test_what_left_the_year_is_told_as_such(example, director, in_a):
    activity = late(example)
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    row = year_plans.adopt_year_plan(director, year_plan=row, version=1, adopted_on=date(2026, 6, 24))
    activity.starts, activity.ends = date(2027, 8, 1), date(2027, 9, 1)
    activity.save()
    (told,) = changes_since(row, slice_of(example.plan, in_a.swv, YEAR))
    assert told.sentence.endswith("valt niet meer in dit schooljaar.")


def test_adopting_asks_the_right_the_version_and_a_day_that_has_come(example, director, quality, in_a):
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    with pytest.raises(NotAllowedError):
        year_plans.adopt_year_plan(quality, year_plan=row, version=1, adopted_on=date(2026, 6, 24))
    with pytest.raises(ConflictError):
        year_plans.adopt_year_plan(director, year_plan=row, version=7, adopted_on=date(2026, 6, 24))
    with pytest.raises(DomainError, match="nog niet geweest"):
        year_plans.adopt_year_plan(director, year_plan=row, version=1, adopted_on=date(2099, 1, 1))


def test_on_gives_a_new_last_day_and_taking_back_the_old_one(example, director, in_a, adopted):
    activity = late(example)
    decide(director, adopted, activity, Unfinished.ON, ends=date(2027, 12, 31))
    activity.refresh_from_db()
    assert (activity.ends, last_verb()) == (date(2027, 12, 31), "unfinished.decided")
    assert activity.history.first().history_change_reason == "De trainer viel uit."
    assert AuditEvent.objects.filter(verb="activity.edited").count() == 1
    year_end.undo_unfinished(director, year_plan=adopted, activity=activity)
    activity.refresh_from_db()
    assert (activity.ends, last_verb()) == (date(2027, 6, 30), "unfinished.undone")
    assert not UnfinishedActivity.objects.exists()


def test_gone_archives_with_the_reason_and_taking_back_restores(example, director, in_a, adopted):
    activity = late(example)
    decide(director, adopted, activity, Unfinished.GONE)
    activity.refresh_from_db()
    assert (activity.is_archived, activity.archive_reason) == (True, "De trainer viel uit.")
    year_end.undo_unfinished(director, year_plan=adopted, activity=activity)
    activity.refresh_from_db()
    assert not activity.is_archived


def test_otherwise_stops_it_and_puts_another_in_its_place(example, director, in_a, adopted):
    activity = late(example)
    made = decide(director, adopted, activity, Unfinished.OTHERWISE, title="In twee groepen")
    activity.refresh_from_db()
    assert (activity.status, made.successor.title, made.successor.goal_id) == (
        "stopped", "In twee groepen", activity.goal_id,
    )  # fmt: skip
    year_end.undo_unfinished(director, year_plan=adopted, activity=activity)
    activity.refresh_from_db()
    made.successor.refresh_from_db()
    assert (activity.status, made.successor.is_archived) == ("running", True)


def test_taking_back_leaves_what_somebody_changed_since(example, director, in_a, adopted):
    activity = late(example)
    decide(director, adopted, activity, Unfinished.ON, ends=date(2027, 12, 31))
    activity.refresh_from_db()
    activity.ends = date(2028, 3, 1)
    activity.save()
    year_end.undo_unfinished(director, year_plan=adopted, activity=activity)
    activity.refresh_from_db()
    assert activity.ends == date(2028, 3, 1)


@pytest.mark.parametrize(
    ("choice", "fields", "code"),
    [
        (Unfinished.ON, {}, "ends-in-year"),
        (Unfinished.ON, {"ends": date(2027, 7, 31)}, "ends-in-year"),
        (Unfinished.OTHERWISE, {}, "title-missing"),
        (Unfinished.GONE, {"reason": " "}, "reason-missing"),
    ],
)
def test_decision_asks_for_what_belongs_to_it(example, director, in_a, adopted, choice, fields, code):
    activity = late(example)
    with pytest.raises(DomainError) as refused:
        decide(director, adopted, activity, choice, **fields)
    assert refused.value.code == code
    activity.refresh_from_db()
    assert (activity.ends, activity.status, UnfinishedActivity.objects.count()) == (date(2027, 6, 30), "running", 0)


def test_nothing_is_decided_twice_nor_about_what_is_ready(example, director, in_a, adopted):
    activity = late(example)
    decide(director, adopted, activity, Unfinished.ON, ends=date(2027, 12, 31))
    with pytest.raises(DomainError, match="al besloten"):
        decide(director, adopted, activity, Unfinished.GONE)
    with pytest.raises(DomainError, match="al klaar"):
        decide(director, adopted, late(example, status=ActivityStatus.DONE), Unfinished.GONE)


def test_a_concept_decides_and_evaluates_nothing(example, director, in_a):
    row = year_plans.begin_year_plan(director, plan=example.plan, year=YEAR)
    with pytest.raises(DomainError, match="eerst vast"):
        decide(director, row, late(example), Unfinished.GONE)
    with pytest.raises(DomainError, match="eerst vast"):
        evaluations.write_looking_back(director, year_plan=row, version=1, looking_back="x")


def write(director, adopted, example, version=0, **texts):
    told = {"in_figures": "", "in_words": "Het gaat goed.", "lesson": "Begin eerder."} | texts
    return evaluations.write_evaluation(director, year_plan=adopted, goal=example.goal, version=version, **told)


def test_first_writer_makes_the_row_and_a_second_one_meets_it(example, director, in_a, adopted):
    row = write(director, adopted, example)
    assert (row.in_words, row.version, last_verb()) == ("Het gaat goed.", 1, "evaluation.written")
    with pytest.raises(ConflictError) as clash:
        write(director, adopted, example, in_words="Het gaat slecht.")
    assert clash.value.current == row
    assert write(director, adopted, example, version=1, lesson="Anders").lesson == "Anders"


def test_closing_freezes_figures_words_and_decisions(example, director, in_a, adopted):
    settle(director, adopted, example)
    write(director, adopted, example)
    row = evaluations.close_evaluation(
        director, year_plan=adopted, version=adopted.version, evaluated_on=timezone.localdate()
    )
    assert (row.state, last_verb()) == ("geëvalueerd", "evaluation.closed")
    stored = GoalEvaluation.objects.get()
    (figure,) = stored.figures
    assert (figure["figure"], figure["word"], figure["expected"]) == (
        "2,20% (370 van 16.840)",
        "aandacht",
        "2,10%",
    )
    assert stored.in_figures.startswith("Deelname")
    before = evaluation_paper(in_a.swv, row.pk)
    example.link.target = 1.0
    example.link.save()
    assert evaluation_paper(in_a.swv, row.pk) == before
    for refused in (
        lambda: write(director, row, example, version=stored.version),
        lambda: decide(director, row, late(example), Unfinished.GONE),
        lambda: year_end.undo_unfinished(director, year_plan=row, activity=example.activity),
        lambda: evaluations.close_evaluation(
            director, year_plan=row, version=row.version, evaluated_on=timezone.localdate()
        ),
    ):
        with pytest.raises(DomainError, match="afgesloten"):
            refused()


def test_closing_waits_for_every_decision_and_asks_the_right(example, director, quality, in_a, adopted):
    settle(director, adopted, example)
    late(example)
    with pytest.raises(DomainError, match="1 activiteit: door, weg of anders"):
        evaluations.close_evaluation(
            director, year_plan=adopted, version=adopted.version, evaluated_on=timezone.localdate()
        )
    with pytest.raises(NotAllowedError):
        evaluations.close_evaluation(
            quality, year_plan=adopted, version=adopted.version, evaluated_on=timezone.localdate()
        )
    with pytest.raises(ConflictError):
        evaluations.close_evaluation(director, year_plan=adopted, version=99, evaluated_on=timezone.localdate())


@pytest.mark.parametrize(
    ("day", "made", "due"),
    [
        (date(2026, 11, 1), set(), 2026),
        (date(2026, 11, 1), {2026}, None),
        (date(2027, 3, 31), {2026}, None),
        (date(2027, 4, 1), {2026}, 2027),
        (date(2027, 7, 31), {2026}, 2027),
        (date(2028, 5, 1), {2027}, None),
        (date(2030, 1, 1), set(), None),
    ],
)
def test_next_jaarplan_is_due_from_april(example, day, made, due):
    assert due_year(example.plan, made, day) == due


def test_evaluation_is_due_from_june_of_its_year(example, in_a):
    row = AdoptedYearPlanFactory(swv=in_a.swv, plan=example.plan, year=2025)
    assert due_evaluation(example.plan, date(2026, 5, 31)) is None
    assert due_evaluation(example.plan, date(2026, 6, 1)) == row
    assert due_evaluation(example.plan, bounds(2026)[0]) == row


@pytest.mark.parametrize("source", ["jaarplan", "evaluatie", "jaarverslag"])
def test_file_is_the_same_byte_for_byte(example, in_a, adopted, source):
    from goals.documents import pdf, word

    row = YEAR if source == "jaarverslag" else adopted.pk
    first, again = (SOURCES[source](in_a.swv, row) for _ in range(2))
    assert pdf.pdf_bytes(first) == pdf.pdf_bytes(again)
    assert word.docx_bytes(first, None) == word.docx_bytes(again, None)
