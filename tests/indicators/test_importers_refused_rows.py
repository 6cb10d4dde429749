"""Files with a wrong row are refused as a whole, in Dutch, with line, column and value of each error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.importers.base import ImportRefused, Parsed, RowError
from tests.indicators.importer_samples import CODES, HEADERS, only_error, packed, parse, quoted, refusal, sample

PO, PC4, VO = "duo-po-vestiging", "duo-po-pc4-leeftijd", "duo-vo-onderwijstype"
REGION, VSV, ADDRESSES = "regio-indeling", "duo-vsv-swv", "duo-adressen-bo"


@pytest.mark.parametrize("columns", [1, 13, 15])
def test_wrong_number_of_columns_is_refused(columns):
    content = sample(PO, {}) + ";".join(["1"] * columns).encode() + b"\n"
    width = "1 kolom" if columns == 1 else f"{columns} kolommen"
    assert only_error(content) == RowError(3, "", "", f"deze regel heeft {width}, de kolomkop 14")


def test_table_row_of_the_law_with_a_missing_cell_is_refused():
    content = b"Tekst\n| PC4 | gemeente | PO SWV | VO SWV |\n|:--|:--|:--|:--|\n 2805 | Gouda | PO2814 |\n"
    assert only_error(content) == RowError(4, "", "", "deze regel heeft 3 kolommen, de kolomkop 4")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("12a", "hier hoort een heel getal of <5"),
        ("<10", "hier hoort een heel getal of <5"),
        ("+5", "hier hoort een heel getal of <5"),
        ("1e3", "hier hoort een heel getal of <5"),
        ("\u0661\u0662", "hier hoort een heel getal of <5"),
        ("\u00b2", "hier hoort een heel getal of <5"),
        ("n.v.t.", "hier hoort een heel getal of <5"),
        ("", "hier ontbreekt een getal"),
        ("12,5", "hier hoort een heel getal, zonder decimalen"),
        ("12.0", "hier hoort een heel getal, zonder decimalen"),
        ("-3", "een aantal is nooit kleiner dan nul"),
        ("-0,5", "een aantal is nooit kleiner dan nul"),
        ("1.204", "dit kan 1204 zijn of een getal met decimalen: schrijf het hele getal zonder punt of komma"),
        ("1,204", "dit kan 1204 zijn of een getal met decimalen: schrijf het hele getal zonder punt of komma"),
        ("1000000", "dit aantal is te groot"),
        ("9" * 29, "dit aantal is te groot"),
    ],
)
def test_what_is_no_count_is_refused(value, reason):
    assert only_error(sample(PO, {}, {"SOORT_PO": "Sbo", "LEERLINGEN": value})) == RowError(
        3, "LEERLINGEN", value, reason
    )


@pytest.mark.parametrize(
    ("code", "column", "value", "reason"),
    [
        (PO, "SOORT_PO", "Hbo", "dit soort onderwijs is niet bekend: Bo, Sbo, So of Vso"),
        (PO, "BRIN_NUMMER", "1AH", "dit is geen BRIN-nummer: twee cijfers en twee letters, zoals 16AH"),
        (PO, "VESTIGINGSNUMMER", "16AH00", "dit is geen vestigingsnummer: twee cijfers, zoals 00"),
        (PO, "VESTIGINGSNUMMER", "", "dit is geen vestigingsnummer: twee cijfers, zoals 00"),
        (PO, "POSTCODE_VESTIGING", "2805A", "dit is geen postcode: vier cijfers en twee letters, zoals 7822HG"),
        (PO, "GEMEENTENUMMER", "GM0513", "dit is geen gemeentenummer: vier cijfers, zoals 0513"),
        (PO, "BEVOEGD_GEZAG_NUMMER", "413140", "dit is geen nummer van een bevoegd gezag: vijf cijfers, zoals 41314"),
        (PO, "PEILDATUM", "1-10-2019", "dit is geen peildatum: jaar, maand en dag aaneen, zoals 20241001"),
        (PO, "PEILDATUM", "20190931", "deze dag bestaat niet"),
        (PO, "AFSTAND", "ver", "hier hoort een getal"),
        (PC4, "LEEFTIJD_24", "x", "hier hoort een heel getal of <5"),
        (PC4, "POSTCODE_LEERLING", "50", "dit is geen postcode: vier cijfers, zoals 2805, of de code 10, 20, 30 of 40"),
        (VO, "LEER- OF VERBLIJFSJAAR 3 - VROUW", "x", "hier hoort een heel getal of <5"),
        (VO, "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR", "", "deze cel is leeg"),
        (
            ADDRESSES,
            "VESTIGINGSNUMMER",
            "00",
            "dit is geen vestigingsnummer: een BRIN-nummer en twee cijfers, zoals 16AH00",
        ),
        (ADDRESSES, "VESTIGINGSNUMMER", "17AH00", "deze vestiging hoort niet bij BRIN-nummer 16AH"),
        (VSV, "vsv_mbo", "x", "hier hoort een heel getal of <5"),
        (
            VSV,
            "SAMENWERKINGSVERBAND_NUMMER",
            "Europoort",
            "dit is geen code van een samenwerkingsverband: VO en vier cijfers, zoals VO2814",
        ),
        (REGION, "PC4", "0805", "dit is geen postcode: vier cijfers, zoals 2805"),
        (REGION, "SWV_PO", "VO2805", "dit is geen code van een samenwerkingsverband: PO en vier cijfers, zoals PO2814"),
    ],
)
def test_malformed_cell_is_refused_with_line_column_and_value(code, column, value, reason):
    content = sample(code, {column: value})
    assert only_error(content) == RowError(2, column, value, reason)
    assert only_error(quoted(content, ",")) == RowError(2, column, value, reason)


def test_two_reference_dates_in_one_file_are_refused():
    error = only_error(sample(PO, {}, {"SOORT_PO": "Sbo", "PEILDATUM": "20200201"}))
    assert (error.line, error.column, error.value) == (3, "PEILDATUM", "20200201")
    assert error.message == "regel 2 heeft een andere peildatum (20191001); een bestand heeft er één"


@pytest.mark.parametrize(
    ("code", "change", "what"),
    [
        (PO, {"LEERLINGEN": "140"}, "deze vestiging en dit soort onderwijs"),
        (PC4, {"LEEFTIJD_8": "<5"}, "deze vestiging met dit soort onderwijs en deze postcode van leerlingen"),
        (VO, {"LEER- OF VERBLIJFSJAAR 3 - VROUW": "1"}, "deze opleiding van deze vestiging"),
        (ADDRESSES, {"POSTCODE": "7811 LD"}, "deze vestiging"),
        (VSV, {"SAMENWERKINGSVERBAND_NUMMER": "VO2508"}, "deze vestiging"),
        (REGION, {"SWV_PO": "PO2815"}, "deze postcode"),
    ],
)
def test_row_that_stands_there_twice_is_refused(code, change, what):
    assert only_error(sample(code, {}, {})).message == f"dubbele regel: {what} staat al op regel 2"
    assert only_error(sample(code, {}, change)).message == (
        f"dubbele regel: {what} staat al op regel 2, met andere inhoud"
    )


def test_wrong_code_is_not_also_called_a_repeat():
    refused = refusal(sample(PO, {"BRIN_NUMMER": "?"}, {"BRIN_NUMMER": "!"}))
    assert [error.column for error in refused.errors] == ["BRIN_NUMMER", "BRIN_NUMMER"]


def test_a_thousand_errors_are_kept_for_the_list_of_them():
    rows = [
        {"BRIN_NUMMER": f"{number % 100:02}{chr(65 + number // 100)}A", "LEERLINGEN": "x"} for number in range(1200)
    ]
    refused = refusal(sample(PO, *rows))
    assert (refused.error_count, len(refused.errors), len(refused.kept)) == (1200, 20, 1000)
    assert (refused.kept[-1].line, refused.kept[-1].column) == (1001, "LEERLINGEN")


def test_all_errors_are_counted_and_the_first_twenty_shown():
    refused = refusal(sample(PO, *({"LEERLINGEN": "x", "BRIN_NUMMER": "?"} for _ in range(15))))
    assert refused.error_count == 30
    assert [error.line for error in refused.errors] == sorted([*range(2, 12)] * 2)
    assert refused.message == (
        "In dit bestand staan 30 fouten, daarom is er niets ingelezen. "
        "Regel 2, kolom LEERLINGEN, “x”: hier hoort een heel getal of <5. "
        "Herstel dit in het bestand of download het opnieuw bij de bron, en lees het daarna nog eens in."
    )
    assert str(refused) == refused.message


def test_one_error_is_written_in_the_singular():
    assert refusal(sample(PO, {"LEERLINGEN": "x"})).message.startswith("In dit bestand staat een fout, daarom")


def test_line_is_the_physical_one_after_a_field_of_two_lines():
    rows = ({"INSTELLINGSNAAM_VESTIGING": '"De\nLinde"'}, {"SOORT_PO": "So", "LEERLINGEN": "x"})
    assert only_error(sample(PO, *rows)).line == 4
    assert only_error(sample(PO, *rows).replace(b"\n16", b"\n\n16")).line == 4


def test_blank_lines_count_as_lines():
    header, row = sample(PO, {"LEERLINGEN": "x"}).splitlines()
    assert only_error(b"\n" + header + b"\n\n;;\n" + row).line == 5


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\x0b", "\x1c"])
def test_what_python_calls_a_line_break_does_not_end_a_line(separator):
    content = sample(PO, {"PLAATSNAAM": f"GOU{separator}DA"}, {"SOORT_PO": "So", "LEERLINGEN": "x"})
    assert only_error(content).line == 3


@pytest.mark.parametrize("name", ['"De Linde', '"De" Linde', '"De Linde;GOUDA'])
def test_open_quote_swallows_no_rows(name):
    content = sample(PO, {"INSTELLINGSNAAM_VESTIGING": name}, {"SOORT_PO": "Sbo"})
    refused = refusal(content)
    assert refused.errors[0] == RowError(
        2, "", "", 'een aanhalingsteken (") is niet gesloten of staat midden in een veld'
    )


def test_value_is_shown_short_and_printable():
    error = only_error(sample(PO, {"LEERLINGEN": "a\tb" + "c" * 100}))
    assert (error.value, len(error.value)) == (f"a b{'c' * 26}…", 30)
    assert str(error) == f"regel 2, kolom LEERLINGEN, “a b{'c' * 26}…”: hier hoort een heel getal of <5"


ORIGINALS = [
    *(sample(code, {}, {HEADERS[code][0]: "?"})[:-1] for code in CODES),
    *(sample(code, {}) for code in CODES),
    *(quoted(sample(code, {})) for code in CODES),
    packed(sample(PC4, {})),
    b"Tekst\n| PC4 | gemeente | PO SWV | VO SWV |\n|:--|:--|:--|:--|\n| 2805 | Gouda | PO2814 | VO2805 |\n",
]
PIECES = [
    b'"',
    b";",
    b",",
    b"|",
    b"\n",
    b"\r",
    b"\0",
    b"<5",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x1f\x8b",
    b"\x81",
    b"9" * 5000,
]


def outcome_of(content: bytes) -> Parsed | ImportRefused:
    try:
        return parse(content)
    except ImportRefused as refused:
        return refused


@settings(max_examples=400, deadline=None)
@given(
    original=st.sampled_from(ORIGINALS),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(st.sampled_from(PIECES), st.binary(max_size=6))),
        min_size=1,
        max_size=5,
    ),
    cut=st.floats(0.05, 3),
)
def test_mutated_file_is_read_or_refused_in_dutch(original, edits, cut):
    content = original
    for place, removed, added in edits:
        at = int(place * len(content))
        content = content[:at] + added + content[at + removed :]
    content = content[: int(cut * len(content))]
    outcome = outcome_of(content)
    if isinstance(outcome, ImportRefused):
        assert outcome.message.endswith(".")
        assert len(outcome.errors) == min(20, outcome.error_count)
    else:
        assert outcome.rows_read > 0
        assert all(0 <= row.known <= row.low <= row.high for row in outcome.counts)
