"""The evaluation of a school year: written doel by doel, looked back on as a whole, and closed with its figures."""

from datetime import date

from django.utils import timezone

from goals.documents.plan import to_json
from goals.enums import YearPlanState
from goals.models import Goal, GoalEvaluation, YearPlan
from goals.queries.evaluation_document import evaluation_document
from goals.queries.evaluations import GoalYear, decided_activities, goal_evaluation, goal_years, stored
from goals.queries.year_plans import slice_of
from goals.services.year_end import open_year_plan
from goals.services.year_plans import past_day
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.operations import operation, save_changes
from osp.scope import own_levels

AHEAD = "Deze dag is nog niet geweest. Kies de dag waarop de evaluatie is afgesloten."
# The version of an evaluation that nobody began yet.
NOT_THERE = 0


@operation("evaluation.written", needs=Ability.EDIT_PLAN)
def write_evaluation(
    actor: Actor, *, year_plan: YearPlan, goal: Goal, version: int, in_figures: str, in_words: str, lesson: str
) -> GoalEvaluation:
    """Write what a year brought for a doel; the first one to write makes the row, from version 0.

    An empty `in_figures` stands for what the figures say of themselves. ConflictError when somebody saved since `version`,
    DomainError while the jaarplan is no adopted one.
    """
    held = open_year_plan(year_plan)
    texts = {"in_figures": in_figures.strip(), "in_words": in_words.strip(), "lesson": lesson.strip()}
    row = goal_evaluation(held, goal)
    if row is not None:
        return save_changes(row, version=version, changes=texts)
    if version != NOT_THERE:
        raise DomainError("evaluation-gone", "Deze evaluatie is er niet meer. Ververs de pagina.")
    return GoalEvaluation.objects.create(swv=actor.swv, year_plan=held, goal=goal, **texts)


@operation("evaluation.looked_back", needs=Ability.EDIT_PLAN)
def write_looking_back(actor: Actor, *, year_plan: YearPlan, version: int, looking_back: str) -> YearPlan:
    """Write the terugblik on the whole year. ConflictError when somebody saved since `version`."""
    held = open_year_plan(year_plan)
    return save_changes(held, version=version, changes={"looking_back": looking_back.strip()})


@operation("evaluation.closed", needs=Ability.ADOPT_PLAN)
def close_evaluation(actor: Actor, *, year_plan: YearPlan, version: int, evaluated_on: date) -> YearPlan:
    """Close the evaluation: figures and verdicts are kept as they are now, and the document with them.

    ConflictError when somebody saved since `version`. DomainError while an activiteit is undecided, and for a day to come.
    """
    held = open_year_plan(year_plan)
    if held.version != version:
        raise ConflictError(held, {})
    day = past_day(evaluated_on, field="evaluated_on", message=AHEAD)
    part = slice_of(held.plan, held.swv, held.year)
    undecided = sum(each.decision is None for each in decided_activities(held, part))
    if undecided:
        what = own_levels().activity.count(undecided)
        raise DomainError("undecided", f"Besluit eerst over {what}: door, weg of anders.")
    for row in goal_years(held, part):
        _freeze(held, row)
    label = f"Afgesloten op {dutch.date_long(day)}"
    paper = evaluation_document(held, held.swv, version=label, made_on=timezone.localdate())
    changes = {
        "state": YearPlanState.EVALUATED.value,
        "evaluated_on": day,
        "evaluation_paper": to_json(paper),
    }
    return save_changes(held, version=version, changes=changes)


def _freeze(year_plan: YearPlan, row: GoalYear) -> None:
    """Keep the figures of a doel, also of one about which nothing was written."""
    figures = stored(row.figures)
    if row.evaluation is None:
        GoalEvaluation.objects.create(
            swv_id=year_plan.swv_id, year_plan=year_plan, goal_id=row.goal.id, in_figures=row.prefilled, figures=figures
        )
        return
    changes = {"figures": figures, "in_figures": row.in_figures}
    save_changes(row.evaluation, version=row.evaluation.version, changes=changes)
