"""Counting the chosen rows: per samenwerkingsverband, for Nederland and for what belongs to none, by school, home and payer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from indicators.compute.intervals import Bounds
from indicators.compute.measures import MEASURES, VO_WITHOUT_PRO, Origin
from indicators.compute.sums import NATION, NOWHERE, Sums

if TYPE_CHECKING:
    import pandas as pd

NUMBERS = ["low", "high", "hidden", "known"]
# The name in a formula of each observed kind of pupils, per basis.
BY_BASIS: dict[Origin, Mapping[str, str]] = {
    origin: {measure.observed: code for code, measure in MEASURES.items() if measure.origin is origin}
    for origin in (Origin.SCHOOL, Origin.RESIDENCE, Origin.PAYING)
}


def counted_sums(
    *, by_school: "pd.DataFrame", by_home: "pd.DataFrame | None" = None, by_payer: "pd.DataFrame | None" = None
) -> Sums:
    """The sums of all rows that count. What a file holds nationally is complete: a unit without rows then has zero.

    `by_school` are the chosen rows: year, measure, vestiging, swv (None for none), low, high, hidden, known and run;
    `by_home` the rows chosen among the deliveries with residence, placed in `residence_swv`; `by_payer` the sums per
    paying samenwerkingsverband in `unit`.
    """
    sums = Sums()
    _add(sums, _with_vo_rest(by_school), Origin.SCHOOL, "swv")
    if by_home is not None and len(by_home):
        _add(sums, by_home, Origin.RESIDENCE, "residence_swv")
    if by_payer is not None and len(by_payer):
        _add(sums, by_payer, Origin.PAYING, "unit")
    return sums


def _add(sums: Sums, rows: "pd.DataFrame", origin: Origin, column: str) -> None:
    names = BY_BASIS[origin]
    kept = rows[rows["measure"].isin(list(names))]
    units = kept[column].where(kept[column].notna() & (kept[column] != ""), NOWHERE)
    for frame in (kept.assign(unit=units), kept.assign(unit=NATION)):
        runs = _runs(frame)
        totals = frame.groupby(["year", "measure", "unit"])[NUMBERS].sum()
        for (year, measure, unit), low, high, hidden, known in zip(
            totals.index, *(totals[name].tolist() for name in NUMBERS), strict=True
        ):
            bounds = Bounds.of_cells(measure=measure, low=low, high=high, hidden=hidden, known=known)
            sums.put(int(year), names[measure], unit, bounds, runs.get((year, measure, unit), ()))
            sums.complete.add((int(year), names[measure]))


def _runs(frame: "pd.DataFrame") -> dict[tuple[int, str, str], set[int]]:
    found: dict[tuple[int, str, str], set[int]] = {}
    if "run" not in frame:
        return found
    keys = set(zip(frame["year"], frame["measure"], frame["unit"], frame["run"], strict=True))
    for year, measure, unit, run in keys:
        found.setdefault((year, measure, unit), set()).add(run)
    return found


def _with_vo_rest(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Add per vestiging the vo pupils outside praktijkonderwijs, which the tight bounds of pro in vo need.

    In one delivery the bounds subtract cell by cell, because the cells of pro are among those of vo; between
    deliveries they do not.
    """
    import pandas as pd  # slow import

    key = ["year", "vestiging"]
    columns = [*key, *NUMBERS, *(["run"] if "run" in rows else [])]
    vo = rows[rows["measure"] == "vo"]
    pro = rows.loc[rows["measure"] == "pro", columns]
    rest = vo.merge(pro, on=key, how="left", suffixes=("", "_pro"))
    rest[[f"{name}_pro" for name in NUMBERS]] = rest[[f"{name}_pro" for name in NUMBERS]].fillna(0).astype("int64")
    same = (rest["run"] == rest["run_pro"]) | rest["run_pro"].isna() if "run" in rows else rest["low"] >= 0
    apart_low = (rest["low"] - rest["high_pro"]).clip(lower=0)
    apart_high = rest["high"] - rest["low_pro"]
    rest["low"] = (rest["low"] - rest["low_pro"]).where(same, apart_low)
    rest["high"] = (rest["high"] - rest["high_pro"]).where(same, apart_high)
    rest["hidden"] = (rest["hidden"] - rest["hidden_pro"]).where(same, rest["hidden"] + rest["hidden_pro"])
    rest["known"] = rest["known"] - rest["known_pro"]
    return pd.concat([rows, rest.assign(measure=VO_WITHOUT_PRO)[rows.columns]], ignore_index=True)
