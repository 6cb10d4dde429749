"""Overdracht: what somebody who leaves owns and knows, as a page and a PDF, and passing all of it on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from goals.queries.owned import owned_by
from goals.queries.people import discussing
from goals.services.succession import pass_on
from meetings.queries.handover import handover_of
from meetings.services.handover import make_handover
from meetings.views.pages import MeetingsPage, crumbs
from osp import dutch
from osp import queries as osp_queries
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.models import User
from osp.web.files import pdf_response
from osp.web.numbers import number_in


class HandOverPage(MeetingsPage):
    """What the pages of a hand-over share."""

    ability = Ability.HAND_OVER

    def person(self, pk: int | None) -> User:
        """Somebody with a role here; 404 for anybody else."""
        if pk is None:
            raise Http404
        found = osp_queries.people().filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def page(
        self, person: User, *, successor: User | None = None, fault: str = "", status: int = 200, pdf: str = ""
    ) -> HttpResponse:
        """The file with, beside it, the choice of who comes after."""
        owned = owned_by(person)
        context: dict[str, Any] = {
            "person": person,
            "paper": handover_of(owned, self.tenant, self.actor),
            "owned": owned,
            "pdf": pdf or self.url("handover-pdf", person.pk),
            "successor": successor,
            "others": discussing().exclude(pk=person.pk),
            "fault": fault,
            "crumbs": self.path(person),
        }
        return self.render("meetings/handover.html", context, status=status)

    def path(self, person: User) -> list[dict[str, str]]:
        """Down from the list, for who has it."""
        if not self.actor.can(Ability.HAND_OVER):
            return crumbs(("Overdracht", ""))
        return crumbs(("Overleg", self.url("list")), ("Overdracht", self.url("handovers")), (person.name, ""))

    def pdf(self, person: User) -> HttpResponse:
        """The same on paper; the log keeps that it was made."""
        paper = handover_of(owned_by(person), self.tenant, self.actor)
        return pdf_response(make_handover(self.actor, person=person, paper=paper), f"overdracht-{self.tenant.slug}")


class HandOversView(HandOverPage):
    """Of whom one can make a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        path = crumbs(("Overleg", self.url("list")), ("Overdracht", ""))
        return self.render("meetings/handovers.html", {"people": osp_queries.people(), "crumbs": path})


class HandOverView(HandOverPage):
    """The file. `opvolger` in the address shows what would pass on to whom; POST passes it on."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.person(pk), successor=self.successor(request.GET.get("opvolger")))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person, successor = self.person(pk), self.successor(request.POST.get("opvolger"))
        if successor is None:
            return self.page(person, fault="Kies aan wie u overdraagt.", status=422)
        try:
            count = pass_on(self.actor, person=person, successor=successor)
        except NotAllowedError:
            raise
        except DomainError as error:
            return self.page(person, successor=successor, fault=error.message, status=422)
        return self.go(
            self.url("handover", pk),
            f"{dutch.plural(count, 'onderdeel is', 'onderdelen zijn')} nu van {successor.name}.",
        )

    def successor(self, asked: str | None) -> User | None:
        """Who was chosen, of those who speak about the plan."""
        number = number_in(asked)
        return discussing().filter(pk=number).first() if number is not None else None


class HandOverPdfView(HandOverPage):
    """The same on paper."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.pdf(self.person(pk))


class OwnHandOverView(HandOverPage):
    """One's own file: everybody with a role here has one."""

    ability = Ability.VIEW_TODAY

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.person(self.actor.user_id), pdf=self.url("own-handover-pdf"))


class OwnHandOverPdfView(HandOverPage):
    """One's own file on paper."""

    ability = Ability.VIEW_TODAY

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.pdf(self.person(self.actor.user_id))
