"""The gate of every own upload: a number, name, address or word about a person is found in whatever shape, and never repeated."""

import io
import random
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from indicators.importers import privacy
from indicators.importers.base import ImportRefused
from indicators.importers.privacy_cells import Column, column_of, found_in, named, passes_elfproef
from indicators.importers.registry import recognise
from tests.data import data_path

NUMBER = "123456782"
ZERO = "012345672"  # begins with a zero, which a spreadsheet drops


def numbers(amount: int) -> list[str]:
    """Numbers that pass the elfproef, the same ones each time; a tenth begins with a zero."""
    random_ = random.Random(20260101)  # noqa: S311 -- test data
    found: list[str] = []
    while len(found) < amount:
        eight = random_.randrange(1_000_000, 100_000_000)
        last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), f"{eight:08d}", strict=True)) % 11
        if last < 10:
            found.append(f"{eight:08d}{last}")
    return found


def notations(number: str) -> dict[str, str]:
    """The ways in which people and programs write one."""
    return {
        "plain": number,
        "official": f"{number[:4]}.{number[4:6]}.{number[6:]}",
        "threes with dots": f"{number[:3]}.{number[3:6]}.{number[6:]}",
        "threes with spaces": f"{number[:3]} {number[3:6]} {number[6:]}",
        "dashes": f"{number[:3]}-{number[3:6]}-{number[6:]}",
        "twos": f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}",
        "single digits": " ".join(number),
        "slashes": f"{number[:4]}/{number[4:6]}/{number[6:]}",
        "non-breaking spaces": f"{number[:4]}\u00a0{number[4:6]}\u00a0{number[6:]}",
        "full-width": "".join(chr(0xFF10 + int(digit)) for digit in number),
        "leading zero lost": str(int(number)),
        "zeros in front": f"000{number}",
        "Excel number": f"{int(number)}.0",
        "exponent": f"{int(number):.8E}".replace(".", ","),
        "formula": f'="{number}"',
        "apostrophe": f"'{number}",
        "in words": f"leerling {number}, groep 5",
        "with a label": f"BSN:{number}",
        "between letters": f"NL{number}B",
        "English thousands": f"{number[:3]},{number[3:6]},{number[6:]}",
    }


def csv_file(header: list[str], *rows: list[str]) -> io.BytesIO:
    lines = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (header, *rows)]
    return io.BytesIO("\r\n".join(lines).encode())


