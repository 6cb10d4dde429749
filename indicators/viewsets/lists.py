"""Lists that come from no table, narrowed by the filters of the address."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from indicators.compute.measures import Measure
from indicators.queries.sources import SourceRow
from indicators.sources import measures_of, source_rows


def measure_rows(measures: Iterable[Measure], read: dict[str, Any]) -> list[dict[str, Any]]:
    """Quantities with the sources that tell them."""
    told = {code: measures_of(code) for code in source_rows()}
    rows = [
        asdict(each) | {"sources": [code for code, known in told.items() if each.code in known]} for each in measures
    ]
    if sector := read.get("sector"):
        rows = [row for row in rows if row["sector"] in {None, sector}]
    if source := read.get("source"):
        rows = [row for row in rows if source in row["sources"]]
    return rows


def narrowed_sources(rows: Iterable[SourceRow], read: dict[str, Any]) -> list[SourceRow]:
    """The sources that filters ask for."""
    found = list(rows)
    if "used" in read:
        found = [row for row in found if bool(row.count) == read["used"]]
    if "late" in read:
        found = [row for row in found if bool(row.late) == read["late"]]
    return found
