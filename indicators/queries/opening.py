"""What may be seen of a split by one reader: per year the trees of schoolbesturen and schools, and what is withheld in them.

Each quantity behind a figure (sbo and bo) is a tree of its own for `compute.splitting`; a number is shown where none of
the quantities in it is withheld. So all pages and downloads of all indicators together are as safe as each tree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.db.models import F

from indicators.compute.figure import FigureValue
from indicators.compute.intervals import Bounds, count_figure, share_figure
from indicators.compute.language import parse
from indicators.compute.measures import MEASURES
from indicators.compute.splitting import OTHERS_NEEDED, TOP, Branch, Key, Split, slips_through, split
from indicators.enums import FigureKind, Unit
from indicators.models import Figure, Indicator, IndicatorDefinition
from indicators.queries.catalogue import definitions
from indicators.queries.placed import Placed, School, atoms, observed, placed
from osp.models import Samenwerkingsverband

PARTS = {code: measure.parts for code, measure in MEASURES.items() if measure.parts}
_NOTHING = Branch(TOP, 0, 0)
_WITHHELD = FigureValue(FigureKind.WITHHELD, Unit.COUNT)


class Reader(StrEnum):
    """What the reader may know already. A schoolbestuur knows its own schools; a bestuurslid may come from one."""

    OUTSIDE = "outside"
    BOARD_MEMBER = "board_member"
    SCHOOLBESTUUR = "schoolbestuur"


class Closed(StrEnum):
    """Why a split is not shown at all to this reader."""

    FEW_BOARDS = "few_boards"
    SMALL_NUMBERS = "small_numbers"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a definition is split into: the quantities counted and, of a share, those that it is a share of."""

    part: tuple[str, ...]
    whole: tuple[str, ...] = ()
    factor: int = 1
    unit: Unit = Unit.COUNT

    @property
    def atoms(self) -> tuple[str, ...]:
        """The separate quantities in it, each withheld by itself."""
        return tuple(dict.fromkeys(atom for code in (*self.part, *self.whole) for atom in atoms(code)))


def plan_of(indicator: Indicator) -> Plan | None:
    """How the figure splits over schools; None where it does not count by school."""
    return plans_of([indicator]).get(indicator.pk)


def plans_of(indicators: list[Indicator]) -> dict[int, Plan]:
    """The same for several, by indicator id, in one query; without those that do not count by school."""
    known = definitions(indicators)
    found = {row.pk: _plan(row, known.get(row.pk)) for row in indicators}
    return {pk: plan for pk, plan in found.items() if plan is not None}


