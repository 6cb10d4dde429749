"""Charts as flowables: the same picture as on the page, drawn for paper."""

from functools import lru_cache

from reportlab.platypus import Flowable

from osp.charts.drawing import to_drawing
from osp.charts.layout import layout
from osp.charts.marks import Picture
from osp.charts.metrics import print_columns
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec
from osp.pdf import theme
from osp.pdf.figure import Figure


def chart_drawing(spec: ChartSpec, width: float, height: float) -> Flowable:
    """The chart over label column and content: the margin line is its value axis, its years stand above the table."""
    return Figure(to_drawing(_picture(spec, width, height)), spec.description)


@lru_cache(maxsize=64)
def _picture(spec: ChartSpec, width: float, height: float) -> Picture:
    """Laid out once for all passes: placing the labels is the slow part of a page."""
    return layout(spec, width=width, height=height, metrics=print_columns(theme.LABEL_WIDTH))


def sparkline_drawing(spec: ChartSpec, width: float, height: float) -> Flowable:
    """The small line of an oplegger row."""
    return Figure(to_drawing(sparkline(spec, width=width, height=height)), spec.description)
