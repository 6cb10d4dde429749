"""What in a column name or a cell is about a person: the rules behind `importers.privacy`. Looks, and never keeps a value."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 80
SHORTEST = 6
BSN_DIGITS = 9


class Finding(StrEnum):
    """A kind of personal data, in the words of the refusal."""

    NUMBER = "burgerservicenummer of onderwijsnummer"
    NAME = "naam van een persoon"
    BIRTH = "geboortedatum"
    ADDRESS = "adres"
    POSTCODE = "volledige postcode"
    EMAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    PARENT = "ouder of verzorger"
    HEALTH = "diagnose, gezondheid of toelichting"
    ORIGIN = "nationaliteit of achtergrond"
    TEXT = "vrije tekst van meer dan 80 tekens"


@dataclass(frozen=True, slots=True)
class Column:
    """What the name of a column promises: days, amounts (which have eight digits), codes that are known, births, or texts."""

    is_date: bool = False
    is_amount: bool = False
    is_code: bool = False
    is_birth: bool = False
    is_text: bool = False


# Of an organisation, not of a person: "Naam school", "Gemeentenaam", "Bevoegd gezag naam".
_ORGANISATION = re.compile(
    r"school|vestiging|instelling|gemeente|bestuur|gezag|samenwerkingsverband|\bswv\b|regio|plaats|provincie|indicator"
    r"|\bmaat\b|organisatie|opleiding|formulier|\bbron\b|bestand|\bveld\b|kolom|profiel|onderwijs|wijk|\bland\b|huidige|overgang"
)
# A sum over persons: "Aantal leerlingen met een diagnose", "16 jaar en ouder".
_SUM = re.compile(
    r"^(?:aantal|percentage|perc|pct|gemiddelde?|totaal|som|aandeel)\b|\b(?:en|of|leeftijd) ouder\b|\bouder dan\b"
    r"|\bouders? (?:en jeugd|tevreden|antwoord)"
)
_NAMES: tuple[tuple[Finding, re.Pattern[str]], ...] = (
    (Finding.NUMBER, re.compile(r"\bbsn|bsn\b|burger ?service|\bpgn\b|persoonsgebonden|onderwijs ?(?:nummer|nr)\b|\bsofi")),
    (Finding.BIRTH, re.compile(r"geb(?:oorte)? ?(?:datum|dag|dat|dt)\b|\bgeboren|birth ?da|\bdob\b")),
    (Finding.EMAIL, re.compile(r"\be ?mail|\bmail ?adres|\bmail\b")),
    (Finding.PHONE, re.compile(r"telefoon|\btel(?: ?nr| nummer)?$|\bmobiel\b|\bgsm\b|\bphone")),
    (Finding.ADDRESS, re.compile(r"(?<!internet)(?<!web)(?<!ip )adres(?:sen)?\b|straat|huis ?(?:nummer|nr)|\bstreet|\baddress")),
    (Finding.POSTCODE, re.compile(r"\bpc ?6\b|postcode ?6\b")),
    (Finding.PARENT, re.compile(r"\bouders?(?=\b|\d)|verzorger|\bmoeder|\bvader|\bvoogd|contactpersoon")),
    (Finding.ORIGIN, re.compile(r"nationaliteit|culturele|\betni|geboorteland|herkomst|migratieachtergrond")),
    (Finding.HEALTH, re.compile(r"diagnos|\bdsm|\biq\b|medicatie|medicijn|medisch|toelichting|opmerking|notitie")),
)  # fmt: skip
_PERSON_NAME = re.compile(
    r"(?:voor|achter|roep|familie|geslachts|meisjes|leerling|kind|pupil)(?:naam|namen)\b|initialen|voorletter|tussenvoegsel"
    r"|\b(?:first|last|sur) ?name\b|\bvolledige naam\b|\bnaam (?:van )?(?:de |het )?(?:leerling|kind|pupil|ouder|verzorger|moeder|vader)"
    r"|\b(?:leerling|kind|pupil) naam\b"
)
_ANY_NAME = re.compile(r"\b(?:naam|namen|name)\b")

_DATE_NAME = re.compile(
    r"datum|\bdate|\bdt\b|peil|ingang|\beinde?\b|\bop$|jaar|periode|sinds|maand|\bweek|\bdag\b|timestamp"
)
_AMOUNT_NAME = re.compile(
    r"bedrag|baten|lasten|\beuro?s?\b|saldo|vermogen|kosten|waarde|\bvalue|omzet|aantal|totaal|inkomsten|uitgaven|reserve|balans"
)
_CODE_NAME = re.compile(r"\bkv ?k\b|\brsin\b|\boin\b|\bagb\b|\bbtw\b|element ?code|opleidings? ?code|\bcrebo\b")

# What may be long without being about a person: where a figure comes from, what it means, which gemeenten are in it.
_TEXT_NAME = re.compile(r"\bbron\b|\bsource\b|definitie|gemeenten|\burl\b|\blink\b|licentie")

_TLV_NUMBER = re.compile(r"(?:PO|VO)[ -]?\d{4}[ -]\d{4}[ -]\d{5}(?!\d)", re.IGNORECASE)
_EDGE = r"(?<!\d)(?<!\d[-/.])"
_END = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?!\d)(?![-/.]\d)"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[6-9]|20|99)\d\d"
_DATE = re.compile(
    rf"{_EDGE}(?:{_DAY}([-/.]){_MONTH}\1{_YEAR}|{_YEAR}([-/.]){_MONTH}\2{_DAY}|{_MONTH}(/){_DAY}\3{_YEAR}){_END}"
)
_BARE_DATE = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-/–] ?(?:19|20)\d\d(?!\d)")
# Most cells of an administration: the number of a TLV, a day, a whole code of a school.
_KNOWN_FORM = re.compile(
    rf"(?:PO|VO)\d{{4}}-\d{{4}}-\d{{5}}|{_DAY}-{_MONTH}-{_YEAR}|{_YEAR}-{_MONTH}-{_DAY}|\d\d[A-Z]{{2}}\d\d|[A-Za-z]{{1,40}}",
    re.ASCII,
)
_MONTH_NAME = re.compile(r"jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[A-Za-z]{2,}")
_PC6 = re.compile(r"[1-9]\d{3} {0,2}(?!SA|SD|SS)[A-Z]{2}", re.IGNORECASE)
_PC6_IN_TEXT = re.compile(r"(?<![\w-])[1-9]\d{3} ?(?!SA|SD|SS|PO|VO|SO)[A-Z]{2}(?![\w-])")
_ENOUGH_DIGITS = re.compile(r"(?:\d\D{0,3}){8}")
_DECIMAL = re.compile(r"[-+]?(\d+)[.,]\d+")
_EXPONENT = re.compile(r"[-+]?\d(?:[.,]\d+)?[eE]\+?0?\d")
_THOUSANDS = re.compile(r"[-+]?€? ?\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?")
_DIGITS = re.compile(r"\d+")
_JOINED = re.compile(r"[\s.\-/_\\·•'’*|‐-―−]{0,3}")
_ENGLISH = re.compile(r"(?<!\d)(\d{3}),(\d{3}),(\d{3})(?!\d)")
_PHONE = re.compile(
    r"(?<![\d,])(?:(?:\+|00)31[\s.\-]*(?:\(0\)[\s.\-]*)?[1-9](?:[\s.\-]?\d){8}"
    r"|0[1-9](?:[\s.\-/]{0,3}\d){8})(?![\s.\-]?\d)"
)


def words(name: str) -> str:
    """A column name in lower case words, without accents: "Geboorte_Datum" and "geboorteDatum" are both "geboorte datum"."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    plain = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^0-9a-z]+", " ", plain.lower()).split())


