"""Title page and contents of a document."""

from typing import Any

from reportlab.platypus import Flowable

from goals.documents.plan import PlanDocument, PosterColumn, Section
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import STRONG_LINE, Columns, draw_stack, row, stack_height
from osp.pdf.document import Index, Mark
from osp.pdf.furniture import draw_margin_line
from osp.pdf.signs import STATUS_WORDS, StatusMark, draw_tight, tight_width
from osp.pdf.tags import INLINE, Tag, list_item, marked
from osp.pdf.text import clean, elided, link, paragraph, rich

CONTENTS = "inhoud"
_BLOCK_HEIGHT = 476.0
_TITLE_BASE, _TITLE_LARGEST, _TITLE_SMALLEST, _TITLE_LINES = 300.0, 52.0, 15.0, 4
_LIST_TOP, _LIST_BOTTOM = 503.0, 96.0
_WIDTHS = (theme.CONTENT_WIDTH - 36.0, 36.0)
_NUMBER, _INDENT = 22.0, 12.0

_WHO = theme.TEXT_STRONG.clone("front-who", fontSize=11, leading=14, textColor=theme.CHALK, hyphenationLang="")
_CODE = theme.TEXT.clone("front-code", fontSize=11, leading=14, textColor=theme.CHALK_2)
_YEARS = theme.SECTION.clone("front-years", textColor=theme.CHALK, spaceAfter=2)
_VERSION = theme.TEXT.clone("front-version", fontSize=13, leading=17.5, textColor=theme.CHALK)
_SIDE = theme.NOTE.clone("front-side", spaceAfter=10.5)
_PAGE_STRONG = theme.NOTE_RIGHT.clone("front-page", fontName=theme.SEMIBOLD)


def mark_key(section: Section) -> str:
    """Bookmark of a section."""
    return f"deel-{section.key}"


def draw_front(canvas: Any, document: PlanDocument, index: Index) -> None:
    """Paint the whole first page."""
    canvas.saveState()
    canvas.setFillColor(theme.BOARD)
    canvas.rect(0, _y(_BLOCK_HEIGHT), theme.PAGE_WIDTH, _BLOCK_HEIGHT, stroke=0, fill=1)
    draw_margin_line(canvas, _y(_BLOCK_HEIGHT), theme.PAGE_HEIGHT, theme.BOARD_RULE)
    draw_margin_line(canvas, 0, _y(_BLOCK_HEIGHT))
    _draw_title(canvas, document)
    _draw_side(canvas, document)
    _draw_list(canvas, document, index)
    _draw_note(canvas, document.front.note)
    canvas.restoreState()


def _y(from_top: float) -> float:
    return float(theme.PAGE_HEIGHT) - from_top


def _draw_title(canvas: Any, document: PlanDocument) -> None:
    front = document.front
    who = [paragraph(front.organisation, _WHO), paragraph(front.organisation_code, _CODE)]
    draw_stack(canvas, who, theme.CONTENT_X, _y(61), theme.CONTENT_WIDTH)
    size, lines = title_lines(front.title, theme.CONTENT_WIDTH)
    with marked(canvas, Tag("H1")):
        for place, line in enumerate(lines, start=1):
            y = _y(_TITLE_BASE) + (len(lines) - place) * size * 1.1
            spaced = line if place == len(lines) else f"{line} "
            draw_tight(canvas, spaced, theme.CONTENT_X - 2, y, font=theme.SEMIBOLD, size=size, colour=theme.CHALK)
    canvas.setFillColor(theme.CHALK_YELLOW)
    canvas.rect(theme.CONTENT_X, _y(_TITLE_BASE + 21), 42, 2.6, stroke=0, fill=1)
    kind = "" if front.kind.lower() in front.title.lower() else front.kind
    told = [paragraph(text, _YEARS) for text in (kind, front.subtitle) if text]
    draw_stack(canvas, [*told, paragraph(front.version, _VERSION)], theme.CONTENT_X, _y(342), theme.CONTENT_WIDTH)


def title_lines(title: str, width: float) -> tuple[float, list[str]]:
    """The largest size at which a title stands in a few lines of `width` points; one that never fits is cut short."""
    words = clean(title).split() or [""]
    size = _TITLE_LARGEST
    while size > _TITLE_SMALLEST:
        lines = _broken(words, size, width)
        if len(lines) <= _TITLE_LINES and all(tight_width(line, theme.SEMIBOLD, size) <= width for line in lines):
            return size, lines
        size -= 1
    lines = _broken(words, size, width)
    kept = [*lines[: _TITLE_LINES - 1], " ".join(lines[_TITLE_LINES - 1 :])]
    return size, [elided(line, theme.SEMIBOLD, size, width) for line in kept if line]


