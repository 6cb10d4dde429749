"""The kinds of file a table comes in: text (CSV, also packed as gzip or zip), JSON and a workbook. All give numbered rows."""

import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, cast

from indicators.importers import archives, cbs_json
from indicators.importers.base import ImportRefused
from indicators.importers.header import Header, Match, read_header
from indicators.importers.reading import OFFICE_MAGICS, OLD_OFFICE, SPOOL, Upload, encoding_of, seekable
from indicators.importers.rows import NumberedCells, RowErrors, csv_rows, table_rows
from indicators.importers.workbook import Workbook

Matcher = Callable[[Header], Match | None]
Found = tuple[Header, Match]
EMPTY_WORKBOOK = "In dit Excelbestand staat geen enkel gevuld werkblad. Controleer of u het juiste bestand koos."
MANY_SHEETS = (
    "In dit Excelbestand hebben meer werkbladen een bekende kolomkop. "
    "Zet elk werkblad in een eigen bestand en lees die een voor een in."
)
OTHER_SHEETS = "Alleen het eerste werkblad is gelezen; andere werkbladen hebben ook een bekende kolomkop."


class Source(ABC):
    """A table to be recognised and read. `name` is that of the file; of a zip also of the one inside."""

    name: str

    @abstractmethod
    def headers(self) -> list[Header]:
        """What may be the header."""

    @abstractmethod
    def recognised(self, match: Matcher) -> Found | None:
        """The header that counts, with its format; ImportRefused when that cannot be told."""

    @abstractmethod
    def refuse_if_broken(self) -> None:
        """Raise ImportRefused for bytes that are no text at all, before its header is called unknown."""

    @abstractmethod
    def rows(self, found: Found, errors: RowErrors) -> AbstractContextManager[Iterator[NumberedCells]]:
        """All rows with their numbers, the header among them."""

    @abstractmethod
    def part_read(self) -> float:
        """How far reading is, from 0 to 1."""

    def remarks(self, match: Matcher) -> tuple[str, ...]:
        """What the reader should know of this file."""
        return ()


@contextmanager
def source_of(stream: BinaryIO, name: str = "") -> Iterator[Source]:
    """The table in an upload, for the time it is read. Raises ImportRefused for what holds none."""
    with seekable(stream) as raw:
        raw.seek(0)
        start = raw.read(8)
        raw.seek(0)
        if start.startswith(OFFICE_MAGICS[2]):
            raise ImportRefused(OLD_OFFICE)
        if not start.startswith(OFFICE_MAGICS[:2]):
            upload = Upload(raw)
            yield JsonSource(upload, name) if cbs_json.sniff(upload.head) else TextSource(upload, name)
            return
        with archives.open_zip(raw) as archive:
            if archives.is_office(archive):
                archives.check_workbook(archive, raw)
                yield SheetSource(Workbook(raw), name)
                return
            part = archives.only_csv(archive)
        with tempfile.SpooledTemporaryFile(max_size=SPOOL) as spool:
            for piece in archives.unpacked(part, raw):
                spool.write(piece)
            yield TextSource(Upload(cast("BinaryIO", spool)), f"{name} {part.filename}")


class TextSource(Source):
    """CSV, or a table in the text of a law."""

    def __init__(self, upload: Upload, name: str) -> None:
        self.upload = upload
        self.name = name

    def headers(self) -> list[Header]:
        return read_header(self.upload.head)

    def recognised(self, match: Matcher) -> Found | None:
        return next(((header, fit) for header in self.headers() if (fit := match(header))), None)

    def refuse_if_broken(self) -> None:
        encoding_of(self.upload, allows_cp1252=True)

    @contextmanager
    def rows(self, found: Found, errors: RowErrors) -> Iterator[Iterator[NumberedCells]]:
        header, match = found
        encoding = encoding_of(self.upload, allows_cp1252=match.format.allows_cp1252)
        with self.upload.lines(encoding) as lines:
            yield table_rows(lines) if header.delimiter == "|" else csv_rows(lines, header.delimiter, errors)

    def part_read(self) -> float:
        return self.upload.part_read()


class JsonSource(Source):
    """A document of the CBS. Its rows are numbered as its records are, from 1; the names of their cells are the header."""

    def __init__(self, upload: Upload, name: str) -> None:
        self.name = name
        with upload.open() as data:
            self._names, self._records = cbs_json.table(data)

    def headers(self) -> list[Header]:
        return [Header(self._names, "")]

    def recognised(self, match: Matcher) -> Found | None:
        header = Header(self._names, "")
        fit = match(header)
        if fit is None:
            raise ImportRefused(cbs_json.UNKNOWN)
        return header, fit

    def refuse_if_broken(self) -> None:
        """A document that was read is text."""

    @contextmanager
    def rows(self, found: Found, errors: RowErrors) -> Iterator[Iterator[NumberedCells]]:
        yield enumerate([list(self._names), *self._records])

    def part_read(self) -> float:
        return 1.0


class SheetSource(Source):
    """A workbook: its first sheet, or else the only one with a known header."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.name = name
        self._book = book
        self._headers: dict[str, Header | None] = {}
        self._done = self._total = 0

    def headers(self) -> list[Header]:
        found = [header for sheet in self._book.sheets if (header := self._header(sheet))]
        if not found:
            raise ImportRefused(EMPTY_WORKBOOK)
        return found

    def _header(self, sheet: str) -> Header | None:
        if sheet not in self._headers:
            filled = (cells for _, cells in self._book.rows(sheet) if any(map(str.strip, cells)))
            first = next(filled, None)
            self._headers[sheet] = Header(tuple(first), "", sheet) if first else None
        return self._headers[sheet]

    def recognised(self, match: Matcher) -> Found | None:
        first = self._header(self._book.sheets[0]) if self._book.sheets else None
        if first and (fit := match(first)):
            return first, fit
        fits = self._fits(match)
        if len(fits) > 1:
            raise ImportRefused(MANY_SHEETS)
        return fits[0] if fits else None

    def _fits(self, match: Matcher) -> list[Found]:
        return [(header, fit) for header in self.headers() if (fit := match(header))]

    def refuse_if_broken(self) -> None:
        """A workbook that opened is text."""

    @contextmanager
    def rows(self, found: Found, errors: RowErrors) -> Iterator[Iterator[NumberedCells]]:
        yield self._counted(found[0].sheet)

    def _counted(self, sheet: str) -> Iterator[NumberedCells]:
        self._total = self._book.height(sheet)
        for number, cells in self._book.rows(sheet):
            self._done = number
            yield number, cells

    def part_read(self) -> float:
        return self._done / max(1, self._total)

    def remarks(self, match: Matcher) -> tuple[str, ...]:
        return (OTHER_SHEETS,) if len(self._fits(match)) > 1 else ()
