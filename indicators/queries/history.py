"""The pupils of every schoolbestuur and school over the years. A school that others went into has their pupils from before."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indicators.compute.figure import FigureValue
from indicators.compute.intervals import Bounds, count_figure
from indicators.compute.splitting import Key
from indicators.enums import FigureKind, Unit
from indicators.models import Indicator
from indicators.queries.opening import Reader, View, numbers, plan_of, views
from indicators.queries.placed import board_names, successors
from osp.models import Samenwerkingsverband

_WITHHELD = FigureValue(FigureKind.WITHHELD, Unit.COUNT)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A schoolbestuur, or a school of it, with a figure per year. `before` names the schools that went into it."""

    board: str
    board_name: str
    code: str
    name: str
    figures: tuple[FigureValue, ...]
    before: tuple[str, ...] = ()

    @property
    def is_school(self) -> bool:
        """Whether this is one school and no whole schoolbestuur."""
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class History:
    """Every year that this reader may see; each schoolbestuur is followed by its schools."""

    years: tuple[int, ...]
    measure: str
    rows: tuple[HistoryRow, ...]


def history(swv: Samenwerkingsverband, indicator: Indicator, *, reader: Reader = Reader.OUTSIDE) -> History | None:
    """The numbers that the split of each year shows this reader; None where there is nothing to split.

    A year in which a school was still several is their sum, and withheld where one of them is: the sum less the others
    would tell it.
    """
    plan = plan_of(indicator)
    opened = {year: view for year, view in views(swv, plan, reader).items() if not view.closed} if plan else {}
    if plan is None or not opened:
        return None
    codes = {code for view in opened.values() for code in view.schools}
    now = successors(codes)
    rows = [*_boards(opened), *_schools(opened, lambda code: now.get(code, code))]
    shown = [row for row in rows if any(_tells(figure) for figure in row.figures)]
    return History(tuple(opened), " + ".join(plan.part), tuple(sorted(shown, key=lambda row: (row.board, row.code))))


def _tells(figure: FigureValue) -> bool:
    return figure.kind is FigureKind.WITHHELD or bool(figure.high)


def _boards(opened: dict[int, View]) -> Iterable[HistoryRow]:
    numbers_of = {board.key[0] for view in opened.values() for board in view.top.parts}
    names = board_names(numbers_of)
    for number in numbers_of:
        figures = tuple(_figure(view, [(number, "")]) for view in opened.values())
        yield HistoryRow(number, names.get(number, number), "", "", figures)


def _schools(opened: dict[int, View], now: Callable[[str], str]) -> Iterable[HistoryRow]:
    """One row per school that is there now, under the schoolbestuur and the name it had last."""
    former: dict[str, set[str]] = defaultdict(set)
    last = {}
    for view in opened.values():
        for code, school in view.schools.items():
            former[now(code)].add(code)
            if code == now(code) or now(code) not in last:
                last[now(code)] = school
    names = board_names(school.board for school in last.values())
    for code, school in last.items():
        figures = tuple(
            _figure(view, [view.schools[old].key for old in sorted(former[code]) if old in view.schools])
            for view in opened.values()
        )
        before = tuple(sorted(former[code] - {code}))
        yield HistoryRow(school.board, names.get(school.board, school.board), code, school.name, figures, before)


def _figure(view: View, keys: list[Key]) -> FigureValue:
    """The sum of what is shown at these places; unknown where none of them is there."""
    found = [figure for key in keys if (figure := numbers(view, key)[0]).kind is not FigureKind.UNKNOWN]
    if any(figure.kind is FigureKind.WITHHELD for figure in found):
        return _WITHHELD
    if not found:
        return FigureValue.unknown(Unit.COUNT)
    low, high = sum(figure.numerator_low or 0 for figure in found), sum(figure.numerator_high or 0 for figure in found)
    return count_figure(Bounds(low, high, None))
