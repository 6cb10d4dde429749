"""The API of the plan: reading by whoever may, writing by the verbs of the pages, and nobody's change lost."""

import json

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goals.enums import RoundState
from goals.models import Goal, IndicatorLink, Plan, Priority
from osp.enums import Party, Role
from osp.models import AuditEvent, Membership
from osp.scope import tenant_scope
from tests import factories as make
from tests.api import HERE, client_of
from tests.conftest import make_person
from tests.goals.plans import figure, make_example, national

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


@pytest.fixture
def api(anna) -> Client:
    return client_of(anna.pk)


@pytest.fixture
def plan(tenant_a):
    with tenant_scope(tenant_a.swv):
        found = make_example(tenant_a.swv)
        found.plan.first_year, found.plan.last_year = 2031, 2034
        found.plan.save()
    return found


def results(api: Client, name: str, **query) -> list[dict]:
    answer = api.get(f"{HERE}{name}/", {"per_page": 2000, **query})
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def send(api: Client, method: str, name: str, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


def test_goal_is_read_with_everything_and_its_version_in_front(api, plan):
    answer = api.get(f"{HERE}goals/{plan.goal.pk}/")
    row = answer.json()
    assert answer["ETag"] == f'"{plan.goal.version}"'
    assert (row["id"], row["plan"], row["priority"], row["title"], row["framework_items"], row["schoolbesturen"]) == (
        plan.goal.pk, plan.plan.pk, plan.priority.pk, "Minder verwijzingen naar het sbo", [], [],
    )  # fmt: skip


def test_link_tells_its_verdict_path_and_where_its_figure_comes_from(api, tenant_a):
    with tenant_scope(tenant_a.swv):
        indicator = national("deelname-sbo")
        found = make_example(tenant_a.swv)
        IndicatorLink.objects.update(indicator=indicator, baseline_year=2024, baseline=4, target_year=2028, target=2)
        figure(indicator, 357, 17465, year=2026, swv=tenant_a.swv)
    (row,) = results(api, "links")
    assert row["path"] == [[2024, 4.0], [2028, 2.0]]
    assert (row["indicator"], row["verdict"]["status"], row["verdict"]["period"]) == (
        "deelname-sbo",
        "on_track",
        "2026-2027",
    )
    assert row["verdict"]["expected"] == 3.0
    assert (row["figure"]["numerator_low"], row["figure"]["unit"]) == (357, "PO2814")
    assert row["goal"] == found.goal.pk


def test_role_without_indicators_reads_the_verdict_and_no_deliveries(plan, tenant_a):
    school = make_person(tenant_a, "Sam", Role.SCHOOL)
    (row,) = results(client_of(school.pk), "links")
    assert (row["figure"], row["verdict"]["word"]) == (None, "aandacht")


@pytest.mark.parametrize(
    "name", ["plans", "priorities", "goals", "activities", "links", "chapters", "milestones", "budget-lines", "risks", "scopes", "framework-tags", "framework-items", "year-plans", "versions", "contributions", "rounds", "changes"]
)  # fmt: skip
def test_list_asks_the_same_number_of_queries_however_long(api, tenant_a, name, item_count):
    """Compared with one row: warm up at one, count at one and at more."""
    with tenant_scope(tenant_a.swv):
        _fill(tenant_a.swv, 1)
    results(api, name)
    with CaptureQueriesContext(connection) as one:
        results(api, name)
    with tenant_scope(tenant_a.swv):
        _fill(tenant_a.swv, item_count)
    with CaptureQueriesContext(connection) as more:
        results(api, name)
    assert len(more) == len(one)


def _fill(swv, count: int) -> None:
    plan = Plan.objects.first() or make.PlanFactory(swv=swv)
    asked = make.ContributionRoundFactory(swv=swv, plan=plan, state=RoundState.ASKED)
    for _ in range(count):
        number = Goal.objects.count()
        priority = make.PriorityFactory(swv=swv, plan=plan)
        goal = make.GoalFactory(swv=swv, priority=priority)
        make.ActivityFactory(swv=swv, goal=goal)
        make.IndicatorLinkFactory(swv=swv, goal=goal, indicator=make.IndicatorFactory(swv=swv, code=f"eigen-{number}"))
        make.ChapterFactory(swv=swv, plan=plan)
        make.MilestoneFactory(swv=swv, goal=goal)
        make.BudgetLineFactory(swv=swv, goal=goal)
        make.RiskFactory(swv=swv, goal=goal)
        make.ScopeBoardFactory(swv=swv, goal=goal)
        make.FrameworkTagFactory(swv=swv, goal=goal, item=make.FrameworkItemFactory(swv=swv))
        make.YearPlanFactory(swv=swv, plan=plan, year=2030 + number)
        make.ContributionFactory(swv=swv, round=asked, code=f"{number:05}")


def test_changed_goal_keeps_what_was_not_sent(api, plan):
    answer = send(api, "patch", f"goals/{plan.goal.pk}/", version=plan.goal.version, title="Anders", process="Ouders")
    assert answer.status_code == 200, answer.content
    assert answer["ETag"] == f'"{answer.json()["version"]}"'
    goal = Goal.objects.model.objects
    with tenant_scope(plan.goal.swv):
        row = goal.get(pk=plan.goal.pk)
        assert (row.title, row.process, row.description) == ("Anders", "Ouders", "Basisscholen bieden meer zelf.")
        assert list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True)) == [
            "goal.edited",
            "element.details_edited",
        ]


