"""The formats the planner knows, and the one way in: bytes go in, a checked file or a refusal comes out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from indicators.importers.base import ImportRefused, Parsed
from indicators.importers.cbs_pupils import CbsPupilsHome, CbsPupilsSchool
from indicators.importers.cbs_registers import CbsAreas, CbsGemeenteChanges
from indicators.importers.cbs_youth import CbsYouthCare
from indicators.importers.duo_institutions import (
    DuoAddressesBo,
    DuoAddressesSpecial,
    DuoAddressesVo,
    DuoSwvAddresses,
    DuoSwvSchools,
)
from indicators.importers.duo_long import DuoLongSwv, DuoLongVestiging
from indicators.importers.duo_paying import DuoSpecialPaying, DuoSpecialSchool
from indicators.importers.duo_pupils_po import DuoPoAge, DuoPoOverview, DuoPoPc4Age, DuoPoVestiging
from indicators.importers.duo_pupils_vo import DuoVoEducationType, DuoVoVestiging
from indicators.importers.duo_successions import DuoSuccessions
from indicators.importers.duo_swv_po import DuoPoSwvHome, DuoPoSwvYear
from indicators.importers.duo_vsv import DuoVsvSwv
from indicators.importers.formats import Format
from indicators.importers.header import Header, Match, unknown_header
from indicators.importers.national_series import NationalSeries
from indicators.importers.regions import RegionTable
from indicators.importers.rows import NumberedCells, RowErrors, Rows
from indicators.importers.sources import Found, Source, source_of
from indicators.importers.template import ReportTemplate
from indicators.importers.tlv import TlvForm
from indicators.importers.tlv_exports import TlvIndigo, TlvPosExport

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
        if any(new.overlaps(each) for each in self._formats.values()):
            raise ValueError(f"the header of format {new.code} is registered already")
        self._formats[new.code] = new

    def formats(self) -> tuple[Format, ...]:
        """All formats, in order of registration."""
        return tuple(self._formats.values())

    def match(self, header: Header) -> Match | None:
        """The format with these columns, in whatever order and spelling."""
        for each in self._formats.values():
            layout = header.layout_for(each)
            if layout:
                return Match(each, layout)
        return None

    def parse_file(
        self,
        stream: BinaryIO,
        *,
        name: str = "",
        swv: str = "",
        progress: Progress | None = None,
        skip_bad_rows: bool = False,
    ) -> Parsed:
        """See the function of this name."""
        with source_of(stream, name) as source:
            parsed = self._parse(source, swv, progress or _ignore, skip_bad_rows=skip_bad_rows)
            remarks = source.remarks(self.match)
        if not parsed.rows_read:
            raise ImportRefused(NO_ROWS)
        return replace(parsed, remarks=(*parsed.remarks, *remarks)) if remarks else parsed

    def recognise(self, stream: BinaryIO, *, name: str = "") -> Format:
        """See the function of this name."""
        with source_of(stream, name) as source:
            return self._recognised(source)[1].format

    def _recognised(self, source: Source) -> Found:
        found = source.recognised(self.match)
        if found is None:
            source.refuse_if_broken()
            raise unknown_header(source.headers(), self.formats())
        return found

    def _parse(self, source: Source, swv: str, progress: Progress, *, skip_bad_rows: bool) -> Parsed:
        found = header, match = self._recognised(source)
        errors = RowErrors()
        with source.rows(found, errors) as numbered:
            data = _after_header(numbered, header)
            tick = lambda: progress(source.part_read())  # noqa: E731
            rows = Rows(data, match.layout, errors, name=source.name, swv=swv, tick=tick)
            parsed = match.format.parse(rows)
        errors.settle(rows.read, skip_bad_rows=skip_bad_rows)
        progress(1.0)
        if not errors.count:
            return parsed
        return replace(parsed, errors=tuple(errors.kept), error_count=errors.count, rows_skipped=errors.rows)


def _ignore(_: float) -> None:
    pass


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
        DuoPoAge(),
        DuoPoOverview(),
        DuoPoSwvHome(),
        DuoPoSwvYear(),
        DuoLongVestiging(),
        DuoLongSwv(),
        DuoSpecialPaying(),
        DuoSpecialSchool(),
        DuoVoVestiging(),
        DuoAddressesBo(),
        DuoAddressesVo(),
        DuoAddressesSpecial(),
        DuoSwvAddresses(),
        DuoSwvSchools(),
        DuoVsvSwv(),
        DuoSuccessions(),
        RegionTable(),
        CbsYouthCare(),
        CbsPupilsSchool(),
        CbsPupilsHome(),
        CbsAreas(),
        CbsGemeenteChanges(),
        NationalSeries(),
        TlvForm(),
        TlvPosExport(),
        TlvIndigo(),
        ReportTemplate(),
    )
)


def formats() -> tuple[Format, ...]:
    """The formats the planner knows."""
    return REGISTRY.formats()


def parse_file(
    stream: BinaryIO,
    *,
    name: str = "",
    swv: str = "",
    progress: Progress | None = None,
    skip_bad_rows: bool = False,
) -> Parsed:
    """Recognise a file by its header and check every row of it.

    Takes CSV, plain or packed as gzip or alone in a zip, and .xlsx; read from the start and left open. `name` is the name of
    the file, which may tell the year; `swv` the code of the samenwerkingsverband that offers it. `progress` hears how far
    reading is, from 0 to 1. With `skip_bad_rows` a row in error is left out with all its effects, and `errors`,
    `error_count` and `rows_skipped` of the result tell of it.
    Raises ImportRefused, in Dutch, for whatever is wrong else; nothing of such a file is returned.
    """
    return REGISTRY.parse_file(stream, name=name, swv=swv, progress=progress, skip_bad_rows=skip_bad_rows)


def recognise(stream: BinaryIO, *, name: str = "") -> Format:
    """The format a file has by its header alone; ImportRefused when the planner knows none like it."""
    return REGISTRY.recognise(stream, name=name)
