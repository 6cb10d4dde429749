"""Comments, suggestions, actions, versions, jaarplannen. Give `plan=` (or the row above) and `swv=`."""

import hashlib
from datetime import date

import factory
from factory.django import DjangoModelFactory

from goals.compute.year_slice import slice_year
from goals.enums import StepKind, Unfinished, VersionState, YearPlanState
from goals.kinds import Kind
from goals.models import (
    Action,
    AdoptionStep,
    Comment,
    FormerTarget,
    GoalEvaluation,
    OverruledFinding,
    PlanImport,
    PlanSettings,
    PlanVersion,
    Rollover,
    Suggestion,
    UnfinishedActivity,
    YearPlan,
)
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import digest, to_json
from tests.factories.documents import BaseDocumentFactory
from tests.factories.goals import ActivityFactory, GoalFactory, IndicatorLinkFactory, PlanFactory

PDF = b"%PDF-1.4\n%%EOF\n"


class OfPlanFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    plan = factory.SubFactory(PlanFactory, swv=factory.SelfAttribute("..swv"))


class CommentFactory(OfPlanFactory):
    class Meta:
        model = Comment

    kind = Kind.PLAN
    object_id = factory.SelfAttribute("plan.pk")
    field = "mission"
    text = "Noemen wij hier ook de ouders?"


class SuggestionFactory(OfPlanFactory):
    class Meta:
        model = Suggestion

    kind = Kind.PLAN
    object_id = factory.SelfAttribute("plan.pk")
    field = "mission"
    before = "Elk kind een passende plek."
    after = "Elk kind een passende plek, dicht bij huis."
    on_behalf = "ondersteuningsplanraad"


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action

    text = "Vraag de gemeenten om hun cijfers"
    due = date(2027, 2, 1)
    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))


class RolloverFactory(OfPlanFactory):
    class Meta:
        model = Rollover

    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))
    farewell = "Gehaald in 2024; geen vervolg nodig."


class PlanImportFactory(DjangoModelFactory):
    class Meta:
        model = PlanImport

    file = factory.SubFactory(BaseDocumentFactory, swv=factory.SelfAttribute("..swv"), name="ondersteuningsplan.docx")


class FormerTargetFactory(DjangoModelFactory):
    class Meta:
        model = FormerTarget

    link = factory.SubFactory(IndicatorLinkFactory, swv=factory.SelfAttribute("..swv"))
    direction = "down"
    baseline_year = 2019
    baseline = 2.5
    target_year = 2027
    target = 1.7
    margin = 0.05
    limit = 0.15
    changed_on = date(2026, 1, 15)
    reason = "De groei van de regio was niet voorzien."


class PlanVersionFactory(OfPlanFactory):
    class Meta:
        model = PlanVersion

    number = "1.0"
    wanted_from = date(2028, 8, 1)


class AdoptedVersionFactory(PlanVersionFactory):
    """An adopted version; its documents are no more than a PDF's first and last line."""

    state = VersionState.ADOPTED
    adopted_on = date(2028, 4, 12)
    content = factory.LazyAttribute(lambda version: to_json(plan_snapshot(version.plan)))
    content_sha256 = factory.LazyAttribute(lambda version: digest(plan_snapshot(version.plan)))
    pdf = PDF
    pdf_sha256 = factory.LazyAttribute(lambda version: hashlib.sha256(version.pdf).hexdigest())
    docx = b"PK"
    docx_sha256 = factory.LazyAttribute(lambda version: hashlib.sha256(version.docx).hexdigest())


class AdoptionStepFactory(DjangoModelFactory):
    class Meta:
        model = AdoptionStep

    plan_version = factory.SubFactory(PlanVersionFactory, swv=factory.SelfAttribute("..swv"))
    kind = StepKind.CONSENT
    title = "Instemming van de ondersteuningsplanraad"
    weeks = 6


class PlanSettingsFactory(DjangoModelFactory):
    class Meta:
        model = PlanSettings


class OverruledFindingFactory(DjangoModelFactory):
    class Meta:
        model = OverruledFinding

    code = "no-noticeable"
    kind = Kind.GOAL
    object_id = 1
    reason = "Dit meten wij bewust alleen in cijfers."


class YearPlanFactory(OfPlanFactory):
    class Meta:
        model = YearPlan

    year = 2026
    introduction = "Dit jaar ligt de nadruk op thuisnabij onderwijs."


class AdoptedYearPlanFactory(YearPlanFactory):
    """An adopted jaarplan that keeps its school year; its document is made anew."""

    state = YearPlanState.ADOPTED
    adopted_on = date(2026, 6, 30)
    content = factory.LazyAttribute(lambda row: to_json(slice_year(plan_snapshot(row.plan), row.year)))


class GoalEvaluationFactory(DjangoModelFactory):
    class Meta:
        model = GoalEvaluation

    year_plan = factory.SubFactory(YearPlanFactory, swv=factory.SelfAttribute("..swv"))
    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))
    in_words = "De scholen vinden elkaar sneller."


class UnfinishedActivityFactory(DjangoModelFactory):
    class Meta:
        model = UnfinishedActivity

    year_plan = factory.SubFactory(YearPlanFactory, swv=factory.SelfAttribute("..swv"))
    activity = factory.SubFactory(ActivityFactory, swv=factory.SelfAttribute("..swv"))
    choice = Unfinished.ON
    reason = "De scholing loopt een half jaar later."
