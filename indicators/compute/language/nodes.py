"""What a formula is made of once it has been read: a small tree of values that compare by what they say."""

from collections.abc import Iterator
from dataclasses import dataclass, field


class FormulaError(ValueError):
    """A formula that cannot be used: a Dutch sentence for who typed it, and the column (from 1) it is about."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written: whole, or with decimals."""

    value: int | float
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A raw quantity, by its code in lower case."""

    code: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another indicator, by its code in lower case; it stands for that formula before its factor."""

    code: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms with the sign ("+" or "-") before each."""

    terms: "tuple[tuple[str, Node], ...]"

    @property
    def column(self) -> int:
        """Where its first term starts."""
        return self.terms[0][1].column


@dataclass(frozen=True, slots=True)
class Product:
    """Factors, worked out from left to right, with the sign ("*" or "/") before each; the first has "*"."""

    factors: "tuple[tuple[str, Node], ...]"

    @property
    def column(self) -> int:
        """Where its first factor starts."""
        return self.factors[0][1].column


@dataclass(frozen=True, slots=True)
class Extreme:
    """The highest ("max") or the lowest ("min") of two or more values."""

    which: str
    values: "tuple[Node, ...]"
    column: int = field(default=0, compare=False)


Node = Number | Name | Reference | Sum | Product | Extreme


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right under this one."""
    match node:
        case Sum():
            return tuple(term for _, term in node.terms)
        case Product():
            return tuple(factor for _, factor in node.factors)
        case Extreme():
            return node.values
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """This node and all under it, from left to right."""
    yield node
    for child in children(node):
        yield from walk(child)


def depth(node: Node) -> int:
    """How many levels the tree has."""
    return 1 + max((depth(child) for child in children(node)), default=0)
