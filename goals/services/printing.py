"""Making a file of a document: at once where that is quick, else by a worker that keeps it until the document changes."""

from collections.abc import Callable

from django.utils import timezone

from goals.documents.plan import PlanDocument
from goals.enums import DocumentForm
from goals.models import PrintedDocument
from goals.queries import printed as reads
from osp import jobs
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Samenwerkingsverband, StoredFile
from osp.operations import operation

Reporter = Callable[[float, str], None]


@operation("document.asked", needs=Ability.VIEW_PLAN)
def ask_document(
    actor: Actor, *, source: str, object_id: int, form: DocumentForm, digest: str, title: str
) -> PrintedDocument:
    """Ask a worker for the file of a document; who asks for the same gets the one that is being made.

    `digest` is of what the document says now (`print_digest`), `title` names the work.
    """
    row, _ = PrintedDocument.objects.select_for_update().get_or_create(
        swv=_swv(actor), source=source, object_id=object_id, form=form, defaults={"digest": digest}
    )
    if row.digest != digest:
        row.digest, row.content, row.made_at = digest, None, None
    if row.content is None:
        row.user_id = actor.user_id
        row.save()
        jobs.enqueue(actor, kind=reads.PRINT_JOB, argument=row.pk, title=title[:160])
    return row


def carry_out(actor: Actor, row_id: int, report: Reporter) -> None:
    """The work behind ask_document: gather what the document says by now, make the file, keep it. A file that is there stays."""
    row = PrintedDocument.objects.defer("content").filter(pk=row_id, made_at__isnull=True).first()
    if row is None:
        return
    report(0.1, "teksten en cijfers verzamelen")
    swv, form = _swv(actor), DocumentForm(row.form)
    document, base = reads.SOURCES[row.source](swv, row.object_id), reads.base_document()
    report(0.3, "bladzijden opmaken")
    content = make(document, form, base)
    report(0.9, "opslaan")
    digest = reads.print_digest(document, form, base)
    PrintedDocument.objects.filter(pk=row.pk).update(digest=digest, content=content, made_at=timezone.now())


def make(document: PlanDocument, form: DocumentForm, base: StoredFile | None) -> bytes:
    """The bytes of a document in a form. DomainError where the base document cannot be used any more."""
    if form is DocumentForm.WORD:
        from goals.documents import word, word_base  # noqa: PLC0415 -- slow import

        try:
            return word.docx_bytes(document, reads.content_of(base))
        except word_base.BaseRefused as error:
            raise DomainError("base-refused", f"Het basisdocument kan niet worden gebruikt. {error}") from error
    from goals.documents import pdf  # noqa: PLC0415 -- slow import

    if form is DocumentForm.PDF:
        return pdf.pdf_bytes(document)
    return pdf.one_page_bytes(document, "A3" if form is DocumentForm.A3 else "A4")


def _swv(actor: Actor) -> Samenwerkingsverband:
    if actor.swv is None:
        raise ValueError("Een document hoort bij een samenwerkingsverband")
    return actor.swv
