"""The register: vestigingen, schoolbesturen and samenwerkingsverbanden."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from indicators.enums import PlacementStep
from indicators.forms.data import RegisterFilterForm
from indicators.queries import register
from indicators.views import tables
from indicators.wording.placement import STEP_SAYS, STEP_WORDS
from osp.abilities import Ability
from osp.errors import DomainError
from osp.forms import NameForm
from osp.services import name_schoolbestuur
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.htmx import is_partial
from osp.web.views import TenantView

PER_PAGE = 50
MEASURES = {"PO": ("bo", "sbo", "so"), "VO": ("vo", "pro", "vso")}
NAME_LABEL = "Naam van het schoolbestuur"


class RegisterView(TenantView):
    """The vestigingen of the own samenwerkingsverband, per school year."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        years = register.placement_years(self.tenant.swv)
        choice = self.choice()
        year = choice.year if choice.year in years else register.default_year(self.tenant.swv)
        rows = register.vestigingen(self.tenant.swv, choice, year)
        if "vorm" in request.GET:
            cells = tables.vestiging_rows(register.with_schoolbesturen(rows))
            name = f"vestigingen-{self.tenant.slug}-{year}"
            return table_response(name, tables.VESTIGING_HEADER, cells, request.GET["vorm"])
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "rows": register.with_schoolbesturen(page.object_list),
            "choice": choice,
            "year": year,
            "years": years,
            "measures": MEASURES[self.tenant.sector],
            "steps": [(step, STEP_WORDS[step]) for step in PlacementStep if step != PlacementStep.NONE],
            "used_steps": self._explained(rows),
        }
        return self.render("indicators/data/vestigingen.html", context)

    def choice(self) -> register.VestigingFilter:
        """The filters of the address."""
        form = RegisterFilterForm(self.request.GET)
        return register.VestigingFilter(
            year=form.value("jaar"), measure=form.value("soort"), step=form.value("stap"), text=form.value("zoek")
        )

    def _explained(self, rows: Any) -> list[tuple[str, str]]:
        used = register.steps_of(rows)
        return [(STEP_WORDS[step], STEP_SAYS[step]) for step in PlacementStep if step in used]


class SchoolbesturenView(TenantView):
    """The schoolbesturen of the own samenwerkingsverband with the names it gave them."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        text = RegisterFilterForm(request.GET).value("zoek")
        rows = register.schoolbesturen(self.tenant.swv, text)
        if "vorm" in request.GET:
            name = f"schoolbesturen-{self.tenant.slug}"
            cells = tables.schoolbestuur_rows(rows)
            return table_response(name, tables.SCHOOLBESTUUR_HEADER, cells, request.GET["vorm"])
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        unnamed = sum(not row.name for row in rows)
        return self.render(
            "indicators/data/schoolbesturen.html", {"page": page, "text": text, "unnamed": unnamed, "total": len(rows)}
        )


class SchoolbestuurNameView(TenantView):
    """Naming a schoolbestuur: the row becomes the form, or the form is a page of its own."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.EDIT_REGISTER
    section = "gegevens"

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        row = self.row(number)
        if "rij" in request.GET:
            return self.render("indicators/data/_schoolbestuur.html", {"row": row})
        self.actor.require(Ability.EDIT_REGISTER)
        return self.form_page(row, self.form({"name": row.name, "before": row.name}, bound=False))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        row, form = self.row(number), self.form(request.POST)
        if not form.is_valid():
            return self.form_page(row, form, status=422)
        try:
            name_schoolbestuur(self.actor, number=number, **form.cleaned_data)
        except DomainError as error:
            again = self.form(request.POST.dict() | {"before": row.name})
            return self.form_page(row, add_error(again, error), status=409 if error.code == "conflict" else 422)
        if is_partial(request):
            return self.render("indicators/data/_schoolbestuur.html", {"row": self.row(number)})
        return self.go(reverse("indicators:schoolbesturen", args=[self.tenant.code]), "De naam is bewaard.")

    def row(self, number: str) -> register.SchoolbestuurRow:
        """The schoolbestuur; 404 when it has no vestiging here."""
        row = register.get_schoolbestuur(self.tenant.swv, number)
        if row is None:
            raise Http404
        return row

    def form(self, values: Any, *, bound: bool = True) -> NameForm:
        """The form with these values."""
        kwargs: dict[str, Any] = {"data": values} if bound else {"initial": values}
        return NameForm(**kwargs, label=NAME_LABEL, required=False)

    def form_page(self, row: register.SchoolbestuurRow, form: NameForm, *, status: int = 200) -> HttpResponse:
        """The form, in the row or on its own page."""
        part = "_schoolbestuur_form" if is_partial(self.request) else "schoolbestuur"
        form.fields["name"].widget.attrs["autofocus"] = True
        return self.render(f"indicators/data/{part}.html", {"row": row, "form": form}, status=status)


class SwvsView(TenantView):
    """All 152 samenwerkingsverbanden."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = RegisterFilterForm(request.GET)
        sector, text = str(form.value("sector")).upper(), form.value("zoek")
        rows = register.samenwerkingsverbanden(sector, text)
        if "vorm" in request.GET:
            cells = tables.swv_rows(rows)
            return table_response("samenwerkingsverbanden", tables.SWV_HEADER, cells, request.GET["vorm"])
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "sector": sector, "text": text, "counts": register.register_counts()}
        return self.render("indicators/data/samenwerkingsverbanden.html", context)
