"""The framework that each samenwerkingsverband begins with, as `data/kader.toml` tells it. Pure: no Django."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from goals.enums import FrameworkKind

_FILE = Path(__file__).parent / "data" / "kader.toml"


@cache
def framework_rows(sector: str) -> tuple[dict[str, Any], ...]:
    """The fields of each item for a sector, PO or VO, in order; `position` counts within its kind."""
    with _FILE.open("rb") as file:
        items: list[dict[str, Any]] = tomllib.load(file)["item"]
    found, last = [], dict.fromkeys(FrameworkKind, 0)
    for item in items:
        if item.get("sector", sector) == sector:
            kind = FrameworkKind(item["kind"])
            last[kind] += 1
            fields = {name: value for name, value in item.items() if name != "sector"}
            found.append({**fields, "kind": kind, "position": last[kind]})
    return tuple(found)


def process_titles(sector: str) -> tuple[str, ...]:
    """The processes that a samenwerkingsverband of a sector usually has."""
    return tuple(row["title"] for row in framework_rows(sector) if row["kind"] is FrameworkKind.PROCESS)
