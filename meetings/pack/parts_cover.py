"""The cover: which meeting, how its time is spent, and what is asked of the reader."""

from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from meetings.pack import wording
from meetings.pack.parts_frame import item_key, page_link
from meetings.pack.sections import Item, Pack
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import Columns, draw_stack, stack_height
from osp.pdf.document import Index
from osp.pdf.furniture import draw_margin_line
from osp.pdf.signs import PURPOSE_FILL, PurposeMark, draw_purpose, draw_tight, tight_width
from osp.pdf.tags import INLINE, Tag, list_item, marked
from osp.pdf.text import clean, elided, joined, link, markup, paragraph, rich

_BLOCK_HEIGHT = 476.0
_STRIP_TOP, _STRIP_HEIGHT, _STRIP_GAP = 378.0, 35.0, 1.8
_NAME_LARGEST, _NAME_TURNS, _NAME_SMALLEST = 60.0, 36.0, 17.5
_ASKED_TOP, _ASKED_BOTTOM = 503.0, 82.0
_LEAST_NUMBER_ROOM = 3.0

_WHO = theme.TEXT_STRONG.clone("cover-who", fontSize=11, leading=14, textColor=theme.CHALK, hyphenationLang="")
_CODE = theme.TEXT.clone("cover-code", fontSize=11, leading=14, textColor=theme.CHALK_2)
_DAY = theme.SECTION.clone("cover-day", textColor=theme.CHALK)
_PLACE = theme.TEXT.clone("cover-place", fontSize=13, leading=17.5, textColor=theme.CHALK)
_SIDE_HEAD = theme.LABEL_NOTE.clone("cover-side-head", spaceAfter=0)
_SIDE = theme.NOTE.clone("cover-side", spaceAfter=10.5)
_RANK = {"full": 0, "half": 1, "open": 2}


def _y(from_top: float) -> float:
    return float(theme.PAGE_HEIGHT) - from_top


def draw_cover(canvas: Any, pack: Pack, index: Index) -> None:
    """Paint the whole first page."""
    canvas.saveState()
    canvas.setFillColor(theme.BOARD)
    canvas.rect(0, _y(_BLOCK_HEIGHT), theme.PAGE_WIDTH, _BLOCK_HEIGHT, stroke=0, fill=1)
    draw_margin_line(canvas, _y(_BLOCK_HEIGHT), theme.PAGE_HEIGHT, theme.BOARD_RULE)
    draw_margin_line(canvas, 0, _y(_BLOCK_HEIGHT))
    _draw_name(canvas, pack)
    _draw_moment(canvas, pack)
    if any(item.minutes > 0 for item in pack.items):
        with marked(canvas, Tag("Figure", alt=_strip_words(pack))) as node:
            if node is not None:
                node.box = (theme.CONTENT_X, _y(456), theme.RIGHT_EDGE, _y(_STRIP_TOP))
            _draw_strip(canvas, pack)
    _draw_side(canvas, pack)
    _draw_asked(canvas, pack, index)
    _draw_example_note(canvas, pack)
    canvas.restoreState()


def _draw_name(canvas: Any, pack: Pack) -> None:
    who = [paragraph(pack.swv_name, _WHO), paragraph(joined((pack.swv_code, pack.sector_name)), _CODE)]
    draw_stack(canvas, who, theme.CONTENT_X, _y(61), theme.CONTENT_WIDTH)
    size, lines = _name_lines(clean(pack.body_name))
    with marked(canvas, Tag("H1")):
        for place, line in enumerate(lines, start=1):
            y = _y(221) + (len(lines) - place) * size * 1.05
            spaced = line if place == len(lines) else f"{line} "
            draw_tight(canvas, spaced, theme.CONTENT_X - 2, y, font=theme.SEMIBOLD, size=size, colour=theme.CHALK)
    canvas.setFillColor(theme.CHALK)
    canvas.setFont(theme.REGULAR, 23)
    kind = "Vergaderstukken" + (", concept" if pack.state == "concept" else "")
    with marked(canvas, Tag("P")):
        canvas.drawString(theme.CONTENT_X, _y(256), kind)
    canvas.setFillColor(theme.CHALK_YELLOW)
    canvas.rect(theme.CONTENT_X, _y(273), 42, 2.6, stroke=0, fill=1)


