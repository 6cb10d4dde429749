"""Gegevens: the deliveries that were read in, and the form that offers new files."""

from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from indicators.forms.data import DeliveryFilterForm, UploadForm
from indicators.queries import data as deliveries
from indicators.queries import register
from indicators.queries.mappings import waits
from indicators.queries.sources import late_sources
from indicators.services import imports
from indicators.views.tables import DELIVERY_HEADER, delivery_rows
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of several that was not taken in, and why."""

    name: str
    message: str


class DataView(TenantView):
    """What was read in, what is going on, and the form for new files."""

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
        offered: list[UploadedFile] = form.cleaned_data["file"]
        if len(offered) > 1:
            return self._receive_each(offered)
        try:
            run = self._receive(offered[0])
        except DomainError as error:
            return self.page(add_error(form, error), may_map=error.code == "unknown-header", status=422)
        return self.go(reverse(f"indicators:{'mapping' if waits(run) else 'run'}", args=[self.tenant.code, run.pk]))

    def _receive(self, offered: UploadedFile) -> deliveries.Run:
        return imports.receive(
            self.actor,
            file_name=offered.name or "zonder naam",
            stream=cast(BinaryIO, offered.file),
            map_columns=self.request.POST.get("koppel") == "ja",
        )

    def _receive_each(self, offered: list[UploadedFile]) -> HttpResponse:
        """Each file is a delivery of its own: one that is refused keeps the others not out."""
        refused, taken = [], 0
        for each in offered:
            try:
                self._receive(each)
                taken += 1
            except DomainError as error:
                refused.append(Refused(each.name or "zonder naam", error.message))
        if refused:
            return self.page(UploadForm(), refused=refused, taken=taken, status=422)
        told = f"{dutch.sentence_case(dutch.number_word(taken))} bestanden worden gecontroleerd."
        return self.go(reverse("indicators:data", args=[self.tenant.code]), told)

    def choice(self) -> deliveries.DeliveryFilter:
        """The filters of the address."""
        form = DeliveryFilterForm(self.request.GET)
        form.is_valid()
        read = form.cleaned_data.get
        return deliveries.DeliveryFilter(
            read("soort") or "", read("stand") or "", read("van") or "", read("zoek") or ""
        )

    def page(
        self,
        form: Form,
        *,
        refused: list[Refused] | None = None,
        taken: int = 0,
        may_map: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        """The page with this form in it, and what became of files that were just offered.

        `may_map` tells that the file may be read once somebody says what its columns are.
        """
        choice = self.choice()
        page = Paginator(deliveries.deliveries(choice), PER_PAGE).get_page(self.request.GET.get("page"))
        context = {
            "form": form,
            "refused": refused or [],
            "taken": taken,
            "may_map": may_map,
            "choice": choice,
            "is_chosen": choice != deliveries.DeliveryFilter(),
            "page": page,
            "rows": deliveries.described(page.object_list, self.tenant.swv),
            "jobs": deliveries.open_jobs(self.tenant.swv),
            "late": late_sources(timezone.localdate(), sector=self.tenant.swv.sector),
            "formats": deliveries.known_formats(),
            "format_names": deliveries.format_names(),
            "states": deliveries.states(),
            "counts": register.register_counts(),
        }
        return self.render("indicators/data/deliveries.html", context, status=status)
