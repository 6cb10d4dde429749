"""To which samenwerkingsverband a vestiging or a pupil belongs, and which step of the rule decided it.

The steps: (a) vo: the vsv file's vestiging, else its BRIN where all rows of that BRIN agree; (b) denomination
"Reformatorisch": the national samenwerkingsverband; (c) the PC4 in the region table; (d) the nearest PC4 of that
table, an estimate; otherwise none.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.compute.measures import MEASURES
from indicators.enums import PlacementStep, Sector

MAX_DISTANCE = 60
NATIONAL = {Sector.PO: "PO0001", Sector.VO: "VO0001"}
SECTOR_OF_MEASURE = {
    measure.observed: measure.sector for measure in MEASURES.values() if measure.observed and measure.sector
}
# Kinds of pupils that the vsv file may place: those at schools of voortgezet onderwijs.
_VO_MEASURES = frozenset({"vo", "pro", "lwoo", "vsv", "vsv_leerlingen"})
_PC4 = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Placement:
    """A samenwerkingsverband code, or None for none, and the step that decided. Step NEAREST is an estimate."""

    swv: str | None
    step: PlacementStep


NOWHERE = Placement(None, PlacementStep.NONE)


def is_placed_by_vsv(measure: str) -> bool:
    """Whether DUO's vsv file comes first in placing pupils of this kind (as they are stored) by their school."""
    return measure in _VO_MEASURES


class RegionTable:
    """The region table of the law: PC4 to a PO and a VO samenwerkingsverband; None (Europoort) is no entry."""

    def __init__(self, entries: Mapping[str, tuple[str | None, str | None]]) -> None:
        self._columns: dict[Sector, dict[str, str]] = {Sector.PO: {}, Sector.VO: {}}
        for pc4, (po, vo) in entries.items():
            for sector, swv in ((Sector.PO, po), (Sector.VO, vo)):
                if swv is not None:
                    self._columns[sector][pc4] = swv
        self._sorted = {sector: sorted(int(pc4) for pc4 in column) for sector, column in self._columns.items()}

    def entries(self, sector: Sector) -> Mapping[str, str]:
        """PC4 to samenwerkingsverband for one sector, without the PC4s that have none."""
        return self._columns[sector]

    def nearest(self, postcode: str, sector: Sector) -> str | None:
        """The PC4 of the table that stands for this postcode (PC4 or PC6): itself, else the numerically nearest one.

        At most 60 away, the lower one when two are equally near; None when there is none or it is no postcode.
        """
        pc4 = postcode[:4]
        if not _PC4.fullmatch(pc4):
            return None
        if pc4 in self._columns[sector]:
            return pc4
        return self._neighbour(int(pc4), self._sorted[sector])

    @staticmethod
    def _neighbour(number: int, known: list[int]) -> str | None:
        index = bisect_left(known, number)
        around = known[max(index - 1, 0) : index + 1]
        best = min(around, key=lambda other: (abs(other - number), other), default=None)
        if best is None or abs(best - number) > MAX_DISTANCE:
            return None
        return f"{best:04d}"

    def place(self, postcode: str, sector: Sector) -> Placement:
        """Steps (c) and (d) for one postcode."""
        entry = self.nearest(postcode, sector)
        if entry is None:
            return NOWHERE
        step = PlacementStep.POSTCODE if entry == postcode[:4] else PlacementStep.NEAREST
        return Placement(self._columns[sector][entry], step)


class VsvTable:
    """The VO samenwerkingsverband per vestiging, from rows of (swv, vestiging of 6 characters).

    A vestiging or BRIN whose rows disagree decides nothing.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        by_vestiging: dict[str, set[str]] = defaultdict(set)
        by_brin: dict[str, set[str]] = defaultdict(set)
        for swv, vestiging in rows:
            by_vestiging[vestiging].add(swv)
            by_brin[vestiging[:4]].add(swv)
        self._vestiging = _unanimous(by_vestiging)
        self._brin = _unanimous(by_brin)

    def place(self, vestiging: str) -> Placement | None:
        """Step (a), or None when the table does not decide."""
        if vestiging in self._vestiging:
            return Placement(self._vestiging[vestiging], PlacementStep.VSV_VESTIGING)
        if vestiging[:4] in self._brin:
            return Placement(self._brin[vestiging[:4]], PlacementStep.VSV_BRIN)
        return None


def place_school(
    *, measure: str, vestiging: str, postcode: str, denomination: str, regions: RegionTable, vsv: VsvTable
) -> Placement:
    """Where the pupils of one measure at one vestiging count by school. `postcode` is that year's ("" when unknown)."""
    if is_placed_by_vsv(measure) and (placement := vsv.place(vestiging)):
        return placement
    return _by_place(measure, postcode, denomination, regions)


def place_pupil(*, measure: str, residence: str, denomination: str, regions: RegionTable) -> Placement:
    """Where pupils count by residence (PC4, or DUO's code 10, 20, 30 or 40: nowhere).

    Step (b) comes first here too: a pupil of a Reformatorische school counts for PO0001 or VO0001 wherever they live.
    """
    return _by_place(measure, residence, denomination, regions)


def _by_place(measure: str, postcode: str, denomination: str, regions: RegionTable) -> Placement:
    sector = SECTOR_OF_MEASURE[measure]
    if denomination.strip().casefold() == "reformatorisch":
        return Placement(NATIONAL[sector], PlacementStep.REFORMATORISCH)
    return regions.place(postcode, sector)


def _unanimous(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {key: next(iter(swvs)) for key, swvs in found.items() if len(swvs) == 1}
