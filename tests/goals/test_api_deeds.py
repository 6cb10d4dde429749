"""What programs do in the plan: write each kind of part, answer suggestions, end steps, decide at the end of a year, take Excel over."""

import io
import json
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goals.enums import ActivityStatus, StepKind, StepOutcome, SuggestionState, WorkbookState
from goals.importers import plan_workbook
from goals.kinds import Kind
from goals.models import AdoptionStep, Comment, Goal, Suggestion, UnfinishedActivity, WorkbookRun
from goals.services import suggestions, versions, year_plans
from goals.services.comments import write_comment
from goals.viewsets import reactions, workbooks
from osp.enums import Role
from osp.models import AuditEvent
from osp.operations import save_changes
from tests import factories as make
from tests.api import HERE, client_of
from tests.goals.plans import last_verb
from tests.goals.speaking import FIRST, TEXT, actor_of
from tests.goals.workbooks import changed, exported, put

AFTER = "Ouders en leerlingen zitten aan tafel."


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


@pytest.fixture
def api(director) -> Client:
    return client_of(director.user_id)


@pytest.fixture
def omar(tenant_a):
    return actor_of(tenant_a, Role.OPR_MEMBER, "Omar")


@pytest.fixture
def goal(example, in_a) -> Goal:
    example.goal.description = TEXT
    example.goal.save()
    return example.goal


@pytest.fixture
def suggestion(goal, omar) -> Suggestion:
    return suggestions.make_suggestion(
        omar,
        row=goal,
        field="description",
        number=0,
        before=FIRST,
        after=AFTER,
        reason="Zij horen erbij.",
        on_behalf="",
    )


@pytest.fixture
def comment(goal, director) -> Comment:
    return write_comment(director, row=goal, text="Klopt dit?")


def send(api: Client, method: str, name: str, /, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


@pytest.mark.parametrize(
    ("address", "factory", "field"),
    [
        ("priorities", None, "title"),
        ("activities", make.ActivityFactory, "title"),
        ("chapters", make.ChapterFactory, "title"),
        ("milestones", make.MilestoneFactory, "title"),
        ("budget-lines", make.BudgetLineFactory, "note"),
        ("risks", make.RiskFactory, "title"),
    ],
)
def test_change_on_an_old_version_of_a_part_gives_both_texts(example, in_a, api, address, factory, field):
    above = {"plan": example.plan} if address == "chapters" else {"goal": example.goal}
    row = factory(swv=in_a.swv, **above) if factory else example.priority
    url = f"{address}/{row.pk}/"
    one = send(api, "patch", url, version=row.version, **{field: "Van de een"})
    two = send(api, "patch", url, version=row.version, **{field: "Van de ander"})
    assert (one.status_code, two.status_code) == (200, 409), one.content + two.content
    assert (two.json()["current"][field], two.json()["given"][field]) == ("Van de een", "Van de ander")
    assert (two["ETag"], api.get(HERE + url).json()[field]) == (one["ETag"], "Van de een")


def test_change_of_a_link_on_an_old_version_gives_both_numbers(example, in_a, api):
    example.plan.first_year, example.plan.last_year = 2031, 2034
    example.plan.save()
    url = f"links/{example.link.pk}/"
    one = send(api, "patch", url, version=1, margin=0.1)
    two = send(api, "patch", url, version=1, margin=0.2)
    assert (one.status_code, two.status_code) == (200, 409), one.content + two.content
    assert (two.json()["current"]["margin"], two.json()["given"]["margin"]) == (0.1, 0.2)


def test_accepted_suggestion_changes_the_text(suggestion, goal, api):
    answer = send(api, "post", f"suggestions/{suggestion.pk}/accept/", version=suggestion.version, answer="Goed idee.")
    assert (answer.status_code, answer.json()["state"]) == (200, SuggestionState.ACCEPTED), answer.content
    assert Goal.objects.get(pk=goal.pk).description == TEXT.replace(FIRST, AFTER)
    assert AuditEvent.objects.filter(verb="suggestion.accepted").count() == 1


def test_refused_suggestion_changes_nothing_and_is_answered_once(suggestion, goal, api):
    url = f"suggestions/{suggestion.pk}/"
    answer = send(api, "post", f"{url}refuse/", version=suggestion.version, answer="Dat staat er al.")
    assert (answer.status_code, answer.json()["answer"], last_verb()) == (200, "Dat staat er al.", "suggestion.refused")
    again = send(api, "post", f"{url}accept/", version=suggestion.version)
    assert again.status_code in {409, 422}
    assert Goal.objects.get(pk=goal.pk).description == TEXT


def test_who_made_a_suggestion_answers_it_not(suggestion, omar):
    url = f"suggestions/{suggestion.pk}/accept/"
    assert send(client_of(omar.user_id), "post", url, version=suggestion.version).status_code == 403


def test_words_of_somebody_else_are_not_there_to_change(suggestion, comment, omar, api):
    said = send(client_of(omar.user_id), "patch", f"comments/{comment.pk}/words/", version=1, text="Ja.")
    proposed = send(api, "patch", f"suggestions/{suggestion.pk}/words/", version=1, after="Nee.")
    assert (said.status_code, proposed.status_code) == (404, 404)


def test_comment_is_placed_answered_and_solved(goal, api):
    made = send(api, "post", "comments/", kind=Kind.GOAL, object=goal.pk, text="Klopt dit?")
    assert (made.status_code, last_verb()) == (201, "comment.written"), made.content
    url = f"comments/{made.json()['id']}/"
    assert send(api, "post", f"{url}answers/", text="Ja.").json()["parent"] == made.json()["id"]
    solved = send(api, "post", f"{url}solve/", version=made.json()["version"])
    assert (solved.status_code, solved.json()["end"]) == (200, "opgelost")
    assert send(api, "post", f"{url}reopen/", version=solved.json()["version"]).json()["end"] == ""
    assert send(api, "post", f"{url}solve/", version=1).status_code == 409


def test_two_people_who_solve_a_thread_at_once_do_not_both_succeed(comment, api, monkeypatch):
    """Somebody else saves right after the version was compared: the write itself compares it again."""
    compared = reactions.current

    def overtaken(row, read):
        found = compared(row, read)
        save_changes(Comment.objects.get(pk=row.pk), version=row.version, changes={"text": "Van een ander"})
        return found

    monkeypatch.setattr(reactions, "current", overtaken)
    answer = send(api, "post", f"comments/{comment.pk}/solve/", version=comment.version)
    assert (answer.status_code, answer.json()["code"]) == (422, "thread-changed")
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.text, stored.end) == ("Van een ander", "")


