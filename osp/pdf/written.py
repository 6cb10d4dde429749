"""What people write, with its looks: the Markdown subset of osp/richtext.py as paragraphs on paper."""

from collections.abc import Iterator
from html import escape
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from osp.pdf import theme
from osp.pdf.text import markup
from osp.richtext import Block, BlockKind, Run, blocks

ITEMS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})
# Points: how far a list stands in per level, and a quote; the air between items is a third of that between paragraphs.
LIST_STEP, QUOTE_STEP = 14.0, 12.0


def written(text: str, style: ParagraphStyle, gap: float = 7) -> list[Paragraph]:
    """Paragraphs, headings, lists and quotes of a text in `style`, `gap` points apart; nothing for an empty text."""
    found = blocks(text)
    pairs = zip_longest(found, found[1:])
    return [_flowable(block, style, _air(block, after, gap)) for block, after in pairs]


def runs_markup(runs: tuple[Run, ...]) -> str:
    """The words of a block as paragraph markup: bold, italic and links, all else made harmless."""
    return "".join(_run(run) for run in runs)


def _air(block: Block, after: Block | None, gap: float) -> float:
    if after is None:
        return 0
    return gap / 3 if block.kind in ITEMS and after.kind in ITEMS else gap


def _flowable(block: Block, style: ParagraphStyle, air: float) -> Paragraph:
    return Paragraph(runs_markup(block.runs), _styled(block, style, air), bulletText=_mark(block))


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
    return {BlockKind.BULLET: "•", BlockKind.NUMBER: f"{block.number}."}.get(block.kind)


def _run(run: Run) -> str:
    parts = "".join(_looks(markup(run.text), run))
    return f'<a href="{escape(run.href)}" color="{theme.BLUE_HEX}">{parts}</a>' if run.href else parts


def _looks(text: str, run: Run) -> Iterator[str]:
    tags = [tag for tag, holds in (("b", run.bold), ("i", run.italic)) if holds]
    yield from (f"<{tag}>" for tag in tags)
    yield text
    yield from (f"</{tag}>" for tag in reversed(tags))
