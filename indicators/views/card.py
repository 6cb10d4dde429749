"""What the card of an indicator says beside its figures: definitions, readings in the plan, notes, and the log of computing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from indicators import planned, wording
from indicators.forms.notes import NoteForm
from indicators.queries import Indicator, Series
from indicators.queries.notes import FigureNote, notes_of
from indicators.queries.passport import computations
from indicators.queries.versions import VersionText, version_texts
from indicators.views.notes import note_years
from indicators.wording.periods import moment_text
from osp import dutch
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with its number, the figure it is about, and the words for its year."""

    number: int
    note: FigureNote
    period: str
    figure: str


@dataclass(frozen=True, slots=True)
class ComputationRow:
    """One round of computing: when, why, over which years, and how many figures changed."""

    at: datetime
    because: str
    years: str
    computed: int
    changed: int
    seconds: str


@dataclass(frozen=True, slots=True)
class ApartRow:
    """A figure of another teldatum, which shares no series with the others."""

    year: int
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """All of it, for one page."""

    versions: tuple[VersionText, ...]
    places: tuple[planned.PlannedPlace, ...]
    notes: tuple[NoteRow, ...]
    note_form: NoteForm
    log: tuple[ComputationRow, ...]
    apart: tuple[ApartRow, ...]

    @property
    def reading_title(self) -> str:
        """ "Eén cijfer, drie lezingen" where the plan reads one figure in several ways."""
        count = len(self.places)
        return f"Eén cijfer, {dutch.number_word(count)} lezingen" if count > 1 else "In het plan"

    @property
    def note_numbers(self) -> dict[int, tuple[int, ...]]:
        """The numbers of the notes by year."""
        found: dict[int, tuple[int, ...]] = {}
        for row in self.notes:
            found[row.note.year] = (*found.get(row.note.year, ()), row.number)
        return found


def card_of(swv: Samenwerkingsverband, indicator: Indicator, series: Series) -> Card:
    """Everything the card adds, in a number of queries that does not grow with notes, koppelingen or versions."""
    places = planned.planned_places(swv, {indicator.pk: series})
    versions = version_texts(indicator)
    return Card(
        versions=tuple(versions),
        places=tuple(places.get(indicator.pk, ())),
        notes=tuple(_note_rows(indicator, series)),
        note_form=NoteForm(years=note_years(series)),
        log=tuple(_computation_rows(indicator, series)),
        apart=tuple(_apart_rows(series, versions)),
    )


def _note_rows(indicator: Indicator, series: Series) -> list[NoteRow]:
    return [
        NoteRow(number, note, series.period(note.year), _figure(series, note.year))
        for number, note in enumerate(notes_of(indicator), start=1)
    ]


def _figure(series: Series, year: int) -> str:
    point = series.point(year)
    return wording.figure_text(point.figure) if point else "onbekend"


def _computation_rows(indicator: Indicator, series: Series) -> list[ComputationRow]:
    return [
        ComputationRow(
            at=timezone.localtime(row.created_at),
            because=row.reason,
            years=years_text(series, row.years),
            computed=row.computed,
            changed=row.changed,
            seconds=dutch.decimal(row.seconds, 1),
        )
        for row in computations(indicator.code)
    ]


def years_text(series: Series, years: Sequence[int]) -> str:
    """ "2019-2020", or "2011-2012 tot en met 2024-2025"."""
    if not years:
        return ""
    first, last = series.period(min(years)), series.period(max(years))
    return first if first == last else f"{first} tot en met {last}"


def _apart_rows(series: Series, versions: Sequence[VersionText]) -> list[ApartRow]:
    of = {each.definition.version: each.definition for each in versions}
    return [
        ApartRow(
            year=point.year,
            when=moment_text(of.get(point.version), point.year),
            text=wording.figure_full(point.figure, counted=series.counted),
        )
        for point in series.apart
    ]
