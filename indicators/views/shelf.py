"""Following national indicators, putting own ones away and bringing them back, and the card of a definition."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from indicators import queries
from indicators.forms.catalogue import ArchiveForm
from indicators.queries.definition_card import definition_card
from indicators.queries.scenarios import archived_scenarios
from indicators.services import catalogue_shelf as services
from indicators.views.base import CatalogueView, OneIndicatorView
from indicators.views.noticeable_forms import IndicatorFormView, field_of
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

ARCHIVE_HEADER = ["Indicator", "Soort", "Reden", "Sinds"]


class DefinitionView(OneIndicatorView):
    """The definition of one indicator with its versions; a fragment in the kantlijn, or a page."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        card = definition_card(self.tenant.swv, self.indicator)
        crumbs = self.crumbs((self.indicator.name, self.url("detail", pk)), ("Definitie", ""))
        partial = is_partial(request)
        template = "indicators/_definition.html" if partial else "indicators/definition.html"
        context = {"card": card, "indicator": self.indicator, "crumbs": crumbs, "is_page": not partial}
        return self.render(template, context)


class AdoptView(CatalogueView):
    """Follow a national indicator."""

    ability = Ability.EDIT_INDICATORS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_national_indicator(self.tenant.swv, pk)
        services.adopt_indicator(self.actor, indicator=row)
        return self.go(self.url("detail", pk), f"U volgt {row.name} nu.")


class StopView(CatalogueView):
    """Follow a national indicator no longer."""

    ability = Ability.EDIT_INDICATORS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_national_indicator(self.tenant.swv, pk)
        services.stop_indicator(self.actor, indicator=row)
        return self.go(self.url("detail", pk), f"U volgt {row.name} niet meer.")


class ArchiveView(IndicatorFormView):
    """Put an own indicator away, with a reason."""

    template = "indicators/form_archive.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(ArchiveForm(), pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ArchiveForm(request.POST)
        row = queries.get_own_indicator(self.tenant.swv, pk)
        if form.is_valid():
            try:
                services.archive_indicator(self.actor, indicator=row, reason=form.cleaned_data["reason"])
            except DomainError as error:
                form.add_error(field_of(form, error), error.message)
            else:
                return self.go(self.url("archive-list"), f"{row.name} is gearchiveerd.")
        return self.page(form, pk, status=422)

    def page(self, form: ArchiveForm, pk: int, *, status: int = 200) -> HttpResponse:
        """The question why."""
        row = queries.get_own_indicator(self.tenant.swv, pk)
        detail = self.url("detail", pk)
        crumbs = self.crumbs((row.name, detail), ("Archiveer", ""))
        return self.form_page(form, status=status, indicator=row, crumbs=crumbs, cancel_url=detail)


class RestoreView(CatalogueView):
    """Bring an archived own indicator back."""

    ability = Ability.EDIT_INDICATORS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = services.restore_indicator(self.actor, indicator=queries.get_archived_indicator(self.tenant.swv, pk))
        return self.go(self.url("detail", pk), f"{row.name} is terug.")


class ArchiveListView(CatalogueView):
    """Own indicators and scenarios that were put away, with the reason."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(queries.archived(self.tenant.swv))
        scenarios = list(archived_scenarios())
        if vorm := request.GET.get("vorm"):
            told = [(row, row.kind) for row in rows] + [(row, "scenario") for row in scenarios]
            cells: list[list[Cell]] = [
                [row.name, kind, row.archive_reason, localdate(row.archived_at)] for row, kind in told
            ]
            return table_response(f"archief-indicatoren-{self.tenant.slug}", ARCHIVE_HEADER, cells, vorm)
        context = {"rows": rows, "scenarios": scenarios, "crumbs": self.crumbs(("Archief", ""))}
        return self.render("indicators/archive.html", context)
