"""What people wrote, as osp/richtext.py reads it, on a printed page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from osp.pdf import theme
from osp.pdf.text import markup
from osp.richtext import Block, BlockKind, Run

INDENT = 14.0
GAP = 7.0
ITEM_GAP = 2.0
# A paragraph is laid out whole each time that it is split over pages: one as long as a book would take minutes.
MOST_LETTERS = 4000
ITEMS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})


def rich_flowables(blocks: Sequence[Block], style: ParagraphStyle = theme.TEXT) -> list[Flowable]:
    """The blocks as paragraphs one under the other; there is no space after the last."""
    found: list[Paragraph] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        look = _look(block, style, following)
        for place, piece in enumerate(_pieces(block.runs)):
            found.append(Paragraph(_markup(piece), look, bulletText=None if place else _bullet(block)))
    if found:
        found[-1].style = found[-1].style.clone("rich-last", spaceAfter=0, keepWithNext=0)
    return found


def _look(block: Block, style: ParagraphStyle, following: Block | None) -> ParagraphStyle:
    if block.kind is BlockKind.HEADING:
        return style.clone(
            "rich-heading", fontName=theme.SEMIBOLD, fontSize=style.fontSize + 0.8, spaceAfter=3.5, keepWithNext=1
        )
    if block.kind is BlockKind.QUOTE:
        return style.clone(
            "rich-quote", fontName=theme.ITALIC, textColor=theme.INK_2, leftIndent=INDENT, spaceAfter=GAP
        )
    if block.kind not in ITEMS:
        return style.clone("rich", spaceAfter=GAP)
    gap = ITEM_GAP if following is not None and following.kind in ITEMS else GAP
    indent = INDENT * block.level
    return style.clone("rich-item", leftIndent=indent, bulletIndent=indent - INDENT + 2, spaceAfter=gap)


def _bullet(block: Block) -> str | None:
    if block.kind not in ITEMS:
        return None
    return f"{block.number}." if block.kind is BlockKind.NUMBER else "•"


def _pieces(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of a paragraph, cut between words where they are too much for one."""
    piece: list[Run] = []
    room = MOST_LETTERS
    for run in runs:
        text = run.text
        while len(text) > room:
            cut = text.rfind(" ", 0, room) + 1 or room
            yield [*piece, replace(run, text=text[:cut])]
            piece, text, room = [], text[cut:], MOST_LETTERS
        piece.append(replace(run, text=text))
        room -= len(text)
    yield piece


def _markup(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = markup(run.text)
    text = f"<i>{text}</i>" if run.italic else text
    text = f"<b>{text}</b>" if run.bold else text
    return f'<a href="{escape(run.href)}" color="{theme.BLUE_HEX}">{text}</a>' if run.href else text
