"""The tables of sources as they leave: header and cells."""

from collections.abc import Iterable, Iterator

from indicators.queries.sources import SourceRow
from indicators.wording.imports import due_text, month_text
from osp.web.export import Cell

SOURCE_HEADER = (
    "Bron", "Code", "Uitgever", "Licentie", "Teldatum", "Ritme", "Leveringen", "Laatste peildatum", "Status", "Te laat",
    "Verwacht", "Gestopt op", "Opvolger",
)  # fmt: skip
CALENDAR_HEADER = ("Peildatum", "Status", "Gebruikelijke maand", "Stand")


def source_rows(found: Iterable[SourceRow]) -> Iterator[list[Cell]]:
    """Rows under SOURCE_HEADER."""
    for row in found:
        source, release = row.source, row.last.release if row.last else None
        yield [
            source.name,
            source.code,
            source.publisher,
            source.licence,
            source.reference_day,
            source.rhythm,
            row.count,
            release.reference_date if release else None,
            release.status if release else None,
            row.late[0].reference_date if row.late else None,
            month_text(row.next.month) if row.next else None,
            source.ended_on,
            source.successor.name if source.successor else None,
        ]


def calendar_rows(row: SourceRow) -> Iterator[list[Cell]]:
    """Rows under CALENDAR_HEADER."""
    for due in row.calendar:
        yield [due.reference_date, due.status.value, month_text(due.month), due_text(due)]
