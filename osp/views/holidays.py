"""Beheer > Vakanties: the school holidays of the own region, and own dates in their place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from osp import dutch, queries_holidays, services
from osp.abilities import Ability
from osp.errors import DomainError
from osp.forms import HolidayForm, NewHolidayForm, RegionForm
from osp.queries_holidays import HolidayRow
from osp.web.context import current_school_year
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

HEADER = ("Schooljaar", "Vakantie", "Eerste dag", "Laatste dag", "Datums van")
# Plans look this many school years ahead.
YEARS_AHEAD = 5


class HolidayPage(TenantView):
    """A page about school holidays."""

    ability = Ability.EDIT_REGISTER
    section = "beheer"

    @property
    def url(self) -> str:
        return reverse("holidays", args=[self.tenant.code])

    def page(self, form: RegionForm | None = None, *, status: int = 200) -> HttpResponse:
        """The list, with the form of the region."""
        region = {"region": self.tenant.region, "before": self.tenant.region}
        years = queries_holidays.by_school_year(self.tenant, since=current_school_year())
        return self.render(
            "osp/holidays.html", {"years": years, "form": form or RegionForm(initial=region)}, status=status
        )

    def form_page(self, form: HolidayForm, *, status: int = 200, **context: Any) -> HttpResponse:
        """The form of one holiday."""
        return self.render("osp/holiday_form.html", {"form": form, **context}, status=status)

    def store(self, form: HolidayForm, *, year: int, name: str, **context: Any) -> HttpResponse:
        """Store what the form says, or show it again with the reason, about the dates as they are stored now."""
        days = {"first": form.cleaned_data["first"], "last": form.cleaned_data["last"]}
        try:
            services.set_holiday(self.actor, year=year, name=name, before=form.before, **days)
        except DomainError as error:
            again = _again(add_error(form, error), queries_holidays.find_holiday(self.tenant, year, name))
            return self.form_page(again, status=409 if error.code == "conflict" else 422, **context)
        return self.go(self.url, f"De {name} van {dutch.school_year(year)} heeft nu uw datums.")


class HolidaysView(HolidayPage):
    """The holidays that count here, per school year, and the region they come from."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "vorm" in request.GET:
            rows = queries_holidays.holiday_rows(self.tenant)
            return table_response(f"vakanties-{self.tenant.slug}", HEADER, map(_cells, rows), request.GET["vorm"])
        return self.page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RegionForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            services.choose_region(self.actor, tenant=self.tenant, **form.cleaned_data)
        except DomainError as error:
            self.tenant.refresh_from_db()
            again = RegionForm({**request.POST.dict(), "before": self.tenant.region})
            return self.page(add_error(again, error), status=409)
        return self.go(self.url, f"De vakanties van regio {self.tenant.region} gelden nu.")


class HolidayEdit(HolidayPage):
    """Own dates for one holiday."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries_holidays.get_holiday(self.tenant, pk)
        return self.form_page(HolidayForm(initial=_shown(row)), heading=_heading(row), row=row)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries_holidays.get_holiday(self.tenant, pk)
        year, name = row.key
        form = HolidayForm(request.POST)
        if not form.is_valid():
            return self.form_page(form, heading=_heading(row), row=row, status=422)
        return self.store(form, year=year, name=name, heading=_heading(row), row=row)


class HolidayAdd(HolidayPage):
    """A holiday that the advice does not have."""

    heading = "Voeg een vakantie toe"

    def form(self, data: Any = None) -> NewHolidayForm:
        """For this school year and some after it."""
        first = current_school_year()
        return NewHolidayForm(data, years=range(first, first + YEARS_AHEAD + 1))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(self.form(), heading=self.heading)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.form_page(form, heading=self.heading, status=422)
        year, name = form.cleaned_data["year"], form.cleaned_data["name"].strip()
        return self.store(form, year=year, name=name, heading=self.heading)


class HolidayRestore(HolidayPage):
    """Back to the advised dates."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = queries_holidays.get_holiday(self.tenant, pk)
        services.restore_holiday(self.actor, holiday=row.counting)
        if row.advised is None:
            return self.go(self.url, f"De {row.counting.name} is weggehaald.")
        return self.go(self.url, f"Voor de {row.counting.name} gelden weer de adviesdatums.")


def _heading(row: HolidayRow) -> str:
    year, name = row.key
    return f"{dutch.sentence_case(name)} {dutch.school_year(year)}"


def _shown(row: HolidayRow) -> dict[str, Any]:
    first, last = row.counting.first, row.counting.last
    return {"first": first, "last": last, "before_first": first, "before_last": last}


def _again(form: HolidayForm, row: HolidayRow | None) -> HolidayForm:
    """The same form for a second try, about the dates as they are stored now."""
    stored = {"before_first": row.counting.first, "before_last": row.counting.last} if row else {}
    form.data = {**dict(form.data.items()), **{name: day.isoformat() for name, day in stored.items()}}
    return form


def _cells(row: HolidayRow) -> tuple[Any, ...]:
    days = row.counting
    return dutch.school_year(days.year), days.name, days.first, days.last, row.source
