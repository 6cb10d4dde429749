"""Documents: to read as a page, and as files to take along. Every kind of document has the same three pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from goals.documents.plan import PlanDocument
from goals.enums import DocumentForm
from goals.queries import printed as reads
from goals.queries.annual_report import ANNUAL_REPORT
from goals.queries.evaluation_document import EVALUATION
from goals.queries.year_document import YEAR_PLAN
from goals.services import printing
from goals.views.base import PlanView
from goals.views.document_parts import shown_sections
from osp.web.files import docx_response, file_name, pdf_response
from osp.web.htmx import is_partial

# What takes longer, in seconds, is made by a worker, while the page shows how far it is.
AT_ONCE = 1.0
READ, POSTER = "Lees als document", frozenset({DocumentForm.A3, DocumentForm.A4})


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of document with pages of its own. `name` is that of its page; the other two go by `<name>-file` and `<name>-state`.

    `source` says how it is gathered (goals/queries/printed.py). `parent` is the page above it, of the same row unless
    `parent_word` names a page that is of no row.
    """

    source: str
    name: str
    parent: str = ""
    parent_word: str = ""
    forms: tuple[DocumentForm, ...] = (DocumentForm.PDF, DocumentForm.WORD)


PLAN_PAPER = Paper(reads.PLAN, "document", forms=tuple(DocumentForm))
YEAR_PAPER = Paper(YEAR_PLAN, "year-plan-document", parent="year-plan")
EVALUATION_PAPER = Paper(EVALUATION, "evaluation-document", parent="evaluation")
REPORT_PAPER = Paper(ANNUAL_REPORT, "annual-report", parent="year-plans", parent_word="Jaarplannen")


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A way into a document: "Pdf"."""

    label: str
    url: str
    icon: str


class DocumentView(PlanView):
    """A page about one document: of the current plan, or of the row in the address."""

    paper: Paper = PLAN_PAPER

    @cached_property
    def object_id(self) -> int:
        """What the document is of; 404 where there is no plan."""
        return self.row[0] if self.row else self.plan_here.pk

    @cached_property
    def document(self) -> PlanDocument:
        """What it says now, to everybody who reads it."""
        return reads.SOURCES[self.paper.source](self.tenant.swv, self.object_id)

    @property
    def row(self) -> list[int]:
        """The number or the year in the address, if there is one."""
        return [int(self.kwargs[name]) for name in ("pk", "year") if name in self.kwargs]

    def file_url(self, form: DocumentForm) -> str:
        return self.url(f"{self.paper.name}-file", *self.row, form)

    def context(self, **more: Any) -> dict[str, Any]:
        """For every template of a document."""
        told = {"document": self.document, "above": self.above, "read_url": self.url(self.paper.name, *self.row)}
        return told | {"paper_links": paper_links(self, self.paper, *self.row)} | more

    @property
    def above(self) -> list[tuple[str, str]]:
        """The pages above this one, with their addresses, below the plan."""
        if not self.paper.parent:
            return []
        if self.paper.parent_word:
            return [(self.paper.parent_word, self.url(self.paper.parent))]
        return [(self.document.front.title, self.url(self.paper.parent, *self.row))]

    def job_context(self, form: DocumentForm, job: Any) -> dict[str, Any]:
        """For the fragment that shows how far a file is."""
        state_url = self.url(f"{self.paper.name}-state", *self.row, form)
        return {"form": form, "job": job, "state_url": state_url, "file_url": self.file_url(form)}

    def form_of(self, word: str) -> DocumentForm:
        """The form that an address names; 404 for any other word, and for a form that this document has not."""
        if word not in set(self.paper.forms):
            raise Http404
        return DocumentForm(word)


class DocumentPage(DocumentView):
    """The whole document on one page to read, with its contents."""

    def get(self, request: HttpRequest, **found: Any) -> HttpResponse:
        return self.render("goals/document.html", self.context(sections=shown_sections(self.document)))


class DocumentFile(DocumentView):
    """The document in one form: at once where that is quick or was done before, else when a worker has made it."""

    def get(self, request: HttpRequest, form: str, **found: Any) -> HttpResponse:
        wanted = self.form_of(form)
        ready = reads.ready_file(self.paper.source, self.object_id, wanted, self.digest(wanted))
        if ready is not None:
            return self.answer(ready, wanted)
        if reads.seconds(self.document, wanted) <= AT_ONCE:
            return self.answer(printing.make(self.document, wanted, reads.base_document()), wanted)
        row = reads.printed(self.paper.source, self.object_id, wanted)
        job = reads.print_job(row) if row and row.digest == self.digest(wanted) else None
        return self.render("goals/document_wait.html", self.context(**self.job_context(wanted, job)))

    def post(self, request: HttpRequest, form: str, **found: Any) -> HttpResponse:
        wanted = self.form_of(form)
        row = printing.ask_document(
            self.actor,
            source=self.paper.source,
            object_id=self.object_id,
            form=wanted,
            title=f"{self.document.front.title}, {wanted.label}",
            digest=self.digest(wanted),
        )
        if not is_partial(request):
            return self.go(self.file_url(wanted))
        return self.render("goals/_document_job.html", self.job_context(wanted, reads.print_job(row)))

    def digest(self, form: DocumentForm) -> str:
        """What the file of a form depends on now."""
        return reads.print_digest(self.document, form, reads.base_document())

    def answer(self, content: bytes, form: DocumentForm) -> HttpResponse:
        """The file under a name that says what it is."""
        page = f"-{form}" if form in POSTER else ""
        name = f"{file_name(self.document.front.title) or 'plan'}-{self.tenant.slug}{page}"
        return docx_response(content, name) if form is DocumentForm.WORD else pdf_response(content, name)


class DocumentState(DocumentView):
    """How far a file is: a fragment that asks for itself until the file is there."""

    def get(self, request: HttpRequest, form: str, **found: Any) -> HttpResponse:
        wanted = self.form_of(form)
        # A document that is not there has no file either.
        row = reads.printed(self.paper.source, self.object_id, wanted) if self.document else None
        job = reads.print_job(row) if row else None
        if job is None or not is_partial(request):
            return self.go(self.file_url(wanted))
        return self.render("goals/_document_job.html", self.job_context(wanted, job))


def paper_links(view: PlanView, paper: Paper, *row: int) -> list[PaperLink]:
    """Every way into a document, for a menu on any page."""
    return [PaperLink(READ, view.url(paper.name, *row), "file-text"), *_files(view, paper, row)]


def document_urls(route: str, paper: Paper) -> Iterator[URLPattern]:
    """The three addresses of a kind of document, below `route`."""
    yield path(route, DocumentPage.as_view(paper=paper), name=paper.name)
    yield path(f"{route}<slug:form>/", DocumentFile.as_view(paper=paper), name=f"{paper.name}-file")
    yield path(f"{route}<slug:form>/stand/", DocumentState.as_view(paper=paper), name=f"{paper.name}-state")


def _files(view: PlanView, paper: Paper, row: tuple[int, ...]) -> Iterator[PaperLink]:
    for form in paper.forms:
        url = view.url(f"{paper.name}-file", *row, form)
        yield PaperLink(form.label, url, "printer" if form in POSTER else "download")
