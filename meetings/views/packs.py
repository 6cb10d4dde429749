"""Papers: asking for publication, following it, and reading what was published."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.services import packs as services
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.web.files import file_name, pdf_response
from osp.web.htmx import is_partial


class PublishView(MeetingsPage):
    """Ask for the next version of the papers."""

    ability = Ability.PUBLISH_PACK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        services.publish_pack(self.actor, meeting=queries.get_meeting(pk))
        return self.go(f"{self.url('meeting', pk)}#stukken", "De stukken worden gemaakt.")


class PackStateView(MeetingsPage):
    """How far the papers are; asks for itself until they are there, then shows the page anew."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = queries.get_pack(pk)
        job = queries.job_of(pack)
        if not is_partial(request):
            return self.go(f"{self.url('meeting', pack.meeting_id)}#stukken")
        if job is None or not job.is_open:
            response = HttpResponse(status=204)
            response["HX-Refresh"] = "true"
            return response
        return self.render("components/_job.html", {"job": job, "url": self.url("pack-state", pk)})


class PackPdfView(MeetingsPage):
    """The stored bytes of a published version."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = queries.get_published(pk, self.actor)
        return pdf_response(bytes(pack.pdf or b""), _file_name(pack.meeting, f"versie-{pack.number}"))


class ConceptPdfView(MeetingsPage):
    """The papers as they would look now; made on request, not stored."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        return pdf_response(services.concept_pdf(meeting, self.actor), _file_name(meeting, "concept"))


def _file_name(meeting: Any, what: str) -> str:
    return f"stukken-{file_name(meeting.body.name)}-{meeting.date.isoformat()}-{what}"
