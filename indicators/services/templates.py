"""Numbers that a samenwerkingsverband states itself: judging them, and the workbook to fill them in with."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from indicators.compute.stating import Problem, Quantity, problems
from indicators.enums import Level
from indicators.importers import template
from indicators.importers.base import KEPT_ERRORS, ImportRefused, Parsed, ReportedRow, RowError
from indicators.importers.cells import CellError
from indicators.importers.mapping import MAPPED
from indicators.importers.rows import ADVICE, shown
from indicators.importers.template_book import Explained, Line, workbook
from indicators.importers.template_cells import bounds
from indicators.queries.areas import Area, area_of
from indicators.queries.templates import YEARS as MOST_YEARS
from indicators.queries.templates import (
    Cell,
    Known,
    Need,
    day_of,
    known_cells,
    latest_years,
    needs,
    quantities_of,
    showable,
)
from indicators.sources import OWN_SOURCE, source_rows, usual_source
from indicators.wording.periods import is_calendar
from osp import dutch
from osp.models import Samenwerkingsverband
from osp.scope import tenant_scope

STATED_FORMATS = frozenset({template.ReportTemplate.code, MAPPED})
TEMPLATE_COLUMNS = {
    "measure": template.MEASURE,
    "key": template.KEY,
    "year": template.YEAR,
    "number": template.NUMBER,
}
NO_OWNER = "Deze cijfers zijn van één samenwerkingsverband en geen open data. Zeg erbij van welk, zoals --swv PO2814."
NO_NUMBERS = "In dit bestand staat geen enkel getal. Vul ten minste één cel in en bied het bestand opnieuw aan."
RULES = (
    "Vul op het blad „Invullen” alleen de lichtgele cellen in. De andere cellen staan vast.",
    "Laat een cel leeg als het getal niet bekend is, of schrijf n.v.t. Een lege cel is onbekend en wist niets.",
    "Schrijf 0 alleen als er echt niemand is.",
    "Een aantal van 1 tot en met 4 leerlingen mag u schrijven als <5. De planner rekent dan met 1 tot en met 4.",
    "Gebruik een komma voor decimalen. Schrijf geen procenttekens en geen namen van leerlingen.",
    "Een grijs getal is het laatst bekende. Laat het staan als het klopt, of schrijf er overheen.",
    "De teldatum mag u aanpassen als er op een andere dag is geteld.",
    "Bied het bestand daarna aan bij Gegevens. U ziet eerst wat er verandert.",
)
# A longer sheet nobody fills in by hand, and making it would keep the web process from others.
MOST_LINES = 5000
FEWER_YEARS = (
    "Met vijf jaren werd dit sjabloon te lang. Daarom staan alleen de nieuwste jaren erin. "
    "Haal voor oudere jaren het sjabloon van één indicator op."
)
WHO_TO_ASK = {
    "leerplichttelling": "de leerplichtambtenaren van uw gemeenten",
    "verzuimregister": "de leerplichtambtenaren en de trajectbegeleiders van uw samenwerkingsverband",
    "dashboard-passend-onderwijs": "wie bij uw samenwerkingsverband in Mijn DUO het dashboard passend onderwijs mag openen",
    "dashboard-1-februari": "wie bij uw samenwerkingsverband in Mijn DUO het dashboard bekostiging mag openen",
    "jaarrekening": "uw controller of administratiekantoor",
    "jeugdhulp-gemeenten": "de beleidsadviseurs jeugd van uw gemeenten",
    "vragenlijst": "wie de vragenlijst heeft afgenomen",
}
ASK_OWN = "de medewerkers die deze registratie bij uw samenwerkingsverband bijhouden"


def judged(
    parsed: Parsed,
    owner: Samenwerkingsverband | None,
    *,
    skip_bad_rows: bool,
    columns: Mapping[str, str] = TEMPLATE_COLUMNS,
) -> Parsed:
    """The same file with its stated numbers checked against what the samenwerkingsverband has and may tell.

    Rows in error are left out with `skip_bad_rows`; else, or when none is right, ImportRefused. `columns` names the column of
    each kind of problem. A file of another kind passes untouched.
    """
    if parsed.format_code not in STATED_FORMATS:
        return parsed
    if owner is None:
        raise ImportRefused(NO_OWNER)
    with tenant_scope(owner):
        quantities = quantities_of(needs(owner))
        found = problems(
            parsed.reported,
            quantities=quantities,
            areas=area_of(owner).accepted(),
            swv=owner.code,
            latest=latest_years(timezone.localdate()),
        )
    kept = _without(parsed, found, columns, skip_bad_rows=skip_bad_rows)
    return _dated(kept, quantities)


def _without(parsed: Parsed, found: Iterable[Problem], columns: Mapping[str, str], *, skip_bad_rows: bool) -> Parsed:
    fresh = [RowError(each.line, columns.get(each.about, ""), shown(each.value), each.message) for each in found]
    errors = tuple(sorted([*parsed.errors, *fresh], key=lambda each: each.line))
    wrong = {each.line for each in fresh}
    good = [row for row in parsed.reported if row.line not in wrong]
    if errors and not (skip_bad_rows and good):
        raise _refusal(errors, len(errors) + parsed.error_count - len(parsed.errors), any_good=bool(good))
    if not good:
        raise ImportRefused(NO_NUMBERS)
    return replace(
        parsed,
        reported=good,
        errors=errors[:KEPT_ERRORS],
        error_count=parsed.error_count + len(fresh),
        rows_skipped=parsed.rows_skipped + len(wrong),
    )


def _refusal(errors: tuple[RowError, ...], count: int, *, any_good: bool) -> ImportRefused:
    number = "staat een fout" if count == 1 else f"staan {count} fouten"
    reason = "" if any_good else " Geen enkele regel is goed."
    message = f"In dit bestand {number}, daarom is er niets ingelezen.{reason} R{str(errors[0])[1:]}. {ADVICE}"
    return ImportRefused(message, errors, count)


def _dated(parsed: Parsed, quantities: Mapping[str, Quantity]) -> Parsed:
    """With a teldatum for every row and for the whole, and the source that usually tells these numbers."""
    today = timezone.localdate()
    rows = [
        row
        if row.reference_date
        else replace(row, reference_date=min(day_of(quantities[row.measure], row.year), today))
        for row in parsed.reported
    ]
    sources = {usual_source(row.measure) for row in rows}
    usual = sources.pop() if len(sources) == 1 else OWN_SOURCE
    newest = max(row.reference_date for row in rows if row.reference_date)
    day = parsed.reference_date or newest
    return replace(parsed, reported=rows, reference_date=day, source=parsed.source or usual)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which template: of which indicators, at which level, over which years.

    Without `years` the last five of each, or fewer where the sheet would be too long.
    """

    needs: tuple[Need, ...]
    level: Level
    years: tuple[int, ...] | None = None


