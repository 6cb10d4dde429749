"""The tables of the indicator pages: the same rows on the screen and in a download."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators import charts, wording
from indicators.compute.figure import FigureValue
from indicators.compute.language import parse
from indicators.enums import FigureKind, Unit
from indicators.queries import Series, SeriesPoint
from indicators.wording.periods import moment_short, period_word
from osp import dutch
from osp.web.export import Cell

KIND_NAMES = {
    FigureKind.VALUE: "exact",
    FigureKind.INTERVAL: "interval",
    FigureKind.NOT_APPLICABLE: "n.v.t.",
    FigureKind.UNKNOWN: "onbekend",
    FigureKind.WITHHELD: "onderdrukt",
}
VALUE_HEADS = {
    Unit.PERCENT: "aandeel",
    Unit.PERMILLE: "per 1.000",
    Unit.DAYS: "dagen",
    Unit.YEARS: "jaren",
    Unit.EURO: "euro",
    Unit.NUMBER: "waarde",
    Unit.SCORE: "score",
}
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
class YearRow:
    """One year of the chart as a table. `since` names the version that begins here: what stands below is of another one.

    `notes` are the numbers of the notes at this year, `has_passport` whether a stored figure is behind it.
    """

    year: int
    when: str
    numerator: str
    denominator: str
    own: FigureCell
    nation: FigureCell | None
    status: str
    since: str = ""
    notes: tuple[int, ...] = ()
    has_passport: bool = True


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
        of=counts(figure) if unit.is_share else "",
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


def part_names(series: Series) -> tuple[str, str]:
    """Column heads of numerator and denominator: ("sbo", "bo + sbo"); no denominator for what is no share."""
    definition = series.definition
    ratio = parse(definition.formula).ratio if definition and definition.formula else None
    if ratio is None:
        return "teller", "noemer" if series.unit.is_share else ""
    return " + ".join(map(_short, ratio.numerator)), " + ".join(map(_short, ratio.denominator))


def _short(measure: str) -> str:
    """The name of a quantity as a column head: "so, woonachtig"."""
    words, _, basis = measure.rpartition("_")
    return f"{words}, {basis}" if basis in {"woonachtig", "betalend"} else measure.replace("_", " ")


def year_rows(series: Series, notes: Mapping[int, tuple[int, ...]] | None = None) -> list[YearRow]:
    """Every year of the chart, newest first; a year that only Nederland knows is there too."""
    years = _years(series)
    first = _first_of_versions(series, [own.year for own, _ in years])
    return [
        YearRow(
            year=own.year,
            when=moment_short(series.definition_in(own.year), own.year),
            numerator=numerator_text(own.figure),
            denominator=denominator_text(own.figure),
            own=figure_cell(own, series.unit),
            nation=figure_cell(nation, series.unit) if nation else None,
            status=status_of(own),
            since=first.get(own.year, ""),
            notes=(notes or {}).get(own.year, ()),
            has_passport=own.figure_id is not None,
        )
        for own, nation in years
    ]


def _first_of_versions(series: Series, years: Sequence[int]) -> dict[int, str]:
    """The first year shown of each version after the first, with its name: "definitie v2 vanaf 2021"."""
    found = {}
    for version in series.versions[1:]:
        held = [year for year in years if year >= version.valid_from]
        if held and min(years) < version.valid_from:
            found[min(held)] = f"definitie v{version.version} vanaf {version.valid_from}"
    return found


def _years(series: Series) -> list[tuple[SeriesPoint, SeriesPoint | None]]:
    own = {point.year: point for point in series.own}
    nation = {point.year: point for point in series.national}
    years = sorted({*own, *nation}, reverse=True)
    return [(own.get(year) or SeriesPoint(year, FigureValue.unknown(series.unit)), nation.get(year)) for year in years]


def value_head(series: Series) -> str:
    """The column head of the figure itself: "Deelname", "Aandeel", "Leerlingen", "Dagen"."""
    if series.unit is Unit.COUNT:
        return dutch.sentence_case(series.counted)
    if series.indicator_code.startswith("deelname"):
        return "Deelname"
    return dutch.sentence_case(VALUE_HEADS[series.unit])


def status_of(point: SeriesPoint) -> str:
    """ "definitief", "voorlopig", "voorbeeld"; empty where no delivery tells anything."""
    if point.figure.kind is FigureKind.UNKNOWN:
        return ""
    if point.is_example:
        return "voorbeeld"
    state = "voorlopig" if point.is_provisional else "definitief"
    return f"{state}, onvolledig" if point.missing else state


def year_header(series: Series) -> list[str]:
    """Heads of the download of the chart's table."""
    numerator, denominator = part_names(series)
    parts = [f"{name} {end}" for name in (numerator, denominator) if name for end in ("ten minste", "ten hoogste")]
    return [
        dutch.sentence_case(period_word(series.definition)),
        *parts,
        "Soort cijfer",
        "Waarde",
        "Ondergrens",
        "Bovengrens",
        "Schatting",
        "Nederland",
        "Status levering",
        "Definitie",
    ]


def year_cells(series: Series) -> list[list[Cell]]:
    """The chart's table with plain numbers: shares in percent to four decimals."""
    has_denominator = bool(part_names(series)[1])
    return [
        [
            series.period(own.year),
            *_part_cells(own.figure, has_denominator=has_denominator),
            KIND_NAMES[own.figure.kind],
            *_number_cells(own.figure),
            wording.figure_text(nation.figure) if nation else "",
            status_of(own),
            _version(series, own.year),
        ]
        for own, nation in _years(series)
    ]


def _version(series: Series, year: int) -> str:
    definition = series.definition_in(year)
    return f"v{definition.version}" if definition else ""


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
