"""Stated numbers: from a downloaded template to a figure with numerator and denominator, and what is refused."""

import io
from datetime import date

import openpyxl
import pytest
from django.utils import timezone

from indicators.enums import Level, ReleaseStatus
from indicators.importers.base import ImportRefused
from indicators.models import Figure, ImportRun, ReportedValue, RunState
from indicators.queries.areas import area_of
from indicators.queries.templates import needs
from indicators.services import batch, imports, templates
from indicators.services.mappings import read_offered
from indicators.services.templates import Wanted, template_workbook
from osp.models import Job
from tests.indicators.deliveries import offer, work
from tests.indicators.template_samples import csv_template, filled

pytestmark = pytest.mark.django_db
GOUDA, AMSTERDAM = "0513", "0363"


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def need(swv, code: str):
    return next(each for each in needs(swv) if each.indicator.code == code)


def book_of(swv, code: str, level: Level, years: tuple[int, ...] | None = None) -> bytes:
    return template_workbook(swv, Wanted((need(swv, code),), level, years))


def load(actor, content: bytes, name: str = "sjabloon.xlsx") -> ImportRun:
    run = offer(actor, content, name)
    work()
    run.refresh_from_db()
    assert run.state == RunState.STAGED, run.refusal
    imports.confirm(actor, run=run, status=ReleaseStatus.FINAL)
    work()
    run.refresh_from_db()
    assert run.state == RunState.LOADED, Job.objects.first().error
    return run


def figure(code: str, year: int) -> Figure:
    return Figure.objects.get(
        definition__indicator__code=code, unit="PO2814", year=year, superseded_at=None, swv__code="PO2814"
    )


def read(swv, *rows: str, skip_bad_rows: bool = False):
    return read_offered(io.BytesIO(csv_template(*rows)), name="eigen.csv", owner=swv, skip_bad_rows=skip_bad_rows)


def refusal(swv, *rows: str) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read(swv, *rows)
    return caught.value


def test_filled_template_becomes_a_figure_with_numerator_and_denominator(director, in_a) -> None:
    content = filled(
        book_of(in_a.swv, "opp", Level.SWV),
        {("opp", "PO2814", 2024): 312, ("opp_leerlingen", "PO2814", 2024): 15600},
    )
    run = load(director, content)
    found = figure("opp", 2024)
    assert (found.numerator_low, found.denominator_low, found.value) == (312, 15600, 2.0)
    assert (run.release.source.code, run.release.reference_date) == ("dashboard-passend-onderwijs", date(2024, 10, 1))
    assert (run.format_code, run.rows_read) == ("sjabloon", 10)
    assert ReportedValue.objects.get(run=run, measure="opp").reference_date == date(2024, 10, 1)


def test_gemeenten_add_up_and_a_hidden_number_gives_an_interval(director, in_a) -> None:
    codes = list(area_of(in_a.swv).gemeenten)
    typed = {("thuiszitters_absoluut", code, 2023): 6 for code in codes[1:]}
    typed |= {("thuiszitters_absoluut", codes[0], 2023): "<5"}
    load(director, filled(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE), typed))
    found = figure("absoluut-verzuim", 2023)
    others = 6 * (len(codes) - 1)
    assert (found.kind, found.low, found.high) == ("interval", others + 1, others + 4)


def test_area_has_the_gemeenten_of_now_and_knows_those_that_went_into_them(in_a) -> None:
    area = area_of(in_a.swv)
    assert area.gemeenten[GOUDA] == "Gouda"
    assert AMSTERDAM not in area.accepted()[Level.GEMEENTE]
    assert set(area.gemeenten).isdisjoint(area.former)


