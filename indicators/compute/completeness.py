"""Which municipalities the po data of a year lack.

The year's own municipality names and numbers cannot tell: they change with every herindeling and DUO garbles the
names. So the data are held against the region table of the law. An area is the PC4s of one municipality (as of 2015)
in one PO samenwerkingsverband. Each of these areas held a bo-vestiging in 2019 and in the address register of 2020,
and each but one (the absent Ridderkerk) in 2024: an area without any vestiging in the data is therefore an area that
the data lack. (Europoort is no samenwerkingsverband, so no area.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indicators.compute.attribution import RegionTable
from indicators.enums import Sector

NATION = "NL"


def missing_municipalities(
    *,
    regions: RegionTable,
    municipalities: Mapping[str, str],
    postcodes: Iterable[str],
    earlier: Iterable[tuple[str, str]] = (),
) -> dict[str, list[str]]:
    """Per unit the municipalities (names of 2015, sorted) that hold no vestiging in a year's po data.

    `municipalities` gives the name per PC4 of the region table, `postcodes` are those of all vestigingen in the data.
    The answer names the regional PO samenwerkingsverbanden and NL. The others (PO0001, the VO ones for vso) have no
    area in which a vestiging must be: they are named where `earlier` shows one, as pairs of (unit, postcode) from
    another year.
    """
    held = {_area(pc4, regions, municipalities) for pc4 in _entries_of(postcodes, regions)}
    lacking = _areas(regions, municipalities) - held
    found: dict[str, set[str]] = defaultdict(set)
    for name, swv in lacking:
        found[swv].add(name)
        found[NATION].add(name)
    for unit, postcode in earlier:
        for pc4 in _entries_of([postcode], regions):
            if (area := _area(pc4, regions, municipalities)) in lacking:
                found[unit].add(area[0])
    return {unit: sorted(names) for unit, names in sorted(found.items())}


def absent_units(*, regions: RegionTable, postcodes: Iterable[str]) -> frozenset[str]:
    """The regional samenwerkingsverbanden (PO and VO) in whose whole region the po data of a year hold no vestiging.

    Of these nothing is known that year, which is not the same as zero pupils.
    """
    known = set(postcodes)
    absent: set[str] = set()
    for sector in Sector:
        held = {regions.place(postcode, sector).swv for postcode in known}
        absent |= set(regions.entries(sector).values()) - held
    return frozenset(absent)


def _entries_of(postcodes: Iterable[str], regions: RegionTable) -> set[str]:
    entries = (regions.nearest(postcode, Sector.PO) for postcode in set(postcodes))
    return {entry for entry in entries if entry is not None}


def _area(pc4: str, regions: RegionTable, municipalities: Mapping[str, str]) -> tuple[str, str]:
    return municipalities[pc4], regions.entries(Sector.PO)[pc4]


def _areas(regions: RegionTable, municipalities: Mapping[str, str]) -> set[tuple[str, str]]:
    return {_area(pc4, regions, municipalities) for pc4 in regions.entries(Sector.PO)}