def template_workbook(swv: Samenwerkingsverband, wanted: Wanted) -> bytes:
    """The bytes of an .xlsx to fill in, with what is known already and may be shown."""
    quantities = quantities_of(wanted.needs)
    cells = showable(stored := known_cells(swv, quantities.keys()), quantities)
    today = timezone.localdate()
    lines: dict[Cell, Line] = {}
    units = area_of(swv).units(wanted.level)
    count = MOST_YEARS if wanted.years else _years_that_fit(wanted.needs, len(units), today)
    for need in wanted.needs:
        for year in wanted.years or need.years(today, count):
            for key, name in units.items():
                for quantity in need.quantities:
                    cell = (quantity.code, wanted.level, key, year)
                    if cell not in lines:
                        lines[cell] = _line(cell, quantity, name, cells, stored)
    rules = RULES if count == MOST_YEARS else (*RULES, FEWER_YEARS)
    return workbook(list(lines.values()), [_explained(need) for need in wanted.needs], rules)


def _years_that_fit(wanted: Collection[Need], units: int, today: date) -> int:
    """How many of the newest years make a sheet that is not too long; at least one."""
    for count in range(MOST_YEARS, 1, -1):
        asked = {(each.code, year) for need in wanted for year in need.years(today, count) for each in need.quantities}
        if len(asked) * units <= MOST_LINES:
            return count
    return 1


