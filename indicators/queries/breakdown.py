"""Where the pupils behind a figure go to school: one level only, per vestiging, so that no two levels can be combined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.db.models import F, Max

from indicators.compute.figure import FigureValue
from indicators.compute.formulas import FORMULAS
from indicators.compute.withholding import ENOUGH, Cell, Withheld, withhold
from indicators.enums import FigureKind, PlacementStep, Unit
from indicators.models import Indicator
from indicators.wording.places import place_name
from osp.models import Placement, Samenwerkingsverband, SchoolbestuurName, Vestiging

# Pupils in pro are among those in vo, so the one table would bound what the other hides.
WHOLE_OF = {"pro": "vo"}
PART_OF = {"vo": "pro"}
# A split is shown to a schoolbestuur only from this many others up.
OTHERS_NEEDED = 3


class Reader(StrEnum):
    """What the reader may know already. A schoolbestuur knows its own vestigingen; a bestuurslid may come from one."""

    OUTSIDE = "outside"
    BOARD_MEMBER = "board_member"
    SCHOOLBESTUUR = "schoolbestuur"


class Closed(StrEnum):
    """Why a split is not shown at all to this reader."""

    FEW_BOARDS = "few_boards"
    SMALL_NUMBERS = "small_numbers"


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One vestiging with its pupils and the step that placed it."""

    vestiging: str
    name: str
    place: str
    schoolbestuur: str
    figure: FigureValue
    step: PlacementStep


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The vestigingen behind the figure of one year, largest first; withheld ones stand last, by name.

    `withheld` counts the numbers left out, `empty` the vestigingen without these pupils, which have no row. `closed`
    says why this reader may not see the split, if so; then there are no rows.
    """

    year: int
    years: tuple[int, ...]
    measure: str
    rows: tuple[BreakdownRow, ...] = ()
    total: FigureValue = field(default_factory=lambda: FigureValue.unknown(Unit.COUNT))
    withheld: int = 0
    empty: int = 0
    closed: Closed | None = None

    @property
    def has_intervals(self) -> bool:
        """Whether any number is a pair of bounds."""
        return any(row.figure.kind is FigureKind.INTERVAL for row in self.rows)

    @property
    def has_estimates(self) -> bool:
        """Whether any vestiging was placed by the nearest postcode."""
        return any(row.step is PlacementStep.NEAREST for row in self.rows)


@dataclass(frozen=True, slots=True)
class _School:
    code: str
    name: str
    place: str
    board: str
    step: PlacementStep
    low: int
    high: int

    @property
    def cell(self) -> Cell:
        return Cell(self.code, self.low if self.low == self.high else None)


def measure_of(indicator: Indicator) -> str | None:
    """The kind of pupils that vestigingen can be listed for; None where the figure does not count by school."""
    formula = FORMULAS.get(indicator.code)
    if formula is None or indicator.swv_id is not None or formula.numerator_basis != "school":
        return None
    return formula.numerator[0]


def breakdown(
    swv: Samenwerkingsverband, indicator: Indicator, *, year: int | None = None, reader: Reader = Reader.OUTSIDE
) -> Breakdown | None:
    """The split of one year, by default the newest with exact numbers; None where there is nothing to split."""
    measure = measure_of(indicator)
    years = _years(swv, measure) if measure else {}
    if measure is None or not years:
        return None
    exact = [each for each, width in years.items() if not width]
    wanted = year if year in years else max(exact or years)
    schools = _schools(swv, measure, wanted)
    hidden = _hidden(schools)
    found = Breakdown(wanted, tuple(sorted(years)), measure)
    closed = _closed(swv, found, schools, hidden, reader)
    return replace(found, closed=closed) if closed else _shown(found, schools, hidden)


def _closed(
    swv: Samenwerkingsverband, found: Breakdown, schools: Sequence[_School], hidden: Withheld, reader: Reader
) -> Closed | None:
    """Whether the split is shown as a whole or not at all.

    Who can fill in the numbers of one schoolbestuur could work out what is hidden of another. And where pro is split
    beside vo, the two tables together could, or tell how few pupils of a vestiging are in vo but not in pro.
    """
    if reader is Reader.SCHOOLBESTUUR and len({each.board for each in schools}) <= OTHERS_NEEDED:
        return Closed.FEW_BOARDS
    if hidden.cells and (reader is not Reader.OUTSIDE or found.measure in WHOLE_OF):
        return Closed.SMALL_NUMBERS
    whole = WHOLE_OF.get(found.measure)
    if whole:
        around = _schools(swv, whole, found.year)
        return Closed.SMALL_NUMBERS if _hidden(around).cells or _hides(_rests(schools, around)) else None
    part = PART_OF.get(found.measure)
    if part and _rest_is_told(_schools(swv, part, found.year), schools, reader):
        return Closed.SMALL_NUMBERS
    return None


def _rest_is_told(part: Sequence[_School], whole: Sequence[_School], reader: Reader) -> bool:
    """Whether the whole alone, with the known total of its part, tells what is left of one vestiging.

    The part is not split then; but who can tell which vestigingen have it could divide what is left over these few.
    """
    rests = _rests(part, whole)
    if not _hides(rests):
        return False
    left = sum(rests.values())
    sizes = {each.code: each.low for each in whole if each.code in rests}
    room = [min(size, left) - max(0, left - (sum(sizes.values()) - size)) + 1 for size in sizes.values()]
    return reader is not Reader.OUTSIDE or min(room) < ENOUGH


def _rests(part: Sequence[_School], whole: Sequence[_School]) -> dict[str, int]:
    """Per vestiging with pupils in the part: how many of the whole are not in it, where both are known exactly."""
    around = {each.code: each.low for each in whole if each.low == each.high}
    exact = {each.code: each.low for each in part if each.low == each.high and each.low}
    return {code: max(0, around[code] - count) for code, count in exact.items() if code in around}


def _hides(counts: Mapping[str, int]) -> bool:
    return bool(withhold([Cell(code, count) for code, count in counts.items()], total_visible=True).cells)


def _hidden(schools: Sequence[_School]) -> Withheld:
    return withhold([each.cell for each in schools], total_visible=True)


def _shown(found: Breakdown, schools: Sequence[_School], hidden: Withheld) -> Breakdown:
    shown = [each for each in schools if each.high or each.code in hidden]
    names = _board_names(shown)
    rows = [_row(each, names, withheld=each.code in hidden) for each in shown]
    return replace(
        found,
        rows=tuple(sorted(rows, key=_place_in_table)),
        total=_count(sum(each.low for each in schools), sum(each.high for each in schools), withheld=hidden.total),
        withheld=len(hidden.cells),
        empty=len(schools) - len(shown),
    )


def _place_in_table(row: BreakdownRow) -> tuple[bool, float, str, str]:
    """Largest first; a withheld number decides nothing, or the order would tell it."""
    figure = row.figure
    size = (figure.low or 0) + (figure.high or 0)
    return figure.kind is FigureKind.WITHHELD, -size, row.name, row.vestiging


def _years(swv: Samenwerkingsverband, measure: str) -> dict[int, int]:
    """School years with vestigingen of this samenwerkingsverband, each with the widest pair of bounds in it."""
    rows = Placement.objects.filter(unit=swv.code, measure=measure).values("year")
    return dict(rows.annotate(width=Max(F("high") - F("low"))).values_list("year", "width"))


def _schools(swv: Samenwerkingsverband, measure: str, year: int) -> list[_School]:
    """One entry per vestiging. Where the samenwerkingsverband has files of its own for the year, those alone count."""
    rows = list(Placement.objects.filter(unit=swv.code, measure=measure, year=year).order_by("vestiging", "pk"))
    own = [row for row in rows if row.owner_id is not None]
    merged: dict[str, list[Placement]] = {}
    for row in own or rows:
        merged.setdefault(row.vestiging, []).append(row)
    registered = _registered_boards(merged)
    return [
        _School(
            code=code,
            name=rows[0].name,
            place=place_name(rows[0].place),
            # Without a known schoolbestuur the institution (BRIN) stands for it.
            board=rows[0].schoolbestuur or registered.get(code) or code[:4],
            step=PlacementStep(rows[0].step),
            low=sum(row.low for row in rows),
            high=sum(row.high for row in rows),
        )
        for code, rows in merged.items()
    ]


def _registered_boards(codes: Iterable[str]) -> dict[str, str]:
    rows = Vestiging.objects.filter(code__in=list(codes), schoolbestuur__isnull=False)
    return dict(rows.values_list("code", "schoolbestuur__number"))


def _board_names(schools: Iterable[_School]) -> dict[str, str]:
    numbers = {each.board for each in schools}
    return dict(SchoolbestuurName.objects.filter(number__in=numbers).values_list("number", "name"))


def _row(school: _School, names: dict[str, str], *, withheld: bool) -> BreakdownRow:
    return BreakdownRow(
        vestiging=school.code,
        name=school.name or school.code,
        place=school.place,
        schoolbestuur=names.get(school.board, school.board if school.board.isdigit() else ""),
        figure=_count(school.low, school.high, withheld=withheld),
        step=school.step,
    )


def _count(low: int, high: int, *, withheld: bool) -> FigureValue:
    if withheld:
        return FigureValue(FigureKind.WITHHELD, Unit.COUNT)
    kind = FigureKind.VALUE if low == high else FigureKind.INTERVAL
    value = float(low) if low == high else None
    return FigureValue(kind, Unit.COUNT, value, float(low), float(high), numerator_low=low, numerator_high=high)
