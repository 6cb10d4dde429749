"""The sources the product knows and their release calendar, as `data/bronnen.toml` tells them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from indicators.compute.measures import MEASURES

_FILE = Path(__file__).parent / "data" / "bronnen.toml"
# Columns of Source that follow the file; the successor comes after all sources are there.
_FIELDS = (
    "name", "publisher", "licence", "reference_day", "provisional_after", "final_after", "rhythm", "note", "ended_on",
)  # fmt: skip
_EMPTY = {"provisional_after": None, "final_after": None, "ended_on": None}
# Where numbers that nobody else tells are filed.
OWN_SOURCE = "eigen-registratie"


@cache
def source_rows() -> dict[str, dict[str, Any]]:
    """The rows of the file by code: fields of a Source, `successor` (a code) and `measures`, in the order of the file."""
    with _FILE.open("rb") as file:
        return {row["code"]: row for row in tomllib.load(file)["source"]}


@cache
def measures_of(code: str) -> frozenset[str]:
    """The quantities that a source tells; none for a source that is not in the file."""
    row = source_rows().get(code, {})
    of_origin = {measure.code for measure in MEASURES.values() if measure.origin == row.get("origin")}
    return frozenset(row.get("measures", ())) | of_origin


def usual_source(measure: str) -> str:
    """Code of the source that usually tells a quantity; the own registration for one that no source is known to tell."""
    return next((code for code in source_rows() if measure in measures_of(code)), OWN_SOURCE)


def fields_of(code: str) -> dict[str, Any]:
    """The columns of a Source as the file has them; empty for a code that is not in it."""
    row = source_rows().get(code)
    return {name: row.get(name, _EMPTY.get(name, "")) for name in _FIELDS} if row else {}


def load_sources(**_: Any) -> None:
    """Bring the sources in line with the file; runs after each migrate and leaves their deliveries as they are."""
    from indicators.models import Source  # noqa: PLC0415 -- called before the apps are ready otherwise

    with transaction.atomic():
        stored = {each.code: each for each in Source.objects.all()}
        for code in source_rows():
            fields = fields_of(code)
            found = stored.get(code)
            if found is None:
                stored[code] = Source.objects.create(code=code, **fields)
            elif any(getattr(found, name) != value for name, value in fields.items()):
                Source.objects.filter(pk=found.pk).update(**fields)
        for code, row in source_rows().items():
            successor = stored[row["successor"]].pk if row.get("successor") else None
            Source.objects.filter(code=code).exclude(successor=successor).update(successor=successor)
