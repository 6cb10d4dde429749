"""A definition as arithmetic needs it: the formula of one indicator over a stretch of years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.compute.language import Formula
from indicators.compute.measures import MEASURES, PO_FILE_MEASURES, Origin
from indicators.enums import Sector, Unit

COUNTED = frozenset({Origin.SCHOOL, Origin.RESIDENCE})
# The quantities of DUO's yearly counts of pupils.
CENSUS = frozenset(
    code
    for code, measure in MEASURES.items()
    if measure.origin in COUNTED and measure.observed in {"bo", "sbo", "so", "vso", "vo", "pro"}
)


@dataclass(frozen=True)
class Definition:
    """One version: `key` is "deelname-sbo/1", `sector` None is both, the years are first calendar years of school years.

    The figure is the outcome of the formula, in which other indicators are written out, times `factor`. `valid_until` is
    the last year, None as long as it holds.
    """

    key: str
    code: str
    sector: Sector | None
    unit: Unit
    factor: int
    formula: Formula
    valid_from: int = 0
    valid_until: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether figures of this school year are made with this version."""
        return self.valid_from <= year and (self.valid_until is None or year <= self.valid_until)

    @cached_property
    def measures(self) -> frozenset[str]:
        """Every raw quantity in the formula."""
        return frozenset(self.formula.names)

    @cached_property
    def from_po_file(self) -> bool:
        """Whether any part of it is read from a po file, so that an absent municipality touches it."""
        return any(_observed(code) in PO_FILE_MEASURES for code in self.measures if _origin(code) in COUNTED)

    @cached_property
    def from_census(self) -> bool:
        """Whether DUO's yearly counts alone make it: then a year without one of its quantities is unknown, not absent."""
        return bool(self.measures) and self.measures <= CENSUS


def _origin(code: str) -> Origin | None:
    measure = MEASURES.get(code)
    return measure.origin if measure else None


def _observed(code: str) -> str:
    return MEASURES[code].observed


def valid_stretches(versions: Sequence[int]) -> list[tuple[int, int | None]]:
    """(first, last) school year of each version from the years in which they start, in the same order."""
    ends: list[int | None] = [start - 1 for start in versions[1:]]
    return list(zip(versions, [*ends, None] if versions else [], strict=True))


def depending_on(definitions: Iterable[Definition], measures: Iterable[str]) -> frozenset[str]:
    """Keys of the definitions that use any of these quantities: what has to be worked out again when they change."""
    touched = set(measures)
    return frozenset(each.key for each in definitions if not touched.isdisjoint(each.measures))


def tied_to(definitions: Iterable[Definition], measures: Iterable[str]) -> frozenset[str]:
    """Keys of the definitions that may be shown or withheld otherwise when these quantities change.

    Those that use one of them, and on from there those that share a quantity: what is withheld of the one may be worked
    out from the other. The yearly counts tie definitions together only when a count itself changed.
    """
    every = list(definitions)
    touched = set(measures)
    ties = frozenset() if touched & CENSUS else CENSUS
    found: frozenset[str] = frozenset()
    while (reached := depending_on(every, touched)) != found:
        found = reached
        touched |= {name for each in every if each.key in found for name in each.measures} - ties
    return found
