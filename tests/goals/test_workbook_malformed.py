"""Files that are not what they should be: a clear Dutch message, and an unchanged database."""

import io
import zipfile

import openpyxl
import pytest

from goals.models import WorkbookRun
from goals.queries import get_plan
from goals.queries.snapshot import plan_snapshot
from goals.queries.workbooks import preview
from osp.errors import DomainError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests import factories as make
from tests.goals.plans import make_example
from tests.goals.workbooks import add, changed, exported, handed_in, put

pytestmark = pytest.mark.django_db
NOT_OURS = (
    "Dit Excelbestand komt niet uit de planner, of het verborgen blad ervan is weg. Haal het plan opnieuw op als Excel en zet uw "
    "wijzigingen daarin."
)


@pytest.fixture
def plan(in_a):
    return make_example(in_a.swv)


def refused(director, content: bytes) -> str:
    """What is said of a file that is refused whole; nothing is stored."""
    before, events = plan_snapshot(get_plan()), AuditEvent.objects.count()
    with pytest.raises(DomainError) as caught:
        handed_in(director, content)
    assert caught.value.field == "file"
    assert (plan_snapshot(get_plan()), AuditEvent.objects.count(), WorkbookRun.objects.count()) == (before, events, 0)
    return caught.value.message


def rename(title: str, name: str):
    def change(book) -> None:
        book[title].title = name

    return change


def drop(title: str):
    return lambda book: book.remove(book[title])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop("Doelen"), "Het blad „Doelen” ontbreekt. Zet het terug, of haal het plan opnieuw op als Excel."),
        (rename("Doelen", "Ambities"), "Het blad „Doelen” ontbreekt. Zet het terug, of haal het plan opnieuw op als Excel."),
        (
            put("Doelen", 1, "Eigenaar", "Wie"),
            "Op het blad „Doelen” is iets mis: de kolom „Eigenaar” ontbreekt of heet anders. Zet de eerste rij terug zoals die was.",
        ),
        (
            put("Doelen", 1, "Eigenaar", "Titel"),
            "Op het blad „Doelen” is iets mis: de kolom „Titel” staat er meer dan eens. Zet de eerste rij terug zoals die was.",
        ),
        (
            drop("_osp"),
            NOT_OURS,
        ),
    ],
)  # fmt: skip
def test_workbook_that_is_not_whole_is_refused(plan, director, change, said):
    assert refused(director, changed(exported(), change)) == said


def stamp(**cells):
    def change(book) -> None:
        for cell, value in cells.items():
            book["_osp"][cell] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (stamp(A1="99"), "Dit bestand is met een andere versie van de planner gemaakt. Haal het plan opnieuw op als Excel."),
        (stamp(C1="123456"), "Dit bestand is van een ander plan dan het plan dat nu loopt. Haal het plan opnieuw op."),
        (stamp(D1="2090-01-01T00:00:00+00:00"), "Dit bestand is van voordat dit plan er was, of van later dan nu. Haal het plan opnieuw op als Excel."),
        (stamp(D1="2001-01-01T00:00:00+00:00"), "Dit bestand is van voordat dit plan er was, of van later dan nu. Haal het plan opnieuw op als Excel."),
        (stamp(D1="gisteren"), NOT_OURS),
    ],
)  # fmt: skip
def test_workbook_of_something_else_is_refused(plan, director, change, said):
    assert refused(director, changed(exported(), change)) == said


