"""Jaarplannen and evaluations: read, and written as on their pages."""

from typing import Any

from goals.enums import Unfinished
from goals.kinds import Kind
from goals.queries import api as reads
from goals.queries import api_beside as beside
from goals.queries.evaluations import goal_evaluation
from goals.queries.year_plans import get_year_plan
from goals.serializers import filters, yearly
from goals.serializers.writes import Nothing
from goals.services import evaluations, year_end, year_plans
from goals.viewsets.base import Deed, Many, One, Read, at
from goals.viewsets.rows import seen
from osp.abilities import Ability
from osp.errors import DomainError
from osp.rest.tenancy import TenantAPIView

OTHER_PLAN = "Dit hoort bij een ander plan."


def _find(view: TenantAPIView, pk: int) -> Any:
    """With its evaluations and decisions."""
    get_year_plan(pk)
    return beside.year_plans({}).get(pk=pk)


def _begin(view: TenantAPIView, row: Any, read: Read) -> Any:
    plan = reads.parent_by(Kind.PLAN, read["plan"])
    return _find(view, year_plans.begin_year_plan(view.actor, plan=plan, year=read["year"]).pk)


def _change(view: TenantAPIView, row: Any, read: Read) -> Any:
    """Introduction or terugblik; one of them at a time, as each has its own moment."""
    if "introduction" in read:
        year_plans.write_introduction(view.actor, year_plan=row, version=seen(read), introduction=read["introduction"])
    elif "looking_back" in read:
        evaluations.write_looking_back(view.actor, year_plan=row, version=seen(read), looking_back=read["looking_back"])
    return _find(view, row.pk)


def _adopt(view: TenantAPIView, row: Any, read: Read) -> Any:
    year_plans.adopt_year_plan(view.actor, year_plan=row, version=seen(read), adopted_on=read["adopted_on"])
    return _find(view, row.pk)


def _close(view: TenantAPIView, row: Any, read: Read) -> Any:
    evaluations.close_evaluation(view.actor, year_plan=row, version=seen(read), evaluated_on=read["evaluated_on"])
    return _find(view, row.pk)


def _evaluate(view: TenantAPIView, row: Any, read: Read) -> Any:
    """What is not sent stays as it was."""
    goal = reads.parent_by(Kind.GOAL, read["goal"])
    if goal.priority.plan_id != row.plan_id:
        raise DomainError("other-plan", OTHER_PLAN, field="goal")
    now = goal_evaluation(row, goal)
    names = ("in_figures", "in_words", "lesson")
    texts = {name: read.get(name, getattr(now, name) if now else "") for name in names}
    return evaluations.write_evaluation(view.actor, year_plan=row, goal=goal, version=read["version"], **texts)


def _decide(view: TenantAPIView, row: Any, read: Read) -> Any:
    year_end.decide_unfinished(
        view.actor,
        year_plan=row,
        activity=reads.parent_by(Kind.ACTIVITY, read["activity"]),
        choice=Unfinished(read["choice"]),
        reason=read["reason"],
        ends=read.get("ends"),
        title=read.get("title", ""),
    )
    return _find(view, row.pk)


def _undo(view: TenantAPIView, row: Any, read: Read) -> Any:
    activity = beside.any_activity(read["activity"])
    year_end.undo_unfinished(view.actor, year_plan=row, activity=activity)
    return _find(view, row.pk)


def _deed(name: str, told: str, takes: Any, do: Any, **more: Any) -> Deed:
    known: dict[str, Any] = {"shape": yearly.YearPlanSerializer, "find": _find} | more
    return Deed(name=f"year_plan_{name}", told=told, takes=takes or Nothing, do=do, **known)


YEAR_PLANS = Many(
    name="year_plans",
    told="Jaarplannen met hun evaluatie en wat over het onafgemaakte is besloten",
    shape=yearly.YearPlanSerializer,
    filter=filters.OfPlanFilter,
    rows=lambda view, read: beside.year_plans(read),
)
YEAR_PLAN = One(name="year_plan", told="Een jaarplan", shape=yearly.YearPlanSerializer, find=_find)
HERE = "year-plans/<int:pk>/"
ADOPTS = Ability.ADOPT_PLAN
URLS = [
    at(
        "year-plans/",
        reads=YEAR_PLANS,
        writes=_deed("begin", "Maak het jaarplan van een schooljaar", yearly.YearPlanCreate, _begin, find=None),
    ),
    at(
        HERE,
        reads=YEAR_PLAN,
        writes=_deed("change", "Schrijf de inleiding of de terugblik", yearly.YearPlanChange, _change, method="patch"),
    ),
    at(f"{HERE}adopt/", writes=_deed("adopt", "Stel het vast", yearly.YearPlanAdopt, _adopt, ability=ADOPTS)),
    at(
        f"{HERE}evaluations/",
        writes=_deed(
            "evaluate",
            "Schrijf wat het jaar voor een doel bracht; 409 met beide waarden als iemand anders intussen schreef",
            yearly.EvaluationWrite,
            _evaluate,
            shape=yearly.EvaluationFields,
            refind=False,
        ),
    ),
    at(f"{HERE}decisions/", writes=_deed("decide", "Besluit: door, weg of anders", yearly.DecisionWrite, _decide)),
    at(f"{HERE}decisions/undo/", writes=_deed("undo", "Neem een besluit terug", yearly.DecisionUndo, _undo)),
    at(f"{HERE}close/", writes=_deed("close", "Sluit de evaluatie af", yearly.YearPlanClose, _close, ability=ADOPTS)),
]
