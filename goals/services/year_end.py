"""Door, weg of anders: what is decided at year end about an activiteit that is not ready. It can be taken back until the
evaluation is closed.
"""

from datetime import date
from typing import Any

from goals.compute.year_slice import bounds
from goals.enums import ActivityStatus, Unfinished
from goals.models import Activity, UnfinishedActivity, YearPlan
from goals.services import rows
from goals.services.activities import archive_activity, create_activity, edit_activity, restore_activity
from goals.services.year_plans import held_year_plan
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.history import because
from osp.operations import operation
from osp.scope import own_levels

NO_REASON = "Schrijf in een paar woorden op waarom."
NO_TITLE = "Schrijf op wat er in de plaats komt."
CLOSED = "De evaluatie van dit schooljaar is afgesloten: besluiten veranderen niet meer."
NOT_ADOPTED = "Stel het jaarplan eerst vast. Daarna besluit u wat er met het onafgemaakte gebeurt."
TAKEN_BACK = "Besluit aan het eind van het schooljaar teruggenomen."


@operation("unfinished.decided", needs=Ability.EDIT_PLAN)
def decide_unfinished(
    actor: Actor,
    *,
    year_plan: YearPlan,
    activity: Activity,
    choice: Unfinished,
    reason: str,
    ends: date | None = None,
    title: str = "",
) -> UnfinishedActivity:
    """Decide about an activiteit that was not ready when the school year ended, and carry it out at once.

    Door gives it a new last day, `ends`, after the school year. Weg archives it. Anders stops it and puts a new activiteit in
    its place, called `title`, that may have a last day `ends`. DomainError without a reason, for one that was decided about or
    is ready, and while the jaarplan is no adopted one.
    """
    held = open_year_plan(year_plan)
    said = rows.text(reason, field="reason", message=NO_REASON)
    current = Activity.objects.select_related("goal", "owner").select_for_update(of=("self",)).get(pk=activity.pk)
    _check_undecided(held, current)
    with because(said):
        before, successor = _carry_out(actor, held, current, choice, said, ends, title)
    return UnfinishedActivity.objects.create(
        swv=actor.swv,
        year_plan=held,
        activity=current,
        choice=choice,
        reason=said,
        successor=successor,
        before=before,
        user_id=actor.user_id,
    )


@operation("unfinished.undone", needs=Ability.EDIT_PLAN)
def undo_unfinished(actor: Actor, *, year_plan: YearPlan, activity: Activity) -> YearPlan:
    """Take a decision back: the activiteit gets what it had, and what came in its place is archived.

    What somebody changed about it since stays as it is. DomainError where nothing was decided, or the evaluation is closed.
    """
    held = open_year_plan(year_plan)
    row = UnfinishedActivity.objects.filter(year_plan=held, activity=activity).select_related("successor").first()
    if row is None:
        raise DomainError("not-decided", "Hierover is niets besloten. Ververs de pagina.")
    current = Activity.objects.select_related("goal", "owner").select_for_update(of=("self",)).get(pk=activity.pk)
    with because(TAKEN_BACK):
        _take_back(actor, row, current)
    row.delete()
    return held


def open_year_plan(year_plan: YearPlan) -> YearPlan:
    """A jaarplan that is adopted and whose evaluation is open, held for writing; DomainError for any other."""
    held = held_year_plan(year_plan)
    if held.is_evaluated:
        raise DomainError("evaluation-closed", CLOSED)
    if held.is_concept:
        raise DomainError("year-plan-concept", NOT_ADOPTED)
    return held


def _check_undecided(year_plan: YearPlan, activity: Activity) -> None:
    if activity.goal.priority.plan_id != year_plan.plan_id:
        raise DomainError("other-plan", "Dit hoort bij een ander plan.")
    if UnfinishedActivity.objects.filter(year_plan=year_plan, activity=activity).exists():
        raise DomainError("already-decided", "Hierover is al besloten. Neem dat besluit eerst terug.")
    if activity.is_archived or activity.status in {ActivityStatus.DONE, ActivityStatus.STOPPED}:
        raise DomainError("not-unfinished", f"{_the_activity()} is al klaar, gestopt of gearchiveerd.")


def _carry_out(
    actor: Actor,
    year_plan: YearPlan,
    activity: Activity,
    choice: Unfinished,
    reason: str,
    ends: date | None,
    title: str,
) -> tuple[dict[str, Any], Activity | None]:
    """What the activiteit said before, for taking it back, and what came in its place."""
    if choice is Unfinished.GONE:
        archive_activity(actor, activity=activity, reason=reason)
        return {}, None
    last = bounds(year_plan.year)[1]
    if choice is Unfinished.ON:
        until = _after(last, ends)
        before = {"ends": activity.ends.isoformat() if activity.ends else None, "until": until.isoformat()}
        _edit(actor, activity, ends=until)
        return before, None
    said = rows.text(title, field="title", message=NO_TITLE)
    new_end = _after(last, ends) if ends else None
    successor = create_activity(actor, goal=activity.goal, title=said, owner=activity.owner, ends=new_end)
    before = {"status": activity.status}
    _edit(actor, activity, status=ActivityStatus.STOPPED)
    return before, successor


def _take_back(actor: Actor, row: UnfinishedActivity, activity: Activity) -> None:
    if row.choice == Unfinished.GONE:
        if activity.is_archived:
            restore_activity(actor, activity=activity, in_place=True)
        return
    if row.choice == Unfinished.ON:
        if activity.ends and activity.ends.isoformat() == row.before.get("until"):
            stored = row.before.get("ends")
            _edit(actor, activity, ends=date.fromisoformat(stored) if stored else None)
        return
    if row.successor and not row.successor.is_archived:
        archive_activity(actor, activity=row.successor, reason=TAKEN_BACK)
    if activity.status == ActivityStatus.STOPPED:
        _edit(actor, activity, status=row.before["status"])


def _edit(actor: Actor, activity: Activity, **changes: Any) -> None:
    fields = ("title", "description", "owner", "starts", "ends", "status")
    values = {name: getattr(activity, name) for name in fields} | changes
    edit_activity(actor, activity=activity, version=activity.version, **values)


def _after(last: date, ends: date | None) -> date:
    if ends is None or ends <= last:
        message = f"Kies een dag na {dutch.date_long(last)}: tot wanneer loopt {own_levels().activity.the} door?"
        raise DomainError("ends-in-year", message, field="ends")
    return ends


def _the_activity() -> str:
    return dutch.sentence_case(own_levels().activity.the)
