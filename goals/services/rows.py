"""What the verbs on speerpunt, doel, activiteit and koppeling share: order, archiving, restoring."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Max, QuerySet
from django.utils import timezone

from osp.errors import DomainError
from osp.models import ArchivableModel
from osp.operations import save_changes

Row = TypeVar("Row", bound=ArchivableModel)


def next_position(siblings: QuerySet[Any]) -> int:
    """The place after the last of these rows."""
    return (siblings.aggregate(last=Max("position"))["last"] or 0) + 1


def move(row: Row, siblings: QuerySet[Row], *, up: bool) -> Row:
    """One place up or down among the rows that are not archived; all of them get a whole number again.

    Moving changes no text, so it leaves the version alone: an editor of that row is not disturbed. At the edge nothing
    moves.
    """
    rows = list(siblings.filter(archived_at__isnull=True))
    here = next(index for index, sibling in enumerate(rows) if sibling.pk == row.pk)
    there = min(max(here + (-1 if up else 1), 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    place(rows)
    row.refresh_from_db(fields=["position"])
    return row


def move_to(row: Row, siblings: QuerySet[Row], *, after: Row | None, **parent: Any) -> Row:
    """Behind another of these rows, or in front of all; `parent` is what the row stands under from now on.

    Like `move` it leaves the version alone, and keeps one row of history for each row that changes place. DomainError when
    `after` is not among them any more.
    """
    row.refresh_from_db()
    rows = [sibling for sibling in siblings.filter(archived_at__isnull=True) if sibling.pk != row.pk]
    position = _behind(rows, after)
    is_elsewhere = any(getattr(row, name) != value for name, value in parent.items())
    if is_elsewhere or row.position != position + 1:
        for name, value in {**parent, "position": position + 1}.items():
            setattr(row, name, value)
        row.save(update_fields=[*parent, "position"])
    place([*rows[:position], row, *rows[position:]])
    return row


def _behind(rows: Sequence[Any], after: Any) -> int:
    if after is None:
        return 0
    for number, sibling in enumerate(rows, start=1):
        if sibling.pk == after.pk:
            return number
    message = "Deze plek is er niet meer. Ververs de pagina en kies opnieuw."
    raise DomainError("place-gone", message, field="place")


def same_plan(one: int, other: int) -> None:
    """Nothing moves from one plan to another: each is adopted on its own. DomainError otherwise."""
    if one != other:
        raise DomainError("other-plan", "Kies een plek in hetzelfde plan.", field="place")


def place(rows: Sequence[Any]) -> None:
    """Number rows in this order, from 1. Only what changes place is saved, and its history with it."""
    for position, sibling in enumerate(rows, start=1):
        if sibling.position != position:
            sibling.position = position
            sibling.save(update_fields=["position"])


def archive(row: Row, *, reason: str) -> Row:
    """Put a row away. It keeps everything it has; DomainError without a reason."""
    if not reason.strip():
        raise DomainError("reason-missing", "Schrijf op waarom u dit archiveert.", field="reason")
    if row.is_archived:
        raise DomainError("already-archived", "Dit is al gearchiveerd.")
    changes = {"archived_at": timezone.now(), "archive_reason": reason.strip()}
    return save_changes(row, version=row.version, changes=changes)


def restore(row: Row, siblings: QuerySet[Row]) -> Row:
    """Take a row back from the archive, at the end of its list."""
    if not row.is_archived:
        raise DomainError("not-archived", "Dit staat niet in het archief.")
    changes = {"archived_at": None, "archive_reason": "", "position": next_position(siblings)}
    return save_changes(row, version=row.version, changes=changes)


def text(value: str, *, field: str, message: str) -> str:
    """A text that may not be empty, without the space around it; DomainError with this message otherwise."""
    if not value.strip():
        raise DomainError(f"{field}-missing", message, field=field)
    return value.strip()
