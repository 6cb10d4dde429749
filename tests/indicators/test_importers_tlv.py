"""The TLV administration: three shapes, one kind of row, and each rule of the regulation with its reason."""

import io
from datetime import date

import pytest

from indicators.importers.base import ImportRefused, Parsed, TlvRow
from indicators.importers.registry import parse_file, recognise
from tests.data import data_path
from tests.indicators.test_privacy import saved, workbook

FORM = {
    "swv_code": "PO2814", "tlv_ref": "PO2814-2024-00017", "aanvraagtype": "nieuw", "soort": "so",
    "bekostigingscategorie": "L", "datum_aanvraag": "02-09-2024", "datum_compleet": "09-09-2024",
    "datum_besluit": "27-09-2024", "uitkomst": "toegekend", "ingangsdatum": "01-10-2024", "einddatum": "31-07-2027",
    "brin_aanvragend": "12AB00", "vestiging_aanvragend": "", "bestuursnummer": "41234",
}  # fmt: skip
VO = {"swv_code": "VO2507", "tlv_ref": "VO2507-2024-00017", "soort": "vso"}
PENDING = {"tlv_ref": "", "datum_besluit": "", "uitkomst": "in behandeling", "ingangsdatum": "", "einddatum": ""}
LOCAL_DROPPED = "De lokale leerlingnummers zijn niet overgenomen."


def content(*changes: dict[str, str]) -> bytes:
    names = list({**FORM, **{name: "" for each in changes for name in each}})
    rows = [[{**FORM, **each}.get(name, "") for name in names] for each in changes]
    return "\n".join(";".join(line) for line in (names, *rows)).encode()


def read(*changes: dict[str, str], swv: str = "PO2814", **options: bool) -> Parsed:
    return parse_file(io.BytesIO(content(*changes)), swv=swv, **options)


def only(**changes: str) -> TlvRow:
    (found,) = read(changes, swv=changes.get("swv_code", "PO2814")).tlv
    return found


def error(swv: str = "PO2814", **changes: str) -> tuple[str, str]:
    """Column and reason of the one error; its value is never told."""
    with pytest.raises(ImportRefused) as refused:
        read(changes, swv=swv)
    assert [each.value for each in refused.value.errors] == [""]
    assert refused.value.error_count == 1
    return refused.value.errors[0].column, refused.value.errors[0].message


def test_row_of_the_form():
    assert only(brin_beoogd="99ZZ00", geboortejaar="2017") == TlvRow(
        line=2, reference="PO2814-2024-00017", local="", request_kind="nieuw", kind="so", category="L",
        requested_on=date(2024, 9, 2), complete_on=date(2024, 9, 9), decided_on=date(2024, 9, 27), outcome="toegekend",
        starts_on=date(2024, 10, 1), ends_on=date(2027, 7, 31), requesting="12AB00", schoolbestuur="41234",
        intended="99ZZ00", birth_year=2017,
    )  # fmt: skip


def test_form_as_a_workbook_with_real_dates():
    cells = [date(2024, 9, 2) if name == "datum_aanvraag" else value for name, value in FORM.items()]
    parsed = parse_file(saved(workbook(list(FORM), cells)), name="tlv.xlsx", swv="PO2814")
    assert parsed.tlv[0].requested_on == date(2024, 9, 2)


def test_file_is_of_the_newest_school_year_in_it():
    early = {
        "tlv_ref": "PO2814-2024-00018",
        "datum_besluit": "31-07-2025",
        "datum_aanvraag": "02-07-2025",
        "datum_compleet": "",
    }
    assert read({}, early).reference_date == date(2024, 8, 1)
    late = early | {"datum_besluit": "01-08-2025", "ingangsdatum": "01-10-2025"}
    assert read({}, late).reference_date == date(2025, 8, 1)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("1", "L"), ("2", "M"), ("3", "H"), ("l", "L"), ("Cat 3 (hoog)", "H"), ("Cat 1 (laag)", "L"), ("Categorie 1", "L"),
     ("categorie 3", "H"), ("midden", "M"), ("M", "M")],
)  # fmt: skip
def test_category_in_the_words_of_other_systems(written, read_as):
    assert only(bekostigingscategorie=written).category == read_as


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Nieuw", "nieuw"),
        ("Verlenging", "verlenging"),
        ("overgang so-vso", "overgang"),
        ("Herindicatie", "herindicatie"),
    ],
)
def test_kind_of_request(written, read_as):
    assert only(aanvraagtype=written).request_kind == read_as