def workbook(*rows: list[object], **sheets: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, content in sheets.items():
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> io.BytesIO:
    stream = io.BytesIO()
    book.save(stream)
    return stream


def refusal(stream: io.BytesIO, name: str = "tabel.csv", **options: object) -> str:
    with pytest.raises(ImportRefused) as caught:
        privacy.check_upload(stream, name=name, **options)
    return caught.value.message


def test_ten_thousand_numbers_are_found_in_every_notation():
    missed = [
        (kind, text)
        for number in numbers(10_000)
        for kind, text in notations(number).items()
        if not found_in(text, Column())
    ]
    assert missed == []


def test_elfproef_tells_numbers_from_others():
    assert [passes_elfproef(each) for each in (NUMBER, ZERO, ZERO[1:], "999990019")] == [True] * 4
    assert [passes_elfproef(each) for each in ("123456789", "111111111", "000000000")] == [False] * 3


@pytest.mark.parametrize("kind", list(notations(NUMBER)))
def test_number_in_a_file_is_refused_without_being_repeated(kind):
    for number in (NUMBER, ZERO):
        text = notations(number)[kind]
        message = refusal(csv_file(["Kenmerk", "Soort"], ["x", "SO"], [text, "SO"]))
        assert "kolom Kenmerk (burgerservicenummer of onderwijsnummer, 1 cel)" in message
        sheet = refusal(saved(workbook(["Kenmerk", "Soort"], [text, "SO"])), "tabel.xlsx")
        assert number.lstrip("0") not in message + sheet
        assert text not in message + sheet


def test_number_stored_as_a_number_in_a_workbook_is_found():
    assert "kolom Kenmerk" in refusal(saved(workbook(["Kenmerk"], [int(NUMBER)])), "t.xlsx")
    assert "kolom Kenmerk" in refusal(saved(workbook(["Kenmerk"], [int(ZERO)])), "t.xlsx")


def test_number_beside_the_cells_of_a_workbook_is_found():
    commented = workbook(["Soort"], ["SO"])
    commented.active["A2"].comment = Comment(f"leerling {NUMBER}", "A")
    titled = workbook(["Soort"], ["SO"])
    titled.properties.title = f"Overzicht {NUMBER}"
    for book in (commented, titled):
        message = refusal(saved(book), "t.xlsx")
        assert message.startswith("In een formule, opmerking, tekstvak of eigenschap van dit Excelbestand staat een")
        assert NUMBER not in message
    assert "In de naam van een werkblad" in refusal(saved(workbook(["A"], **{NUMBER: [["x"]]})), "t.xlsx")
    hidden = workbook(["Soort"], ["SO"], Blad2=[["Kenmerk"], [NUMBER]])
    hidden["Blad2"].sheet_state = "hidden"
    assert "kolom Kenmerk" in refusal(saved(hidden), "t.xlsx")
    assert "In de naam van dit bestand" in refusal(csv_file(["Soort"], ["SO"]), f"dossier {NUMBER}.csv")


def test_number_in_a_packed_csv_is_found():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("tabel.csv", f"Kenmerk\n{NUMBER}\n")
    assert "kolom Kenmerk" in refusal(stream, "tabel.zip")


def test_file_without_a_header_tells_columns_by_their_place():
    message = refusal(csv_file([NUMBER, "Jansen", "2801 AA"], [ZERO, "Pietersen", "2802 BB"]))
    assert "kolom 1 (burgerservicenummer of onderwijsnummer, 2 cellen)" in message
    assert "kolom 3 (volledige postcode, 2 cellen)" in message
    assert "Jansen" not in message


@pytest.mark.parametrize(
    "value",
    [
        "02-09-2024", "2-9-2024", "2024-09-02", "31-12-9999", "1-11-1811", "09/30/2024", "2024-09-02 00:00:00",
        "2024-09-02T11:22:33", "PO2814-2024-00017", "po2814-2024-00017", "2018-2019", "2018/2019", "12AB00", "2814",
        "9562,58992805755", "0,123456789", "12.5", "PO-28-14", "Cat 3 (hoog)", "2022JJ00", "Afgesloten- Archief",
        "leerlingen 1-10 (voorlopig)", "", "in 2019 en 2020",
    ],
)  # fmt: skip
def test_days_codes_and_numbers_that_are_no_persons_pass(value):
    assert found_in(value, Column()) is None


def test_every_day_of_forty_years_passes():
    days = [
        f"{day:02d}-{month:02d}-{year}" for year in range(1990, 2031) for month in range(1, 13) for day in range(1, 29)
    ]
    assert [day for day in days if found_in(day, Column())] == []
    bare = [f"{day[6:]}{day[3:5]}{day[:2]}" for day in days]
    assert [day for day in bare if found_in(day, column_of("PEILDATUM"))] == []
    assert [day for day in bare if found_in(day, column_of("Kenmerk"))] != []


def test_eight_digits_of_money_pass_and_nine_do_not():
    assert found_in("12345672", column_of("Baten")) is None
    assert found_in("12.345.672", column_of("Eigen vermogen (€)")) is None
    assert found_in("12345672", column_of("Kenmerk")) is not None
    assert found_in(NUMBER, column_of("Baten")) is not None


def test_known_code_columns_pass():
    privacy.scan(["KvK-nummer", "RSIN"], [["12345672", NUMBER]])
    privacy.scan(["Dossier"], [[NUMBER]], code_columns=["dossier"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((each, "burgerservicenummer of onderwijsnummer") for each in (
            "BSN", "bsn_leerling", "Burgerservicenummer", "PGN", "Onderwijsnummer", "onderwijs-nr", "Sofinummer")),
        *((each, "naam van een persoon") for each in (
            "Naam", "Voornaam", "Achternaam", "Roepnaam", "Initialen", "Voorletters", "leerlingNaam", "Naam leerling")),
        *((each, "geboortedatum") for each in ("Geboortedatum", "geb_datum", "Geb.dat", "key_beschikking_geboortedatum")),
        *((each, "adres") for each in ("Adres", "Woonadres", "Straat", "Straatnaam", "Huisnummer")),
        ("Postcode6", "volledige postcode"), ("PC6", "volledige postcode"),
        *((each, "e-mailadres") for each in ("E-mail", "email", "E-mailadres")),
        *((each, "telefoonnummer") for each in ("Telefoon", "Telefoonnummer", "Mobiel", "tel")),
        *((each, "ouder of verzorger") for each in ("Ouder 1", "Verzorger", "Naam ouder", "ouder1", "moeder")),
        *((each, "diagnose, gezondheid of toelichting") for each in (
            "Diagnose", "DSM-5", "IQ", "Medicatie", "Toelichting", "Opmerkingen")),
        *((each, "nationaliteit of achtergrond") for each in ("Nationaliteit", "Culturele achtergrond")),
    ],
)  # fmt: skip
def test_column_named_after_a_person_is_refused(name, kind):
    message = refusal(csv_file([name, "Soort"], ["a", "SO"], ["b", "SO"], ["", "SO"]))
    assert f"kolom {name} ({kind}, 2 cellen)" in message


@pytest.mark.parametrize(
    "name",
    [
        "Naam school", "Gemeentenaam", "INSTELLINGSNAAM_VESTIGING", "Plaatsnaam", "Bevoegd gezag naam", "Huidige naam",
        "LEEFTIJD_OUDER", "16 jaar en ouder", "Ouders tevreden", "Signalen ouder- en jeugdsteunpunt", "geboortejaar",
        "Postcode", "Aantal leerlingen met een diagnose", "Percentage ouders", "Internetadres", "leeftijdsklasse",
    ],
)  # fmt: skip
def test_column_of_schools_or_sums_is_not(name):
    assert named(name) is None


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2801 AA", "volledige postcode"), ("2801aa", "volledige postcode"), ("Markt 1, 2801 JX Gouda", "volledige postcode"),
        ("anna@school.nl", "e-mailadres"), ("06-12345678", "telefoonnummer"), ("0182 512345", "telefoonnummer"),
        ("+31 6 12345678", "telefoonnummer"), ("x" * 81, "vrije tekst van meer dan 80 tekens"),
    ],
)  # fmt: skip
def test_content_about_a_person_is_refused(value, kind):
    message = refusal(csv_file(["Kenmerk"], ["SO"], [value], [value]))
    assert f"kolom Kenmerk ({kind}, 2 cellen)" in message
    assert value not in message


