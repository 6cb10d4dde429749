"""The figures of all samenwerkingsverbanden, of Nederland and of what belongs to none, from the chosen observations.

What the files do not hold is unknown. Only where a measure is there nationally does a unit without rows have zero
pupils.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indicators.compute.figure import FigureValue
from indicators.compute.formulas import FORMULAS, VO_WITHOUT_PRO, Basis, Formula
from indicators.compute.intervals import ZERO, Bounds, count_figure, share_figure, total

if TYPE_CHECKING:
    import pandas as pd

NATION = "NL"
NOWHERE = "GEEN"


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """One figure of one unit and year, with the municipalities whose data are missing from it."""

    unit: str
    indicator: str
    year: int
    figure: FigureValue
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sums:
    """Numbers of pupils per (year, basis, measure), and in it per unit; a measure that no file holds is not there."""

    by_measure: dict[tuple[int, Basis, str], dict[str, Bounds]] = field(default_factory=dict)

    def holds(self, year: int, basis: Basis, measures: Iterable[str]) -> bool:
        return all((year, basis, measure) in self.by_measure for measure in measures)

    def of(self, unit: str, year: int, basis: Basis, measures: Iterable[str]) -> Bounds:
        return total([self.by_measure[year, basis, measure].get(unit, ZERO) for measure in measures])


def compute(
    *,
    observations: "pd.DataFrame",
    units: Iterable[str],
    by_residence: "pd.DataFrame | None" = None,
    missing: Mapping[int, Mapping[str, Sequence[str]]] | None = None,
    absent: Mapping[int, Collection[str]] | None = None,
) -> list[UnitFigure]:
    """Every formula, for every samenwerkingsverband of its sector plus NL and GEEN, for every year in the observations.

    `observations` are the chosen rows: year, measure, vestiging, swv (by school; None for none), residence_swv
    (idem), has_residence, low, high, hidden, known; a `run` column, if there, tells which vo and pro rows are one
    delivery. `by_residence` are the rows chosen among the runs with residence; without it the observations with
    residence serve. `missing` (per year, per unit) and `absent` (per year, units of which the po data hold nothing)
    come from `completeness`. Raises ValueError when a row belongs to a samenwerkingsverband that is not among the
    units: its pupils would vanish.
    """
    known_units = sorted(set(units) - {NATION, NOWHERE})
    residence = observations[observations["has_residence"].astype(bool)] if by_residence is None else by_residence
    sums = _Sums()
    _add_sums(sums, _with_vo_rest(observations), "school", "swv")
    _add_sums(sums, residence, "residence", "residence_swv")
    _refuse_strangers(sums, known_units)
    years = sorted({int(year) for year in observations["year"].unique()})
    return [
        _unit_figure(formula, unit, year, sums, (missing or {}).get(year, {}), (absent or {}).get(year, ()))
        for year in years
        for formula in FORMULAS.values()
        for unit in [*(code for code in known_units if code.startswith(formula.sector.value)), NATION, NOWHERE]
    ]


def _unit_figure(
    formula: Formula, unit: str, year: int, sums: _Sums, missing: Mapping[str, Sequence[str]], absent: Collection[str]
) -> UnitFigure:
    nothing_held = formula.from_po_file and unit in absent
    figure = FigureValue.unknown(formula.unit) if nothing_held else _figure(formula, unit, year, sums)
    names = tuple(missing.get(unit, ())) if formula.from_po_file else ()
    return UnitFigure(unit, formula.code, year, figure, names)


def _figure(formula: Formula, unit: str, year: int, sums: _Sums) -> FigureValue:
    basis = formula.numerator_basis
    if not (sums.holds(year, basis, formula.numerator) and sums.holds(year, "school", formula.denominator)):
        return FigureValue.unknown(formula.unit)
    numerator = sums.of(unit, year, basis, formula.numerator)
    if not formula.denominator:
        return count_figure(numerator)
    denominator = sums.of(unit, year, "school", formula.denominator)
    rest = sums.of(unit, year, "school", formula.rest) if formula.part_of_whole else None
    return share_figure(numerator, denominator, rest)


def _add_sums(sums: _Sums, rows: "pd.DataFrame", basis: Basis, column: str) -> None:
    numbers = ["low", "high", "hidden", "known"]
    per_unit = rows.assign(unit=rows[column].fillna(NOWHERE)).groupby(["year", "measure", "unit"])[numbers].sum()
    nation = rows.assign(unit=NATION).groupby(["year", "measure", "unit"])[numbers].sum()
    for frame in (per_unit, nation):
        for (year, measure, unit), low, high, hidden, known in zip(
            frame.index, *(frame[name].tolist() for name in numbers), strict=True
        ):
            found = sums.by_measure.setdefault((int(year), basis, measure), {})
            found[unit] = Bounds.of_cells(measure=measure, low=low, high=high, hidden=hidden, known=known)


def _with_vo_rest(observations: "pd.DataFrame") -> "pd.DataFrame":
    """Add per vestiging the vo pupils outside praktijkonderwijs, which the tight bounds of pro in vo need.

    In one delivery the bounds subtract cell by cell, because the cells of pro are among those of vo; between
    deliveries they do not.
    """
    import pandas as pd  # slow import

    key = ["year", "vestiging"]
    numbers = ["low", "high", "hidden", "known"]
    columns = [*key, *numbers, *(["run"] if "run" in observations else [])]
    vo = observations[observations["measure"] == "vo"]
    pro = observations.loc[observations["measure"] == "pro", columns]
    rest = vo.merge(pro, on=key, how="left", suffixes=("", "_pro"))
    rest[[f"{name}_pro" for name in numbers]] = rest[[f"{name}_pro" for name in numbers]].fillna(0).astype("int64")
    same = (rest["run"] == rest["run_pro"]) | rest["run_pro"].isna() if "run" in observations else rest["low"] >= 0
    apart_low = (rest["low"] - rest["high_pro"]).clip(lower=0)
    apart_high = rest["high"] - rest["low_pro"]
    rest["low"] = (rest["low"] - rest["low_pro"]).where(same, apart_low)
    rest["high"] = (rest["high"] - rest["high_pro"]).where(same, apart_high)
    rest["hidden"] = (rest["hidden"] - rest["hidden_pro"]).where(same, rest["hidden"] + rest["hidden_pro"])
    rest["known"] = rest["known"] - rest["known_pro"]
    return pd.concat([observations, rest.assign(measure=VO_WITHOUT_PRO)[observations.columns]], ignore_index=True)


def _refuse_strangers(sums: _Sums, units: Collection[str]) -> None:
    known = {*units, NATION, NOWHERE}
    strangers = {unit for found in sums.by_measure.values() for unit in found} - known
    if strangers:
        raise ValueError(f"Onbekende samenwerkingsverbanden in de waarnemingen: {', '.join(sorted(strangers))}")