def test_gemeente_of_another_samenwerkingsverband_is_refused_with_advice(in_a) -> None:
    told = refusal(in_a.swv, f"opp;gemeente;{AMSTERDAM};2024;12")
    assert (told.kept[0].line, told.kept[0].column, told.kept[0].value) == (2, "code", AMSTERDAM)
    assert "gemeente 0363 hoort niet bij PO2814" in told.kept[0].message
    assert "laat de regel weg" in told.kept[0].message


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("opp;swv;VO2507;2024;12", "code", "een ander samenwerkingsverband dan PO2814"),
        ("thuiszitter;swv;PO2814;2024;12", "maat", "deze maat kent uw samenwerkingsverband niet"),
        ("instroom_vso_uit_vo;swv;PO2814;2024;12", "maat", "deze maat kent uw samenwerkingsverband niet"),
        ("opp;wijk;PO2814;2024;12", "niveau", "dit niveau is niet bekend"),
        ("opp;swv;PO2814;2204;12", "jaar", "dit is geen jaar"),
        ("opp;swv;PO2814;2090;12", "jaar", "dit schooljaar kan nog geen cijfer hebben"),
        ("opp;swv;PO2814;2024;-3", "aantal of bedrag", "nooit kleiner dan nul"),
        ("opp;swv;PO2814;2024;3,5", "aantal of bedrag", "hier hoort een heel getal"),
        ("opp;swv;PO2814;2024;12%", "aantal of bedrag", "geen percentage"),
        ("opp;swv;PO2814;2024;veel", "aantal of bedrag", "hier hoort een getal"),
        ("baten;swv;PO2814;2024;<5", "aantal of bedrag", "alleen bij aantallen leerlingen"),
        ("baten;swv;PO2814;2024;-100", "aantal of bedrag", "nooit kleiner dan nul"),
    ],
)
def test_wrong_row_is_refused_at_its_column(in_a, row, column, reason) -> None:
    told = refusal(in_a.swv, row)
    assert (told.kept[0].line, told.kept[0].column) == (2, column)
    assert reason in told.kept[0].message


def test_numbers_are_read_as_people_write_them(in_a) -> None:
    rows = (
        "eigen_vermogen;swv;PO2814;2023;-1.250,5",
        "baten;swv;PO2814;2023;1.204",
        "leeftijd_instroom_so;swv;PO2814;2023;7,4",
    )
    found = {
        row.measure: row.low
        for row in read(in_a.swv, *rows, "opp;swv;PO2814;2023;n.v.t.", "opp;swv;PO2814;2022;").reported
    }
    assert found == {"eigen_vermogen": -1250.5, "baten": 1204, "leeftijd_instroom_so": 7.4}


def test_part_larger_than_its_whole_points_at_both_lines(in_a) -> None:
    told = refusal(in_a.swv, "opp_leerlingen;swv;PO2814;2024;100", "opp;swv;PO2814;2024;120")
    assert [(each.line, each.value) for each in told.kept] == [(2, "100"), (3, "120")]
    assert "op regel 3" in told.kept[0].message
    assert "op regel 2" in told.kept[1].message


def test_double_row_is_refused_and_left_out_on_purpose_only(in_a) -> None:
    rows = ("opp;swv;PO2814;2024;12", "opp;swv;PO2814;2024;13")
    assert "staan al op regel 2" in refusal(in_a.swv, *rows).kept[0].message
    kept = read(in_a.swv, *rows, skip_bad_rows=True)
    assert [row.low for row in kept.reported] == [12]
    assert (kept.rows_skipped, kept.error_count) == (1, 1)


def test_template_without_a_number_and_for_nobody_is_refused(in_a) -> None:
    assert "geen enkel getal" in refusal(in_a.swv, "opp;swv;PO2814;2024;").message
    assert "van één samenwerkingsverband" in refusal(None, "opp;swv;PO2814;2024;12").message


