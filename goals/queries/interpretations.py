"""Duidingen, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from goals.models import Interpretation


@dataclass(frozen=True, slots=True)
class Said:
    """One duiding. `year` is the school year of the figure it was written at; `who` is empty for the system."""

    link_id: int
    text: str
    year: int | None
    who: str
    at: datetime


def said_about(link_ids: Iterable[int]) -> list[Said]:
    """Every duiding at these koppelingen, newest first, in one query."""
    rows = Interpretation.objects.filter(link__in=list(link_ids)).select_related("user")
    return [Said(row.link_id, row.text, row.year, row.user.name if row.user else "", row.created_at) for row in rows]
