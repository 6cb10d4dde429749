"""A samenwerkingsverband with one of everything, made through the factories; each has a name that the table of pages uses."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone

from goals.enums import ImportState, RoundState, YearPlanState
from indicators.models import Indicator, IndicatorDefinition, RunState
from indicators.queries.formulas import own_quantity
from osp.enums import Party, Role
from osp.models import Schoolbestuur, Tenant, User
from osp.scope import tenant_scope
from tests import factories as make
from tests.permissions.world_gremia import gremia

# The national indicator that each sector's world looks at.
NATIONAL = {"PO": "deelname-sbo", "VO": "deelname-pro"}
YEAR = 2019
FAR = date(2099, 1, 1)
# Whom people of a schoolbestuur, a school and a gemeente are of.
BOARD, SCHOOL, GEMEENTE = "41234", "16AH00", "0513"


@dataclass
class World:
    """One samenwerkingsverband: its rows by name, and a person for each role."""

    tenant: Tenant
    rows: dict[str, Model] = field(default_factory=dict)
    people: dict[Role, User] = field(default_factory=dict)
    # Directeur and beheerder in one: may do everything.
    insider: User = field(init=False)

    def pk(self, name: str) -> Any:
        """Primary key of a row by its name."""
        return self.rows[name].pk


def make_world(tenant: Tenant) -> World:
    """Everything a samenwerkingsverband can own, in its own scope."""
    world = World(tenant)
    with tenant_scope(tenant.swv):
        _people(world)
        _indicators(world)
        _deliveries(world)
        _tlv(world)
        _plan(world)
        _parts(world)
        _writing(world)
        _contributions(world)
        _meetings(world)
        world.rows["event"] = make.AuditEventFactory(swv=tenant.swv, user_id=world.people[Role.DIRECTOR].pk)
    return world


def _people(world: World) -> None:
    board = Schoolbestuur.objects.get_or_create(number=BOARD)[0]
    of = {
        Role.SCHOOL_BOARD: {"schoolbestuur": board},
        Role.SCHOOL_BOARD_STAFF: {"schoolbestuur": board},
        Role.SCHOOL: {"code": SCHOOL},
        Role.MUNICIPALITY: {"code": GEMEENTE},
    }
    for role in Role:
        user = make.UserFactory(name=f"{role.value} van {world.tenant.code}")
        world.people[role] = user
        world.rows["membership"] = make.MembershipFactory(
            swv=world.tenant.swv, user=user, role=role, **of.get(role, {})
        )
    world.insider = make.UserFactory(name=f"alles van {world.tenant.code}")
    for role in (Role.DIRECTOR, Role.ADMIN):
        make.MembershipFactory(swv=world.tenant.swv, user=world.insider, role=role)
    world.rows["user"] = world.people[Role.DIRECTOR]
    world.rows["schoolbestuur_name"] = make.SchoolbestuurNameFactory(swv=world.tenant.swv)
    world.rows["job"] = make.JobFactory(swv=world.tenant.swv)


def _indicators(world: World) -> None:
    swv = world.tenant.swv
    national = Indicator.objects.get(swv=None, code=NATIONAL[swv.sector])
    definition = IndicatorDefinition.objects.filter(indicator=national).latest("version")
    own = make.IndicatorFactory(swv=swv, sector=swv.sector)
    make.IndicatorDefinitionFactory(indicator=own)
    world.rows |= {"national_indicator": national, "indicator": own}
    world.rows["measured_indicator"] = make.MeasuredIndicatorFactory(swv=swv, sector=swv.sector, adapted_from=national)
    world.rows["own_number"] = make.OwnNumberFactory(swv=swv, sector=swv.sector, name=f"Eigen telling van {swv.code}")
    world.rows["archived_indicator"] = make.IndicatorFactory(
        swv=swv, sector=swv.sector, name="Oude vraag", archived_at=timezone.now(), archive_reason="Niet meer gesteld."
    )
    world.rows["adoption"] = make.AdoptionFactory(swv=swv, indicator=national)
    world.rows["rubric_score"] = make.RubricScoreFactory(
        swv=swv, indicator=own, user=world.people[Role.QUALITY], on=timezone.localdate()
    )
    world.rows["figure"] = make.FigureFactory(swv=swv, definition=definition, unit=swv.code)
    world.rows["figure_note"] = make.FigureNoteFactory(
        swv=swv, indicator=national, year=2019, text=f"Notitie van {swv.code}", user=world.people[Role.QUALITY]
    )
    world.rows["scenario"] = make.ScenarioFactory(
        swv=swv, indicator=national, name=f"Wat als van {swv.code}", user=world.people[Role.QUALITY]
    )
    world.rows["archived_scenario"] = make.ScenarioFactory(
        swv=swv,
        indicator=national,
        name=f"Oud idee van {swv.code}",
        archived_at=timezone.now(),
        archive_reason="Achterhaald.",
    )
    world.rows["rate"] = make.PupilRateFactory(swv=swv)
    world.rows["benchmark"] = make.BenchmarkFactory(swv=swv, definition=definition)


def _deliveries(world: World) -> None:
    swv = world.tenant.swv
    run = make.ImportRunFactory(swv=swv, user_id=world.people[Role.QUALITY].pk)
    make.ObservationFactory(run=run)
    make.RegisterEntryFactory(run=run)
    make.ReportedValueFactory(run=run, key=swv.code)
    make.ComputationFactory(swv=swv, run=run, reason=f"ingelezen voor {swv.code}")
    world.rows["mapping"] = make.ColumnMappingFactory(swv=swv, name=f"Leerplicht van {swv.code}")
    make.PlacementFactory(owner=swv)
    world.rows |= {
        "run": run,
        "staged_run": make.ImportRunFactory(swv=swv, state=RunState.STAGED, release=None, loaded_at=None),
        "waiting_run": make.WaitingRunFactory(swv=swv),
        "refused_run": make.ImportRunFactory(
            swv=swv,
            state=RunState.REFUSED,
            release=None,
            loaded_at=None,
            refusal={
                "message": "Een letter waar een getal hoort.",
                "count": 1,
                "errors": [{"line": 3, "column": "LEERLINGEN", "value": "x", "message": "Geen getal."}],
            },
        ),
    }


def _tlv(world: World) -> None:
    swv = world.tenant.swv
    world.rows["tlv_decision"] = make.TlvDecisionFactory(swv=swv)
    world.rows["tlv_sharing"] = make.TlvSharingFactory(swv=swv)


def _plan(world: World) -> None:
    swv, person = world.tenant.swv, world.people[Role.DIRECTOR]
    plan = make.PlanFactory(swv=swv)
    priority = make.PriorityFactory(swv=swv, plan=plan)
    goal = make.GoalFactory(swv=swv, priority=priority, owner=person)
    archived = {"archived_at": timezone.now(), "archive_reason": "Gehaald."}
    world.rows |= {
        "plan": plan,
        "priority": priority,
        "goal": goal,
        "activity": make.ActivityFactory(swv=swv, goal=goal, owner=person),
        "archived_goal": make.GoalFactory(swv=swv, priority=priority, position=2, **archived),
        "link": make.IndicatorLinkFactory(swv=swv, goal=goal, indicator=world.rows["national_indicator"]),
        "noticeable_link": make.IndicatorLinkFactory(
            swv=swv, goal=goal, indicator=world.rows["indicator"], position=2, direction="up", baseline=1, target=4
        ),
    }
    world.rows["goal_scenario"] = make.GoalScenarioFactory(swv=swv, goal=goal, scenario=world.rows["scenario"])
    world.rows["interpretation"] = make.InterpretationFactory(swv=swv, link=world.rows["link"], user=person)


def _parts(world: World) -> None:
    swv, goal = world.tenant.swv, world.rows["goal"]
    world.rows |= {
        "chapter": make.ChapterFactory(swv=swv, plan=world.rows["plan"]),
        "milestone": make.MilestoneFactory(swv=swv, goal=goal),
        "budget_line": make.BudgetLineFactory(swv=swv, goal=goal),
        "risk": make.RiskFactory(swv=swv, goal=goal),
        "scope_board": make.ScopeBoardFactory(swv=swv, goal=goal),
        "framework_item": make.FrameworkItemFactory(swv=swv),
        "lapsed_item": make.FrameworkItemFactory(
            swv=swv, title="Oude standaard", archived_at=timezone.now(), archive_reason="Nieuw onderzoekskader."
        ),
    }
    world.rows["framework_tag"] = make.FrameworkTagFactory(swv=swv, goal=goal, item=world.rows["framework_item"])
    world.rows["former_target"] = make.FormerTargetFactory(swv=swv, link=world.rows["link"])


def _writing(world: World) -> None:
    swv, plan, goal = world.tenant.swv, world.rows["plan"], world.rows["goal"]
    version = make.PlanVersionFactory(swv=swv, plan=plan, number="1.1", reason=f"Wijziging van {swv.code}")
    evidence = make.StoredFileFactory(swv=swv, name=f"besluit van {swv.code}.pdf")
    year_plan = make.YearPlanFactory(swv=swv, plan=plan)
    world.rows |= {
        "comment": make.CommentFactory(swv=swv, plan=plan, user=world.people[Role.OPR_MEMBER]),
        "suggestion": make.SuggestionFactory(swv=swv, plan=plan, user=world.people[Role.OPR_MEMBER]),
        "action": make.ActionFactory(swv=swv, goal=goal),
        "rollover": make.RolloverFactory(swv=swv, plan=plan, goal=goal),
        "word_import": make.PlanImportFactory(swv=swv, user=world.people[Role.DIRECTOR]),
        "taken_import": make.PlanImportFactory(swv=swv, plan=plan, state=ImportState.TAKEN),
        "plan_version": version,
        "adopted_version": make.AdoptedVersionFactory(swv=swv, plan=plan),
        "adoption_step": make.AdoptionStepFactory(swv=swv, plan_version=version, evidence=evidence),
        "plan_settings": make.PlanSettingsFactory(
            swv=swv, base_document=make.BaseDocumentFactory(swv=swv, name=f"Huisstijl van {swv.code}.docx")
        ),
        "printed_document": make.PrintedDocumentFactory(swv=swv, object_id=plan.pk),
        "overruled_finding": make.OverruledFindingFactory(swv=swv, object_id=goal.pk),
        "workbook_run": make.WorkbookRunFactory(swv=swv, plan=plan, file_name=f"Plan van {swv.code}.xlsx"),
        "year_plan": year_plan,
        "adopted_year_plan": make.AdoptedYearPlanFactory(swv=swv, plan=plan, year=2025),
        "evaluated_year_plan": make.AdoptedYearPlanFactory(
            swv=swv, plan=plan, year=2024, state=YearPlanState.EVALUATED, evaluated_on=date(2025, 9, 30)
        ),
        "goal_evaluation": make.GoalEvaluationFactory(swv=swv, year_plan=year_plan, goal=goal),
        "unfinished_activity": make.UnfinishedActivityFactory(
            swv=swv, year_plan=year_plan, activity=world.rows["activity"]
        ),
        "mail": make.OutboxMailFactory(swv=swv),
        "holiday": make.SchoolHolidayFactory(swv=swv),
    }


def _contributions(world: World) -> None:
    swv = world.tenant.swv
    plan, link = world.rows["plan"], world.rows["link"]
    asked = make.ContributionRoundFactory(swv=swv, plan=plan, state=RoundState.ASKED, due=FAR)
    round_goal = make.RoundGoalFactory(swv=swv, round=asked, goal=world.rows["goal"], link=link)
    figure = make.RoundIndicatorFactory(swv=swv, round=asked, indicator=world.rows["own_number"])
    contribution = make.ContributionFactory(swv=swv, round=asked, code=BOARD)
    answer = make.ContributionAnswerFactory(swv=swv, contribution=contribution, round_goal=round_goal)
    gemeente = make.ContributionFactory(
        swv=swv, round=asked, party=Party.MUNICIPALITY, code=GEMEENTE, name=f"Gouda bij {swv.code}"
    )
    world.rows |= {
        "round": asked,
        "prepared_round": make.ContributionRoundFactory(swv=swv, plan=plan, year=2027, due=FAR),
        "round_goal": round_goal,
        "round_indicator": figure,
        "contribution": contribution,
        "answer": answer,
        "money": make.ContributionMoneyFactory(swv=swv, contribution=contribution),
        "contribution_file": make.ContributionFileFactory(swv=swv, contribution=contribution),
        "returned_field": make.ReturnedFieldFactory(swv=swv, contribution=contribution, object_id=answer.pk),
        "reminder": make.ContributionReminderFactory(swv=swv, contribution=contribution),
        "contribution_link": make.ContributionLinkFactory(swv=swv, contribution=contribution),
        "contact": make.PartyContactFactory(swv=swv),
        "part": make.ContributionFactory(
            swv=swv, round=asked, party=Party.SCHOOL, code=SCHOOL, name="De Regenboog", parent=contribution
        ),
        "gemeente_contribution": gemeente,
        "stated_number": make.ContributionFigureFactory(
            swv=swv,
            contribution=gemeente,
            round_indicator=figure,
            measure=own_quantity(world.rows["own_number"]),
        ),
    }
    world.rows["stored_file"] = world.rows["contribution_file"].file


def _meetings(world: World) -> None:
    swv, person = world.tenant.swv, world.people[Role.DIRECTOR]
    body = make.BodyFactory(swv=swv)
    meeting = make.MeetingFactory(swv=swv, body=body)
    item = make.AgendaItemFactory(swv=swv, meeting=meeting)
    link = world.rows["link"]
    pack = make.AgendaPackFactory(swv=swv, meeting=meeting, user=person)
    world.rows |= {
        "body": body,
        "meeting": meeting,
        "item": item,
        "rhythm": make.ReviewRhythmFactory(swv=swv, link=link, body=body),
        "agenda_indicator": make.AgendaIndicatorFactory(swv=swv, item=item, link=link),
        "agenda_comment": make.AgendaCommentFactory(swv=swv, item=item, comment=world.rows["comment"]),
        "agenda_scenario": make.AgendaScenarioFactory(swv=swv, item=item, scenario=world.rows["scenario"]),
        "pack": pack,
        "frozen_figure": make.FrozenFigureFactory(swv=swv, pack=pack, item=item, link=link),
    }
    gremia(world)
