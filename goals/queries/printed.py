"""Documents as they would leave now, and the files that were made of them. Another kind of document registers itself here."""

import hashlib
from collections.abc import Callable, Iterator

from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.documents.plan import Chart, Panel, PlanDocument, digest, to_json
from goals.enums import DocumentForm, VersionState
from goals.models import Plan, PlanSettings, PlanVersion, PrintedDocument
from goals.queries.plan_document import plan_document
from osp import dutch
from osp.models import Job, Samenwerkingsverband, StoredFile

Source = Callable[[Samenwerkingsverband, int], PlanDocument]
SOURCES: dict[str, Source] = {}
PLAN = "plan"
PRINT_JOB = "document.print"
# What making a file costs, in seconds, on the machine that the product was measured on: a chart, and a million letters.
CHART_SECONDS = {DocumentForm.PDF: 0.07, DocumentForm.WORD: 0.09, DocumentForm.A3: 0.01, DocumentForm.A4: 0.01}
TEXT_SECONDS = {DocumentForm.PDF: 6.0, DocumentForm.WORD: 3.0, DocumentForm.A3: 1.0, DocumentForm.A4: 1.0}
MILLION = 1_000_000


def document_source(kind: str) -> Callable[[Source], Source]:
    """Register how documents of a kind are gathered: from the samenwerkingsverband and the row; a second one raises."""

    def register(source: Source) -> Source:
        if kind in SOURCES:
            raise ValueError(f"there is a source of {kind} already")
        SOURCES[kind] = source
        return source

    return register


@document_source(PLAN)
def living_plan(swv: Samenwerkingsverband, plan_id: int) -> PlanDocument:
    """A plan as it is now; Http404 for one that was put away."""
    plan = get_object_or_404(Plan.objects.all(), pk=plan_id, archived_at__isnull=True)
    return plan_document(plan, swv, version_label=version_label(plan))


def version_label(plan: Plan) -> str:
    """What a plan that is still written in is called: "Concept", or a working version after the one that was adopted."""
    adopted = PlanVersion.objects.filter(plan=plan, state=VersionState.ADOPTED).order_by("-adopted_on", "-pk").first()
    name = f"Werkversie na versie {adopted.number}" if adopted else "Concept"
    return f"{name}, stand van {dutch.date_long(timezone.localdate())}"


def base_document() -> StoredFile | None:
    """The base document of the samenwerkingsverband in scope."""
    settings = plan_settings()
    return settings.base_document if settings else None


def plan_settings() -> PlanSettings | None:
    """How the samenwerkingsverband in scope works with its plan; None as long as nothing was chosen."""
    return PlanSettings.objects.select_related("base_document").first()


def content_of(stored: StoredFile | None) -> bytes | None:
    """The bytes of a stored file."""
    if stored is None:
        return None
    with stored.file.open("rb") as content:
        read: bytes = content.read()
    return read


def print_digest(document: PlanDocument, form: DocumentForm, base: StoredFile | None) -> str:
    """What a file depends on: the same for the same file. Only Word has a base."""
    told = f"{form} {digest(document)} {base.sha256 if base and form is DocumentForm.WORD else ''}"
    return hashlib.sha256(told.encode()).hexdigest()


def seconds(document: PlanDocument, form: DocumentForm) -> float:
    """About how long making a file takes."""
    letters = len(str(to_json(document)))
    return CHART_SECONDS[form] * sum(1 for _ in _charts(document)) + TEXT_SECONDS[form] * letters / MILLION


def printed(source: str, object_id: int, form: DocumentForm) -> PrintedDocument | None:
    """The file of a document that was asked last, without its content."""
    rows = PrintedDocument.objects.filter(source=source, object_id=object_id, form=form)
    return rows.defer("content").first()


def ready_file(source: str, object_id: int, form: DocumentForm, digest: str) -> bytes | None:
    """The bytes that were made of exactly this; None where they have to be made."""
    rows = PrintedDocument.objects.filter(source=source, object_id=object_id, form=form, digest=digest)
    content = rows.filter(made_at__isnull=False).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def print_job(row: PrintedDocument) -> Job | None:
    """The work that makes, or made, a file."""
    return Job.objects.filter(kind=PRINT_JOB, argument=row.pk).first()


def _charts(document: PlanDocument) -> Iterator[Chart]:
    for _, section in document.walk():
        for part in section.parts:
            if isinstance(part, Chart):
                yield part
            elif isinstance(part, Panel) and part.chart:
                yield part.chart
