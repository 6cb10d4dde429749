"""What hides a row that somebody still had open: that row or what it stands under, put away by somebody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goals.kinds import Kind
from goals.queries.snapshot import MODELS, parent_of
from goals.wording.changes import LEVEL
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class PutAway:
    """A row in the archive: "het doel", its title, why and when it went."""

    what: str
    title: str
    reason: str
    at: datetime


def put_away(kind: Kind, pk: int) -> PutAway | None:
    """The nearest row in the archive from this one upward; None where it is not there at all, or nothing hides it."""
    place: tuple[Kind, int] | None = (kind, pk)
    while place is not None:
        row: Any = MODELS[place[0]]._default_manager.filter(pk=place[1]).first()
        if row is None:
            return None
        if row.is_archived:
            return PutAway(_what(place[0]), getattr(row, "title", ""), row.archive_reason, row.archived_at)
        place = parent_of(place[0], row)
    return None


def _what(kind: Kind) -> str:
    if kind in LEVEL:
        return own_levels().of(LEVEL[kind]).the
    return "de koppeling" if kind is Kind.LINK else "dit"
