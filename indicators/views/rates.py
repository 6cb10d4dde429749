"""What a pupil costs: the list of amounts, a new one, and a change of one."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from indicators.forms.scenarios import RateEditForm, RateForm
from indicators.queries import scenarios as reads
from indicators.services import scenarios as services
from indicators.views.base import CatalogueView
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import conflict_between, resolved
from osp.web.export import Cell, table_response
from osp.web.forms import add_error

HEADER = ("Soort onderwijs", "Categorie", "Vanaf schooljaar", "Bedrag per leerling per jaar")


class RatesView(CatalogueView):
    """Every amount, and the form of a new one; CSV and Excel."""

    write_ability = Ability.EDIT_INDICATORS

    def get(self, request: HttpRequest) -> HttpResponse:
        if vorm := request.GET.get("vorm"):
            rows: list[list[Cell]] = [_cells(row) for row in reads.rates()]
            return table_response(f"tarieven-{self.tenant.slug}", HEADER, rows, vorm)
        return self.page(RateForm(sector=self.tenant.swv.sector))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RateForm(request.POST, sector=self.tenant.swv.sector)
        if form.is_valid():
            try:
                services.set_rate(self.actor, **form.cleaned_data)
            except NotAllowedError:
                raise
            except DomainError as error:
                add_error(form, error)
            else:
                return self.go(self.url("rates"), "Het bedrag is bewaard.")
        return self.page(form, status=422)

    def page(self, form: BaseForm, *, status: int = 200) -> HttpResponse:
        """The list with the form under it."""
        rows = [(row, f"€ {dutch.decimal(row.amount)}") for row in reads.rates()]
        context = {"rows": rows, "form": form, "crumbs": self.crumbs(("Bedragen per leerling", ""))}
        return self.render("indicators/rates.html", context, status=status)


class RateEditView(CatalogueView):
    """Another amount."""

    ability = Ability.EDIT_INDICATORS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_rate(pk)
        return self.page(row, RateEditForm(row=row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_rate(pk)
        form = RateEditForm(resolved(request.POST), row=row)
        if form.is_valid():
            try:
                services.edit_rate(self.actor, rate=row, **form.cleaned_data)
            except NotAllowedError:
                raise
            except ConflictError as error:
                stored = RateEditForm(row=error.current)
                found = conflict_between(form, stored, version=error.current.version)
                return self.page(row, form, status=409, conflict=found)
            except DomainError as error:
                add_error(form, error)
            else:
                return self.go(self.url("rates"), "Het bedrag is gewijzigd.")
        return self.page(row, form, status=422)

    def page(self, row: Any, form: BaseForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form of one amount."""
        crumbs = self.crumbs(("Bedragen per leerling", self.url("rates")), ("Wijzig", ""))
        context = {"row": row, "form": form, "crumbs": crumbs, "cancel_url": self.url("rates"), **more}
        return self.render("indicators/rate_edit.html", context, status=status)


def _cells(row: Any) -> list[Cell]:
    """A row under HEADER."""
    return [row.kind, row.category, dutch.school_year(row.valid_from), float(row.amount)]