def _broken(words: list[str], size: float, width: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if tight_width(longer, theme.SEMIBOLD, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw_side(canvas: Any, document: PlanDocument) -> None:
    stack: list[Flowable] = []
    for fact in document.front.facts:
        stack += [paragraph(fact.label, theme.LABEL_NOTE), paragraph(fact.value, _SIDE)]
    draw_stack(canvas, stack, theme.LEFT, _y(506), theme.LABEL_TEXT_WIDTH)


def _draw_list(canvas: Any, document: PlanDocument, index: Index) -> None:
    """The speerpunten with how their doelen stand; without them the contents, unless these take a page of their own."""
    listed = Tag("L")
    columns = [_column_row(*each, index, listed) for each in _columns(document)]
    if columns and document.poster:
        title, rows = dutch.sentence_case(document.poster.column_words[1]), columns
    elif stands_on_front(document):
        title, rows = "Inhoud", _list_rows(document, index, listed)
    else:
        return
    if not rows:
        return
    heading, shown = _list_heading(title), len(rows)
    more = paragraph(f"De hele inhoud staat op bladzijde {index.page(CONTENTS)}.", theme.NOTE_GREY)
    while shown and not _fits([heading, *rows[:shown], more]):
        shown -= 1
    stack = [heading, *rows[:shown], *([more] if shown < len(rows) else [])]
    draw_stack(canvas, stack, theme.CONTENT_X, _y(_LIST_TOP), theme.CONTENT_WIDTH)


def stands_on_front(document: PlanDocument) -> bool:
    """Whether the whole contents stand on the title page, so that a page for them would say the same again."""
    if _columns(document):
        return False
    return _fits([_list_heading("Inhoud"), *_list_rows(document, Index(), Tag("L"))])


def _columns(document: PlanDocument) -> list[tuple[PosterColumn, Section]]:
    sections = {section.number: section for section in document.sections if section.number}
    columns = document.poster.columns if document.poster else ()
    return [(column, sections[column.number]) for column in columns if column.number in sections]


def _list_rows(document: PlanDocument, index: Index, listed: Tag) -> list[Columns]:
    return [_list_row(section, depth, index, listed) for depth, section in document.contents]


def _list_heading(title: str) -> Flowable:
    return paragraph(title, theme.SECTION.clone("front-list", spaceAfter=7), "H2")


def _fits(stack: list[Flowable]) -> bool:
    return stack_height(stack, theme.CONTENT_WIDTH) <= _y(_LIST_TOP) - _LIST_BOTTOM


def _column_row(column: PosterColumn, section: Section, index: Index, listed: Tag) -> Columns:
    marks: list[Flowable] = [
        StatusMark(goal.status, 8, drop=2.6, alt=STATUS_WORDS[goal.status]) for goal in column.goals
    ]
    room = min(len(marks) * 12.0, 96.0)
    each = [[mark] for mark in marks[: int(room // 12)]]
    profile = Columns(each, [12.0] * len(each)) if each else None
    cells: list[list[Flowable]] = [
        [paragraph(column.number, theme.TEXT_STRONG, INLINE)],
        [rich(link(mark_key(section), column.title), theme.TEXT.clone("front-row", rightIndent=8))],
        [profile] if profile else [],
        [rich(link(mark_key(section), f"p. {index.page(mark_key(section))}"), theme.NOTE_RIGHT)],
    ]
    tag, tags = list_item(listed, 1, 3)
    widths = [_NUMBER, theme.CONTENT_WIDTH - _NUMBER - room - 36, room, 36]
    return Columns(cells, widths, tops=[0, 0, 0, 1.6], foot=5, tag=tag, cell_tags=tags)


def _list_row(section: Section, depth: int, index: Index, listed: Tag) -> Columns:
    page = rich(link(mark_key(section), f"p. {index.page(mark_key(section))}"), theme.NOTE_RIGHT)
    style = theme.TEXT.clone("front-entry", leftIndent=0 if depth == 1 else _INDENT, rightIndent=8)
    words = rich(link(mark_key(section), section.heading), style)
    tag, tags = list_item(listed, 0, 2)
    return Columns([[words], [page]], _WIDTHS, tops=[0, 1.6], foot=5, tag=tag, cell_tags=tags)


def _draw_note(canvas: Any, note: str) -> None:
    if not note:
        return
    stack = [paragraph(note, theme.NOTE_GREY)]
    height = stack_height(stack, theme.CONTENT_WIDTH)
    draw_stack(canvas, stack, theme.CONTENT_X, 36 + height, theme.CONTENT_WIDTH)


def contents_part(document: PlanDocument, index: Index) -> list[Flowable]:
    """A line for every first and second heading with its page."""
    head = [paragraph(document.front.title, theme.LEAD_NOTE), paragraph("Inhoud", theme.TITLE, "H1")]
    widths = [theme.LABEL_WIDTH, theme.CONTENT_WIDTH]
    contents = Tag("TOC")
    return [
        Mark(CONTENTS, "Inhoud"),
        Columns([[], head], widths, foot=7),
        Columns([[], []], widths, rule=STRONG_LINE, rule_from=theme.LABEL_WIDTH),
        *(_contents_row(section, index, contents) for section in document.sections if section.in_contents),
    ]


def _contents_row(section: Section, index: Index, contents: Tag) -> Columns:
    entry = Tag("TOCI", contents)
    below_it = Tag("TOC", entry)
    lines: list[Flowable] = [_contents_line(section.title, section, index, strong=True)]
    lines += [
        _contents_line(f"{below.number} {below.title}".strip(), below, index, entry=Tag("TOCI", below_it))
        for below in section.sections
        if below.in_contents
    ]
    return row(section.name, lines, foot=3.5, before=5, label_tag="Lbl", tag=entry)


def _contents_line(
    title: str, section: Section, index: Index, *, strong: bool = False, entry: Tag | None = None
) -> Columns:
    style, number = (theme.TEXT_STRONG, _PAGE_STRONG) if strong else (theme.TEXT, theme.NOTE_RIGHT)
    page = rich(link(mark_key(section), str(index.page(mark_key(section)))), number)
    words = rich(link(mark_key(section), title), style.clone("contents-title", rightIndent=14))
    return Columns([[words], [page]], _WIDTHS, tops=[0, 1.6], foot=2.5, tag=entry)
