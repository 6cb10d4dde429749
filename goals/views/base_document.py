"""Inrichting: the Word file that gives exports the looks of the samenwerkingsverband."""

from django.http import Http404, HttpRequest, HttpResponse

from goals.forms.base_document import BaseDocumentForm
from goals.queries.base_document import base_page
from goals.queries.printed import content_of, plan_settings
from goals.services import base_document as services
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.files import docx_response, file_name
from osp.web.forms import add_error

FASTER = "Iemand anders koos intussen een ander basisdocument. U ziet het hieronder. Kies uw bestand opnieuw om dat te vervangen."


class BaseDocumentPage(PlanView):
    """Which file it is and what it brings; another one; or back to the usual looks."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(BaseDocumentForm(initial={"version": base_page().version}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BaseDocumentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form, status=422)
        given = form.cleaned_data["file"]
        try:
            services.set_base_document(
                self.actor, name=given.name, stream=given.file, version=form.cleaned_data["version"]
            )
        except ConflictError:
            return self.again(form, DomainError("conflict", FASTER), status=409)
        except DomainError as error:
            return self.again(form, error, status=422)
        return self.go(self.url("base-document"), "Het basisdocument geldt nu voor alle Word-bestanden.")

    def again(self, form: BaseDocumentForm, error: DomainError, *, status: int) -> HttpResponse:
        """The page with what went wrong; a file has to be chosen anew."""
        fresh = BaseDocumentForm({"version": base_page().version}, self.request.FILES)
        fresh.is_valid()
        return self.page(add_error(fresh, error), status=status)

    def page(self, form: BaseDocumentForm, *, status: int = 200) -> HttpResponse:
        """The page with this form."""
        return self.render("goals/base_document.html", {"form": form, "base": base_page()}, status=status)


class BaseDocumentRemove(PlanView):
    """Back to the looks of the product."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        settings = plan_settings()
        if settings is None or settings.base_document is None:
            raise Http404
        version = int(request.POST.get("version", "") or 0) if request.POST.get("version", "").isdecimal() else 0
        try:
            services.remove_base_document(self.actor, settings=settings, version=version)
        except ConflictError as error:
            raise DomainError("conflict", FASTER) from error
        return self.go(self.url("base-document"), "Word-bestanden hebben weer de gewone opmaak.")


class BaseDocumentFile(PlanView):
    """The file as it was handed in."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        settings = plan_settings()
        stored = settings.base_document if settings else None
        if stored is None:
            raise Http404
        return docx_response(content_of(stored) or b"", file_name(stored.name.removesuffix(".docx")) or "basisdocument")
