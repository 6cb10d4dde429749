"""A version of the plan: begin it, change what it is for, withdraw it, adopt it, and read what was adopted."""

from datetime import date
from functools import cached_property
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import queries
from goals.compute.route import usual_start
from goals.enums import StepKind
from goals.forms.adoption import AdoptForm, VersionForm, WithdrawForm
from goals.queries import Plan, PlanVersion
from goals.queries import route as route_queries
from goals.queries import versions as version_queries
from goals.queries.route import RouteView
from goals.services import adoption as adoption_services
from goals.services import versions as services
from goals.views.adoption import RoutePage, blocking_rows
from goals.views.base import RowFormView
from goals.wording.versions import consent_needed
from osp.abilities import Ability
from osp.school_years import first_day
from osp.uploads import KINDS
from osp.web.htmx import is_partial


class VersionFormView(RoutePage, RowFormView):
    """A form about one version, on a page of its own."""

    version: PlanVersion

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.version = version_queries.get_version(pk)

    @property
    def cancel_url(self) -> str:
        return self.url("version", self.version.pk)


class VersionBegin(RowFormView):
    """Set a version on its way: 1.0, or a change with a day and a reason."""

    plan: Plan
    number: str

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        current = version_queries.current_version(version_queries.versions_of(self.plan_here))
        if current is not None and current.is_concept:
            return self.go(self.url("version", current.pk), f"{current.name.capitalize()} is al op weg.")
        return super().get(request, **kwargs)

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.plan = self.plan_here
        self.number = version_queries.number_after(version_queries.versions_of(self.plan))
        self.heading = f"Begin wijziging {self.number}" if self.is_change else f"Zet versie {self.number} op weg"

    @property
    def submit(self) -> str:  # type: ignore[override]
        return "Begin deze wijziging" if self.is_change else "Zet op weg"

    @property
    def is_change(self) -> bool:
        """Whether the plan was adopted before."""
        return not self.number.endswith(".0")

    def remarks(self) -> tuple[queries.Remark, ...]:
        return (queries.Remark("consent-needed", "info", *consent_needed("")),) if self.is_change else ()

    def form(self, data: QueryDict | None = None) -> VersionForm:
        change = usual_start(timezone.localdate(), last_year=self.plan.last_year)
        start = change if self.is_change else first_day(self.plan.first_year)
        return VersionForm(data, is_change=self.is_change, initial={"wanted_from": start})

    def save(self, form: VersionForm) -> PlanVersion:
        return services.begin_version(self.actor, plan=self.plan, **form.values)

    def done(self, row: PlanVersion) -> HttpResponse:
        return self.go(self.url("version", row.pk), "De route staat klaar. Plan de eerste stappen.")

    @property
    def cancel_url(self) -> str:
        return self.url("adoption")


class VersionEdit(VersionFormView):
    """From when a concept must hold, and what it is for."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"{self.version.name.capitalize()} bewerken"

    def form(self, data: QueryDict | None = None) -> VersionForm:
        return VersionForm(data, is_change=self.version.is_change, row=self.version)

    def stored_form(self, current: PlanVersion) -> VersionForm:
        return VersionForm(is_change=current.is_change, row=current)

    def save(self, form: VersionForm) -> PlanVersion:
        version = form.cleaned_data["version"] or 0
        return services.edit_version(self.actor, plan_version=self.version, version=version, **form.values)

    def done(self, row: PlanVersion) -> HttpResponse:
        return self.after_route(row.pk, "Bewaard. Het tijdpad is opnieuw berekend.")


class VersionWithdraw(VersionFormView):
    """Take a concept off its way, with a reason."""

    ability = Ability.ADOPT_PLAN
    submit = "Trek in"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"{self.version.name.capitalize()} intrekken"

    def form(self, data: QueryDict | None = None) -> WithdrawForm:
        return WithdrawForm(data)

    def save(self, form: WithdrawForm) -> PlanVersion:
        return services.withdraw_version(self.actor, plan_version=self.version, reason=form.cleaned_data["reason"])

    def done(self, row: PlanVersion) -> HttpResponse:
        return self.go(self.url("adoption"), f"{row.name.capitalize()} is ingetrokken.")


class VersionAdopt(VersionFormView):
    """Say on which day it was adopted: from then on this version never changes."""

    ability = Ability.ADOPT_PLAN
    fragment_template = "goals/_adopt_form.html"
    submit = "Leg deze versie vast"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"{self.version.name.capitalize()} vaststellen"

    def form(self, data: QueryDict | None = None) -> AdoptForm:
        return AdoptForm(data, initial={"version": self.version.version, "adopted_on": self.adopted_on()})

    @cached_property
    def route(self) -> RouteView:
        """The route of this version as it stands."""
        return route_queries.route_of(self.version, self.tenant)

    def remarks(self) -> tuple[queries.Remark, ...]:
        return self.route.if_adopted

    def adopted_on(self) -> date | None:
        """The day of the step that this is, if it has come."""
        steps = [row for row in self.route.rows if row.step.kind == StepKind.ADOPTION]
        day = next((row.step.done_on or row.planned for row in steps), None)
        return day if day and day <= self.route.today else None

    def context(self, form: BaseForm) -> dict[str, Any]:
        blocking = blocking_rows(self.version, self.tenant.code)
        told = {"blocking": blocking, "version": self.version, "margin_title": "Als u nu vaststelt"}
        return super().context(form) | told

    def save(self, form: AdoptForm) -> PlanVersion:
        version, adopted_on = form.cleaned_data["version"] or 0, form.cleaned_data["adopted_on"]
        return adoption_services.adopt_version(
            self.actor, plan_version=self.version, version=version, adopted_on=adopted_on
        )

    def stored_form(self, current: PlanVersion) -> AdoptForm:
        # Only what the version is for can have changed: the day that was filled in stays.
        return AdoptForm(initial={"version": current.version, "adopted_on": self.request.POST.get("adopted_on")})

    def done(self, row: PlanVersion) -> HttpResponse:
        return self.after_route(row.pk, "De vastgestelde versie wordt vastgelegd.", "#vastgesteld")


class VersionState(RoutePage):
    """How far the storing of an adopted version is; asks for itself until it is done, then shows the page anew."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = version_queries.get_version(pk)
        job = version_queries.job_of(version)
        if not is_partial(request):
            return self.go(self.url("version", pk))
        if job is None or not job.is_open:
            response = HttpResponse(status=204)
            response["HX-Refresh"] = "true"
            return response
        return self.render("components/_job.html", {"job": job, "url": self.url("version-state", pk)})


class VersionPapers(RoutePage):
    """The stored bytes of an adopted version, as PDF or Word."""

    def get(self, request: HttpRequest, pk: int, ending: str) -> HttpResponse:
        if ending not in version_queries.PAPERS:
            raise Http404
        version, content = version_queries.papers_of(pk, ending)
        response = HttpResponse(content, content_type=KINDS[ending])
        name = f"ondersteuningsplan-{self.tenant.slug}-versie-{version.number}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
