"""What the verbs on a contribution share: whose it is, whether its round is open, and the table of moves."""

from typing import Any

from goals.compute.contribution_flow import Move, WrongMoveError, moved, transition
from goals.enums import ContributionState, RoundState
from goals.models import Contribution, ContributionLink
from goals.queries.contributions import own
from goals.wording.contributions import WRONG_MOVE
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError, NotAllowedError
from osp.operations import save_changes
from osp.queries import names_of

CLOSED = "Deze uitvraag is gesloten. Vraag het bureau om haar weer te openen."
BOARD_SIGNED = "Uw schoolbestuur heeft al ondertekend. Vraag daar of uw antwoord nog gewijzigd kan worden."
BUREAU_MOVES = frozenset({Move.GIVE_BACK, Move.RETURN, Move.ACCEPT})


def require_own(actor: Actor, contribution: Contribution) -> None:
    """NotAllowedError for somebody who is not of this party, and whose link does not open it."""
    if not actor.is_system and not own(actor).filter(pk=contribution.pk).exists():
        raise NotAllowedError("contributions.own")


def check_move(actor: Actor, contribution: Contribution, move: Move) -> ContributionState:
    """The state after the move. DomainError from another state or after closing; NotAllowedError for who may not make it."""
    party, state = Party(contribution.party), ContributionState(contribution.state)
    found = transition(move, party)
    if found is not None:
        actor.require(found.ability)
    if move not in BUREAU_MOVES:
        require_own(actor, contribution)
    if move is not Move.ACCEPT and contribution.round.state != RoundState.ASKED:
        raise DomainError("round-closed", CLOSED)
    if party is Party.SCHOOL and _board_is_done(contribution):
        raise DomainError("board-signed", BOARD_SIGNED)
    try:
        return moved(move, state, party, has_returned=has_returned(contribution))
    except WrongMoveError as error:
        raise DomainError("wrong-state", WRONG_MOVE[state]) from error


def make_move(contribution: Contribution, move: Move, *, by: Actor, **changes: Any) -> Contribution:
    """Bring a contribution to its next state, with what else changes. ConflictError when somebody moved it meanwhile."""
    state = check_move(by, contribution, move)
    return save_changes(contribution, version=contribution.version, changes={"state": state.value, **changes})


def has_returned(contribution: Contribution) -> bool:
    """Whether a field that was sent back is not settled yet."""
    return contribution.returned.filter(settled_at__isnull=True).exists()


def _board_is_done(contribution: Contribution) -> bool:
    done = {ContributionState.SUBMITTED, ContributionState.ACCEPTED}
    return contribution.parent is not None and contribution.parent.state in done


def acting_name(actor: Actor) -> str:
    """Who prepares, as the contribution keeps it: the name of the account, or the one that the link was made out to."""
    if actor.user_id is not None:
        return names_of([actor.user_id]).get(actor.user_id, "")
    if not actor.via:
        return ""
    link = ContributionLink.objects.filter(pk=int(actor.via.rpartition("-")[2])).first()
    return (link.name or link.to) if link else ""
