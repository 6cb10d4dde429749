"""Votes: putting a sentence to the vote at a point, and the page on which is noted who votes what."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.compute.votes import RULE
from meetings.enums import MAJORITY_LABELS, WEIGHTING_LABELS, Choice, DecisionState, Majority, Weighting
from meetings.queries import ballots as reads
from meetings.queries.attendance import quorum_of
from meetings.queries.live import live_of
from meetings.services import ballots as services
from meetings.views.live import LivePage
from meetings.views.pages import crumbs, named
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.web.numbers import number_in

MOVED = "Iemand anders noteerde intussen stemmen. Kijk of het klopt, en doe het dan opnieuw."


class BallotOpenView(LivePage):
    """Put a sentence to the vote."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        ballot = services.open_ballot(self.actor, item=item, question=request.POST.get("question", ""))
        return self.go(self.url("ballot", ballot.pk))


class BallotView(LivePage):
    """Who votes what. Closed: the calculation."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ballot = reads.get_ballot(pk, self.actor)
        votes = {int(key[5:]): Choice(str(value)) for key, value in request.POST.items() if _is_vote(key, value)}
        if "rest" in request.POST:
            voters = reads.voters_of(ballot)
            rest = {voter.attendance.member_id: Choice.FOR for voter in voters if voter.weight is not None}
            votes = rest | votes
        try:
            services.cast_votes(self.actor, ballot=ballot, version=_version(request), votes=votes)
        except ConflictError:
            return self.page(pk, fault=MOVED, status=409)
        if "sluit" in request.POST:
            services.close_ballot(self.actor, ballot=reads.get_ballot(pk, self.actor))
            return self.go(self.url("ballot", pk), "De stemming is gesloten.")
        return self.go(self.url("ballot", pk), "De stemmen zijn genoteerd.")

    def page(self, pk: int, *, fault: str = "", status: int = 200) -> HttpResponse:
        """The page of one vote."""
        ballot = reads.get_ballot(pk, self.actor)
        item = ballot.item
        tally = reads.tally_of(ballot)
        context: dict[str, Any] = {
            "ballot": ballot,
            "item": item,
            "voters": reads.voters_of(ballot),
            "tally": tally,
            "is_weighted": ballot.weighting != Weighting.EQUAL,
            "majority": MAJORITY_LABELS[Majority(ballot.majority)],
            "weighting": WEIGHTING_LABELS[Weighting(ballot.weighting)],
            "rule": RULE,
            "choices": [choice.value for choice in Choice],
            "quorum": quorum_of(item.meeting),
            "live": live_of(item.meeting, self.actor),
            "state": (DecisionState.TAKEN if tally.is_carried else DecisionState.REJECTED).value,
            "decided": ballot.decisions.filter(archived_at__isnull=True).select_related("body").first(),
            "fault": fault,
            "crumbs": crumbs(
                (named(item.meeting), self.url("live", item.meeting_id)),
                (item.title, self.live_url(item)),
                ("Stemming", ""),
            ),
        }
        return self.render("meetings/ballot.html", context, status=status)


def _is_vote(key: str, value: Any) -> bool:
    number = key.removeprefix("stem-")
    return key.startswith("stem-") and number.isascii() and number.isdigit() and value in set(Choice)


def _version(request: HttpRequest) -> int:
    return number_in(request.POST.get("version")) or 0
