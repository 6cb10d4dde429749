"""The fictional example: what it measures is the same everywhere, agrees with itself, and is marked as invented."""

from datetime import date

import pytest
import time_machine

from goals.models import Goal, PlanVersion
from goals.queries.owned import owned_by
from goals.queries.route import route_of
from goals.queries.versions import standing
from indicators.enums import FigureKind
from indicators.models import Adoption, Figure, FigureNote, ImportRun, Indicator, RunState, Scenario
from indicators.queries.definition_card import deviation_sentences
from indicators.services.catalogue_jobs import work_out_indicator
from meetings.demo.adoption import CHANGES
from meetings.demo.content import Course
from meetings.demo.invented import YEARS, quantity
from meetings.demo.po import PO_EXAMPLE
from meetings.demo.quiet import SILENT_DAYS, SILENT_GOALS
from meetings.demo.vo import VO_EXAMPLE
from meetings.models import Meeting
from meetings.queries.handover import handover_of
from meetings.queries.silence import quiet, silent_for
from osp.actors import Actor
from osp.enums import Role
from osp.models import User
from osp.scope import tenant_scope
from tests.meetings.example.conftest import TODAY


@pytest.fixture
def tenant(both):
    return both[PO_EXAMPLE.code]


def figures(tenant, code):
    """The current figures of an indicator, by year."""
    rows = Figure.objects.filter(swv=tenant.swv, definition__indicator__code=code, superseded_at__isnull=True)
    return {row.year: row for row in rows.select_related("definition__indicator")}


def test_quantity_is_the_same_on_every_machine():
    course = Course(100, 170, wobble=0.1, since=2021, times=2)
    assert [quantity("PO2814", "opp", course, year) for year in YEARS] == [91, 109, 120, 279, 265, 285, 337, 311]
    assert [quantity("PO2814", "opp", Course(100, 170, wobble=0), year) for year in YEARS] == [
        100, 110, 120, 130, 140, 150, 160, 170,
    ]  # fmt: skip


@pytest.mark.parametrize("example", [PO_EXAMPLE, VO_EXAMPLE])
def test_every_course_says_something_that_may_be_told(example):
    """Where one to four would be withheld, the example would show nothing."""
    measured = example.measured
    told = {
        code: [quantity(example.code, code, course, year) for year in YEARS]
        for code, course in measured.courses.items()
    }
    assert {code: counts for code, counts in told.items() if min(counts) < 5} == {}
    assert len(set(measured.adopted)) == len(measured.adopted) >= 15


def test_figures_agree_and_are_marked_as_invented(tenant):
    with tenant_scope(tenant.swv):
        absolute, relative = figures(tenant, "thuiszitters-absoluut"), figures(tenant, "thuiszitters-relatief")
        assert list(absolute) == list(YEARS)
        assert [row.value for row in absolute.values()] == [row.numerator_low for row in relative.values()]
        assert all(row.is_example and row.kind == FigureKind.VALUE for row in (*absolute.values(), *relative.values()))
        run = ImportRun.objects.get(swv=tenant.swv, state=RunState.LOADED)
        assert [(row.is_provisional, row.runs) for row in absolute.values()][-2:] == [(False, []), (True, [run.pk])]
        assert Figure.objects.filter(swv=tenant.swv, is_example=False).count() == 0


def test_a_new_definition_starts_a_new_line(tenant):
    with tenant_scope(tenant.swv):
        versions = {year: row.definition.version for year, row in figures(tenant, "jeugdhulp").items()}
        assert versions == {year: 1 if year < 2021 else 2 for year in YEARS}


def test_plan_measures_thuiszitters_as_everybody_does(tenant):
    with tenant_scope(tenant.swv):
        row = figures(tenant, "thuiszitters-drie-maanden")[2026]
        assert (row.value, row.definition.indicator.swv_id, row.definition.counted) == (11, None, "jongeren")


def test_what_the_samenwerkingsverband_follows_makes_and_supposes(tenant):
    with tenant_scope(tenant.swv):
        adopted = set(Adoption.objects.values_list("indicator__code", flat=True))
        assert adopted == set(PO_EXAMPLE.measured.adopted)
        own = Indicator.objects.filter(swv=tenant.swv, adapted_from__isnull=False)
        assert [row.adapted_from.code for row in own] == ["verwijzing-po"]
        assert "noemer" in deviation_sentences(list(own))[own[0].pk]
        assert FigureNote.objects.count() == len(PO_EXAMPLE.measured.notes)
        withdrawn = ImportRun.objects.get(swv=tenant.swv, state=RunState.WITHDRAWN)
        assert withdrawn.withdraw_reason
        scenarios = Scenario.objects.order_by("pk")
        assert [(len(row.changes), row.target) for row in scenarios] == [(4, 2.0), (2, 2.0)]
        assert all(row.goals.count() == 1 for row in scenarios)


def test_own_formula_is_worked_out_of_real_figures(tenant):
    with tenant_scope(tenant.swv):
        work_out_indicator(Indicator.objects.get(code="sbo-en-so-samen"))
        rows = Figure.objects.filter(swv=tenant.swv, unit="PO2814", definition__indicator__code="sbo-en-so-samen")
        row = rows.get(year=2019)
        assert (row.numerator_low, row.denominator_low, row.is_example) == (547, 17655, False)


def test_plan_was_adopted_and_a_change_is_on_its_way(tenant):
    with tenant_scope(tenant.swv):
        concept, adopted = PlanVersion.objects.order_by("-number")
        assert (adopted.number, adopted.state, adopted.adopted_on) == ("1.0", "vastgesteld", date(2024, 4, 11))
        assert bytes(adopted.pdf).startswith(b"%PDF-")
        assert (concept.number, concept.state, concept.wanted_from) == ("1.1", "concept", date(2027, 8, 1))
        found = standing(adopted.plan)
        (changed,) = found.changed
        assert Goal.objects.get(pk=changed[1]).title == CHANGES["PO"].goal
        route = route_of(concept, tenant)
        assert [row.meeting.body for row in route.rows if row.meeting] == ["OOGO", "OPR", "Bestuur"]
        assert [row.planned > TODAY for row in route.rows if row.planned] == [True, True, True]
        assert [remark.title for row in route_of(adopted, tenant).rows for remark in row.remarks] == []


def test_one_doel_is_silent_and_its_gremium_can_still_ask_about_it(tenant):
    with tenant_scope(tenant.swv), time_machine.travel("2026-11-22 12:00:00+01:00", tick=False):
        (row,) = quiet().goals
        assert (row.goal.title, row.is_on_agenda) == (SILENT_GOALS["PO"], False)
        assert (row.silence.days, row.silence.last.what) == (SILENT_DAYS, "wijziging")
        coming = Meeting.objects.filter(body=row.body, date__gte=TODAY, archived_at__isnull=True).order_by("date")[0]
        assert [each.goal for each in silent_for(coming)] == [row.goal]


def test_hand_over_of_who_owns_most_holds_something_to_pass_on(tenant):
    person = User.objects.get(email=f"kwaliteitsmedewerker@{tenant.slug}.voorbeeld.nl")
    with tenant_scope(tenant.swv), time_machine.travel("2026-11-22 12:00:00+01:00", tick=False):
        paper = handover_of(owned_by(person), tenant, Actor(person.pk, tenant.swv, frozenset({Role.QUALITY})))
        assert {part.heading for part in paper.parts if not part.lines} == set()
