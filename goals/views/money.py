"""Begroting of the whole plan: what each speerpunt comes to per year, the two clocks apart, and every line as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goals.compute.money import ClockMoney, YearMoney
from goals.enums import YearKind
from goals.kinds import Kind, noun
from goals.queries.elements import Place, PlanParts, plan_parts
from goals.snapshot import Ref
from goals.views.base import PlanView
from goals.wording.money import euro, year_text
from osp.levels import Levels
from osp.web.export import Cell, table_response

HEADER = ("Nummer", "Soort", "Onderdeel", "Soort jaar", "Jaar", "Uit", "Waaraan", "Begroot", "Besteed")


@dataclass(frozen=True, slots=True)
class MoneyYear:
    """One year in words."""

    year: str
    budgeted: str
    spent: str
    is_partial: bool
    is_overspent: bool


@dataclass(frozen=True, slots=True)
class PriorityMoney:
    """A speerpunt with everything under it, year by year."""

    pk: int
    place: Place
    years: tuple[MoneyYear, ...]


@dataclass(frozen=True, slots=True)
class ClockTable:
    """One clock: a group of rows a speerpunt, the sum of each year, and that of all years."""

    clock: YearKind
    groups: tuple[PriorityMoney, ...]
    years: tuple[MoneyYear, ...]
    total: ClockMoney

    @property
    def budgeted(self) -> str:
        return euro(self.total.total.budgeted)

    @property
    def spent(self) -> str:
        return euro(self.total.total.spent)

    @property
    def is_partial(self) -> bool:
        return self.total.total.is_partial


class MoneyPage(PlanView):
    """Begroot and besteed of the plan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        parts = plan_parts(plan)
        if vorm := request.GET.get("vorm"):
            rows = export_rows(parts, self.levels)
            return table_response(f"begroting-{self.tenant.slug}", HEADER, rows, vorm)
        return self.render("goals/money.html", {"plan": plan, "tables": clock_tables(parts)})


def clock_tables(parts: PlanParts) -> tuple[ClockTable, ...]:
    """A table for each clock on which anything is told."""
    priorities = [(ref, place) for ref, place in parts.places.items() if ref[0] is Kind.PRIORITY]
    return tuple(_table(parts, total, priorities) for total in parts.money_by_clock())


def export_rows(parts: PlanParts, levels: Levels) -> Iterator[list[Cell]]:
    """Rows under HEADER: every budget line, in the order of the plan."""
    for ref, place in parts.places.items():
        for line in parts.of(ref).budget:
            amounts = [None if each is None else float(each) for each in (line.budgeted, line.spent)]
            year = year_text(line.year_kind, line.year).partition(" ")[2]
            what = [place.number, noun(ref[0], levels), place.title]
            yield [*what, line.year_kind, year, line.money, line.note, *amounts]


def _table(parts: PlanParts, total: ClockMoney, priorities: list[tuple[Ref, Place]]) -> ClockTable:
    clock = total.year_kind
    groups = [(ref, place, _years(parts.money_by_year(ref), clock)) for ref, place in priorities]
    return ClockTable(
        clock=clock,
        groups=tuple(PriorityMoney(ref[1], place, years) for ref, place, years in groups if years),
        years=_years(parts.money_by_year(), clock),
        total=total,
    )


def _years(found: tuple[YearMoney, ...], clock: YearKind) -> tuple[MoneyYear, ...]:
    return tuple(
        MoneyYear(
            year=year_text(each.year_kind, each.year).partition(" ")[2],
            budgeted=euro(each.total.budgeted),
            spent=euro(each.total.spent),
            is_partial=each.total.is_partial,
            is_overspent=each.total.is_overspent,
        )
        for each in found
        if each.year_kind is clock
    )
