"""Papers: asking for publication, following it, and the concept. Reading what was published: meetings/views/papers.py."""

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.services import packs as services
from meetings.views.meetings import publish_form
from meetings.views.pages import MeetingsPage
from meetings.views.papers import papers_name
from osp.abilities import Ability
from osp.web.files import pdf_response
from osp.web.htmx import is_partial


class PublishView(MeetingsPage):
    """Ask for the next version of the papers."""

    ability = Ability.PUBLISH_PACK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        form = publish_form(meeting, request.POST)
        bodies = form.chosen if form.is_valid() and "kies" in request.POST else None
        services.publish_pack(self.actor, meeting=meeting, bodies=bodies)
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


class ConceptPdfView(MeetingsPage):
    """The papers as they would look now; made on request, not stored."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        return pdf_response(services.concept_pdf(meeting, self.actor), papers_name(meeting, "concept"))