def test_workbook_of_another_samenwerkingsverband_is_refused(plan, director, tenant_b):
    with tenant_scope(tenant_b.swv):
        make.PlanFactory(swv=tenant_b.swv)
        content = exported()
    told = refused(director, content)
    assert told == "Dit bestand is van VO2507. Hier leest u alleen het plan van uw eigen samenwerkingsverband in."


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def bomb() -> bytes:
    """A sheet of a gigabyte of nothing."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * 100_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Dit is een oud Excelbestand (.xls), of een bestand met een wachtwoord."),
        (b"Titel;Doel\n1;2\n", "Dit is geen Excelbestand."),
        (b"%PDF-1.7", "Dit is geen Excelbestand."),
        (b"PK\x03\x04kapot", "Dit zip- of Excelbestand is beschadigd."),
        (zipped(**{"word__document.xml": b"<w/>"}), "Dit is geen Excelbestand van de soort .xlsx."),
        (b"PK" + b"x" * (5 * 1024 * 1024), "Dit bestand is groter dan 5 MB."),
    ],
)  # fmt: skip
def test_file_that_is_no_workbook_is_refused(plan, director, content, said):
    assert refused(director, content).startswith(said)


def test_zip_bomb_is_refused_before_it_is_read(plan, director):
    assert refused(director, bomb()).startswith("Dit zip- of Excelbestand is uitgepakt te groot.")


def test_workbook_with_a_hidden_entity_is_refused(plan, director):
    content = zipped(
        **{"[Content_Types].xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>", "xl__workbook.xml": b"<workbook/>"}
    )
    assert "DOCTYPE" in refused(director, content)


@pytest.mark.parametrize(
    ("title", "head", "value", "said"),
    [
        ("Koppelingen", "Streefwaarde", "veel", "Dit is geen getal. Schrijf bijvoorbeeld 2,5."),
        ("Koppelingen", "Streefjaar", "2027-2029", "Dit is geen schooljaar. Schrijf bijvoorbeeld 2026-2027."),
        ("Koppelingen", "Richting", "schuin", "Dit kennen wij niet. Kies uit: omhoog, omlaag, binnen een bandbreedte en gelijk houden."),
        ("Koppelingen", "Tussenstappen", "drie", "Schrijf tussenstappen als 2026-2027: 2,3; 2027-2028: 2,1."),
        ("Doelen", "Loopt tot", "ooit", "Dit is geen dag. Schrijf bijvoorbeeld 31-1-2027."),
        ("Doelen", "Eigenaar", "Niemand", "Dit kennen wij niet. Kies uit: Anna."),
        ("Doelen", "Titel", "x" * 201, "Hier passen 200 tekens; dit zijn er 201. Maak de tekst korter."),
        ("Doelen", "Titel", "=1+1", "Hier staat een formule. Plak de uitkomst als waarde."),
        ("Doelen", "Sleutel", "abc", "De verborgen kolommen A en B zijn gewijzigd. Maak ze leeg voor een nieuwe regel."),
    ],
)  # fmt: skip
def test_row_in_error_is_refused_with_its_line_and_reason(plan, director, title, head, value, said):
    run = handed_in(director, changed(exported(), put(title, 2, head, value)))
    assert [(row["sheet"], row["line"], row["column"], row["message"]) for row in run.refused] == [
        (title, 2, head, said)
    ]
    assert preview(run).told == ()


@pytest.mark.parametrize(
    ("change", "title", "line", "said"),
    [
        (add("Doelen", Titel="Zonder plek"), "Doelen", 3, "Vul bij „Hoort bij” het nummer in van wat erboven staat."),
        (add("Doelen", Titel="Mis", Hoort_bij="9"), "Doelen", 3, "Bij nummer 9 hoort hier geen onderdeel. Kies een nummer dat in dit bestand staat."),
        (add("Doelen", Hoort_bij="1", Toelichting="Zonder titel"), "Doelen", 3, "Vul in: Titel."),
        (add("Doelen", Hoort_bij="1", Titel="Dubbel", Nummer="1.1"), "Doelen", 3, "Nummer 1.1 is er al. Geef een nieuw onderdeel een eigen nummer."),
        (add("Plan", Titel="Nog een", Eerste_schooljaar="2031-2032", Laatste_schooljaar="2032-2033"), "Plan", 3, "Er is één plan. Wijzig de eerste regel."),
        (add("Doelen", Sleutel=999999, Titel="Vreemd"), "Doelen", 3, "Deze sleutel hoort niet bij dit plan. Maak de verborgen kolommen A en B leeg voor een nieuwe regel."),
        (put("Doelen", 2, "Nummer", "7"), "Doelen", 2, "Het nummer van een bestaand onderdeel verandert u niet. Wijzig „Hoort bij” om het te verplaatsen."),
        (put("Koppelingen", 2, "Indicator", "deelname-so-schoolgaand"), "Koppelingen", 2, "Kies een ander in een nieuwe regel, en verwijder deze."),
        (put("Koppelingen", 2, "Hoort bij", "1"), "Koppelingen", 2, "Dit verplaatst u niet in Excel. Maak een nieuwe regel, en verwijder deze."),
    ],
)  # fmt: skip
def test_row_that_does_not_fit_is_refused(plan, director, change, title, line, said):
    found = preview(handed_in(director, changed(exported(), change)))
    assert [(row["sheet"], row["line"], row["message"]) for row in found.refused] == [(title, line, said)]
    assert found.told == ()


def test_copied_row_with_its_key_is_refused_on_both_lines(plan, director):
    key = plan.goal.pk
    file = changed(exported(), add("Doelen", Sleutel=key, Versie=1, Nummer="1.1", Hoort_bij="1", Titel="Kopie"))
    run = handed_in(director, file)
    assert [(row["line"], row["message"][:54]) for row in run.refused] == [
        (2, "Deze regel heeft dezelfde verborgen sleutel als regel "), (3, "Deze regel heeft dezelfde verborgen sleutel als regel "),
    ]  # fmt: skip
    assert (preview(run).told, preview(run).gone) == ((), ())


def test_row_of_another_samenwerkingsverband_is_as_unknown_as_any(plan, director, tenant_b):
    with tenant_scope(tenant_b.swv):
        foreign = make.GoalFactory(swv=tenant_b.swv, title="Van B")
    runs = [
        handed_in(director, changed(exported(), add("Doelen", Sleutel=key, Titel="X"))) for key in (foreign.pk, 999999)
    ]
    told = [preview(run).refused for run in runs]
    assert told[0] == told[1]


def test_percent_typed_in_excel_is_read_on_the_scale_of_the_planner(plan, director):
    def change(book: openpyxl.Workbook) -> None:
        put("Koppelingen", 2, "Marge", 0.0005)(book)
        sheet = book["Koppelingen"]
        cell = next(cell for cell in sheet[2] if cell.value == 0.0005)
        cell.number_format = "0.00%"

    (told,) = preview(handed_in(director, changed(exported(), change, put("Koppelingen", 2, "Grens", "0,3")))).told[:1]
    assert "grens" in told.sentence


def test_text_too_long_for_a_cell_stays_and_is_not_overwritten(plan, director, in_a):
    plan.goal.description = "x" * 40_000
    plan.goal.save()
    run = handed_in(director, changed(exported(), put("Doelen", 2, "Titel", "Anders")))
    assert [told.change.field for told in preview(run).told] == ["title"]
