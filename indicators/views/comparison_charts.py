"""The drawings of a comparison: the strip over all samenwerkingsverbanden and the funnel plot."""

from collections.abc import Mapping

from indicators.compute.figure import FigureValue
from indicators.compute.funnel import Funnel
from indicators.enums import FigureKind, Unit
from indicators.queries.distribution import Distribution
from osp.charts.funnel import Dot, FunnelSpec, Limit, funnel_layout
from osp.charts.strip import StripSpec, strip_layout
from osp.charts.svg import both_svgs

FUNNEL_SIZES = ((800, 400), (354, 370))
STRIP_SIZES = ((800, 165), (354, 175))
# Steps along a limit, evenly spread over the factor between the smallest and the largest size.
STEPS = 40


def strip_svg(spec: StripSpec) -> str:
    """Both drawings of the strip, safe to put in a page as they are."""
    (wide, high), (narrow, low) = STRIP_SIZES
    return both_svgs(
        strip_layout(spec, width=wide, height=high), strip_layout(spec, width=narrow, height=low), spec, prefix="strook"
    )


def funnel_svg(spec: FunnelSpec) -> str:
    """Both drawings of the funnel plot."""
    (wide, high), (narrow, low) = FUNNEL_SIZES
    return both_svgs(
        funnel_layout(spec, width=wide, height=high),
        funnel_layout(spec, width=narrow, height=low),
        spec,
        prefix="trechter",
    )


def strip_spec(
    found: Distribution, figures: Mapping[str, FigureValue], *, title: str, description: str, alike: frozenset[str]
) -> StripSpec | None:
    """What the strip shows of these samenwerkingsverbanden; percentiles only where they are all there. None without dots."""
    others, own = _dots(found.code, figures, alike)
    if not others:
        return None
    spread = found.spread if len(figures) == len(found.points) else None
    national = found.national.figure.value if found.national else None
    named = ("p10", "p10"), ("p25", "p25"), ("mediaan", "p50"), ("p75", "p75"), ("p90", "p90")
    return StripSpec(
        title=title,
        description=description,
        unit=_unit(found).value,
        others=others,
        own=own,
        own_name=found.code,
        band=(spread.p25, spread.p75) if spread else None,
        marks=tuple((name, getattr(spread, field)) for name, field in named) if spread else (),
        national=national,
        note=note_of(found),
    )


def funnel_spec(
    found: Distribution, *, title: str, description: str, alike: frozenset[str], size_label: str
) -> FunnelSpec | None:
    """What the funnel plot shows; None where no limits could be worked out."""
    if found.funnel is None:
        return None
    figures = found.figures
    sizes = sorted(
        figure.denominator_low for figure in figures.values() if figure.denominator_low and _is_exact(figure)
    )
    others, own = _dots(found.code, figures, alike)
    scale = factor(found)
    return FunnelSpec(
        title=title,
        description=description,
        unit=_unit(found).value,
        centre=scale * found.funnel.centre,
        limits=_limits(found.funnel, sizes[0], sizes[-1], scale),
        others=others,
        own=own,
        own_name=found.code,
        size_label=size_label,
        note=note_of(found),
    )


def factor(found: Distribution) -> float:
    """By what a ratio is multiplied to be a figure of this indicator: 100 for a percentage."""
    return 1000.0 if _unit(found) is Unit.PERMILLE else 100.0


def note_of(found: Distribution) -> str:
    """The word for a year that is not final yet."""
    return "voorlopig" if any(point.is_provisional for point in found.points.values()) else ""


def _limits(funnel: Funnel, smallest: int, largest: int, scale: float) -> tuple[Limit, ...]:
    """The limits from a little under the smallest size to the largest."""
    start = max(1.0, 0.8 * smallest)
    sizes = sorted({round(start * (largest / start) ** (step / STEPS)) for step in range(STEPS + 1)})
    found = []
    for size in sizes:
        chance, usual = funnel.by_chance(size), funnel.usual(size)
        ends = (usual.outer_low, usual.low, chance.low, chance.high, usual.high, usual.outer_high)
        found.append(Limit(size, *(scale * end for end in ends)))
    return tuple(found)


def _dots(code: str, figures: Mapping[str, FigureValue], alike: frozenset[str]) -> tuple[tuple[Dot, ...], Dot | None]:
    """The exact figures of the others, and the own one, exact or not."""
    others = tuple(
        Dot(figure.denominator_low or 0, figure.value, figure.value, alike=unit in alike)
        for unit, figure in figures.items()
        if unit != code and _is_exact(figure) and figure.value is not None
    )
    own = figures.get(code)
    if own is None or own.low is None or own.high is None or own.denominator_low is None:
        return others, None
    size = (own.denominator_low + (own.denominator_high or own.denominator_low)) / 2
    return others, Dot(size, own.low, own.high)


def _is_exact(figure: FigureValue) -> bool:
    return figure.kind is FigureKind.VALUE


def _unit(found: Distribution) -> Unit:
    return next(iter(found.points.values())).figure.unit
