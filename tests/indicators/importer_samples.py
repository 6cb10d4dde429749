"""Small files in the shape of the national ones, made up row by row."""

import gzip
import io

from indicators.importers.base import ImportRefused, Parsed, RowError
from indicators.importers.registry import formats, parse_file

HEADERS = {each.code: each.headers[0] for each in formats()}

BASE = {
    "duo-po-vestiging": {
        "PEILDATUM": "20191001",
        "BRIN_NUMMER": "16AH",
        "VESTIGINGSNUMMER": "00",
        "INSTELLINGSNAAM_VESTIGING": "De Linde",
        "POSTCODE_VESTIGING": "2805AR",
        "PLAATSNAAM": "GOUDA",
        "GEMEENTENUMMER": "513",
        "GEMEENTENAAM": "Gouda",
        "PROVINCIE": "Zuid-Holland",
        "SOORT_PO": "Bo",
        "DENOMINATIE_VESTIGING": "Openbaar",
        "BEVOEGD_GEZAG_NUMMER": "41314",
        "AFSTAND": "956,5",
        "LEERLINGEN": "139",
    },
    "duo-po-pc4-leeftijd": {
        "PEILDATUM": "20241001",
        "GEMEENTENUMMER": "0513",
        "GEMEENTENAAM": "Gouda",
        "POSTCODE_LEERLING": "2411",
        "INSTELLINGSCODE": "01JO",
        "VESTIGINGSCODE": "11",
        "INSTELLINGSNAAM_VESTIGING": "De Eik",
        "POSTCODE_VESTIGING": "2805AR",
        "PLAATSNAAM": "GOUDA",
        "SOORT_PO": "So",
        "DENOMINATIE_VESTIGING": "Algemeen bijzonder",
        "BEVOEGD_GEZAG_NUMMER": "41314",
    },
    "duo-vo-onderwijstype": {
        "BRIN NUMMER": "00AH",
        "VESTIGINGSNUMMER": "00",
        "INSTELLINGSNAAM VESTIGING": "Lyceum",
        "PLAATSNAAM VESTIGING": "ENSCHEDE",
        "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR": "HAVO lj 4-5",
        "ELEMENTCODE": "0373",
    },
    "duo-adressen-bo": {
        "BEVOEGD GEZAG NUMMER": "10249",
        "BRIN NUMMER": "16AH",
        "VESTIGINGSNUMMER": "16AH00",
        "VESTIGINGSNAAM": "De Linde",
        "POSTCODE": "7822 HG",
        "PLAATSNAAM": "EMMEN",
        "GEMEENTENUMMER": "0114",
        "GEMEENTENAAM": "EMMEN",
        "DENOMINATIE": "Openbaar",
        "TELEFOONNUMMER": " " * 80,
    },
    "duo-vsv-swv": {
        "SAMENWERKINGSVERBAND_NUMMER": "VO2507",
        "brin_nummer": "00PG",
        "vestigings_nummer": "2",
        "aantal_leerlingen": "1714",
    },
    "regio-indeling": {"PC4": "2805", "GEMEENTE_2015": "Gouda", "SWV_PO": "PO2814", "SWV_VO": "VO2805"},
}
BASE["duo-adressen-vo"] = BASE["duo-adressen-bo"]
COUNT_PREFIXES = ("LEEFTIJD", "LEER- OF VERBLIJFSJAAR", "vsv", "aantal")


def cells_of(code: str, changes: dict[str, str]) -> list[str]:
    """A right row of a format, with these cells changed; counts are "0" unless named."""
    values = {column: "0" for column in HEADERS[code] if column.startswith(COUNT_PREFIXES)}
    values |= BASE[code] | changes
    return [values.get(column, "") for column in HEADERS[code]]


def sample(code: str, *rows: dict[str, str], encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A file of this format, unquoted, with a row for each set of changes."""
    lines = [HEADERS[code], *(cells_of(code, changes) for changes in rows)]
    return "".join(";".join(line) + end for line in lines).encode(encoding)


def quoted(content: bytes, delimiter: str = ";") -> bytes:
    """The same file with every field between quotes, another separator and a BOM."""
    lines = content.decode().splitlines()
    text = "".join(delimiter.join(f'"{field}"' for field in line.split(";")) + "\r\n" for line in lines)
    return text.encode("utf-8-sig")


def parse(content: bytes) -> Parsed:
    """The file as the planner reads it."""
    return parse_file(io.BytesIO(content))


def refusal(content: bytes) -> ImportRefused:
    """The refusal of a file that must be refused."""
    try:
        parse(content)
    except ImportRefused as refused:
        return refused
    raise AssertionError("the file was taken in")


def only_error(content: bytes) -> RowError:
    """The one error of a file that must be refused."""
    refused = refusal(content)
    assert refused.error_count == 1
    (error,) = refused.errors
    return error


def packed(content: bytes) -> bytes:
    """The file as gzip."""
    return gzip.compress(content, mtime=0)
