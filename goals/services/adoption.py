"""Adopting a version: its words are taken at once, a job makes the documents of them, and then it never changes again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from goals import snapshot
from goals.enums import StepKind, StepOutcome, VersionState
from goals.models import AdoptionStep, PlanSettings, PlanVersion
from goals.queries.lint import blocking_findings
from goals.queries.snapshot import plan_snapshot
from goals.queries.versions import ADOPT_JOB
from goals.services.versions import concept_of
from osp import dutch, jobs
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

if TYPE_CHECKING:
    from goals.documents.plan import PlanDocument

Reporter = Callable[[float, str], None]
ALREADY_ADOPTED = "already-adopted"


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a version as they are kept."""

    pdf: bytes
    docx: bytes


@operation("version.adoption_requested", needs=Ability.ADOPT_PLAN)
def adopt_version(actor: Actor, *, plan_version: PlanVersion, version: int, adopted_on: date) -> PlanVersion:
    """Take the plan as it is now as what was adopted on a day, today or before; a job makes the documents of it.

    Asking again while the job is busy changes nothing; after a job that failed the words are taken anew. DomainError when a
    finding stands open that the samenwerkingsverband chose to block adoption, ConflictError when somebody saved since `version`.
    """
    concept = concept_of(plan_version)
    if adopted_on > timezone.localdate():
        raise DomainError("day-ahead", "Deze dag moet nog komen. Leg vast wat is besloten.", field="adopted_on")
    _refuse_blocked(concept)
    content = plan_snapshot(concept.plan)
    changes = {
        "adopted_on": adopted_on,
        "adopted_by_id": actor.user_id,
        "content": snapshot.to_json(content),
        "content_sha256": snapshot.digest(content),
        "document": _document(concept, adopted_on),
    }
    saved = save_changes(concept, version=version, changes=changes)
    jobs.enqueue(actor, kind=ADOPT_JOB, argument=saved.pk, title=f"{dutch.sentence_case(saved.name)} vastleggen")
    return saved


def carry_out(actor: Actor, version_id: int, report: Reporter) -> None:
    """The work behind adopt_version: made of what was taken alone, stored in one short transaction, so safe to repeat."""
    version = PlanVersion.objects.select_related("plan").defer("content", "pdf", "docx").filter(pk=version_id).first()
    if version is None or not version.is_being_stored:
        return
    report(0.1, "pdf opmaken")
    document = read_document(version.document)
    pdf = make_pdf(document)
    report(0.6, "Word opmaken")
    docx = make_docx(document, _base())
    report(0.9, "opslaan")
    try:
        store_version(actor, plan_version=version, papers=Papers(pdf, docx))
    except DomainError as error:
        # A second worker was faster: its bytes are the adopted ones, and there is nothing left to do.
        if error.code != ALREADY_ADOPTED:
            raise


@operation("version.adopted", needs=Ability.ADOPT_PLAN)
def store_version(actor: Actor, *, plan_version: PlanVersion, papers: Papers) -> PlanVersion:
    """Store the documents and close the version, once: whoever comes second, or with other words, changes nothing."""
    waiting = PlanVersion.objects.filter(
        pk=plan_version.pk, state=VersionState.CONCEPT, content_sha256=plan_version.content_sha256
    )
    taken = waiting.update(
        state=VersionState.ADOPTED,
        pdf=papers.pdf,
        pdf_sha256=hashlib.sha256(papers.pdf).hexdigest(),
        docx=papers.docx,
        docx_sha256=hashlib.sha256(papers.docx).hexdigest(),
    )
    if not taken:
        raise DomainError(ALREADY_ADOPTED, "Deze versie is al vastgelegd.")
    _record_adoption(plan_version)
    plan_version.refresh_from_db(fields=["state", "pdf_sha256", "docx_sha256"])
    return plan_version


def read_document(stored: dict[str, Any]) -> "PlanDocument":
    """What a version says on paper. ValueError for one that a later release wrote."""
    from goals.documents.plan import from_json  # noqa: PLC0415 -- only in a worker or a command

    return from_json(stored)


def make_pdf(document: "PlanDocument") -> bytes:
    """A document as PDF; the same document gives the same bytes."""
    from goals.documents.pdf import pdf_bytes  # noqa: PLC0415 -- slow import

    return pdf_bytes(document)


def make_docx(document: "PlanDocument", base: bytes | None = None) -> bytes:
    """A document as Word, in the dress of the base document where there is one."""
    from goals.documents.word import docx_bytes  # noqa: PLC0415 -- slow import

    return docx_bytes(document, base=base)


def concept_document(plan_version: PlanVersion) -> "PlanDocument":
    """What a concept would say now. Nothing is stored."""
    from goals.queries.plan_document import plan_document  # noqa: PLC0415 -- only for documents

    label = f"{dutch.sentence_case(plan_version.name)}, concept van {dutch.date_long(timezone.localdate())}"
    return plan_document(plan_version.plan, plan_version.swv, version_label=label)


def _document(concept: PlanVersion, adopted_on: date) -> dict[str, Any]:
    from goals.documents.plan import to_json  # noqa: PLC0415 -- only on adoption
    from goals.queries.plan_document import plan_document  # noqa: PLC0415 -- idem

    label = f"Versie {concept.number}, vastgesteld op {dutch.date_long(adopted_on)}"
    return to_json(plan_document(concept.plan, concept.swv, version_label=label))


def _base() -> bytes | None:
    """The base document for Word of the samenwerkingsverband."""
    settings = PlanSettings.objects.select_related("base_document").first()
    if settings is None or settings.base_document is None:
        return None
    with settings.base_document.file.open("rb") as file:
        return bytes(file.read())


def _refuse_blocked(concept: PlanVersion) -> None:
    found = blocking_findings(concept.plan)
    if found:
        told = "; ".join(f"{each.place}: {each.title.rstrip('.')}" for each in found)
        message = f"Uw samenwerkingsverband wil dit eerst opgelost zien. {dutch.sentence_case(told)}."
        raise DomainError("blocked", message)


def _record_adoption(version: PlanVersion) -> None:
    """The step of the route that this is, where nobody recorded it yet."""
    steps = AdoptionStep.objects.filter(plan_version=version, kind=StepKind.ADOPTION, outcome=StepOutcome.OPEN)
    for step in steps:
        changes = {"done_on": version.adopted_on, "outcome": StepOutcome.AGREED.value}
        save_changes(step, version=step.version, changes=changes)