@pytest.mark.parametrize("kind", ["vso", "pro", "lwoo"])
def test_kinds_of_a_vo_samenwerkingsverband(kind):
    assert only(**VO | {"soort": kind, "bekostigingscategorie": "H" if kind == "vso" else ""}).kind == kind


@pytest.mark.parametrize(
    ("school", "location", "whole"),
    [("12AB00", "", "12AB00"), ("12AB", "1", "12AB01"), ("12AB", "", "12AB"), ("12AB", "12AB02", "12AB02"), ("", "12AB02", "12AB02")],
)  # fmt: skip
def test_school_in_one_column_or_in_two(school, location, whole):
    assert only(brin_aanvragend=school, vestiging_aanvragend=location).requesting == whole


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"tlv_ref": "PO2814-24-17"}, "tlv_ref", "dit is geen beschikkingsnummer"),
        ({"tlv_ref": "PO2814-2013-00017"}, "tlv_ref", "een beschikkingsnummer heeft een jaar vanaf 2014"),
        ({"tlv_ref": "PO2807-2024-00017"}, "tlv_ref", "dit beschikkingsnummer is niet van PO2814"),
        ({"tlv_ref": ""}, "tlv_ref", "dit ontbreekt bij een toegekende TLV"),
        ({"swv_code": "PO2807"}, "swv_code", "deze rij is van een ander samenwerkingsverband dan PO2814"),
        ({"swv_code": ""}, "swv_code", "hier ontbreekt de code van het samenwerkingsverband"),
        ({"soort": "vso"}, "soort", "een po-samenwerkingsverband geeft geen TLV voor vso"),
        ({"soort": "ONDWARR"}, "soort", "dit is geen soort TLV"),
        ({"bekostigingscategorie": "4"}, "bekostigingscategorie", "dit is geen bekostigingscategorie"),
        ({"bekostigingscategorie": ""}, "bekostigingscategorie", "dit ontbreekt bij een toegekende TLV"),
        ({"soort": "sbo"}, "bekostigingscategorie", "een TLV voor sbo heeft geen bekostigingscategorie"),
        ({"aanvraagtype": "anders"}, "aanvraagtype", "dit is geen soort aanvraag"),
        ({"uitkomst": "misschien"}, "uitkomst", "deze uitkomst is niet bekend"),
        ({"datum_aanvraag": "45537"}, "datum_aanvraag", "dit is een Excel-dagnummer"),
        ({"datum_aanvraag": ""}, "datum_aanvraag", "hier ontbreekt een datum"),
        ({"datum_aanvraag": "09/02/2024"}, "datum_aanvraag", "dit is geen datum: dag-maand-jaar"),
        ({"datum_aanvraag": "31-09-2024"}, "datum_aanvraag", "deze dag bestaat niet"),
        ({"datum_besluit": "01-09-2024", "datum_compleet": ""}, "datum_besluit", "het besluit ligt voor de aanvraag"),
        ({"datum_compleet": "01-09-2024"}, "datum_compleet", "het dossier was volledig voor de aanvraag"),
        ({"datum_compleet": "28-09-2024"}, "datum_besluit", "het besluit ligt voor de dag waarop het dossier volledig was"),
        ({"datum_besluit": ""}, "datum_besluit", "de uitkomst is toegekend, maar de datum van het besluit ontbreekt"),
        ({"einddatum": "30-06-2027"}, "einddatum", "een TLV eindigt altijd op 31 juli"),
        ({"einddatum": "31-07-2024"}, "einddatum", "de einddatum ligt voor de ingangsdatum"),
        ({"ingangsdatum": "31-07-2014"}, "ingangsdatum", "een TLV gaat niet in voor 1 augustus 2014"),
        ({"brin_aanvragend": "Jan"}, "brin_aanvragend", "dit is geen vestigingsnummer"),
        ({"brin_aanvragend": ""}, "brin_aanvragend", "hier ontbreekt de school die aanvraagt"),
        ({"bestuursnummer": ""}, "bestuursnummer", "hier ontbreekt het nummer van het schoolbestuur"),
        ({"geboortejaar": "17"}, "geboortejaar", "hier hoort alleen een geboortejaar"),
        ({**PENDING, "datum_besluit": "27-09-2024"}, "datum_besluit", "er is een datum van het besluit, maar de uitkomst is"),
    ],
)  # fmt: skip
def test_rule_with_its_reason(changes, column, reason):
    found, message = error(**changes)
    assert (found, message.startswith(reason)) == (column, True), message


def test_vo_samenwerkingsverband_gives_no_tlv_for_so():
    changes = VO | {"soort": "so"}
    assert error("VO2507", **changes) == ("soort", "een vo-samenwerkingsverband geeft geen TLV voor so")


