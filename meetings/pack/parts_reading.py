"""A leesversie as pages: its headings, paragraphs, lists, tables and pictures, each a part of its own to who hears it read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from meetings.compute.papers.parts import HEADING, ITEM, PICTURE, TABLE, Part, Picture, Reading
from meetings.pack.reading_blocks import part_blocks
from meetings.pack.reading_table import Laid, laid_out
from meetings.pack.reading_wording import left_out, picture_words, reading_note
from osp.pdf import theme
from osp.pdf.blocks import Gap
from osp.pdf.figure import Photo
from osp.pdf.sheets import READING, SHEETS, WIDE_READING
from osp.pdf.text import clean, elided, paragraph, rich
from osp.pdf.written import block_paragraphs, runs_markup
from osp.pictures import Prepared

ROOM, HEIGHT = SHEETS[READING].room[2:]
WIDE_ROOM = SHEETS[WIDE_READING].room[2]
_GAP, _HEADING_GAP = 7.0, 14.0
# A heading that has less than this under it goes to the next page with what it heads.
_UNDER_HEADING = 90.0
# The bijlage itself is an H2 of the pack; below H6 there is nothing.
_OVER, _LOWEST = 2, 6
_HEADS = (
    theme.SECTION,
    theme.SECTION.clone("reading-2", fontSize=11.5, leading=15),
    theme.TEXT_STRONG.clone("reading-3"),
)
# A picture that says no size is set at this many dots per inch.
_DOTS = 150


@dataclass
class _Run:
    """What stands on pages of one shape, one after the other."""

    is_wide: bool
    flowables: list[Flowable] = field(default_factory=list)


def reading_pages(
    reading: Reading, pictures: Mapping[Picture, Prepared], *, name: str, opening: Sequence[Flowable]
) -> list[Flowable]:
    """The leesversie of a file called `name` on pages of its own, after `opening`, which takes no room.

    A table that is too wide for a page stands on pages with the long side down, with the heading over it.
    """
    # One line, however long the name of the file: it may not move what comes after it.
    first = _note(elided(reading_note(name), theme.REGULAR, theme.NOTE_GREY.fontSize, ROOM))
    found: list[Flowable] = []
    for place, run in enumerate(_runs(reading, pictures)):
        found += [NextPageTemplate(WIDE_READING if run.is_wide else READING), PageBreak()]
        found += [*opening, *first] if not place else []
        found += run.flowables
    return [*found, NextPageTemplate("page")]


def _runs(reading: Reading, pictures: Mapping[Picture, Prepared]) -> list[_Run]:
    runs = [_Run(is_wide=False)]
    waiting: list[Flowable] = []
    for part, flowables, is_wide in _drawn(reading, pictures):
        if part.kind == HEADING:
            waiting += flowables
            continue
        if runs[-1].is_wide != is_wide:
            runs.append(_Run(is_wide))
        runs[-1].flowables += [*waiting, *flowables]
        waiting = []
    told = left_out(reading.left_out)
    last = [*waiting, *(_note(told) if told else [])]
    runs[-1].flowables += last
    return [run for run in runs if run.flowables]


def _drawn(reading: Reading, pictures: Mapping[Picture, Prepared]) -> Iterator[tuple[Part, list[Flowable], bool]]:
    """Each part with its flowables, and whether it needs a wide page; items of one list together."""
    number = 0
    for kind, group in groupby(reading.parts, key=lambda part: part.kind):
        parts = list(group)
        if kind == ITEM:
            yield parts[0], [Gap(_GAP), *block_paragraphs(part_blocks(parts), theme.TEXT)], False
            continue
        for part in parts:
            if part.table is not None and kind == TABLE:
                laid = laid_out(part.table, ROOM, WIDE_ROOM)
                yield part, _table(laid), laid.is_wide
            elif part.picture is not None and kind == PICTURE:
                number += 1
                yield part, _picture(part.picture, pictures[part.picture], number), False
            else:
                yield part, list(_heading(part) if kind == HEADING else _paragraph(part)), False


def _heading(part: Part) -> Iterator[Flowable]:
    (block,) = part_blocks([part])
    yield CondPageBreak(_UNDER_HEADING)
    yield Gap(_HEADING_GAP)
    style = _HEADS[min(part.level, len(_HEADS)) - 1]
    yield rich(runs_markup(block.runs), style, f"H{min(part.level + _OVER, _LOWEST)}")


def _paragraph(part: Part) -> Iterator[Flowable]:
    yield Gap(_GAP)
    yield from block_paragraphs(part_blocks([part]), theme.TEXT)


def _table(laid: Laid) -> list[Flowable]:
    return [flowable for listing in laid.flowables for flowable in (Gap(_GAP + 3), listing)]


def _picture(picture: Picture, prepared: Prepared, number: int) -> list[Flowable]:
    width = picture.width or prepared.width * 72 / _DOTS
    height = picture.height or width * prepared.height / prepared.width
    scale = min(1.0, ROOM / width, (HEIGHT - _UNDER_HEADING) / height)
    return [Gap(_GAP), Photo(prepared, (width * scale, height * scale), clean(picture_words(picture, number)))]


def _note(text: str) -> list[Flowable]:
    """A line of ours, apart from the words of the file."""
    return [Gap(_GAP), paragraph(text, theme.NOTE_GREY)]
