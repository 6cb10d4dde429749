"""Type, colour and grid of everything printed. Sizes in points; spacing in multiples of 3,5."""

from functools import cache
from pathlib import Path

import pyphen
from reportlab.graphics import shapes
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import tables

REGULAR = "SourceSans3"
ITALIC = "SourceSans3-It"
SEMIBOLD = "SourceSans3-Semibold"
BOLD = "SourceSans3-Bold"
_FILES = {REGULAR: "Regular", ITALIC: "It", SEMIBOLD: "Semibold", BOLD: "Bold"}

INK, INK_2, INK_3 = HexColor("#17231f"), HexColor("#42514b"), HexColor("#596761")
LINE, RULE, LINE_2 = HexColor("#d5dcd6"), HexColor("#9fb0a7"), HexColor("#77857e")
PAPER, WHITE = HexColor("#f3f6f2"), white
BOARD, BOARD_RULE = HexColor("#17362e"), HexColor("#5d7a70")
CHALK, CHALK_2, CHALK_YELLOW = HexColor("#f3f6ef"), HexColor("#bfd0c7"), HexColor("#f4d35e")
BLUE, BLUE_HEX, INK_3_HEX = HexColor("#1d4c9c"), "#1d4c9c", "#596761"
ATTENTION_SOFT = HexColor("#fbefd6")
STATUS_COLOURS = {
    "on_track": HexColor("#1a6b45"),
    "attention": HexColor("#875200"),
    "off_track": HexColor("#a8311d"),
    "achieved": HexColor("#0a586a"),
    "no_verdict": HexColor("#596761"),
}

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 24 * mm, 20 * mm, 28 * mm, 22 * mm
LABEL_WIDTH, CONTENT_WIDTH = 39 * mm, 127 * mm
TEXT_WIDTH = LABEL_WIDTH + CONTENT_WIDTH
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
CONTENT_X, RIGHT_EDGE = LEFT + LABEL_WIDTH, PAGE_WIDTH - RIGHT
# The label stops before the double line, so a word never touches it.
LABEL_TEXT_WIDTH = 33 * mm
MARGIN_LINE_X, MARGIN_LINE_GAP, MARGIN_LINE_WIDTH = LEFT + 34.4 * mm, 3.0, 0.6

HYPHENATE_FROM = 12
_LEAST_HEAD, _LEAST_TAIL = 3, 4
_LONGEST_WORD = 60


@cache
def _dutch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def hyphenate(word: str) -> list[tuple[str, str]]:
    """Places where a Dutch word may break, last first; never leaving two letters alone.

    None for what is too long to be a word: the library cuts that by letter, and loses count of one that it hyphenated over a page.
    """
    if len(word) > _LONGEST_WORD:
        return []
    pairs = _dutch().iterate(word)
    return [(head, tail) for head, tail in pairs if len(head) >= _LEAST_HEAD and len(tail) >= _LEAST_TAIL]


@cache
def register_fonts() -> None:
    """Make the four faces known to reportlab and close the doors through which Helvetica enters a file."""
    folder = Path(__file__).parent / "fonts"
    for name, suffix in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / f"SourceSans3-{suffix}.ttf")))
    for name in _FILES:
        pdfmetrics.registerFontFamily(name, normal=name, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)
    tables.CellStyle.fontname = REGULAR
    shapes.STATE_DEFAULTS["fontName"] = REGULAR


def _style(name: str, size: float, leading: float, **options: object) -> ParagraphStyle:
    settings: dict[str, object] = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "textColor": INK,
        "hyphenationLang": hyphenate,
        "hyphenationMinWordLength": HYPHENATE_FROM,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **(settings | options))


TEXT = _style("text", 10.2, 14)
TEXT_STRONG = _style("text-strong", 10.2, 14, fontName=SEMIBOLD)
TITLE = _style("title", 23, 28, fontName=SEMIBOLD, hyphenationMinWordLength=20)
SECTION = _style("section", 13, 17.5, fontName=SEMIBOLD)
ASKED = _style("asked", 11, 14)
ASKED_STRONG = _style("asked-strong", 11, 14, fontName=SEMIBOLD)
LABEL = _style("label", 9, 14, fontName=SEMIBOLD, textColor=INK_2)
LABEL_NOTE = _style("label-note", 8.6, 10.5, textColor=INK_3)
LEAD_NOTE = _style("lead-note", 9, 14, textColor=INK_3)
NOTE = _style("note", 8.6, 10.5)
NOTE_GREY = _style("note-grey", 8.6, 10.5, textColor=INK_3)
NOTE_STRONG = _style("note-strong", 8.6, 10.5, fontName=SEMIBOLD)
NOTE_RIGHT = _style("note-right", 8.6, 10.5, alignment=TA_RIGHT)
CELL = _style("cell", 9, 10.5)
CELL_CENTRE = _style("cell-centre", 9, 10.5, alignment=TA_CENTER)
CELL_CENTRE_STRONG = _style("cell-centre-strong", 9, 10.5, alignment=TA_CENTER, fontName=SEMIBOLD)
CELL_RIGHT = _style("cell-right", 9, 10.5, alignment=TA_RIGHT)
CELL_RIGHT_STRONG = _style("cell-right-strong", 9, 10.5, alignment=TA_RIGHT, fontName=SEMIBOLD)
HEAD = _style("head", 8.6, 10.5, fontName=SEMIBOLD, textColor=INK_2)
HEAD_RIGHT = _style("head-right", 8.6, 10.5, fontName=SEMIBOLD, textColor=INK_2, alignment=TA_RIGHT)
SMALL_CENTRE = _style("small-centre", 8, 10.5, alignment=TA_CENTER, textColor=INK_2)
ROW_FIGURE = _style("row-figure", 15, 17.5, fontName=SEMIBOLD)
