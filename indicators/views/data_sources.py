"""Gegevens: the sources, their release calendar, and what is late."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from indicators.forms.data import SourceFilterForm
from indicators.queries import data as deliveries
from indicators.queries import sources
from indicators.views.source_tables import CALENDAR_HEADER, SOURCE_HEADER, calendar_rows, source_rows
from indicators.views.tables import DELIVERY_HEADER, delivery_rows
from indicators.wording.imports import due_text, month_text
from osp.abilities import Ability
from osp.web.export import table_response
from osp.web.htmx import is_partial
from osp.web.views import TenantView

PER_PAGE = 25
ON_TODAY = 3


class SourcesView(TenantView):
    """Every source with its last delivery and the next one, what is late first."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = self.choice()
        rows = sources.chosen(sources.source_list(timezone.localdate(), sector=self.tenant.swv.sector), choice)
        if "vorm" in request.GET:
            return table_response(f"bronnen-{self.tenant.slug}", SOURCE_HEADER, source_rows(rows), request.GET["vorm"])
        context = {"rows": rows, "choice": choice, "is_chosen": choice != sources.SourceFilter()}
        return self.render("indicators/data/sources.html", context)

    def choice(self) -> sources.SourceFilter:
        """The filters of the address."""
        form = SourceFilterForm(self.request.GET)
        form.is_valid()
        read = form.cleaned_data.get
        return sources.SourceFilter(read("stand") or "", read("van") or "", read("zoek") or "")


class SourceView(TenantView):
    """One source: what it is, when it publishes, what was delivered, what hangs on it and what was worked out from it."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        found = sources.source_page(self.tenant.swv, code, timezone.localdate())
        runs = sources.runs_of_source(code)
        if "vorm" in request.GET:
            kind = request.GET["vorm"]
            if request.GET.get("tabel") == "kalender":
                return table_response(f"kalender-{code}", CALENDAR_HEADER, calendar_rows(found.row), kind)
            described = deliveries.described(runs, self.tenant.swv)
            return table_response(f"leveringen-{code}", DELIVERY_HEADER, delivery_rows(described), kind)
        page = Paginator(runs, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "found": found,
            "source": found.row.source,
            "calendar": [(due, month_text(due.month), due_text(due)) for due in found.row.calendar],
            "page": page,
            "rows": deliveries.described(page.object_list, self.tenant.swv),
        }
        return self.render("indicators/data/source.html", context)


class DataTodayView(TenantView):
    """What gegevens asks, for Vandaag: sources of which a delivery is late."""

    ability = Ability.IMPORT_DATA
    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        late = sources.late_sources(timezone.localdate(), sector=self.tenant.swv.sector)
        template = "indicators/data/_today.html" if is_partial(request) else "indicators/data/today.html"
        return self.render(template, {"late": late[:ON_TODAY], "more": max(len(late) - ON_TODAY, 0)})
