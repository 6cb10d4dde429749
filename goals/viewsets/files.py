"""The plan as a file: PDF, Word, on one page, the papers of an adopted version, and Excel."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_202_ACCEPTED

from goals.enums import DocumentForm
from goals.queries import api as reads
from goals.queries import printed
from goals.queries.versions import get_version
from goals.queries.workbooks import plan_workbook
from goals.serializers import filters
from goals.services import printing
from goals.viewsets.base import TENANT
from osp.abilities import Ability
from osp.errors import DomainError
from osp.rest.filters import read_filters
from osp.rest.tenancy import TenantAPIView
from osp.web.export import XLSX
from osp.web.files import docx_response, file_name, pdf_response

# What takes longer, in seconds, is made by a worker.
AT_ONCE = 1.0
NOT_MADE = "Dit document moet eerst worden gemaakt. Vraag het aan met POST, en haal het daarna opnieuw op."
NO_PAPERS = "Van deze versie zijn er nog geen documenten. Zij komen als de versie is vastgesteld."
BYTES = {(200, kind): OpenApiTypes.BINARY for kind in ("application/pdf", "application/octet-stream")}


class PlanDocumentView(TenantAPIView):
    """The document of a plan."""

    ability = Ability.VIEW_PLAN
    write_ability = Ability.VIEW_PLAN

    @extend_schema(
        operation_id="plan_document",
        summary="Het plan als pdf, Word of op één pagina; 422 als het eerst gemaakt moet worden",
        parameters=[TENANT, filters.DocumentFilter],
        responses=BYTES,
    )
    def get(self, request: Request, tenant: str, pk: int) -> HttpResponse:
        """What was made of exactly this, or what is made at once."""
        plan, form = reads.get_plan_by(pk), self.form(request)
        document = printed.SOURCES[printed.PLAN](self.swv, plan.pk)
        base = printed.base_document()
        ready = printed.ready_file(printed.PLAN, plan.pk, form, printed.print_digest(document, form, base))
        if ready is None:
            if printed.seconds(document, form) > AT_ONCE:
                raise DomainError("document-not-made", NOT_MADE)
            ready = printing.make(document, form, base)
        name = f"{file_name(plan.title) or 'plan'}-{self.tenant.slug}"
        return docx_response(ready, name) if form is DocumentForm.WORD else pdf_response(ready, name)

    @extend_schema(
        operation_id="plan_document_ask",
        summary="Laat een document maken",
        parameters=[TENANT, filters.DocumentFilter],
        request=None,
        responses={HTTP_202_ACCEPTED: OpenApiResponse(description="Het wordt gemaakt.")},
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the worker."""
        plan, form = reads.get_plan_by(pk), self.form(request)
        document = printed.SOURCES[printed.PLAN](self.swv, plan.pk)
        printing.ask_document(
            self.actor,
            source=printed.PLAN,
            object_id=plan.pk,
            form=form,
            title=f"{plan.title}, {form.label}",
            digest=printed.print_digest(document, form, printed.base_document()),
        )
        return Response(status=HTTP_202_ACCEPTED)

    def form(self, request: Request) -> DocumentForm:
        """Which form the address asks for."""
        return DocumentForm(read_filters(filters.DocumentFilter, request)["form"])


class PlanWorkbookView(TenantAPIView):
    """The whole plan in Excel."""

    ability = Ability.VIEW_PLAN

    @extend_schema(
        operation_id="plan_workbook",
        summary="Het hele plan als Excelbestand",
        parameters=[TENANT],
        responses={(200, XLSX): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, tenant: str, pk: int) -> HttpResponse:
        """The same file as on the page."""
        plan = reads.get_plan_by(pk)
        content = plan_workbook(self.swv, plan, offers=self.actor.can(Ability.EDIT_PLAN))
        response = HttpResponse(content, content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{file_name(plan.title) or "plan"}.xlsx"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class VersionDocumentView(TenantAPIView):
    """The papers of an adopted version, byte for byte as they were."""

    ability = Ability.VIEW_PLAN

    @extend_schema(
        operation_id="plan_version_document",
        summary="De vastgestelde versie als pdf of Word",
        parameters=[TENANT, filters.VersionDocumentFilter],
        responses=BYTES,
    )
    def get(self, request: Request, tenant: str, pk: int) -> HttpResponse:
        """422 as long as there are none."""
        row = get_version(pk)
        form = read_filters(filters.VersionDocumentFilter, request)["form"]
        content = row.docx if form == DocumentForm.WORD else row.pdf
        if not row.is_adopted or content is None:
            raise DomainError("no-documents", NO_PAPERS)
        name = f"{file_name(row.plan.title) or 'plan'}-{row.number}"
        answer = docx_response if form == DocumentForm.WORD else pdf_response
        return answer(bytes(content), name)
