"""What a stated number may be: known, in the own area, of a year that is there, and no part larger than its whole."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from indicators.compute.measures import MEASURES, Measure, Origin
from indicators.compute.nouns import MEASURED
from indicators.enums import Level

FIRST_YEAR = 2005
MOST_PEOPLE = 1_000_000
NEGATIVE = frozenset({"eigen_vermogen"})
# A published national series is read from its own file, never filled in.
NATIONAL_PREFIX = "landelijk_"
LEVEL_WORDS: Mapping[Level, str] = {
    Level.SWV: "samenwerkingsverband",
    Level.GEMEENTE: "gemeente",
    Level.SCHOOLBESTUUR: "schoolbestuur",
    Level.VESTIGING: "vestiging",
}
# A part may not be larger than its whole, where somebody states both.
WHOLES: Mapping[str, str] = {
    "opp": "opp_leerlingen",
    "thuiszitters_absoluut": "leerplichtigen",
    "thuiszitters_relatief": "leerplichtigen",
    "thuiszitters_hersteld": "thuiszitters_gemeld",
    "vrijstelling_5a": "leerplichtigen",
    "vrijstelling_5b": "leerplichtigen",
    "vrijstelling_15": "leerplichtigen",
    "instroom_sbo_rechtstreeks": "instroom_sbo",
    "instroom_sbo_uit_bo": "instroom_sbo",
    "instroom_so_rechtstreeks": "instroom_so",
    "instroom_so_uit_bo": "instroom_so",
    "uitstroom_sbo_so_naar_vo": "uitstroom_sbo_so",
    "uitstroom_sbo_so_naar_vso": "uitstroom_sbo_so",
    "uitstroom_sbo_so_naar_pro": "uitstroom_sbo_so_naar_vo",
    "bezwaren_gegrond": "bezwaren",
    "locaties_op_norm": "locaties",
    "besturen_verantwoord": "besturen",
    "ouders_tevreden": "ouders_antwoord",
    "vso_geslaagd": "vso_kandidaten",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as whoever states it knows it: `is_calendar` when its years are calendar years.

    `reference_day` is its teldatum in words, `is_people` whether 1 to 4 of it may be written as "<5".
    """

    code: str
    name: str
    counted: str
    reference_day: str = "schooljaar"
    is_whole: bool = True
    is_people: bool = True
    is_calendar: bool = False

    @property
    def may_be_negative(self) -> bool:
        """Whether it can be below zero."""
        return self.code in NEGATIVE


