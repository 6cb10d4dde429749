"""The figures of the nation, from the real DUO files, held against a count of its own with the csv module."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction

from indicators.models import Figure, ImportRun
from indicators.services.summary import load_summary, write_summary
from meetings.demo.build import SUMMARY
from osp.models import Placement, Samenwerkingsverband
from osp.scope import scopes_disabled
from tests.data import data_path
from tests.indicators.duo import EVERYTHING, PO_2019, PO_2024, figures, load, one, rows_of

pytestmark = [pytest.mark.realdata, pytest.mark.usefixtures("nation")]


@pytest.fixture(scope="module")
def nation(django_db_setup, django_db_blocker) -> Iterator[None]:
    """All files, read in once for this module and rolled back after it."""
    data_path(*PO_2019)
    with django_db_blocker.unblock(), transaction.atomic():
        load(*EVERYTHING)
        yield
        transaction.set_rollback(True)


def test_2019_gives_the_known_national_figures():
    nation = {row["indicator"]: row for row in figures(unit="NL", year=2019)}
    counts = {name: int(nation[f"leerlingen-{name}"]["value"]) for name in ("bo", "sbo", "so", "vso", "vo", "pro")}
    assert counts == {"bo": 1396457, "sbo": 35733, "so": 32069, "vso": 37753, "vo": 956857, "pro": 29315}
    shares = ("deelname-sbo", "deelname-so-schoolgaand", "deelname-vso-schoolgaand", "deelname-pro")
    assert [nation[code]["value"] for code in shares] == ["2.495", "2.2392", "3.9455", "3.0637"]
    assert nation["deelname-so-woonachtig"]["kind"] == "unknown"
    assert nation["deelname-so-woonachtig"]["value"] == ""


def test_the_parts_and_what_belongs_to_none_make_the_whole():
    counted = {f"leerlingen-{measure}" for measure in ("bo", "sbo", "so", "vso", "vo", "pro")}
    rows = [row for row in figures(year=2019) if row["indicator"] in counted]
    totals: Counter[str] = Counter()
    for row in rows:
        if row["unit"] != "NL":
            totals[row["indicator"]] += int(row["value"])
    assert totals == {row["indicator"]: int(row["value"]) for row in rows if row["unit"] == "NL"}
    po_units = {row["unit"] for row in rows if row["indicator"] == "leerlingen-bo"}
    assert po_units == {*Samenwerkingsverband.objects.filter(sector="PO").values_list("code", flat=True), "NL", "GEEN"}


def test_2814_equals_an_independent_count():
    regions = {row["PC4"]: row["SWV_PO"] for row in rows_of(data_path("swv", "pc4_gemeente_swv_2015.csv"), "utf-8")}
    count: Counter[str] = Counter()
    for row in rows_of(data_path(*PO_2019), "cp1252"):
        if row["DENOMINATIE_VESTIGING"] != "Reformatorisch" and regions.get(row["POSTCODE_VESTIGING"][:4]) == "PO2814":
            count[row["SOORT_PO"]] += int(row["LEERLINGEN"])
    row = one(unit="PO2814", indicator="deelname-sbo", year=2019)
    assert (int(row["numerator_low"]), int(row["denominator_low"])) == (count["Sbo"], count["Bo"] + count["Sbo"])
    assert (row["value"], row["numerator_low"], row["denominator_low"]) == ("2.0441", "357", "17465")


def test_2024_bounds_are_the_exact_sums_of_the_cells():
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    with gzip.open(data_path(*PO_2024), "rt", encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            for name, cell in row.items():
                if name.startswith("LEEFTIJD_"):
                    low[row["SOORT_PO"]] += 1 if cell == "<5" else int(cell)
                    high[row["SOORT_PO"]] += 4 if cell == "<5" else int(cell)
    for measure in ("bo", "sbo", "so", "vso"):
        row = one(unit="NL", indicator=f"leerlingen-{measure}", year=2024)
        assert (int(row["low"]), int(row["high"])) == (low[measure.title()], high[measure.title()])
    sbo = one(unit="NL", indicator="leerlingen-sbo", year=2024)
    assert (sbo["low"], sbo["high"], sbo["estimate"]) == ("23968", "76930", "33325")
    assert one(unit="NL", indicator="deelname-pro", year=2024)["kind"] == "unknown"


def test_2024_says_which_municipality_is_missing():
    """Ridderkerk is not in the file. PO0001 misses its two schools there too, which 2019 shows."""
    with scopes_disabled():
        marked = Figure.objects.filter(definition__indicator__code="leerlingen-bo").exclude(missing=[])
        assert {row.unit: row.missing for row in marked} == {
            unit: ["Ridderkerk"] for unit in ("NL", "PO0001", "PO2805")
        }


def test_the_summary_gives_the_same_figures_as_the_files(tmp_path):
    whole = figures()
    path = tmp_path / "samenvatting.csv"
    write_summary(path, detailed=["PO2814", "VO2507"])
    assert SUMMARY.read_text() == path.read_text()
    with transaction.atomic():
        with scopes_disabled():
            Figure.objects.all().delete()
            ImportRun.objects.all().delete()
            Placement.objects.all().delete()
        load_summary(path)
        again = figures()
        transaction.set_rollback(True)
    assert again == whole
