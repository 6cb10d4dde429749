"""The safe subset of Markdown in which people write: one source, read here for page, PDF and Word alike. Pure: no Django.

Paragraphs, headings, lists, quotes, bold, italic and links to http(s) and mailto. Anything else, HTML above all, is text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

RULES = ("emphasis", "list", "link", "heading", "blockquote", "newline", "escape", "entity", "balance_pairs")
BREAKS = {"softbreak", "hardbreak"}
SAFE_LINKS = ("http://", "https://", "mailto:")
# A heading of a text stands under the title of what the text belongs to.
TOP_HEADING = 4
LOWEST_HEADING = 6
# Lists in lists and quotes in quotes; deeper than anybody writes, and than that a text is shown as it was typed.
MOST_NESTED = 60


class BlockKind(StrEnum):
    """What a stretch of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. A "\\n" in it is a line break. `href` is empty unless it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or quoted paragraph. `level` is the depth of a list or heading, from 1; `number` the item's.

    `sign` is what stands before an item of a list that counts in its own way ("b)", "2.1"); what people write here has none.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 1
    number: int = 0
    sign: str = ""

    @property
    def text(self) -> str:
        """Its words without looks."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Place:
    """Where the reader is: the lists that are open (each with the number of its next item), and whether in a quote."""

    lists: list[tuple[BlockKind, int]] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    starts_item: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """The text as blocks, in order. What makes no block at all, such as signs alone, is a paragraph as it was typed."""
    found = tuple(_blocks(_parser().parse(text)))
    return found if found or not text.strip() else (Block(BlockKind.PARAGRAPH, (Run(text.strip()),)),)


def plain(text: str) -> str:
    """The words alone, a block a line."""
    return "\n".join(block.text for block in blocks(text))


def html(text: str) -> str:
    """The text as HTML that is safe to show: every word is escaped, and only the tags of the subset are written."""
    return blocks_html(blocks(text))


def blocks_html(found: tuple[Block, ...], *, top: int = TOP_HEADING) -> str:
    """The same of a text that was read before; its highest headings are h`top`."""
    return "".join(_html(found, top))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- not every process reads texts

    return MarkdownIt("zero", {"breaks": True, "maxNesting": MOST_NESTED}).enable(list(RULES))


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        if token.type == "inline":
            runs = tuple(_runs(token.children or []))
            if runs:
                yield _block(place, runs)
        else:
            _move(place, token)


def _move(place: _Place, token: "Token") -> None:
    if token.type.startswith("heading"):
        place.heading = int(token.tag[1:]) if token.nesting > 0 else 0
    elif token.type.startswith("blockquote"):
        place.quotes += token.nesting
    elif token.type.startswith("list_item"):
        _move_item(place, opens=token.nesting > 0)
    elif token.type.endswith("_list_open"):
        kind = BlockKind.NUMBER if token.tag == "ol" else BlockKind.BULLET
        place.lists.append((kind, int(token.attrs.get("start", 1))))
    elif token.type.endswith("_list_close"):
        place.lists.pop()


def _move_item(place: _Place, *, opens: bool) -> None:
    place.starts_item = opens
    if not opens:
        kind, number = place.lists[-1]
        place.lists[-1] = (kind, number + 1)


def _block(place: _Place, runs: tuple[Run, ...]) -> Block:
    if place.heading:
        return Block(BlockKind.HEADING, runs, level=place.heading)
    if place.lists and place.starts_item:
        place.starts_item = False
        kind, number = place.lists[-1]
        return Block(kind, runs, level=len(place.lists), number=number if kind is BlockKind.NUMBER else 0)
    return Block(BlockKind.QUOTE if place.quotes else BlockKind.PARAGRAPH, runs)


def _runs(tokens: "list[Token]") -> Iterator[Run]:
    bold = italic = 0
    href = ""
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            bold += token.nesting
        elif token.type in {"em_open", "em_close"}:
            italic += token.nesting
        elif token.type in {"link_open", "link_close"}:
            href = _safe(str(token.attrs.get("href", "")))
        elif text := "\n" if token.type in BREAKS else token.content:
            yield Run(text, bold > 0, italic > 0, href)


def _safe(href: str) -> str:
    return href if href.lower().startswith(SAFE_LINKS) else ""


def _html(found: tuple[Block, ...], top: int) -> Iterator[str]:
    open_lists: list[str] = []
    for block in found:
        yield from _lists(open_lists, block)
        inner = "".join(_run_html(run) for run in block.runs)
        match block.kind:
            case BlockKind.BULLET | BlockKind.NUMBER:
                yield f'<li class="signed"><span>{escape(block.sign)}</span> {inner}' if block.sign else f"<li>{inner}"
            case BlockKind.HEADING:
                tag = f"h{min(top + block.level - 1, LOWEST_HEADING)}"
                yield f"<{tag}>{inner}</{tag}>"
            case BlockKind.QUOTE:
                yield f"<blockquote><p>{inner}</p></blockquote>"
            case _:
                yield f"<p>{inner}</p>"
    yield from (f"</li></{tag}>" for tag in reversed(open_lists))


def _lists(open_lists: list[str], block: Block) -> Iterator[str]:
    """Close and open lists until this block stands where it belongs. The last item of an open list is open too."""
    is_item = block.kind in {BlockKind.BULLET, BlockKind.NUMBER}
    wanted = block.level if is_item else 0
    tag = "ol" if block.kind is BlockKind.NUMBER else "ul"
    while len(open_lists) > wanted or (is_item and len(open_lists) == wanted and open_lists[-1] != tag):
        yield f"</li></{open_lists.pop()}>"
    if is_item and len(open_lists) == wanted:
        yield "</li>"
    while len(open_lists) < wanted:
        open_lists.append(tag)
        yield f'<ol start="{block.number}">' if tag == "ol" and block.number > 1 else f"<{tag}>"
        if len(open_lists) < wanted:
            # An item that holds nothing but a list.
            yield "<li>"


def _run_html(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    text = f"<em>{text}</em>" if run.italic else text
    text = f"<strong>{text}</strong>" if run.bold else text
    return f'<a href="{escape(run.href)}" rel="noopener noreferrer">{text}</a>' if run.href else text
