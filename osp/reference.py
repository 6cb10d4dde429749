"""What every database starts with: 152 samenwerkingsverbanden, the PC4 region table (law text), the school holidays."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

REGIONS = Path(__file__).parent / "data" / "regio-indeling.csv"
HOLIDAYS = Path(__file__).parent / "data" / "schoolvakanties.csv"
# How the file names a holiday that is the same everywhere.
EVERYWHERE = "alle"
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


def read_holidays() -> Iterator[dict[str, Any]]:
    """The advised school holidays, as fields of a SchoolHoliday; region is empty for one that is the same everywhere."""
    with HOLIDAYS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"):
            yield {
                "year": int(row["schooljaar"][:4]),
                "name": row["vakantie"],
                "region": "" if row["regio"] == EVERYWHERE else row["regio"],
                "first": date.fromisoformat(row["van"]),
                "last": date.fromisoformat(row["tot"]),
            }


def load_holidays(**_: Any) -> None:
    """Add the advised holidays that are missing; runs after each migrate. A newer file replaces the dates of an older one."""
    from osp.models import SchoolHoliday  # noqa: PLC0415 -- called before the apps are ready otherwise
    from osp.scope import scopes_disabled  # noqa: PLC0415 -- idem

    with scopes_disabled(), transaction.atomic():
        for row in read_holidays():
            days = {"first": row.pop("first"), "last": row.pop("last")}
            SchoolHoliday.objects.update_or_create(swv=None, **row, defaults=days)