@pytest.mark.parametrize("value", ["14-03-2016", "2016-03-14", "20160314", "14 maart 2016"])
def test_whole_day_of_birth_is_refused_and_a_year_is_not(value):
    assert "(geboortedatum, 1 cel)" in refusal(csv_file(["Geboortejaar"], [value]))
    privacy.check_upload(csv_file(["Geboortejaar"], ["2016"], ["4-5 jaar"], ["onbekend"]))


def test_known_column_may_have_a_suspect_name_but_not_suspect_cells():
    privacy.scan(["Toelichting"], [["gemeld door leerplicht"]], known_columns=["toelichting"])
    with pytest.raises(ImportRefused):
        privacy.scan(["Toelichting"], [[NUMBER]], known_columns=["toelichting"])


def test_sheet_that_explains_may_hold_sentences_and_no_numbers():
    sentence = "Vul hier de datum in waarop het dossier volledig was. Laat de cel leeg als dat nog niet zo is, of als u het niet weet."
    book = workbook(["Soort"], ["SO"], Uitleg=[["Veld", "Toelichting"], ["datum", sentence]])
    privacy.check_upload(saved(book), name="t.xlsx")
    book["Uitleg"]["B3"] = NUMBER
    assert NUMBER not in refusal(saved(book), "t.xlsx")


def test_title_above_the_header_and_cells_beyond_it_are_looked_at():
    message = refusal(
        csv_file(["Overzicht 2024"], ["Soort", "Voornaam"], ["SO", "Anna"], ["SO", "Bram", "", "2801 AA"])
    )
    assert "kolom Voornaam (naam van een persoon, 2 cellen)" in message
    assert "kolom 4 (volledige postcode, 1 cel)" in message


@pytest.mark.realdata
def test_no_public_file_is_refused():
    """Open data are recognised and pass by; what is not recognised passes the gate itself."""
    refused = []
    for path in sorted(each for each in data_path().rglob("*") if each.suffix in {".csv", ".gz"}):
        if "MOET_GEWEIGERD" in path.name:
            continue
        with path.open("rb") as stream:
            try:
                is_open = recognise(stream, name=path.name).is_open
            except ImportRefused:
                is_open = False
            try:
                if not is_open:
                    privacy.check_upload(stream, name=path.name)
            except ImportRefused as refusal_:
                refused.append((path.name, refusal_.message))
    assert refused == []


@pytest.mark.realdata
def test_sample_that_must_be_refused_is_refused_with_columns_and_counts():
    with data_path("samples", "tlv_upload_MOET_GEWEIGERD_SYNTHETISCH.csv").open("rb") as stream:
        message = refusal(io.BytesIO(stream.read()))
    for part in (
        "kolom BSN (burgerservicenummer of onderwijsnummer, 2 cellen)",
        "kolom Achternaam (naam van een persoon, 2 cellen)",
        "kolom Voornaam (naam van een persoon, 2 cellen)",
        "kolom Geboortedatum (geboortedatum, 2 cellen)",
        "kolom Postcode (volledige postcode, 2 cellen)",
    ):
        assert part in message
    assert [word for word in ("999990019", "Testleerling", "Anna", "2016", "2801") if word in message] == []
