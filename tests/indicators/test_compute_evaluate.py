"""Figures of formulas, held against every choice of values inside the bounds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.compute.evaluate import counts_heads, figure
from indicators.compute.figure import FigureValue
from indicators.compute.intervals import ZERO, Bounds, count_figure, share_figure
from indicators.compute.language import parse
from indicators.compute.language.nodes import Extreme, Name, Number, Product, Sum
from indicators.enums import FigureKind, Unit

RESERVE = "eigen_vermogen - max(0,035 * baten; 250.000)"
cells = st.tuples(st.integers(0, 40), st.integers(0, 3))


def bounds(measure: str, known: int, hidden: int) -> Bounds:
    return Bounds.of_cells(measure=measure, low=known + hidden, high=known + 4 * hidden, hidden=hidden, known=known)


def of(**given):
    """Quantities by code; a bare number is exact and a pair is an interval without estimate."""
    held = {
        code: value
        if isinstance(value, Bounds)
        else Bounds(*value, None)
        if isinstance(value, tuple)
        else Bounds.exact(value)
        for code, value in given.items()
    }
    return held.get


def percent(text: str, **given) -> FigureValue:
    return figure(parse(text), unit=Unit.PERCENT, factor=100, of=of(**given))


@given(cells, cells, cells)
def test_the_national_shares_and_counts_are_those_of_share_figure_to_the_bit(bo, sbo, so):
    b, s, o = bounds("bo", *bo), bounds("sbo", *sbo), bounds("so", *so)
    given = {"bo": b, "sbo": s, "so_woonachtig": o, "so": o}
    assert percent("sbo / (bo + sbo)", **given) == share_figure(s, b + s, b)
    assert percent("so_woonachtig / (bo + sbo)", **given) == share_figure(o, b + s)
    assert figure(parse("so"), unit=Unit.COUNT, factor=1, of=of(**given)) == count_figure(o)


@given(cells, cells)
def test_pro_is_part_of_vo_by_the_parts_of_the_measure(pro, rest):
    p, r = bounds("pro", *pro), bounds("vo", *rest)
    assert percent("pro / vo", pro=p, vo=p + r, vo_zonder_pro=r) == share_figure(p, p + r, r)
    assert percent("pro / vo", pro=p, vo=p + r) == share_figure(p, p + r)


def test_a_share_in_full():
    assert percent("sbo / (bo + sbo)", sbo=357, bo=17_108) == FigureValue(
        kind=FigureKind.VALUE,
        unit=Unit.PERCENT,
        value=100 * 357 / 17_465,
        low=100 * 357 / 17_465,
        high=100 * 357 / 17_465,
        numerator_low=357,
        numerator_high=357,
        denominator_low=17_465,
        denominator_high=17_465,
    )


def test_permille_and_a_plain_ratio_have_their_own_factor():
    rate = figure(parse("opp / bo"), unit=Unit.PERMILLE, factor=1000, of=of(opp=3, bo=2000))
    assert (rate.value, rate.unit, rate.numerator_low, rate.denominator_high) == (1.5, Unit.PERMILLE, 3, 2000)
    stay = figure(
        parse("inschrijvingen_so / verblijf_so"), unit=Unit.YEARS, factor=1, of=of(inschrijvingen_so=30, verblijf_so=8)
    )
    assert stay.value == 3.75


def test_days_have_no_numerator_but_the_decisions_behind_them():
    found = figure(
        parse("tlv_dagen / tlv_met_doorlooptijd"),
        unit=Unit.DAYS,
        factor=1,
        of=of(tlv_dagen=600, tlv_met_doorlooptijd=16),
    )
    assert (found.value, found.numerator_low, found.denominator_low) == (37.5, None, 16)


def test_euros_are_a_value_alone():
    found = figure(parse(RESERVE), unit=Unit.EURO, factor=1, of=of(eigen_vermogen=900_000.5, baten=4_000_000))
    assert found == FigureValue(FigureKind.VALUE, Unit.EURO, value=650_000.5, low=650_000.5, high=650_000.5)
    beyond = figure(parse(RESERVE), unit=Unit.EURO, factor=1, of=of(eigen_vermogen=-1000, baten=10_000_000))
    assert beyond.value == pytest.approx(-351_000)
    share = percent("eigen_vermogen / baten", eigen_vermogen=-50_000, baten=1_000_000)
    assert (share.value, share.numerator_low, share.denominator_low) == (-5.0, None, None)
    plain = figure(parse("baten"), unit=Unit.EURO, factor=1, of=of(baten=4))
    assert (plain.value, plain.numerator_low) == (4.0, None)


def test_a_plain_sum_has_a_numerator_and_a_difference_has_none():
    held = of(sbo=(3, 6), so=10)
    summed = figure(parse("sbo + so"), unit=Unit.COUNT, factor=1, of=held)
    assert (summed.kind, summed.low, summed.high, summed.numerator_low, summed.numerator_high) == (
        FigureKind.INTERVAL, 13.0, 16.0, 13, 16,
    )  # fmt: skip
    difference = figure(parse("sbo - so"), unit=Unit.COUNT, factor=1, of=held)
    assert (difference.low, difference.high, difference.numerator_low) == (-7.0, -4.0, None)


def test_a_median_with_decimals_has_no_numerator():
    found = figure(parse("leeftijd_instroom_so"), unit=Unit.YEARS, factor=1, of=of(leeftijd_instroom_so=6.8))
    assert (found.value, found.numerator_low) == (6.8, None)
    # An own quantity counts as heads, so that it is protected.
    own = figure(parse("eigen_12"), unit=Unit.COUNT, factor=1, of=of(eigen_12=3.0))
    assert (own.value, own.numerator_low, type(own.numerator_low)) == (3.0, 3, int)


def test_estimates_stand_beside_intervals_only():
    held = of(sbo=bounds("sbo", 0, 10), bo=bounds("bo", 90, 0), vo=bounds("vo", 0, 1))
    found = figure(parse("bo - sbo"), unit=Unit.COUNT, factor=1, of=held)
    assert (found.low, found.high, found.estimate) == (50.0, 80.0, pytest.approx(90 - 15.3))
    assert figure(parse("max(bo; sbo)"), unit=Unit.COUNT, factor=1, of=held).estimate is None
    assert figure(parse("bo - vo"), unit=Unit.COUNT, factor=1, of=held).estimate is None
    assert figure(parse("2 * sbo / bo"), unit=Unit.PERCENT, factor=100, of=held).estimate == pytest.approx(
        200 * 15.3 / 90
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sbo / leeg", FigureKind.NOT_APPLICABLE),
        ("leeg / leeg", FigureKind.NOT_APPLICABLE),
        ("2 * sbo / leeg", FigureKind.NOT_APPLICABLE),
        ("sbo / misschien", FigureKind.UNKNOWN),
        ("2 * sbo / misschien", FigureKind.UNKNOWN),
        ("sbo / (sbo - sbo + misschien)", FigureKind.UNKNOWN),
        ("sbo / ontbreekt", FigureKind.UNKNOWN),
        ("ontbreekt", FigureKind.UNKNOWN),
        ("0 * ontbreekt", FigureKind.UNKNOWN),
        ("[ontbreekt] * 2", FigureKind.UNKNOWN),
        (" * ".join(["999999999999999"] * 25) + " * sbo", FigureKind.UNKNOWN),
        ("*".join(["9999999999999,9"] * 27) + "*sbo", FigureKind.UNKNOWN),
    ],
)
def test_what_has_no_figure(text, kind):
    found = percent(text, sbo=5, leeg=ZERO, misschien=(0, 4))
    assert (found.kind, found.value, found.low, found.high) == (kind, None, None, None)


def test_a_reference_that_was_not_written_out_is_asked_between_brackets():
    found = figure(
        parse("[deelname-sbo] * 2"), unit=Unit.PERCENT, factor=100, of={"[deelname-sbo]": Bounds.exact(0.25)}.get
    )
    assert found.value == 50.0


def test_heads_are_protected_and_amounts_are_not():
    assert [code for code in ("sbo", "tlv_besluiten", "eigen_3", "baten", "tlv_dagen", "score_aoj") if counts_heads(code)] == [
        "sbo", "tlv_besluiten", "eigen_3",
    ]  # fmt: skip


NAMES = ("a", "b", "c")
leaves = st.sampled_from(NAMES).map(Name) | st.sampled_from([0, 1, 2, 0.5, 250]).map(Number)


def grown(below):
    pairs = lambda signs: st.lists(st.tuples(st.sampled_from(signs), below), min_size=2, max_size=3)  # noqa: E731
    return (
        pairs("+-").map(lambda terms: Sum(tuple(terms)))
        | pairs("*/").map(lambda factors: Product((("*", factors[0][1]), *factors[1:])))
        | st.builds(Extreme, st.sampled_from(["max", "min"]), st.lists(below, min_size=2, max_size=3).map(tuple))
    )


def exactly(node, values):
    """The result with exact fractions, worked out without intervals. Raises ZeroDivisionError."""
    match node:
        case Number():
            return Fraction(node.value)
        case Name():
            return values[node.code]
        case Sum():
            return sum((1 if sign == "+" else -1) * exactly(term, values) for sign, term in node.terms)
        case Extreme():
            return {"max": max, "min": min}[node.which](exactly(value, values) for value in node.values)
        case Product():
            found = Fraction(1)
            for sign, factor in node.factors:
                found = found * exactly(factor, values) if sign == "*" else found / exactly(factor, values)
            return found


@given(
    st.recursive(leaves, grown, max_leaves=6),
    st.tuples(*[st.tuples(st.integers(-20, 40), st.integers(0, 10), st.integers(0, 10)) for _ in NAMES]),
)
def test_bounds_hold_the_result_of_every_choice_of_values(tree, spans):
    from indicators.compute.language.formula import Formula, _written

    formula = parse(_written(tree)) if not _leading_minus(tree) else Formula("", tree)
    held = {name: Bounds(low, low + width, None) for name, (low, width, _) in zip(NAMES, spans, strict=True)}
    chosen = {name: Fraction(low + min(width, at)) for name, (low, width, at) in zip(NAMES, spans, strict=True)}
    found = figure(formula, unit=Unit.NUMBER, factor=1, of=held.get, parts={})
    if found.low is None:
        return
    result = exactly(tree, chosen)
    slack = 1e-9 * max(1, abs(result))
    assert found.low - slack <= result <= found.high + slack


def _leading_minus(tree) -> bool:
    return isinstance(tree, Sum) and tree.terms[0][0] == "-"
