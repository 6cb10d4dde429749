"""Bounds of sums and shares, held against every possible filling of the hidden cells."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.compute.figure import FigureValue
from indicators.compute.intervals import ZERO, Bounds, count_figure, share, share_figure, total
from indicators.enums import FigureKind, Sector, Unit
from tests.indicators.national import first_definitions

# A measure as DUO gives it: the sum of its exact cells and how many of its cells read "<5".
cells = st.tuples(st.integers(0, 40), st.integers(0, 3))


def bounds(measure: str, known: int, hidden: int) -> Bounds:
    return Bounds.of_cells(measure=measure, low=known + hidden, high=known + 4 * hidden, hidden=hidden, known=known)


def fillings(known: int, hidden: int) -> set[int]:
    return {known + sum(cells) for cells in product(range(1, 5), repeat=hidden)}


@given(cells, cells)
def test_a_part_of_a_whole_has_exactly_the_possible_bounds(part, rest):
    x, y = bounds("sbo", *part), bounds("bo", *rest)
    possible = [100 * a / (a + b) for a in fillings(*part) for b in fillings(*rest) if a + b]
    found = share(x, y, part_of_whole=True)
    if not possible:
        assert found is None
        return
    assert (found.low, found.high) == (min(possible), max(possible))
    assert found.low <= found.estimate <= found.high


@given(cells, cells)
def test_another_ratio_has_exactly_the_possible_bounds(top, bottom):
    x, y = bounds("so", *top), bounds("bo", *bottom)
    possible = [100 * a / b for a in fillings(*top) for b in fillings(*bottom) if b]
    found = share(x, y, part_of_whole=False)
    if not possible:
        assert found is None
        return
    assert (found.low, found.high) == (min(possible), max(possible))
    assert found.low <= found.estimate <= found.high


@given(st.lists(cells, max_size=5))
def test_sums_carry_the_bounds(parts):
    found = total([bounds("so", *part) for part in parts])
    known, hidden = sum(part[0] for part in parts), sum(part[1] for part in parts)
    assert (found.low, found.high) == (known + hidden, known + 4 * hidden)
    assert found.estimate == pytest.approx(known + hidden * 1.26)


@pytest.mark.parametrize(
    ("measure", "estimate"), [("bo", 115.3), ("sbo", 115.3), ("so", 112.6), ("vso", 112.6), ("vo", None), ("pro", None)]
)
def test_mean_of_a_hidden_cell(measure, estimate):
    found = bounds(measure, 100, 10)
    assert found == Bounds(110, 140, None if estimate is None else pytest.approx(estimate))


def test_a_sum_with_a_part_that_cannot_be_estimated_has_no_estimate():
    assert bounds("bo", 100, 10) + bounds("vo", 100, 10) == Bounds(220, 280, None)


def test_nothing_adds_up_to_zero():
    assert total([]) == ZERO == Bounds(0, 0, 0.0)


def test_exact_share():
    assert share_figure(Bounds.exact(357), Bounds.exact(17_465), Bounds.exact(17_108)) == FigureValue(
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


def test_interval_share():
    sbo, bo = bounds("sbo", 0, 10), bounds("bo", 90, 0)
    assert share_figure(sbo, sbo + bo, bo) == FigureValue(
        kind=FigureKind.INTERVAL,
        unit=Unit.PERCENT,
        low=10.0,
        high=100 * 40 / 130,
        estimate=pytest.approx(100 * 15.3 / 105.3),
        numerator_low=10,
        numerator_high=40,
        denominator_low=100,
        denominator_high=130,
    )


def test_zero_of_an_unsure_number_is_zero_exactly():
    figure = share_figure(ZERO, bounds("bo", 0, 10))
    assert (figure.kind, figure.value, figure.low, figure.high, figure.estimate) == (FigureKind.VALUE, 0, 0, 0, None)


@pytest.mark.parametrize("pupils", [0, 5])
def test_nothing_to_divide_by_is_not_applicable(pupils):
    figure = share_figure(Bounds.exact(pupils), ZERO)
    assert (figure.kind, figure.value, figure.low, figure.high) == (FigureKind.NOT_APPLICABLE, None, None, None)
    assert (figure.numerator_low, figure.denominator_high) == (pupils, 0)


def test_a_denominator_that_may_be_zero_gives_no_bounds():
    figure = share_figure(Bounds.exact(5), Bounds(0, 4, None))
    assert (figure.kind, figure.low, figure.high) == (FigureKind.UNKNOWN, None, None)


def test_counts():
    exact = count_figure(Bounds.exact(357))
    assert (exact.kind, exact.value, exact.estimate, exact.numerator_low) == (FigureKind.VALUE, 357, None, 357)
    unsure = count_figure(bounds("sbo", 0, 10))
    assert (unsure.kind, unsure.value, unsure.low, unsure.high) == (FigureKind.INTERVAL, None, 10, 40)
    assert unsure.estimate == pytest.approx(15.3)
    assert unsure.denominator_low is None


def test_formulas_are_those_of_the_definitions():
    found = {each.code: (each.sector, each.formula.text, each.unit, each.factor) for each in first_definitions()}
    counts = {
        f"leerlingen-{measure}": (sector, measure, Unit.COUNT, 1)
        for sector, measures in ((Sector.PO, ("bo", "sbo", "so")), (Sector.VO, ("vso", "vo", "pro")))
        for measure in measures
    }
    assert found == counts | {
        "deelname-sbo": (Sector.PO, "sbo / (bo + sbo)", Unit.PERCENT, 100),
        "deelname-so-schoolgaand": (Sector.PO, "so / (bo + sbo)", Unit.PERCENT, 100),
        "deelname-so-woonachtig": (Sector.PO, "so_woonachtig / (bo + sbo)", Unit.PERCENT, 100),
        "deelname-vso-schoolgaand": (Sector.VO, "vso / vo", Unit.PERCENT, 100),
        "deelname-pro": (Sector.VO, "pro / vo", Unit.PERCENT, 100),
    }
