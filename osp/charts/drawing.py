"""Draws a picture as vector for paper. Lines differ by weight and dash, so that a copier leaves them apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from osp.charts.layout import layout
from osp.charts.marks import Circle, Line, Mark, Picture, Role, Text, TextRole
from osp.charts.metrics import PRINT, print_columns
from osp.charts.spec import ChartSpec

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_INK = "#17231f"
_INK_2 = "#42514b"
_INK_3 = "#596761"
_SERIES = "#1d4c9c"
_PEER = "#6b7973"
_OCHRE = "#875200"
_WHITE = "#ffffff"
_AHEAD = "#e7eef9"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Stroke, width in points, dash and fill of one role; None leaves a part out."""

    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] | None = None
    fill: str | None = None
    round_ends: bool = False


_PENS: Mapping[Role, _Pen] = {
    Role.AXIS: _Pen(_INK_2, 0.7),
    Role.GRID: _Pen("#d5dcd6", 0.5),
    Role.RANGE: _Pen("#9fb0a7", 0.5, fill="#dfe6e0"),
    Role.PEER: _Pen(_PEER, 1.2),
    Role.PEER_INTERVAL: _Pen(_PEER, 1.2),
    Role.BREAK: _Pen(_INK_3, 0.6),
    Role.PATH: _Pen(_INK, 1.5, (4.5, 2.5)),
    Role.OLD_PATH: _Pen(_INK_3, 0.7, (4.5, 2.5)),
    Role.CORRIDOR: _Pen(_INK, 1.2, (4.5, 2.5)),
    Role.GOAL: _Pen(fill=_INK),
    Role.SERIES: _Pen(_SERIES, 2.3, round_ends=True),
    Role.INTERVAL: _Pen(_SERIES, 1.7),
    Role.LINK: _Pen(_SERIES, 2.0, (0.1, 3.6), round_ends=True),
    Role.DOT: _Pen(_WHITE, 0.8, fill=_SERIES),
    Role.OPEN_DOT: _Pen(_SERIES, 1.7, fill=_WHITE),
    Role.ESTIMATE: _Pen(_SERIES, 1.2, fill=_WHITE),
    Role.GAP: _Pen(_OCHRE, 1.6),
    Role.STUB: _Pen(_INK_3, 0.7, (1.0, 2.2)),
    Role.FLAG: _Pen(fill=_INK_2),
    Role.FORECAST_BAND: _Pen(fill=_AHEAD),
    Role.FORECAST: _Pen(_SERIES, 1.3, (0.1, 3.0), round_ends=True),
    Role.FORECAST_END: _Pen(_SERIES, 0.8),
    Role.ALTERNATIVE: _Pen(_INK_2, 1.1),
    Role.ALTERNATIVE_DOT: _Pen(_INK_2, 0.8, fill=_WHITE),
    Role.OTHER: _Pen(_WHITE, 0.4, fill=_PEER),
    Role.ALIKE: _Pen(_INK, 1.1, fill=_WHITE),
    Role.LIMIT: _Pen(_INK_3, 0.7),
}
_PRINT_TEXT: Mapping[TextRole, tuple[str, str]] = {
    TextRole.LEAD: ("SourceSans3-Semibold", _SERIES),
    TextRole.DARK: ("SourceSans3-Semibold", _INK),
    TextRole.PLAIN: ("SourceSans3", _INK_2),
    TextRole.FAINT: ("SourceSans3", _INK_3),
    TextRole.GAP: ("SourceSans3-Semibold", _OCHRE),
    TextRole.ESTIMATE: ("SourceSans3-It", _INK_2),
    TextRole.MISSING: ("SourceSans3-It", _INK_3),
}
# A sparkline is small: its lines keep their order of weight, at this share of it.
_SMALL_HEIGHT = 60.0
_SMALL_SHARE = 0.7


def chart_drawing(spec: ChartSpec, *, width: float, height: float, gutter: float | None = None) -> "Drawing":
    """The chart on paper, `width` x `height` points.

    With a `gutter` every year stands above one of equal columns between `gutter` and `width`, the axis figures end
    left of the margin line, and the years are left to the table under the chart. SourceSans3 and its cuts must be
    registered.
    """
    metrics = PRINT if gutter is None else print_columns(gutter)
    return to_drawing(layout(spec, width=width, height=height, metrics=metrics))


def to_drawing(picture: Picture) -> "Drawing":
    """A picture laid out with print metrics, or a sparkline, as a reportlab Drawing, itself a flowable."""
    from reportlab.graphics.shapes import Drawing

    drawing = Drawing(picture.width, picture.height)
    for mark in picture.marks:
        drawing.add(_shape(mark, picture))
    return drawing


def _shape(mark: Mark, picture: Picture) -> Any:
    from reportlab.graphics import shapes

    if isinstance(mark, Text):
        return _string(mark, picture.height)
    if isinstance(mark, Circle):
        return shapes.Circle(mark.x, picture.height - mark.y, mark.radius, **_look(mark.role, picture))
    flat = [part for x, y in mark.points for part in (x, picture.height - y)]
    if not isinstance(mark, Line):
        return shapes.Polygon(flat, **_look(mark.role, picture))
    look = _look(mark.role, picture)
    look.pop("fillColor")
    return shapes.PolyLine(flat, **look)


def _string(mark: Text, height: float) -> Any:
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    font, colour = _PRINT_TEXT[mark.role]
    size = PRINT.styles[mark.role].size
    place = (mark.x, height - mark.y)
    return String(*place, mark.text, fontName=font, fontSize=size, fillColor=HexColor(colour), textAnchor=mark.anchor)


def _look(role: Role, picture: Picture) -> dict[str, Any]:
    from reportlab.lib.colors import HexColor

    pen = _PENS[role]
    share = _SMALL_SHARE if picture.height < _SMALL_HEIGHT else 1.0
    return {
        "strokeColor": HexColor(pen.stroke) if pen.stroke else None,
        "strokeWidth": pen.width * share,
        "strokeDashArray": [length * share for length in pen.dash] if pen.dash else None,
        "strokeLineCap": 1 if pen.round_ends else 0,
        "strokeLineJoin": 1,
        "fillColor": HexColor(pen.fill) if pen.fill else None,
    }
