"""Figures from sums: every definition, for every unit and year of which something is known.

What no source holds is unknown. Only where a quantity was counted nationally does a unit without rows have zero.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.compute import evaluate
from indicators.compute.definition import CENSUS, Definition
from indicators.compute.figure import FigureValue
from indicators.compute.sums import NATION, NOWHERE, Sums
from indicators.enums import FigureKind

__all__ = ["NATION", "NOWHERE", "UnitFigure", "compute"]


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """One figure of one unit and year, with the municipalities whose data are missing from it and the deliveries behind it.

    `is_withheld`: it tells about 1 to 4 pupils, or another figure could be worked out with it.
    """

    unit: str
    indicator: str
    year: int
    figure: FigureValue
    missing: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()
    definition: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What figures are made from."""

    sums: Sums
    missing: Mapping[int, Mapping[str, Sequence[str]]]
    absent: Mapping[int, Collection[str]]


def compute(
    *,
    sums: Sums,
    definitions: Iterable[Definition],
    units: Iterable[str],
    missing: Mapping[int, Mapping[str, Sequence[str]]] | None = None,
    absent: Mapping[int, Collection[str]] | None = None,
) -> list[UnitFigure]:
    """Every definition, for the units of its sector plus NL and GEEN, for every year in the sums.

    A definition made of DUO's yearly counts alone is there for all units in each year that was counted; any other only
    for units and years of which one of its quantities is known. `missing` (per year, per unit) and `absent` (per year,
    units of which the po data hold nothing) come from `completeness`. Raises ValueError when a sum belongs to a
    samenwerkingsverband that is not among the units: its pupils would vanish.
    """
    all_units = sorted(set(units) - {NATION, NOWHERE})
    _refuse_strangers(sums, all_units)
    known = _Known(sums, missing or {}, absent or {})
    counted = sorted({year for year, measure in sums.complete if measure in CENSUS})
    return [
        _unit_figure(each, year, unit, known)
        for each in definitions
        for year in (counted if each.from_census else sums.years())
        if each.holds_in(year)
        for unit in _units(each, year, all_units, sums)
    ]


def _units(definition: Definition, year: int, all_units: Sequence[str], sums: Sums) -> list[str]:
    of_sector = [code for code in all_units if definition.sector is None or code.startswith(definition.sector.value)]
    every = [*of_sector, NATION, NOWHERE]
    if definition.from_census:
        return every
    # The yearly counts are there for everybody; what else the formula needs decides of whom something is known.
    held = {unit for name in definition.measures - CENSUS for unit in sums.units_of(year, name)}
    return [unit for unit in every if unit in held]


def _unit_figure(definition: Definition, year: int, unit: str, known: _Known) -> UnitFigure:
    nothing_held = definition.from_po_file and unit in known.absent.get(year, ())
    figure = (
        FigureValue.unknown(definition.unit)
        if nothing_held
        else evaluate.figure(
            definition.formula,
            unit=definition.unit,
            factor=definition.factor,
            of=lambda name: known.sums.of(year, name, unit),
        )
    )
    names = tuple(known.missing.get(year, {}).get(unit, ())) if definition.from_po_file else ()
    runs = () if figure.kind is FigureKind.UNKNOWN else _runs(definition, year, unit, known.sums)
    return UnitFigure(unit, definition.code, year, figure, names, runs, definition.key)


def _runs(definition: Definition, year: int, unit: str, sums: Sums) -> tuple[int, ...]:
    return tuple(sorted({run for name in definition.measures for run in sums.runs_of(year, name, unit)}))


def _refuse_strangers(sums: Sums, units: Collection[str]) -> None:
    known = {*units, NATION, NOWHERE}
    strangers = {unit for found in sums.found.values() for unit in found} - known
    if strangers:
        raise ValueError(f"Onbekende samenwerkingsverbanden in de waarnemingen: {', '.join(sorted(strangers))}")
