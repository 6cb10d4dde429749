"""What is looked at in the package of an Office file before anything of it is read: that it cannot drown the reader. Pure: no Django."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from osp.uploads import FileRefused

# Unpacked bytes of the parts that are read whole: some hundreds of pages of text, or a hundred thousand cells.
MOST_TEXT = 16 * 1024 * 1024
_MOST_MERGED = 100_000
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOO_LARGE = (
    "Dit bestand is te groot voor een leesversie in de stukken. Bewaar een kopie met alleen wat de vergadering nodig heeft,"
    " of lever een pdf aan."
)
NO_OUTCOMES = (
    "In dit bestand staan formules zonder uitkomst. Open het in Excel, bewaar het en kies het opnieuw;"
    " dan staan de uitkomsten erin."
)


def check_size(data: bytes) -> None:
    """FileRefused, in Dutch, for a file of which more than any real document must be read."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        size = sum(entry.file_size for entry in package.infolist() if entry.filename.endswith(".xml"))
    if size > MOST_TEXT:
        raise FileRefused(TOO_LARGE)


def check_sheets(data: bytes) -> None:
    """FileRefused, in Dutch, for a workbook with formulas that no program worked out, or with a merged cell as large as a sheet."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as part:
                    _check_sheet(part)


def _check_sheet(part: Any) -> None:
    for element in _elements(part):
        if element.tag == f"{_SHEET}mergeCell":
            if _size(element.get("ref", "A1")) > _MOST_MERGED:
                raise FileRefused(TOO_LARGE)
        elif element.find(f"{_SHEET}f") is not None and not _has_outcome(element):
            raise FileRefused(NO_OUTCOMES)


def _has_outcome(cell: Any) -> bool:
    """Whether a program worked out what a cell says; of words the outcome may be none at all."""
    outcome = cell.find(f"{_SHEET}v")
    return outcome is not None and (bool(outcome.text) or cell.get("t") == "str")


def _elements(part: Any) -> Iterator[Any]:
    """Cells and merged ranges, each forgotten after it was looked at."""
    from lxml import etree  # noqa: PLC0415 -- slow import

    for _, element in etree.iterparse(part, tag=(f"{_SHEET}c", f"{_SHEET}mergeCell"), resolve_entities=False):
        yield element
        element.clear()


def _size(reference: str) -> int:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(reference)
    return ((right or _MOST_MERGED) - (left or 1) + 1) * ((bottom or _MOST_MERGED) - (top or 1) + 1)
