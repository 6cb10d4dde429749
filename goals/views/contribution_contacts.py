"""Whom to mail at a party that has no account: the list of the bureau."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goals.forms.rounds import ContactForm
from goals.queries.contribution_people import contacts, get_contact
from goals.services.contacts import add_contact, edit_contact, remove_contact
from osp.abilities import Ability
from osp.enums import Party
from osp.errors import DomainError
from osp.parties import Organisation, organisations
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

HEADER = ("Soort", "Code", "Organisatie", "Naam", "E-mailadres", "Ondertekent")


class ContactsView(TenantView):
    """A page about contacts."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"

    @property
    def url(self) -> str:
        return reverse("goals:contacts", args=[self.tenant.code])

    def home(self) -> str:
        return self.url

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Everybody who can have a contact."""
        return organisations(self.tenant.swv)


class ContactsPage(ContactsView):
    """Every contact by organisation, and a form for one more."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "vorm" in request.GET:
            cells = [
                (row.party, row.code, name, row.name, row.email, "ja" if row.signs else "") for row, name in self.rows()
            ]
            return table_response(f"contactpersonen-{self.tenant.slug}", HEADER, cells, request.GET["vorm"])
        return self.show(ContactForm(organisations=self.organisations))

    def rows(self) -> list[tuple[Any, str]]:
        """Each contact with the name of its organisation, in the order of the organisations."""
        order = {(each.party.value, each.code): (place, each.name) for place, each in enumerate(self.organisations)}
        found = [(row, *order.get((row.party, row.code), (len(order), row.code))) for row in contacts()]
        return [(row, _called(row, name)) for row, _, name in sorted(found, key=lambda each: (each[1], each[0].email))]

    def show(self, form: ContactForm, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        return self.render("goals/contributions/contacts.html", {"rows": self.rows(), "form": form}, status=status)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ContactForm(request.POST, organisations=self.organisations)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            contact = add_contact(self.actor, **form.cleaned_data)
        except DomainError as error:
            return self.show(add_error(form, error), status=422)
        return self.go(self.url, f"{contact.name or contact.email} staat erbij.")


def _called(row: Any, name: str) -> str:
    """The name of its organisation; of a schoolbestuur that nobody named its number as a name."""
    return f"Schoolbestuur {name}" if name == row.code and row.party == Party.SCHOOLBESTUUR.value else name


class ContactEdit(ContactsView):
    """Change a contact."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(ContactForm(row=get_contact(pk)), pk)

    def show(self, form: ContactForm, pk: int, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        contact = get_contact(pk)
        named = {(each.party.value, each.code): each.name for each in self.organisations}
        name = named.get((contact.party, contact.code), contact.code)
        context = {"form": form, "contact": contact, "organisation": name}
        return self.render("goals/contributions/contact.html", context, status=status)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        contact = get_contact(pk)
        form = ContactForm(request.POST, row=contact)
        if not form.is_valid():
            return self.show(form, pk, status=422)
        try:
            edit_contact(self.actor, contact=contact, **form.cleaned_data)
        except DomainError as error:
            return self.show(add_error(form, error), pk, status=422)
        return self.go(self.url, "Gewijzigd.")


class ContactRemove(ContactsView):
    """Erase a contact."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        contact = get_contact(pk)
        remove_contact(self.actor, contact=contact)
        return self.go(
            self.url, f"{contact.name or contact.email} is weggehaald; links naar dit adres werken niet meer."
        )
