"""From the rows of all deliveries to figures, placements and benchmarks: the order in which the parts of compute work.

Rows are plain tuples (see ROW); a summed row stands for a whole samenwerkingsverband and gives way to the vestigingen
themselves as soon as nearly all of them are there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from indicators.compute import benchmark, completeness
from indicators.compute.attribution import Placement, RegionTable, VsvTable, place_pupil, place_school
from indicators.compute.benchmark import Percentiles
from indicators.compute.figures import NATION, NOWHERE, UnitFigure, compute
from indicators.compute.formulas import FORMULAS, PO_FILE_MEASURES
from indicators.compute.selection import Conflict, choose
from indicators.enums import FigureKind, PlacementStep

if TYPE_CHECKING:
    import pandas as pd

# Columns of a row, in order.
ROW = (
    "run",
    "status",
    "run_order",
    "reference_date",
    "measure",
    "vestiging",
    "postcode",
    "denomination",
    "schoolbestuur",
    "residence",
    "unit",
    "basis",
    "schools",
    "low",
    "high",
    "hidden",
    "known",
)
# From this share of its vestigingen on, the vestigingen themselves count instead of their sum.
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Register:
    """What placing needs: the regions, the vsv table, and per vo vestiging its (postcode, denomination) by address file."""

    regions: RegionTable
    municipalities: Mapping[str, str]
    vsv: VsvTable
    addresses: Mapping[str, tuple[str, str]]
    units: Sequence[str]


@dataclass(frozen=True, slots=True)
class PlacedVestiging:
    """One vestiging, measure and year with the samenwerkingsverband it belongs to ("" for none) and its pupils."""

    year: int
    measure: str
    vestiging: str
    postcode: str
    denomination: str
    schoolbestuur: str
    unit: str
    step: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that follows from a set of deliveries. `runs` tells per (unit, year, indicator) which deliveries are behind it."""

    figures: tuple[UnitFigure, ...]
    placements: tuple[PlacedVestiging, ...]
    benchmarks: Mapping[tuple[str, int], Percentiles]
    runs: Mapping[tuple[str, int, str], tuple[int, ...]]
    conflicts: tuple[Conflict, ...]


def run_pipeline(
    rows: Sequence[tuple[object, ...]],
    *,
    register: Register,
    missing_in_sums: Mapping[int, Mapping[str, Sequence[str]]],
) -> Outcome:
    """Choose, place, sum, compare. `missing_in_sums` names per year the gemeenten that summed rows lack, per unit."""
    if not rows:
        return Outcome((), (), {}, {}, ())
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(ROW))
    frame["year"] = frame["reference_date"].map(school_year)
    frame["key"] = frame["vestiging"].where(frame["vestiging"] != "", frame["unit"])
    by_school = frame[frame["basis"] != "residence"]
    chosen = choose(by_school.drop(columns="vestiging").rename(columns={"key": "vestiging"}))
    schools, placements = _placed(chosen.rows, register)
    schools = _without_double(schools)
    homes = _homes(frame, register)
    missing, absent = _completeness(schools, register, missing_in_sums)
    figures = compute(observations=schools, by_residence=homes, units=register.units, missing=missing, absent=absent)
    return Outcome(
        figures=tuple(figures),
        placements=placements,
        benchmarks=_benchmarks(figures),
        runs=_runs(figures, schools, homes),
        conflicts=chosen.conflicts,
    )


def school_year(day: date) -> int:
    """First calendar year of the school year of a reference date."""
    first_month = 8
    return day.year if day.month >= first_month else day.year - 1


def _placed(rows: "pd.DataFrame", register: Register) -> tuple["pd.DataFrame", tuple[PlacedVestiging, ...]]:
    """The chosen rows with `swv` and `has_residence`, and the placements of their vestigingen."""
    import pandas as pd

    columns = ["year", "measure", "vestiging", "postcode", "denomination", "schoolbestuur", "unit"]
    totals = rows.groupby(columns, as_index=False, sort=True)[["low", "high"]].sum()
    found: dict[tuple[int, str, str], Placement] = {}
    placements = []
    for year, measure, vestiging, postcode, denomination, bestuur, unit, low, high in totals.itertuples(
        index=False, name=None
    ):
        placement = _place(register, measure, vestiging, postcode, denomination, unit)
        found[year, measure, vestiging] = placement
        if vestiging != unit:
            placements.append(
                PlacedVestiging(
                    year, measure, vestiging, postcode or register.addresses.get(vestiging, ("", ""))[0], denomination, bestuur,
                    placement.swv or "", placement.step.value, int(low), int(high),
                )
            )  # fmt: skip
    keys = zip(rows["year"], rows["measure"], rows["vestiging"], strict=True)
    swv = pd.Series([found[key].swv for key in keys], index=rows.index, dtype=object)
    placed = rows.assign(swv=swv, residence_swv=None, has_residence=rows["residence"] != "")
    return placed, tuple(placements)


