"""The split over vestigingen and the earlier figures of a passport: the same rows on the screen and in a download."""

from indicators import wording
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind
from indicators.queries import Breakdown, Passport
from indicators.wording.placement import step_text
from osp.web.export import Cell

BREAKDOWN_HEADER = (
    "Vestiging",
    "Code",
    "Plaats",
    "Schoolbestuur",
    "Aantal",
    "Ten minste",
    "Ten hoogste",
    "Ingedeeld via",
)


def split_rows(found: Breakdown | None) -> list[dict[str, object]]:
    """The split as the page shows it."""
    return [
        {
            "vestiging": row.vestiging,
            "name": row.name,
            "place": row.place,
            "schoolbestuur": row.schoolbestuur,
            "text": wording.figure_text(row.figure),
            "is_withheld": row.figure.kind is FigureKind.WITHHELD,
            "step": step_text(row.step),
        }
        for row in (found.rows if found else ())
    ]


def correction_rows(found: Passport | None) -> list[dict[str, object]]:
    """What stood there before, newest first."""
    return [
        {"until": each.until, "text": wording.figure_full(each.figure), "release": each.release}
        for each in (found.corrections if found else ())
    ]


def breakdown_cells(found: Breakdown) -> list[list[Cell]]:
    """The split as a download, which withholds the same."""
    rows: list[list[Cell]] = [
        [row.name, row.vestiging, row.place, row.schoolbestuur, *_bounds(row.figure), step_text(row.step)]
        for row in found.rows
    ]
    return [*rows, ["Totaal", "", "", "", *_bounds(found.total), ""]]


def _bounds(figure: FigureValue) -> list[Cell]:
    if figure.kind is FigureKind.WITHHELD:
        return [wording.figure_text(figure), None, None]
    return [wording.figure_text(figure), figure.numerator_low, figure.numerator_high]
