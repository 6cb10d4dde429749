"""The passport of one figure: from which deliveries it follows, what it missed and what stood there before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from indicators.compute.attribution import is_placed_by_vsv
from indicators.compute.figure import FigureValue
from indicators.compute.measures import MEASURES, Origin
from indicators.enums import FigureKind
from indicators.hooks import PackPlace, packs_using
from indicators.models import Computation, Figure, ImportRun, IndicatorDefinition, ReportedValue
from indicators.queries.figures import Series, SeriesPoint
from indicators.wording.periods import reference_date

__all__ = ["Correction", "Delivery", "Passport", "Story", "passport", "reference_date", "story"]

# So many rounds of computing are looked through for the one that made a figure.
LOOK_BACK = 40
# Files with a row per pupil are thrown away once they are read.
ABOUT_PUPILS = frozenset({"tlv", "tlv-pos", "tlv-indigo"})
_NAME = re.compile(r"[a-z]\w*")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was read in and counts for the figure."""

    run_id: int
    source: str
    publisher: str
    reference_date: date
    status: str
    file_name: str
    loaded_at: datetime | None
    is_own: bool
    rows_skipped: int = 0
    # Of a file that was thrown away after it was read: all that is left of it.
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood there before, and until when."""

    until: datetime
    figure: FigureValue
    release: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything a reader may ask about one figure. `is_own` marks a figure from the samenwerkingsverband's own files.

    `reference_date` is None where the definition counts over a period. A withheld figure has no deliveries and no
    corrections: what they tell could tell the figure.
    """

    point: SeriesPoint
    definition: IndicatorDefinition
    reference_date: date | None
    deliveries: tuple[Delivery, ...]
    corrections: tuple[Correction, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What the full page of a passport adds: when and why it was worked out, how pupils are placed, in which packs it stands.

    `notes` are what a source says of the numbers themselves, where it stated them for the whole unit. `by_vsv`: DUO's vsv file
    places some of the schools.
    """

    computed_at: datetime
    because: Computation | None
    origins: tuple[Origin, ...]
    packs: tuple[PackPlace, ...]
    notes: tuple[str, ...] = ()
    by_vsv: bool = False


def passport(series: Series, point: SeriesPoint) -> Passport | None:
    """The passport of a stored figure; None for a score, which carries its own date and author."""
    if point.figure_id is None:
        return None
    row = _row(point.figure_id)
    is_told = point.figure.kind is not FigureKind.WITHHELD
    return Passport(
        point=point,
        definition=row.definition,
        reference_date=reference_date(row.definition, point.year),
        deliveries=_deliveries(row) if is_told else (),
        corrections=_corrections(row) if is_told else (),
        is_own=row.swv_id is not None and not row.is_example,
    )


def story(found: Passport) -> Story | None:
    """The rest of what is known about a figure; None where it is withheld."""
    if found.point.figure_id is None or found.point.figure.kind is FigureKind.WITHHELD:
        return None
    row = _row(found.point.figure_id)
    names = _NAME.findall(row.definition.formula)
    measures = [MEASURES[name] for name in names if name in MEASURES]
    shown = [row.pk, *_earlier(row).values_list("pk", flat=True)]
    packs = packs_using(shown)
    return Story(
        computed_at=row.computed_at,
        because=None if row.is_example else _made_by(row),
        origins=tuple(dict.fromkeys(each.origin for each in measures)),
        by_vsv=any(is_placed_by_vsv(kind) for each in measures for kind in (each.observed, *each.parts)),
        packs=tuple(place for place in packs if not place.is_confidential),
        notes=_notes(row, names),
    )


def _notes(row: Figure, measures: Sequence[str]) -> tuple[str, ...]:
    stated = ReportedValue.objects.filter(run__in=row.runs, year=row.year, key=row.unit, measure__in=measures)
    return tuple(dict.fromkeys(stated.exclude(note="").order_by("pk").values_list("note", flat=True)))


def computations(code: str) -> list[Computation]:
    """The newest rounds of computing that made figures of this indicator, of open data and of the tenant in scope."""
    rows = Computation.objects.select_related("run__release__source")[: LOOK_BACK * 5]
    return [row for row in rows if code in row.indicators][:LOOK_BACK]


def _row(pk: int) -> Figure:
    return Figure.objects.select_related("definition__indicator").get(pk=pk)


def _made_by(row: Figure) -> Computation | None:
    """The round that was going on when this figure was stored."""
    code = row.definition.indicator.code
    rounds = Computation.objects.filter(swv=row.swv_id, created_at__lte=row.computed_at).select_related("run")
    return next((each for each in rounds[:LOOK_BACK] if code in each.indicators and row.year in each.years), None)


def _deliveries(row: Figure) -> tuple[Delivery, ...]:
    runs = ImportRun.objects.filter(pk__in=row.runs, release__isnull=False).select_related("release__source")
    return tuple(
        Delivery(
            run_id=run.pk,
            source=run.release.source.name,
            publisher=run.release.source.publisher,
            reference_date=run.release.reference_date,
            status=run.release.status,
            file_name=run.file_name,
            loaded_at=run.loaded_at,
            is_own=run.swv_id is not None,
            rows_skipped=run.rows_skipped,
            checksum=run.sha256 if run.format_code in ABOUT_PUPILS else "",
        )
        for run in runs.order_by("release__reference_date", "pk")
        if run.release
    )


def _earlier(row: Figure) -> QuerySet[Figure]:
    return Figure.objects.filter(
        swv=row.swv_id, definition=row.definition_id, unit=row.unit, year=row.year, is_example=row.is_example
    ).exclude(superseded_at=None)


def _corrections(row: Figure) -> tuple[Correction, ...]:
    """Earlier figures of the same year, newest first; one that read the same, or knew nothing yet, is no correction."""
    found, later = [], row.as_value()
    earlier = _earlier(row).annotate(why=F("superseded_by__reason")).select_related("definition__indicator")
    for each in earlier.order_by("-superseded_at", "-pk"):
        figure = each.as_value()
        if each.superseded_at and figure != later and figure.kind is not FigureKind.UNKNOWN:
            found.append(Correction(each.superseded_at, figure, each.release, each.why or ""))
        later = figure
    return tuple(found)
