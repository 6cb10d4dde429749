"""The figures of one schoolbestuur or one school: its own number, and how the schoolbesturen together lie.

A number is told where the split over schoolbesturen and schools tells it to this reader (`opening.py`), so nothing here says
more than that split does. The one exception is a schoolbestuur among few others: it sees its own place and nothing of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from indicators.compute.figure import FigureValue
from indicators.compute.intervals import Bounds, count_figure, share_figure, total
from indicators.compute.language import parse
from indicators.compute.splitting import OTHERS_NEEDED, Key
from indicators.enums import FigureKind, Level, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries.catalogue import definitions
from indicators.queries.opening import Reader, View, enough_boards, numbers, plans_of, views_of
from indicators.queries.templates import Known, known_cells, quantities_in, showable
from indicators.wording.periods import moment_text, period_text
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class GroupRange:
    """How the schoolbesturen lie whose share is shown: how many they are, the lowest and highest, quartiles and middle."""

    boards: int
    low: float
    high: float
    unit: Unit
    p25: float = 0.0
    median: float = 0.0
    p75: float = 0.0


@dataclass(frozen=True, slots=True)
class BoardNumbers:
    """The pupils of one schoolbestuur that are counted and what they are a share of; None where not exact or not shown."""

    count: int | None
    whole: int | None


def numbers_of_boards(
    swv: Samenwerkingsverband, indicators: Sequence[Indicator], *, reader: Reader
) -> dict[int, dict[str, BoardNumbers]]:
    """By indicator id and number of a schoolbestuur what may be read of it in the newest year; its schools here alone."""
    plans = plans_of(list(indicators))
    found: dict[int, dict[str, BoardNumbers]] = {}
    for pk, years in views_of(swv, plans, reader).items() if plans else ():
        exact = [year for year, view in years.items() if view.is_exact]
        if years:
            found[pk] = _of_boards(years[max(exact or years)])
    return found


def _of_boards(view: View) -> dict[str, BoardNumbers]:
    shown = {board.key[0]: numbers(view, board.key) for board in view.top.parts}
    return {code: BoardNumbers(_exact(count), _exact(whole)) for code, (count, whole, _) in shown.items()}


def _exact(figure: FigureValue | None) -> int | None:
    return figure.numerator_low if figure and figure.kind is FigureKind.VALUE else None


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """What is known of one schoolbestuur or school in its newest year: the number counted and, of a share, what it is of.

    `period` is that year in words and `moment` its teldatum; `group` is None where too few others are shown.
    """

    year: int
    period: str
    moment: str
    counted: str
    count: FigureValue
    whole: FigureValue | None = None
    share: FigureValue | None = None
    group: GroupRange | None = None

    @property
    def is_withheld(self) -> bool:
        """Whether its number may not be shown."""
        return self.count.kind is FigureKind.WITHHELD

    @property
    def exact(self) -> int | None:
        """Its number where it is one and is shown."""
        return self.count.numerator_low if self.count.kind is FigureKind.VALUE else None

    @property
    def exact_whole(self) -> int | None:
        """What it is a share of, where that is one number and is shown."""
        return self.whole.numerator_low if self.whole and self.whole.kind is FigureKind.VALUE else None


def own_figures(
    swv: Samenwerkingsverband, indicators: Sequence[Indicator], *, level: Level, code: str, reader: Reader
) -> dict[int, OwnFigure]:
    """The newest figure of one schoolbestuur or school (its number or vestigingscode), by indicator id.

    Counted by school, or else as it was stated for this unit; without indicators of which neither is known. The number of
    queries does not grow with the indicators.
    """
    rows = list(indicators)
    known = definitions(rows)
    counted = _counted(swv, rows, known, level=level, code=code, reader=reader)
    stated = _stated(swv, [row for row in rows if row.pk not in counted], known, level=level, code=code)
    return counted | stated


def _counted(
    swv: Samenwerkingsverband,
    indicators: list[Indicator],
    known: Mapping[int, IndicatorDefinition],
    *,
    level: Level,
    code: str,
    reader: Reader,
) -> dict[int, OwnFigure]:
    plans = plans_of(indicators)
    alone = reader is Reader.SCHOOLBESTUUR
    found = {}
    for pk, years in views_of(swv, plans, reader, alone=alone).items() if plans else ():
        exact = [year for year, view in years.items() if view.is_exact]
        if not years:
            continue
        year = max(exact or years)
        if figure := _placed(years[year], known[pk], year, level=level, code=code):
            found[pk] = figure
    return found


def _placed(view: View, definition: IndicatorDefinition, year: int, *, level: Level, code: str) -> OwnFigure | None:
    key = _key(view, level, code)
    if key is None:
        return None
    told = (year, period_text(definition, year), moment_text(definition, year), definition.counted)
    if view.closed:
        return OwnFigure(*told, FigureValue(FigureKind.WITHHELD, Unit.COUNT))
    count, whole, share = numbers(view, key)
    return OwnFigure(*told, count, whole, share, _group(view) if level is Level.SCHOOLBESTUUR else None)


def _key(view: View, level: Level, code: str) -> Key | None:
    """Its place in the tree; None where it has no school in it."""
    if level is Level.VESTIGING:
        return view.schools[code].key if code in view.schools else None
    return (code, "") if any(school.board == code for school in view.schools.values()) else None


def _group(view: View) -> GroupRange | None:
    """Over what the split shows of each schoolbestuur; only from three others up."""
    if not enough_boards(view.top):
        return None
    shares = [share for board in view.top.parts if (share := numbers(view, board.key)[2])]
    values = [share.value for share in shares if share.kind is FigureKind.VALUE and share.value is not None]
    if len(values) <= OTHERS_NEEDED:
        return None
    p25, median, p75 = quantiles(values, n=4, method="inclusive")
    return GroupRange(len(values), min(values), max(values), view.plan.unit, p25, median, p75)


def _stated(
    swv: Samenwerkingsverband,
    indicators: list[Indicator],
    known: Mapping[int, IndicatorDefinition],
    *,
    level: Level,
    code: str,
) -> dict[int, OwnFigure]:
    """What was stated for this unit, as far as a form may repeat it."""
    quantities = {each.code: each for row in indicators for each in quantities_in(known.get(row.pk))}
    cells = showable(known_cells(swv, quantities.keys()), quantities) if quantities else {}
    own = {(measure, year): told for (measure, at, key, year), told in cells.items() if at is level and key == code}
    found = {row.pk: _newest(known[row.pk], row, own) for row in indicators if row.pk in known}
    return {pk: figure for pk, figure in found.items() if figure is not None}


def _newest(
    definition: IndicatorDefinition, indicator: Indicator, own: Mapping[tuple[str, int], Known]
) -> OwnFigure | None:
    ratio = parse(definition.formula).ratio if definition.formula else None
    if ratio is None:
        return None
    wanted = (*ratio.numerator, *ratio.denominator)
    years = [year for _, year in own if all((code, year) in own for code in wanted)]
    if not years:
        return None
    year = max(years)
    part = _sum(ratio.numerator, year, own)
    told = (year, period_text(definition, year), moment_text(definition, year), definition.counted)
    if not ratio.denominator:
        return OwnFigure(*told, count_figure(part))
    whole = _sum(ratio.denominator, year, own)
    share = share_figure(part, whole, unit=Unit(indicator.unit), factor=definition.factor)
    return OwnFigure(*told, count_figure(part), count_figure(whole), share)


def _sum(codes: Sequence[str], year: int, own: Mapping[tuple[str, int], Known]) -> Bounds:
    parts = [own[code, year] for code in codes]
    return total([Bounds(each.low, each.high, each.low if each.low == each.high else None) for each in parts])
