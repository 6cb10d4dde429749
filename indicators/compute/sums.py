"""Raw quantities per unit: where counting, TLV administration, reported and municipal numbers meet before any formula."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.compute.intervals import ZERO, Bounds

NATION = "NL"
NOWHERE = "GEEN"

Key = tuple[int, str]


@dataclass(slots=True)
class Sums:
    """Bounds per (year, measure) and in it per unit, with the deliveries behind each; what no source holds is not there.

    A measure in `complete` was counted over the whole country: a unit without a row then has zero. Of any other
    measure a unit without a row is unknown.
    """

    found: dict[Key, dict[str, Bounds]] = field(default_factory=dict)
    complete: set[Key] = field(default_factory=set)
    runs: dict[tuple[int, str, str], set[int]] = field(default_factory=dict)

    def put(self, year: int, measure: str, unit: str, bounds: Bounds, runs: Iterable[int] = ()) -> None:
        """Set one quantity; what stood there is replaced."""
        self.found.setdefault((year, measure), {})[unit] = bounds
        self.runs[year, measure, unit] = set(runs)

    def of(self, year: int, measure: str, unit: str) -> Bounds | None:
        """One quantity; None when no source holds it."""
        units = self.found.get((year, measure))
        if units is None:
            return None
        return units.get(unit, ZERO if (year, measure) in self.complete else None)

    def runs_of(self, year: int, measure: str, unit: str) -> set[int]:
        """The deliveries behind one quantity; behind a zero that was counted nationally those of the whole country."""
        found = self.runs.get((year, measure, unit))
        if found is None and (year, measure) in self.complete:
            return self.runs.get((year, measure, NATION), set())
        return found or set()

    def all_runs(self, year: int, measures: Iterable[str]) -> tuple[int, ...]:
        """The deliveries behind these quantities for anybody, in order: nothing in it depends on the number of one unit."""
        units = ((name, unit) for name in measures for unit in self.units_of(year, name))
        return tuple(sorted({run for name, unit in units for run in self.runs_of(year, name, unit)}))

    def units_of(self, year: int, measure: str) -> Mapping[str, Bounds]:
        """Every unit that has this quantity."""
        return self.found.get((year, measure), {})

    def years(self) -> list[int]:
        """Every year of which something is known, oldest first."""
        return sorted({year for year, _ in self.found})

    def add_all(self, other: "Sums") -> None:
        """Take over everything of another; its quantities replace those with the same key."""
        for (year, measure), units in other.found.items():
            for unit, bounds in units.items():
                self.put(year, measure, unit, bounds, other.runs_of(year, measure, unit))
        self.complete |= other.complete
