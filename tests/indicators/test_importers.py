"""What the importers read from files that are right."""

import io
import tempfile
from datetime import date
from itertools import pairwise

import pytest

from indicators.importers.base import CountRow, Parsed, RegionRow, VestigingRow, VsvRow
from indicators.importers.duo_pupils_po import DuoPoVestiging
from indicators.importers.duo_pupils_vo import DuoVoEducationType
from indicators.importers.registry import Registry, formats, parse_file
from tests.indicators.importer_samples import CODES, HEADERS, packed, parse, quoted, sample

PO, PC4, VO = "duo-po-vestiging", "duo-po-pc4-leeftijd", "duo-vo-onderwijstype"
REGION, VSV, ADDRESSES = "regio-indeling", "duo-vsv-swv", "duo-adressen-bo"
LAW_TABLE = """<meta http-equiv='Content-Type' />
### Bijlage

| PC4  | gemeente  | PO SWV  | VO SWV  |
|:---|:---|:---|:---|
| 2805  | Gouda  | PO2814  | VO2805  |
| 3197  | Rotterdam  | Europoort  | Europoort  |

Einde van de bijlage.
"""


def test_po_row_is_read_with_its_codes_padded():
    assert parse(sample(PO, {"VESTIGINGSNUMMER": "0", "BEVOEGD_GEZAG_NUMMER": "314"})) == Parsed(
        format_code=PO,
        format_name=DuoPoVestiging.name,
        reference_date=date(2019, 10, 1),
        rows_read=1,
        gemeenten=frozenset({"0513"}),
        counts=[
            CountRow(
                measure="bo",
                vestiging="16AH00",
                postcode="2805AR",
                denomination="Openbaar",
                schoolbestuur="00314",
                gemeente="0513",
                gemeente_name="Gouda",
                name="De Linde",
                place="GOUDA",
                residence="",
                low=139,
                high=139,
                hidden=0,
                known=139,
            )
        ],
    )


def test_po_row_may_lack_what_the_planner_can_do_without():
    empty = ("POSTCODE_VESTIGING", "DENOMINATIE_VESTIGING", "BEVOEGD_GEZAG_NUMMER", "GEMEENTENUMMER", "AFSTAND")
    parsed = parse(sample(PO, dict.fromkeys(empty, " " * 80)))
    row = parsed.counts[0]
    assert (row.postcode, row.denomination, row.schoolbestuur, row.gemeente) == ("", "", "", "")
    assert parsed.gemeenten == frozenset()


@pytest.mark.parametrize(
    ("written", "read"),
    [("bo", "bo"), ("SBO", "sbo"), ("So", "so"), (" Vso ", "vso")],
)
def test_kind_of_education_is_read_in_any_case(written, read):
    assert parse(sample(PO, {"SOORT_PO": written})).counts[0].measure == read


@pytest.mark.parametrize("written", ["<5", "< 5", " <5 "])
def test_hidden_cell_is_the_interval_one_to_four(written):
    row = parse(sample(PO, {"LEERLINGEN": written})).counts[0]
    assert (row.low, row.high, row.hidden, row.known) == (1, 4, 1, 0)


def test_pc4_row_adds_hidden_and_exact_cells():
    ages = {"LEEFTIJD_6": "<5", "LEEFTIJD_7": " 12", "LEEFTIJD_8": "0005", "LEEFTIJD_OUDER": "<5"}
    parsed = parse(sample(PC4, ages, ages | {"POSTCODE_LEERLING": "40"}))
    row = parsed.counts[0]
    assert (row.low, row.high, row.hidden, row.known) == (19, 25, 2, 17)
    assert [(each.measure, each.vestiging, each.residence) for each in parsed.counts] == [
        ("so", "01JO11", "2411"),
        ("so", "01JO11", "40"),
    ]
    assert (parsed.hidden_cells, parsed.rows_read, parsed.reference_date) == (4, 2, date(2024, 10, 1))


def test_vo_gives_all_pupils_and_those_of_pro_for_every_vestiging():
    first, last = "LEER- OF VERBLIJFSJAAR 1 - MAN", "LEER- OF VERBLIJFSJAAR 6 - VROUW"
    kind = HEADERS[VO][5]
    parsed = parse(
        sample(
            VO,
            {first: "7", last: "2"},
            {kind: "VWO uitbest. aan VAVO", first: "1"},
            {"VESTIGINGSNUMMER": "1", kind: "Praktijkonderwijs alle vj", first: "30", last: "<5"},
            {"VESTIGINGSNUMMER": "1", first: "<5"},
        )
    )
    assert [(row.vestiging, row.measure, row.low, row.high, row.hidden, row.known) for row in parsed.counts] == [
        ("00AH00", "vo", 10, 10, 0, 10),
        ("00AH00", "pro", 0, 0, 0, 0),
        ("00AH01", "vo", 32, 38, 2, 30),
        ("00AH01", "pro", 31, 34, 1, 30),
    ]
    assert (parsed.reference_date, parsed.rows_read, parsed.hidden_cells) == (date(2019, 10, 1), 4, 2)
    assert (parsed.counts[0].name, parsed.counts[0].place) == ("Lyceum", "ENSCHEDE")


@pytest.mark.parametrize(("code", "sector"), [("duo-adressen-bo", "PO"), ("duo-adressen-vo", "VO")])
def test_addresses_give_vestigingen(code, sector):
    parsed = parse(sample(code, {"DENOMINATIE": " " * 80}))
    assert parsed.vestigingen == [
        VestigingRow("16AH00", "De Linde", "10249", "7822HG", "EMMEN", "0114", "EMMEN", "", sector)
    ]
    assert (parsed.format_code, parsed.reference_date) == (code, date(2020, 12, 1))


