"""From the rows of all deliveries to figures, placements and benchmarks: the order in which the parts of compute work."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indicators.compute import benchmark, completeness
from indicators.compute.benchmark import Percentiles
from indicators.compute.counting import counted_sums
from indicators.compute.definition import Definition
from indicators.compute.disclosure import disclose
from indicators.compute.figures import UnitFigure, compute
from indicators.compute.measures import MEASURES, PO_FILE_MEASURES
from indicators.compute.placing import (
    ROW,
    PlacedVestiging,
    Register,
    placed_homes,
    placed_schools,
    without_double,
)
from indicators.compute.selection import Conflict, choose
from indicators.compute.sums import Sums
from indicators.enums import Sector
from osp.school_years import school_year_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Counted:
    """What the rows themselves tell: sums, where each vestiging belongs, and what the po data of each year lack."""

    sums: Sums = field(default_factory=Sums)
    placements: tuple[PlacedVestiging, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    missing: Mapping[int, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    absent: Mapping[int, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that follows from a set of deliveries."""

    figures: tuple[UnitFigure, ...] = ()
    placements: tuple[PlacedVestiging, ...] = ()
    benchmarks: Mapping[tuple[str, int], Percentiles] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    sums: Sums = field(default_factory=Sums)


def run_pipeline(
    rows: Sequence[tuple[object, ...]],
    *,
    register: Register,
    definitions: Sequence[Definition],
    missing_in_sums: Mapping[int, Mapping[str, Sequence[str]]] | None = None,
    others: Sequence[Sums] = (),
    published: Sequence[Definition] | None = None,
    own: Collection[str] = (),
) -> Outcome:
    """Choose, place, sum, compute, compare. `published` are all definitions that readers know figures of, by default the
    computed ones: together they decide what is withheld; `own` are the keys of those that one samenwerkingsverband alone
    sees. `others` are the sums that were not counted from rows: TLV administration,
    reported and municipal numbers; `missing_in_sums` names per year the gemeenten that summed rows lack, per unit."""
    counted = count(rows, register=register, missing_in_sums=missing_in_sums or {})
    for each in others:
        counted.sums.add_all(each)
    figures = withheld_figures(
        compute(
            sums=counted.sums,
            definitions=definitions,
            units=register.units,
            missing=counted.missing,
            absent=counted.absent,
        ),
        _hidden(counted.sums, definitions if published is None else published, own, register.units),
        definitions,
        counted.sums,
    )
    return Outcome(
        figures=tuple(figures),
        placements=counted.placements,
        benchmarks=_benchmarks(figures, {each.key: each.sector for each in definitions}),
        conflicts=counted.conflicts,
        sums=counted.sums,
    )


def withheld_figures(
    figures: Iterable[UnitFigure],
    hidden: Collection[tuple[str, str, int]],
    definitions: Iterable[Definition],
    sums: Sums,
) -> list[UnitFigure]:
    """Figures with those that are withheld marked: by (definition, unit, year).

    These name the deliveries behind the figures of all units. Their own would tell of which kinds they have no pupils.
    """
    measures = {each.key: each.measures for each in definitions}
    return [
        replace(each, is_withheld=True, runs=sums.all_runs(each.year, measures[each.definition]))
        if (each.definition, each.unit, each.year) in hidden
        else each
        for each in figures
    ]


def _hidden(
    sums: Sums, published: Sequence[Definition], own: Collection[str], units: Sequence[str]
) -> frozenset[tuple[str, str, int]]:
    """The figures (definition, unit, year) that are withheld.

    What everybody sees is withheld without regard to anybody's own definitions, so an own figure is withheld wherever it
    has a quantity in it of which something is withheld for all.
    """
    together = disclose(sums, published, units=units)
    if not own:
        return frozenset(together.figures)
    public = disclose(sums, [each for each in published if each.key not in own], units=units)
    touched = {
        (each.key, unit, year)
        for each in published
        if each.key in own
        for year, code, unit in public.cells
        if code in each.measures or any(part in each.measures for part in _wholes_of(code))
    }
    return frozenset(together.figures) | frozenset(public.figures) | touched


