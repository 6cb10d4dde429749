"""A formula that has been read: its names, its form as a share, and its canonical text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from indicators.compute.language.nodes import Extreme, Name, Node, Number, Product, Reference, Sum, walk
from indicators.compute.language.parser import read

NO_PARTS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A sum of quantities over another sum; without denominator it is a plain sum. No quantity occurs twice in one sum."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()

    def rest(self, parts: Mapping[str, tuple[str, ...]] = NO_PARTS) -> tuple[str, ...] | None:
        """The quantities of the denominator outside the numerator, where the numerator is part of the denominator.

        `parts` tells which quantities together make another one, so that pro is seen to be part of vo. None where the
        numerator is no part, or there is no denominator.
        """
        inside = set(self.numerator)
        for whole in (self.denominator, tuple(part for name in self.denominator for part in parts.get(name, (name,)))):
            if whole and inside <= set(whole) and len(set(whole)) == len(whole):
                return tuple(name for name in whole if name not in inside)
        return None


@dataclass(frozen=True)
class Formula:
    """A formula as it was typed and the tree it stands for; two formulas are equal when they say the same."""

    text: str
    tree: Node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Formula) and self.tree == other.tree

    def __hash__(self) -> int:
        return hash(self.tree)

    def __str__(self) -> str:
        """The same formula as text in one way of writing, which reads back as the same formula."""
        return _written(self.tree)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The codes of the quantities in it, each once, in the order of the text."""
        return tuple(dict.fromkeys(node.code for node in walk(self.tree) if isinstance(node, Name)))

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The codes of the indicators it refers to, each once, in the order of the text."""
        return tuple(dict.fromkeys(node.code for node in walk(self.tree) if isinstance(node, Reference)))

    @property
    def divides(self) -> bool:
        """Whether anything in it is divided by something that is counted, so that it has a denominator."""
        products = (node for node in walk(self.tree) if isinstance(node, Product))
        below = (factor for product in products for sign, factor in product.factors if sign == "/")
        return any(isinstance(node, Name | Reference) for factor in below for node in walk(factor))

    def column_of(self, code: str) -> int:
        """Where a name or a reference first stands in the text."""
        return next(node.column for node in walk(self.tree) if isinstance(node, Name | Reference) and node.code == code)

    @property
    def ratio(self) -> Ratio | None:
        """Its numerator and denominator where it is a sum of quantities, or one such sum over another; else None."""
        match self.tree:
            case Product(factors=((_, above), ("/", below))):
                numerator, denominator = _summed(above), _summed(below)
                return Ratio(numerator, denominator) if numerator and denominator else None
            case tree:
                total = _summed(tree)
                return Ratio(total) if total else None


@lru_cache(maxsize=2048)
def parse(text: str) -> Formula:
    """The formula in a text of at most 500 characters. Judges syntax alone, not names; raises FormulaError."""
    return Formula(text, read(text))


def _summed(node: Node) -> tuple[str, ...] | None:
    """The quantities that this node adds up, or None where it does anything else or adds one of them twice."""
    found = _added(node)
    return tuple(found) if found and len(set(found)) == len(found) else None


def _added(node: Node) -> list[str] | None:
    match node:
        case Name():
            return [node.code]
        case Sum() if all(sign == "+" for sign, _ in node.terms):
            parts = [_added(term) for _, term in node.terms]
            return None if None in parts else [name for part in parts for name in part or ()]
        case _:
            return None


def written_number(value: float) -> str:
    """A number as a formula has it: with a decimal comma and without points."""
    return format(Decimal(repr(value)), "f").replace(".", ",")


def _written(node: Node) -> str:
    match node:
        case Number():
            return written_number(node.value)
        case Name():
            return node.code
        case Reference():
            return f"[{node.code}]"
        case Extreme():
            return f"{node.which}({'; '.join(_written(value) for value in node.values)})"
        case Sum():
            return _chain(node.terms, brackets=Sum)
        case Product():
            return _chain(node.factors, brackets=Sum | Product)


def _chain(
    parts: tuple[tuple[str, Node], ...], *, brackets: type | object, write: Callable[[Node], str] = _written
) -> str:
    """Parts with their signs between them, each part of a kind in `brackets` between brackets."""
    texts = [f"({write(part)})" if isinstance(part, brackets) else write(part) for _, part in parts]  # type: ignore[arg-type]
    first = f"-{texts[0]}" if parts[0][0] == "-" else texts[0]
    return " ".join([first, *(f"{sign} {text}" for (sign, _), text in zip(parts[1:], texts[1:], strict=True))])
