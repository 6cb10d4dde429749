"""Giving actions at a meeting. They go on the action list of the plan and keep where they come from."""

from datetime import date

from goals.models import Action, Goal
from goals.services.actions import promised
from meetings.models import AgendaItem, Decision, MeetingAction
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import User
from osp.operations import operation


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
    # An action is one line, also when Enter was pressed in it.
    values = promised(" ".join(text.split()), owner, due)
    action = Action.objects.create(swv_id=item.swv_id, goal=found, **values)
    return MeetingAction.objects.create(swv_id=item.swv_id, action=action, item=item, decision=decision)
