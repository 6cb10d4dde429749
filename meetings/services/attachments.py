"""Bijlagen of a point: handing one in, its order and words, taking it away; and which gremia read a confidential point along."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from django.db.models import QuerySet

from meetings.enums import ATTACHMENT_KINDS
from meetings.models import AgendaItem, Attachment, Body, ItemReader
from meetings.services.bodies import archived
from meetings.services.order import renumber, step
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.filing import store_file
from osp.operations import operation, save_changes
from osp.uploads import FileRefused, check, check_old, check_package

MOST_ATTACHMENTS = 40
TITLE_LENGTH = 160
OFFICE = frozenset({"docx", "xlsx"})
TOO_MANY = (
    f"Een punt heeft ten hoogste {MOST_ATTACHMENTS} bijlagen. Voeg bestanden samen, of zet er een bij een ander punt."
)


@operation("attachment.added", needs=Ability.EDIT_MEETINGS)
def add_attachment(
    actor: Actor, *, item: AgendaItem, name: str, stream: BinaryIO, title: str = "", is_confidential: bool = False
) -> Attachment:
    """Hand in a bijlage, as the last one. DomainError at "file" with the reason: not of these kinds, too large, with a password, broken."""
    return _hand_in(actor, item, name, stream, title=title, is_confidential=is_confidential)


@operation("attachment.several", needs=Ability.EDIT_MEETINGS)
def add_attachments(
    actor: Actor, *, item: AgendaItem, files: Sequence[tuple[str, BinaryIO]], is_confidential: bool = False
) -> list[Attachment]:
    """Hand in several files at once, by their names: all, or none with the reason and the name of the one that is refused."""
    added = []
    for name, stream in files:
        try:
            added.append(_hand_in(actor, item, name, stream, title="", is_confidential=is_confidential))
        except DomainError as error:
            told = f"„{name}”: {error.message} Er is nog geen bestand toegevoegd."
            raise DomainError(error.code, told, field="file") from error
    return added


def _hand_in(
    actor: Actor, item: AgendaItem, name: str, stream: BinaryIO, *, title: str, is_confidential: bool
) -> Attachment:
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    position = _live(item).count() + 1
    if position > MOST_ATTACHMENTS:
        raise DomainError("too-many-files", TOO_MANY, field="file")
    pages = _looked_at(stream)
    stored = store_file(item.swv, name=name, stream=stream, user_id=actor.user_id, kinds=ATTACHMENT_KINDS)
    words = title.strip() or name.rpartition(".")[0].strip() or name
    return Attachment.objects.create(
        swv_id=item.swv_id,
        item=item,
        file=stored,
        title=words[:TITLE_LENGTH],
        position=position,
        pages=pages,
        is_confidential=is_confidential,
    )


@operation("attachment.edited", needs=Ability.EDIT_MEETINGS)
def edit_attachment(
    actor: Actor, *, attachment: Attachment, version: int, title: str, is_confidential: bool
) -> Attachment:
    """Another title, or open in place of confidential. The file itself stays: another file is another bijlage."""
    changes = {"title": title.strip()[:TITLE_LENGTH], "is_confidential": is_confidential}
    return save_changes(attachment, version=version, changes=changes)


@operation("attachment.moved", needs=Ability.EDIT_MEETINGS)
def move_attachment(actor: Actor, *, attachment: Attachment, up: bool) -> Attachment:
    """One letter up or down; at the end of the list nothing changes."""
    AgendaItem.objects.select_for_update().get(pk=attachment.item_id)
    return step(attachment, _live(attachment.item), up=up)


@operation("attachment.removed", needs=Ability.EDIT_MEETINGS)
def remove_attachment(actor: Actor, *, attachment: Attachment, version: int, reason: str) -> Attachment:
    """Take it away from the agenda, with the reason; papers that were published with it keep it."""
    saved = save_changes(attachment, version=version, changes=archived(reason))
    renumber(_live(attachment.item))
    return saved


@operation("agenda.readers_set", needs=Ability.EDIT_MEETINGS)
def set_readers(actor: Actor, *, item: AgendaItem, bodies: Iterable[Body]) -> AgendaItem:
    """Which gremia read this point along where it is confidential, beside the one whose meeting it is."""
    wanted = {body.pk for body in bodies} - {item.meeting.body_id}
    present = set(ItemReader.objects.filter(item=item).values_list("body_id", flat=True))
    ItemReader.objects.filter(item=item).exclude(body__in=wanted).delete()
    ItemReader.objects.bulk_create(
        ItemReader(swv_id=item.swv_id, item=item, body_id=body) for body in sorted(wanted - present)
    )
    return item


def _looked_at(stream: BinaryIO) -> int:
    """How many pages of the papers a file fills. DomainError for one that cannot be opened, or is too much to read."""
    from meetings.pack.papers import pages_of  # noqa: PLC0415 -- slow import

    try:
        check_old(stream)
        kind = check(stream, kinds=ATTACHMENT_KINDS).kind
        if kind in OFFICE:
            check_package(stream)
        pages = pages_of(kind, stream.read())
        stream.seek(0)
    except FileRefused as error:
        raise DomainError("file-refused", str(error), field="file") from error
    return pages


def _live(item: AgendaItem) -> QuerySet[Attachment]:
    return Attachment.objects.filter(item=item, archived_at__isnull=True).order_by("position", "pk")
