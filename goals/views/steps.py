"""The steps of a route: plan them, record how they ended, put evidence with them, move them, add own ones."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import hooks
from goals.forms.adoption import EvidenceForm, StepAddForm, StepPlanForm, StepRecordForm
from goals.hooks import MeetingDay
from goals.queries import AdoptionStep, PlanVersion
from goals.queries import route as route_queries
from goals.queries import versions as version_queries
from goals.services import route as services
from goals.views.adoption import RoutePage
from goals.views.base import MoveView, RowFormView
from osp import files


class StepFormView(RoutePage, RowFormView):
    """A form in the place of its step."""

    step: AdoptionStep

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.step = route_queries.get_step(pk)
        self.heading = self.step.title

    @property
    def cancel_url(self) -> str:
        return f"{self.url('version', self.step.plan_version_id)}#stap-{self.step.pk}"

    @property
    def cancel_part(self) -> str:
        return f"#stap-{self.step.pk}"

    def after_step(self, row: AdoptionStep, message: str) -> HttpResponse:
        """Back to the step in its route."""
        return self.after_route(row.plan_version_id, message, f"#stap-{row.pk}")


class StepPlan(StepFormView):
    """What a step is, how long it takes, and its day or meeting."""

    fragment_template = "goals/_step_plan_form.html"
    submit = "Bewaar"

    def form(self, data: QueryDict | None = None) -> StepPlanForm:
        return StepPlanForm(data, row=self.step, meetings=self.meetings(self.step))

    def stored_form(self, current: AdoptionStep) -> StepPlanForm:
        return StepPlanForm(row=current, meetings=self.meetings(current))

    def meetings(self, step: AdoptionStep) -> Iterable[MeetingDay]:
        """What can be chosen: every coming meeting, and the one that is chosen now, whenever it was."""
        coming = hooks.coming_meetings(timezone.localdate())
        chosen = hooks.meetings_by_id([step.meeting_id] if step.meeting_id else [])
        return [*(row for row in chosen.values() if row.id not in {each.id for each in coming}), *coming]

    def save(self, form: StepPlanForm) -> AdoptionStep:
        version = form.cleaned_data["version"] or 0
        return services.plan_step(self.actor, step=self.step, version=version, **form.values)

    def done(self, row: AdoptionStep) -> HttpResponse:
        return self.after_step(row, "De stap is gepland. Het tijdpad is opnieuw berekend.")


class StepRecord(StepFormView):
    """How a step ended."""

    fragment_template = "goals/_step_record_form.html"
    submit = "Leg vast"

    def form(self, data: QueryDict | None = None) -> StepRecordForm:
        return StepRecordForm(data, row=self.step)

    def stored_form(self, current: AdoptionStep) -> StepRecordForm:
        return StepRecordForm(row=current)

    def save(self, form: StepRecordForm) -> AdoptionStep:
        version = form.cleaned_data["version"] or 0
        return services.record_step(self.actor, step=self.step, version=version, **form.values)

    def done(self, row: AdoptionStep) -> HttpResponse:
        return self.after_step(row, "De uitkomst is vastgelegd.")


class StepEvidence(StepFormView):
    """Put a file with a step."""

    fragment_template = "goals/_evidence_form.html"
    submit = "Voeg dit bestand toe"

    def form(self, data: QueryDict | None = None) -> EvidenceForm:
        return EvidenceForm(data, self.request.FILES if data is not None else None)

    def save(self, form: EvidenceForm) -> AdoptionStep:
        return services.attach_evidence(self.actor, step=self.step, upload=form.cleaned_data["file"])

    def done(self, row: AdoptionStep) -> HttpResponse:
        return self.after_step(row, "Het bewijs staat bij de stap.")


class StepFile(RoutePage):
    """The evidence of a step, to keep; whoever reads the plan may read how it was adopted."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = route_queries.get_step(pk)
        if step.evidence is None:
            raise Http404
        return files.download(step.evidence)


class StepMove(RoutePage, MoveView):
    """One place up or down in the route."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = services.move_step(self.actor, step=route_queries.get_step(pk), up=self.is_up)
        return self.after_route(step.plan_version_id, "De stap is verplaatst.", f"#stap-{step.pk}")


class StepAdd(RoutePage, RowFormView):
    """An own step."""

    heading = "Eigen stap"
    submit = "Voeg deze stap toe"
    version: PlanVersion
    steps: dict[int, AdoptionStep]

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.version = version_queries.get_version(pk)
        self.steps = {row.pk: row for row in route_queries.steps_of(self.version)}

    def form(self, data: QueryDict | None = None) -> StepAddForm:
        return StepAddForm(data, steps=self.steps.values())

    def save(self, form: StepAddForm) -> AdoptionStep:
        values = form.cleaned_data | {"after": self.steps.get(form.cleaned_data["after"])}
        return services.add_step(self.actor, plan_version=self.version, **values)

    def done(self, row: AdoptionStep) -> HttpResponse:
        return self.after_route(row.plan_version_id, "De stap staat in de route.", f"#stap-{row.pk}")

    @property
    def cancel_url(self) -> str:
        return self.url("version", self.version.pk)
