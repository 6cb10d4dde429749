"""Publishing papers: asking for it, making the copy of each audience, and storing them with every figure as shown."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from meetings.compute.short_address import new_address
from meetings.enums import MinutesState, PackState
from meetings.models import AgendaPack, Body, FigureCorrection, FigurePassport, FrozenFigure, Meeting, Minutes, PackCopy
from meetings.queries.packs import PUBLISH_JOB
from meetings.queries.papers import read_sheet
from meetings.services.paper_mail import announce_papers
from osp import dutch, jobs
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.mail import absolute
from osp.operations import operation

if TYPE_CHECKING:
    from meetings.pack.content import Gathered
    from meetings.pack.copies import CopyContent
    from meetings.pack.corrections import DueCorrection

Reporter = Callable[[float, str], None]
ALREADY_PUBLISHED = "already-published"
SEALED = "Het verslag van deze vergadering is verzegeld. De stukken blijven zoals de vergadering ze had."


@dataclass(frozen=True, slots=True)
class Built:
    """One copy as it will be stored: what it says, its bytes and their pages."""

    copy: PackCopy
    content: "CopyContent"
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Work:
    """All that one publication stores. `addresses` are the short addresses by the keys of item and figure."""

    gathered: "Gathered"
    digest: str
    addresses: dict[tuple[str, str], str]
    due: "Sequence[DueCorrection]"
    built: tuple[Built, ...]


@operation("pack.requested", needs=Ability.PUBLISH_PACK)
def publish_pack(actor: Actor, *, meeting: Meeting, bodies: Iterable[Body] | None = None) -> AgendaPack:
    """Ask for the next version of the papers, with a copy for the chair and for each of these gremia (None: that of the meeting);
    a job makes them. Asking twice gives the version that is being made. DomainError for an empty agenda, and once the minutes
    are sealed.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Minutes.objects.filter(meeting=meeting, state=MinutesState.SEALED).exists():
        raise DomainError("minutes-sealed", SEALED)
    if not meeting.items.filter(archived_at__isnull=True).exists():
        raise DomainError("empty-agenda", "De agenda is nog leeg. Zet er eerst een punt op.")
    packs = AgendaPack.objects.filter(meeting=meeting)
    pack = packs.filter(state=PackState.BUILDING).first()
    if pack is None:
        last = packs.aggregate(last=Max("number"))["last"] or 0
        pack = AgendaPack.objects.create(swv=actor.swv, meeting=meeting, number=last + 1, user_id=actor.user_id)
        wanted = dict.fromkeys([None, *(body.pk for body in (bodies if bodies is not None else [meeting.body]))])
        PackCopy.objects.bulk_create(PackCopy(swv_id=meeting.swv_id, pack=pack, body_id=body) for body in wanted)
    title = f"Stukken {meeting.body.name} {dutch.date_long(meeting.date)}"
    jobs.enqueue(actor, kind=PUBLISH_JOB, argument=pack.pk, title=title[:160])
    return pack


def carry_out(actor: Actor, pack_id: int, report: Reporter) -> None:
    """The work behind publish_pack: read once, draw each copy, store in one short transaction. A published pack is left alone.

    What it reports tells nobody what is in the papers: any colleague may see the bar.
    """
    rows = AgendaPack.objects.select_related("meeting__body", "swv__tenant")
    pack = rows.filter(pk=pack_id).first()
    if pack is None or pack.state != PackState.BUILDING:
        return
    report(0.05, "cijfers en teksten verzamelen")
    work = _made(pack, report)
    report(0.95, "opslaan")
    try:
        store_pack(actor, pack=pack, work=work)
    except DomainError as error:
        # A second worker was faster: its bytes are the published ones, and there is nothing left to do.
        if error.code != ALREADY_PUBLISHED:
            raise


def _made(pack: AgendaPack, report: Reporter) -> Work:
    from meetings.pack import content, copies, corrections  # noqa: PLC0415 -- slow import

    meeting, swv = pack.meeting, pack.swv
    plain = content.gather(meeting, swv, placed_on=timezone.localdate(), version=pack.number, published=True)
    addresses = {(item.key, page.key): new_address() for item in plain.pack.items for page in item.indicators}
    printed = {key: absolute(reverse("passport", args=[address])) for key, address in addresses.items()}
    gathered = copies.with_addresses(plain, printed)
    due = corrections.due_corrections(meeting, swv)
    wanted = list(pack.copies.select_related("body", "pack").order_by("pk"))
    built = []
    for place, copy in enumerate(wanted):
        report(0.1 + 0.8 * place / len(wanted), f"bladzijden opmaken, exemplaar {place + 1} van {len(wanted)}")
        told = copies.copy_content(gathered, copy, meeting, due, always_example=swv.tenant.is_example)
        built.append(_drawn(copy, told))
    return Work(plain, content.content_hash(plain.pack), addresses, due, tuple(built))


