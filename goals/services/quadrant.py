"""Putting the question that a doel raises between meetbaar and merkbaar on an agenda."""

from goals import hooks
from goals.models import Goal
from goals.queries.quadrant import Placed
from goals.services.comments import NOBODY_MEETS
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation
from osp.scope import own_levels


@operation("goal.question_put_on_agenda", needs=Ability.EDIT_PLAN)
def ask_at_meeting(actor: Actor, *, goal: Goal, placed: Placed, meeting_id: int) -> Goal:
    """A point with the question, what the figures say and what people wrote, on the agenda of a meeting that comes."""
    if not placed.question:
        raise DomainError(
            "nothing-to-ask", f"Van {own_levels().goal.this} is nog te weinig bekend om er iets over te vragen."
        )
    wish = hooks.AgendaWish(
        comment_id=None,
        meeting_id=meeting_id,
        title=f"Merkbaar: {goal.title}",
        summary=_summary(placed),
        link_ids=tuple(link.link.pk for link in placed.links),
    )
    if not hooks.put_on_agenda(wish, actor):
        raise DomainError("no-agenda", NOBODY_MEETS)
    return goal


def _summary(placed: Placed) -> str:
    lines = [placed.question, *(link.sentence for link in placed.links), placed.pulse]
    quotes = [f"„{quote}”" for quote in placed.quotes]
    return "\n\n".join(line for line in [*lines, *quotes] if line)