def test_step_is_recorded_and_a_second_writer_gets_both(in_a, director, api):
    plan = make.PlanFactory(swv=in_a.swv, first_year=2026, last_year=2029)
    version = versions.begin_version(director, plan=plan, wanted_from=date(2027, 8, 1))
    step = AdoptionStep.objects.get(plan_version=version, kind=StepKind.CONSENT)
    given = {"outcome": StepOutcome.AGREED, "done_on": "2026-11-02", "conditions": "Elk jaar terug."}
    url = f"steps/{step.pk}/"
    one = send(api, "patch", url, version=step.version, **given)
    assert (one.status_code, one.json()["conditions"]) == (200, "Elk jaar terug."), one.content
    two = send(api, "patch", url, version=step.version, **given, note="Van de ander")
    assert (two.status_code, two.json()["current"]["note"], two.json()["given"]["note"]) == (409, "", "Van de ander")


@pytest.fixture
def adopted(example, director, in_a):
    row = year_plans.begin_year_plan(director, plan=example.plan, year=2026)
    return year_plans.adopt_year_plan(director, year_plan=row, version=row.version, adopted_on=date(2026, 6, 24))


def test_year_plan_is_begun_introduced_and_adopted(example, in_a, api):
    made = send(api, "post", "year-plans/", plan=example.plan.pk, year=2026)
    assert (made.status_code, made.json()["state"]) == (201, "concept"), made.content
    url = f"year-plans/{made.json()['id']}/"
    told = send(api, "patch", url, version=made.json()["version"], introduction="Dit jaar.")
    assert (told.status_code, told.json()["introduction"]) == (200, "Dit jaar.")
    late = send(api, "patch", url, version=made.json()["version"], introduction="Van een ander.")
    assert (late.status_code, late.json()["current"]["introduction"]) == (409, "Dit jaar.")
    done = send(api, "post", f"{url}adopt/", version=told.json()["version"], adopted_on="2026-06-24")
    assert (done.json()["adopted_on"], last_verb()) == ("2026-06-24", "year_plan.adopted")


def test_unfinished_activity_is_decided_and_the_decision_taken_back(example, adopted, api, in_a):
    activity = make.ActivityFactory(
        swv=in_a.swv, goal=example.goal, starts=date(2026, 9, 1), ends=date(2027, 6, 30), status=ActivityStatus.RUNNING
    )
    url = f"year-plans/{adopted.pk}/decisions/"
    given = {"activity": activity.pk, "choice": "door", "reason": "De trainer viel uit.", "ends": "2027-12-31"}
    made = send(api, "post", url, **given)
    assert made.status_code == 200, made.content
    assert [(row["activity"], row["reason"]) for row in made.json()["decisions"]] == [(activity.pk, given["reason"])]
    undone = send(api, "post", f"{url}undo/", activity=activity.pk)
    assert (undone.status_code, undone.json()["decisions"]) == (200, [])
    assert UnfinishedActivity.objects.count() == 0


