"""The order of the plan: an outline in which every element is put elsewhere by dragging, by keys or by choosing its place."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.forms.order import SeatForm
from goals.kinds import ELEMENTS, LEVEL_OF, Kind
from goals.queries import order as reads
from goals.queries.lookups import get_element, was_element
from goals.queries.order import Seat
from goals.snapshot import Node
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError, NotAllowedError
from osp.web.htmx import is_partial

GONE = "Dit onderdeel staat niet meer in het plan: iemand anders heeft het zojuist weggehaald. Zo staat het plan er nu bij."
TAKEN = "Iemand anders veranderde zojuist de volgorde. Kies opnieuw een plek."


class OrderView(PlanView):
    """About the order of the current plan."""

    ability = Ability.EDIT_PLAN

    def root(self) -> Node:
        """The plan as it stands now, read anew: after a move it says something else."""
        return reads.plan_outline(self.plan_here)

    def outline(self, *, status: int = 200) -> HttpResponse:
        """The outline alone for htmx, or the page."""
        template = "goals/_order.html" if is_partial(self.request) else "goals/order.html"
        kinds = {"top": Kind.PRIORITY.value, "middle": Kind.GOAL.value, "last": Kind.ACTIVITY.value}
        return self.render(template, {"root": self.root(), **kinds}, status=status)


class OrderPage(OrderView):
    """The outline of the plan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.outline()


class Reseat(OrderView):
    """Another place for one element: a form with every place it can take; the same address takes what was dragged.

    What was moved is moved back by POST to this address with `plek` behind the question mark.
    """

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        self.find(kind, pk)
        return self.show(self.form())

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        try:
            self.find(kind, pk)
        except Http404:
            if not is_partial(request) or not was_element(kind, pk):
                raise
            return self.as_it_is(GONE)
        data = QueryDict(mutable=True)
        data["plek"] = request.POST.get("plek") or request.GET.get("plek", "")
        form = self.form(data)
        if not form.is_valid():
            return self.refuse_seat(form)
        try:
            move_to(self.actor, self.kind, self.row, form.cleaned_data["plek"])
        except NotAllowedError:
            raise
        except (DomainError, Http404):
            # Between reading the outline and writing somebody else moved or archived what this place names.
            form.add_error("plek", TAKEN)
            return self.refuse_seat(form)
        if data["plek"] != self.now.value:
            self.undo = f"{request.path}?{urlencode({'plek': self.now.value})}"
        message = self.said(self.levels.of(LEVEL_OF[self.kind]).the, "is verplaatst")
        if not is_partial(request):
            return self.go(f"{self.url('order')}#rij-{kind}-{pk}", message)
        return self.toasted(self.outline(), message)

    def refuse_seat(self, form: SeatForm) -> HttpResponse:
        """The form with what is wrong, or the outline as it is now: what was dragged goes back."""
        if not is_partial(self.request):
            return self.show(form, status=422)
        return self.as_it_is(str(form.errors["plek"][0]))

    def as_it_is(self, message: str) -> HttpResponse:
        """The outline as the server has it, with what went wrong."""
        return self.toasted(self.outline(status=422), message, fault=True)

    def find(self, kind: str, pk: int) -> None:
        """The element and where it stands; 404 for what has no place in the order of this plan."""
        if kind not in ELEMENTS:
            raise Http404
        self.kind, self.row = Kind(kind), get_element(kind, pk)
        self.before = self.root()
        now = reads.seat_of(self.before, self.kind, pk)
        if now is None:
            raise Http404
        self.now = now

    def form(self, data: QueryDict | None = None) -> SeatForm:
        """Every place it can take, the present one chosen."""
        return SeatForm(data, groups=reads.seats(self.before, self.kind, self.row.pk), now=self.now)

    def show(self, form: SeatForm, *, status: int = 200) -> HttpResponse:
        """In its row of the outline, or on a page."""
        context = {
            "form": form,
            "heading": f"{self.row.title} verplaatsen",
            "url": self.request.path,
            "cancel_url": f"{self.url('order')}#rij-{self.kind}-{self.row.pk}",
            "fragment": "goals/_seat_form.html",
        }
        template = "goals/_seat_form.html" if is_partial(self.request) else "goals/form_page.html"
        return self.render(template, context, status=status)


def move_to(actor: Actor, kind: Kind, row: Any, seat: Seat) -> None:
    """Carry out the choice of a place. 404 when what it names is gone."""
    after: Any = get_element(kind, seat.after) if seat.after else None
    if kind is Kind.PRIORITY:
        services.move_priority_to(actor, priority=row, after=after)
    elif kind is Kind.GOAL:
        services.move_goal_to(actor, goal=row, priority=queries.get_priority(seat.parent), after=after)
    else:
        services.move_activity_to(actor, activity=row, goal=queries.get_goal(seat.parent), after=after)
