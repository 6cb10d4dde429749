"""The way of a contribution, as one table: from which states a move is made, where it leads, and who may make it. Pure.

A school hands its part to its schoolbestuur and signs nothing; it may take it back as long as the schoolbestuur can still change
its own. Schoolbestuur and gemeente prepare, sign and send in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goals.enums import ContributionState as State
from osp.abilities import Ability
from osp.enums import Party


class Move(StrEnum):
    """Something that happens to a contribution as a whole."""

    OPEN = "openen"
    FILL = "invullen"
    INVITE = "uitnodigen"
    PREPARE = "klaarzetten"
    TAKE_BACK = "verder invullen"
    SIGN = "ondertekenen"
    HAND_IN = "inleveren"
    ASK_BACK = "terugvragen"
    GIVE_BACK = "teruggeven"
    RETURN = "terugsturen"
    ACCEPT = "aanvaarden"


class Step(StrEnum):
    """A page of the form; the value stands in its address."""

    FIGURES = "cijfers"
    PROMISE = "toezegging"
    MONEY = "geld"
    SIGN = "ondertekenen"


STEPS: Mapping[Party, tuple[Step, ...]] = {
    Party.SCHOOLBESTUUR: (Step.FIGURES, Step.PROMISE, Step.MONEY, Step.SIGN),
    Party.SCHOOL: (Step.FIGURES, Step.PROMISE, Step.SIGN),
    Party.MUNICIPALITY: (Step.FIGURES, Step.SIGN),
}


def steps_of(party: Party, *, asks_money: bool) -> tuple[Step, ...]:
    """The pages that such a party fills in, in their order."""
    return tuple(step for step in STEPS[party] if asks_money or step is not Step.MONEY)


@dataclass(frozen=True, slots=True)
class Transition:
    """`to` None leaves the state as it is. `ability` is what the verb asks."""

    before: frozenset[State]
    to: State | None
    ability: Ability


def _of(*before: State, to: State | None = None, ability: Ability = Ability.FILL_CONTRIBUTION) -> Transition:
    return Transition(frozenset(before), to, ability)


_OPENING = {
    Move.OPEN: _of(State.ASKED, to=State.OPENED),
    Move.FILL: _of(State.OPENED, State.RETURNED),
    # Also whoever signs can be asked along.
    Move.INVITE: _of(State.ASKED, State.OPENED, State.PREPARED, State.RETURNED),
}
# Of a schoolbestuur or a gemeente.
SIGNED: Mapping[Move, Transition] = _OPENING | {
    Move.PREPARE: _of(State.OPENED, State.RETURNED, to=State.PREPARED),
    Move.TAKE_BACK: _of(State.PREPARED, to=State.OPENED),
    Move.SIGN: _of(State.PREPARED, to=State.SUBMITTED, ability=Ability.SIGN_CONTRIBUTION),
    Move.ASK_BACK: _of(State.SUBMITTED),
    Move.GIVE_BACK: _of(State.SUBMITTED, to=State.OPENED, ability=Ability.ASK_CONTRIBUTIONS),
    Move.RETURN: _of(State.SUBMITTED, State.RETURNED, to=State.RETURNED, ability=Ability.ASK_CONTRIBUTIONS),
    Move.ACCEPT: _of(State.SUBMITTED, to=State.ACCEPTED, ability=Ability.ASK_CONTRIBUTIONS),
}
# Of a school, for its schoolbestuur.
HANDED_IN: Mapping[Move, Transition] = _OPENING | {
    Move.HAND_IN: _of(State.OPENED, to=State.SUBMITTED),
    Move.TAKE_BACK: _of(State.SUBMITTED, to=State.OPENED),
}
# In these the party has done what was asked.
DONE = frozenset({State.SUBMITTED, State.ACCEPTED})
# In these what was signed counts, also while one field of it is being mended.
COUNTED = DONE | {State.RETURNED}


class WrongMoveError(ValueError):
    """A move that cannot be made from this state, or not by this kind of party."""


def transition(move: Move, party: Party) -> Transition | None:
    """The row of the table; None for a move that such a party does not know."""
    return (HANDED_IN if party is Party.SCHOOL else SIGNED).get(move)


def moved(move: Move, state: State, party: Party, *, has_returned: bool = False) -> State:
    """The state after a move. `has_returned`: fields that were sent back are not settled yet, so the rest stays closed.

    Raises WrongMoveError.
    """
    found = transition(move, party)
    if found is None or state not in found.before:
        raise WrongMoveError(f"{move.value} kan niet vanuit {state.value}")
    if move is Move.TAKE_BACK and has_returned:
        return State.RETURNED
    return found.to or state


def can(move: Move, state: State, party: Party) -> bool:
    """Whether the move can be made, for a button."""
    found = transition(move, party)
    return found is not None and state in found.before
