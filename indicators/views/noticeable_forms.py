"""The forms of an own merkbare indicator."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict

from indicators import queries
from indicators.forms import IndicatorForm
from indicators.queries import Indicator
from indicators.services import catalogue as services
from indicators.views.base import CatalogueView
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.conflicts import conflict_between, resolved


class IndicatorFormView(CatalogueView):
    """A form of an own indicator. A refused form comes back with 422; nothing typed is lost."""

    ability = Ability.EDIT_INDICATORS
    template = "indicators/form.html"

    def form_page(self, form: BaseForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form with everything around it."""
        return self.render(self.template, {"form": form, **more}, status=status)


class NoticeableCreateView(IndicatorFormView):
    """Make an own merkbare indicator."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(IndicatorForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = IndicatorForm(request.POST)
        if form.is_valid():
            try:
                row = services.create_indicator(self.actor, **form.values)
            except DomainError as error:
                form.add_error(field_of(form, error), error.message)
            else:
                return self.go(self.url("detail", row.pk), f"{row.name} is gemaakt. Geef nu de eerste score.")
        return self.page(form, status=422)

    def page(self, form: IndicatorForm, *, status: int = 200) -> HttpResponse:
        """The empty or refused form."""
        crumbs = self.crumbs(("Nieuwe merkbare indicator", ""))
        return self.form_page(
            form, status=status, crumbs=crumbs, cancel_url=self.url("list"), action=self.url("create")
        )


class NoticeableEditView(IndicatorFormView):
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
                form.add_error(field_of(form, error), error.message)
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


def field_of(form: BaseForm, error: DomainError) -> str | None:
    """The field a refusal is about, if the form has it."""
    return error.field if error.field in form.fields else None