def test_empty_rows_are_told_and_the_command_line_reads_a_template_too(in_a, tmp_path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_bytes(csv_template("opp;swv;PO2814;2024;12", "opp;swv;PO2814;2023;", "opp;swv;PO2814;2022;n.v.t."))
    parsed = batch.check([path], in_a.swv)[0].parsed
    assert [(row.year, row.low) for row in parsed.reported] == [(2024, 12)]
    assert parsed.remarks == ("2 regels zonder getal zijn overgeslagen. Wat daarvan eerder bekend was, blijft gelden.",)
    with pytest.raises(batch.FileRefused, match="van één samenwerkingsverband"):
        batch.check([path], None)


def test_template_is_prefilled_locked_and_explained(director, in_a) -> None:
    load(director, csv_template("opp;swv;PO2814;2024;312", "opp_leerlingen;swv;PO2814;2024;15600"), "eigen.csv")
    book = openpyxl.load_workbook(io.BytesIO(book_of(in_a.swv, "opp", Level.SWV, (2023, 2024))))
    sheet = book["Invullen"]
    assert sheet.protection.sheet
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCDE"] == [True, True, True, True, False]
    rows = {(row[0].value, row[3].value): row for row in sheet.iter_rows(min_row=2)}
    newest = rows["opp", 2024]
    assert (newest[8].value, newest[8].protection.locked, newest[0].protection.locked) == (312, False, True)
    assert [year for measure, year in rows if measure == "opp"] == [2023, 2024]
    assert rows["opp", 2023][8].value is None
    rule = sheet.data_validations.dataValidation[0]
    assert (str(rule.sqref), rule.formula1) == (
        "I2:I5",
        'IF(ISNUMBER(I2),AND(I2>=0,I2=INT(I2)),OR(I2="<5",I2="n.v.t."))',
    )
    explained = {(label.value, text.value) for label, text in book["Uitleg"].iter_rows(min_row=2)}
    assert ("Teldatum", "1 oktober") in explained
    assert any(label == "Zo vult u in" and "<5" in text for label, text in explained)
    assert any(label == "Vraag het aan" and "Mijn DUO" in text for label, text in explained)


def test_years_end_with_the_last_teldatum_that_has_come(in_a) -> None:
    day = date(2026, 9, 15)
    assert need(in_a.swv, "opp").years(day) == [2021, 2022, 2023, 2024, 2025]
    assert need(in_a.swv, "opp").years(date(2026, 10, 1))[-1] == 2026
    assert need(in_a.swv, "absoluut-verzuim").years(day)[-1] == 2025
    assert need(in_a.swv, "eigen-vermogen-baten").years(day)[-1] == 2025


def test_template_does_not_repeat_a_small_number_nor_what_would_tell_it(director, in_a) -> None:
    codes = list(area_of(in_a.swv).gemeenten)[:2]
    load(
        director,
        csv_template(
            f"thuiszitters_absoluut;gemeente;{codes[0]};2023;3",
            f"thuiszitters_absoluut;gemeente;{codes[1]};2023;30",
            f"thuiszitters_absoluut;gemeente;{codes[1]};2022;20",
        ),
        "eigen.csv",
    )
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE)))["Invullen"]
    shown = {(row[2].value, row[3].value): (row[8].value, row[9].value) for row in sheet.iter_rows(min_row=2)}
    assert shown[codes[0], 2023] == (None, "ingevuld, niet getoond")
    assert shown[codes[1], 2023] == (None, "ingevuld, niet getoond")
    assert shown[codes[1], 2022] == (20, None)


def test_combined_template_of_all_indicators_passes_its_own_gate(director, in_a) -> None:
    everything = tuple(needs(in_a.swv))
    content = template_workbook(in_a.swv, Wanted(everything, Level.SWV))
    year = need(in_a.swv, "opp").years(timezone.localdate())[-2]
    run = offer(
        director, filled(content, {("opp", "PO2814", year): 40, ("baten", "PO2814", 2024): 12345679}), "alle.xlsx"
    )
    work()
    run.refresh_from_db()
    assert run.state == RunState.STAGED, run.refusal
    assert run.preview["reference_date"] >= "2024-10-01"


def years_in(content: bytes) -> tuple[set[int], str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    told = " ".join(str(row[1]) for row in book["Uitleg"].iter_rows(values_only=True) if row[0] == "Zo vult u in")
    return {row[3] for row in book["Invullen"].iter_rows(min_row=2, values_only=True)}, told


def test_template_that_would_be_too_long_has_the_newest_years_alone(in_a, monkeypatch) -> None:
    wanted = need(in_a.swv, "absoluut-verzuim")
    five = set(wanted.years(timezone.localdate()))
    rows = len(area_of(in_a.swv).units(Level.GEMEENTE)) * len(wanted.quantities)
    years, told = years_in(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE))
    assert (years, "Daarom staan alleen de nieuwste jaren erin" in told) == (five, False)
    monkeypatch.setattr(templates, "MOST_LINES", 2 * rows + 1)
    years, told = years_in(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE))
    assert (years, "Daarom staan alleen de nieuwste jaren erin" in told) == (set(sorted(five)[-2:]), True)
    monkeypatch.setattr(templates, "MOST_LINES", 1)
    assert years_in(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE))[0] == {max(five)}
    asked = (2020, 2021)
    assert years_in(book_of(in_a.swv, "absoluut-verzuim", Level.GEMEENTE, asked))[0] == set(asked)