def _drawn(copy: PackCopy, told: "CopyContent") -> Built:
    from meetings.pack import build  # noqa: PLC0415 -- slow import

    pdf = build.build_pack(told.pack, read_sheet)
    return Built(copy, told, pdf, page_count(pdf))


@operation("pack.published", needs=Ability.PUBLISH_PACK)
def store_pack(actor: Actor, *, pack: AgendaPack, work: Work) -> AgendaPack:
    """Store copies, figures, their addresses and what was put right, once: whoever comes second changes nothing."""
    taken = AgendaPack.objects.filter(pk=pack.pk, state=PackState.BUILDING).update(
        state=PackState.PUBLISHED,
        published_at=timezone.now(),
        content_sha256=work.digest,
        is_confidential=bool(work.gathered.pack.public_note),
    )
    if not taken:
        raise DomainError(ALREADY_PUBLISHED, "Deze stukken zijn al gepubliceerd.")
    for each in work.built:
        _store_copy(each)
    FigurePassport.objects.bulk_create(
        FigurePassport(swv_id=pack.swv_id, figure=frozen, token=address) for frozen, address in _freeze(pack, work)
    )
    FigureCorrection.objects.bulk_create(
        FigureCorrection(swv_id=pack.swv_id, pack=pack, frozen=each.frozen, figure_id=each.figure_id)
        for each in work.due
    )
    pack.refresh_from_db()
    announce_papers(pack, by=actor)
    return pack


def _store_copy(each: Built) -> None:
    from meetings.pack.content import plain  # noqa: PLC0415 -- reads more than a page needs

    PackCopy.objects.filter(pk=each.copy.pk).update(
        content=plain(each.content.pack),
        pdf=each.pdf,
        pages=each.pages,
        sha256=hashlib.sha256(each.pdf).hexdigest(),
        content_sha256=each.content.digest,
        is_confidential=each.content.is_confidential,
    )


def _freeze(pack: AgendaPack, work: Work) -> list[tuple[FrozenFigure, str]]:
    """Every figure as shown, stored, with the short address that was printed with it."""
    from meetings.pack.content import content_hash, item_key, plain  # noqa: PLC0415 -- reads more than a page needs

    shown = work.gathered.figures
    rows = FrozenFigure.objects.bulk_create(
        FrozenFigure(
            swv_id=pack.swv_id,
            pack=pack,
            item_id=each.item_id,
            link_id=each.link_id,
            figure_id=each.figure_id,
            shown=plain(each.page),
            sha256=content_hash(each.page),
        )
        for each in shown
    )
    addresses = [work.addresses[item_key(each.item_id), each.page.key] for each in shown]
    return list(zip(rows, addresses, strict=True))


def concept_pdf(meeting: Meeting, actor: Actor) -> bytes:
    """The papers as they would look now, marked as a concept. Nothing is stored and no figure gets an address."""
    from meetings.pack import build, content  # noqa: PLC0415 -- slow import

    if actor.swv is None:
        raise ValueError("Een concept hoort bij een samenwerkingsverband")
    number = (AgendaPack.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0) + 1
    today = timezone.localdate()
    told = content.gather(meeting, actor.swv, placed_on=today, version=number, published=False)
    return build.build_pack(told.pack, read_sheet)


def papers_zip(copy: PackCopy) -> bytes:
    """Everything of one copy as a zip, made of what was stored: the same bytes every time."""
    from meetings.pack import build, bundle, reading  # noqa: PLC0415 -- slow import

    pack = reading.pack_of(copy)
    if pack is None:
        raise DomainError("no-words", "Van deze stukken is alleen de pdf bewaard. Haal die op.")
    return bundle.bundle(
        pack,
        bytes(copy.pdf or b""),
        oplegger=lambda item: build.build_item(pack, item),
        attached=read_sheet,
    )


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that this product made."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
