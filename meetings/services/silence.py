"""Putting a silent doel on the agenda of the gremium that discusses it."""

from goals.models import Goal
from meetings.compute.silence import Silence
from meetings.enums import ItemOrigin, Purpose
from meetings.models import AgendaItem, Meeting
from meetings.queries.silence import SilentGoal, silent_for
from meetings.services.agenda import add_item
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation
from osp.scope import own_levels

MINUTES = 10
LATE = "Bleek stil toen de agenda werd gemaakt."
GONE = "Hier is het niet meer stil, of het staat al op een agenda."


@operation("agenda.silent_brought", needs=Ability.EDIT_MEETINGS)
def bring_silent(actor: Actor, *, meeting: Meeting, goal: Goal) -> AgendaItem:
    """A point that asks to agenderen, herbezetten or schrappen a doel, with its figures. DomainError where it is not silent."""
    row = next((each for each in silent_for(meeting) if each.goal == goal), None)
    if row is None:
        raise DomainError("not-silent", GONE)
    named = f"{dutch.sentence_case(own_levels().goal.the)} „{goal.title.rstrip('.')}”"
    return add_item(
        actor,
        meeting=meeting,
        title=row.title,
        purpose=Purpose.DECIDE,
        minutes=MINUTES,
        summary=_summary(row),
        links=row.links,
        goal=goal,
        requested_decision=f"{named} te agenderen, te herbezetten of te schrappen.",
        origin=ItemOrigin.SILENT,
        late_reason=LATE,
    )


def _summary(row: SilentGoal) -> str:
    owner = f"Eigenaar is {row.goal.owner.name}." if row.goal.owner else "Er is geen eigenaar."
    return f"{told(row.silence)} {owner}"


def told(found: Silence) -> str:
    """ "Er gebeurde 15 maanden niets rond dit doel; het laatst was een besluit op 3 maart 2026."."""
    around = own_levels().goal.this
    months = dutch.plural(max(1, found.days // 30), "maand", "maanden")
    if found.last is None:
        return f"Er gebeurde {months} niets rond {around}."
    return (
        f"Er gebeurde {months} niets rond {around}; het laatst: {found.last.what} op {dutch.date_long(found.last.day)}."
    )
