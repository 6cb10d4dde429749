"""The same tables in an .xlsx or a zip, and the workbooks that must be refused."""

import io
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.importers import archives, sources
from indicators.importers import workbook as reader
from indicators.importers.base import ImportRefused, RowError
from indicators.importers.workbook import Workbook
from tests.indicators.importer_samples import (
    CODES,
    only_error,
    packed,
    parse,
    refusal,
    sample,
    table,
    workbook,
    zipped,
)

PO, REGION, REGISTER = "duo-po-vestiging", "regio-indeling", "duo-brin-overgangen"
OWN = [code for code in CODES if code.startswith(("duo-", "regio-"))]


def typed(lines: list[list[str]]) -> list[list[object]]:
    """As a spreadsheet makes of it: what looks like a number is one, and its leading zeros are gone."""
    return [[int(cell) if cell.isdigit() else cell or None for cell in line] for line in lines]


def changed(content: bytes, part: str, change) -> bytes:
    """A workbook with one of its parts changed, or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    return zipped(parts)


@pytest.mark.parametrize("code", OWN)
def test_workbook_gives_what_the_csv_gives(code):
    for lines in (table(code, {}), typed(table(code, {}))):
        assert parse(workbook(lines)) == parse(sample(code, {}))


def test_leading_zeros_and_hidden_cells_survive_a_workbook():
    row = {"VESTIGINGSNUMMER": "0", "GEMEENTENUMMER": "34", "BEVOEGD_GEZAG_NUMMER": "314", "LEERLINGEN": "<5"}
    (count,) = parse(workbook(typed(table(PO, row)))).counts
    assert (count.vestiging, count.gemeente, count.schoolbestuur, count.low, count.high) == (
        "16AH00",
        "0034",
        "00314",
        1,
        4,
    )


def test_dates_in_cells_are_read_and_serial_numbers_refused():
    header, row = table(REGISTER, {})
    row[header.index("DT_OVERGANG")] = datetime.fromisoformat("2005-01-01")
    assert parse(workbook([header, row])).successions[0].on == date(2005, 1, 1)
    header, row = table(PO, {})
    row[0] = date(2019, 10, 1)
    assert parse(workbook([header, row])).reference_date == date(2019, 10, 1)
    row[0] = 43739
    assert only_error(workbook([header, row])).message == (
        "dit is geen peildatum: jaar, maand en dag aaneen, zoals 20241001. "
        "Excel gaf hier een volgnummer: maak de cellen op als tekst"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"), (12.5, "12,5"), (-0.25, "-0,25"), (True, "WAAR"), (False, "ONWAAR"), ("0034", "0034"),
        (1e15, "1e+15"), (datetime.fromisoformat("2024-01-01 12:03"), "2024-01-01 12:03:00"), (date(2024, 1, 1), "2024-01-01"),
        (clock(3, 4), "03:04:00"),
    ],
)  # fmt: skip
def test_cell_is_written_as_a_csv_would(value, text):
    assert reader.cell_text(value) == text


def test_error_names_the_row_of_the_sheet():
    lines = table(PO, {}, {"SOORT_PO": "Sbo", "LEERLINGEN": "x"})
    assert only_error(workbook([[], [], lines[0], lines[1], [], lines[2]])) == RowError(
        6, "LEERLINGEN", "x", "hier hoort een heel getal of <5"
    )


def test_formula_gives_its_last_outcome():
    content = workbook(typed(table(PO, {"LEERLINGEN": "139"})))
    formula = changed(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>139</v>", b"<f>100+39</f><v>139</v>")
    )
    assert parse(formula) == parse(content)
    without = changed(content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>139</v>", b"<f>100+39</f>"))
    assert only_error(without).message == "hier ontbreekt een getal"


def test_empty_rows_and_columns_around_a_table_are_left_out():
    header, row = table(PO, {})
    content = workbook([[*header, "", None], [*row, "", ""], [""] * 20, []])
    assert parse(content) == parse(sample(PO, {}))
    wide = workbook([header, [*row, "", "meer"]])
    assert only_error(wide) == RowError(2, "", "", "deze regel heeft 16 kolommen, de kolomkop 14")


def test_merged_cells_and_hidden_sheets_do_no_harm():
    def change(book):
        book["Blad1"].merge_cells("A2:B2")
        book["Blad2"].sheet_state = "hidden"

    content = workbook(table(PO, {}), [["verborgen"]], change=change)
    assert only_error(content).column == "BRIN_NUMMER"
    assert parse(
        workbook(table(PO, {}), [["verborgen"]], change=lambda book: setattr(book["Blad2"], "sheet_state", "hidden"))
    )


def test_other_sheet_is_read_only_when_it_alone_is_known():
    known, note = table(PO, {}), [["Toelichting"], ["Lees dit eerst"]]
    assert parse(workbook(note, known, note)) == parse(sample(PO, {}))
    assert refusal(workbook(note, known, table(REGION, {}))).message == sources.MANY_SHEETS
    both = parse(workbook(known, note, table(REGION, {})))
    assert (both.counts, both.remarks) == (parse(sample(PO, {})).counts, (sources.OTHER_SHEETS,))
    assert refusal(workbook(note, note)).message.startswith("De kolomkop van dit bestand is niet bekend.")
    assert refusal(workbook([], [])).message == sources.EMPTY_WORKBOOK


def test_workbook_with_only_a_header_is_refused():
    assert refusal(workbook(table(PO))).message.startswith("Dit bestand heeft alleen een kolomkop")


def test_name_of_a_workbook_tells_the_year():
    content = workbook(table("duo-vo-onderwijstype", {}))
    assert parse(content, "leerlingen-vo-2018.xlsx").reference_date == date(2018, 10, 1)


def test_zip_with_one_csv_is_read():
    plain = sample(PO, {})
    assert parse(zipped({"map/po.csv": plain})) == parse(plain)
    assert parse(zipped({"po.CSV": plain, "__MACOSX/._po.csv": b"x", ".DS_Store": b"y"})) == parse(plain)
    vo = zipped({"leerlingen-2021.csv": sample("duo-vo-onderwijstype", {})})
    assert parse(vo, "download.zip").reference_date == date(2021, 10, 1)


@pytest.mark.parametrize(
    "parts",
    [
        {"a.csv": sample(PO, {}), "b.csv": sample(PO, {})},
        {},
        {"lees.pdf": b"%PDF"},
        {"a.csv.gz": packed(sample(PO, {}))},
        {"map/": b""},
    ],
)
def test_zip_with_another_content_is_told_to_unpack(parts):
    assert refusal(zipped(parts)).message == archives.NOT_ONE_CSV


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0", archives.MACROS),
        ("xl/macrosheets/sheet1.xml", b"<xml/>", archives.LINKED),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>", archives.LINKED),
        ("xl\\ExternalLinks\\externalLink1.xml", b"<externalLink/>", archives.LINKED),
        ("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0", archives.LINKED),
        ("xl/activeX/activeX1.xml", b"<ax/>", archives.LINKED),
        ("xl/connections.xml", b"<connections/>", archives.LINKED),
        ("xl/queryTables/queryTable1.xml", b"<queryTable/>", archives.LINKED),
        ("docProps/more.xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', archives.ENTITIES),
        ("docProps/more.xml", b"<x/>" + b" " * 2_000_000 + b"<!doctype x>", archives.ENTITIES),
        ("docProps/more.xml", "<x/>".encode("utf-16"), archives.NOT_XLSX),
        ("docProps/more.xml", b"<" + b" " * 3_000_000, archives.DAMAGED),
        ("XL/WORKBOOK.XML", b"<workbook/>", archives.DAMAGED),
    ],
)
def test_workbook_with_more_than_a_table_is_refused(part, content, message):
    assert refusal(changed(workbook(table(PO, {})), part, lambda _: content)).message == message


def test_workbook_that_only_calls_itself_macro_enabled_is_refused():
    content = changed(
        workbook(table(PO, {})),
        "[Content_Types].xml",
        lambda xml: xml.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"),
    )
    assert refusal(content).message == archives.MACROS


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"},
        {"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x00"},
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"},
    ],
)
def test_other_office_files_are_refused(parts):
    assert refusal(zipped(parts)).message == archives.NOT_XLSX


def test_zip_with_a_password_is_refused():
    # The flag of a locked part, in its own header and in the directory.
    content = bytearray(zipped({"a.csv": sample(PO, {})}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)).message == archives.LOCKED


def test_zip_bomb_is_refused_quickly():
    bomb = changed(workbook(table(PO, {})), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 250_000_000)
    assert len(bomb) < 300_000
    start = time.process_time()
    assert refusal(bomb).message == archives.TOO_LARGE
    assert refusal(zipped({"a.csv": b"0" * 100_000_000})).message == archives.TOO_LARGE
    assert time.process_time() - start < 10


def test_directory_that_lies_about_size_is_refused():
    content = bytearray(zipped({"a.csv": b"0" * 1_000_000}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(content)).message == archives.DAMAGED


def test_hundred_thousand_files_are_refused():
    assert (
        refusal(zipped({f"{number}.csv": b"" for number in range(archives.MAX_PARTS + 1)})).message
        == archives.TOO_LARGE
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_with_one_name_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", sample(PO, {}))
        archive.writestr("a.csv", sample(REGION, {}))
    assert refusal(stream.getvalue()).message == archives.DAMAGED


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (b'<c r="XFD1048576" t="n"><v>1</v></c>', archives.TOO_MANY_CELLS),
        (b"<c t=\"n\" r='ZZ900000'><v>1</v></c>", archives.TOO_MANY_CELLS),
        (b'<x:c r="XFD9999"><v>1</v></x:c>', archives.TOO_MANY_CELLS),
        (b"<c><v>1</v></c>", archives.NO_ADDRESSES),
        (b"<c/>", archives.NO_ADDRESSES),
        (b'<c t="n"><v>1</v></c>', archives.NO_ADDRESSES),
    ],
)
def test_cell_far_away_or_nowhere_is_refused_before_it_is_read(cell, message):
    content = changed(
        workbook(table(PO, {})),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell + b"</sheetData>"),
    )
    assert refusal(content).message == message


def test_cells_across_the_pieces_in_which_a_part_is_checked_are_seen():
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (number, number) for number in range(3, 60_000))
    content = changed(
        workbook(table(PO, {})),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", rows + b'<c r="XFD60000"/></sheetData>'),
    )
    assert refusal(content).message == archives.TOO_MANY_CELLS


@pytest.mark.parametrize("extra", [b"\0", b"MZ" * 40, zipped({"a.csv": b"x"})])
def test_workbook_with_something_behind_it_is_refused(extra):
    assert refusal(workbook(table(PO, {})) + extra).message == archives.DAMAGED


@pytest.mark.parametrize("cut", [4, 40, 400, -30])
def test_workbook_that_is_cut_off_is_refused(cut):
    assert refusal(workbook(table(PO, {}))[:cut]).message == archives.DAMAGED


def test_reader_that_gives_up_is_a_refusal():
    class PanicException(BaseException):
        pass

    def panic(*_: object) -> None:
        raise PanicException

    with pytest.raises(ImportRefused, match="beschadigd"):
        reader._guarded(panic)
    with pytest.raises(KeyboardInterrupt):
        reader._guarded(lambda: (_ for _ in ()).throw(KeyboardInterrupt))


def test_column_letters_count_as_in_excel():
    assert [archives._column_number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]


BOOK = workbook(typed(table(PO, {}, {"SOORT_PO": "Sbo"})))
with zipfile.ZipFile(io.BytesIO(BOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}


@settings(max_examples=300, deadline=None)
@given(
    part=st.sampled_from(sorted(PARTS)),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=8)), min_size=1, max_size=4),
    whole=st.booleans(),
)
def test_mutated_workbook_is_read_or_refused_in_dutch(part, edits, whole):
    """Either the zip itself is damaged, or one of its parts while the zip stays sound."""
    content = BOOK if whole else PARTS[part]
    for place, removed, added in edits:
        at = int(place * len(content))
        content = content[:at] + added + content[at + removed :]
    upload = content if whole else zipped(PARTS | {part: content})
    try:
        outcome = parse(upload)
    except ImportRefused as refused:
        outcome = refused
    told = outcome.message[-1] if isinstance(outcome, ImportRefused) else outcome.rows_read > 0
    assert told in {".", True}


@settings(max_examples=300, deadline=None)
@given(
    content=st.binary(max_size=300),
    start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"]),
)
def test_random_bytes_are_refused(content, start):
    assert refusal(start + content).message.endswith(".")


def test_sheets_are_listed_in_order():
    book = Workbook(io.BytesIO(workbook([["a"]], [["b"]], names=("Eerste", "Tweede"))))
    assert (book.sheets, book.height("Tweede")) == (("Eerste", "Tweede"), 1)
    assert list(book.rows("Tweede")) == [(1, ["b"])]
