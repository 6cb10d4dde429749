"""Bringing actions that are overdue back to the gremium that gave them."""

from meetings.enums import ItemOrigin, Purpose
from meetings.models import AgendaItem, Meeting, MeetingAction
from meetings.queries.actions import overdue_for
from meetings.services.agenda import LATE_BY_RHYTHM, add_item
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation

TITLE = "Acties die over tijd zijn"
MINUTES = 10


@operation("action.returned", needs=Ability.EDIT_MEETINGS)
def return_actions(actor: Actor, *, meeting: Meeting) -> AgendaItem:
    """One point with every overdue action of the gremium, each with when and where it was given. DomainError when there is none.

    Actions that were given at a confidential point make the point confidential.
    """
    rows = overdue_for(meeting)
    if not rows:
        raise DomainError("nothing-overdue", "Er zijn geen acties over tijd die nog niet op een agenda staan.")
    item = add_item(
        actor,
        meeting=meeting,
        title=TITLE,
        purpose=Purpose.DISCUSS,
        minutes=MINUTES,
        summary="\n".join(_line(row) for row in rows),
        is_confidential=any(row.item.is_confidential for row in rows),
        origin=ItemOrigin.ACTION,
        late_reason=LATE_BY_RHYTHM,
    )
    for row in rows:
        row.returned_in = item
        row.save()
    return item


def _line(row: MeetingAction) -> str:
    """ "- Vraag de gemeenten om hun cijfers: Anna, voor 1 februari 2027 (3 december 2026, besluit 2026-14)"."""
    who = row.action.owner.name if row.action.owner else "niemand"
    due = f", voor {dutch.date_long(row.action.due)}" if row.action.due else ""
    given = dutch.date_long(row.item.meeting.date)
    decision = f", besluit {row.decision.label}" if row.decision else ""
    return f"- {row.action.text}: {who}{due} ({given}{decision})"
