"""Which figures of the samenwerkingsverbanden are withheld, so that none tells about 1 to 4 pupils, alone or with the others.

The reader is taken to know every published figure of every samenwerkingsverband, of what belongs to none and of Nederland,
and may know one of them from the inside. A definition publishes sums of quantities: its numerator and its denominator.

Per quantity and year the samenwerkingsverbanden are one breakdown with a known total: `withholding.withhold` chooses
which of them lose it. There every figure that has the quantity in it is withheld. One alternative keeps more: where
pupils may be moved between the quantity and a partner (sbo and bo) without changing any other published sum (bo + sbo), only the
figures that tell the two apart are withheld. It is taken where it costs fewer figures and the partner is large enough.
Either way pupils can be moved between the withheld samenwerkingsverbanden and all that is shown stays the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from indicators.compute.definition import Definition
from indicators.compute.intervals import Bounds
from indicators.compute.measures import MEASURES, PARTITIONS
from indicators.compute.publications import Column, Publication, Weights, publications
from indicators.compute.sums import NATION, NOWHERE, Sums
from indicators.compute.withholding import ENOUGH, SMALL, Cell, Reason, Withheld, withhold

_K1 = TypeVar("_K1", int, str)
_K2 = TypeVar("_K2", int, str)
# Pupils of different kinds of schools: the one is never part of the other, but for what a formula says itself.
_KINDS = frozenset({"bo", "sbo", "so", "vso", "vo", "pro"})


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is withheld: cells by (year, quantity, unit), figures by (definition key, unit, year).

    The reasons are never shown to a reader: they would tell which numbers are small.
    """

    cells: dict[tuple[int, str, str], Reason] = field(default_factory=dict)
    figures: dict[tuple[str, str, int], Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Move:
    """A freedom that the reader is left with: at these units the column may differ, and its partner the other way round."""

    units: Mapping[str, Reason]
    column: Column
    partner: Column | None = None


def disclose(sums: Sums, definitions: Iterable[Definition], *, units: Sequence[str]) -> Disclosure:
    """What to withhold of the figures that these definitions make from these sums, for all units, "NL" and "GEEN".

    `units` are the codes of all samenwerkingsverbanden. Only exact numbers are withheld: an interval was made by its
    source to say no more. Where nobody knows the national total, only the small numbers themselves go.
    """
    found = Disclosure()
    wanted = list(definitions)
    places = [*units, NOWHERE]
    for year in sums.years():
        published = publications(sums, year, [each for each in wanted if _is_made(sums, year, each)])
        moves = [
            *_small_columns(sums, year, published, places),
            *_small_rests(sums, year, published, places),
            *_small_parts(sums, year, published, places),
        ]
        for move in moves:
            _note_cells(found, year, move)
        for each in published:
            _note_figures(found, year, each, moves)
    return found


def _is_made(sums: Sums, year: int, definition: Definition) -> bool:
    """Whether there are figures of this definition in this year: its quantities are all there for somebody."""
    return definition.holds_in(year) and all((year, code) in sums.found for code in definition.measures)


def _note_cells(found: Disclosure, year: int, move: _Move) -> None:
    for unit, reason in move.units.items():
        for code in move.column:
            _note(found.cells, (year, code, unit), reason)
        for code in move.partner or ():
            _note(found.cells, (year, code, unit), Reason.COMPLEMENTARY)


def _note_figures(found: Disclosure, year: int, published: Publication, moves: Iterable[_Move]) -> None:
    for move in moves:
        if published.sees(move.column, move.partner):
            for unit, reason in move.units.items():
                _note(found.figures, (published.definition.key, unit, year), reason)


def _note(reasons: dict[tuple[_K1, str, _K2], Reason], key: tuple[_K1, str, _K2], reason: Reason) -> None:
    if reasons.get(key) is not Reason.PRIMARY:
        reasons[key] = reason


def _small_columns(sums: Sums, year: int, published: Sequence[Publication], units: Sequence[str]) -> Iterator[_Move]:
    """What small numbers in the columns themselves take away."""
    for column in sorted({column for each in published for vector in each.told for column in vector}):
        counts = _counts(sums, year, column, units)
        found = _withheld(counts, total_visible=_has_nation(sums, year, column))
        if found.cells:
            yield from _moves(sums, year, column, found, published)


def _small_parts(sums: Sums, year: int, published: Sequence[Publication], units: Sequence[str]) -> Iterator[_Move]:
    """What goes where a small number is one of the parts of a whole of the same samenwerkingsverband."""
    columns = {code: column for each in published for vector in each.told for column in vector for code in column}
    for partition in PARTITIONS:
        held = [part for part in partition.parts if (year, part) in sums.found]
        small = [unit for unit in units if any(_is_small(sums, year, part, unit) for part in held)]
        for column in sorted({columns[code] for code in partition.hides if code in columns}):
            if small:
                yield _Move(dict.fromkeys(small, Reason.COMPLEMENTARY), column)


def _is_small(sums: Sums, year: int, code: str, unit: str) -> bool:
    count = _counts(sums, year, (code,), [unit]).get(unit)
    return count is not None and 0 < count < SMALL


def _withheld(counts: Mapping[str, int | None], *, total_visible: bool) -> Withheld:
    return withhold([Cell(unit, count) for unit, count in counts.items()], total_visible=total_visible, inside=True)


def _counts(sums: Sums, year: int, column: Column, units: Sequence[str]) -> dict[str, int | None]:
    """The column per unit; None where it is not known exactly. A unit of which nothing is held is not there."""
    found: dict[str, int | None] = {}
    for unit in _of_sector(column, units):
        bounds = [sums.of(year, code, unit) for code in column]
        if all(each is not None for each in bounds):
            found[unit] = _exact([each for each in bounds if each is not None])
    return found


def _of_sector(column: Column, units: Iterable[str]) -> list[str]:
    """The units whose pupils these can be; what belongs to none can be of either sector."""
    sectors = {MEASURES[code].sector for code in column if code in MEASURES} - {None}
    return [
        unit
        for unit in units
        if unit == NOWHERE or not sectors or any(unit.startswith(each) for each in sectors if each)
    ]


def _exact(parts: Iterable[Bounds]) -> int | None:
    """The sum as a number of pupils; a fraction under five (a gemeente that was divided) is small too."""
    total = 0.0
    for part in parts:
        if not part.is_exact or part.low < 0:
            return None
        total += part.low
    return max(1, min(SMALL - 1, round(total))) if 0 < total < SMALL else round(total)


def _has_nation(sums: Sums, year: int, column: Column) -> bool:
    return all(sums.of(year, code, NATION) is not None for code in column)


def _moves(sums: Sums, year: int, column: Column, found: Withheld, published: Sequence[Publication]) -> Iterator[_Move]:
    reasons = {str(unit): reason for unit, reason in found.cells.items()}
    partner = _partner(sums, year, column, reasons, published)
    yield _Move(reasons, column, partner)
    if found.total:
        yield _Move({NATION: Reason.PRIMARY}, column)


def _partner(
    sums: Sums, year: int, column: Column, reasons: Mapping[str, Reason], published: Sequence[Publication]
) -> Column | None:
    """The column to move pupils from and to, where that withholds fewer figures than leaving it out."""
    beside = {other for each in published for vector in each.told if column in vector for other in vector}
    room = sum(count or 0 for count in _counts(sums, year, column, list(reasons)).values())
    costs: dict[Column | None, int] = {None: sum(each.sees(column, None) for each in published)}
    for other in sorted(beside - {column}):
        if _is_large(sums, year, other, reasons, max(room, ENOUGH)):
            costs[other] = sum(each.sees(column, other) for each in published)
    return min(costs, key=lambda other: (costs[other], other is not None, other or ()))


def _is_large(sums: Sums, year: int, column: Column, units: Iterable[str], room: int) -> bool:
    """Whether each of these units can lose that many of the column."""
    for unit in units:
        bounds = [sums.of(year, code, unit) for code in column]
        count = _exact([each for each in bounds if each is not None])
        if None in bounds or count is None or count < room:
            return False
    return True


def _small_rests(sums: Sums, year: int, published: Sequence[Publication], units: Sequence[str]) -> Iterator[_Move]:
    """What a small difference between numerator and denominator takes away: 97 of 98 tells about one.

    Where the numerator is a sum of parts of the denominator, the rest is a column itself; this is for quantities that
    were stated apart. The numerator goes, wherever it is told; where too few have one to hide among, that of all goes.
    """
    for each in published:
        columns = _stated_apart(each)
        rests = _rests(sums, year, each, units) if columns else {}
        is_known = _all_have_nation(sums, year, each)
        found = _withheld(rests, total_visible=is_known).cells if rests else {}
        everywhere = is_known and 0 < len(found) < ENOUGH
        for column in columns if found else ():
            places = _counts(sums, year, column, units) if everywhere else found
            yield _Move({str(unit): found.get(unit, Reason.COMPLEMENTARY) for unit in places}, column)


def _stated_apart(published: Publication) -> tuple[Column, ...]:
    """The columns of a numerator that counts the same as its denominator and is no sum of parts of it."""
    ratio = published.definition.formula.ratio
    if ratio is None or not ratio.denominator or len(published.told) < 2:  # noqa: PLR2004 -- numerator and denominator
        return ()
    numerator, denominator = published.told
    codes = (*ratio.numerator, *ratio.denominator)
    if any(code in _KINDS for code in codes):
        return ()
    alike = {(MEASURES[code].counted, MEASURES[code].origin) if code in MEASURES else ("", None) for code in codes}
    return tuple(numerator) if len(alike) == 1 and numerator.keys().isdisjoint(denominator) else ()


def _rests(sums: Sums, year: int, published: Publication, units: Sequence[str]) -> dict[str, int | None]:
    """Denominator minus numerator per unit; empty where it is negative anywhere, for then the one is no part of the other.

    A unit without any in the numerator, or with few in the denominator, has no rest of its own: the columns see to it.
    """
    above, below = (_summed(sums, year, vector, units) for vector in published.told)
    found: dict[str, int | None] = {}
    for unit, whole in below.items():
        part = above.get(unit)
        if whole is None or part is None:
            found[unit] = None
        elif part and whole >= SMALL:
            found[unit] = whole - part
    return {} if any(rest is not None and rest < 0 for rest in found.values()) else found


def _summed(sums: Sums, year: int, vector: Weights, units: Sequence[str]) -> dict[str, int | None]:
    """A told sum per unit that has all of it."""
    columns = [(weight, _counts(sums, year, column, units)) for column, weight in vector.items()]
    shared = set.intersection(*(set(counts) for _, counts in columns))
    return {unit: _added([(weight, counts[unit]) for weight, counts in columns]) for unit in units if unit in shared}


def _added(counts: Sequence[tuple[int, int | None]]) -> int | None:
    known = [weight * count for weight, count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _all_have_nation(sums: Sums, year: int, published: Publication) -> bool:
    return all(_has_nation(sums, year, column) for vector in published.told for column in vector)
