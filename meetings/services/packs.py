"""Publishing papers: asking for it, making the bytes, and storing them with every figure as shown."""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from meetings.enums import PackState
from meetings.models import AgendaPack, FrozenFigure, Meeting
from meetings.queries.packs import PUBLISH_JOB
from osp import dutch, jobs
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation

if TYPE_CHECKING:
    from meetings.pack.content import Gathered

Reporter = Callable[[float, str], None]
ALREADY_PUBLISHED = "already-published"


@operation("pack.requested", needs=Ability.PUBLISH_PACK)
def publish_pack(actor: Actor, *, meeting: Meeting) -> AgendaPack:
    """Ask for the next version of the papers; a job makes them. Asking twice gives the version that is being made."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.items.filter(archived_at__isnull=True).exists():
        raise DomainError("empty-agenda", "De agenda is nog leeg. Zet er eerst een punt op.")
    packs = AgendaPack.objects.filter(meeting=meeting)
    pack = packs.filter(state=PackState.BUILDING).defer("pdf").first()
    if pack is None:
        last = packs.aggregate(last=Max("number"))["last"] or 0
        pack = AgendaPack.objects.create(swv=actor.swv, meeting=meeting, number=last + 1, user_id=actor.user_id)
    title = f"Stukken {meeting.body.name} {dutch.date_long(meeting.date)}"
    jobs.enqueue(actor, kind=PUBLISH_JOB, argument=pack.pk, title=title[:160])
    return pack


def carry_out(actor: Actor, pack_id: int, report: Reporter) -> None:
    """The work behind publish_pack: read once, draw, store in one short transaction. A published pack is left alone."""
    pack = AgendaPack.objects.select_related("meeting__body", "swv__tenant").defer("pdf").filter(pk=pack_id).first()
    if pack is None or pack.state != PackState.BUILDING:
        return
    from meetings.pack import build, content  # noqa: PLC0415 -- slow import

    report(0.1, "cijfers en teksten verzamelen")
    gathered = content.gather(
        pack.meeting, pack.swv, placed_on=timezone.localdate(), version=pack.number, published=True
    )
    report(0.3, f"{dutch.plural(len(gathered.figures), 'cijfer', 'cijfers')} vastgelegd, bladzijden opmaken")
    pdf = build.build_pack(gathered.pack)
    report(0.9, "opslaan")
    try:
        store_pack(actor, pack=pack, gathered=gathered, pdf=pdf)
    except DomainError as error:
        # A second worker was faster: its bytes are the published ones, and there is nothing left to do.
        if error.code != ALREADY_PUBLISHED:
            raise


@operation("pack.published", needs=Ability.PUBLISH_PACK)
def store_pack(actor: Actor, *, pack: AgendaPack, gathered: "Gathered", pdf: bytes) -> AgendaPack:
    """Store bytes and figures, once: whoever comes second changes nothing."""
    taken = AgendaPack.objects.filter(pk=pack.pk, state=PackState.BUILDING).update(
        state=PackState.PUBLISHED,
        published_at=timezone.now(),
        pdf=pdf,
        pages=page_count(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        content_sha256=gathered.digest,
        is_confidential=gathered.is_confidential,
    )
    if not taken:
        raise DomainError(ALREADY_PUBLISHED, "Deze stukken zijn al gepubliceerd.")
    FrozenFigure.objects.bulk_create(_frozen(pack, gathered))
    pack.refresh_from_db(fields=[field.name for field in pack._meta.concrete_fields if field.name != "pdf"])
    return pack


def concept_pdf(meeting: Meeting, actor: Actor) -> bytes:
    """The papers as they would look now, marked as a concept. Nothing is stored."""
    from meetings.pack import build, content  # noqa: PLC0415 -- slow import

    if actor.swv is None:
        raise ValueError("Een concept hoort bij een samenwerkingsverband")
    number = (AgendaPack.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0) + 1
    today = timezone.localdate()
    return build.build_pack(content.gather(meeting, actor.swv, placed_on=today, version=number, published=False).pack)


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that this product made: it writes one /Type /Page per page, uncompressed."""
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


def _frozen(pack: AgendaPack, gathered: "Gathered") -> list[FrozenFigure]:
    from meetings.pack.content import content_hash, plain  # noqa: PLC0415 -- reads more than a page needs

    return [
        FrozenFigure(
            swv_id=pack.swv_id,
            pack=pack,
            item_id=shown.item_id,
            link_id=shown.link_id,
            figure_id=shown.figure_id,
            shown=plain(shown.page),
            sha256=content_hash(shown.page),
        )
        for shown in gathered.figures
    ]