class Stated(Protocol):
    """A stated number with the line it stands on."""

    @property
    def measure(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def key(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def line(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a stated number. `about` is measure, key, year or number; `value` what stood there, or ""."""

    line: int
    about: str
    value: str
    message: str


def is_told(measure: Measure) -> bool:
    """Whether a samenwerkingsverband states this quantity itself."""
    return measure.origin is Origin.REPORTED and not measure.code.startswith(NATIONAL_PREFIX)


def quantity_of(code: str, *, reference_day: str, is_calendar: bool) -> Quantity:
    """A quantity of the product as whoever states it knows it."""
    measure = MEASURES[code]
    is_count = measure.additive and measure.counted not in MEASURED
    return Quantity(
        code=code,
        name=measure.name,
        counted=measure.counted,
        reference_day=reference_day,
        is_whole=is_count,
        is_people=measure.sensitive and is_count,
        is_calendar=is_calendar or measure.by_calendar_year,
    )


def problems(
    rows: Iterable[Stated],
    *,
    quantities: Mapping[str, Quantity],
    areas: Mapping[Level, Collection[str]],
    swv: str,
    latest: Mapping[bool, int],
) -> list[Problem]:
    """What is wrong with these rows, by line. `areas` holds the own units per level, `latest` the newest year by is_calendar."""
    rows = list(rows)
    found = [problem for row in rows for problem in _of_row(row, quantities.get(row.measure), areas, swv, latest)]
    wrong = {each.line for each in found}
    good = [row for row in rows if row.line not in wrong]
    found += [*_twice(good), *_too_large(good, quantities)]
    return sorted(found, key=lambda each: each.line)


def _of_row(
    row: Stated,
    known: Quantity | None,
    areas: Mapping[Level, Collection[str]],
    swv: str,
    latest: Mapping[bool, int],
) -> list[Problem]:
    if known is None:
        advice = "deze maat kent uw samenwerkingsverband niet: haal het sjabloon opnieuw op"
        return [Problem(row.line, "measure", row.measure, advice)]
    found = []
    if row.key not in areas.get(row.level, ()):
        found.append(Problem(row.line, "key", row.key, foreign(row.level, row.key, swv)))
    if not FIRST_YEAR <= row.year <= latest[known.is_calendar]:
        which = "kalenderjaar" if known.is_calendar else "schooljaar"
        reason = f"dit {which} kan nog geen cijfer hebben: kies een jaar van {FIRST_YEAR} tot en met {latest[known.is_calendar]}"
        found.append(Problem(row.line, "year", str(row.year), reason))
    if reason := number_problem(known, row.low, row.high):
        found.append(Problem(row.line, "number", _shown(row), reason))
    return found


def foreign(level: Level, key: str, swv: str) -> str:
    """Why a unit is refused, and what to do."""
    if level is Level.SWV:
        return f"deze regel gaat over een ander samenwerkingsverband dan {swv}: laat de regel weg"
    where = "de regio-indeling" if level is Level.GEMEENTE else "het register onder Gegevens"
    return (
        f"{LEVEL_WORDS[level]} {key} hoort niet bij {swv}. Controleer de code in {where}, "
        "of laat de regel weg: cijfers van een ander samenwerkingsverband horen hier niet"
    )


def number_problem(known: Quantity, low: float, high: float) -> str:
    """Why this number cannot be of this quantity; "" when it can."""
    if low != high and not known.is_people:
        return "„<5” kan alleen bij aantallen leerlingen of respondenten: schrijf hier het getal zelf"
    if low < 0 and not known.may_be_negative:
        return "dit getal is nooit kleiner dan nul"
    if known.is_whole and not (float(low).is_integer() and float(high).is_integer()):
        return f"hier hoort een heel getal: er worden {known.counted} geteld"
    if known.is_whole and high > MOST_PEOPLE:
        return "dit aantal is te groot"
    return ""


def _twice(rows: Iterable[Stated]) -> list[Problem]:
    seen: dict[tuple[str, Level, str, int], int] = {}
    found = []
    for row in rows:
        first = seen.setdefault((row.measure, row.level, row.key, row.year), row.line)
        if first != row.line:
            reason = f"dubbele regel: dezelfde maat, code en periode staan al op regel {first}"
            found.append(Problem(row.line, "key", row.key, reason))
    return found


def _too_large(rows: Sequence[Stated], quantities: Mapping[str, Quantity]) -> list[Problem]:
    """Parts larger than their whole; both lines are told, because either may be the wrong one."""
    told = {(row.measure, row.level, row.key, row.year): row for row in rows}
    found = []
    for row in rows:
        whole = told.get((WHOLES.get(row.measure, ""), row.level, row.key, row.year))
        if whole is None or row.low <= whole.high:
            continue
        part_name, whole_name = quantities[row.measure].name, quantities[whole.measure].name
        larger = f"meer dan „{whole_name}” op regel {whole.line}: een deel kan niet groter zijn dan het geheel"
        smaller = f"minder dan „{part_name}” op regel {row.line}: een geheel kan niet kleiner zijn dan een deel"
        found += [
            Problem(row.line, "number", _shown(row), larger),
            Problem(whole.line, "number", _shown(whole), smaller),
        ]
    return found


def _shown(row: Stated) -> str:
    return f"{row.low:.12g}".replace(".", ",") if row.low == row.high else "<5"
