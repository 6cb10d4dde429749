"""Gegevens: deliveries, offering a file, and what happens to it."""

from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from indicators.forms.data import ConfirmForm, DeliveryFilterForm, UploadForm
from indicators.queries import data as deliveries
from indicators.queries import register
from indicators.services import imports
from indicators.views.tables import DELIVERY_HEADER, ERROR_HEADER, change_rows, delivery_rows, error_rows
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.htmx import is_partial
from osp.web.views import TenantView

PER_PAGE = 50


class DataView(TenantView):
    """What was read in, what is going on, and the form for a new file."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.IMPORT_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        if "vorm" in request.GET:
            found = deliveries.described(deliveries.deliveries(self.choice()), self.tenant.swv)
            return table_response(
                f"leveringen-{self.tenant.slug}", DELIVERY_HEADER, delivery_rows(found), request.GET["vorm"]
            )
        return self.page(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form, status=422)
        offered: UploadedFile = form.cleaned_data["file"]
        try:
            run = imports.receive(
                self.actor, file_name=offered.name or "zonder naam", stream=cast(BinaryIO, offered.file)
            )
        except DomainError as error:
            return self.page(add_error(form, error), status=422)
        return self.go(reverse("indicators:run", args=[self.tenant.code, run.pk]))

    def choice(self) -> deliveries.DeliveryFilter:
        """The filters of the address."""
        form = DeliveryFilterForm(self.request.GET)
        form.is_valid()
        read = form.cleaned_data.get
        return deliveries.DeliveryFilter(read("soort") or "", read("stand") or "", read("van") or "")

    def page(self, form: Form, *, status: int = 200) -> HttpResponse:
        """The page with this form in it."""
        choice = self.choice()
        page = Paginator(deliveries.deliveries(choice), PER_PAGE).get_page(self.request.GET.get("page"))
        context = {
            "form": form,
            "choice": choice,
            "page": page,
            "rows": deliveries.described(page.object_list, self.tenant.swv),
            "jobs": deliveries.open_jobs(self.tenant.swv),
            "formats": deliveries.known_formats(),
            "format_names": deliveries.format_names(),
            "states": deliveries.states(),
            "counts": register.register_counts(),
        }
        return self.render("indicators/data/deliveries.html", context, status=status)


class RunView(TenantView):
    """One delivery: from check to recomputed, refused or withdrawn."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.IMPORT_DATA
    section = "gegevens"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        if "vorm" in request.GET:
            if run.refusal:
                rows = error_rows(run.refusal)
                return table_response(f"geweigerd-{run.pk}", ERROR_HEADER, rows, request.GET["vorm"])
            header, cells = change_rows(run.preview)
            return table_response(f"levering-{run.pk}", header, cells, request.GET["vorm"])
        return self.page(run)

    def page(self, run: Any, form: ConfirmForm | None = None, *, refusal: str = "", status: int = 200) -> HttpResponse:
        """The page of this delivery as it is now."""
        found = deliveries.run_page(run, self.tenant.swv)
        context = {
            "found": found,
            "run": run,
            "job_url": self._job_url(found),
            "steps": [(number, name) for number, name in enumerate(deliveries.STEPS, 1)],
            "own_changes": [row for row in run.preview.get("changes", ()) if row["unit"] == self.tenant.code],
            "other_changes": [row for row in run.preview.get("changes", ()) if row["unit"] != self.tenant.code],
            "form": form or ConfirmForm(initial={"status": run.preview.get("status")}),
            "refusal": refusal,
        }
        fragment = is_partial(self.request) and self.request.method == "GET"
        template = "indicators/data/_run.html" if fragment else "indicators/data/run.html"
        return self.render(template, context, status=status)

    def _job_url(self, found: deliveries.RunPage) -> str:
        job = found.delivery.job
        return reverse("job", args=[self.tenant.code, job.pk]) if job else ""

    @property
    def _list(self) -> str:
        return reverse("indicators:data", args=[self.tenant.code])

    def here(self, pk: int) -> str:
        """Address of this delivery."""
        return reverse("indicators:run", args=[self.tenant.code, pk])


class ConfirmView(RunView):
    """Take the delivery over."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run, form = deliveries.get_run(pk), ConfirmForm(request.POST)
        if not form.is_valid():
            return self.page(run, form, status=422)
        try:
            imports.confirm(self.actor, run=run, status=form.cleaned_data["status"])
        except DomainError as error:
            return self.page(run, refusal=error.message, status=422)
        return self.go(self.here(pk))


class DiscardView(RunView):
    """Put the delivery aside."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        try:
            imports.discard(self.actor, run=run)
        except DomainError as error:
            return self.page(run, refusal=error.message, status=422)
        return self.go(self._list, "De levering is terzijde gelegd. Er is niets veranderd.")


class WithdrawView(RunView):
    """Undo a delivery that was taken over."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = deliveries.get_run(pk)
        try:
            imports.withdraw(self.actor, run=run)
        except DomainError as error:
            return self.page(run, refusal=error.message, status=422)
        return self.go(self.here(pk))