def column_of(name: str) -> Column:
    """What a column promises by its name."""
    plain = words(name)
    return Column(
        is_date=bool(_DATE_NAME.search(plain)),
        is_amount=bool(_AMOUNT_NAME.search(plain)) or "€" in name,
        is_code=bool(_CODE_NAME.search(plain)),
        is_birth="geboort" in plain,
        is_text=bool(_TEXT_NAME.search(plain)),
    )


def named(name: str) -> Finding | None:
    """The kind of personal data that a column holds by its name; None for any other column."""
    plain = words(name)
    if _SUM.search(plain):
        return None
    found = next((finding for finding, pattern in _NAMES if pattern.search(plain)), None)
    if found:
        return found
    if _PERSON_NAME.search(plain) or (_ANY_NAME.search(plain) and not _ORGANISATION.search(plain)):
        return Finding.NAME
    return None


def passes_elfproef(digits: str) -> bool:
    """Whether eight or nine digits are a burgerservicenummer or onderwijsnummer; of eight a leading zero was lost."""
    numbers = [int(digit) for digit in digits.zfill(BSN_DIGITS)]
    weighed = sum(weight * number for weight, number in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), numbers, strict=True))
    return any(numbers) and weighed % 11 == 0


def found_in(value: str, column: Column) -> Finding | None:
    """The kind of personal data in a cell; None when there is nothing."""
    if len(value) < SHORTEST or (_KNOWN_FORM.fullmatch(value) and not column.is_birth):
        return None
    if not value.isascii():
        value = _plain(value)
    if _ENOUGH_DIGITS.search(value) and (number := _number_in(value, column)):
        return number
    if "@" in value and _EMAIL.search(value):
        return Finding.EMAIL
    if column.is_birth and _is_full_date(value):
        return Finding.BIRTH
    if _PC6.fullmatch(value.strip()) or _PC6_IN_TEXT.search(value):
        return Finding.POSTCODE
    return Finding.TEXT if len(value) > LONGEST_TEXT and not column.is_text else None


