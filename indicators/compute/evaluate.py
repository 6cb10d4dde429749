"""From a formula and the quantities of one unit and year to a figure, by interval arithmetic.

A share of sums gets the tight bounds of `intervals.share_figure`. Anything else is worked out step by step, each step
with bounds that hold for every value inside its parts. In such a formula a quantity that occurs twice counts as two
independent ones: the bounds still hold, but may be wider than they need to be.

A formula over other indicators is best written out first (`language.resolve`): then it has numerators and denominators of
its own, which protecting small numbers needs.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from math import isfinite

from indicators.compute.figure import FigureValue
from indicators.compute.intervals import Bounds, share_figure, total, whole_number
from indicators.compute.language.formula import Formula, Ratio
from indicators.compute.language.nodes import Extreme, Name, Node, Number, Product, Reference, Sum
from indicators.compute.measures import MEASURES
from indicators.compute.nouns import MEASURED
from indicators.enums import FigureKind, Unit

Of = Callable[[str], Bounds | None]
# Which quantities together make another one: pro and the rest of vo.
PARTS: Mapping[str, tuple[str, ...]] = {code: measure.parts for code, measure in MEASURES.items() if measure.parts}


class _NoFigureError(Exception):
    """No bounds exist: nothing to divide by, or something that may be nothing."""

    def __init__(self, kind: FigureKind) -> None:
        super().__init__(kind)
        self.kind = kind


def counts_heads(code: str) -> bool:
    """Whether a quantity is a number of pupils, decisions or the like, and no sum of euros or days.

    A quantity that the product does not know (an own one) counts as heads, so that it is protected.
    """
    return code not in MEASURES or MEASURES[code].counted not in MEASURED


def figure(
    formula: Formula, *, unit: Unit, factor: int, of: Of, parts: Mapping[str, tuple[str, ...]] = PARTS
) -> FigureValue:
    """The figure of a formula: its result times the factor (100 for percent, 1000 for permille, 1 for a number).

    `of` gives the bounds of a quantity by its code, and of an indicator that was not written out by "[code]": its
    outcome before its factor. None where no source holds it: the figure is then unknown. Numerator and denominator are
    filled for sums and shares of heads (never for euros, days, years or points); any other result is a value alone.
    """
    if any(of(name) is None for name in (*formula.names, *(f"[{code}]" for code in formula.indicators))):
        return FigureValue.unknown(unit)
    ratio = formula.ratio
    if ratio and ratio.denominator and (found := _share(ratio, unit, factor, of, parts)):
        return found
    if ratio and not ratio.denominator:
        return _sum_figure(ratio, unit, factor, _summed(ratio.numerator, of))
    return _worked_out(formula.tree, unit, factor, of)


def _summed(names: tuple[str, ...], of: Of) -> Bounds:
    return total([bounds for name in names if (bounds := of(name)) is not None])


def _share(ratio: Ratio, unit: Unit, factor: int, of: Of, parts: Mapping[str, tuple[str, ...]]) -> FigureValue | None:
    """A sum over a sum with the tightest bounds; None where a part may be negative, so that shares do not apply."""
    numerator, denominator = _summed(ratio.numerator, of), _summed(ratio.denominator, of)
    rest_names = ratio.rest(parts)
    held = rest_names is not None and all(of(name) is not None for name in rest_names)
    rest = _summed(rest_names, of) if held and rest_names is not None else None
    if any(part.low < 0 for part in (numerator, denominator, rest) if part is not None):
        return None
    found = share_figure(numerator, denominator, rest, unit=unit, factor=factor)
    if not all(map(counts_heads, ratio.numerator)):
        found = replace(found, numerator_low=None, numerator_high=None)
    if not all(map(counts_heads, ratio.denominator)):
        found = replace(found, denominator_low=None, denominator_high=None)
    return found


def _sum_figure(ratio: Ratio, unit: Unit, factor: int, bounds: Bounds) -> FigureValue:
    found = _as_figure(bounds, unit, factor)
    if factor != 1 or not all(map(counts_heads, ratio.numerator)):
        return found
    return replace(found, numerator_low=whole_number(bounds.low), numerator_high=whole_number(bounds.high))


def _worked_out(tree: Node, unit: Unit, factor: int, of: Of) -> FigureValue:
    try:
        found = _as_figure(_bounds(tree, of), unit, factor)
    except _NoFigureError as missing:
        return FigureValue(kind=missing.kind, unit=unit)
    except OverflowError:
        return FigureValue.unknown(unit)
    return found if found.low is not None and isfinite(found.low + (found.high or 0)) else FigureValue.unknown(unit)


def _as_figure(bounds: Bounds, unit: Unit, factor: int) -> FigureValue:
    low, high = float(factor * bounds.low), float(factor * bounds.high)
    if low == high:
        return FigureValue(kind=FigureKind.VALUE, unit=unit, value=low, low=low, high=high)
    estimate = None if bounds.estimate is None else min(max(factor * bounds.estimate, low), high)
    return FigureValue(kind=FigureKind.INTERVAL, unit=unit, low=low, high=high, estimate=estimate)


def _bounds(node: Node, of: Of) -> Bounds:
    match node:
        case Number():
            return Bounds.exact(node.value)
        case Name():
            return _held(node.code, of)
        case Reference():
            return _held(f"[{node.code}]", of)
        case Sum():
            return total([_signed(sign, _bounds(term, of)) for sign, term in node.terms])
        case Product():
            return _product(node, of)
        case Extreme():
            return _extreme(node.which, [_bounds(value, of) for value in node.values])


def _held(name: str, of: Of) -> Bounds:
    found = of(name)
    if found is None:
        raise _NoFigureError(FigureKind.UNKNOWN)
    return found


def _signed(sign: str, bounds: Bounds) -> Bounds:
    if sign == "+":
        return bounds
    return Bounds(-bounds.high, -bounds.low, None if bounds.estimate is None else -bounds.estimate)


def _product(node: Product, of: Of) -> Bounds:
    found = Bounds.exact(1)
    for sign, factor in node.factors:
        bounds = _bounds(factor, of)
        found = _times(found, bounds) if sign == "*" else _divided(found, bounds)
    return found


def _times(left: Bounds, right: Bounds) -> Bounds:
    ends = [a * b for a, b in product((left.low, left.high), (right.low, right.high))]
    estimate = None if left.estimate is None or right.estimate is None else left.estimate * right.estimate
    return Bounds(min(ends), max(ends), estimate)


def _divided(left: Bounds, right: Bounds) -> Bounds:
    """Nothing to divide by is not applicable; something that may be nothing leaves no bounds."""
    if right.low == right.high == 0:
        raise _NoFigureError(FigureKind.NOT_APPLICABLE)
    if right.low <= 0 <= right.high:
        raise _NoFigureError(FigureKind.UNKNOWN)
    ends = [a / b for a, b in product((left.low, left.high), (right.low, right.high))]
    estimate = None if left.estimate is None or not right.estimate else left.estimate / right.estimate
    return Bounds(min(ends), max(ends), estimate)


def _extreme(which: str, values: list[Bounds]) -> Bounds:
    pick = max if which == "max" else min
    estimates = [value.estimate for value in values if value.estimate is not None]
    known = len(estimates) == len(values)
    return Bounds(
        pick(value.low for value in values), pick(value.high for value in values), pick(estimates) if known else None
    )