def test_change_on_an_old_version_gives_both_values_and_writes_nothing(api, plan):
    first = send(api, "patch", f"goals/{plan.goal.pk}/", version=1, title="Van de een")
    second = send(api, "patch", f"goals/{plan.goal.pk}/", version=1, title="Van de ander", process="X")
    assert (first.status_code, second.status_code) == (200, 409)
    told = second.json()
    assert (told["code"], told["current"]["title"], told["given"]["title"]) == (
        "conflict",
        "Van de een",
        "Van de ander",
    )
    assert second["ETag"] == first["ETag"]
    assert results(api, "goals")[0]["process"] == ""


def test_refused_field_leaves_the_others_unwritten(api, plan):
    answer = send(
        api, "patch", f"goals/{plan.goal.pk}/", version=1, title="Anders", starts="2032-02-01", ends="2032-01-01"
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "dates-reversed")
    (row,) = results(api, "goals")
    assert (row["title"], row["version"]) == ("Minder verwijzingen naar het sbo", 1)


def test_change_without_a_version_is_refused(api, plan):
    answer = send(api, "patch", f"goals/{plan.goal.pk}/", title="Anders")
    assert (answer.status_code, list(answer.json())) == (400, ["version"])


def test_rows_are_made_from_plan_to_link(api, tenant_a):
    plan = send(api, "post", "plans/", title="Nieuw plan", first_year=2031, last_year=2034).json()
    priority = send(api, "post", "priorities/", plan=plan["id"], title="Ouders", process="Samen").json()
    goal = send(
        api, "post", "goals/", priority=priority["id"], title="Ouders praten mee", noticeable_result="Zij zeggen het."
    ).json()
    activity = send(
        api, "post", "activities/", goal=goal["id"], title="Avond", status="running", starts="2031-09-01"
    ).json()
    made = send(
        api, "post", "links/", activity=activity["id"], indicator="deelname-sbo", direction="down", baseline_year=2030, baseline=3,
        target_year=2033, target=2, margin=0.1, limit=0.2,
    )  # fmt: skip
    assert made.status_code == 201, made.content
    assert (priority["process"], goal["noticeable_result"], activity["status"], activity["starts"]) == (
        "Samen", "Zij zeggen het.", "running", "2031-09-01",
    )  # fmt: skip
    assert made.json()["path"] == [[2030, 3.0], [2033, 2.0]]


def test_plan_changes_too(api, plan):
    answer = send(
        api, "patch", f"plans/{plan.plan.pk}/", version=results(api, "plans")[0]["version"], mission="Anders."
    )
    assert (answer.status_code, answer.json()["mission"], answer.json()["title"]) == (200, "Anders.", plan.plan.title)


def test_archived_row_is_found_only_where_the_archive_is_asked(api, plan):
    answer = send(api, "post", f"goals/{plan.goal.pk}/archive/", version=1, reason="Gehaald")
    assert (answer.status_code, answer.json()["archive_reason"]) == (200, "Gehaald")
    assert (results(api, "goals"), results(api, "activities"), results(api, "links")) == ([], [], [])
    assert [row["id"] for row in results(api, "goals", archived="true")] == [plan.goal.pk]
    assert api.get(f"{HERE}goals/{plan.goal.pk}/").status_code == 404
    assert send(api, "post", f"goals/{plan.goal.pk}/archive/", version=2, reason="Nog eens").status_code == 404


def test_archiving_on_an_old_version_is_a_conflict(api, plan):
    send(api, "patch", f"goals/{plan.goal.pk}/", version=1, title="Van een ander")
    answer = send(api, "post", f"goals/{plan.goal.pk}/archive/", version=1, reason="Gehaald")
    assert (answer.status_code, answer.json()["current"]["title"]) == (409, "Van een ander")


