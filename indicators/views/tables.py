"""The tables of gegevens as they leave: header and cells."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from indicators.queries.data import Delivery
from indicators.queries.register import SchoolbestuurRow, SwvRow, VestigingRow
from indicators.wording.placement import step_text
from osp import dutch
from osp.web.export import Cell

NATION = "NL"

DELIVERY_HEADER = (
    "Levering", "Bestand", "Peildatum", "Status", "Rijen", "Weggelaten", "Cellen <5", "Cijfers veranderd", "Stand", "Voor",
    "Door", "Op",
)  # fmt: skip
ERROR_HEADER = ("Regel", "Kolom", "Waarde", "Waarom geweigerd")
CHANGE_HEADER = (
    "Voor",
    "Indicator",
    "Jaar",
    "Was",
    "Wordt",
    "Schatting",
    "Oordeel was",
    "Oordeel wordt",
    "In het plan",
)
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
SWV_HEADER = ("Samenwerkingsverband", "Naam", "Sector", "Postcodegebieden", "Vestigingen")


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
            run.rows_skipped,
            run.hidden_cells,
            row.changed,
            row.state,
            "iedereen" if row.is_open_data else "eigen samenwerkingsverband",
            row.who,
            timezone.localtime(run.created_at).date(),
        ]


def error_rows(refusal: Mapping[str, Any]) -> Iterator[list[Cell]]:
    """Rows under ERROR_HEADER; the reason of the whole file stands in the first."""
    yield [None, None, None, refusal["message"]]
    yield from skipped_rows(refusal)


def skipped_rows(findings: Mapping[str, Any]) -> Iterator[list[Cell]]:
    """Rows under ERROR_HEADER, one per error."""
    for each in findings.get("errors", ()):
        yield [each["line"], each["column"], each["value"], each["message"]]


def change_rows(preview: Mapping[str, Any]) -> Iterator[list[Cell]]:
    """Rows under CHANGE_HEADER: a figure each, and at its newest year the verdicts of the plan, one row per koppeling."""
    newest: dict[tuple[str, int], int] = {}
    for row in preview.get("changes", ()):
        key = (row["unit"], row.get("indicator_id", 0))
        newest[key] = max(row["year"], newest.get(key, row["year"]))
    for row in preview.get("changes", ()):
        cells = [row["unit"], row["name"], row.get("period") or dutch.school_year(row["year"])]
        cells += [row["was"], row["becomes_full"], row.get("estimate", "")]
        for turn in _turns(preview, row, newest) or [("", "", "")]:
            yield [*cells, *turn]


def _turns(preview: Mapping[str, Any], row: Mapping[str, Any], newest: Mapping[tuple[str, int], int]) -> list[Any]:
    key = (row["unit"], row.get("indicator_id", 0))
    if row["unit"] == NATION or row["year"] != newest[key]:
        return []
    turns = (turn for turn in preview.get("turns", ()) if turn["indicator_id"] == key[1])
    return [(turn["was_word"], turn["becomes_word"], turn["place"]) for turn in turns]


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
    return ([row.code, row.name, row.sector, row.pc4s, row.vestigingen] for row in found)
