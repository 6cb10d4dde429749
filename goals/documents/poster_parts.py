"""What stands on the plan on one page, at a size of type and in a measure of detail."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from goals.documents.plan import Fact, PosterColumn, PosterFigure, PosterGoal
from osp.charts.drawing import to_drawing
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, measure
from osp.pdf.figure import Figure
from osp.pdf.signs import StatusMark
from osp.pdf.tags import Tag
from osp.pdf.text import paragraph, paragraphs

# Type of which the other measures of this page are multiples.
USUAL = 9.0


class Detail(IntEnum):
    """How much of an indicator is told: all with its line, its figure and verdict in one row, or nothing."""

    ALL = 2
    ROW = 1
    NONE = 0


@dataclass(frozen=True, slots=True)
class Type:
    """The styles of the page at one size of running text, in points."""

    size: float

    def px(self, distance: float) -> float:
        """A distance that grows with the type."""
        return distance * self.size / USUAL

    def style(self, base: ParagraphStyle, share: float = 1.0, **options: object) -> ParagraphStyle:
        """A style at a share of the size of the running text."""
        size = self.size * share
        return base.clone(f"{base.name}-{size:.2f}", fontSize=size, leading=size * 1.25, **options)


def creed_stack(fact: Fact, look: Type) -> list[Flowable]:
    """Missie, visie or kernwaarden under its name."""
    name = look.style(theme.LABEL, 1.0, spaceAfter=look.px(1.5))
    return [paragraph(fact.label, name, "H2"), *paragraphs(fact.value, look.style(theme.TEXT, 1.1), look.px(3))]


def column_stack(column: PosterColumn, width: float, look: Type, detail: Detail) -> list[Flowable]:
    """A speerpunt: its head, its own indicators and its doelen."""
    found: list[Flowable] = [column_head(column, width, look)]
    found += figure_rows(column.figures, width, look, detail)
    for goal in column.goals:
        found += goal_stack(goal, width, look, detail)
    return found


def column_head(column: PosterColumn, width: float, look: Type) -> Flowable:
    """Number and title over a rule, with how its doelen stand."""
    number, head = look.style(theme.TEXT, 1.5, textColor=theme.INK_3), Tag("H2")
    room = look.px(20)
    words: list[Flowable] = [paragraph(column.title, look.style(theme.TEXT_STRONG, 1.5), head)]
    if column.profile:
        words.append(paragraph(column.profile, look.style(theme.NOTE_GREY, 0.9, spaceBefore=look.px(1))))
    cells: list[list[Flowable]] = [[paragraph(column.number, number, head)], words]
    return Columns(cells, [room, width - room], foot=look.px(4), rule=STRONG_LINE)


def goal_stack(goal: PosterGoal, width: float, look: Type, detail: Detail) -> list[Flowable]:
    """A doel with its mark, and its indicators under it."""
    room = look.px(14)
    title = look.style(theme.TEXT_STRONG, 1.08)
    word = look.style(theme.NOTE_GREY, 0.92)
    cells: list[list[Flowable]] = [
        [StatusMark(goal.status, look.px(9), drop=look.px(2.4))],
        [paragraph(f"{goal.number} {goal.title}", title, "H3"), paragraph(goal.status_word, word)],
    ]
    head = Columns(cells, [room, width - room], tops=[look.px(6), look.px(6)], foot=look.px(3))
    return [head, *figure_rows(goal.figures, width, look, detail)]


def figure_rows(figures: Sequence[PosterFigure], width: float, look: Type, detail: Detail) -> list[Flowable]:
    """Indicators, indented under what they measure."""
    if detail is Detail.NONE:
        return []
    return [_figure(figure, width, look, detail) for figure in figures]


def _figure(figure: PosterFigure, width: float, look: Type, detail: Detail) -> Flowable:
    room, value = look.px(14), look.px(58)
    middle = width - room - value
    title: list[Flowable] = [paragraph(figure.title, look.style(theme.NOTE, 1.0, rightIndent=look.px(4)))]
    number: list[Flowable] = [paragraph(figure.figure, look.style(theme.CELL_RIGHT_STRONG, 1.08))]
    if detail is Detail.ALL:
        title += _story(figure, middle, look)
        number += _line(figure.spark, value, look)
    else:
        title.append(_verdict(figure, look))
    cells: list[list[Flowable]] = [[], title, number]
    return Columns(
        cells, [room, middle, value], tops=[0, look.px(2), look.px(2)], foot=look.px(3), rule=HAIRLINE, rule_from=room
    )


def _story(figure: PosterFigure, width: float, look: Type) -> list[Flowable]:
    grey = look.style(theme.NOTE_GREY, 0.92, rightIndent=look.px(4))
    agreed: list[Flowable] = [paragraph(figure.agreed, grey)] if figure.agreed else []
    return [_verdict(figure, look), *agreed]


def _verdict(figure: PosterFigure, look: Type) -> Flowable:
    room = look.px(10)
    mark = StatusMark(figure.status, look.px(6.6), drop=look.px(2.2))
    word = paragraph(figure.status_word, look.style(theme.NOTE, 0.95))
    return Columns([[mark], [word]], [room, look.px(80)])


class SparkLine(Flowable):
    """The small line of an indicator; laid out when it is drawn, for most sizes that are tried are not."""

    def __init__(self, spec: ChartSpec, width: float, height: float) -> None:
        super().__init__()
        self.spec, self.width, self.height = spec, width, height

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        drawing = to_drawing(sparkline(self.spec, width=self.width, height=self.height))
        Figure(drawing, self.spec.description).drawOn(self.canv, 0, 0)


def _line(spark: ChartSpec | None, width: float, look: Type) -> list[Flowable]:
    return [SparkLine(spark, width, look.px(18))] if spark else []


def cut_to(stack: Sequence[Flowable], width: float, height: float, more: Flowable) -> tuple[list[Flowable], int]:
    """What fits in a height with `more` under it, and how much does not; all of it where that fits."""
    room = height - measure(more, width)
    used, kept = 0.0, 0
    for flowable in stack:
        used += measure(flowable, width) + float(flowable.getSpaceAfter())
        if used > room:
            break
        kept += 1
    return list(stack[:kept]), len(stack) - kept
