"""What the figures of a year tell their readers: the sums of quantities behind each definition, in columns."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.compute.definition import Definition
from indicators.compute.measures import MEASURES
from indicators.compute.sums import Sums

# Quantities that no formula sees apart stand together as one.
Column = tuple[str, ...]
Weights = Mapping[Column, int]


@dataclass(frozen=True, slots=True)
class Publication:
    """The sums that one definition tells of a unit. Of a formula that is no share or sum every quantity counts as told."""

    definition: Definition
    told: tuple[Weights, ...]

    def sees(self, column: Column, partner: Column | None) -> bool:
        """Whether moving one pupil from the partner to the column (or out of nowhere) would change what is told."""
        return any(sums.get(column, 0) != (sums.get(partner, 0) if partner else 0) for sums in self.told)


def publications(sums: Sums, year: int, definitions: Sequence[Definition]) -> list[Publication]:
    """What each definition tells, in columns."""
    told = {each.key: _told(sums, year, each) for each in definitions}
    columns = _columns([vector for vectors in told.values() for vector in vectors])
    return [
        Publication(
            each, tuple({columns[code]: weight for code, weight in vector.items()} for vector in told[each.key])
        )
        for each in definitions
        if told[each.key]
    ]


def _told(sums: Sums, year: int, definition: Definition) -> list[Counter[str]]:
    """The sums of sensitive quantities; a quantity that others make together (vo) is written out."""
    ratio = definition.formula.ratio
    names = [ratio.numerator, ratio.denominator] if ratio else [(name,) for name in definition.formula.names]
    vectors = [
        Counter(part for name in each if is_sensitive(name) for part in _parts(sums, year, name)) for each in names
    ]
    return [vector for vector in vectors if vector]


def is_sensitive(code: str) -> bool:
    return code not in MEASURES or MEASURES[code].sensitive


def _parts(sums: Sums, year: int, code: str) -> tuple[str, ...]:
    parts = MEASURES[code].parts if code in MEASURES else ()
    return parts if parts and all((year, part) in sums.found for part in parts) else (code,)


def _columns(vectors: Sequence[Mapping[str, int]]) -> dict[str, Column]:
    """Quantities that stand in the same sums equally often are one column: no figure tells them apart."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for code, weight in vector.items():
            places[code].append((number, weight))
    together: dict[tuple[tuple[int, int], ...], list[str]] = defaultdict(list)
    for code, seen in places.items():
        together[tuple(seen)].append(code)
    return {code: tuple(sorted(codes)) for codes in together.values() for code in codes}
