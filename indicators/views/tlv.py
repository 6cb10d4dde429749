"""Gegevens > TLV: the figures of the TLV administration, how long rows stay, the form, and sharing."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from indicators.enums import Unit
from indicators.forms.tlv import EXAMPLE, EXPLANATION, FIELDS, TlvFilterForm
from indicators.importers.privacy import EXPLANATION_SHEET
from indicators.queries import tlv
from indicators.services.benchmarks import end_sharing, start_sharing
from indicators.views.figure_tables import figure_cell
from indicators.wording import amount, figure_text
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import Cell, table_response, workbook_response
from osp.web.views import TenantView

HEADER = (
    "Schooljaar",
    "Indicator",
    "Definitie",
    "Eigen cijfer",
    "Landelijk",
    "Deelnemers",
    "P10",
    "P25",
    "P50",
    "P75",
    "P90",
)


class TlvView(TenantView):
    """What is known of the own administration, beside the frozen benchmark of those that share."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = tlv.lines(self.tenant.swv)
        years = sorted({line.year for line in found}, reverse=True)
        year = self._year(years)
        shown = [line for line in found if line.year == year]
        if "vorm" in request.GET:
            return table_response(f"tlv-{self.tenant.slug}", HEADER, _cells(found), request.GET["vorm"])
        context = {
            "years": years,
            "year": year,
            "rows": [_row(line) for line in shown],
            "units": max((line.benchmark.units for line in shown if line.benchmark), default=0),
            "keeping": tlv.keeping(),
            "sharing": tlv.sharing(),
        }
        return self.render("indicators/tlv.html", context)

    def _year(self, years: list[int]) -> int | None:
        form = TlvFilterForm(self.request.GET)
        form.is_valid()
        wanted = form.cleaned_data.get("jaar")
        return wanted if wanted in years else next(iter(years), None)


def _row(line: tlv.TlvLine) -> dict[str, Any]:
    unit = Unit(line.definition.indicator.unit)
    pooled = line.benchmark
    return {
        "indicator": line.definition.indicator,
        "own": figure_cell(line.own, unit),
        "pooled": amount(pooled.value, unit) if pooled else "",
        "of": _counts(pooled) if unit.is_share else "",
        "can_be_pooled": bool(line.definition.denominator),
        "spread": _middle_half(pooled, unit),
    }


def _counts(pooled: tlv.Pooled | None) -> str:
    return f"{dutch.integer(pooled.numerator)} van {dutch.integer(pooled.denominator)}" if pooled else ""


def _middle_half(pooled: tlv.Pooled | None, unit: Unit) -> str:
    if pooled is None or pooled.p25 is None or pooled.p75 is None:
        return ""
    return f"{amount(pooled.p25, unit)} tot {amount(pooled.p75, unit)}"


def _cells(found: list[tlv.TlvLine]) -> Iterator[list[Cell]]:
    for line in found:
        unit, pooled = Unit(line.definition.indicator.unit), line.benchmark
        spread = [getattr(pooled, name) for name in ("p10", "p25", "p50", "p75", "p90")] if pooled else [None] * 5
        yield [
            dutch.school_year(line.year),
            line.definition.indicator.name,
            line.definition.label,
            figure_text(line.own.figure) if line.own else "onbekend",
            amount(pooled.value, unit) if pooled else None,
            pooled.units if pooled else None,
            *(None if value is None else amount(value, unit) for value in spread),
        ]


class TlvFormView(TenantView):
    """The form to fill in, as Excel with a sheet that explains it, or as CSV."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    def get(self, request: HttpRequest) -> HttpResponse:
        kind = request.GET.get("vorm", "xlsx")
        if kind == "csv":
            return table_response("tlv-formulier", FIELDS, [], kind)
        if kind != "xlsx":
            raise Http404
        explained = [
            [name, *EXPLANATION[name], example] for name, example in zip(FIELDS, EXAMPLE, strict=True)
        ]  # fmt: skip
        sheets = {
            "TLV": (FIELDS, []),
            EXPLANATION_SHEET: (("Kolom", "Invullen", "Betekenis", "Voorbeeld"), explained),
        }
        return workbook_response("tlv-formulier", sheets)


class TlvShareView(TenantView):
    """Say yes to sharing."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.SHARE_AGGREGATES
    section = "gegevens"

    def post(self, request: HttpRequest) -> HttpResponse:
        start_sharing(self.actor, started_on=timezone.localdate())
        return self.go(_page(self), "Uw TLV-aantallen tellen mee in wat vanaf nu wordt vastgelegd.")


class TlvStopView(TenantView):
    """Take the yes back."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.SHARE_AGGREGATES
    section = "gegevens"

    def post(self, request: HttpRequest) -> HttpResponse:
        sharing = tlv.sharing()
        if sharing is None:
            raise DomainError("shares-not", "Uw samenwerkingsverband deelt niet.")
        end_sharing(self.actor, sharing=sharing, ended_on=timezone.localdate())
        return self.go(_page(self), "U deelt niet meer. Wat al is vastgelegd, verandert niet.")


def _page(view: TenantView) -> str:
    return f"{reverse('indicators:tlv', args=[view.tenant.code])}#delen"
