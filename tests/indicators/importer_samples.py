"""Small files in the shape of the national ones, made up row by row."""

import gzip
import io
import zipfile
from collections.abc import Callable, Sequence

from indicators.importers.base import ImportRefused, Parsed, RowError
from indicators.importers.registry import formats, parse_file

_REGIONS_2020 = [
    name
    for area in ("NODAAL GEBIED", "RPA-GEBIED", "WGR-GEBIED", "COROPGEBIED", "ONDERWIJSGEBIED", "RMC-REGIO")
    for name in (f"{area} CODE", f"{area} NAAM")
]
_ADDRESS_2020 = [
    "PROVINCIE", "BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "VESTIGINGSNUMMER", "VESTIGINGSNAAM", "STRAATNAAM",
    "HUISNUMMER-TOEVOEGING", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "DENOMINATIE",
    "TELEFOONNUMMER", "INTERNETADRES",
]  # fmt: skip
_SCHOOL = [
    "INSTELLINGSNAAM_VESTIGING", "POSTCODE_VESTIGING", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "PROVINCIE",
    "DENOMINATIE_VESTIGING", "BEVOEGD_GEZAG_NUMMER",
]  # fmt: skip
# Where a real file has more columns than the planner must have: its header.
_REAL = {
    "duo-adressen-bo": [*_ADDRESS_2020, *_REGIONS_2020],
    "duo-adressen-vo": [*_ADDRESS_2020, "ONDERWIJSSTRUCTUUR", *_REGIONS_2020],
    "duo-adressen-sbo-so-vso": [*_ADDRESS_2020, "SOORT PRIMAIR ONDERWIJS", "CLUSTER", "ONDERWIJS", *_REGIONS_2020],
    "duo-po-swv-woonachtig": [
        "PEILDATUM", "BRIN_NUMMER", "VESTIGINGSNUMMER", *_SCHOOL, "SOORT_PO", "SWV_VESTIGING", "SWV_WOONACHTIG",
        "BINNEN_SWV", "TOTAAL",
    ],
    "duo-po-swv-leerjaar": [
        "PEILDATUM", "BRIN_NUMMER", "VESTIGINGSNUMMER", *_SCHOOL, "SOORT_PO", "SWV_VESTIGING", "GESLACHT",
        *(f"LEERJAAR{year}" for year in range(1, 9)), "TOTAAL",
    ],
    "duo-so-vso-betalend": ["PEILDATUM", "SOORT_PO", "SWV_BETALEND", "BINNEN_SWV", "BEKOSTIGINGSCATEGORIE", "TOTAAL"],
    "duo-so-vso-vestiging": ["PEILDATUM", "SOORT_PO", "SWV_VESTIGING", "BEKOSTIGINGSCATEGORIE", "TOTAAL"],
    "duo-vo-vestiging": [
        "PEILJAAR", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "INSTELLINGSNAAM VESTIGING", "PLAATSNAAM",
        "GEMEENTENUMMER", "GEMEENTENAAM", "PROVINCIE", "AANTAL LEERLINGEN", "AANTAL VO LEERLINGEN UITBESTEED AAN VAVO",
    ],
}  # fmt: skip
HEADERS = {each.code: tuple(_REAL.get(each.code, each.columns)) for each in formats()}

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
_EXACT = BASE["duo-po-vestiging"]
_WITH_SWV = {column: _EXACT[column] for column in _EXACT if column not in {"AFSTAND", "LEERLINGEN"}}
BASE |= {
    "duo-adressen-vo": BASE["duo-adressen-bo"],
    "duo-adressen-sbo-so-vso": BASE["duo-adressen-bo"] | {"SOORT PRIMAIR ONDERWIJS": "SO", "CLUSTER": "3"},
    "duo-po-leeftijd": {
        **{column: _EXACT[column] for column in _EXACT if column not in {"BRIN_NUMMER", "VESTIGINGSNUMMER"}},
        "INSTELLINGSCODE": "16AH",
        "VESTIGINGSCODE": "00",
    },
    "duo-po-totaaloverzicht": BASE["duo-po-pc4-leeftijd"] | {"PEILDATUM": "20151001", "TOTAAL": "0"},
    "duo-po-swv-woonachtig": _WITH_SWV
    | {"SOORT_PO": "Sbo", "SWV_VESTIGING": "PO2814", "SWV_WOONACHTIG": "PO2814", "BINNEN_SWV": "Binnen", "TOTAAL": "40"},
    "duo-po-swv-leerjaar": _WITH_SWV | {"SWV_VESTIGING": "PO2814", "GESLACHT": "M", "TOTAAL": "0"},
    "duo-po-brin6": {
        "INSTELLINGSCODE": "16AH", "VESTIGINGSCODE": "00", "TYPE_PO": "BO", "PEILJAAR": "2023", "AANTAL_LEERLINGEN": "139",
    },
    "duo-po-swv": {
        "SAMENWERKINGSVERBANDNUMMER": "PO2814", "TYPE_PO": "SBO", "PEILJAAR": "2023", "AANTAL_LEERLINGEN": "357",
    },
    "duo-so-vso-betalend": {
        "PEILDATUM": "20191001", "SOORT_PO": "So", "SWV_BETALEND": "PO2814", "BINNEN_SWV": "Binnen",
        "BEKOSTIGINGSCATEGORIE": "Laag", "TOTAAL": "200",
    },
    "duo-so-vso-vestiging": {
        "PEILDATUM": "20191001", "SOORT_PO": "So", "SWV_VESTIGING": "PO2814", "BEKOSTIGINGSCATEGORIE": "Laag", "TOTAAL": "200",
    },
    "duo-vo-vestiging": {
        "PEILJAAR": "2025", "BEVOEGD GEZAG NUMMER": "40586", "INSTELLINGSCODE": "00AH", "VESTIGINGSCODE": "00AH00",
        "INSTELLINGSNAAM VESTIGING": "Lyceum", "PLAATSNAAM": "ENSCHEDE", "GEMEENTENUMMER": "0153", "GEMEENTENAAM": "ENSCHEDE",
        "AANTAL LEERLINGEN": "812", "AANTAL VO LEERLINGEN UITBESTEED AAN VAVO": "0",
    },
    "duo-adressen-swv": {
        "ADMINISTRATIENUMMER": "PO2814", "SAMENWERKINGSVERBAND": "Passend onderwijs Midden-Holland",
        "POSTCODE": "2805 AR", "PLAATSNAAM": "GOUDA",
    },
    "duo-instellingen-swv": {"BRIN NUMMER": "16AH", "ADMINISTRATIENUMMER": "PO2814"},
    "duo-brin-overgangen": {
        "NR_ADMIN_VAN": "00AN", "CODE_FUNCTIE_VAN": "U", "NR_ADMIN_NAAR": "01WI", "CODE_FUNCTIE_NAAR": "U",
        "DT_OVERGANG": "1-1-2005", "CODE_OVERGANG": "F", "NAAM_OVERGANG": "Fusie", "IND_VOLLEDIG": "J",
        "CODE_STAND_RECORD": "H",
    },
    "cbs-jeugdzorg": {
        "Vormen van jeugdzorg": "Totaal jeugdzorg", "Regio's": "GM0513", "Perioden": "2022", "Jongeren met jeugdzorg (aantal)": "1.240",
    },
    "cbs-leerlingen-schoolregio": {
        "Geslacht": "Totaal mannen en vrouwen", "Leeftijd": "Totaal leeftijd", "Onderwijssoorten": "Speciaal basisonderwijs",
        "Regio's": "Gouda", "Perioden": "2022/'23", "Aantal leerlingen": "210",
    },
    "cbs-leerlingen-woonregio": {
        "Herkomst": "Totaal", "Onderwijssoorten": "Speciaal basisonderwijs", "Regio's": "Gouda", "Perioden": "2022/'23",
        "Aantal leerlingen": "190",
    },
    "cbs-gebieden": {"reg": "GM0513", "Provincies": "PV28"},
    "cbs-herindelingen": {
        "Bestaan tot": "1-1-2016", "Eindjaar": "2016", "Oude": "GM0424", "Nieuwe": "GM1942", "Huidige code": "GM1942",
        "Huidige naam": "Gooise Meren",
    },
    "landelijke-reeksen": {
        "INDICATOR": "leerlingen_sbo", "JAAR": "2019", "WAARDE": "35731", "EENHEID": "leerlingen 1-10", "BRON": "OCW in cijfers",
    },
}  # fmt: skip
# The formats with a sample here; those of the CBS and of the TLV administration have their own tests.
CODES = tuple(BASE)
COUNT_PREFIXES = ("LEEFTIJD", "LEERJAAR", "LEER- OF VERBLIJFSJAAR", "vsv", "aantal")


