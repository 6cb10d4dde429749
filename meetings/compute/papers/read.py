"""An Office file that somebody handed in as a leesversie, or refused with the reason. Pure: no Django."""

import zipfile
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

from meetings.compute.papers.document import read_document
from meetings.compute.papers.package import TOO_LARGE, check_size
from meetings.compute.papers.parts import Part, Picture, Reading
from meetings.compute.papers.workbook import read_workbook
from osp.pictures import IN_DOCUMENTS, MOST_DOTS, Prepared, prepared
from osp.uploads import FileRefused

READERS: dict[str, Callable[[bytes], Reading]] = {"docx": read_document, "xlsx": read_workbook}
# More than a hundred pages of each.
MOST_LETTERS, MOST_CELLS, MOST_PARTS = 400_000, 20_000, 6_000
NOTHING = "In dit bestand staat niets om te lezen. Kies een ander bestand, of lever een pdf aan."
BROKEN = "Dit bestand is beschadigd. Open het in {program}, bewaar het opnieuw en kies dat bestand."
NOT_THERE = "Deze afbeelding staat niet in het bestand."
# Dots per inch of a picture on paper.
_DOTS, _POINTS = 220, 72
_PROGRAMS = {"docx": "Word", "xlsx": "Excel"}
# What libraries say of a file that is not what it should be.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    NotImplementedError,
    RecursionError,
    AssertionError,
)


def read_office(data: bytes, kind: str) -> Reading:
    """The leesversie of a file of kind "docx" or "xlsx". FileRefused, in Dutch, with what to do, for one that cannot be read.

    Slow to import. Equal files give equal values.
    """
    from docx.opc.exceptions import OpcError

    try:
        check_size(data)
        reading = READERS[kind](data)
    except FileRefused:
        raise
    except (*_FAULTS, OpcError) as error:
        raise FileRefused(BROKEN.format(program=_PROGRAMS[kind])) from error
    if not reading.parts:
        raise FileRefused(NOTHING)
    _check_length(reading.parts)
    return reading


def picture_of(data: bytes, picture: Picture) -> Prepared:
    """A picture of a file, cut as its maker cut it and as fine as print needs at its size. FileRefused where it is not in the file."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            content = package.read(picture.name)
    except (KeyError, zipfile.BadZipFile) as error:
        raise FileRefused(NOT_THERE) from error
    longest = max(picture.width, picture.height)
    most = min(MOST_DOTS, round(longest / _POINTS * _DOTS)) if longest else MOST_DOTS
    return prepared(content, kinds=IN_DOCUMENTS, cut=picture.cut, most=max(most, 1))


def _check_length(parts: Sequence[Part]) -> None:
    letters, cells = sum(map(_letters, parts)), sum(map(_cells, parts))
    if letters > MOST_LETTERS or cells > MOST_CELLS or len(parts) > MOST_PARTS:
        raise FileRefused(TOO_LARGE)


def _letters(part: Part) -> int:
    rows = part.table.rows if part.table else ()
    return len(part.text) + sum(len(cell.text) for row in rows for cell in row)


def _cells(part: Part) -> int:
    return sum(len(row) for row in part.table.rows) if part.table else 0
