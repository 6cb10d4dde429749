"""The real nation twice: through the importers and compute, and counted once more by the csv module alone."""

import csv
import gzip
import io
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.compute.attribution import RegionTable, VsvTable, place_pupil, place_school
from indicators.importers.base import CountRow, Parsed, VestigingRow
from indicators.importers.registry import parse_file
from tests.data import data_path

if TYPE_CHECKING:
    import pandas as pd

PO_2019 = ("duo", "po_2019-10-01", "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv")
PO_2024 = ("duo", "po_2024-10-01_pc4", "po_2024-10-01_pc4_ALLES.csv.gz")
GOUDA = ("duo", "po_2024-10-01_pc4", "Gouda afgeschermd.csv")
VO_2019 = ("duo", "vo_2019-10-01", "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv")
ADDRESSES_VO = ("duo", "adressen_2020-12", "alle-vestigingen-vo.csv")
VSV = ("duo", "vsv_2014-2015", "vsv-per-swv-2015.csv")
REGIONS = ("swv", "pc4_gemeente_swv_2015.csv")
SWV_LIST = ("swv", "swv_lijst.csv")

# Low, high, and how many "<5" cells, per (unit, measure).
Counted = dict[tuple[str, str], tuple[int, int, int]]


def frame(rows: list[dict[str, object]]) -> "pd.DataFrame":
    """Rows as a data frame."""
    import pandas as pd

    return pd.DataFrame(rows)


@cache
def parsed(*parts: str) -> Parsed:
    with data_path(*parts).open("rb") as stream:
        return parse_file(stream)


@cache
def regions() -> RegionTable:
    return RegionTable({row.pc4: (row.swv_po, row.swv_vo) for row in parsed(*REGIONS).regions})


def municipalities() -> dict[str, str]:
    return {row.pc4: row.gemeente_name for row in parsed(*REGIONS).regions}


@cache
def vsv() -> VsvTable:
    return VsvTable((row.swv, row.vestiging) for row in parsed(*VSV).vsv)


@cache
def addresses() -> dict[str, VestigingRow]:
    return {each.vestiging: each for each in parsed(*ADDRESSES_VO).vestigingen}


@cache
def observations() -> "pd.DataFrame":
    """All counts of pupils of 2019 and 2024 with their placements; whoever changes it works on a copy."""
    years = ((PO_2019, 2019), (VO_2019, 2019), (PO_2024, 2024))
    return frame([observation(row, year) for parts, year in years for row in parsed(*parts).counts])


def observation(row: CountRow, year: int) -> dict[str, object]:
    """A count row with its placements, as compute wants it."""
    address = None if row.postcode else addresses().get(row.vestiging)
    postcode = address.postcode if address else row.postcode
    denomination = address.denomination if address else row.denomination
    school = place_school(
        measure=row.measure,
        vestiging=row.vestiging,
        postcode=postcode,
        denomination=denomination,
        regions=regions(),
        vsv=vsv(),
    )
    pupil = place_pupil(measure=row.measure, residence=row.residence, denomination=denomination, regions=regions())
    return {
        "year": year,
        "measure": row.measure,
        "vestiging": row.vestiging,
        "swv": school.swv,
        "residence_swv": pupil.swv if row.residence else None,
        "has_residence": bool(row.residence),
        "low": row.low,
        "high": row.high,
        "hidden": row.hidden,
        "known": row.known,
    }


def units() -> list[str]:
    return [row["SWV"] for row in read(*SWV_LIST)]


def read(*parts: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    """All rows of a semicolon file, with nothing done to them."""
    path: Path = data_path(*parts)
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode(encoding)
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@cache
def plain_table() -> dict[int, tuple[str, str]]:
    return {int(row["PC4"]): (row["SWV_PO"], row["SWV_VO"]) for row in read(*REGIONS) if row["SWV_PO"] != "Europoort"}


@cache
def plain_place(postcode: str, column: int, denomination: str = "") -> str:
    """Steps (b), (c) and (d) once more, by looking at every PC4 of the table."""
    if denomination == "Reformatorisch":
        return ("PO0001", "VO0001")[column]
    if len(postcode) < 4:
        return "GEEN"
    number = int(postcode[:4])
    if number in plain_table():
        return plain_table()[number][column]
    distance, pc4 = min((abs(number - known), known) for known in plain_table())
    return plain_table()[pc4][column] if distance <= 60 else "GEEN"


def counted(cells: list[tuple[str, str, int, int, int]]) -> Counted:
    """Sums per unit and measure, with NL, of (unit, measure, low, high, hidden)."""
    sums: dict[tuple[str, str], list[int]] = {}
    for unit, measure, *numbers in cells:
        for name in (unit, "NL"):
            total = sums.setdefault((name, measure), [0, 0, 0])
            for place, number in enumerate(numbers):
                total[place] += number
    return {key: (low, high, hidden) for key, (low, high, hidden) in sums.items()}


def counted_po_2019() -> Counted:
    cells = []
    for row in read(*PO_2019, encoding="cp1252"):
        measure = row["SOORT_PO"].lower()
        unit = plain_place(row["POSTCODE_VESTIGING"], int(measure == "vso"), row["DENOMINATIE_VESTIGING"])
        pupils = int(row["LEERLINGEN"])
        cells.append((unit, measure, pupils, pupils, 0))
    return counted(cells)


def counted_vo_2019() -> Counted:
    rows = read(*VO_2019, encoding="cp1252")
    grades = [name for name in rows[0] if name.startswith("LEER- OF VERBLIJFSJAAR ")]
    pupils: Counter[tuple[str, str]] = Counter()
    for row in rows:
        count = sum(int(row[name]) for name in grades)
        vestiging = row["BRIN NUMMER"] + row["VESTIGINGSNUMMER"].zfill(2)
        pupils[vestiging, "vo"] += count
        if row["ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR"].startswith("Praktijkonderwijs"):
            pupils[vestiging, "pro"] += count
    return counted([(_plain_vo(key), measure, count, count, 0) for (key, measure), count in pupils.items()])


@cache
def _plain_vo(vestiging: str) -> str:
    rows = [
        (row["brin_nummer"], row["vestigings_nummer"].zfill(2), row["SAMENWERKINGSVERBAND_NUMMER"]) for row in _vsv()
    ]
    exact = {swv for brin, number, swv in rows if brin + number == vestiging}
    school = {swv for brin, _, swv in rows if brin == vestiging[:4]}
    for found in (exact, school):
        if len(found) == 1:
            return found.pop()
    for row in read(*ADDRESSES_VO, encoding="cp1252"):
        if row["VESTIGINGSNUMMER"].strip() == vestiging:
            return plain_place(row["POSTCODE"].strip(), 1, row["DENOMINATIE"].strip())
    return "GEEN"


@cache
def _vsv() -> list[dict[str, str]]:
    return read(*VSV)


def counted_po_2024() -> tuple[Counted, Counted]:
    """By school and by residence."""
    by_school, by_residence = [], []
    for row in read(*PO_2024, encoding="utf-8-sig"):
        measure = row["SOORT_PO"].lower()
        ages = [value for name, value in row.items() if name.startswith("LEEFTIJD_")]
        hidden = ages.count("<5")
        known = sum(int(value) for value in ages if value != "<5")
        for cells, postcode in ((by_school, row["POSTCODE_VESTIGING"]), (by_residence, row["POSTCODE_LEERLING"])):
            unit = plain_place(postcode, int(measure == "vso"), row["DENOMINATIE_VESTIGING"])
            cells.append((unit, measure, known + hidden, known + 4 * hidden, hidden))
    return counted(by_school), counted(by_residence)
