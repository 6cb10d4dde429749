"""The plan as a document: to read as a page, and as PDF, Word and on one page to take along."""

from functools import cached_property

from django.http import Http404, HttpRequest, HttpResponse

from goals import queries
from goals.documents.plan import PlanDocument
from goals.enums import DocumentForm
from goals.queries import printed as reads
from goals.services import printing
from goals.views.base import PlanView
from goals.views.document_parts import shown_sections
from osp.web.files import docx_response, file_name, pdf_response
from osp.web.htmx import is_partial

# What takes longer, in seconds, is made by a worker, while the page shows how far it is.
AT_ONCE = 1.0


class DocumentView(PlanView):
    """A page about the document of the current plan."""

    @cached_property
    def plan(self) -> queries.Plan:
        """The plan of this request; 404 where there is none."""
        return self.plan_here

    @cached_property
    def document(self) -> PlanDocument:
        """What the plan says now, to everybody who reads it."""
        return reads.SOURCES[reads.PLAN](self.tenant.swv, self.plan.pk)


class DocumentPage(DocumentView):
    """The whole plan on one page to read, with its contents."""

    def get(self, request: HttpRequest) -> HttpResponse:
        sections = shown_sections(self.document)
        return self.render("goals/document.html", {"document": self.document, "sections": sections, "plan": self.plan})


class DocumentFile(DocumentView):
    """The document in one form: at once where that is quick or was done before, else when a worker has made it."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        wanted = form_of(form)
        ready = reads.ready_file(reads.PLAN, self.plan.pk, wanted, self.digest(wanted))
        if ready is not None:
            return self.answer(ready, wanted)
        if reads.seconds(self.document, wanted) <= AT_ONCE:
            return self.answer(printing.make(self.document, wanted, reads.base_document()), wanted)
        row = reads.printed(reads.PLAN, self.plan.pk, wanted)
        job = reads.print_job(row) if row and row.digest == self.digest(wanted) else None
        return self.render("goals/document_wait.html", {"form": wanted, "plan": self.plan, "job": job})

    def post(self, request: HttpRequest, form: str) -> HttpResponse:
        wanted = form_of(form)
        title = f"{self.plan.title}, {wanted.label}"
        row = printing.ask_document(
            self.actor,
            source=reads.PLAN,
            object_id=self.plan.pk,
            form=wanted,
            title=title,
            digest=self.digest(wanted),
        )
        if not is_partial(request):
            return self.go(self.url("document-file", wanted))
        return self.render("goals/_document_job.html", {"form": wanted, "job": reads.print_job(row)})

    def digest(self, form: DocumentForm) -> str:
        """What the file of a form depends on now."""
        return reads.print_digest(self.document, form, reads.base_document())

    def answer(self, content: bytes, form: DocumentForm) -> HttpResponse:
        """The file under a name that says what it is."""
        page = f"-{form}" if form in {DocumentForm.A3, DocumentForm.A4} else ""
        name = f"{file_name(self.plan.title) or 'plan'}-{self.tenant.slug}{page}"
        return docx_response(content, name) if form is DocumentForm.WORD else pdf_response(content, name)


class DocumentState(DocumentView):
    """How far a file is: a fragment that asks for itself until the file is there."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        wanted = form_of(form)
        row = reads.printed(reads.PLAN, self.plan.pk, wanted)
        job = reads.print_job(row) if row else None
        if job is None or not is_partial(request):
            return self.go(self.url("document-file", wanted))
        return self.render("goals/_document_job.html", {"form": wanted, "job": job})


def form_of(word: str) -> DocumentForm:
    """The form that an address names; 404 for any other word."""
    if word not in set(DocumentForm):
        raise Http404
    return DocumentForm(word)
