"""Beheer: people and roles, the own name, and the log."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from osp import queries, services
from osp.abilities import Ability
from osp.errors import DomainError
from osp.forms import LogFilterForm, MemberForm, NameForm
from osp.parties import Organisation, organisations
from osp.passwords import one_time_password
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

EVENTS_PER_PAGE = 50
MOST_EXPORTED = 10_000
MEMBER_HEADER = ("Naam", "E-mailadres", "Rol", "Van")
# By the first word of a verb; {goals} stands for what the samenwerkingsverband calls its doelen.
SUBJECTS = {
    "plan": "plan",
    "priority": "{priorities}",
    "goal": "{goals}",
    "activity": "{activities}",
    "link": "indicatoren bij het plan",
    "indicator": "eigen indicatoren",
    "rubric": "scores",
    "interpretation": "duidingen",
    "import": "leveringen",
    "schoolbestuur": "schoolbesturen",
    "body": "gremia",
    "rhythm": "overlegritmes",
    "meeting": "vergaderingen",
    "agenda": "agendapunten",
    "pack": "vergaderstukken",
    "attachment": "bijlagen",
    "passport": "adressen van cijfers",
    "sheet": "sjablonen",
    "member": "rollen",
    "holidays": "schoolvakanties",
    "version": "versies van het plan",
    "step": "stappen naar vaststelling",
    "tenant": "namen van samenwerkingsverband en niveaus",
    "round": "uitvragen",
    "contribution": "bijdragen",
    "contact": "contactpersonen",
}


class PeopleView(TenantView):
    """A page about people and their roles."""

    ability = Ability.MANAGE_MEMBERS
    section = "beheer"

    @property
    def url(self) -> str:
        return reverse("manage", args=[self.tenant.code])

    @cached_property
    def organisations(self) -> list[Organisation]:
        """The schoolbesturen, schools and gemeenten of this samenwerkingsverband."""
        return organisations(self.tenant.swv)

    def member_form(self, data: QueryDict | None = None) -> MemberForm:
        """The form that gives somebody a role, with the organisations of this samenwerkingsverband."""
        return MemberForm(data, organisations=self.organisations)

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with the people as they are now. It may hold a password, so nothing may keep a copy of it."""
        members = queries.members_told(self.organisations)
        context.setdefault("form", self.member_form())
        context.setdefault(
            "name_form", NameForm(initial={"name": self.tenant.name, "before": self.tenant.name}, label="Eigen naam")
        )
        response = self.render("osp/manage.html", context | {"members": members}, status=status)
        response["Cache-Control"] = "no-store"
        return response


class ManageView(PeopleView):
    """Who holds which role. Answers a new person with the one-time password, which is shown this once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "vorm" in request.GET:
            told = queries.members_told(self.organisations)
            rows = [(each.row.user.name, each.row.user.email, each.row.role, each.organisation) for each in told]
            return table_response(f"rollen-{self.tenant.slug}", MEMBER_HEADER, rows, request.GET["vorm"])
        return self.page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.member_form(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        known, password = queries.find_person(form.cleaned_data["email"]), one_time_password()
        try:
            member = services.add_member(self.actor, **form.cleaned_data, password=password)
        except DomainError as error:
            return self.page(form=add_error(form, error), status=422)
        if known:
            return self.go(self.url, f"{member.user.name} is nu ook {member.role}.")
        return self.page(issued={"user": member.user, "password": password})


class NameView(PeopleView):
    """The own name of the samenwerkingsverband."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NameForm(request.POST, label="Eigen naam")
        if not form.is_valid():
            return self.page(name_form=form, status=422)
        try:
            services.name_tenant(self.actor, tenant=self.tenant, **form.cleaned_data)
        except DomainError as error:
            self.tenant.refresh_from_db()
            again = NameForm({**request.POST.dict(), "before": self.tenant.name}, label="Eigen naam")
            return self.page(name_form=add_error(again, error), status=409)
        return self.go(self.url, "De naam is bewaard.")


class MemberEndView(PeopleView):
    """Ending a role, after a question."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render("osp/member_end.html", {"member": queries.get_membership(pk)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        member = queries.get_membership(pk)
        try:
            services.end_membership(self.actor, membership=member)
        except DomainError as error:
            return self.render("osp/member_end.html", {"member": member, "refusal": error.message}, status=422)
        return self.go(self.url, f"{member.user.name} is hier geen {member.role} meer.")


class PasswordView(PeopleView):
    """A new password for a colleague who lost it, after a question."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render("osp/member_password.html", {"person": queries.get_member(pk)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person, password = queries.get_member(pk), one_time_password()
        try:
            services.renew_password(self.actor, user=person, password=password)
        except DomainError as error:
            context = {"person": person, "refusal": error.message}
            return self.render("osp/member_password.html", context, status=422)
        return self.page(issued={"user": person, "password": password, "renewed": True})


class LogView(TenantView):
    """What was done, by whom and when."""

    ability = Ability.VIEW_AUDIT
    section = "beheer"

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = self.choice()
        rows = queries.events(self.tenant.swv, choice)
        if "vorm" in request.GET:
            told = queries.told(rows[:MOST_EXPORTED])
            cells = [(f"{each.at:%Y-%m-%d %H:%M}", each.who, each.sentence, each.detail) for each in told]
            header = ("Wanneer", "Wie", "Wat", "Toelichting")
            return table_response(f"logboek-{self.tenant.slug}", header, cells, request.GET["vorm"])
        page = Paginator(rows, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "events": queries.told(page.object_list),
            "choice": choice,
            "people": queries.people(),
            "subjects": {code: words.format_map(self.tenant.levels.words) for code, words in SUBJECTS.items()},
        }
        return self.render("osp/log.html", context)

    def choice(self) -> queries.EventFilter:
        """The filters of the address."""
        form = LogFilterForm(self.request.GET)
        form.is_valid()
        subject = form.cleaned_data.get("soort", "")
        return queries.EventFilter(user_id=form.cleaned_data.get("wie"), subject=subject if subject in SUBJECTS else "")
