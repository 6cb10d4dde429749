"""Filling in together: a colleague by link, and a part for a school."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from goals.forms.contributions import PersonForm, SchoolPartForm
from goals.queries import ContributionLink
from goals.queries.contribution_people import get_own_link, links_of, parts_of
from goals.queries.schools import schools_of
from goals.services.contribution_links import hand_to_school, invite_colleague, withdraw_invitation
from goals.views.contribution_pages import StepView
from osp.abilities import Ability
from osp.enums import Party
from osp.errors import DomainError
from osp.web.forms import add_error


class Invite(StepView):
    """Who has a way in already, and a form to send one."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.person_form())

    def person_form(self, data: Any = None) -> PersonForm:
        """Only who may sign makes somebody else sign."""
        return PersonForm(data, signs=self.actor.can(Ability.SIGN_CONTRIBUTION))

    def show(self, form: PersonForm, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        rows = [(link, self.address("invite-withdraw", link.pk)) for link in links_of(self.contribution)]
        return self.page("invite.html", {"form": form, "links": rows}, status=status)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.person_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            link = invite_colleague(self.actor, contribution=self.contribution, **form.cleaned_data)
        except DomainError as error:
            return self.show(add_error(form, error), status=422)
        return self.go(self.address("invite"), f"Er is een link gemaild aan {link.to}.")


class InviteWithdraw(StepView):
    """Take a way in back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, link: int, **kwargs: Any) -> HttpResponse:
        found = get_own_link(self.actor, link)
        if self.contribution.pk not in {found.contribution_id, found.contribution.parent_id}:
            raise Http404
        withdraw_invitation(self.actor, link=found)
        page = "invite" if found.contribution_id == self.contribution.pk else "schools"
        return self.go(self.address(page), "De link is ingetrokken.")


class Schools(StepView):
    """What was handed to schools and how far they are, and a form to ask one more."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.part_form())

    @cached_property
    def goals(self) -> dict[int, str]:
        """The asked doelen by their number."""
        if self.contribution.party != Party.SCHOOLBESTUUR:
            raise Http404
        return {row.round_goal_id: row.round_goal.goal.title for row in self.content.answers}

    def part_form(self, data: Any = None) -> SchoolPartForm:
        """The form, without the schools that were asked already."""
        goals = self.goals
        asked = [part.code for part in parts_of(self.contribution)]
        start = {"goals": [str(pk) for pk in goals]}
        return SchoolPartForm(data, schools=schools_of(self.contribution), goals=goals, asked=asked, initial=start)

    def show(self, form: SchoolPartForm, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        rows = [(part, [self._link(link) for link in part.links.all()]) for part in parts_of(self.contribution)]
        return self.page("schools.html", {"form": form, "parts": rows}, status=status)

    def _link(self, link: ContributionLink) -> tuple[ContributionLink, str]:
        return link, self.address("invite-withdraw", link.pk)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.part_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        read = form.cleaned_data
        chosen = [row.round_goal for row in self.content.answers if row.round_goal_id in form.goal_ids]
        try:
            part = hand_to_school(
                self.actor,
                contribution=self.contribution,
                code=read["school"],
                goals=chosen,
                to=read["to"],
                name=read["name"],
            )
        except DomainError as error:
            return self.show(add_error(form, error), status=422)
        return self.go(self.address("schools"), f"{part.name} is gevraagd.")
