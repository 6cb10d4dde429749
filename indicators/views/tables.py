"""The tables of gegevens as they leave: header and cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from indicators.queries.data import Delivery
from indicators.queries.register import SchoolbestuurRow, SwvRow, VestigingRow
from indicators.wording.placement import step_text
from osp import dutch
from osp.web.export import Cell

DELIVERY_HEADER = ("Levering", "Bestand", "Peildatum", "Status", "Rijen", "Cellen <5", "Stand", "Voor", "Door", "Op")
ERROR_HEADER = ("Regel", "Kolom", "Waarde", "Waarom geweigerd")
CHANGE_HEADER = ("Voor", "Indicator", "Schooljaar", "Was", "Wordt", "Schatting")
VESTIGING_HEADER = (
    "Vestiging",
    "Naam",
    "Plaats",
    "Postcode",
    "Schoolbestuur",
    "Naam schoolbestuur",
    "Soort",
    "Schooljaar",
    "Volgens",
)
SCHOOLBESTUUR_HEADER = ("Nummer", "Naam", "Vestigingen")
SWV_HEADER = ("Samenwerkingsverband", "Sector", "Postcodegebieden", "Vestigingen")


def delivery_rows(found: Iterable[Delivery]) -> Iterator[list[Cell]]:
    """Rows under DELIVERY_HEADER."""
    for row in found:
        run, release = row.run, row.run.release
        yield [
            row.title,
            run.file_name,
            release.reference_date if release else None,
            release.status if release else None,
            run.rows_read,
            run.hidden_cells,
            row.state,
            "iedereen" if row.is_open_data else "eigen samenwerkingsverband",
            row.who,
            timezone.localtime(run.created_at).date(),
        ]


def error_rows(refusal: Mapping[str, Any]) -> Iterator[list[Cell]]:
    """Rows under ERROR_HEADER; the reason of the whole file stands in the first."""
    yield [None, None, None, refusal["message"]]
    for each in refusal["errors"]:
        yield [each["line"], each["column"], each["value"], each["message"]]


def change_rows(preview: Mapping[str, Any]) -> tuple[Sequence[str], list[list[Cell]]]:
    """Header and rows of what a delivery changes."""
    return CHANGE_HEADER, [
        [
            row["unit"],
            row["name"],
            dutch.school_year(row["year"]),
            row["was"],
            row["becomes_full"],
            row.get("estimate", ""),
        ]
        for row in preview.get("changes", ())
    ]


def vestiging_rows(found: Iterable[VestigingRow]) -> Iterator[list[Cell]]:
    """Rows under VESTIGING_HEADER."""
    for row in found:
        place = row.placement
        yield [
            place.vestiging,
            place.name,
            place.place,
            place.postcode,
            row.schoolbestuur,
            row.schoolbestuur_name,
            place.measure,
            dutch.school_year(place.year),
            step_text(place.step),
        ]


def schoolbestuur_rows(found: Iterable[SchoolbestuurRow]) -> Iterator[list[Cell]]:
    """Rows under SCHOOLBESTUUR_HEADER."""
    return ([row.number, row.name, row.vestigingen] for row in found)


def swv_rows(found: Iterable[SwvRow]) -> Iterator[list[Cell]]:
    """Rows under SWV_HEADER."""
    return ([row.code, row.sector, row.pc4s, row.vestigingen] for row in found)
