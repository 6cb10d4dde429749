"""A leesversie as its web page shows it: the stored words, tables and pictures of a bijlage."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import mark_safe

from meetings.compute.papers.parts import PICTURE, TABLE, Picture, Reading, Table
from meetings.pack.reading_blocks import part_blocks
from meetings.pack.reading_wording import left_out, picture_words
from osp.richtext import blocks_html

_WORDS = ""
# Pixels of a screen in a point of paper.
_PIXELS = 96 / 72


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture by its place among those of the file, from 1; `width` in pixels of a screen, 0 for its own."""

    number: int
    alt: str
    width: int


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A stretch of words, or a table, or a picture."""

    words: str = ""
    table: Table | None = None
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True)
class ShownReading:
    """The parts in order, and what of the file is not among them."""

    parts: tuple[ShownPart, ...]
    left_out: str


def shown_reading(reading: Reading) -> ShownReading:
    """A leesversie for the page of the papers."""
    found: list[ShownPart] = []
    numbers = iter(range(1, len(reading.parts) + 1))
    for kind, group in groupby(reading.parts, key=lambda part: part.kind if part.kind in {TABLE, PICTURE} else _WORDS):
        parts = list(group)
        if kind == _WORDS:
            words = blocks_html(part_blocks(parts))
            found.append(ShownPart(mark_safe(words)))  # noqa: S308 -- blocks_html escapes every word
            continue
        for part in parts:
            number = next(numbers) if part.picture else 0
            found.append(ShownPart(table=part.table, picture=_picture(part.picture, number)))
    return ShownReading(tuple(found), left_out(reading.left_out))


def _picture(picture: Picture | None, number: int) -> ShownPicture | None:
    if picture is None:
        return None
    return ShownPicture(number, picture_words(picture, number), round(picture.width * _PIXELS))
