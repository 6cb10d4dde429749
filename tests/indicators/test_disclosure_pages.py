"""The attack on a small samenwerkingsverband through the real pages: what stands there is read, and turned into equations.

Read are the page and the downloads (CSV, Excel, all years) of every indicator of the same pupils, and the API. In 2019 schools of
several sizes and two kinds of pupils; the year before another division over the same schools.
"""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from indicators.models import Figure
from osp.enums import Role
from osp.scope import scopes_disabled
from tests.conftest import make_person
from tests.indicators.attack import Attack, recovered
from tests.indicators.catalogue_samples import figure, national, schools

BOARDS = ["40001", "40001", "40001", "40002", "40002", "40003", "40004", "40004", "40005", "40006"]
SBO = {2018: [3, 9, 60, 0, 7, 44, 2, 30, 55, 80], 2019: [2, 12, 64, 1, 0, 38, 4, 33, 3, 71]}
BO = {2018: [0, 0, 300, 240, 4, 410, 150, 8, 3, 220], 2019: [0, 3, 310, 250, 6, 400, 140, 2, 5, 230]}
CODES = {"leerlingen-sbo": ("sbo",), "leerlingen-bo": ("bo",), "deelname-sbo": ("sbo", "bo")}
YEARS = (2018, 2019)
WHOLE = ("", "")


@pytest.fixture
def small_tenant(tenant_a):
    """Figures and schools of two years; the figures of all schools together stand on the page too."""
    for year in YEARS:
        schools(SBO[year], year=year, boards=BOARDS)
        schools(BO[year], measure="bo", year=year, boards=BOARDS)
        sbo, bo = sum(SBO[year]), sum(BO[year])
        for code, part, whole in (
            ("leerlingen-sbo", sbo, None),
            ("leerlingen-bo", bo, None),
            ("deelname-sbo", sbo, sbo + bo),
        ):
            value = 100 * part / whole if whole else part
            figure(code, year=year, value=value, low=value, high=value, numerator_low=part, numerator_high=part,
                   denominator_low=whole, denominator_high=whole)  # fmt: skip
    return tenant_a