def number_in(text: str) -> Finding | None:
    """The same for a text without a column, such as the name of a file: only numbers of persons."""
    plain = _plain(text)
    return (
        Finding.NUMBER
        if _ENOUGH_DIGITS.search(plain) and _bsn_in(_without_forms(plain), Column(is_date=True))
        else None
    )


def _plain(value: str) -> str:
    """Full-width digits as plain ones, and without characters that nobody sees."""
    return "".join(each for each in unicodedata.normalize("NFKC", value) if unicodedata.category(each) != "Cf")


def _number_in(value: str, column: Column) -> Finding | None:
    rest = _without_forms(value)
    if not column.is_code and _bsn_in(rest, column):
        return Finding.NUMBER
    is_phone = _PHONE.search(rest) and not column.is_amount and not _DECIMAL.fullmatch(rest)
    return Finding.PHONE if is_phone else None


def _without_forms(value: str) -> str:
    """Without what has its own known form: the number of a TLV, a day, a school year."""
    for form in (_TLV_NUMBER, _DATE, _SCHOOL_YEAR):
        value = form.sub("|||||", value)
    return value


def _bsn_in(value: str, column: Column) -> bool:
    value = value.strip(" '\"=")
    if _EXPONENT.fullmatch(value):
        return _is_number(f"{float(value.replace(',', '.')):.0f}", column)
    decimal = _DECIMAL.fullmatch(value)
    if decimal:
        return _is_number(decimal[1], column)
    if _THOUSANDS.fullmatch(value) and column.is_amount:
        return False
    return any(_is_number(digits, column) for digits in _runs(_ENGLISH.sub(r"\1\2\3", value)))


def _runs(value: str) -> list[str]:
    """Eight or nine digits that stand together, whatever stands between them; longer ones when zeros come first."""
    groups = list(_DIGITS.finditer(value))
    found = []
    for place, group in enumerate(groups):
        digits, end = group[0], group.end()
        found.append(digits)
        for other in groups[place + 1 :]:
            if len(digits) >= BSN_DIGITS or not _JOINED.fullmatch(value[end : other.start()]):
                break
            digits, end = digits + other[0], other.end()
            found.append(digits)
    return found


def _is_number(digits: str, column: Column) -> bool:
    if len(digits) > BSN_DIGITS:
        digits = digits.lstrip("0")
    if len(digits) == BSN_DIGITS:
        return passes_elfproef(digits)
    if len(digits) != BSN_DIGITS - 1 or column.is_amount or (column.is_date and _BARE_DATE.fullmatch(digits)):
        return False
    return passes_elfproef(digits)


def _is_full_date(value: str) -> bool:
    return bool(
        _DATE.search(value) or _BARE_DATE.fullmatch(value) or (_MONTH_NAME.search(value) and _DIGITS.search(value))
    )