def _wholes_of(code: str) -> tuple[str, ...]:
    """The quantities of which this one is a part."""
    return tuple(whole for whole, measure in MEASURES.items() if code in measure.parts)


def count(
    rows: Sequence[tuple[object, ...]],
    *,
    register: Register,
    missing_in_sums: Mapping[int, Mapping[str, Sequence[str]]],
) -> Counted:
    """Everything up to the sums: which delivery counts, where it belongs, and how many there are."""
    if not rows:
        return Counted()
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(ROW))
    frame["year"] = frame["reference_date"].map(school_year_of)
    frame["key"] = frame["vestiging"].where(frame["vestiging"] != "", frame["unit"])
    by_school = frame[frame["basis"].isin(["", "school"])]
    chosen = choose(by_school.drop(columns="vestiging").rename(columns={"key": "vestiging"}))
    schools, placements = placed_schools(chosen.rows, register)
    schools = without_double(schools)
    missing, absent = _completeness(schools, register, missing_in_sums)
    return Counted(
        sums=counted_sums(by_school=schools, by_home=placed_homes(frame, register), by_payer=_payers(frame)),
        placements=placements,
        conflicts=chosen.conflicts,
        missing=missing,
        absent=absent,
    )


def _payers(frame: "pd.DataFrame") -> "pd.DataFrame":
    rows = frame[frame["basis"] == "paying"]
    return choose(rows.drop(columns="vestiging").rename(columns={"key": "vestiging"})).rows if len(rows) else rows


def _completeness(
    rows: "pd.DataFrame", register: Register, missing_in_sums: Mapping[int, Mapping[str, Sequence[str]]]
) -> tuple[dict[int, dict[str, list[str]]], dict[int, Collection[str]]]:
    """Per year what the po data lack. A year that holds sums is judged by whoever made them."""
    missing: dict[int, dict[str, list[str]]] = {}
    absent: dict[int, Collection[str]] = {}
    po = rows[rows["measure"].isin(sorted(PO_FILE_MEASURES))]
    earlier = _whereabouts(po)
    for year in sorted(set(po["year"])):
        of_year = po[po["year"] == year]
        if (of_year["vestiging"] == of_year["unit"]).any():
            missing[year] = {unit: list(names) for unit, names in missing_in_sums.get(year, {}).items()}
            continue
        postcodes = sorted(set(of_year["postcode"]))
        others = [(unit, postcode) for seen, unit, postcode in earlier if seen != year]
        missing[year] = completeness.missing_municipalities(
            regions=register.regions, municipalities=register.municipalities, postcodes=postcodes, earlier=others
        )
        absent[year] = completeness.absent_units(regions=register.regions, postcodes=postcodes)
    return missing, absent


def _whereabouts(po: "pd.DataFrame") -> set[tuple[int, str, str]]:
    held = po[po["swv"].notna() & (po["postcode"] != "")]
    return set(zip(held["year"], held["swv"], held["postcode"], strict=True))


def _benchmarks(
    figures: Iterable[UnitFigure], sectors: Mapping[str, Sector | None]
) -> dict[tuple[str, int], Percentiles]:
    """Percentiles per definition and year; of a definition for both sectors there is none, for they are not alike."""
    per_definition: dict[tuple[str, int], dict[str, object]] = defaultdict(dict)
    for row in figures:
        if not row.is_withheld:
            per_definition[row.definition, row.year][row.unit] = row.figure
    found = {}
    for (key, year), by_unit in per_definition.items():
        sector = sectors[key]
        values = benchmark.comparable(by_unit, sector) if sector else {}  # type: ignore[arg-type]
        distribution = benchmark.percentiles(list(values.values()))
        if distribution:
            found[key, year] = distribution
    return found
