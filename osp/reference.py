"""The register every database starts with: 152 samenwerkingsverbanden and the PC4 region table (law text)."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

REGIONS = Path(__file__).parent / "data" / "regio-indeling.csv"
# The two national reformatorische samenwerkingsverbanden have no region of their own.
NATIONAL = ("PO0001", "VO0001")


def read_regions() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Rows (pc4, gemeente 2015, PO code, VO code) of the shipped table; None where the law text says "Europoort"."""
    with REGIONS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"):
            for span in row["pc4"].split():
                first, _, last = span.partition("-")
                for pc4 in range(int(first), int(last or first) + 1):
                    yield f"{pc4:04d}", row["gemeente"], row["po"] or None, row["vo"] or None


def load_register(**_: Any) -> None:
    """Fill an empty register; runs after each migrate and changes nothing where it is filled."""
    from osp.models import Postcodegebied, Samenwerkingsverband  # noqa: PLC0415 -- called before the apps are ready otherwise

    if Postcodegebied.objects.exists():
        return
    rows = list(read_regions())
    codes = {code for _, _, po, vo in rows for code in (po, vo) if code} | set(NATIONAL)
    with transaction.atomic():
        Samenwerkingsverband.objects.bulk_create(
            [Samenwerkingsverband(code=code, sector=code[:2]) for code in sorted(codes)], ignore_conflicts=True
        )
        known = {swv.code: swv for swv in Samenwerkingsverband.objects.all()}
        Postcodegebied.objects.bulk_create(
            [
                Postcodegebied(pc4=pc4, gemeente_name=name, swv_po=known.get(po or ""), swv_vo=known.get(vo or ""))
                for pc4, name, po, vo in rows
            ]
        )