def _line(cell: Cell, quantity: Quantity, over: str, cells: Mapping[Cell, Known], stored: Collection[Cell]) -> Line:
    measure, level, key, year = cell
    known = cells.get(cell)
    return Line(
        measure=measure,
        level=level.value,
        key=key,
        year=year,
        what=dutch.sentence_case(quantity.name),
        over=over,
        period=str(year) if quantity.is_calendar else dutch.school_year(year),
        day=day_of(quantity, year),
        number=_number(known, quantity) if known else None,
        last="" if known or cell not in stored else "ingevuld, niet getoond",
        whole=quantity.is_whole,
        negative=quantity.may_be_negative,
    )


def _number(known: Known, quantity: Quantity) -> float | str:
    if known.low != known.high:
        return "<5"
    return int(known.low) if quantity.is_whole else known.low


def _explained(need: Need) -> Explained:
    definition = need.definition
    sources = source_rows()
    counted = dict.fromkeys(quantity.name for quantity in need.quantities)
    asked = dict.fromkeys(WHO_TO_ASK.get(code, ASK_OWN) for code in need.sources)
    notes = " ".join(sources[code].get("note", "") for code in need.sources).strip()
    facts = (
        ("Definitie", definition.text),
        ("U vult in", "; ".join(counted)),
        ("Jaar", "kalenderjaar" if is_calendar(definition) else "schooljaar"),
        ("Teldatum", definition.reference_day),
        ("Bron", definition.source_text or "; ".join(need.source_names)),
        ("Bekende beperkingen", " ".join(part for part in (definition.limits, notes) if part) or "geen"),
        ("Vraag het aan", dutch.join_words(list(asked))),
    )
    return Explained(need.indicator.name, facts)


@dataclass(frozen=True, slots=True)
class Entries:
    """What somebody typed for one year and level: text by (measure, unit), and the teldatum."""

    level: Level
    year: int
    texts: Mapping[tuple[str, str], str]
    day: date | None = None


def read_entries(
    swv: Samenwerkingsverband, need: Need, entries: Entries, *, area: Area | None = None
) -> tuple[list[ReportedRow], dict[tuple[str, str], str]]:
    """The numbers that were typed, and what is wrong with them by (measure, unit)."""
    rows, wrong = _typed(entries)
    found = problems(
        rows,
        quantities=quantities_of([need]),
        areas=(area or area_of(swv)).accepted(),
        swv=swv.code,
        latest=latest_years(timezone.localdate()),
    )
    cells = {row.line: (row.measure, row.key) for row in rows}
    for each in found:
        wrong.setdefault(cells[each.line], dutch.sentence_case(_without_line(each.message)))
    return [row for row in rows if (row.measure, row.key) not in wrong], wrong


def _typed(entries: Entries) -> tuple[list[ReportedRow], dict[tuple[str, str], str]]:
    rows: list[ReportedRow] = []
    wrong: dict[tuple[str, str], str] = {}
    for line, ((measure, key), text) in enumerate(entries.texts.items(), start=1):
        try:
            number = bounds(text.strip())
        except CellError as error:
            wrong[measure, key] = dutch.sentence_case(str(error))
            continue
        if number:
            row = ReportedRow(measure, entries.level, key, entries.year, *number, reference_date=entries.day, line=line)
            rows.append(row)
    return rows, wrong


def _without_line(message: str) -> str:
    """A form has no lines."""
    return re.sub(r" op regel \d+", "", message)