class Cells(HTMLParser):
    """The rows of the split on a page: level, texts of the first cell, and the text of every next one."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "table":
            self.inside = "split" in found.get("class", "").split()
        if tag == "caption":
            self.inside = False
        if self.inside and tag == "tr":
            self.rows.append((found.get("class", "").removeprefix("of-"), []))
        if self.inside and tag in {"td", "th"} and self.rows:
            self.rows[-1][1].append("")

    def handle_data(self, data):
        if self.inside and self.rows and self.rows[-1][1]:
            self.rows[-1][1][-1] += " " + data.strip()


def whole_number(text: str) -> int | None:
    found = re.fullmatch(r"\s*([0-9][0-9.]*)\s*", text)
    return int(found[1].replace(".", "")) if found else None


class Reader:
    """Collects what is published: equations from everything read, and which numbers were withheld somewhere."""

    def __init__(self, client, tenant) -> None:
        self.client, self.tenant = client, tenant
        self.attack, self.withheld = Attack(), set()
        for year in YEARS:
            self.structure(year)

    def structure(self, year: int) -> None:
        """Which school is of which schoolbestuur, and that parts add up, is no secret."""
        keys = [(board, f"{10 + number}XX00") for number, board in enumerate(BOARDS)]
        boards = sorted(set(BOARDS))
        for kind in ("sbo", "bo", "both"):
            self.attack.adds_up((year, kind, WHOLE), [(year, kind, (board, "")) for board in boards])
            for board in boards:
                self.attack.adds_up((year, kind, (board, "")), [(year, kind, key) for key in keys if key[0] == board])
        for key in [WHOLE, *((board, "") for board in boards), *keys]:
            self.attack.adds_up((year, "both", key), [(year, "sbo", key), (year, "bo", key)])

    def number(self, name, text: str) -> None:
        count = whole_number(text)
        if count is not None:
            self.attack.number(name, count)
        elif "onderdrukt" in text:
            self.withheld.add(name)

    def row(self, code: str, year: int, key, texts: list[str]) -> None:
        """Number, denominator and percentage of one row."""
        kinds = CODES[code]
        self.number((year, kinds[0], key), texts[0])
        if len(kinds) > 1:
            self.number((year, "both", key), texts[1])
            percent = re.search(r"([0-9]+,[0-9]+)%", texts[2])
            if percent:
                self.attack.share((year, kinds[0], key), (year, "both", key), float(percent[1].replace(",", ".")))

    def read_page(self, code: str, year: int) -> bool:
        """The table on the page of an indicator; False where it is not shown."""
        pk = national(code).pk
        asked = reverse("indicators:detail", args=[self.tenant.code, pk])
        response = self.client.get(asked, {"vestigingen": year, "jaar": year})
        assert response.status_code == 200
        cells = Cells()
        cells.feed(response.content.decode())
        board = ""
        for level, texts in cells.rows:
            if level == "board":
                board = re.search(r"4[0-9]{4}", texts[0])[0]
            if level in {"board", "school", "total"}:
                school = re.search(r"[0-9]{2}XX00", texts[0]) if level == "school" else None
                key = WHOLE if level == "total" else (board, school[0] if school else "")
                self.row(code, year, key, texts[1:])
        return bool(cells.rows)

    def read_download(self, code: str, year: int, kind: str) -> None:
        """The same as a file, with bounds beside the number."""
        for line in self.download(code, vorm=kind, vestigingen=year)[1:]:
            level, _, board, _, school, _, count, low, high, *rest = line
            key = {"totaal": WHOLE, "schoolbestuur": (board, "")}.get(level, (board, school))
            assert low == high
            assert (count == "onderdrukt") == (low == "")
            self.row(code, year, key, [count, rest[0] if len(rest) > 1 else "", rest[2] if len(rest) > 1 else ""])

    def read_years(self, code: str, kind: str) -> None:
        header, *lines = self.download(code, vorm=kind, jaren="alle")
        years = [int(name[:4]) for name in header[6::2]]
        for _, _, board, _, school, _, *cells in lines:
            for place, year in enumerate(years):
                self.number((year, CODES[code][0], (board, school)), cells[2 * place])

    def download(self, code: str, **asked) -> list[list[str]]:
        url = reverse("indicators:breakdown", args=[self.tenant.code, national(code).pk])
        response = self.client.get(url, asked)
        assert response.status_code == 200
        if asked["vorm"] == "csv":
            return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
        import openpyxl

        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]

    def read_api(self) -> None:
        """Figures as the API tells them: the whole samenwerkingsverband."""
        for row in self.client.get("/api/v1/figures/", {"unit": self.tenant.swv.code}).json()["results"]:
            if row["indicator"] in CODES and row["numerator_low"] is not None:
                self.attack.number((row["year"], CODES[row["indicator"]][0], WHOLE), row["numerator_low"])

    def read_all(self) -> int:
        """Everything there is; returns how many splits were shown."""
        self.read_api()
        shown = 0
        for code in CODES:
            opened = [year for year in YEARS if self.read_page(code, year)]
            shown += len(opened)
            for kind in ("csv", "xlsx"):
                for year in opened:
                    self.read_download(code, year, kind)
                if opened:
                    self.read_years(code, kind)
        return shown

    def know(self, board: str) -> None:
        """The reader is this schoolbestuur and knows its own pupils, whatever the pages withhold."""
        for year in YEARS:
            for number, owner in enumerate(BOARDS):
                if owner == board:
                    key = (board, f"{10 + number}XX00")
                    self.attack.number((year, "sbo", key), SBO[year][number])
                    self.attack.number((year, "bo", key), BO[year][number])

    def recovered(self, known: str = "") -> dict:
        wanted = [name for name in self.withheld if name[2][0] != known]
        return recovered(self.attack.ranges(sorted(wanted)))


def test_an_outsider_recovers_nothing_from_pages_downloads_and_api(client, anna, small_tenant):
    client.force_login(anna)
    reader = Reader(client, small_tenant)
    assert reader.read_all() == 6
    assert len(reader.withheld) > 20
    assert reader.recovered() == {}


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.SCHOOL_BOARD])
def test_a_schoolbestuur_recovers_nothing_of_another(client, small_tenant, role):
    client.force_login(make_person(small_tenant, "Els", role))
    for board in sorted(set(BOARDS)):
        reader = Reader(client, small_tenant)
        assert reader.read_all() > 0
        reader.know(board)
        assert reader.withheld
        assert reader.recovered(known=board) == {}, board


def test_the_attack_reads_the_pages_well_enough_to_win(client, anna, small_tenant):
    """One number too many, and the reader has the school that the page withholds."""
    client.force_login(anna)
    reader = Reader(client, small_tenant)
    reader.read_all()
    assert (2019, "sbo", ("40001", "10XX00")) in reader.withheld
    reader.attack.number((2019, "sbo", ("40001", "11XX00")), SBO[2019][1])
    assert reader.recovered()[2019, "sbo", ("40001", "10XX00")] == (2, 2)


def test_nothing_is_split_where_the_figure_itself_is_withheld(client, anna, small_tenant):
    with scopes_disabled():
        Figure.objects.filter(definition__indicator__code="leerlingen-sbo", year=2019).update(is_withheld=True)
    client.force_login(anna)
    reader = Reader(client, small_tenant)
    assert not reader.read_page("leerlingen-sbo", 2019)
    assert not reader.read_page("deelname-sbo", 2019)
    assert reader.read_page("leerlingen-sbo", 2018)
