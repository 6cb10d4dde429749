"""The passport of one figure: from which deliveries it follows, what it missed and what stood there before."""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind
from indicators.models import Figure, ImportRun, IndicatorDefinition
from indicators.queries.figures import Series, SeriesPoint
from osp import dutch


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was read in and counts for the figure."""

    source: str
    publisher: str
    reference_date: date
    status: str
    file_name: str
    loaded_at: datetime | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood there before, and until when."""

    until: datetime
    figure: FigureValue
    release: str


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything a reader may ask about one figure. `is_own` marks a figure from the samenwerkingsverband's own files."""

    point: SeriesPoint
    definition: IndicatorDefinition
    reference_date: date
    deliveries: tuple[Delivery, ...]
    corrections: tuple[Correction, ...]
    is_own: bool


def passport(series: Series, point: SeriesPoint) -> Passport | None:
    """The passport of a stored figure; None for a score, which carries its own date and author."""
    definition = series.definition
    if definition is None or point.figure_id is None:
        return None
    row = Figure.objects.select_related("definition__indicator").get(pk=point.figure_id)
    return Passport(
        point=point,
        definition=definition,
        reference_date=reference_date(definition, point.year),
        deliveries=_deliveries(row),
        corrections=_corrections(row),
        is_own=row.swv_id is not None and not row.is_example,
    )


def reference_date(definition: IndicatorDefinition, year: int) -> date:
    """The day of counting in a school year: 1 October falls in its first calendar year, 1 February in its second."""
    day, _, month_name = definition.reference_day.partition(" ")
    month = dutch.MONTHS.index(month_name) + 1
    first_month = 8
    return date(year if month >= first_month else year + 1, month, int(day))


def _deliveries(row: Figure) -> tuple[Delivery, ...]:
    runs = ImportRun.objects.filter(pk__in=row.runs, release__isnull=False).select_related("release__source")
    return tuple(
        Delivery(
            source=run.release.source.name,
            publisher=run.release.source.publisher,
            reference_date=run.release.reference_date,
            status=run.release.status,
            file_name=run.file_name,
            loaded_at=run.loaded_at,
            is_own=run.swv_id is not None,
        )
        for run in runs.order_by("release__reference_date", "pk")
        if run.release
    )


def _corrections(row: Figure) -> tuple[Correction, ...]:
    """Earlier figures of the same year, newest first; one that read the same, or knew nothing yet, is no correction."""
    earlier = Figure.objects.filter(
        swv=row.swv_id, definition=row.definition_id, unit=row.unit, year=row.year, is_example=row.is_example
    ).exclude(superseded_at=None)
    found, later = [], row.as_value()
    for each in earlier.select_related("definition__indicator").order_by("-superseded_at", "-pk"):
        figure = each.as_value()
        if each.superseded_at and figure != later and figure.kind is not FigureKind.UNKNOWN:
            found.append(Correction(each.superseded_at, figure, each.release))
        later = figure
    return tuple(found)
