"""Invented figures of the example: the same on every machine, and marked as example wherever they are shown.

A quantity follows its course with a wobble that is a pure function of samenwerkingsverband, quantity and year. The formulas
of the catalogue make the figures of it, so that figures which share a quantity agree.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta

from indicators.compute.definition import Definition
from indicators.compute.evaluate import figure
from indicators.compute.figure import NUMBERS, FigureValue
from indicators.compute.intervals import Bounds
from indicators.compute.measures import MEASURES, Origin
from indicators.enums import FigureKind, ReleaseStatus, Unit
from indicators.models import Figure, ImportRun, IndicatorDefinition, Release, RunState, Source
from indicators.services.definitions import for_computing, stored_definitions
from meetings.demo.content import Course, Delivery, Invented, Measured
from osp.models import Samenwerkingsverband, User

FIRST, LAST = 2018, 2025
YEARS = range(FIRST, LAST + 1)
RELEASE = "voorbeeld, verzonnen"


def quantity(swv: str, code: str, course: Course, year: int) -> int:
    """What an invented quantity is in a year."""
    digest = hashlib.sha256(f"voorbeeld|{swv}|{code}|{year}".encode()).digest()
    wobble = course.wobble * (2 * int.from_bytes(digest[:8], "big") / 2**64 - 1)
    level = course.first + (course.last - course.first) * (year - FIRST) / (LAST - FIRST)
    return round(level * (1 + wobble) * (course.times if year >= course.since else 1))


def invent_series(measured: Measured, swv: Samenwerkingsverband, writer: User) -> None:
    """Figures from 2018 to 2025 of everything that follows from the courses and that no open file tells."""
    told_by = {code: run for each in measured.deliveries for code, run in _deliver(each, swv, writer).items()}
    rows = {str(row.pk): row for row in stored_definitions(swv)}
    for each in for_computing(rows.values()):
        if each.measures and each.measures <= measured.courses.keys() and not _is_open(each):
            for year in filter(each.holds_in, YEARS):
                runs = {told_by[code] for code in each.measures if code in told_by} if year == LAST else set()
                _keep(swv, rows[each.key], year, _figure(each, measured.courses, swv.code, year), runs)


def invent(invented: Invented, swv: Samenwerkingsverband) -> None:
    """The figures that the example writes out itself."""
    definition = IndicatorDefinition.objects.filter(indicator__code=invented.indicator).latest("version")
    for year, (numerator, denominator) in invented.years.items():
        value = 100 * numerator / denominator if denominator else float(numerator)
        found = FigureValue(
            kind=FigureKind.VALUE,
            unit=Unit(definition.indicator.unit),
            value=value,
            low=value,
            high=value,
            numerator_low=numerator,
            numerator_high=numerator,
            denominator_low=denominator,
            denominator_high=denominator,
        )
        _keep(swv, definition, year, found, (), is_provisional=year == invented.provisional)


def _is_open(definition: Definition) -> bool:
    """Whether DUO's counts alone make it, so that there is no need to invent it."""
    return all(MEASURES[code].origin is Origin.SCHOOL for code in definition.measures)


def _figure(definition: Definition, courses: Mapping[str, Course], swv: str, year: int) -> FigureValue:
    def of(code: str) -> Bounds | None:
        return Bounds.exact(quantity(swv, code, courses[code], year)) if code in courses else None

    return figure(definition.formula, unit=definition.unit, factor=definition.factor, of=of)


def _keep(
    swv: Samenwerkingsverband,
    definition: IndicatorDefinition,
    year: int,
    found: FigureValue,
    runs: Iterable[int],
    *,
    is_provisional: bool = False,
) -> None:
    told = sorted(runs)
    Figure.objects.create(
        swv=swv,
        definition=definition,
        unit=swv.code,
        year=year,
        kind=found.kind,
        **{name: getattr(found, name) for name in NUMBERS},
        release=RELEASE,
        runs=told,
        is_provisional=is_provisional or bool(told),
        is_example=True,
    )


def _deliver(delivery: Delivery, swv: Samenwerkingsverband, writer: User) -> dict[str, int]:
    """A delivery without rows: what it told is invented, so nothing may be worked out from it. By quantity."""
    release, _ = Release.objects.get_or_create(
        source=Source.objects.get(code=delivery.source), reference_date=delivery.day, status=ReleaseStatus.PROVISIONAL
    )
    loaded_at = datetime.combine(delivery.day + timedelta(days=75), time(9, 30), UTC)
    run = ImportRun.objects.create(
        swv=swv,
        release=release,
        format_code="sjabloon",
        file_name=delivery.file_name,
        sha256=hashlib.sha256(f"{swv.code}|{delivery.file_name}".encode()).hexdigest(),
        state=RunState.WITHDRAWN if delivery.withdrawn else RunState.LOADED,
        rows_read=delivery.rows,
        user_id=writer.pk,
        loaded_at=loaded_at,
        withdrawn_at=loaded_at + timedelta(days=12) if delivery.withdrawn else None,
        withdraw_reason=delivery.withdrawn,
    )
    ImportRun.objects.filter(pk=run.pk).update(created_at=loaded_at - timedelta(minutes=4))
    return dict.fromkeys(delivery.quantities, run.pk)
