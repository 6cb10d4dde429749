"""Pulse polls by phone: opening one about a doel, one answer per phone, closing it."""

import secrets

from django.utils import timezone

from goals.models import Goal
from meetings.enums import Felt
from meetings.models import AgendaItem, Poll, PollAnswer
from meetings.queries.live import goals_at
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes
from osp.passwords import ALPHABET
from osp.scope import scopes_disabled

LETTERS = 8
CLOSED = "Deze peiling is gesloten."
TWICE = "Vanaf deze telefoon is al geantwoord."
NO_GOAL = "Kies waarover de peiling gaat."


@operation("poll.opened", needs=Ability.EDIT_MEETINGS)
def open_poll(actor: Actor, *, item: AgendaItem, goal: Goal | None) -> Poll:
    """Open a poll about a doel at an address of its own, short enough to type on a phone."""
    held(item.meeting)
    if goal is None or goal.pk not in {each.pk for each in goals_at(item)}:
        raise DomainError("goal-unknown", NO_GOAL, field="goal")
    return Poll.objects.create(swv_id=item.swv_id, item=item, goal=goal, token=_token())


@operation("poll.answered", needs=Ability.ANSWER_POLL)
def answer_poll(actor: Actor, *, poll: Poll, felt: Felt, device: str) -> Poll:
    """One answer of one phone. The poll is what the log names: the answer itself stays out of it.

    `device` is a hash of what the phone holds. DomainError for a second answer and once the poll is closed.
    """
    open_one = Poll.objects.select_for_update().filter(pk=poll.pk, closed_at__isnull=True).first()
    if open_one is None:
        raise DomainError("poll-closed", CLOSED)
    if PollAnswer.objects.filter(poll=poll, device=device).exists():
        raise DomainError("answered-twice", TWICE)
    PollAnswer.objects.create(swv_id=poll.swv_id, poll=poll, felt=felt.value, device=device)
    return poll


@operation("poll.closed", needs=Ability.EDIT_MEETINGS)
def close_poll(actor: Actor, *, poll: Poll) -> Poll:
    """Close a poll, and throw away what told the phones apart."""
    if poll.closed_at is not None:
        return poll
    closed = save_changes(poll, version=poll.version, changes={"closed_at": timezone.now()})
    PollAnswer.objects.filter(poll=closed).update(device="")
    return closed


def _token() -> str:
    """A free address. Eight letters are some 10^12: they are guessed only by who may try without end, which the door forbids."""
    while True:
        token = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
        with scopes_disabled():
            if not Poll.objects.filter(token=token).exists():
                return token
