"""Agreements and figures of every kind, for property tests. Values are quarters: exact in binary, so mirroring loses nothing."""

from datetime import date

from hypothesis import strategies as st

from goals.course import Course, Former
from goals.enums import Direction, PathKind
from goals.targets import Target
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries import Series, SeriesPoint

# Best first: moving to the target may only go left.
PATHS = (Direction.UP, Direction.DOWN)
quarters = st.integers(0, 400).map(lambda n: n / 4)
bounds = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda two: (two[0] / 4, (two[0] + two[1]) / 4))
years = st.integers(2010, 2040)


@st.composite
def moving(draw, kinds=tuple(PathKind), directions=PATHS, *, steady=False):
    """UP or DOWN along any path; `steady` steps never go back nor beyond the target."""
    direction, kind = draw(st.sampled_from(directions)), draw(st.sampled_from(kinds))
    low, high = sorted(draw(st.lists(quarters, min_size=2, max_size=2, unique=True)))
    baseline, target = (low, high) if direction is Direction.UP else (high, low)
    first = draw(st.integers(2015, 2025))
    last = first + draw(st.integers(2, 8))
    steps = ()
    if kind is PathKind.OWN:
        between = st.lists(st.integers(first + 1, last - 1), min_size=1, unique=True).map(sorted)
        at = draw(between)
        values = draw(st.lists(st.integers(0, 8), min_size=len(at), max_size=len(at)))
        parts = sorted(value / 8 for value in values) if steady else [value / 4 - 0.5 for value in values]
        steps = tuple((year, baseline + part * (target - baseline)) for year, part in zip(at, parts, strict=True))
    return Target(direction, *draw(bounds), first, baseline, last, target, path_kind=kind, steps=steps)


bands = st.builds(
    lambda bound, ends: Target(Direction.CORRIDOR, *bound, low=ends[0], high=ends[1]),
    bounds,
    st.tuples(quarters, quarters).map(sorted),
)
kept = st.builds(
    lambda bound, value: Target(Direction.MAINTAIN, *bound, 2020, value, 2028),
    bounds,
    quarters,
)
agreements = st.one_of(moving(), bands, kept)
days = st.dates(date(2018, 1, 1), date(2032, 12, 31))


@st.composite
def courses(draw, least=0):
    """What is agreed, after changes on days of their own."""
    changed = sorted(draw(st.lists(days, min_size=least, max_size=3, unique=True)))
    former = tuple(Former(draw(agreements), day, "de regio groeit") for day in changed)
    return Course.of(draw(agreements), former)


def percent(value: float, denominator: int = 10000) -> FigureValue:
    """An exact percentage whose numerator is not told."""
    return FigureValue(FigureKind.VALUE, Unit.PERCENT, value, value, value, None, None, None, denominator, denominator)


def share(numerator: int, denominator: int) -> FigureValue:
    """An exact percentage of heads."""
    value = 100 * numerator / denominator
    return FigureValue(
        FigureKind.VALUE, Unit.PERCENT, value, value, value, None, numerator, numerator, denominator, denominator
    )


def interval(low: float, high: float) -> FigureValue:
    return FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, low, high, None, 200, 680, 9000, 10000)


shares = st.integers(1, 3000).flatmap(lambda total: st.integers(0, total).map(lambda n: share(n, total)))


def series(*points: SeriesPoint, unit: Unit = Unit.PERCENT, day: str = "1 oktober") -> Series:
    """A series that is nowhere stored."""
    definition = IndicatorDefinition(
        indicator=Indicator(code="deelname-sbo"),
        numerator="leerlingen sbo",
        denominator="leerlingen",
        reference_day=day,
    )
    return Series("deelname-sbo", "Deelname sbo", unit, points, (), (), definition, (definition,))


@st.composite
def measured(draw):
    """Some years with exact figures, the newest perhaps provisional."""
    at = sorted(draw(st.lists(st.integers(2019, 2029), min_size=1, max_size=5, unique=True)))
    provisional = draw(st.booleans())
    return series(
        *(SeriesPoint(year, draw(shares), is_provisional=provisional and year == at[-1]) for year in at),
        day=draw(st.sampled_from(["1 oktober", "1 februari", "schooljaar", "kalenderjaar", "1 augustus"])),
    )
