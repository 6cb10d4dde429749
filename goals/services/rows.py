"""What the verbs on speerpunt, doel, activiteit and koppeling share: order, archiving, restoring."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Max, QuerySet
from django.utils import timezone

from goals.models import Plan
from osp.errors import DomainError
from osp.models import ArchivableModel
from osp.operations import save_changes

Row = TypeVar("Row", bound=ArchivableModel)


def hold(*plans: int) -> None:
    """Whoever writes several rows of a plan waits here for who does so already, and never halfway for each other.

    Reading it and writing a single row go on meanwhile.
    """
    list(Plan.objects.filter(pk__in=plans).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def next_position(siblings: QuerySet[Any]) -> int:
    """The place after the last of these rows."""
    return (siblings.aggregate(last=Max("position"))["last"] or 0) + 1


def move(row: Row, siblings: QuerySet[Row], *, up: bool) -> Row:
    """One place up or down among the rows that are not archived; all of them get a whole number again.

    Moving changes no text, so it leaves the version alone: an editor of that row is not disturbed. At the edge nothing
    moves. DomainError for a row that somebody else put away or elsewhere meanwhile.
    """
    rows = _locked(siblings.filter(archived_at__isnull=True))
    here = next((index for index, sibling in enumerate(rows) if sibling.pk == row.pk), None)
    if here is None:
        raise DomainError("archived-meanwhile", "Iemand anders haalde dit zojuist hier weg. Ververs de pagina.")
    there = min(max(here + (-1 if up else 1), 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    place(rows)
    row.refresh_from_db(fields=["position"])
    return row


def move_to(row: Any, siblings: QuerySet[Any], *, after: Any, **parent: Any) -> Any:
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
    """Number rows in this order, from 1. Only what changes place is saved, and its history with it.

    History keeps the whole row, so each is read again under a lock: a text that somebody saved meanwhile is in it.
    """
    if not rows:
        return
    fresh = {row.pk: row for row in _locked(type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]))}
    for position, row in enumerate(rows, start=1):
        sibling = fresh[row.pk]
        if sibling.position != position:
            sibling.position = position
            sibling.save(update_fields=["position"])


def _locked(rows: QuerySet[Any]) -> list[Any]:
    """The rows in their own order, locked in the order of their ids, so that two who lock the same never wait for each other."""
    ids = list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    return list(rows.filter(pk__in=ids))


def archive(row: Row, *, reason: str) -> Row:
    """Put a row away. It keeps everything it has; DomainError without a reason."""
    if not reason.strip():
        raise DomainError("reason-missing", "Schrijf op waarom u dit archiveert.", field="reason")
    if row.is_archived:
        raise DomainError("already-archived", "Dit is al gearchiveerd.")
    changes = {"archived_at": timezone.now(), "archive_reason": reason.strip()}
    return save_changes(row, version=row.version, changes=changes)


def restore(row: Row, siblings: QuerySet[Row], *, in_place: bool = False) -> Row:
    """Take a row back from the archive, at the end of its list, or where it stood when it was put away just now."""
    if not row.is_archived:
        raise DomainError("not-archived", "Dit staat niet in het archief.")
    changes: dict[str, Any] = {"archived_at": None, "archive_reason": ""}
    if not in_place:
        changes["position"] = next_position(siblings)
    return save_changes(row, version=row.version, changes=changes)


def text(value: str, *, field: str, message: str) -> str:
    """A text that may not be empty, without the space around it; DomainError with this message otherwise."""
    if not value.strip():
        raise DomainError(f"{field}-missing", message, field=field)
    return value.strip()
