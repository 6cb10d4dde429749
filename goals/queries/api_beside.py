"""What the API of the plan reads beside its rows: what people say, versions and steps, jaarplannen, Excel files, contributions."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from goals.enums import RoundState
from goals.models import (
    Activity,
    AdoptionStep,
    Comment,
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionMoney,
    ContributionRound,
    GoalEvaluation,
    IndicatorLink,
    Interpretation,
    PlanVersion,
    Suggestion,
    UnfinishedActivity,
    WorkbookRun,
    YearPlan,
)
from goals.queries.api import UNKNOWN_PARENT
from goals.queries.contributions import is_bureau, own, visible
from goals.queries.lookups import LIVE_LINK
from goals.queries.versions import versions
from goals.queries.year_plans import HEAVY
from osp.actors import Actor
from osp.errors import DomainError

Read = Mapping[str, Any]
HEAVY_PARTS = ("content", "document", "pdf", "docx")


def said(model: type[Comment] | type[Suggestion], read: Read) -> QuerySet[Any]:
    """Comments or suggestions at a place, or in a plan, oldest first. Only who may discuss the plan reads them."""
    names = {"plan": "plan", "kind": "kind", "object": "object_id", "field": "field"}
    return model.objects.filter(**{column: read[name] for name, column in names.items() if name in read})


def version_rows(read: Read) -> QuerySet[PlanVersion]:
    """Versions of the plan, newest first, without what is heavy."""
    rows = versions()
    return rows.filter(plan=read["plan"]) if "plan" in read else rows


def whole_version(pk: int) -> PlanVersion:
    """A version with what it says; 404 otherwise."""
    return get_object_or_404(PlanVersion.objects.defer(*HEAVY_PARTS[1:]), pk=pk)


def step_rows(read: Read) -> QuerySet[AdoptionStep]:
    """Steps of the routes, of the newest version first."""
    rows = AdoptionStep.objects.order_by("-plan_version", "position", "pk")
    return rows.filter(plan_version=read["plan_version"]) if "plan_version" in read else rows


def get_step_by(pk: int) -> AdoptionStep:
    """One of them with its version; 404 otherwise."""
    rows = AdoptionStep.objects.select_related("plan_version").defer(*(f"plan_version__{each}" for each in HEAVY_PARTS))
    return get_object_or_404(rows, pk=pk)


def interpretation_rows(read: Read) -> QuerySet[Interpretation]:
    """What people read in the figures of koppelingen that hold, newest first."""
    holding = IndicatorLink.objects.filter(LIVE_LINK).values("pk")
    rows = Interpretation.objects.filter(link__in=holding).select_related("user")
    return rows.filter(link=read["link"]) if "link" in read else rows


def any_activity(pk: int) -> Activity:
    """An activiteit, also one that was put away; DomainError otherwise."""
    found = Activity.objects.filter(pk=pk).first()
    if found is None:
        raise DomainError("activity-unknown", UNKNOWN_PARENT, field="activity")
    return found


def workbook_runs(read: Read) -> QuerySet[WorkbookRun]:
    """Excel files that were handed in, newest first, without what is in them."""
    rows = WorkbookRun.objects.defer("content", "refused", "outcome", "kept").order_by("-created_at", "-pk")
    return rows.filter(plan=read["plan"]) if "plan" in read else rows


def year_plans(read: Read) -> QuerySet[YearPlan]:
    """Jaarplannen with their evaluations, newest first."""
    evaluations = GoalEvaluation.objects.filter(archived_at__isnull=True).order_by("pk")
    rows = YearPlan.objects.filter(archived_at__isnull=True).defer(*HEAVY)
    decisions = UnfinishedActivity.objects.order_by("pk")
    rows = rows.prefetch_related(Prefetch("evaluations", evaluations), Prefetch("unfinished", decisions))
    return rows.filter(plan=read["plan"]) if "plan" in read else rows


def round_rows(actor: Actor, read: Read) -> QuerySet[ContributionRound]:
    """Rounds: all of them for the bureau, those that asked them for a party, and those put out for who reads along."""
    rows = ContributionRound.objects.filter(archived_at__isnull=True)
    if not is_bureau(actor):
        rows = rows.exclude(state=RoundState.PREPARED)
        if actor.parties:
            rows = rows.filter(pk__in=visible(actor).values("round"))
    return rows.filter(plan=read["plan"]) if "plan" in read else rows


def contribution_rows(actor: Actor, read: Read) -> QuerySet[Contribution]:
    """The contributions that somebody may read, newest round first."""
    rows = visible(actor).defer("signed_content").order_by("-round__year", "-round_id", "party", "name", "pk")
    return rows.filter(round=read["round"]) if "round" in read else rows


def own_row(actor: Actor, kind: str, pk: int) -> Any:
    """A row (answer, money, figure) of a contribution that somebody fills in; 404 for any other."""
    above = {"answer": ("round_goal",), "money": (), "figure": ("round_indicator",)}[kind]
    model = {"answer": ContributionAnswer, "money": ContributionMoney, "figure": ContributionFigure}[kind]
    rows = model._default_manager.filter(contribution__in=own(actor).values("pk"))
    return get_object_or_404(rows.select_related("contribution__round", "contribution__parent", *above), pk=pk)
