"""Reads of bijlagen: those of a point as somebody may see them, with letters that run on, and who reads along."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from meetings.audiences import Audience, letters
from meetings.models import AgendaItem, Attachment, Body, ItemReader
from meetings.queries.audiences import audience_of, hidden_attachments, hidden_items
from osp.actors import Actor


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A bijlage with its letter among those that this reader may see."""

    attachment: Attachment
    letter: str


def live_attachments() -> QuerySet[Attachment]:
    """Bijlagen of points on an agenda, in order."""
    rows = Attachment.objects.filter(archived_at__isnull=True, item__archived_at__isnull=True)
    return rows.select_related("file").order_by("item", "position", "pk")


def attachments_of(items: Collection[int], audience: Audience) -> dict[int, list[AttachmentRow]]:
    """By point, as an audience may see them; what is hidden leaves no gap. Three queries at most, however many points."""
    hidden = hidden_attachments(audience, items=items)
    found: dict[int, list[Attachment]] = {}
    for row in live_attachments().filter(item__in=items):
        if row.pk not in hidden:
            found.setdefault(row.item_id, []).append(row)
    return {
        item: [AttachmentRow(row, letter) for row, letter in zip(rows, letters(len(rows)), strict=True)]
        for item, rows in found.items()
    }


def attachment_rows(item: AgendaItem, actor: Actor) -> list[AttachmentRow]:
    """Those of one point."""
    return attachments_of([item.pk], audience_of(actor)).get(item.pk, [])


def get_attachment(pk: int, actor: Actor) -> Attachment:
    """A bijlage that this reader may open; 404 for any other."""
    rows = (
        live_attachments().filter(item__meeting__archived_at__isnull=True).select_related("item__meeting__body", "file")
    )
    found = get_object_or_404(rows, pk=pk)
    audience = audience_of(actor)
    is_hidden = found.item_id in hidden_items(audience, meetings=[found.item.meeting_id]) or pk in hidden_attachments(
        audience, items=[found.item_id]
    )
    return get_object_or_404(rows.none()) if is_hidden else found


def reader_bodies(item: AgendaItem) -> list[Body]:
    """The gremia that read a confidential point along."""
    chosen = ItemReader.objects.filter(item=item).values("body")
    return list(Body.objects.filter(pk__in=chosen, archived_at__isnull=True))
