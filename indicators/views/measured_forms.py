"""The forms of an own meetbare indicator: made new, changed, or made from a national one; and what is told while typing."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from indicators import queries
from indicators.enums import IndicatorKind
from indicators.forms.catalogue_measured import MeasuredForm, start_from_national, start_of
from indicators.queries import Indicator
from indicators.queries.formulas import Names, formula_names
from indicators.services import catalogue_measured as services
from indicators.views.measured_lint import lint
from indicators.views.noticeable_forms import (
    IndicatorFormView,
    NoticeableCreateView,
    NoticeableEditView,
    field_of,
)
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.conflicts import conflict_between, resolved


class MeasuredFormView(IndicatorFormView):
    """What the forms of a meetbare indicator share: what a formula may name, and the kantlijn."""

    template = "indicators/form_measured.html"

    @cached_property
    def names(self) -> Names:
        """What a formula may name here."""
        return formula_names(self.tenant.swv)

    def measured_page(
        self, form: MeasuredForm, *, indicator: Indicator | None = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """The form, with what the system notices about what it holds."""
        typed = form.data if form.is_bound else {name: form[name].value() or "" for name in form.fields}
        context = {
            "lint": lint(self.tenant.swv, self.names, typed, indicator),
            "names": sorted(self.names.words.items()),
            "counted": self.names.quantities,
            "check_url": self.url("check"),
            "indicator": indicator,
        }
        return self.form_page(form, status=status, **context | more)


class MeasuredCreateView(MeasuredFormView):
    """Make an own meetbare indicator."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(MeasuredForm(names=self.names))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MeasuredForm(request.POST, names=self.names)
        if form.is_valid():
            try:
                row = services.define_indicator(self.actor, draft=form.draft)
            except DomainError as error:
                form.add_error(field_of(form, error), error.message)
            else:
                return self.go(self.url("detail", row.pk), f"{row.name} is gemaakt. De cijfers worden nu berekend.")
        return self.page(form, status=422)

    def page(self, form: MeasuredForm, *, status: int = 200) -> HttpResponse:
        """The empty or refused form."""
        action = f"{self.url('create')}?soort={IndicatorKind.MEASURABLE}"
        more: dict[str, Any] = {
            "crumbs": self.crumbs(("Nieuwe meetbare indicator", "")),
            "cancel_url": self.url("list"),
            "action": action,
        }
        return self.measured_page(form, status=status, heading="Nieuwe meetbare indicator", **more)


class AdaptView(MeasuredFormView):
    """Make an own indicator from a national one; only a meetbare one has a definition to adapt."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        national = self.national(pk)
        return self.page(national, self.form(national))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        national = self.national(pk)
        form = self.form(national, request.POST)
        if form.is_valid():
            try:
                row = services.adapt_indicator(self.actor, national=national, draft=form.draft)
            except DomainError as error:
                form.add_error(field_of(form, error), error.message)
            else:
                return self.go(self.url("detail", row.pk), f"{row.name} is gemaakt. De cijfers worden nu berekend.")
        return self.page(national, form, status=422)

    def national(self, pk: int) -> Indicator:
        """The national indicator of the URL; DomainError for a merkbare one."""
        found = queries.get_national_indicator(self.tenant.swv, pk)
        if found.is_noticeable:
            raise DomainError("not-measurable", "Een merkbare indicator past u aan door een eigen rubriek te maken.")
        return found

    def form(self, national: Indicator, data: QueryDict | None = None) -> MeasuredForm:
        """The national definition as a start, under a name of its own."""
        start = start_from_national(national, services.newest_definition(national))
        return MeasuredForm(data, names=self.names, start=start)

    def page(self, national: Indicator, form: MeasuredForm, *, status: int = 200) -> HttpResponse:
        """The form of the own copy."""
        detail = self.url("detail", national.pk)
        more: dict[str, Any] = {"crumbs": self.crumbs((national.name, detail), ("Pas aan", "")), "cancel_url": detail}
        more |= {"action": self.url("adapt", national.pk), "national": national}
        return self.measured_page(form, status=status, heading=f"Pas {national.name} aan", **more)


class MeasuredEditView(MeasuredFormView):
    """Change an own meetbare indicator; once it is in use, what it counts becomes a new version."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_own_indicator(self.tenant.swv, pk)
        return self.page(row, self.form(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries.get_own_indicator(self.tenant.swv, pk)
        form = self.form(row, resolved(request.POST))
        if form.is_valid():
            try:
                services.redefine_indicator(
                    self.actor,
                    indicator=row,
                    version=form.cleaned_data["version"] or 0,
                    draft=form.draft,
                    valid_from=form.cleaned_data["valid_from"],
                )
            except ConflictError as error:
                return self.conflict(row, form, error.current)
            except DomainError as error:
                form.add_error(field_of(form, error), error.message)
            else:
                return self.go(self.url("detail", pk), "De indicator is gewijzigd. De cijfers worden nu berekend.")
        return self.page(row, form, status=422)

    def form(self, row: Indicator, data: QueryDict | None = None) -> MeasuredForm:
        """The form of a stored indicator."""
        start = start_of(row, services.newest_definition(row))
        return MeasuredForm(data, names=self.names, code=row.code, start=start, has_versions=True)

    def conflict(self, row: Indicator, form: MeasuredForm, current: Indicator) -> HttpResponse:
        """Both versions side by side."""
        version = services.measured_version(current, services.newest_definition(current))
        return self.page(row, form, status=409, conflict=conflict_between(form, self.form(current), version=version))

    def page(self, row: Indicator, form: MeasuredForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form of one indicator."""
        detail = self.url("detail", row.pk)
        more |= {"crumbs": self.crumbs((row.name, detail), ("Wijzig", "")), "cancel_url": detail}
        more |= {"action": self.url("edit", row.pk), "heading": f"Wijzig {row.name}"}
        more["in_use"] = services.is_in_use(row, services.newest_definition(row))
        return self.measured_page(form, indicator=row, status=status, **more)


class CheckView(MeasuredFormView):
    """While typing: what the formula means, what it gives with the own figures, and what the system notices."""

    def post(self, request: HttpRequest) -> HttpResponse:
        text = request.POST.get("indicator", "")
        found = queries.get_own_indicator(self.tenant.swv, int(text)) if text.isascii() and text.isdigit() else None
        told = lint(self.tenant.swv, self.names, request.POST, found)
        return self.render("indicators/_form_check.html", {"lint": told, "oob": True})


class IndicatorCreateView(IndicatorFormView):
    """Make an own indicator: merkbaar, or meetbaar with ?soort=meetbaar."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.chosen(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.chosen(request)

    def chosen(self, request: HttpRequest) -> Any:
        """The form of the kind in the URL."""
        measurable = request.GET.get("soort") == IndicatorKind.MEASURABLE
        return (MeasuredCreateView if measurable else NoticeableCreateView).as_view()(request)


class IndicatorEditView(IndicatorFormView):
    """Change an own indicator of either kind; national ones and those of others are not there."""

    ability = Ability.EDIT_INDICATORS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.chosen(request, pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.chosen(request, pk)

    def chosen(self, request: HttpRequest, pk: int) -> Any:
        """The form of the kind that this indicator is."""
        row = queries.get_own_indicator(self.tenant.swv, pk)
        return (NoticeableEditView if row.is_noticeable else MeasuredEditView).as_view()(request, pk=pk)
