"""Numbers told per gemeente, divided over the samenwerkingsverbanden in which the gemeente lies.

The law places PC4s, not gemeenten. A gemeente of which all PC4s lie in one samenwerkingsverband counts there exactly. One that
lies in several counts in each as anything from nothing to all of it, with an estimate by the pupils who live in each part:
its number as a whole is known at both, and adding those up would count it twice.

Gemeenten change; the table of the law holds those of 2015. A later gemeente is the union of its parts of 2015, so a border
that moved without a gemeente ending is not seen, and a gemeente that was divided counts whole in each that took a part of it.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from indicators.compute.attribution import RegionTable
from indicators.compute.intervals import Bounds, total
from indicators.compute.measures import MEASURES
from indicators.compute.sums import Sums
from indicators.enums import Sector

REGISTER_YEAR = 2015


class Change(Protocol):
    """A gemeente that ended: its code, the one that took over (a part of) it, and the day."""

    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class GemeenteCount:
    """One number about one gemeente (four digits) in one year; `run` is the delivery it came in."""

    measure: str
    gemeente: str
    year: int
    low: float
    high: float
    run: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What a gemeente adds to one samenwerkingsverband.

    `weight` is its share by pupils or PC4s; `is_whole` tells whether it lies there alone, so that its number counts as it is.
    """

    gemeente: str
    weight: float
    is_whole: bool
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Division:
    """The sums per samenwerkingsverband, the gemeenten they are made of, and the gemeenten that could not be placed."""

    sums: Sums
    parts: Mapping[tuple[int, str, str], tuple[Part, ...]]
    unplaced: tuple[str, ...]


def plain(name: str) -> str:
    """A name as it is compared: the table of the law has no accents, and DUO writes capitals."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum() and not unicodedata.combining(letter))


@dataclass(slots=True)
class Areas:
    """Where each gemeente lies, by year.

    `regions` is the table of the law and `municipalities` the name of 2015 per PC4 in it. `names` gives the name of every
    gemeente since 2015 by its code and `changes` which went into which. `pupils` tells how many pupils live in a PC4;
    a gemeente of which no PC4 has any is weighed by its number of PC4s.
    """

    regions: RegionTable
    municipalities: Mapping[str, str]
    names: Mapping[str, str]
    changes: Iterable[Change]
    pupils: Mapping[str, float] = field(default_factory=dict)
    _postcodes: dict[str, list[str]] = field(init=False)
    _next: dict[str, list[tuple[date, str]]] = field(init=False)
    _living: dict[Sector, dict[str, float]] = field(init=False)

    def __post_init__(self) -> None:
        by_name: dict[str, list[str]] = defaultdict(list)
        for pc4, name in self.municipalities.items():
            by_name[plain(name)].append(pc4)
        self._postcodes = {code: by_name[plain(name)] for code, name in self.names.items() if plain(name) in by_name}
        self._next = defaultdict(list)
        for change in self.changes:
            # Before 2015 the table of the law did not exist; a code that became itself only got another name.
            if change.on.year >= REGISTER_YEAR and change.old != change.new:
                self._next[change.old].append((change.on, change.new))
        self._living = {sector: self._folded(sector) for sector in Sector}

    def _folded(self, sector: Sector) -> dict[str, float]:
        """Pupils per PC4 of the table; those of a newer PC4 count at the nearest one."""
        found: dict[str, float] = defaultdict(float)
        for postcode, number in self.pupils.items():
            if entry := self.regions.nearest(postcode, sector):
                found[entry] += number
        return found

    def weights(self, gemeente: str, year: int, sector: Sector, told: frozenset[str] = frozenset()) -> dict[str, float]:
        """The share of a gemeente in each samenwerkingsverband, together 1; empty when it cannot be placed.

        `told` holds the gemeenten that the same source tells of in this year: a part of 2015 that still has a number of
        its own is not counted with the gemeente it went into later that year.
        """
        living = self._living[sector]
        found: dict[str, float] = defaultdict(float)
        places: dict[str, int] = defaultdict(int)
        for pc4 in self._area(gemeente, year, told):
            swv = self.regions.entries(sector).get(pc4)
            if swv is not None:
                found[swv] += living.get(pc4, 0.0)
                places[swv] += 1
        whole = sum(found.values())
        if whole:
            return {swv: found[swv] / whole for swv in sorted(found)}
        return {swv: places[swv] / sum(places.values()) for swv in sorted(places)}

    def _area(self, gemeente: str, year: int, told: frozenset[str]) -> set[str]:
        """The PC4s of a gemeente. A code that did not exist yet in that year stands for all that it was made of since."""
        found = {
            pc4
            for code in self._postcodes
            if gemeente in self._codes(code, year, told)
            for pc4 in self._postcodes[code]
        }
        if found:
            return found
        return {pc4 for code in self._postcodes if gemeente in self._ever(code) for pc4 in self._postcodes[code]}

    def _codes(self, code: str, year: int, told: frozenset[str]) -> set[str]:
        """What a gemeente of 2015 was called in a year; several when it had been divided."""
        later = [] if code in told else [new for on, new in self._next.get(code, []) if on.year <= year]
        return {found for new in later for found in self._codes(new, year, told)} or {code}

    def _ever(self, code: str) -> set[str]:
        later = [new for _, new in self._next.get(code, [])]
        return {code}.union(*(self._ever(new) for new in later))


def share_out(rows: Iterable[GemeenteCount], *, areas: Areas) -> Division:
    """Numbers per gemeente as sums per samenwerkingsverband, of the sectors that each measure is about.

    Per sector the estimates add up to the sum of the placed gemeenten. A number that is itself not exact has no estimate,
    nor has a sum with such a part. ValueError when one gemeente has two numbers of one measure and year.
    """
    told: dict[tuple[int, str], dict[str, GemeenteCount]] = defaultdict(dict)
    for row in rows:
        if told[row.year, row.measure].setdefault(row.gemeente, row) is not row:
            raise ValueError(f"{row.measure} of {row.gemeente} in {row.year} is there twice")
    parts: dict[tuple[int, str, str], list[Part]] = defaultdict(list)
    runs: dict[tuple[int, str, str], set[int]] = defaultdict(set)
    unplaced: set[str] = set()
    for (year, measure), counts in told.items():
        for row in counts.values():
            placed = _placed(row, areas, frozenset(counts))
            unplaced |= set() if placed else {row.gemeente}
            for swv, part in placed:
                parts[year, measure, swv].append(part)
                runs[year, measure, swv] |= {row.run} - {0}
    sums = Sums()
    for (year, measure, swv), found in parts.items():
        sums.put(year, measure, swv, total([part.bounds for part in found]), runs[year, measure, swv])
    return Division(sums, {key: tuple(found) for key, found in parts.items()}, tuple(sorted(unplaced)))


def _placed(row: GemeenteCount, areas: Areas, told: frozenset[str]) -> list[tuple[str, Part]]:
    found = []
    for sector in _sectors(row.measure):
        weights = areas.weights(row.gemeente, row.year, sector, told)
        is_whole = len(weights) == 1
        found += [
            (swv, Part(row.gemeente, share, is_whole, _bounds(row, share, is_whole))) for swv, share in weights.items()
        ]
    return found


def _sectors(measure: str) -> tuple[Sector, ...]:
    known = MEASURES.get(measure)
    return (known.sector,) if known and known.sector else tuple(Sector)


def _bounds(row: GemeenteCount, share: float, is_whole: bool) -> Bounds:
    estimate = share * row.low if row.low == row.high else None
    return Bounds(row.low if is_whole else 0, row.high, estimate)
