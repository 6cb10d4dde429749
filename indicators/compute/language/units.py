"""What the result of a formula counts, and whether its parts may stand beside each other.

A quantity counts something: leerlingen, dagen, euro. Only equal things are added, subtracted or compared; equal things
divide into a pure ratio; unequal things divide into "dagen per besluit". A bare number takes the unit of what it stands
beside, except that no number is added to a count of heads: that would invent leerlingen.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from indicators.compute.language.formula import Formula
from indicators.compute.language.nodes import Extreme, FormulaError, Name, Node, Number, Product, Reference, Sum
from indicators.compute.nouns import MEASURED, plural, singular
from indicators.enums import Unit

_PER = " per "
_UNITS: dict[Unit, Callable[[str, str], bool]] = {
    Unit.PERCENT: lambda above, below: not above and not below,
    Unit.PERMILLE: lambda above, below: bool(above) == bool(below),
    Unit.COUNT: lambda above, below: bool(above) and not below and above not in MEASURED,
    Unit.EURO: lambda above, _below: above == "euro",
    Unit.DAYS: lambda above, _below: above == "dagen",
    # A stay of so many 1 October enrolments per pupil is a number of years.
    Unit.YEARS: lambda above, _below: above in {"jaren", "inschrijvingen"},
    Unit.SCORE: lambda above, _below: above == "punten",
    Unit.NUMBER: lambda _above, _below: True,
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is counted above and below the line; `bare` marks a number that takes any unit."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    bare: bool = False

    def __str__(self) -> str:
        words = " maal ".join(self.above)
        return f"{words} per {' maal '.join(singular(noun) for noun in self.below)}" if self.below else words

    @property
    def said(self) -> str:
        """In an error text."""
        return f"{self}".strip() or "een verhouding"


_BARE = _Kind(bare=True)


def check(formula: Formula, *, quantities: Mapping[str, str], indicators: Mapping[str, str] | None = None) -> str:
    """What the result counts: "" for a pure ratio, "leerlingen", or "dagen per besluit".

    `quantities` and `indicators` give what each known code counts, in the same words. Raises FormulaError for a name
    that is not known, with the nearest one that is, for units that do not fit and for a formula without any quantity.
    """
    known = _Known(formula.text, quantities, indicators or {})
    if not formula.names and not formula.indicators:
        raise FormulaError("De formule noemt geen maat. Noem ten minste één maat, bijvoorbeeld sbo.", 1)
    return str(known.kind(formula.tree)).strip()


def unit_fits(counted: str, unit: Unit) -> bool:
    """Whether what a formula counts (the answer of `check`) can be expressed in a unit."""
    kind = _kind_of(counted)
    return _UNITS[unit](" maal ".join(kind.above), " maal ".join(kind.below))


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that may be used, and what each counts."""

    text: str
    quantities: Mapping[str, str]
    indicators: Mapping[str, str]

    def kind(self, node: Node) -> _Kind:
        match node:
            case Number():
                return _BARE
            case Name():
                return self._quantity(node)
            case Reference():
                return self._indicator(node)
            case Sum():
                return self._sum(node)
            case Extreme():
                return self._same(node.values, "vergelijken")
            case Product():
                return self._product(node)

    def _quantity(self, node: Name) -> _Kind:
        if node.code in self.quantities:
            return _kind_of(self.quantities[node.code])
        typed = self.text[node.column - 1 :].lower()
        meant = max((code for code in self.indicators if typed.startswith(code)), key=len, default=None)
        if meant:
            raise FormulaError(f"Naar een andere indicator verwijst u met haken: [{meant}].", node.column)
        hint = _nearest(node.code, self.quantities)
        raise FormulaError(f"De maat ‘{node.code}’ is niet bekend.{hint}", node.column)

    def _indicator(self, node: Reference) -> _Kind:
        if node.code not in self.indicators:
            hint = _nearest(node.code, self.indicators)
            raise FormulaError(f"De indicator ‘{node.code}’ is niet bekend.{hint}", node.column)
        return _kind_of(self.indicators[node.code])

    def _sum(self, node: Sum) -> _Kind:
        found = self._same(tuple(term for _, term in node.terms), "optellen of aftrekken")
        numbers = [term for _, term in node.terms if self.kind(term).bare and _worth(term) != 0]
        if numbers and found.above and not found.below and found.above[0] not in MEASURED:
            raise FormulaError(f"Bij {found} kunt u geen los getal optellen of aftrekken.", numbers[0].column)
        return found

    def _same(self, nodes: tuple[Node, ...], verb: str) -> _Kind:
        """The one kind that all of these have; bare numbers take it over."""
        found = [(node, self.kind(node)) for node in nodes]
        kinds = [(node, kind) for node, kind in found if not kind.bare]
        for node, kind in kinds[1:]:
            if kind != kinds[0][1]:
                raise FormulaError(f"U kunt {kinds[0][1].said} en {kind.said} niet {verb}.", node.column)
        return kinds[0][1] if kinds else _BARE

    def _product(self, node: Product) -> _Kind:
        above: Counter[str] = Counter()
        below: Counter[str] = Counter()
        kinds = [(sign, factor, self.kind(factor)) for sign, factor in node.factors]
        for sign, factor, kind in kinds:
            if sign == "/" and _worth(factor) == 0:
                raise FormulaError("Delen door nul kan niet.", factor.column)
            (above if sign == "*" else below).update(kind.above)
            (below if sign == "*" else above).update(kind.below)
        left, under = tuple(sorted((above - below).elements())), tuple(sorted((below - above).elements()))
        if len(left) > 1 or len(under) > 1:
            _, factor, _ = next(found for found in reversed(kinds) if found[2].above or found[2].below)
            raise FormulaError(
                f"Dit geeft {_Kind(left, under).said}, en dat betekent niets. Deel eerst door wat gelijk is.",
                factor.column,
            )
        return _Kind(left, under, bare=all(kind.bare for _, _, kind in kinds))


def _worth(node: Node) -> int | float | None:
    return node.value if isinstance(node, Number) else None


def _kind_of(counted: str) -> _Kind:
    """The kind behind the words that `check` gives."""
    above, per, below = f" {counted}".partition(_PER)
    return _Kind((above.strip(),) if above.strip() else (), (plural(below.strip()),) if per else ())


def _nearest(code: str, known: Iterable[str]) -> str:
    close = get_close_matches(code, list(known), n=1, cutoff=0.6)
    return f" Bedoelt u {close[0]}?" if close else ""
