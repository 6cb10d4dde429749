"""The tables of a comparison: the same rows on the screen and in a download."""

from collections.abc import Mapping, Sequence

from indicators import wording
from indicators.compute.benchmark import Band, band
from indicators.compute.figure import FigureValue
from indicators.compute.funnel import Zone, zone_by_chance, zone_usual
from indicators.compute.mirror import Criterion
from indicators.enums import FigureKind, Sector
from indicators.queries.distribution import Distribution
from indicators.queries.mirror import Mirror
from indicators.wording.benchmark import ZONES, criterion_names, criterion_text
from osp.web.export import Cell

BANDS = {
    Band.LOWEST_TENTH: "laagste tiende deel",
    Band.LOWER: "p10–p25",
    Band.MIDDLE: "middelste helft",
    Band.HIGHER: "p75–p90",
    Band.HIGHEST_TENTH: "hoogste tiende deel",
}
UNIT_HEADER = (
    "Samenwerkingsverband",
    "Cijfer",
    "Ten minste",
    "Ten hoogste",
    "Teller ten minste",
    "Teller ten hoogste",
    "Noemer ten minste",
    "Noemer ten hoogste",
    "Deel van de verdeling",
    "Grens van toeval",
    "Gewone spreiding",
    "Spiegelgroep",
    "Bijzonderheden",
)
PLACES = 4


def unit_rows(found: Distribution, codes: Sequence[str], alike: frozenset[str]) -> list[dict[str, object]]:
    """One row per samenwerkingsverband: exact figures from low to high, then intervals, then who has no number, by code."""
    return [_unit_row(found, code, alike) for code in sorted(codes, key=lambda code: _order(found, code))]


def _order(found: Distribution, code: str) -> tuple[int, float, str]:
    """A withheld figure decides no order."""
    figure = found.points[code].figure
    rank = {FigureKind.VALUE: 0, FigureKind.INTERVAL: 1}.get(figure.kind, 2)
    return rank, figure.low or 0.0 if rank < 2 else 0.0, code  # noqa: PLR2004 -- the last rank has no number


def _unit_row(found: Distribution, code: str, alike: frozenset[str]) -> dict[str, object]:
    figure = found.points[code].figure
    by_chance, usual = zones(found, figure)
    return {
        "code": code,
        "is_own": code == found.code,
        "alike": code in alike,
        "figure": figure,
        "text": wording.figure_text(figure),
        "counts": _counts(figure),
        "is_withheld": figure.kind is FigureKind.WITHHELD,
        "is_interval": figure.kind is FigureKind.INTERVAL,
        "band": band_text(found, figure),
        "by_chance": ZONES[by_chance] if by_chance else "",
        "usual": ZONES[usual] if usual else "",
        "remark": _remark(found, code),
    }


def zones(found: Distribution, figure: FigureValue) -> tuple[Zone | None, Zone | None]:
    """Where a figure lies within chance alone and within the usual spread; None without limits or number."""
    if found.funnel is None or figure.kind not in {FigureKind.VALUE, FigureKind.INTERVAL}:
        return None, None
    return zone_by_chance(found.funnel, figure), zone_usual(found.funnel, figure)


def band_text(found: Distribution, figure: FigureValue) -> str:
    """Which part of the distribution an exact figure lies in."""
    if found.spread is None or figure.kind is not FigureKind.VALUE or figure.value is None:
        return ""
    return BANDS[band(figure.value, found.spread)]


def unit_cells(rows: Sequence[Mapping[str, object]]) -> list[list[Cell]]:
    """The rows as a download, which withholds the same."""
    return [[*_unit_cells(row)] for row in rows]


def _unit_cells(row: Mapping[str, object]) -> list[Cell]:
    figure = row["figure"]
    if not isinstance(figure, FigureValue):
        raise TypeError(row)
    numbers: list[Cell] = [None] * 6
    if figure.low is not None and figure.high is not None:
        ends = (round(figure.low, PLACES), round(figure.high, PLACES))
        numbers = [*ends, figure.numerator_low, figure.numerator_high, figure.denominator_low, figure.denominator_high]
    words = [str(row[name]) for name in ("band", "by_chance", "usual")]
    return [str(row["code"]), str(row["text"]), *numbers, *words, "ja" if row["alike"] else "", str(row["remark"])]


def mirror_header(sector: Sector, found: Mirror) -> list[str]:
    """Heads of the table of the spiegelgroep."""
    names = criterion_names(sector, found.trend_years)
    return ["Samenwerkingsverband", *(names[each] for each in found.group.criteria), "Afstand", "Cijfer"]


def mirror_rows(sector: Sector, found: Mirror, beside: Distribution | None) -> list[dict[str, object]]:
    """The own samenwerkingsverband first, then its group, nearest first."""
    names = criterion_names(sector, found.trend_years)
    rows = [(found.group.own, None), *((match.profile, match.distance) for match in found.group.members)]
    return [
        {
            "code": profile.code,
            "is_own": profile is found.group.own,
            "criteria": [
                (names[each].lower(), criterion_text(each, profile.values[each])) for each in found.group.criteria
            ],
            "values": [_plain(each, profile.values[each]) for each in found.group.criteria],
            "distance": distance,
            "text": _figure_text(beside, profile.code),
        }
        for profile, distance in rows
    ]


def mirror_cells(rows: Sequence[Mapping[str, object]]) -> list[list[Cell]]:
    """The rows as a download, with plain numbers."""
    found: list[list[Cell]] = []
    for row in rows:
        values, distance = row["values"], row["distance"]
        if not isinstance(values, list):
            raise TypeError(row)
        apart = round(distance, 2) if isinstance(distance, float) else None
        found.append([str(row["code"]), *values, apart, str(row["text"])])
    return found


def _plain(criterion: Criterion, value: float) -> Cell:
    return round(value) if criterion in {Criterion.SIZE, Criterion.BOARDS} else round(value, PLACES)


def _figure_text(beside: Distribution | None, code: str) -> str:
    point = beside.points.get(code) if beside else None
    return wording.figure_text(point.figure) if point else ""


def cell(figure: FigureValue | None) -> dict[str, str]:
    """A figure and the numbers behind it, for two lines of one cell."""
    if figure is None:
        return {"text": "onbekend", "counts": ""}
    return {"text": wording.figure_text(figure), "counts": _counts(figure)}


def _counts(figure: FigureValue) -> str:
    full = wording.figure_full(figure)
    return full[full.index("(") + 1 : -1] if full.endswith(")") else ""


def _remark(found: Distribution, code: str) -> str:
    point = found.points[code]
    said = ["voorlopig"] if point.is_provisional else []
    said += [f"zonder {', '.join(point.missing)}"] if point.missing else []
    return "; ".join(said)
