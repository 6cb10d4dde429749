"""The narrative of the example: it names what is in the plan, and both samenwerkingsverbanden show every part."""

import pytest

from goals.models import BudgetLine, Chapter, FrameworkTag, IndicatorLink, Milestone, Plan, Priority, Risk, ScopeBoard
from goals.queries.elements import plan_parts, ref_of
from goals.reference import framework_rows
from meetings.demo.build import NARRATIVES
from meetings.demo.po import PO_EXAMPLE
from meetings.demo.vo import VO_EXAMPLE
from osp.scope import tenant_scope
from tests.meetings.example.conftest import TODAY


@pytest.fixture(params=[PO_EXAMPLE, VO_EXAMPLE], ids=lambda example: example.code)
def example(request):
    return request.param


def test_narrative_names_elements_and_codes_that_exist(example):
    titles = {
        title
        for priority in example.priorities
        for goal in priority.goals
        for title in (priority.title, goal.title, *(activity.title for activity in goal.activities))
    }
    narrative = NARRATIVES[example.code]
    codes = {row["code"] for row in framework_rows(example.code[:2])}
    assert narrative.details.keys() - titles == set()
    assert {tag for details in narrative.details.values() for tag in details.tags} - codes == set()


def test_every_kind_of_part_is_there_to_look_at(both, example):
    with tenant_scope(both[example.code].swv):
        plan = Plan.objects.get(first_year=2024)
        assert plan.core_values == NARRATIVES[example.code].core_values
        models = (Chapter, Milestone, BudgetLine, Risk, ScopeBoard, FrameworkTag)
        assert [model.__name__ for model in models if not model.objects.exists()] == []
        clocks = {clock.year_kind.value for clock in plan_parts(plan).money_by_clock()}
        assert clocks == {"kalenderjaar", "schooljaar"}
        late = [row for row in Milestone.objects.all() if row.done_on is None and row.due < TODAY]
        assert len(late) == (1 if example.code == "PO2814" else 0)


def test_one_indicator_serves_two_places_with_other_targets(both):
    with tenant_scope(both[VO_EXAMPLE.code].swv):
        links = IndicatorLink.objects.filter(indicator__code="deelname-pro").order_by("direction")
        assert [(link.direction, type(link.parent).__name__) for link in links] == [
            ("corridor", "Goal"),
            ("up", "Priority"),
        ]


def test_scope_of_the_trajectvoorziening_is_two_schoolbesturen(both):
    with tenant_scope(both[VO_EXAMPLE.code].swv):
        row = ScopeBoard.objects.select_related("activity").first()
        names = [
            board.name for board in plan_parts(Plan.objects.get(first_year=2024)).scope(ref_of(row.activity)).boards
        ]
        assert names == ["Schoolbestuur De Brug (voorbeeld)", "Schoolbestuur Stad en Land (voorbeeld)"]
        assert Priority.objects.filter(owner=None).count() == 0
