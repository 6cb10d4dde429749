"""How numbers, dates and enumerations read in Dutch, for page, PDF and error text alike. Pure: no Django."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

Number = int | float | Decimal

MINUS = "−"
EN_DASH = "–"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBER_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")

_SWAP_SEPARATORS = str.maketrans(",.", ".,")
# Thousands in groups of three behind a point, and at most one decimal comma: 1.204 or 1.204,5.
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+([.,][0-9]+)?")


def rounded(x: Number, places: int = 2) -> Decimal:
    """The number as a reader sees it: half goes up (2,005 reads 2,01), judged on the digits that were written.

    Raises ValueError for a number that is not finite.
    """
    exact = x if isinstance(x, Decimal) else Decimal(str(float(x)) if isinstance(x, float) else x)
    if not exact.is_finite():
        raise ValueError(f"{x} is geen getal dat te tonen is")
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(shown) if shown == 0 else shown


def decimal(x: Number, places: int = 2) -> str:
    """2.0441 reads "2,04", -1204.5 reads "−1.204,50"."""
    shown = rounded(x, places)
    sign = MINUS if shown < 0 else ""
    return sign + f"{abs(shown):,.{places}f}".translate(_SWAP_SEPARATORS)


def decimal_trimmed(x: Number, *, least: int = 0, most: int = 4) -> str:
    """As few decimals as say the number in full, between `least` and `most`: 1.8 reads "1,8", 2.0 reads "2"."""
    wanted = rounded(x, most)
    places = next(places for places in range(least, most + 1) if places == most or rounded(x, places) == wanted)
    return decimal(x, places)


def integer(n: Number) -> str:
    """17465 reads "17.465"."""
    return decimal(n, 0)


def percent(x: Number, places: int = 2) -> str:
    """A percentage on the scale 0-100: 2.0441 reads "2,04%"."""
    return decimal(x, places) + "%"


def points(x: Number, places: int = 2) -> str:
    """A difference of percentages: "0,09 procentpunt". One that would read as zero without being zero says so."""
    if x != 0 and rounded(x, places) == 0:
        return f"minder dan {decimal(Decimal(1).scaleb(-places), places)} procentpunt"
    return f"{decimal(x, places)} procentpunt"


def number_range(low: Number, high: Number, places: int = 0) -> str:
    """ "23.968–76.930"; one number when both ends read the same, and "tot" where a dash would meet a minus."""
    first, last = decimal(low, places), decimal(high, places)
    if first == last:
        return first
    return f"{first} tot {last}" if first.startswith(MINUS) else f"{first}{EN_DASH}{last}"


def number_word(n: int) -> str:
    """Whole numbers up to twelve in words, as text asks: 3 reads "drie", 13 reads "13"."""
    return NUMBER_WORDS[n] if 0 <= n < len(NUMBER_WORDS) else integer(n)


def plural(n: int, singular: str, several: str) -> str:
    """The number with the right form of its noun: "1 doel", "4 doelen"."""
    return f"{integer(n)} {singular if n == 1 else several}"


def pupils(n: int) -> str:
    """ "1 leerling", "16 leerlingen"."""
    return plural(n, "leerling", "leerlingen")


def join_words(words: Sequence[str]) -> str:
    """ "a, b en c"; empty for nothing."""
    if len(words) < 2:  # noqa: PLR2004 -- one word needs no "en"
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def sentence_case(text: str) -> str:
    """The same text with a capital in front and the rest untouched, but for "één", which becomes "Eén"."""
    return f"Eén{text[3:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def date_long(day: date) -> str:
    """ "10 december 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_short(day: date) -> str:
    """ "do 10 dec", for lists; the year is the list's."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def date_with_day(day: date) -> str:
    """ "donderdag 10 december 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {date_long(day)}"


def clock(moment: time | datetime) -> str:
    """ "14.02". A moment is shown in the zone it is given in."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def school_year(first_year: int) -> str:
    """2019 reads "2019-2020"."""
    return f"{first_year}-{first_year + 1}"


def parse_decimal(text: str) -> Decimal:
    """The number someone typed the Dutch way: "2,04", "1.204,5", "−3".

    A point followed by exactly three digits separates thousands ("1.204" is 1204), unless only a zero stands before it;
    any other single point is read as a decimal sign ("2.04"). Raises ValueError with a Dutch text for the form.
    """
    typed = text.strip().replace("\u00a0", "").replace("\u202f", "").replace(MINUS, "-")
    sign, digits = (typed[0], typed[1:]) if typed[:1] in {"-", "+"} else ("", typed)
    if not digits:
        raise ValueError("Vul een getal in, bijvoorbeeld 2,04.")
    if re.search(r"[^0-9.,]", digits):
        raise ValueError(f"„{text.strip()}” is geen getal. Vul alleen cijfers in, zonder eenheid, bijvoorbeeld 2,04.")
    return Decimal(sign + _plain_digits(digits, text.strip()))


def _plain_digits(digits: str, typed: str) -> str:
    if _GROUPED.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _PLAIN.fullmatch(digits):
        return digits.replace(",", ".")
    raise ValueError(
        f"„{typed}” is niet als getal te lezen. Gebruik een komma voor decimalen en een punt per duizend: 1.204,5."
    )
