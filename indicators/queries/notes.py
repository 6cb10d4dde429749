"""Notes that people pinned to a figure."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from indicators.models import FigureNote, Indicator
from osp.charts.spec import ChartSpec

__all__ = ["FigureNote", "flags_for", "get_note", "note_flags", "notes_of"]


def notes_of(indicator: Indicator) -> list[FigureNote]:
    """The notes of an indicator in the samenwerkingsverband in scope, oldest year first: in this order they have a number."""
    return list(_live().filter(indicator=indicator).order_by("year", "pk"))


def get_note(pk: int) -> FigureNote:
    """A note that was not taken away; 404 for any other."""
    return get_object_or_404(_live().select_related("indicator"), pk=pk)


def note_flags(notes: Sequence[FigureNote]) -> tuple[tuple[float, str], ...]:
    """The marks of the notes on the axis of a chart: (year, "notitie 1"), those of one year together."""
    numbers: dict[int, list[str]] = {}
    for number, note in enumerate(notes, start=1):
        numbers.setdefault(note.year, []).append(str(number))
    return tuple((float(year), f"notitie {', '.join(found)}") for year, found in numbers.items())


def flags_for(notes: Sequence[FigureNote], spec: ChartSpec) -> tuple[tuple[float, str], ...]:
    """Those of them that fall within the years of a chart."""
    return tuple((moment, label) for moment, label in note_flags(notes) if int(moment) in spec.years)


def _live() -> QuerySet[FigureNote]:
    return FigureNote.objects.filter(archived_at__isnull=True).select_related("user")
