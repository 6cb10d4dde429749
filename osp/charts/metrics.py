"""Sizes of a chart per medium. The screen sizes are those of the style sheet: change them together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from osp.charts.marks import TextRole
from osp.charts.widths import Face, text_width


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Cut and size of one kind of text."""

    face: Face
    size: float

    @property
    def ascent(self) -> float:
        """Height of the tallest letter above the baseline."""
        return 0.74 * self.size

    @property
    def descent(self) -> float:
        """Depth of the lowest letter below the baseline."""
        return 0.22 * self.size

    @property
    def leading(self) -> float:
        """Distance between two baselines."""
        return 1.22 * self.size

    def width(self, text: str) -> float:
        """Width of one line."""
        return text_width(text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Text styles and the sizes of marks, in px on screen and pt on paper.

    `scale` turns a distance meant for the screen into one of this medium. With `columns` every year stands in the
    middle of a column as wide as all others, so that a table of the same years lines up under the chart; `gutter` then
    is where the columns begin and `show_years` may be off because the table names the years.
    """

    styles: Mapping[TextRole, TextStyle]
    scale: float = 1.0
    dot: float = 3.6
    open_dot: float = 5.5
    unit_on_every_tick: bool = False
    columns: bool = False
    gutter: float | None = None
    tick_gap: float = 8.0
    show_years: bool = True

    def px(self, distance: float) -> float:
        """A screen distance in this medium."""
        return distance * self.scale


def _styles(text: float, faint: float, lead: float, gap_face: Face) -> Mapping[TextRole, TextStyle]:
    return {
        TextRole.LEAD: TextStyle(Face.SEMIBOLD, lead),
        TextRole.DARK: TextStyle(Face.SEMIBOLD, text),
        TextRole.PLAIN: TextStyle(Face.REGULAR, text),
        TextRole.FAINT: TextStyle(Face.REGULAR, faint),
        TextRole.GAP: TextStyle(gap_face, text),
        TextRole.ESTIMATE: TextStyle(Face.ITALIC, text),
        TextRole.MISSING: TextStyle(Face.ITALIC, faint),
    }


SCREEN = Metrics(styles=_styles(14, 13, 14, Face.REGULAR))
PRINT = Metrics(
    styles=_styles(8.6, 8.2, 9.2, Face.SEMIBOLD), scale=0.64, dot=2.8, open_dot=3.9, unit_on_every_tick=True, tick_gap=6
)


def print_columns(gutter: float, *, tick_gap: float = 22.0) -> Metrics:
    """Paper, with the years above the columns of a table whose first column begins at `gutter` points.

    The axis figures end `tick_gap` points left of it, on the far side of the margin line.
    """
    return replace(PRINT, columns=True, gutter=gutter, tick_gap=tick_gap, show_years=False)
