"""The minutes of a meeting: read, corrected, approved by a later one, sealed."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.enums import MinutesState
from meetings.queries import minutes as reads
from meetings.services import sealing
from meetings.services.minutes_pdf import minutes_pdf
from meetings.views.pages import MeetingsPage, crumbs, named
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.files import file_name, pdf_response
from osp.web.numbers import number_in

MOVED = "Iemand anders wijzigde intussen het verslag. Kijk of het klopt, en doe het dan opnieuw."
STATES = {
    MinutesState.CONCEPT: "concept",
    MinutesState.CORRECTED: "concept, met correcties verwerkt",
    MinutesState.APPROVED: "goedgekeurd, nog niet verzegeld",
    MinutesState.SEALED: "verzegeld",
}


class MinutesView(MeetingsPage):
    """The minutes as this reader may read them."""

    ability = Ability.READ_PAPERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        minutes = reads.get_minutes(pk, self.actor)
        meeting = minutes.meeting
        reads_all = self.actor.can(Ability.VIEW_MEETINGS)
        way = (self.url("list"), self.url("meeting", pk)) if reads_all else (self.url("papers"), "")
        context: dict[str, Any] = {
            "meeting": meeting,
            "minutes": minutes,
            "state": STATES[MinutesState(minutes.state)],
            "paper": reads.paper_for(meeting, minutes, self.actor),
            "later": reads.approving_meetings(meeting) if minutes.is_open else (),
            "crumbs": crumbs(("Overleg", way[0]), (named(meeting), way[1]), ("Verslag", "")),
        }
        return self.render("meetings/minutes.html", context)


class MinutesPdfView(MeetingsPage):
    """The same on paper."""

    ability = Ability.READ_PAPERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = reads.get_minutes(pk, self.actor).meeting
        name = f"verslag-{file_name(meeting.body.name)}-{meeting.date.isoformat()}"
        return pdf_response(minutes_pdf(meeting, self.actor), name)


class StepView(MeetingsPage):
    """A button under the minutes."""

    http_method_names = ["post"]
    said: str

    def step(self, meeting: Any, version: int) -> None:
        """Call the verb."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            self.step(queries.get_meeting(pk), number_in(request.POST.get("version")) or 0)
        except ConflictError as error:
            raise DomainError("minutes-moved", MOVED) from error
        return self.go(self.came_from() or self.url("minutes", pk), self.said)


class CorrectView(StepView):
    """Corrections are in."""

    ability = Ability.EDIT_MEETINGS
    said = "De correcties zijn verwerkt."

    def step(self, meeting: Any, version: int) -> None:
        sealing.correct_minutes(self.actor, meeting=meeting, version=version)


class ApproveView(StepView):
    """A later meeting approves."""

    ability = Ability.EDIT_MEETINGS
    said = "Het verslag is goedgekeurd."

    def step(self, meeting: Any, version: int) -> None:
        chosen = reads.get_approving(self.request.POST.get("meeting", ""))
        sealing.approve_minutes(self.actor, meeting=meeting, version=version, approved_in=chosen)


class SealView(StepView):
    """Keep it for good."""

    ability = Ability.PUBLISH_PACK
    said = "Het verslag is verzegeld en verandert niet meer."

    def step(self, meeting: Any, version: int) -> None:
        sealing.seal_minutes(self.actor, meeting=meeting, version=version)