def _name_lines(name: str) -> tuple[float, list[str]]:
    """The largest size at which the name fits: on one line, or on two where that makes it larger than it can be on
    one."""
    words = name.split() or [""]
    splits = [[" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(1, len(words))]
    two = max(splits, key=_largest, default=[name])
    lines = [name] if _largest([name]) >= _NAME_TURNS else two
    if _largest(lines) >= _NAME_SMALLEST:
        return _largest(lines), lines
    return _NAME_SMALLEST, [elided(line, theme.SEMIBOLD, _NAME_SMALLEST, theme.CONTENT_WIDTH) for line in lines]


def _largest(lines: list[str]) -> float:
    widest = max(tight_width(line, theme.SEMIBOLD, _NAME_LARGEST) for line in lines)
    return min(_NAME_LARGEST, _NAME_LARGEST * float(theme.CONTENT_WIDTH) / max(widest, 1))


def _draw_moment(canvas: Any, pack: Pack) -> None:
    hours = f"{pack.starts} tot {pack.ends} uur" if pack.starts and pack.ends else f"{pack.starts} uur"
    lines: list[Flowable] = [paragraph(dutch.date_with_day(pack.date), _DAY)]
    lines += [paragraph(hours, _PLACE)] if pack.starts else []
    lines += [paragraph(elided(pack.location, theme.REGULAR, 13, 2 * theme.CONTENT_WIDTH - 60), _PLACE)]
    draw_stack(canvas, lines, theme.CONTENT_X, _y(288), theme.CONTENT_WIDTH)


def _draw_strip(canvas: Any, pack: Pack) -> None:
    """One bar for the meeting: a piece per item, as wide as its minutes, filled by its purpose; what is left is a line."""
    timed = [item for item in pack.items if item.minutes > 0]
    if not timed:
        return
    taken = sum(item.minutes for item in timed)
    per_minute = theme.CONTENT_WIDTH / max(taken, _length(pack))
    x = theme.CONTENT_X
    label_end = 0.0
    end_width = stringWidth(pack.ends, theme.REGULAR, 8.6) + 6
    for item in timed:
        width = item.minutes * per_minute
        _draw_piece(canvas, item, x, max(width - _STRIP_GAP, 0.6))
        start_width = stringWidth(item.starts, theme.REGULAR, 8.6)
        fits = x >= label_end and x + start_width <= theme.RIGHT_EDGE - end_width
        if item.starts and fits and (width > start_width or not label_end):
            _strip_time(canvas, x, item.starts)
            label_end = x + start_width + 6
        x += width
    if x < theme.RIGHT_EDGE - 1:
        canvas.setStrokeColor(theme.BOARD_RULE)
        canvas.setLineWidth(1.1)
        canvas.line(x, _y(_STRIP_TOP + _STRIP_HEIGHT) + 0.55, theme.RIGHT_EDGE, _y(_STRIP_TOP + _STRIP_HEIGHT) + 0.55)
    _strip_time(canvas, theme.RIGHT_EDGE - end_width + 6, pack.ends)
    _draw_strip_key(canvas, {item.purpose for item in timed})


def _strip_words(pack: Pack) -> str:
    """The bar of the meeting in words."""
    told = [
        f"{item.starts or f'punt {item.number}'}: {item.title}, {wording.PURPOSES[item.purpose].lower()}, {item.minutes} min."
        for item in pack.items
        if item.minutes > 0
    ]
    return clean(joined(("Verdeling van de tijd.", *told), " "))


def _length(pack: Pack) -> int:
    """Minutes from beginning to end ("13.30" to "15.30"); 0 where they are not known."""
    if not pack.starts or not pack.ends:
        return 0
    begin, end = ([int(part) for part in moment.split(".")] for moment in (pack.starts, pack.ends))
    return (end[0] - begin[0]) * 60 + end[1] - begin[1]


def _strip_time(canvas: Any, x: float, text: str) -> None:
    canvas.setFillColor(theme.CHALK_2)
    canvas.setFont(theme.REGULAR, 8.6)
    canvas.drawString(x, _y(_STRIP_TOP + _STRIP_HEIGHT + 11.5), text)


def _draw_piece(canvas: Any, item: Item, x: float, width: float) -> None:
    y = _y(_STRIP_TOP + _STRIP_HEIGHT)
    draw_purpose(canvas, item.purpose, x, y, width, _STRIP_HEIGHT, (theme.CHALK_YELLOW, theme.CHALK))
    number = str(item.number)
    taken = stringWidth(number, theme.SEMIBOLD, 10.2)
    if taken + _LEAST_NUMBER_ROOM > width:
        return
    canvas.setFillColor(theme.CHALK if PURPOSE_FILL[item.purpose] == "open" else theme.BOARD)
    canvas.setFont(theme.SEMIBOLD, 10.2)
    canvas.drawString(x + min(5.0, (width - taken) / 2), y + 6, number)


def _draw_strip_key(canvas: Any, purposes: set[str]) -> None:
    words = {"half": "bespreken", "open": "informeren"}
    formal = {purpose for purpose in purposes if PURPOSE_FILL[purpose] == "full"}
    if formal:
        words = {"full": wording.full_square_word(formal), **words}
    present = {PURPOSE_FILL[purpose] for purpose in purposes}
    sample = {"full": "decide", "half": "discuss", "open": "inform"}
    x, y = theme.CONTENT_X, _y(452)
    for kind, word in words.items():
        if kind not in present:
            continue
        draw_purpose(canvas, sample[kind], x, y - 0.6, 8, 8, (theme.CHALK_YELLOW, theme.CHALK))
        canvas.setFillColor(theme.CHALK_2)
        canvas.setFont(theme.REGULAR, 8.6)
        canvas.drawString(x + 12.5, y, word)
        x += 12.5 + stringWidth(word, theme.REGULAR, 8.6) + 17.5


def _draw_side(canvas: Any, pack: Pack) -> None:
    placed = f"{dutch.date_long(pack.placed_on)}\nversie {pack.version}"
    facts = [
        ("Geplaatst", placed),
        ("Exemplaar", pack.audience.removeprefix("Exemplaar ")),
        ("Openbaar", pack.public_note),
        ("Vastgelegd", pack.mark and f"kenmerk {pack.mark}"),
    ]
    stack: list[Flowable] = []
    for head, text in facts:
        stack += [paragraph(head, _SIDE_HEAD), paragraph(text, _SIDE)] if text else []
    draw_stack(canvas, stack, theme.LEFT, _y(506), theme.LABEL_TEXT_WIDTH)


def _asked_rows(pack: Pack, index: Index) -> list[Flowable]:
    """What is asked, decisions first; an item that only informs asks nothing."""
    asking = [item for item in pack.items if PURPOSE_FILL[item.purpose] != "open"]
    listed = Tag("L")
    ranked = sorted(asking, key=lambda item: _RANK[PURPOSE_FILL[item.purpose]])
    return [_asked_row(item, index, listed) for item in ranked]


def _asked_row(item: Item, index: Index, listed: Tag) -> Columns:
    key = item_key(item)
    title = link(key, item.title) if item.has_pages else markup(item.title)
    words: list[Flowable] = [rich(title, theme.TEXT)]
    if item.asked:
        words.append(paragraph(dutch.sentence_case(item.asked), theme.NOTE_GREY))
    cells = [
        [PurposeMark(item.purpose, drop=3)],
        [paragraph(str(item.number), theme.HEAD.clone("cover-number", textColor=theme.INK), INLINE)],
        words,
        [page_link(key, index, theme.NOTE_RIGHT, prefix="p. ")] if item.has_pages else [],
    ]
    tag, tags = list_item(listed, 2, 2)
    widths = [16, 16, theme.CONTENT_WIDTH - 72, 40]
    return Columns(cells, widths, tops=[0, 1.6, 0, 1.6], foot=5, tag=tag, cell_tags=tags)


def _draw_asked(canvas: Any, pack: Pack, index: Index) -> None:
    rows = _asked_rows(pack, index)
    if not rows:
        return
    heading = paragraph("Wat wij van u vragen", theme.SECTION.clone("cover-asked", spaceAfter=7), "H2")
    top, shown = _y(_ASKED_TOP), len(rows)
    room = top - _ASKED_BOTTOM
    while shown and stack_height([heading, *rows[:shown], _more(pack, rows, shown)], theme.CONTENT_WIDTH) > room:
        shown -= 1
    stack = [heading, *rows[:shown], *([_more(pack, rows, shown)] if shown < len(rows) else [])]
    draw_stack(canvas, stack, theme.CONTENT_X, top, theme.CONTENT_WIDTH)


def _more(_pack: Pack, rows: list[Flowable], shown: int) -> Flowable:
    left = len(rows) - shown
    word = "punt" if left == 1 else "punten"
    return paragraph(f"en nog {left} {word}: zie de agenda", theme.NOTE_GREY)


def _draw_example_note(canvas: Any, pack: Pack) -> None:
    if not pack.is_example:
        return
    note = [paragraph(pack.example_note or wording.EXAMPLE_COVER, theme.NOTE_GREY)]
    height = stack_height(note, theme.CONTENT_WIDTH)
    draw_stack(canvas, note, theme.CONTENT_X, 36 + height, theme.CONTENT_WIDTH)