def test_evaluation_of_a_goal_gives_both_texts_to_the_second_writer(example, adopted, api):
    url, given = f"year-plans/{adopted.pk}/evaluations/", {"goal": example.goal.pk, "version": 0}
    one = send(api, "post", url, **given, in_words="Van de een")
    two = send(api, "post", url, **given, in_words="Van de ander")
    assert (one.status_code, two.status_code) == (200, 409), one.content + two.content
    assert (two.json()["current"]["in_words"], two.json()["given"]["in_words"]) == ("Van de een", "Van de ander")


def offer(api: Client, plan, content: bytes):
    file = SimpleUploadedFile("plan.xlsx", content)
    return api.post(f"{HERE}workbooks/", {"plan": plan.pk, "file": file})


@pytest.fixture
def offered(example, in_a, api):
    example.plan.first_year, example.plan.last_year = 2031, 2034
    example.plan.save()
    made = offer(api, example.plan, changed(exported(), put("Doelen", 2, "Titel", "Uit Excel")))
    assert made.status_code == 201, made.content
    return made.json()


def test_workbook_is_offered_seen_and_taken_over(example, offered, api):
    assert (len(offered["preview"]["changes"]), Goal.objects.get().title) == (1, example.goal.title)
    seen = api.get(f"{HERE}workbooks/{offered['id']}/").json()
    given = {"version": seen["version"], "seen": seen["preview"]["seen"]}
    done = send(api, "post", f"workbooks/{offered['id']}/confirm/", **given)
    assert (done.status_code, done.json()["state"], done.json()["preview"]) == (
        200, WorkbookState.TAKEN_OVER, None,
    ), done.content  # fmt: skip
    assert Goal.objects.get().title == "Uit Excel"
    undone = send(api, "post", f"workbooks/{offered['id']}/undo/", version=done.json()["version"], reason="Verkeerd.")
    assert (undone.status_code, Goal.objects.get().title) == (200, example.goal.title)


def test_workbook_is_not_taken_over_when_something_else_would_change(example, offered, api):
    send(api, "patch", f"goals/{example.goal.pk}/", version=1, title="Van een ander")
    given = {"version": offered["version"], "seen": offered["preview"]["seen"]}
    answer = send(api, "post", f"workbooks/{offered['id']}/confirm/", **given)
    assert (answer.status_code, len(answer.json()["current"]["preview"]["clashes"])) == (409, 1)
    assert Goal.objects.get().title == "Van een ander"


@pytest.mark.parametrize("name", ["confirm", "discard"])
def test_two_people_who_settle_a_workbook_at_once_do_not_both_succeed(example, offered, api, monkeypatch, name):
    """Somebody else saves right after the version was compared: the write itself compares it again."""
    compared = workbooks.current

    def overtaken(row, read):
        found = compared(row, read)
        save_changes(WorkbookRun.objects.get(pk=row.pk), version=row.version, changes={"file_name": "ander.xlsx"})
        return found

    monkeypatch.setattr(workbooks, "current", overtaken)
    given = {"version": offered["version"], "seen": offered["preview"]["seen"]}
    answer = send(api, "post", f"workbooks/{offered['id']}/{name}/", **given)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert (WorkbookRun.objects.get().state, Goal.objects.get().title) == (WorkbookState.CHECKED, example.goal.title)


def test_workbook_that_is_too_large_is_refused(example, in_a, api, monkeypatch):
    monkeypatch.setattr(plan_workbook, "MOST_BYTES", 1024)
    answer = offer(api, example.plan, io.BytesIO(b"PK" + b"x" * 2048).getvalue())
    assert (answer.status_code, answer.json()["code"]) == (422, "file-refused")
    assert WorkbookRun.objects.count() == 0


@pytest.mark.parametrize("name", ["comments", "suggestions", "steps", "year-plans", "workbooks"])
def test_new_list_asks_the_same_number_of_queries_however_long(goal, director, in_a, api, name, item_count):
    def fill(count: int) -> None:
        for number in range(count):
            years = make.YearPlanFactory._meta.model.objects.count()
            make.CommentFactory(swv=in_a.swv, plan=goal.priority.plan, object_id=goal.pk, user_id=director.user_id)
            make.SuggestionFactory(swv=in_a.swv, plan=goal.priority.plan, object_id=goal.pk, user_id=director.user_id)
            make.AdoptionStepFactory(swv=in_a.swv, plan_version=version, position=50 + number)
            make.YearPlanFactory(swv=in_a.swv, plan=goal.priority.plan, year=2030 + years)
            make.WorkbookRunFactory(swv=in_a.swv, plan=goal.priority.plan)

    version = make.PlanVersionFactory(swv=in_a.swv, plan=goal.priority.plan)
    fill(1)
    api.get(f"{HERE}{name}/")
    with CaptureQueriesContext(connection) as one:
        assert api.get(f"{HERE}{name}/").json()["results"] != []
    fill(item_count)
    with CaptureQueriesContext(connection) as more:
        api.get(f"{HERE}{name}/")
    assert len(more) == len(one)