def cells_of(code: str, changes: dict[str, str]) -> list[str]:
    """A right row of a format, with these cells changed; counts are "0" unless named."""
    values = {column: "0" for column in HEADERS[code] if column.startswith(COUNT_PREFIXES)}
    values |= BASE[code] | changes
    return [values.get(column, "") for column in HEADERS[code]]


def table(code: str, *rows: dict[str, str]) -> list[list[str]]:
    """The header and a row for each set of changes, as lists."""
    return [list(HEADERS[code]), *(cells_of(code, changes) for changes in rows)]


def sample(code: str, *rows: dict[str, str], encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A file of this format, unquoted, with a row for each set of changes."""
    return written(table(code, *rows), encoding=encoding, end=end)


def written(lines: list[list[str]], *, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A table as unquoted text."""
    return "".join(";".join(line) + end for line in lines).encode(encoding)


def renamed(content: bytes, names: dict[str, str]) -> bytes:
    """The same file with other column names; a name that becomes "" is left out with its whole column."""
    header, *rows = [line.split(";") for line in content.decode().splitlines()]
    kept = [place for place, name in enumerate(header) if names.get(name, name)]
    first = [names.get(header[place], header[place]) for place in kept]
    return written([first, *([row[place] for place in kept] for row in rows)])


def workbook(
    *sheets: list[list[object]], names: Sequence[str] = (), change: Callable[..., None] | None = None
) -> bytes:
    """An .xlsx with these sheets; `change` may do more to the openpyxl workbook before it is saved."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, lines in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Blad{number + 1}")
        for line in lines:
            sheet.append(line)
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip with these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def quoted(content: bytes, delimiter: str = ";") -> bytes:
    """The same file with every field between quotes, another separator and a BOM."""
    lines = content.decode().splitlines()
    text = "".join(delimiter.join(f'"{field}"' for field in line.split(";")) + "\r\n" for line in lines)
    return text.encode("utf-8-sig")


def parse(content: bytes, name: str = "", *, skip_bad_rows: bool = False) -> Parsed:
    """The file as the planner reads it."""
    return parse_file(io.BytesIO(content), name=name, skip_bad_rows=skip_bad_rows)


def refusal(content: bytes, name: str = "", *, skip_bad_rows: bool = False) -> ImportRefused:
    """The refusal of a file that must be refused."""
    try:
        parse(content, name, skip_bad_rows=skip_bad_rows)
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
