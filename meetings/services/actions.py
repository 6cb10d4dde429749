"""Giving actions at a meeting. They go on the action list of the plan and keep where they come from."""

from datetime import date

from goals.models import Action, Goal
from goals.queries.people import discussing
from meetings.models import AgendaItem, Decision, MeetingAction
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import User
from osp.operations import operation

NO_TEXT = "Schrijf wat er gedaan wordt."
NO_OWNER = "Kies wie het doet."
NO_DUE = "Kies voor wanneer."
UNKNOWN = "Kies iemand die over het plan kan meepraten."


@operation("action.given", needs=Ability.EDIT_MEETINGS)
def give_action(
    actor: Actor,
    *,
    item: AgendaItem,
    text: str,
    owner: User | None,
    due: date | None,
    decision: Decision | None = None,
    goal: Goal | None = None,
) -> MeetingAction:
    """An action of somebody by a day, given at this point. It stands at the doel, which without `goal` is that of the decision.

    DomainError without text, owner or day, for an owner without a role here, and once the minutes were approved.
    """
    held(item.meeting)
    found = goal or (decision.goal if decision else None)
    action = Action.objects.create(swv_id=item.swv_id, text=_text(text), owner=_owner(owner), due=_due(due), goal=found)
    return MeetingAction.objects.create(swv_id=item.swv_id, action=action, item=item, decision=decision)


def _text(text: str) -> str:
    if not text.strip():
        raise DomainError("text-missing", NO_TEXT, field="text")
    return " ".join(text.split())


def _owner(owner: User | None) -> User:
    if owner is None:
        raise DomainError("owner-missing", NO_OWNER, field="owner")
    if not discussing().filter(pk=owner.pk).exists():
        raise DomainError("owner-unknown", UNKNOWN, field="owner")
    return owner


def _due(due: date | None) -> date:
    if due is None:
        raise DomainError("due-missing", NO_DUE, field="due")
    return due
