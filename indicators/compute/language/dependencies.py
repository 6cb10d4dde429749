"""Formulas that refer to other indicators: in which order they are worked out, and what they say written out."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from indicators.compute.language.formula import Formula
from indicators.compute.language.nodes import (
    Extreme,
    FormulaError,
    Node,
    Product,
    Reference,
    Sum,
    depth,
    walk,
)

_MAX_NODES = 2000
_MAX_DEPTH = 100


def order(formulas: Mapping[str, Formula]) -> list[str]:
    """The codes of these formulas, dependencies first. A reference to a code that is not among them does not count.

    Raises FormulaError where formulas refer to each other in a circle, naming it; the column is that of the reference
    in the first formula of the circle.
    """
    graph = {code: [other for other in formula.indicators if other in formulas] for code, formula in formulas.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = [str(code) for code in reversed(error.args[1])]
        raise FormulaError(
            f"Deze indicatoren verwijzen in een kring naar elkaar: {' → '.join(circle)}.",
            formulas[circle[0]].column_of(circle[1]),
        ) from None


def resolve(formula: Formula, formulas: Mapping[str, Formula]) -> Formula:
    """The same formula with every indicator in it written out in quantities, so that it can be evaluated.

    A reference stands for that formula before its factor: [deelname-sbo] is 0,0204 and not 2,04. `formulas` has the
    formula of every indicator by its code; call `order` first, which refuses circles. Raises FormulaError for a code
    that is not there and where writing out grows beyond all measure.
    """
    written: dict[str, Node] = {}
    reach = _reach(formula, formulas)
    needed = {code: each for code, each in formulas.items() if code in reach}
    for code in order(needed):
        written[code] = _bounded(_filled(needed[code].tree, written), formula)
    tree = _bounded(_filled(formula.tree, written), formula)
    return Formula(formula.text, tree)


def _reach(formula: Formula, formulas: Mapping[str, Formula]) -> set[str]:
    """Every code that this formula leads to."""
    found: set[str] = set()
    waiting = list(formula.indicators)
    while waiting:
        code = waiting.pop()
        if code not in found and code in formulas:
            found.add(code)
            waiting.extend(formulas[code].indicators)
    return found


def _filled(node: Node, written: Mapping[str, Node]) -> Node:
    match node:
        case Reference():
            if node.code not in written:
                raise FormulaError(f"De indicator ‘{node.code}’ is niet bekend.", node.column)
            return written[node.code]
        case Sum():
            return Sum(tuple((sign, _filled(term, written)) for sign, term in node.terms))
        case Product():
            return Product(tuple((sign, _filled(factor, written)) for sign, factor in node.factors))
        case Extreme():
            return Extreme(node.which, tuple(_filled(value, written) for value in node.values), node.column)
        case _:
            return node


def _bounded(node: Node, formula: Formula) -> Node:
    if depth(node) > _MAX_DEPTH or sum(1 for _ in walk(node)) > _MAX_NODES:
        raise FormulaError(
            f"Met alle verwijzingen uitgeschreven wordt ‘{formula.text[:40]}’ te groot om uit te rekenen."
        )
    return node
