"""Jaarplannen: made in one go, introduced, and adopted, from which moment they keep what they said."""

from datetime import date

from django.utils import timezone

from goals import snapshot
from goals.documents.plan import to_json
from goals.enums import YearPlanState
from goals.models import Plan, YearPlan
from goals.queries.year_document import year_document
from goals.queries.year_plans import slice_of
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

NOT_CONCEPT = "Dit jaarplan is al vastgesteld: de inleiding verandert niet meer."
AHEAD = "Deze dag is nog niet geweest. Kies de dag waarop het jaarplan is vastgesteld."


@operation("year_plan.begun", needs=Ability.EDIT_PLAN)
def begin_year_plan(actor: Actor, *, plan: Plan, year: int) -> YearPlan:
    """Make the jaarplan of a school year. What is in it follows from the plan, so nothing is asked.

    DomainError for a year in which the plan does not hold, or that has a jaarplan.
    """
    # Two people who begin at once do so one after the other.
    Plan.objects.select_for_update().get(pk=plan.pk)
    if not plan.first_year <= year <= plan.last_year:
        raise DomainError("outside-plan", "Dit schooljaar valt buiten de looptijd van het plan. Kies een ander jaar.")
    if YearPlan.objects.filter(plan=plan, year=year).exists():
        raise DomainError("year-plan-exists", f"Er is al een jaarplan {dutch.school_year(year)}. Open dat.")
    return YearPlan.objects.create(swv=actor.swv, plan=plan, year=year)


@operation("year_plan.introduced", needs=Ability.EDIT_PLAN)
def write_introduction(actor: Actor, *, year_plan: YearPlan, version: int, introduction: str) -> YearPlan:
    """Write what stands in front of a concept. ConflictError when somebody saved since `version`."""
    held = held_year_plan(year_plan)
    if not held.is_concept:
        raise DomainError("year-plan-adopted", NOT_CONCEPT, field="introduction")
    return save_changes(held, version=version, changes={"introduction": introduction.strip()})


@operation("year_plan.adopted", needs=Ability.ADOPT_PLAN)
def adopt_year_plan(actor: Actor, *, year_plan: YearPlan, version: int, adopted_on: date) -> YearPlan:
    """Keep the school year as it is now: its rows, to hold the plan against later, and the document, which never changes.

    ConflictError when somebody saved since `version`; DomainError for one that is adopted, or for a day to come.
    """
    held = held_year_plan(year_plan)
    if not held.is_concept:
        raise DomainError("year-plan-adopted", "Dit jaarplan is al vastgesteld.")
    day = past_day(adopted_on, field="adopted_on", message=AHEAD)
    label = f"Vastgesteld op {dutch.date_long(day)}"
    paper = year_document(held, held.swv, version=label, made_on=timezone.localdate())
    changes = {
        "state": YearPlanState.ADOPTED.value,
        "adopted_on": day,
        "content": snapshot.to_json(slice_of(held.plan, held.swv, held.year).part),
        "paper": to_json(paper),
    }
    return save_changes(held, version=version, changes=changes)


def held_year_plan(year_plan: YearPlan) -> YearPlan:
    """The same jaarplan held for writing: whoever comes second sees what the first one made of it."""
    rows = YearPlan.objects.select_for_update(of=("self",)).select_related("plan", "swv__tenant")
    return rows.get(pk=year_plan.pk)


def past_day(day: date, *, field: str, message: str) -> date:
    """A day that has come; DomainError with this message otherwise."""
    if day > timezone.localdate():
        raise DomainError("day-ahead", message, field=field)
    return day