def test_number_twice_is_a_repeat_and_two_requests_without_one_are_not():
    with pytest.raises(ImportRefused, match="dubbele regel: deze beschikking staat al op regel 2"):
        read({}, {})
    assert len(read(PENDING, PENDING).tlv) == 2


def test_day_is_written_in_two_ways():
    assert (
        only(datum_aanvraag="2024-09-02").requested_on
        == only(datum_aanvraag="2-9-2024").requested_on
        == date(2024, 9, 2)
    )


def test_what_is_odd_is_a_remark():
    early = {"tlv_ref": "PO2814-2024-00018", "ingangsdatum": "01-10-2025"}
    short = {"tlv_ref": "PO2814-2024-00019", "einddatum": "31-07-2025"}
    assert read({}, early, short).remarks == (
        "Bij 1 rij ligt de ingangsdatum meer dan een jaar na het besluit. Controleer of dat klopt.",
        "Bij 1 rij geldt de TLV korter dan een heel schooljaar. Controleer of dat klopt.",
    )


def test_without_a_samenwerkingsverband_the_file_tells_whose_it_is():
    with pytest.raises(ImportRefused, match="deze rij is van een ander samenwerkingsverband dan PO2814"):
        read({}, {"swv_code": "PO2807", "tlv_ref": "PO2807-2024-00001"}, swv="")


@pytest.mark.realdata
def test_indigo_sample_gives_four_rows():
    with data_path("samples", "tlv_indigo_rapportage_SYNTHETISCH.csv").open("rb") as stream:
        parsed = parse_file(stream, swv="PO2814")
    told = [(row.reference[-2:], row.kind, row.category, row.outcome, row.request_kind) for row in parsed.tlv]
    assert told == [
        ("17", "sbo", "", "toegekend", ""),
        ("18", "so", "L", "toegekend", ""),
        ("19", "so", "H", "in behandeling", "overgang"),
        ("20", "sbo", "", "afgewezen", ""),
    ]


@pytest.mark.realdata
def test_pos_sample_is_refused_for_its_vso_row_and_gives_two_rows_without_it():
    path = data_path("samples", "tlv_pos_export_SYNTHETISCH.csv")
    with (
        path.open("rb") as stream,
        pytest.raises(ImportRefused, match="Regel 4, kolom soort_tlv: een po-samenwerkingsverband"),
    ):
        parse_file(stream, swv="PO2814")
    with path.open("rb") as stream:
        parsed = parse_file(stream, swv="PO2814", skip_bad_rows=True)
    assert [(row.reference, row.birth_year) for row in parsed.tlv] == [
        ("PO2814-2024-00017", 2017),
        ("PO2814-2024-00018", 2020),
    ]
    assert [(each.line, each.message) for each in parsed.errors] == [
        (4, "een po-samenwerkingsverband geeft geen TLV voor vso")
    ]
    assert (parsed.rows_skipped, parsed.remarks) == (1, (LOCAL_DROPPED,))


INDIGO = "beschikkingsnummer;soort;categorie;datum_ontvangst;datum_besluit;besluit;aanvraagstatus\n"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("Aangemeld", "in behandeling"), ("Invoer school", "in behandeling"), ("Afgesloten", "ingetrokken"),
        ("Afgesloten- Archief", "ingetrokken"), ("Ingetrokken", "ingetrokken"), ("Ingetrokken- Archief", "ingetrokken"),
        ("Niet behandelbaar", "ingetrokken"), ("Niet behandelbaar- Archief", "ingetrokken"),
        ("Ontbrekende gegevens - Archief", "ingetrokken"),
    ],
)  # fmt: skip
def test_status_tells_whether_a_request_without_decision_is_closed(status, outcome):
    line = f"PO2814-2024-00019;SO;1;05-09-2024;;Nog geen besluit genomen;{status}"
    assert parse_file(io.BytesIO((INDIGO + line).encode()), swv="PO2814").tlv[0].outcome == outcome


@pytest.mark.parametrize("code", ["tlv", "tlv-pos", "tlv-indigo"])
def test_shapes_are_no_open_data(code):
    headers = {"tlv": ";".join(FORM), "tlv-indigo": INDIGO.strip(), "tlv-pos": "aanvraagtype;soort_tlv;bekostigingscategorie;datum_aanvraag;besluitdatum;uitkomst;beschikkingsnummer"}  # fmt: skip
    found = recognise(io.BytesIO(f"{headers[code]}\nx\n".encode()))
    assert (found.code, found.is_open) == (code, False)
