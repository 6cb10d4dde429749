"""Votes: putting a sentence to the vote, noting what each member votes, and closing it with the calculation."""

from collections.abc import Mapping

from django.utils import timezone

from meetings.enums import Choice, Majority, Weighting
from meetings.models import AgendaItem, Ballot, Vote
from meetings.queries.attendance import quorum_of
from meetings.queries.ballots import tally_of, voters_of
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

NO_QUESTION = "Schrijf waarover gestemd wordt."
NOBODY = "Noteer eerst wie er is: er is nog niemand die stemt."
CLOSED = "Deze stemming is gesloten. Wat er gestemd is, verandert niet meer."
NO_WEIGHT = "Het stemgewicht van {} is niet bekend. Vul het in bij Wie is er."
NO_VOTES = "Er is nog niet gestemd."


@operation("ballot.opened", needs=Ability.EDIT_MEETINGS)
def open_ballot(actor: Actor, *, item: AgendaItem, question: str) -> Ballot:
    """Put a sentence to the vote, by the rules that the gremium has now. DomainError while nobody is there to vote."""
    held(item.meeting)
    if not question.strip():
        raise DomainError("question-missing", NO_QUESTION, field="question")
    body = item.meeting.body
    ballot = Ballot.objects.create(
        swv_id=item.swv_id,
        item=item,
        question=question.strip(),
        majority=Majority(body.majority).value,
        weighting=Weighting(body.weighting).value,
        quorum_percent=body.quorum_percent,
    )
    if not voters_of(ballot):
        raise DomainError("nobody-votes", NOBODY)
    return ballot


@operation("ballot.cast", needs=Ability.EDIT_MEETINGS)
def cast_votes(actor: Actor, *, ballot: Ballot, version: int, votes: Mapping[int, Choice]) -> Ballot:
    """Note what members vote, by their number; who is not among them did not vote. ConflictError when noted by another since.

    DomainError once it is closed, for somebody who does not vote here, and for a vote of which the weight is not known.
    """
    _require_open(ballot)
    saved = save_changes(ballot, version=version, changes={})
    voters = {voter.attendance.member_id: voter for voter in voters_of(saved)}
    if not voters.keys() >= votes.keys():
        raise DomainError("no-voter", "Wie niet aanwezig of vertegenwoordigd is, stemt niet mee. Ververs de pagina.")
    unknown = [voters[pk].attendance.member.called for pk in votes if voters[pk].weight is None]
    if unknown:
        raise DomainError("weight-unknown", NO_WEIGHT.format(unknown[0]))
    Vote.objects.filter(ballot=saved).delete()
    for member_id, choice in votes.items():
        weight = voters[member_id].weight or 0
        Vote.objects.create(swv_id=saved.swv_id, ballot=saved, member_id=member_id, choice=choice.value, weight=weight)
    return saved


@operation("ballot.closed", needs=Ability.EDIT_MEETINGS)
def close_ballot(actor: Actor, *, ballot: Ballot) -> Ballot:
    """Close a vote and keep its calculation; nothing of it changes afterwards. DomainError without a vote."""
    _require_open(ballot)
    fresh = Ballot.objects.prefetch_related("votes__member__user").get(pk=ballot.pk)
    if not fresh.votes.all():
        raise DomainError("no-votes", NO_VOTES)
    quorum = quorum_of(ballot.item.meeting)
    result = tally_of(fresh).as_plain() | {
        "quorum": quorum.sentence if quorum else "",
        "votes": [
            {"member": vote.member.called, "choice": vote.choice, "weight": vote.weight} for vote in fresh.votes.all()
        ],
    }
    return save_changes(fresh, version=fresh.version, changes={"closed_at": timezone.now(), "result": result})


def _require_open(ballot: Ballot) -> None:
    held(ballot.item.meeting)
    if Ballot.objects.filter(pk=ballot.pk, closed_at__isnull=False).exists():
        raise DomainError("ballot-closed", CLOSED)
