"""Plan > Merkbaar: every doel between meetbaar and merkbaar, with the question it raises for the next meeting."""

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals import hooks
from goals.compute.quadrant import Cell
from goals.queries.quadrant import Placed, placed_goals
from goals.services import quadrant as services
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.export import Cell as TableCell
from osp.web.export import table_response
from osp.web.numbers import number_in

HEADER = ("Nummer", "Titel", "Plaats", "Meetbaar", "Merkbaar", "Peiling", "Vraag")
# As the square is read: the top row is better, the left column is noticed.
ROWS = ((Cell.BOTH, Cell.UNNOTICED), (Cell.FELT, Cell.NEITHER))


class QuadrantPage(PlanView):
    """The square, printable, and as a table. POST puts a question on an agenda."""

    write_ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest) -> HttpResponse:
        placed = self.asked_about()
        if placed is None:
            return self.page(fault="Dit staat niet meer in het plan. Ververs de pagina.", status=422)
        try:
            meeting = number_in(request.POST.get("meeting")) or 0
            services.ask_at_meeting(self.actor, goal=placed.view.goal, placed=placed, meeting_id=meeting)
        except NotAllowedError:
            raise
        except DomainError as error:
            return self.page(fault=error.message, status=422)
        return self.go(self.url("quadrant"), f"De vraag over {placed.view.number} staat op de agenda.")

    def page(self, *, fault: str = "", status: int = 200) -> HttpResponse:
        """The square as it is now."""
        found = placed_goals(self.tree)
        if vorm := self.request.GET.get("vorm"):
            return table_response(f"merkbaar-{self.tenant.slug}", HEADER, _cells(found), vorm)
        may_ask = self.actor.can(Ability.EDIT_PLAN) and self.actor.can(Ability.EDIT_MEETINGS)
        context = {
            "tree": self.tree,
            "rows": [[(place, found[place]) for place in row] for row in ROWS],
            "unknown": found[Cell.UNKNOWN],
            "count": sum(len(each) for each in found.values()),
            "meetings": hooks.coming_meetings(timezone.localdate()) if may_ask else (),
            "fault": fault,
        }
        return self.render("goals/quadrant.html", context, status=status)

    def asked_about(self) -> Placed | None:
        """The doel of the form; None where the plan has no such doel."""
        wanted = number_in(self.request.POST.get("goal"))
        found = (each for rows in placed_goals(self.tree).values() for each in rows)
        return next((each for each in found if each.view.goal.pk == wanted), None)


def _cells(found: Mapping[Cell, tuple[Placed, ...]]) -> Iterator[list[TableCell]]:
    for place, rows in found.items():
        for row in rows:
            yield [
                row.view.number,
                row.view.goal.title,
                place.value,
                "; ".join(f"{link.link.indicator.name}: {link.short}" for link in row.view.measurable),
                "; ".join(f"{link.link.indicator.name}: {link.short}" for link in row.view.noticeable),
                row.pulse,
                row.question,
            ]
