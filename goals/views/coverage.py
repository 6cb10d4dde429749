"""Plan > Dekking: the heat map of what the plan covers, whose empty cells make what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from goals.enums import FrameworkKind
from goals.queries.coverage import Column, Coverage, Head, Square, coverage_of, gaps
from goals.queries.framework import FrameworkItem
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.levels import Levels
from osp.web.export import Cell, table_response

# The kinds that can be looked at, by their word in the address.
KINDS = {
    "wet": FrameworkKind.STATUTORY,
    "verantwoordelijkheden": FrameworkKind.RESPONSIBILITY,
    "standaarden": FrameworkKind.STANDARD,
}


@dataclass(frozen=True, slots=True)
class ShownSquare:
    """A cell with its words: under which head it stands, and for an empty one what its link makes. `url` is empty for who may not."""

    square: Square
    head: str
    action: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """An item with its cells."""

    item: FrameworkItem
    squares: tuple[ShownSquare, ...]


class CoveragePage(PlanView):
    """One kind of items against doelen, indicators and gremia."""

    def get(self, request: HttpRequest) -> HttpResponse:
        word = request.GET.get("kader", "")
        kind = KINDS.get(word, FrameworkKind.STATUTORY)
        found = coverage_of(self.tree, kind, timezone.localdate(), with_talks=self.actor.can(Ability.VIEW_MEETINGS))
        if vorm := request.GET.get("vorm"):
            header = ["Onderdeel", *(head_name(head, self.levels) for head in found.heads)]
            return table_response(f"dekking-{self.tenant.slug}", header, cells(found), vorm)
        context = {
            "tree": self.tree,
            "found": found,
            "heads": [head_name(head, self.levels) for head in found.heads],
            "rows": [self.shown(row.item, row.squares) for row in found.rows],
            "gaps": sum(1 for _ in gaps(found)),
            "kinds": [(name, each.plural, each is kind) for name, each in KINDS.items()],
            "here": next(name for name, each in KINDS.items() if each is kind),
        }
        return self.render("goals/coverage.html", context)

    def shown(self, item: FrameworkItem, squares: tuple[Square, ...]) -> ShownRow:
        """A row with the links of its empty cells."""
        return ShownRow(item, tuple(self.shown_square(square) for square in squares))

    def shown_square(self, square: Square) -> ShownSquare:
        """A cell, with what is missing."""
        head = head_name(square.head, self.levels)
        if square.count:
            return ShownSquare(square, head)
        if square.lacks is not None:
            needed = self.levels.goal.singular if square.lacks is Column.GOALS else "indicator"
            return ShownSquare(square, head, f"eerst een {needed}", self.make_url(square, square.lacks))
        return ShownSquare(square, head, self.action(square.head), self.make_url(square, square.head.column))

    def action(self, head: Head) -> str:
        """What the link of an empty cell does."""
        words = {Column.GOALS: f"maak een {self.levels.goal.singular}", Column.BODY: "kies maanden"}
        return words.get(head.column, "koppel een indicator")

    def make_url(self, square: Square, column: Column) -> str:
        """The form that makes the missing thing, filled in as far as the cell tells."""
        needed = Ability.EDIT_MEETINGS if column is Column.BODY else Ability.EDIT_PLAN
        if not self.actor.can(needed):
            return ""
        if column is Column.GOALS:
            return f"{self.url('goal-new')}?{urlencode({'kader': square.row_id})}"
        if column is Column.BODY:
            query = {"gremium": square.head.body_id, "naar": self.request.get_full_path()}
            return f"{reverse('meetings:link-rhythms', args=[self.tenant.code, square.row_id])}?{urlencode(query)}"
        return self.url("goal-link", square.row_id)


def head_name(head: Head, levels: Levels) -> str:
    """What a column is called."""
    names = {Column.GOALS: levels.goal.capital_plural, Column.MEASURABLE: "Meetbaar", Column.NOTICEABLE: "Merkbaar"}
    return names.get(head.column, head.name)


def cells(found: Coverage) -> Iterator[list[Cell]]:
    """Rows of the download: each item with its counts."""
    for row in found.rows:
        yield [str(row.item), *(square.count for square in row.squares)]
