"""The tables of the indicator pages: the same rows on the screen and in a download."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators import charts, wording
from indicators.compute.figure import FigureValue
from indicators.compute.formulas import FORMULAS
from indicators.enums import FigureKind, Unit
from indicators.queries import Indicator, Series, SeriesPoint
from osp import dutch
from osp.web.export import Cell

KIND_NAMES = {
    FigureKind.VALUE: "exact",
    FigureKind.INTERVAL: "interval",
    FigureKind.NOT_APPLICABLE: "n.v.t.",
    FigureKind.UNKNOWN: "onbekend",
    FigureKind.WITHHELD: "onderdrukt",
}
LIST_HEADER = (
    "Indicator", "Soort", "Schooljaar", "Cijfer", "Leerlingen", "Schatting", "Levering", "Nederland", "Schatting Nederland",
)  # fmt: skip
SCORE_HEADER = ("Datum", "Trede", "Zin", "Toelichting", "Door")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure as components/_figure.html shows it."""

    kind: str
    text: str
    of: str = ""
    estimate: str = ""
    tag: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One indicator in the catalogue. `nation` is of the same year as the own figure."""

    indicator: Indicator
    year: int | None
    own: FigureCell
    nation: FigureCell | None
    spark: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the chart as a table."""

    year: int
    when: str
    numerator: str
    denominator: str
    own: FigureCell
    nation: FigureCell | None
    status: str


def figure_cell(point: SeriesPoint | None, unit: Unit, *, levels: int = charts.LEVELS) -> FigureCell:
    """The cell of one figure; unknown where there is none."""
    if point is None:
        return FigureCell(FigureKind.UNKNOWN.value, "onbekend")
    figure = point.figure
    text = wording.figure_text(figure)
    if unit is Unit.SCORE:
        return FigureCell(figure.kind.value, f"{text} van {levels}", is_example=point.is_example)
    estimate = wording.amount(figure.estimate, unit) if _has_estimate(figure) and figure.estimate is not None else ""
    return FigureCell(
        figure.kind.value,
        text,
        of=counts(figure) if unit is Unit.PERCENT else "",
        estimate=estimate,
        tag=tag_of(point),
        is_example=point.is_example,
    )


def tag_of(point: SeriesPoint) -> str:
    """What a reader must know before using the figure: voorlopig, onvolledig, or both."""
    words = [
        word for word, holds in (("voorlopig", point.is_provisional), ("onvolledig", bool(point.missing))) if holds
    ]
    return ", ".join(words)


def counts(figure: FigureValue) -> str:
    """ "357 van 17.465", with a range where a number is one; empty where nothing may or can be said."""
    numerator, denominator = numerator_text(figure), denominator_text(figure)
    return f"{numerator} van {denominator}" if numerator and denominator else ""


def numerator_text(figure: FigureValue) -> str:
    """The numerator, or both its bounds."""
    return _range(figure, figure.numerator_low, figure.numerator_high)


def denominator_text(figure: FigureValue) -> str:
    """The denominator, or both its bounds."""
    return _range(figure, figure.denominator_low, figure.denominator_high)


def _range(figure: FigureValue, low: int | None, high: int | None) -> str:
    if low is None or high is None or figure.kind is FigureKind.WITHHELD:
        return ""
    return dutch.number_range(low, high)


def _has_estimate(figure: FigureValue) -> bool:
    return figure.kind is FigureKind.INTERVAL and figure.estimate is not None


def list_row(indicator: Indicator, series: Series) -> ListRow:
    """The newest figure of an indicator, with Nederland in the same year."""
    latest, levels = series.latest, len(indicator.rubric) or charts.LEVELS
    nation = next((point for point in series.national if latest and point.year == latest.year), None)
    sentence = ""
    if indicator.is_noticeable and latest and latest.figure.value is not None:
        sentence = indicator.rubric[int(latest.figure.value) - 1]
    return ListRow(
        indicator=indicator,
        year=latest.year if latest else None,
        own=figure_cell(latest, series.unit, levels=levels),
        nation=figure_cell(nation, series.unit) if nation else None,
        spark=charts.spark_svg(series, levels=levels),
        sentence=sentence,
    )


