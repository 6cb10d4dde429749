"""Rows in error left out on purpose: with all their effects, and never silently."""

from datetime import date

import pytest

from indicators.importers.base import RowError, VsvRow
from tests.indicators.importer_samples import CODES, HEADERS, parse, refusal, sample, table, workbook, written

PO, VO, HOME, VSV = "duo-po-vestiging", "duo-vo-onderwijstype", "duo-po-swv-woonachtig", "duo-vsv-swv"
REGISTER, OWN = "duo-brin-overgangen", [code for code in CODES if code.startswith(("duo-", "regio-"))]

# A column of each format that has rules of its own.
SPOILT = (
    "BRIN_NUMMER", "BRIN NUMMER", "brin_nummer", "INSTELLINGSCODE", "SAMENWERKINGSVERBANDNUMMER", "SWV_BETALEND",
    "SWV_VESTIGING", "ADMINISTRATIENUMMER", "DT_OVERGANG", "PC4",
)  # fmt: skip


@pytest.mark.parametrize("code", OWN)
def test_bad_row_leaves_no_trace_in_any_format(code):
    good = table(code, {})
    spoilt = list(good[1])
    spoilt[next(HEADERS[code].index(name) for name in SPOILT if name in HEADERS[code])] = "?!"
    clean = parse(written(good))
    for lines in ([good[0], spoilt, good[1]], [good[0], good[1], spoilt]):
        for content in (written(lines), workbook(lines)):
            parsed = parse(content, skip_bad_rows=True)
            assert (parsed.rows_read, parsed.rows_skipped, parsed.error_count) == (2, 1, len(parsed.errors))
            assert parsed.errors[0].value == "?!"
            for field in ("counts", "vestigingen", "vsv", "regions", "successions", "reported", "gemeenten"):
                assert getattr(parsed, field) == getattr(clean, field)
            assert (parsed.reference_date, parsed.hidden_cells) == (clean.reference_date, clean.hidden_cells)
    assert refusal(written([good[0], good[1], spoilt])).error_count >= 1


def test_register_row_in_error_is_left_out():
    parsed = parse(sample(REGISTER, {}, {"DT_OVERGANG": "morgen"}, {"NR_ADMIN_VAN": ""}), skip_bad_rows=True)
    assert (len(parsed.successions), parsed.rows_skipped, parsed.error_count) == (1, 2, 2)
    assert parsed.reference_date == date(2005, 1, 1)


def test_errors_and_rows_are_counted_apart_and_kept():
    bad = {"LEERLINGEN": "x", "BRIN_NUMMER": "?"}
    parsed = parse(sample(PO, {}, bad, bad | {"POSTCODE_VESTIGING": "9"}), skip_bad_rows=True)
    assert (parsed.rows_read, parsed.rows_skipped, parsed.error_count) == (3, 2, 5)
    assert parsed.errors[0] == RowError(3, "LEERLINGEN", "x", "hier hoort een heel getal of <5")
    assert [(row.vestiging, row.low) for row in parsed.counts] == [("16AH00", 139)]


def test_a_row_in_error_does_not_set_the_date_of_the_file():
    rows = ({"PEILDATUM": "20200201", "LEERLINGEN": "x"}, {}, {"SOORT_PO": "Sbo"})
    parsed = parse(sample(PO, *rows), skip_bad_rows=True)
    assert (parsed.reference_date, len(parsed.counts), parsed.rows_skipped) == (date(2019, 10, 1), 2, 1)


def test_row_of_another_date_and_second_row_of_a_pair_are_left_out():
    parsed = parse(sample(PO, {}, {"SOORT_PO": "So", "PEILDATUM": "20200201"}, {"LEERLINGEN": "9"}), skip_bad_rows=True)
    assert [(row.measure, row.low) for row in parsed.counts] == [("bo", 139)]
    assert [error.line for error in parsed.errors] == [3, 4]


def test_row_that_is_left_out_makes_no_other_row_a_repeat():
    parsed = parse(sample(PO, {"LEERLINGEN": "x"}, {"LEERLINGEN": "9"}), skip_bad_rows=True)
    assert [(row.vestiging, row.low) for row in parsed.counts] == [("16AH00", 9)]


def test_sums_are_without_the_row_in_error():
    first = "LEER- OF VERBLIJFSJAAR 1 - MAN"
    vo = parse(sample(VO, {first: "7"}, {HEADERS[VO][5]: "", first: "100"}), skip_bad_rows=True)
    assert [row.low for row in vo.counts] == [7, 0]
    home = parse(sample(HOME, {}, {"SWV_WOONACHTIG": "PO9", "TOTAAL": "100"}), skip_bad_rows=True)
    assert [(row.measure, row.basis, row.low) for row in home.counts] == [
        ("sbo", "school", 40), ("sbo", "residence", 40), ("sbo_buiten", "residence", 0),
    ]  # fmt: skip
    vsv = parse(sample(VSV, {}, {"vestigings_nummer": "3", "vsv_mbo": "x"}), skip_bad_rows=True)
    assert (vsv.vsv, len(vsv.counts)) == ([VsvRow("VO2507", "00PG02")], 2)


def test_row_of_another_width_is_left_out():
    parsed = parse(sample(PO, {}) + b"1;2;3\n", skip_bad_rows=True)
    assert (len(parsed.counts), parsed.rows_skipped) == (1, 1)


def test_file_of_which_every_row_is_wrong_is_refused():
    refused = refusal(sample(PO, {"LEERLINGEN": "x"}, {"LEERLINGEN": "y"}), skip_bad_rows=True)
    assert refused.message.startswith(
        "In dit bestand staan 2 fouten, daarom is er niets ingelezen. Geen enkele regel is goed. Regel 2, kolom LEERLINGEN"
    )


@pytest.mark.parametrize("name", ['"De Linde', '"De" Linde'])
def test_open_quote_is_refused_also_when_rows_may_be_left_out(name):
    content = sample(PO, {}, {"SOORT_PO": "So", "INSTELLINGSNAAM_VESTIGING": name}, {"SOORT_PO": "Sbo"})
    refused = refusal(content, skip_bad_rows=True)
    assert "aanhalingsteken" in refused.message
    assert "Geen enkele regel" not in refused.message


def test_file_without_errors_is_the_same_either_way():
    assert parse(sample(PO, {}), skip_bad_rows=True) == parse(sample(PO, {}))


def test_unknown_header_and_header_alone_stay_refused():
    assert refusal(b"a;b\n1;2\n", skip_bad_rows=True).message.startswith("De kolomkop")
    assert refusal(sample(PO), skip_bad_rows=True).message.startswith("Dit bestand heeft alleen een kolomkop")


def test_errors_are_kept_to_a_thousand():
    rows = [
        {"BRIN_NUMMER": f"{number % 100:02}{chr(65 + number // 100)}A", "LEERLINGEN": "x"} for number in range(1200)
    ]
    parsed = parse(sample(PO, {}, *rows), skip_bad_rows=True)
    assert (len(parsed.errors), parsed.error_count, parsed.rows_skipped, len(parsed.counts)) == (1000, 1200, 1200, 1)
