"""Placing the rows of all deliveries: which samenwerkingsverband each counts for, by school and by home.

Rows are plain tuples (see ROW); a summed row stands for a whole samenwerkingsverband and gives way to the vestigingen
themselves as soon as nearly all of them are there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.compute.attribution import Placement, RegionTable, VsvTable, place_pupil, place_school
from indicators.compute.selection import choose
from indicators.compute.sums import NOWHERE
from indicators.enums import PlacementStep

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


def placed_schools(rows: "pd.DataFrame", register: Register) -> tuple["pd.DataFrame", tuple[PlacedVestiging, ...]]:
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


def without_double(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Per samenwerkingsverband, measure and year either the sum or the vestigingen, never both.

    A sum that tells over how many vestigingen it is gives way once nearly all of them are there. One that does not tell
    gives way only to vestigingen that are exact and add up to it.
    """
    is_sum = rows["vestiging"] == rows["unit"]
    if not is_sum.any():
        return rows
    group = ["year", "measure", "swv"]
    filled = rows.assign(swv=rows["swv"].fillna(NOWHERE), is_sum=is_sum)
    sums = (
        filled[is_sum]
        .groupby(group)
        .agg(promised=("schools", "sum"), told_low=("low", "sum"), told_high=("high", "sum"))
    )
    parts = (
        filled[~is_sum]
        .groupby(group)
        .agg(present=("vestiging", "nunique"), held_low=("low", "sum"), held_high=("high", "sum"))
    )
    joined = filled.join(sums, on=group).join(parts, on=group)
    present = joined["present"].fillna(0)
    agrees = (joined["held_low"] == joined["told_low"]) & (joined["held_high"] == joined["told_high"])
    enough = ((joined["promised"] > 0) & (present >= NEARLY_ALL * joined["promised"])) | (
        (joined["promised"] == 0) & (present > 0) & agrees & (joined["held_low"] == joined["held_high"])
    )
    sums_count = joined["promised"].notna() & ~enough
    keep = joined["promised"].isna() | (joined["is_sum"] == sums_count)
    return rows[keep]


def placed_homes(frame: "pd.DataFrame", register: Register) -> "pd.DataFrame":
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
    enough = {
        key
        for key in present.index
        # A sum over an unknown number of vestigingen is of the whole country; files of schools may be of one gemeente.
        if key not in promised.index or (promised[key] > 0 and present[key] >= NEARLY_ALL * promised[key])
    }

    def covered(rows: "pd.DataFrame") -> list[bool]:
        return [key in enough for key in zip(rows["year"], rows["measure"], strict=True)]

    return [detail[covered(detail)], summed[[not hit for hit in covered(summed)]]]