def list_cells(rows: Sequence[ListRow]) -> list[list[Cell]]:
    """The catalogue as a download: what the page shows, in the same order."""
    return [
        [
            row.indicator.name,
            row.indicator.kind,
            dutch.school_year(row.year) if row.year is not None else "",
            row.own.text,
            row.own.of,
            row.own.estimate,
            _state(row.own),
            row.nation.text if row.nation else "",
            row.nation.estimate if row.nation else "",
        ]
        for row in rows
    ]


def _state(cell: FigureCell) -> str:
    return ", ".join(filter(None, [cell.tag, "voorbeeld" if cell.is_example else ""]))


def part_names(indicator: Indicator) -> tuple[str, str]:
    """Column heads of numerator and denominator: ("sbo", "bo + sbo")."""
    formula = FORMULAS.get(indicator.code)
    if formula is None:
        return "teller", "noemer"
    where = ", woonachtig" if formula.numerator_basis == "residence" else ""
    return " + ".join(formula.numerator) + where, " + ".join(formula.denominator)


def year_rows(series: Series) -> list[YearRow]:
    """Every year of the chart, newest first; a year that only Nederland knows is there too."""
    return [
        YearRow(
            year=own.year,
            when=_when(series, own.year),
            numerator=numerator_text(own.figure),
            denominator=denominator_text(own.figure),
            own=figure_cell(own, series.unit),
            nation=figure_cell(nation, series.unit) if nation else None,
            status=status_of(own),
        )
        for own, nation in _years(series)
    ]


def _years(series: Series) -> list[tuple[SeriesPoint, SeriesPoint | None]]:
    own = {point.year: point for point in series.own}
    nation = {point.year: point for point in series.national}
    years = sorted({*own, *nation}, reverse=True)
    return [(own.get(year) or SeriesPoint(year, FigureValue.unknown(series.unit)), nation.get(year)) for year in years]


def _when(series: Series, year: int) -> str:
    """The day of counting in short, "okt 2019"; the school year where it has none."""
    month = series.definition.reference_day.partition(" ")[2] if series.definition else ""
    if month not in dutch.MONTHS:
        return dutch.school_year(year)
    index = dutch.MONTHS.index(month)
    first_month = 8
    return f"{dutch.SHORT_MONTHS[index]} {year if index + 1 >= first_month else year + 1}"


def status_of(point: SeriesPoint) -> str:
    """ "definitief", "voorlopig", "voorbeeld"; empty where no delivery tells anything."""
    if point.figure.kind is FigureKind.UNKNOWN:
        return ""
    if point.is_example:
        return "voorbeeld"
    state = "voorlopig" if point.is_provisional else "definitief"
    return f"{state}, onvolledig" if point.missing else state


def year_header(indicator: Indicator) -> list[str]:
    """Heads of the download of the chart's table."""
    numerator, denominator = part_names(indicator)
    parts = [f"{name} {end}" for name in (numerator, denominator) if name for end in ("ten minste", "ten hoogste")]
    return [
        "Schooljaar",
        *parts,
        "Soort cijfer",
        "Waarde",
        "Ondergrens",
        "Bovengrens",
        "Schatting",
        "Nederland",
        "Status levering",
    ]


def year_cells(series: Series, indicator: Indicator) -> list[list[Cell]]:
    """The chart's table with plain numbers: shares in percent to four decimals."""
    has_denominator = bool(part_names(indicator)[1])
    return [
        [
            dutch.school_year(own.year),
            *_part_cells(own.figure, has_denominator=has_denominator),
            KIND_NAMES[own.figure.kind],
            *_number_cells(own.figure),
            wording.figure_text(nation.figure) if nation else "",
            status_of(own),
        ]
        for own, nation in _years(series)
    ]


def _part_cells(figure: FigureValue, *, has_denominator: bool) -> list[Cell]:
    parts: list[Cell] = [figure.numerator_low, figure.numerator_high]
    parts += [figure.denominator_low, figure.denominator_high] if has_denominator else []
    return [None for _ in parts] if figure.kind is FigureKind.WITHHELD else parts


def _number_cells(figure: FigureValue) -> list[Cell]:
    if figure.kind not in {FigureKind.VALUE, FigureKind.INTERVAL}:
        return [None, None, None, None]
    places = 4
    numbers = (figure.value, figure.low, figure.high, figure.estimate if _has_estimate(figure) else None)
    return [None if number is None else round(number, places) for number in numbers]