def _plan(indicator: Indicator, definition: IndicatorDefinition | None) -> Plan | None:
    ratio = parse(definition.formula).ratio if definition and definition.formula else None
    if ratio is None or definition is None or not all(observed(code) for code in ratio.numerator):
        return None
    if ratio.rest(PARTS) is None or not all(observed(code) for code in ratio.denominator):
        return Plan(ratio.numerator)
    return Plan(ratio.numerator, ratio.denominator, definition.factor, Unit(indicator.unit))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the pages of indicators tell of this samenwerkingsverband: exact sums by (year, quantities), and withheld ones."""

    exact: Mapping[tuple[int, frozenset[str]], int]
    withheld: frozenset[tuple[int, frozenset[str]]]

    @classmethod
    def of(cls, swv: Samenwerkingsverband, years: Sequence[int]) -> "_Told":
        rows = Figure.objects.filter(unit=swv.code, year__in=years, superseded_at__isnull=True, is_example=False)
        exact: dict[tuple[int, frozenset[str]], int] = {}
        withheld = set()
        for row in rows.select_related("definition__indicator").order_by(F("swv").asc(nulls_first=True)):
            formula = row.definition.formula
            ratio = parse(formula).ratio if formula else None
            figure = row.as_value()
            if ratio and figure.kind is FigureKind.WITHHELD:
                withheld.add((row.year, frozenset((*ratio.numerator, *ratio.denominator))))
            elif ratio and figure.numerator_low is not None and figure.numerator_low == figure.numerator_high:
                exact[row.year, frozenset(ratio.numerator)] = figure.numerator_low
        return cls(exact, frozenset(withheld))

    def hides(self, year: int, plan: Plan) -> bool:
        """Whether a figure made of nothing else than these quantities is withheld: its parts would add up to it."""
        mine = {*plan.part, *plan.whole, *plan.atoms}
        return any(when == year and codes <= mine for when, codes in self.withheld)


@dataclass(frozen=True, slots=True)
class View:
    """A year as this reader may see it: the trees, and per quantity what is left out. Empty where it is `closed`."""

    plan: Plan
    schools: Mapping[str, School]
    is_exact: bool
    closed: Closed | None = None
    top: Branch = _NOTHING
    parts: Mapping[Key, Branch] = field(default_factory=dict)
    wholes: Mapping[Key, Branch] = field(default_factory=dict)
    hidden: Mapping[str, Split] = field(default_factory=dict)

    def is_hidden(self, key: Key, codes: Iterable[str]) -> bool:
        """Whether any of these quantities is withheld at this place."""
        return any(key in self.hidden[atom] for code in codes for atom in atoms(code) if atom in self.hidden)


def views(swv: Samenwerkingsverband, plan: Plan, reader: Reader) -> dict[int, View]:
    """Every year with vestigingen, oldest first, as this reader may see it. The number of queries does not grow."""
    return views_of(swv, {0: plan}, reader)[0]


def views_of(
    swv: Samenwerkingsverband, plans: Mapping[int, Plan], reader: Reader, *, alone: bool = False
) -> dict[int, dict[int, View]]:
    """The same for several plans, by their key. With `alone` the reader gets to see its own place in the split and no other:
    then it does not matter that there are few schoolbesturen beside it.
    """
    held = placed(swv, {key: plan.atoms for key, plan in plans.items()})
    told = _Told.of(swv, sorted({year for years in held.values() for year in years}))
    found: dict[int, dict[int, View]] = {}
    for key, plan in plans.items():
        years = {year: _view(plan, held[key][year], told, year, reader, alone=alone) for year in sorted(held[key])}
        found[key] = {year: view for year, view in years.items() if view is not None}
    return found


def _view(plan: Plan, held: Placed, told: _Told, year: int, reader: Reader, *, alone: bool) -> View | None:
    """The split of one year; None where the files of that year do not hold the pupils."""
    part = held.tree(plan.part)
    if part is None:
        return None
    closed = View(plan, held.schools, all(branch.is_exact for branch in part.walk()))
    if reader is Reader.SCHOOLBESTUUR and not alone and not enough_boards(part):
        return replace(closed, closed=Closed.FEW_BOARDS)
    hidden = {
        atom: split(tree, inside=reader is not Reader.OUTSIDE, known=told.exact.get((year, frozenset([atom]))))
        for atom in plan.atoms
        if (tree := held.tree([atom]))
    }
    whole = held.tree(plan.whole) if plan.whole else None
    slips = any(tree and slips_through(tree, hidden.values()) for tree in (part, whole))
    if slips or told.hides(year, plan) or any(each.closed for each in hidden.values()):
        return replace(closed, closed=Closed.SMALL_NUMBERS)
    return replace(closed, top=part, parts=_by_key(part), wholes=_by_key(whole), hidden=hidden)


def enough_boards(part: Branch) -> bool:
    """Whether so many schoolbesturen have these pupils that one of them may see something of the others."""
    return sum(board.high > 0 for board in part.parts) > OTHERS_NEEDED


def _by_key(tree: Branch | None) -> dict[Key, Branch]:
    return {branch.key: branch for branch in tree.walk()} if tree else {}


def numbers(view: View, key: Key) -> tuple[FigureValue, FigureValue | None, FigureValue | None]:
    """Pupils, denominator and share at one place of the tree, each withheld where a quantity in it is."""
    plan = view.plan
    part, whole = view.parts.get(key), view.wholes.get(key)
    figure = FigureValue.unknown(Unit.COUNT)
    if part:
        figure = _WITHHELD if view.is_hidden(key, plan.part) else count_figure(_bounds(part))
    if whole is None or part is None:
        return figure, None, None
    if view.is_hidden(key, (*plan.part, *plan.whole)):
        withheld = view.is_hidden(key, plan.whole)
        shown = _WITHHELD if withheld else count_figure(_bounds(whole))
        return figure, shown, FigureValue(FigureKind.WITHHELD, plan.unit)
    rest = Bounds(max(0, whole.low - part.low), max(0, whole.high - part.high), None)
    share = share_figure(_bounds(part), _bounds(whole), rest, unit=plan.unit, factor=plan.factor)
    return figure, count_figure(_bounds(whole)), share


def _bounds(branch: Branch) -> Bounds:
    return Bounds(branch.low, branch.high, float(branch.low) if branch.is_exact else None)
