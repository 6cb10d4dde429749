"""The rows of the catalogue: the same on the screen and in a download."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators import charts
from indicators.enums import FigureKind
from indicators.planned import PlannedPlace
from indicators.queries import Indicator, Series
from indicators.views.figure_tables import FigureCell, figure_cell
from indicators.wording.units import BESIDE_NATION
from osp import dutch
from osp.web.export import Cell

LIST_HEADER = (
    "Indicator", "Code", "Thema", "Soort", "Van", "Periode", "Cijfer", "Aantallen", "Schatting", "Levering", "Nederland",
    "Schatting Nederland", "Stand", "In het plan", "Afwijking", "Te laat", "Bron",
)  # fmt: skip
OWN_THEME = "eigen"
ONLY_NATIONAL = FigureCell(FigureKind.NOT_APPLICABLE.value, "n.v.t.")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One indicator in the catalogue. `nation` is of the same period as the own figure; `late` the period that is missing."""

    indicator: Indicator
    year: int | None
    period: str
    own: FigureCell
    nation: FigureCell | None
    series: Series
    sentence: str = ""
    source: str = ""
    places: tuple[PlannedPlace, ...] = ()
    deviation: str = ""
    late: str = ""

    @property
    def spark(self) -> str:
        """The small line; drawn only for a row that is shown."""
        return charts.spark_svg(self.series, levels=len(self.indicator.rubric) or charts.LEVELS)

    @property
    def theme(self) -> str:
        """Under which heading it stands."""
        return self.indicator.theme or OWN_THEME

    @property
    def origin(self) -> str:
        """Whose it is: landelijk, afwijkend (began as a national one) or eigen."""
        return origin_of(self.indicator)


@dataclass(frozen=True, slots=True)
class ThemeRows:
    """The rows under one heading."""

    theme: str
    rows: tuple[ListRow, ...]


def origin_of(indicator: Indicator) -> str:
    """Whose an indicator is: landelijk, afwijkend (began as a national one) or eigen."""
    if indicator.swv_id is None:
        return "landelijk"
    return "afwijkend" if indicator.adapted_from_id else "eigen"


def list_row(
    indicator: Indicator,
    series: Series,
    *,
    places: Sequence[PlannedPlace] = (),
    deviation: str = "",
    late: str = "",
) -> ListRow:
    """The newest figure of an indicator, with Nederland in the same period."""
    latest, levels = series.latest, len(indicator.rubric) or charts.LEVELS
    # A number of heads of Nederland is of another size.
    beside = series.national if series.unit in BESIDE_NATION else ()
    nation = (
        latest if series.is_national else next((each for each in beside if latest and each.year == latest.year), None)
    )
    sentence = ""
    if indicator.is_noticeable and latest and latest.figure.value is not None:
        sentence = indicator.rubric[int(latest.figure.value) - 1]
    return ListRow(
        indicator=indicator,
        year=latest.year if latest else None,
        period=series.period(latest.year) if latest else "",
        own=ONLY_NATIONAL if series.is_national else figure_cell(latest, series.unit, levels=levels),
        nation=figure_cell(nation, series.unit) if nation and nation.figure.kind is not FigureKind.UNKNOWN else None,
        series=series,
        sentence=sentence,
        source=series.definition.source_text if series.definition else "",
        places=tuple(places),
        deviation=deviation,
        late=late,
    )


def by_theme(rows: Sequence[ListRow]) -> list[ThemeRows]:
    """The rows under their themes, both in the order of the catalogue; own ones without a theme stand last."""
    themes = list(dict.fromkeys(row.theme for row in rows if row.theme != OWN_THEME))
    order = {theme: place for place, theme in enumerate([*themes, OWN_THEME])}
    ordered = sorted(rows, key=lambda row: order[row.theme])
    return [ThemeRows(theme, tuple(group)) for theme, group in groupby(ordered, key=lambda row: row.theme)]


def list_cells(groups: Sequence[ThemeRows]) -> list[list[Cell]]:
    """The catalogue as a download: what the page shows, in the same order."""
    return [_cells(row) for group in groups for row in group.rows]


def _cells(row: ListRow) -> list[Cell]:
    return [
        row.indicator.name,
        row.indicator.code,
        row.theme,
        row.indicator.kind,
        row.origin,
        row.period,
        row.own.text,
        row.own.of,
        row.own.estimate,
        ", ".join(filter(None, [row.own.tag, "voorbeeld" if row.own.is_example else ""])),
        row.nation.text if row.nation else "",
        row.nation.estimate if row.nation else "",
        dutch.join_words(list(dict.fromkeys(place.word for place in row.places))),
        "; ".join(place.place for place in row.places),
        row.deviation,
        row.late,
        row.source,
    ]