def test_vsv_gives_the_samenwerkingsverband_of_a_vestiging():
    parsed = parse(sample(VSV, {}))
    assert parsed.vsv == [VsvRow("VO2507", "00PG02")]
    assert parsed.reference_date == date(2015, 10, 1)


@pytest.mark.parametrize(
    ("name", "first"),
    [("vsv-per-swv-2015.csv", 2014), ("vsv.csv", 2014), ("vsv-per-swv-2017.csv", 2016), ("vsv-2016-2017.csv", 2016)],
)
def test_vsv_counts_are_of_the_school_year_that_the_file_describes(name, first):
    parsed = parse(sample(VSV, {"vsv_totaal": "12"}), name)
    assert [(row.measure, row.vestiging, row.unit, row.basis, row.low, row.high) for row in parsed.counts] == [
        ("vsv_leerlingen", "00PG02", "VO2507", "school", 1714, 1714),
        ("vsv", "00PG02", "VO2507", "school", 12, 12),
    ]
    assert {row.reference_date for row in parsed.counts} == {date(first, 10, 1)}
    assert parsed.reference_date == date(first + 1, 10, 1)


def test_region_table_reads_the_same_from_csv_and_from_the_law():
    europoort = {"PC4": "3197", "GEMEENTE_2015": "Rotterdam", "SWV_PO": "Europoort", "SWV_VO": "Europoort"}
    from_csv, from_law = parse(sample(REGION, {}, europoort)), parse(LAW_TABLE.encode())
    assert from_csv == from_law
    assert from_law.regions == [
        RegionRow("2805", "Gouda", "PO2814", "VO2805"),
        RegionRow("3197", "Rotterdam", None, None),
    ]
    assert (from_law.reference_date, from_law.rows_read) == (date(2015, 4, 23), 2)


@pytest.mark.parametrize("code", CODES)
def test_quotes_separator_bom_and_gzip_change_nothing(code):
    plain = sample(code, {})
    # An unquoted decimal comma would be a separator, so only the quoted shape may use commas.
    tabs = plain.replace(b";", b"\t")
    for other in (quoted(plain), quoted(plain, ","), tabs, packed(plain), packed(quoted(plain)), plain + b"\n;;\n"):
        assert parse(other) == parse(plain)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_endings_change_nothing(end):
    assert parse(sample(PO, {}, {"SOORT_PO": "Sbo"}, end=end)) == parse(sample(PO, {}, {"SOORT_PO": "Sbo"}))


def test_header_is_read_whatever_its_order_case_and_dashes():
    content = sample(PO, {}).decode()
    header, row = (line.split(";") for line in content.splitlines())
    names = [f" {name.lower().replace('_', '-')} " for name in reversed(header)]
    assert parse(f"\n{';'.join(names)}\n{';'.join(reversed(row))}".encode()) == parse(content.encode())


def test_cp1252_is_read_with_the_broken_letters_of_duo_in_it():
    content = sample(PO, {"GEMEENTENAAM": "Fryslan", "INSTELLINGSNAAM_VESTIGING": "Prins Willem van Oranjë"})
    row = parse(content.replace("ë".encode(), b"\xeb").replace(b"lan;", b"l\xd4n;")).counts[0]
    assert (row.gemeente_name, row.name) == ("FryslÔn", "Prins Willem van Oranjë")


def test_utf8_letters_survive_across_the_chunks_in_which_a_file_is_checked():
    rows = [
        {"BRIN_NUMMER": f"{brin:02}AA", "VESTIGINGSNUMMER": f"{number:02}", "PLAATSNAAM": "é" * 200}
        for brin in range(30)
        for number in range(100)
    ]
    content = sample(PO, *rows)
    assert len(content) > 1_200_000
    assert {row.place for row in parse(content).counts} == {"é" * 200}


def test_name_on_two_lines_becomes_one_line():
    content = sample(PO, {"INSTELLINGSNAAM_VESTIGING": '"De\nLinde ""Oost"""'})
    assert parse(content).counts[0].name == 'De Linde "Oost"'


def test_stream_that_cannot_go_back_is_read_too():
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

    assert parse_file(Pipe(packed(sample(PO, {})))) == parse(sample(PO, {}))


@pytest.mark.parametrize("content", [sample(PO, {}), packed(sample(PO, {}))])
def test_upload_in_a_temporary_file_is_read_from_its_start(content):
    with tempfile.NamedTemporaryFile() as upload:
        upload.write(content)
        assert parse_file(upload) == parse(content)


def test_upload_stays_open_and_may_be_parsed_twice():
    stream = io.BytesIO(packed(sample(PO, {})))
    assert parse_file(stream) == parse_file(stream)
    assert not stream.closed


def test_progress_goes_up_to_one():
    rows = [{"PC4": str(1000 + number)} for number in range(8000)]
    heard: list[float] = []
    parse_file(io.BytesIO(sample(REGION, *rows)), progress=heard.append)
    assert len(heard) == 5
    assert heard[-1] == 1.0
    assert all(0 < earlier <= later for earlier, later in pairwise(heard))


def test_registry_refuses_a_second_format_with_the_same_code_or_header():
    class SameHeader(DuoPoVestiging):
        code = "anders"

    class SameCode(DuoVoEducationType):
        code = PO

    registry = Registry([DuoPoVestiging()])
    with pytest.raises(ValueError, match="header of format anders"):
        registry.register(SameHeader())
    with pytest.raises(ValueError, match="duo-po-vestiging is registered"):
        registry.register(SameCode())
    assert [each.code for each in registry.formats()] == [PO]


def test_every_format_of_duo_has_a_sample():
    own = [each.code for each in formats() if each.code.startswith(("duo-", "regio-"))]
    assert (len(own), [code for code in own if code not in CODES]) == (20, [])
