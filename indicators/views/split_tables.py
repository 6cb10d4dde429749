"""The split over schoolbesturen and schools, and the earlier figures of a passport: the same on the screen and in a download."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indicators import wording
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind
from indicators.queries import Breakdown, BreakdownRow, Closed, History, Passport
from indicators.wording import withholding
from indicators.wording.placement import step_text
from osp import dutch
from osp.web.export import Cell

LEVELS = ("schoolbestuur", "vestiging")
ENDS = ("ten minste", "ten hoogste")
CLOSED = {Closed.FEW_BOARDS: withholding.FEW_BOARDS, Closed.SMALL_NUMBERS: withholding.SMALL_NUMBERS}
# The strip of a row: from where to where it is drawn.
STRIP = (6.0, 154.0)


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a share and that of the whole samenwerkingsverband lie on the strip of a row; an interval from low to high."""

    low: str
    high: str
    whole: str

    @property
    def is_dot(self) -> bool:
        """Whether the share is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A row as the page shows it: texts, and the strip of a share. An empty text where there is nothing to say."""

    name: str
    code: str
    count: FigureValue
    text: str
    whole: str
    share: str
    change: str
    strip: Strip | None = None
    place: str = ""
    step: str = ""
    schools: tuple["SplitRow", ...] = ()
    hides_schools: bool = False

    @property
    def is_withheld(self) -> bool:
        """Whether its number of pupils is withheld."""
        return self.count.kind is FigureKind.WITHHELD


def split_context(found: Breakdown | None) -> dict[str, Any]:
    """What the page needs of a split."""
    if found is None:
        return {"split": None}
    scale = _scale(found)
    return {
        "split": found,
        "split_rows": [_row(board, found, scale) for board in found.boards],
        "split_total": _row(found.total, found, None),
        "split_caption": split_caption(found),
        "split_closed": CLOSED[found.closed] if found.closed else "",
        "split_before": dutch.school_year(found.before) if found.before is not None else "",
    }


def _row(row: BreakdownRow, found: Breakdown, scale: tuple[float, float] | None) -> SplitRow:
    return SplitRow(
        name=_named(row),
        code=row.code,
        count=row.figure,
        text=wording.figure_text(row.figure),
        whole=_text(row.whole),
        share=_text(row.share),
        change=change(row),
        strip=_strip(row.share, found.total.share, scale),
        place=row.place,
        step=step_text(row.step) if row.step else "",
        schools=tuple(_row(school, found, None) for school in row.schools),
        hides_schools=row.hides_schools,
    )


def _named(row: BreakdownRow) -> str:
    """The name; of a schoolbestuur that nobody named its number, and of one that nobody knows that of the institution."""
    if row.name != row.code or not row.code:
        return row.name
    return f"Schoolbestuur {row.code}" if row.code.isdigit() else f"Instelling {row.code}"


def _text(figure: FigureValue | None) -> str:
    return wording.figure_text(figure) if figure else ""


def change(row: BreakdownRow) -> str:
    """The change in pupils since the year before; only where both numbers are shown and exact."""
    if row.before is None or row.before.kind is not FigureKind.VALUE or row.figure.kind is not FigureKind.VALUE:
        return ""
    difference = (row.figure.numerator_low or 0) - (row.before.numerator_low or 0)
    return f"+{dutch.integer(difference)}" if difference > 0 else dutch.integer(difference)


def _scale(found: Breakdown) -> tuple[float, float] | None:
    """The lowest and highest share that is shown; None where they say nothing."""
    shares = [row.share for row in (*found.boards, found.total) if row.share]
    ends = [end for share in shares for end in (share.low, share.high) if end is not None]
    return (min(ends), max(ends)) if ends and min(ends) < max(ends) else None


def _strip(share: FigureValue | None, whole: FigureValue | None, scale: tuple[float, float] | None) -> Strip | None:
    if share is None or whole is None or scale is None or share.low is None or share.high is None:
        return None
    if whole.value is None:
        return None
    return Strip(_place(share.low, scale), _place(share.high, scale), _place(whole.value, scale))


def _place(value: float, scale: tuple[float, float]) -> str:
    """The place on the strip as SVG has it, with a decimal point."""
    part = (value - scale[0]) / (scale[1] - scale[0])
    return f"{STRIP[0] + part * (STRIP[1] - STRIP[0]):.1f}"


def split_caption(found: Breakdown | None) -> str:
    """What was left out of the split, and why. It never says which number is the small one."""
    if found is None or found.closed:
        return ""
    bounds = "Van deze levering zijn alleen grenzen bekend: elke „<5” in het bestand is 1 tot en met 4."
    said = (
        withholding.left_out(found.withheld),
        bounds if found.has_intervals else "",
        withholding.without(found.empty),
    )
    return " ".join(filter(None, said))


def correction_rows(found: Passport | None) -> list[dict[str, object]]:
    """What stood there before, newest first."""
    return [
        {"until": each.until, "text": wording.figure_full(each.figure), "release": each.release}
        for each in (found.corrections if found else ())
    ]


def breakdown_header(found: Breakdown) -> list[str]:
    """Heads of the download; those of a share only where there is one."""
    share = [f"{found.whole} {end}" for end in ENDS] + ["Aandeel"] if found.whole else []
    counts = ["Aantal", *(f"{found.measure} {end}" for end in ENDS)]
    return ["Niveau", "Schoolbestuur", "Nummer", "Vestiging", "Code", "Plaats", *counts, *share, "Ingedeeld via"]


def breakdown_cells(found: Breakdown) -> list[list[Cell]]:
    """The split as a download, which withholds the same: each schoolbestuur with its schools under it, then the total."""
    rows = [line for board in found.boards for line in _board_lines(found, board)]
    return [*rows, ["totaal", "", "", "", "", "", *_numbers(found, found.total), ""]]


def _board_lines(found: Breakdown, board: BreakdownRow) -> Iterable[list[Cell]]:
    yield [LEVELS[0], board.name, board.code, "", "", "", *_numbers(found, board), ""]
    for row in board.schools:
        told = [row.name, row.code, row.place, *_numbers(found, row), step_text(row.step) if row.step else ""]
        yield [LEVELS[1], board.name, board.code, *told]


def _numbers(found: Breakdown, row: BreakdownRow) -> list[Cell]:
    counts: list[Cell] = [wording.figure_text(row.figure), *_bounds(row.figure)]
    return [*counts, *_bounds(row.whole), _text(row.share)] if found.whole else counts


def _bounds(figure: FigureValue | None) -> list[Cell]:
    if figure is None or figure.kind is FigureKind.WITHHELD:
        return [None, None]
    return [figure.numerator_low, figure.numerator_high]


def history_header(found: History) -> list[str]:
    """Heads of the download of all years."""
    years = [f"{dutch.school_year(year)} {end}" for year in found.years for end in ENDS]
    return ["Niveau", "Schoolbestuur", "Nummer", "Vestiging", "Code", "Eerder", *years]


def history_cells(found: History) -> list[list[Cell]]:
    """The pupils of every year: a lowest and a highest number, or "onderdrukt" and nothing; empty where a school was not there."""
    return [
        [
            LEVELS[row.is_school],
            row.board_name,
            row.board,
            row.name,
            row.code,
            ", ".join(row.before),
            *(cell for figure in row.figures for cell in _year_cells(figure)),
        ]
        for row in found.rows
    ]


def _year_cells(figure: FigureValue) -> list[Cell]:
    if figure.kind is FigureKind.WITHHELD:
        return [wording.figure_text(figure), None]
    return [figure.numerator_low, figure.numerator_high]
