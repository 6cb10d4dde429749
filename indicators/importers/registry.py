"""The formats the planner knows, and the one way in: bytes go in, a checked file or a refusal comes out."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from indicators.importers.base import ImportRefused, Parsed
from indicators.importers.duo_institutions import DuoAddressesBo, DuoAddressesVo, DuoVsvSwv
from indicators.importers.duo_pupils_po import DuoPoPc4Age, DuoPoVestiging
from indicators.importers.duo_pupils_vo import DuoVoEducationType
from indicators.importers.formats import Format
from indicators.importers.header import Header, Match, read_header, unknown_header
from indicators.importers.reading import Upload, encoding_of, opened
from indicators.importers.regions import RegionTable
from indicators.importers.rows import NumberedCells, RowErrors, Rows, csv_rows, table_rows

Progress = Callable[[float], None]
NO_ROWS = (
    "Dit bestand heeft alleen een kolomkop en geen regels. "
    "Download het opnieuw bij de bron en controleer of het gegevens bevat."
)


class Registry:
    """Formats by code. Two with one code or one header could not be told apart, so the second raises ValueError."""

    def __init__(self, formats: Iterable[Format] = ()) -> None:
        self._formats: dict[str, Format] = {}
        for each in formats:
            self.register(each)

    def register(self, new: Format) -> None:
        """Add a format."""
        if new.code in self._formats:
            raise ValueError(f"format {new.code} is registered already")
        for header in new.headers:
            if self.match(Header(header)):
                raise ValueError(f"the header of format {new.code} is registered already")
        self._formats[new.code] = new

    def formats(self) -> tuple[Format, ...]:
        """All formats, in order of registration."""
        return tuple(self._formats.values())

    def match(self, header: Header) -> Match | None:
        """The format with exactly these columns, in whatever order."""
        for each in self._formats.values():
            places = header.places_in(each)
            if places:
                return Match(each, places)
        return None

    def parse_file(self, stream: BinaryIO, *, progress: Progress | None = None) -> Parsed:
        """See the function of this name."""
        with opened(stream) as upload:
            return self._parse_upload(upload, progress or _ignore)

    def recognise(self, stream: BinaryIO) -> Format:
        """See the function of this name."""
        with opened(stream) as upload:
            return self._recognise(upload)[1].format

    def _recognise(self, upload: Upload) -> tuple[Header, Match]:
        candidates = read_header(upload.head)
        found = next(((header, match) for header in candidates if (match := self.match(header))), None)
        if found is None:
            encoding_of(upload, allows_cp1252=True)
            raise unknown_header(candidates, self.formats())
        return found

    def _parse_upload(self, upload: Upload, progress: Progress) -> Parsed:
        header, match = self._recognise(upload)
        encoding = encoding_of(upload, allows_cp1252=match.format.allows_cp1252)
        parsed = _parse(upload, header, match, encoding, progress)
        if not parsed.rows_read:
            raise ImportRefused(NO_ROWS)
        return parsed


def _ignore(_: float) -> None:
    pass


def _parse(upload: Upload, header: Header, match: Match, encoding: str, progress: Progress) -> Parsed:
    errors = RowErrors()
    with upload.lines(encoding) as lines:
        numbered = table_rows(lines) if header.delimiter == "|" else csv_rows(lines, header.delimiter, errors)
        data = _after_header(numbered, header)
        rows = Rows(data, match.places, errors, tick=lambda: progress(upload.part_read()))
        parsed = match.format.parse(rows)
    errors.refuse()
    progress(1.0)
    return parsed


def _after_header(numbered: Iterator[NumberedCells], header: Header) -> Iterator[NumberedCells]:
    for _, values in numbered:
        if Header(tuple(values)).names == header.names:
            break
    yield from numbered


REGISTRY = Registry(
    (
        DuoPoVestiging(),
        DuoVoEducationType(),
        DuoPoPc4Age(),
        DuoAddressesBo(),
        DuoAddressesVo(),
        DuoVsvSwv(),
        RegionTable(),
    )
)


def formats() -> tuple[Format, ...]:
    """The formats the planner knows."""
    return REGISTRY.formats()


def parse_file(stream: BinaryIO, *, progress: Progress | None = None) -> Parsed:
    """Recognise a file by its header and check every row of it.

    Takes plain CSV or gzip, read from the start and left open. `progress` hears how far reading is, from 0 to 1.
    Raises ImportRefused, in Dutch, for whatever is wrong; nothing of such a file is returned.
    """
    return REGISTRY.parse_file(stream, progress=progress)


def recognise(stream: BinaryIO) -> Format:
    """The format a file has by its header alone; ImportRefused when the planner knows none like it."""
    return REGISTRY.recognise(stream)