def test_new_row_cannot_hang_on_what_another_samenwerkingsverband_has(api, plan, tenant_b):
    with tenant_scope(tenant_b.swv):
        foreign = make.PriorityFactory(swv=tenant_b.swv)
        own = make.IndicatorFactory(swv=tenant_b.swv, code="van-b")
    answers = [send(api, "post", "goals/", priority=pk, title="X") for pk in (foreign.pk, 999_999_999)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert answers[0].content == answers[1].content
    stolen = [send(api, "post", "links/", goal=plan.goal.pk, indicator=code) for code in (own.code, "bestaat-niet")]
    assert [answer.status_code for answer in stolen] == [422, 422]
    assert stolen[0].content == stolen[1].content


def test_owner_must_have_a_role_here(api, plan, carla):
    answer = send(api, "patch", f"goals/{plan.goal.pk}/", version=1, owner=carla.pk)
    assert (answer.status_code, answer.json()["code"]) == (422, "owner-unknown")
    unknown = send(api, "patch", f"goals/{plan.goal.pk}/", version=1, owner=999_999_999)
    assert unknown.content == answer.content


def test_filters_and_order(api, plan, tenant_a, anna):
    with tenant_scope(tenant_a.swv):
        other = make.GoalFactory(swv=tenant_a.swv, priority=plan.priority, position=2, title="Tweede", owner=anna)
    assert [row["id"] for row in results(api, "goals", owner=anna.pk)] == [other.pk]
    assert [row["id"] for row in results(api, "goals", ordering="-id")] == [other.pk, plan.goal.pk]
    assert results(api, "goals", plan=999_999_999) == []
    assert [row["owner"] for row in results(api, "goals", priority=plan.priority.pk)] == [
        None,
        {"id": anna.pk, "name": "Anna"},
    ]
    unknown = api.get(f"{HERE}goals/", {"kleur": "rood"})
    assert (unknown.status_code, list(unknown.json())) == (400, ["kleur"])


def test_changes_are_told_since_a_moment(api, plan):
    send(api, "patch", f"goals/{plan.goal.pk}/", version=1, title="Anders")
    newest = results(api, "changes")[0]
    assert (newest["who"], newest["changes"][0]["field"], newest["changes"][0]["new"]) == ("Anna", "title", "„Anders”")
    assert results(api, "changes", since=newest["ends"]) == []


def test_school_board_sees_its_own_contribution_alone(plan, tenant_a):
    with tenant_scope(tenant_a.swv):
        asked = make.ContributionRoundFactory(swv=tenant_a.swv, plan=plan.plan, state=RoundState.ASKED)
        make.ContributionRoundFactory(swv=tenant_a.swv, plan=plan.plan, state=RoundState.ASKED, title="Niet aan u")
        mine = make.ContributionFactory(
            swv=tenant_a.swv, round=asked, party=Party.SCHOOLBESTUUR, code="41234", name="Eigen"
        )
        make.ContributionFactory(swv=tenant_a.swv, round=asked, party=Party.SCHOOLBESTUUR, code="45678", name="Ander")
        person = make_person(tenant_a, "Sara")
        Membership.objects.create(swv=tenant_a.swv, user=person, role=Role.SCHOOL_BOARD, schoolbestuur=_board("41234"))
    api = client_of(person.pk)
    assert [row["id"] for row in results(api, "contributions")] == [mine.pk]
    assert [row["id"] for row in results(api, "rounds")] == [asked.pk]


def _board(number: str):
    from osp.models import Schoolbestuur

    return Schoolbestuur.objects.get_or_create(number=number)[0]


def test_reader_writes_nothing(plan, bram):
    api = client_of(bram.pk)
    assert send(api, "post", "priorities/", plan=plan.plan.pk, title="X").status_code == 403
    assert send(api, "patch", f"goals/{plan.goal.pk}/", version=1, title="X").status_code == 403
    with tenant_scope(plan.plan.swv):
        assert (Priority.objects.count(), Goal.objects.get().title) == (1, "Minder verwijzingen naar het sbo")


def test_plan_comes_as_pdf_word_and_excel(api, plan):
    here = f"{HERE}plans/{plan.plan.pk}/"
    answers = {form: api.get(f"{here}document/", {"form": form}) for form in ("pdf", "word", "a4")}
    assert {form: answer.content[:4] for form, answer in answers.items()} == {
        "pdf": b"%PDF",
        "word": b"PK\x03\x04",
        "a4": b"%PDF",
    }
    book = api.get(f"{here}workbook/")
    assert (book.status_code, book.content[:2]) == (200, b"PK")
    assert api.post(f"{here}document/?form=pdf").status_code == 202


def test_running_agreement_asks_from_when_and_why(api, tenant_a):
    with tenant_scope(tenant_a.swv):
        found = make_example(tenant_a.swv, baseline=4, target=2)
        Plan.objects.update(first_year=2025, last_year=2028)
    asked = send(api, "patch", f"links/{found.link.pk}/", version=1, target=2.5)
    assert (asked.status_code, asked.json()["code"]) == (422, "change-undated")
    given = send(
        api, "patch", f"links/{found.link.pk}/", version=1, target=2.5, changed_on="2026-11-01", reason="Nieuwe telling"
    )
    assert (given.status_code, given.json()["target"], given.json()["former"][0]["target"]) == (200, 2.5, 2.0)


def test_every_field_of_a_row_is_in_the_schema(api, plan, capsys):
    call_command("spectacular", format="openapi-json")
    told = json.loads(capsys.readouterr().out)["components"]["schemas"]
    for name, schema in (("goals", "Goal"), ("links", "Link"), ("plans", "Plan"), ("activities", "Activity")):
        assert (name, list(results(api, name)[0])) == (name, list(told[schema]["properties"]))
