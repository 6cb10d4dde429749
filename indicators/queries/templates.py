"""Which numbers a samenwerkingsverband states itself: what each indicator needs, and what is known of it already."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from indicators import usage
from indicators.compute.language import FormulaError, resolve
from indicators.compute.measures import MEASURES
from indicators.compute.stating import WHOLES, Quantity, is_told, quantity_of
from indicators.enums import Level, Unit
from indicators.importers.template_cells import bounds
from indicators.models import ImportRun, IndicatorDefinition, ReportedValue, RunState
from indicators.models import Indicator as IndicatorModel
from indicators.queries.catalogue import catalogue, definitions
from indicators.queries.formulas import OWN_PREFIX, own_quantity, stored_formula
from indicators.sources import source_rows, usual_source
from indicators.wording.periods import is_calendar, reference_date
from osp.models import Samenwerkingsverband
from osp.queries import names_of
from osp.school_years import school_year_of

Indicator: TypeAlias = IndicatorModel
YEARS = 5
NO_THEME = "overig"


@dataclass(frozen=True, slots=True)
class Need:
    """An indicator with the quantities that somebody has to state for it, and the sources that usually tell them."""

    indicator: Indicator
    definition: IndicatorDefinition
    quantities: tuple[Quantity, ...]
    sources: tuple[str, ...]

    @property
    def is_calendar(self) -> bool:
        """Whether its years are calendar years."""
        return self.quantities[0].is_calendar

    def years(self, today: date, count: int = YEARS) -> list[int]:
        """The last years of which the teldatum has come, oldest first."""
        newest = newest_year(self.quantities[0], today)
        return list(range(newest - count + 1, newest + 1))

    @property
    def source_names(self) -> tuple[str, ...]:
        """Those sources in words."""
        rows = source_rows()
        return tuple(rows[code]["name"] for code in self.sources)


@dataclass(frozen=True, slots=True)
class Known:
    """The newest statement about one cell; `low` and `high` are equal when exact."""

    low: float
    high: float
    run_id: int


Cell = tuple[str, Level, str, int]


def typed_number(text: str) -> Known | None:
    """What somebody typed ("12", "<5") as a statement that is no delivery yet; None for an empty field."""
    found = bounds(text.strip())
    return Known(*found, run_id=0) if found else None


def needs(swv: Samenwerkingsverband) -> list[Need]:
    """Every meetbare indicator of the catalogue that needs a stated number, in the order of the catalogue."""
    indicators = list(catalogue(swv))
    found = definitions(indicators)
    formulas = {row.indicator.code: formula for row in found.values() if (formula := stored_formula(row))}
    made = []
    for indicator in indicators:
        definition = found.get(indicator.pk)
        formula = formulas.get(indicator.code)
        if definition is None or formula is None:
            continue
        try:
            names = resolve(formula, formulas).names
        except FormulaError:
            continue
        quantities = tuple(each for name in names if (each := _quantity(name, definition)) is not None)
        if quantities:
            sources = tuple(dict.fromkeys(usual_source(each.code) for each in quantities))
            made.append(Need(indicator, definition, quantities, sources))
    return made


def need_of(swv: Samenwerkingsverband, pk: int) -> Need | None:
    """The need of one indicator; None for one that needs no stated number, or that is not there."""
    return next((each for each in needs(swv) if each.indicator.pk == pk), None)


def is_stated(definition: IndicatorDefinition | None) -> bool:
    """Whether somebody has to state a number for this definition."""
    return bool(quantities_in(definition))


def quantities_in(definition: IndicatorDefinition | None) -> tuple[Quantity, ...]:
    """The quantities that somebody has to state for this definition, without those of other indicators that it names."""
    formula = stored_formula(definition) if definition else None
    if definition is None or formula is None:
        return ()
    return tuple(each for name in formula.names if (each := _quantity(name, definition)) is not None)


def quantities_of(found: Iterable[Need]) -> dict[str, Quantity]:
    """Every quantity that is stated here, by code."""
    return {quantity.code: quantity for need in found for quantity in need.quantities}


def _quantity(name: str, definition: IndicatorDefinition) -> Quantity | None:
    calendar = is_calendar(definition)
    if name in MEASURES:
        if not is_told(MEASURES[name]):
            return None
        return quantity_of(name, reference_day=definition.reference_day, is_calendar=calendar)
    if not name.startswith(OWN_PREFIX) or definition.formula != own_quantity(definition.indicator):
        return None
    is_count = definition.indicator.unit == Unit.COUNT
    return Quantity(
        code=name,
        name=definition.indicator.name,
        counted=definition.counted,
        reference_day=definition.reference_day,
        is_whole=is_count,
        is_people=is_count and definition.about_people,
        is_calendar=calendar,
    )


def day_of(quantity: Quantity, year: int) -> date:
    """The teldatum of a quantity in one year; the last day of a period that is counted as a whole."""
    counted = _Counted(quantity.reference_day)
    day = reference_date(counted, year)
    if day and not quantity.is_calendar:
        return day
    return date(year, 12, 31) if quantity.is_calendar else date(year + 1, 7, 31)


@dataclass(frozen=True, slots=True)
class _Counted:
    reference_day: str


def newest_year(quantity: Quantity, today: date) -> int:
    """The newest year of which the teldatum has come."""
    return max(year for year in range(today.year - 3, today.year + 1) if day_of(quantity, year) <= today)


def latest_years(today: date) -> dict[bool, int]:
    """The newest year that a number can be about, by whether it is a calendar year: the one that is going on."""
    return {True: today.year, False: school_year_of(today)}


def known_cells(swv: Samenwerkingsverband, measures: Collection[str]) -> dict[Cell, Known]:
    """The statement that counts now of each cell of these quantities: the newest of the own deliveries."""
    rows = (
        ReportedValue.objects.filter(run__swv=swv, run__state=RunState.LOADED, measure__in=measures)
        .order_by("run__loaded_at", "run_id", "pk")
        .values_list("measure", "level", "key", "year", "low", "high", "run_id")
    )
    return {
        (measure, Level(level), key, year): Known(low, high, run_id)
        for measure, level, key, year, low, high, run_id in rows
    }


def showable(cells: Mapping[Cell, Known], quantities: Mapping[str, Quantity]) -> dict[Cell, Known]:
    """Those of these cells that may be repeated on a form or in a file.

    Of a quantity about people nothing of a year is shown when one exact number of that year is 1 to 4, or when such a number
    would follow from a part and its whole: the others, beside a total on another page, would tell it.
    """
    small: set[tuple[str, int]] = set()
    for (measure, level, key, year), known in cells.items():
        if not quantities[measure].is_people:
            continue
        if _is_small(known.low, known.high):
            small.add((measure, year))
        whole_code = WHOLES.get(measure, "")
        whole = cells.get((whole_code, level, key, year))
        if whole and known.low == known.high and _is_small(whole.low - known.low, whole.high - known.high):
            small |= {(measure, year), (whole_code, year)}
    return {cell: known for cell, known in cells.items() if (cell[0], cell[3]) not in small}


def _is_small(low: float, high: float) -> bool:
    return low == high and 0 < low < 5  # noqa: PLR2004 -- 1 to 4 pupils are protected


def filled_years(swv: Samenwerkingsverband, found: Iterable[Need]) -> dict[int, dict[int, set[Level]]]:
    """Per indicator and year at which levels every number that it needs was stated."""
    levels: dict[tuple[str, int], set[Level]] = defaultdict(set)
    rows = ReportedValue.objects.filter(run__swv=swv, run__state=RunState.LOADED)
    for measure, year, level in rows.order_by().values_list("measure", "year", "level").distinct():
        levels[measure, year].add(Level(level))
    made: dict[int, dict[int, set[Level]]] = {}
    for need in found:
        years = {year for measure, year in levels if measure == need.quantities[0].code}
        told = {year: set.intersection(*(levels[each.code, year] for each in need.quantities)) for year in years}
        made[need.indicator.pk] = {year: at for year, at in told.items() if at}
    return made


def in_plan(found: Iterable[Need]) -> list[Need]:
    """Those that the plan of the samenwerkingsverband in scope uses."""
    used = usage.used_ids()
    return [each for each in found if each.indicator.pk in used]


def told_by(cells: Iterable[Known]) -> list[tuple[ImportRun, str]]:
    """The deliveries behind these statements, newest first, with the name of who made each."""
    runs = ImportRun.objects.filter(pk__in={each.run_id for each in cells}).order_by("-loaded_at", "-pk")
    names = names_of(run.user_id for run in runs)
    return [(run, names.get(run.user_id, "")) for run in runs]
