"""Gegevens: the page of one delivery, and what people decide about it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from indicators.enums import ReleaseStatus
from indicators.forms.data import ConfirmForm, StatusForm, WithdrawForm
from indicators.queries import data as deliveries
from indicators.queries.data import Run
from indicators.queries.effects import effects_of, kept_figures
from indicators.services import imports, restating
from indicators.views.tables import CHANGE_HEADER, ERROR_HEADER, change_rows, error_rows, skipped_rows
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.htmx import is_partial
from osp.web.views import TenantView

NO_FORMS: Mapping[str, Form] = {}


class RunView(TenantView):
    """One delivery: from check to recomputed, refused or withdrawn."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.IMPORT_DATA
    section = "gegevens"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        return self._table(run, request.GET["vorm"]) if "vorm" in request.GET else self.page(run)

    def _table(self, run: Run, kind: str) -> HttpResponse:
        if run.refusal:
            return table_response(f"geweigerd-{run.pk}", ERROR_HEADER, error_rows(run.refusal), kind)
        if self.request.GET.get("tabel") == "geweigerd":
            return table_response(f"geweigerde-rijen-{run.pk}", ERROR_HEADER, skipped_rows(run.findings), kind)
        return table_response(f"levering-{run.pk}", CHANGE_HEADER, change_rows(run.preview), kind)

    def page(
        self, run: Run, *, refusal: str = "", status: int = 200, forms: Mapping[str, Form] = NO_FORMS
    ) -> HttpResponse:
        """The page of this delivery as it is now, with the form that was just filled in."""
        found = deliveries.run_page(run, self.tenant.swv)
        context = {
            "found": found,
            "run": run,
            "job_url": self._job_url(found),
            "steps": [(number, name) for number, name in enumerate(deliveries.STEPS, 1)],
            "effects": effects_of(run, self.tenant.swv),
            "kept": kept_figures(run, self.tenant.swv),
            "form": ConfirmForm(initial={"status": run.preview.get("status")}, rows_skipped=run.rows_skipped),
            "withdraw_form": WithdrawForm(prefix="intrekken"),
            "status_form": _status_form(run),
            "refusal": refusal,
            **forms,
        }
        fragment = is_partial(self.request) and self.request.method == "GET"
        template = "indicators/data/_run.html" if fragment else "indicators/data/run.html"
        return self.render(template, context, status=status)

    def _job_url(self, found: deliveries.RunPage) -> str:
        job = found.delivery.job
        return reverse("job", args=[self.tenant.code, job.pk]) if job else ""

    def here(self, pk: int) -> str:
        """Address of this delivery."""
        return reverse("indicators:run", args=[self.tenant.code, pk])

    def carry_out(self, run: Run, form: Form, name: str, verb: Callable[[dict[str, Any]], object]) -> HttpResponse:
        """Do what a form asks; what is wrong with it is said at its fields, and what cannot be is said above the page."""
        if not form.is_valid():
            return self.page(run, forms={name: form}, status=422)
        try:
            verb(form.cleaned_data)
        except DomainError as error:
            if error.field in form.fields:
                return self.page(run, forms={name: add_error(form, error)}, status=422)
            return self.page(run, refusal=error.message, status=422)
        return self.go(self.here(run.pk))


def _status_form(run: Run, data: Any = None) -> StatusForm:
    status = ReleaseStatus(run.release.status) if run.release else None
    choices = restating.NEXT.get(status, ()) if status else ()
    return StatusForm(data, choices=choices, prefix="status")


class ConfirmView(RunView):
    """Take the delivery over."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        form = ConfirmForm(request.POST, rows_skipped=run.rows_skipped)

        def confirm(read: dict[str, Any]) -> object:
            return imports.confirm(self.actor, run=run, status=read["status"], skip_bad_rows=read["skip"])

        return self.carry_out(run, form, "form", confirm)


class DiscardView(RunView):
    """Put the delivery aside."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        try:
            imports.discard(self.actor, run=run)
        except DomainError as error:
            return self.page(run, refusal=error.message, status=422)
        address = reverse("indicators:data", args=[self.tenant.code])
        return self.go(address, "De levering is terzijde gelegd. Er is niets veranderd.")


class WithdrawView(RunView):
    """Undo a delivery that was taken over."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run, form = deliveries.get_run(pk), WithdrawForm(request.POST, prefix="intrekken")
        return self.carry_out(
            run, form, "withdraw_form", lambda read: imports.withdraw(self.actor, run=run, reason=read["reason"])
        )


class StatusView(RunView):
    """Say what the source says of the delivery now."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        return self.carry_out(
            run,
            _status_form(run, request.POST),
            "status_form",
            lambda read: restating.set_status(self.actor, run=run, status=read["status"], reason=read["reason"]),
        )
