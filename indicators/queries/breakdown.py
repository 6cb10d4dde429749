"""Where the pupils behind a figure go to school: per schoolbestuur and per school, with what may not be shown left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indicators.compute.figure import FigureValue
from indicators.compute.splitting import Branch
from indicators.enums import FigureKind, PlacementStep, Unit
from indicators.models import Indicator
from indicators.queries.opening import Closed, Reader, View, numbers, plan_of, views
from indicators.queries.placed import board_names
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """A school, or a schoolbestuur with its schools: the pupils, and of a share the denominator, the share and its change.

    `before` is the pupils of the year before. `hides_schools`: none of the schools of this schoolbestuur is shown.
    """

    code: str
    name: str
    figure: FigureValue
    whole: FigureValue | None = None
    share: FigureValue | None = None
    before: FigureValue | None = None
    place: str = ""
    step: PlacementStep | None = None
    schools: tuple["BreakdownRow", ...] = ()
    hides_schools: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The split of the figure of one year: schoolbesturen, largest first; withheld ones stand last, by name.

    `withheld` counts the rows without their number of pupils, `empty` the schools without these pupils, which have no row.
    `closed` says why this reader may not see the split, if so; then there are no rows. `before` is the year before, if held.
    """

    year: int
    years: tuple[int, ...]
    measure: str
    whole: str = ""
    boards: tuple[BreakdownRow, ...] = ()
    total: BreakdownRow = field(default_factory=lambda: BreakdownRow("", "", FigureValue.unknown(Unit.COUNT)))
    withheld: int = 0
    empty: int = 0
    before: int | None = None
    closed: Closed | None = None

    @property
    def schools(self) -> tuple[BreakdownRow, ...]:
        """Every school that has a row."""
        return tuple(school for board in self.boards for school in board.schools)

    @property
    def has_intervals(self) -> bool:
        """Whether any number is a pair of bounds."""
        return any(row.figure.kind is FigureKind.INTERVAL for row in (*self.boards, *self.schools))

    @property
    def has_estimates(self) -> bool:
        """Whether any school was placed by the nearest postcode."""
        return any(row.step is PlacementStep.NEAREST for row in self.schools)


def breakdown(
    swv: Samenwerkingsverband, indicator: Indicator, *, year: int | None = None, reader: Reader = Reader.OUTSIDE
) -> Breakdown | None:
    """The split of one year, by default the newest with exact numbers; None where there is nothing to split."""
    plan = plan_of(indicator)
    found = views(swv, plan, reader) if plan else {}
    if plan is None or not found:
        return None
    exact = [each for each, view in found.items() if view.is_exact]
    wanted = year if year in found else max(exact or found)
    before = found.get(wanted - 1)
    split = Breakdown(wanted, tuple(found), " + ".join(plan.part), " + ".join(plan.whole), closed=found[wanted].closed)
    return split if split.closed else _shown(split, found[wanted], before if before and not before.closed else None)


def _shown(found: Breakdown, view: View, before: View | None) -> Breakdown:
    rows = _Rows(view, before, board_names(board.key[0] for board in view.top.parts))
    boards = tuple(sorted((rows.board(each) for each in view.top.parts if rows.is_listed(each)), key=_place_in_table))
    schools = [school for board in view.top.parts for school in board.parts]
    told = [*boards, *(school for board in boards for school in board.schools)]
    return replace(
        found,
        boards=boards,
        total=rows.row(view.top, name=""),
        withheld=sum(row.figure.kind is FigureKind.WITHHELD for row in told),
        empty=sum(not school.high and not rows.is_withheld(school) for school in schools),
        before=found.year - 1 if before else None,
    )


def _place_in_table(row: BreakdownRow) -> tuple[bool, float, str, str]:
    """Largest first; a withheld number decides nothing, or the order would tell it."""
    figure = row.figure
    size = (figure.low or 0) + (figure.high or 0)
    return figure.kind is FigureKind.WITHHELD, -size, row.name, row.code


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of one year."""

    view: View
    before: View | None
    names: Mapping[str, str]

    def is_withheld(self, branch: Branch) -> bool:
        return self.view.is_hidden(branch.key, self.view.plan.part)

    def is_listed(self, branch: Branch) -> bool:
        """With pupils, or withheld; of a share also a schoolbestuur that has none of them among its pupils."""
        whole = self.view.wholes.get(branch.key) if branch.parts else None
        return branch.high > 0 or self.is_withheld(branch) or bool(whole and whole.high)

    def board(self, branch: Branch) -> BreakdownRow:
        hides = self.is_withheld(branch)
        schools = [] if hides else [self.school(each) for each in branch.parts if self.is_listed(each)]
        row = self.row(branch, name=self.names.get(branch.key[0], branch.key[0]))
        return replace(row, schools=tuple(sorted(schools, key=_place_in_table)), hides_schools=hides)

    def school(self, branch: Branch) -> BreakdownRow:
        school = self.view.schools[branch.key[1]]
        return replace(self.row(branch, name=school.name), place=school.place, step=school.step)

    def row(self, branch: Branch, *, name: str) -> BreakdownRow:
        figure, whole, share = numbers(self.view, branch.key)
        before = numbers(self.before, branch.key)[0] if self.before else None
        return BreakdownRow(branch.key[1] or branch.key[0], name, figure, whole, share, before)