def _place(register: Register, measure: str, vestiging: str, postcode: str, denomination: str, unit: str) -> Placement:
    """A row that already knows its samenwerkingsverband keeps it; a vo row takes place and denomination from the addresses."""
    if unit:
        return Placement(None if unit == NOWHERE else unit, PlacementStep.GIVEN)
    if not postcode:
        postcode, denomination = register.addresses.get(vestiging, ("", ""))
    return place_school(
        measure=measure,
        vestiging=vestiging,
        postcode=postcode,
        denomination=denomination,
        regions=register.regions,
        vsv=register.vsv,
    )


def _without_double(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Per samenwerkingsverband, measure and year either the sum or the vestigingen, never both."""
    is_sum = rows["vestiging"] == rows["unit"]
    if not is_sum.any():
        return rows
    group = ["year", "measure", "swv"]
    filled = rows.assign(swv=rows["swv"].fillna(NOWHERE), is_sum=is_sum)
    promised = filled[is_sum].groupby(group)["schools"].sum().rename("promised")
    present = filled[~is_sum].groupby(group)["vestiging"].nunique().rename("present")
    joined = filled.join(promised, on=group).join(present, on=group)
    sums_count = joined["promised"].notna() & (joined["present"].fillna(0) < NEARLY_ALL * joined["promised"])
    keep = joined["promised"].isna() | (joined["is_sum"] == sums_count)
    return rows[keep]


def _homes(frame: "pd.DataFrame", register: Register) -> "pd.DataFrame":
    """Rows with the pupils' residence, chosen among the deliveries that tell it, each with `residence_swv`."""
    rows = frame[(frame["residence"] != "") & (frame["vestiging"] != "")]
    sums = frame[frame["basis"] == "residence"]
    chosen = choose(rows, with_residence=True).rows if len(rows) else rows
    kept = [_with_home(chosen, register)] if len(chosen) else []
    if len(sums):
        kept = _sums_or_schools(kept, choose(sums.drop(columns="vestiging").rename(columns={"key": "vestiging"})).rows)
    if not kept:
        return rows.assign(residence_swv=None)
    import pandas as pd

    return pd.concat(kept, ignore_index=True)


def _with_home(rows: "pd.DataFrame", register: Register) -> "pd.DataFrame":
    import pandas as pd

    places: dict[tuple[str, str, str], str | None] = {}
    keys = list(zip(rows["measure"], rows["residence"], rows["denomination"], strict=True))
    for measure, residence, denomination in set(keys):
        placement = place_pupil(
            measure=measure, residence=residence, denomination=denomination, regions=register.regions
        )
        places[measure, residence, denomination] = placement.swv
    return rows.assign(residence_swv=pd.Series([places[key] for key in keys], index=rows.index, dtype=object))


def _sums_or_schools(schools: list["pd.DataFrame"], sums: "pd.DataFrame") -> list["pd.DataFrame"]:
    """Residence is decided nationwide: a pupil may live anywhere, so half the schools tell nothing about one region."""
    summed = sums.assign(residence_swv=sums["unit"].where(sums["unit"] != NOWHERE, None))
    if not schools:
        return [summed]
    detail = schools[0]
    present = detail.groupby(["year", "measure"])["vestiging"].nunique()
    promised = summed.groupby(["year", "measure"])["schools"].max()
    enough = {key for key in present.index if present[key] >= NEARLY_ALL * promised.get(key, 0)}

    def covered(rows: "pd.DataFrame") -> list[bool]:
        return [key in enough for key in zip(rows["year"], rows["measure"], strict=True)]

    return [detail[covered(detail)], summed[[not hit for hit in covered(summed)]]]


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


def _benchmarks(figures: Iterable[UnitFigure]) -> dict[tuple[str, int], Percentiles]:
    per_indicator: dict[tuple[str, int], dict[str, object]] = defaultdict(dict)
    for row in figures:
        per_indicator[row.indicator, row.year][row.unit] = row.figure
    found = {}
    for (indicator, year), by_unit in per_indicator.items():
        values = benchmark.comparable(by_unit, FORMULAS[indicator].sector)  # type: ignore[arg-type]
        distribution = benchmark.percentiles(list(values.values()))
        if distribution:
            found[indicator, year] = distribution
    return found


def _runs(
    figures: Iterable[UnitFigure], schools: "pd.DataFrame", homes: "pd.DataFrame"
) -> dict[tuple[str, int, str], tuple[int, ...]]:
    by_school = _runs_per_unit(schools, "swv")
    by_home = _runs_per_unit(homes, "residence_swv")
    found = {}
    for row in figures:
        if row.figure.kind == FigureKind.UNKNOWN:
            continue
        formula = FORMULAS[row.indicator]
        numerators = by_home if formula.numerator_basis == "residence" else by_school
        runs = {run for measure in formula.numerator for run in numerators.get((row.unit, row.year, measure), ())}
        runs |= {run for measure in formula.denominator for run in by_school.get((row.unit, row.year, measure), ())}
        found[row.unit, row.year, row.indicator] = tuple(sorted(runs))
    return found


def _runs_per_unit(rows: "pd.DataFrame", column: str) -> dict[tuple[str, int, str], set[int]]:
    found: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for unit, year, measure, run in set(
        zip(rows[column].fillna(NOWHERE), rows["year"], rows["measure"], rows["run"], strict=True)
    ):
        found[unit, year, measure].add(run)
        found[NATION, year, measure].add(run)
    return found
