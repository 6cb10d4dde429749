"""The catalogue: every indicator the samenwerkingsverband can use, and its own ones made and changed."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict

from indicators import queries, usage
from indicators.enums import IndicatorKind
from indicators.forms import IndicatorForm
from indicators.queries import Indicator
from indicators.services import catalogue as services
from indicators.views import figure_tables as tables
from indicators.views.base import CatalogueView
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.conflicts import conflict_between, resolved
from osp.web.export import table_response
from osp.web.htmx import is_partial


@dataclass(frozen=True, slots=True)
class Choice:
    """Which indicators a reader asked for; the choice lives in the URL."""

    kind: str = ""
    text: str = ""
    in_plan: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Choice":
        """From ?soort=merkbaar&q=sbo&plan=ja; what cannot be read leaves it open."""
        kind = query.get("soort", "")
        return cls(kind if kind in set(IndicatorKind) else "", query.get("q", "").strip(), query.get("plan") == "ja")

    @property
    def is_open(self) -> bool:
        """Whether everything is asked for."""
        return self == Choice()

    def takes(self, row: Indicator, used: frozenset[int]) -> bool:
        """Whether this indicator is among them."""
        words = f"{row.name} {row.code} {row.question}".casefold()
        return (
            self.kind in {"", row.kind}
            and all(word in words for word in self.text.casefold().split())
            and (not self.in_plan or row.pk in used)
        )


class IndicatorListView(CatalogueView):
    """Latest figure of every indicator, Nederland beside it; also as CSV and Excel."""

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = Choice.of(request.GET)
        rows, total = self.rows(choice)
        if vorm := request.GET.get("vorm"):
            return table_response(f"indicatoren-{self.tenant.slug}", tables.LIST_HEADER, tables.list_cells(rows), vorm)
        context = {
            "rows": rows,
            "total": total,
            "choice": choice,
            "kinds": [kind.value for kind in IndicatorKind],
            "plan_known": usage.usage_known(),
            "has_figures": any(row.year is not None for row in rows) or not choice.is_open,
        }
        return self.render("indicators/_list.html" if is_partial(request) else "indicators/list.html", context)

    def rows(self, choice: Choice) -> tuple[list[tables.ListRow], int]:
        """The chosen rows, and how many there are in all."""
        every = list(queries.catalogue(self.tenant.swv))
        used = usage.used_ids() if choice.in_plan else frozenset()
        chosen = [row for row in every if choice.takes(row, used)]
        series = queries.series_for(self.tenant.swv, chosen)
        return [tables.list_row(row, series[row.pk]) for row in chosen], len(every)


class IndicatorFormView(CatalogueView):
    """The form of an own merkbare indicator. A refused form comes back with 422; nothing typed is lost."""

    ability = Ability.EDIT_INDICATORS
    template = "indicators/form.html"

    def form_page(self, form: BaseForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form with everything around it."""
        return self.render(self.template, {"form": form, **more}, status=status)


class IndicatorCreateView(IndicatorFormView):
    """Make an own merkbare indicator."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(IndicatorForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = IndicatorForm(request.POST)
        if form.is_valid():
            try:
                row = services.create_indicator(self.actor, **form.values)
            except DomainError as error:
                form.add_error(_field(form, error), error.message)
            else:
                return self.go(self.url("detail", row.pk), f"{row.name} is gemaakt. Geef nu de eerste score.")
        return self.page(form, status=422)

    def page(self, form: IndicatorForm, *, status: int = 200) -> HttpResponse:
        """The empty or refused form."""
        crumbs = self.crumbs(("Nieuwe indicator", ""))
        return self.form_page(
            form, status=status, crumbs=crumbs, cancel_url=self.url("list"), action=self.url("create")
        )


class IndicatorEditView(IndicatorFormView):
    """Change an own indicator; national ones and those of others are not there."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_own_indicator(self.tenant.swv, pk)
        return self.page(row, self.form(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_own_indicator(self.tenant.swv, pk)
        form = self.form(row, resolved(request.POST))
        if form.is_valid():
            try:
                services.edit_indicator(
                    self.actor, indicator=row, version=form.cleaned_data["version"] or 0, **form.values
                )
            except ConflictError as error:
                return self.conflict(row, form, error.current)
            except DomainError as error:
                form.add_error(_field(form, error), error.message)
            else:
                return self.go(self.url("detail", pk), "De indicator is gewijzigd.")
        return self.page(row, form, status=422)

    def form(self, row: Indicator, data: QueryDict | None = None) -> IndicatorForm:
        """The form of a stored indicator; its sentences are fixed once there are scores."""
        return IndicatorForm(data, row=row, is_scored=queries.rubric_scores(row).exists())

    def conflict(self, row: Indicator, form: IndicatorForm, current: Indicator) -> HttpResponse:
        """Both versions side by side."""
        versions = conflict_between(form, self.form(current), version=services.version_of(current))
        return self.page(row, form, status=409, conflict=versions)

    def page(self, row: Indicator, form: IndicatorForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form of one indicator."""
        detail = self.url("detail", row.pk)
        crumbs = self.crumbs((row.name, detail), ("Wijzig", ""))
        more |= {"indicator": row, "crumbs": crumbs, "cancel_url": detail, "action": self.url("edit", row.pk)}
        return self.form_page(form, status=status, **more)


def _field(form: BaseForm, error: DomainError) -> str | None:
    return error.field if error.field in form.fields else None
