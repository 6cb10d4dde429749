"""The framework of a samenwerkingsverband: what a plan can serve, kind by kind."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from goals.enums import FrameworkKind
from goals.models import FrameworkItem, FrameworkTag, Plan
from goals.queries.lookups import LIVE_LINK, in_plans

__all__ = [
    "FrameworkGroup",
    "FrameworkItem",
    "ItemRow",
    "framework",
    "get_item",
    "has_framework",
    "offered_items",
    "process_names",
]

# Of a process an element names one in words; the others are ticked.
TICKED = (FrameworkKind.STATUTORY, FrameworkKind.RESPONSIBILITY, FrameworkKind.STANDARD)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item, and how many elements of a plan serve it."""

    item: FrameworkItem
    served_by: int


@dataclass(frozen=True, slots=True)
class FrameworkGroup:
    """The items of one kind, those that hold and those that lapsed."""

    kind: FrameworkKind
    rows: tuple[ItemRow, ...]
    lapsed: tuple[ItemRow, ...]


def framework(plan: Plan | None) -> tuple[FrameworkGroup, ...]:
    """Everything, kind by kind, counted in one plan; a kind without items has an empty group. Two queries."""
    items = list(FrameworkItem.objects.all())
    tags = FrameworkTag.objects.filter(LIVE_LINK, in_plans(plan))
    counts = Counter(tags.values_list("item_id", flat=True))
    rows = [ItemRow(item, counts[item.pk]) for item in items]
    return tuple(
        FrameworkGroup(
            kind,
            tuple(row for row in rows if row.item.kind == kind and not row.item.is_archived),
            tuple(row for row in rows if row.item.kind == kind and row.item.is_archived),
        )
        for kind in FrameworkKind
    )


def offered_items(chosen: Collection[int] = ()) -> Sequence[tuple[str, Sequence[FrameworkItem]]]:
    """What an element can serve, by the name of its kind: all that holds, and what was chosen before it lapsed."""
    items = [item for item in FrameworkItem.objects.all() if not item.is_archived or item.pk in chosen]
    groups = [(kind.plural, [item for item in items if item.kind == kind]) for kind in TICKED]
    return [(name, rows) for name, rows in groups if rows]


def process_names() -> list[str]:
    """The processes that hold, in order."""
    rows = FrameworkItem.objects.filter(kind=FrameworkKind.PROCESS, archived_at__isnull=True)
    return list(rows.values_list("title", flat=True))


def has_framework() -> bool:
    """Whether this samenwerkingsverband has a framework of its own yet."""
    return FrameworkItem.objects.exists()


def get_item(pk: int, *, lapsed: bool = False) -> FrameworkItem:
    """An item that holds, or one that lapsed; 404 otherwise."""
    return get_object_or_404(FrameworkItem.objects.all(), pk=pk, archived_at__isnull=not lapsed)
