"""What stands on every page of a document beside what it says: head, foot, tab and the double line of the margin."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from osp.pdf import theme
from osp.pdf.text import elided

_TABS_ON_A_PAGE = 15
_TAB_WIDTH, _TAB_HEIGHT, _TAB_STEP = 8.5 * mm, 9 * mm, 16 * mm
_HEAD_Y = theme.PAGE_HEIGHT - 42
FOOT_Y = 37.0


@dataclass(frozen=True)
class Furniture:
    """What stands in head and foot of every page but the cover."""

    strong: str
    left: str
    right: str
    status: str = ""


def draw_margin_line(canvas: Any, bottom: float, top: float, colour: Any = theme.RULE) -> None:
    """The double line between what kind of thing it is and what is said."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(theme.MARGIN_LINE_WIDTH)
    for x in (theme.MARGIN_LINE_X, theme.MARGIN_LINE_X + theme.MARGIN_LINE_GAP):
        canvas.line(x, bottom, x, top)
    canvas.restoreState()


def draw_head(canvas: Any, furniture: Furniture) -> None:
    """Whose papers these are."""
    canvas.setFillColor(theme.INK)
    canvas.setFont(theme.SEMIBOLD, 9)
    canvas.drawString(theme.LEFT, _HEAD_Y, furniture.strong)
    canvas.setFillColor(theme.INK_3)
    canvas.setFont(theme.REGULAR, 9)
    canvas.drawString(theme.LEFT + stringWidth(furniture.strong, theme.SEMIBOLD, 9) + 5, _HEAD_Y, furniture.left)
    taken = stringWidth(furniture.strong, theme.SEMIBOLD, 9) + stringWidth(furniture.left, theme.REGULAR, 9) + 26
    canvas.drawRightString(
        theme.RIGHT_EDGE, _HEAD_Y, elided(furniture.right, theme.REGULAR, 9, theme.TEXT_WIDTH - taken)
    )


def draw_foot(canvas: Any, status: str, part: str, number: str, place: tuple[float, float, float]) -> None:
    """What the part is and its page, between left and right at a height."""
    left, right, y = place
    width = stringWidth(number, theme.SEMIBOLD, 8.6)
    canvas.setFillColor(theme.INK)
    canvas.setFont(theme.SEMIBOLD, 8.6)
    canvas.drawRightString(right, y, number)
    canvas.setFont(theme.REGULAR, 8.6)
    if part:
        canvas.drawRightString(right - width, y, f"{part} · ")
    canvas.setFillColor(theme.INK_3)
    canvas.setFont(theme.ITALIC, 8.6)
    canvas.drawString(left, y, status)


def draw_tab(canvas: Any, number: int) -> None:
    """Thumb tab on the right edge, one step lower per number; after fifteen it starts at the top again."""
    y = theme.PAGE_HEIGHT - theme.TOP - ((number - 1) % _TABS_ON_A_PAGE) * _TAB_STEP - _TAB_HEIGHT
    x = theme.PAGE_WIDTH - _TAB_WIDTH
    canvas.setFillColor(theme.BOARD)
    canvas.rect(x, y, _TAB_WIDTH + 1, _TAB_HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(theme.WHITE)
    canvas.setFont(theme.SEMIBOLD, 11)
    # Left of the middle, because a printer leaves the last millimetres white.
    canvas.drawCentredString(x + _TAB_WIDTH * 0.42, y + _TAB_HEIGHT / 2 - 3.6, str(number))
