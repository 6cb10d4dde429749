"""What people write, with its looks: the Markdown subset of osp/richtext.py as paragraphs on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle

from osp.pdf import theme
from osp.pdf.tags import MINOR, Tag
from osp.pdf.text import Words, markup, rich
from osp.richtext import Block, BlockKind, Run, blocks

ITEMS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})
# Points: how far a list stands in per level, and a quote; the air between items is a third of that between paragraphs.
LIST_STEP, QUOTE_STEP = 14.0, 12.0
# A paragraph is laid out whole each time that it is split over pages: one as long as a book would take minutes.
MOST_LETTERS = 4000


def written(text: str, style: ParagraphStyle, gap: float = 7) -> list[Words]:
    """Paragraphs, headings, lists and quotes of a text in `style`, `gap` points apart; nothing for an empty text."""
    return block_paragraphs(blocks(text), style, gap)


def block_paragraphs(found: Sequence[Block], style: ParagraphStyle, gap: float = 7) -> list[Words]:
    """The same of a text that was read before."""
    made: list[Words] = []
    parts = _Parts()
    for block, after in zip_longest(found, found[1:]):
        look = _styled(block, style, _air(block, after, gap))
        *first, last = _pieces(block.runs)
        mark, tag = parts.of(block)
        for place, piece in enumerate((*first, last)):
            shown = look if piece is last else look.clone(look.name, spaceAfter=0)
            words = rich(runs_markup(piece), shown, tag, bullet=None if place else _mark(block))
            words.mark = mark
            made.append(words)
    return made


class _Parts:
    """What each block is to who hears it: items belong to the list that the block before them is in."""

    def __init__(self) -> None:
        self.lists: list[Tag] = []
        self.bodies: list[Tag] = []

    def of(self, block: Block) -> tuple[Tag | None, Tag]:
        """The part of the mark of a block, and that of its words."""
        if block.kind in ITEMS:
            return self._item(block)
        self.lists, self.bodies = [], []
        if block.kind is BlockKind.QUOTE:
            return None, Tag("P", Tag("BlockQuote"))
        return None, Tag(MINOR if block.kind is BlockKind.HEADING else "P")

    def _item(self, block: Block) -> tuple[Tag, Tag]:
        numbered = block.kind is BlockKind.NUMBER
        del self.lists[block.level :], self.bodies[block.level - 1 :]
        if len(self.lists) == block.level and self.lists[-1].numbered != numbered:
            self.lists.pop()
        while len(self.lists) < block.level:
            around = self.bodies[-1] if self.bodies else None
            self.lists.append(Tag("L", around, numbered=numbered))
        item = Tag("LI", self.lists[-1])
        self.bodies.append(Tag("LBody", item))
        return Tag("Lbl", item), Tag("P", self.bodies[-1])


def runs_markup(runs: Sequence[Run]) -> str:
    """The words of a block as paragraph markup: bold, italic and links, all else made harmless."""
    return "".join(_run(run) for run in runs)


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


def _air(block: Block, after: Block | None, gap: float) -> float:
    if after is None:
        return 0
    return gap / 3 if block.kind in ITEMS and after.kind in ITEMS else gap


def _styled(block: Block, style: ParagraphStyle, air: float) -> ParagraphStyle:
    name = f"{style.name}-{block.kind}"
    if block.kind in ITEMS:
        indent = LIST_STEP * block.level
        return style.clone(name, spaceAfter=air, leftIndent=indent, bulletIndent=indent - LIST_STEP + 2)
    if block.kind is BlockKind.HEADING:
        return style.clone(name, spaceAfter=min(air, 2), fontName=theme.SEMIBOLD, keepWithNext=1)
    if block.kind is BlockKind.QUOTE:
        return style.clone(name, spaceAfter=air, leftIndent=QUOTE_STEP, textColor=theme.INK_2)
    return style.clone(name, spaceAfter=air)


def _mark(block: Block) -> str | None:
    return block.sign or {BlockKind.BULLET: "•", BlockKind.NUMBER: f"{block.number}."}.get(block.kind)


def _run(run: Run) -> str:
    parts = "".join(_looks(markup(run.text), run))
    return f'<a href="{escape(run.href)}" color="{theme.BLUE_HEX}">{parts}</a>' if run.href else parts


def _looks(text: str, run: Run) -> Iterator[str]:
    tags = [tag for tag, holds in (("b", run.bold), ("i", run.italic)) if holds]
    yield from (f"<{tag}>" for tag in tags)
    yield text
    yield from (f"</{tag}>" for tag in reversed(tags))
