"""Gegevens > Zelf invullen: which indicators need numbers from the samenwerkingsverband, their templates, and a form."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from indicators.compute.stating import LEVEL_WORDS
from indicators.enums import Level, ReleaseStatus
from indicators.forms.mappings import LEVELS, ReportForm, TemplateFilterForm, entry_name
from indicators.queries import templates as reads
from indicators.queries.areas import area_of
from indicators.queries.mappings import source_choices
from indicators.queries.templates import Need
from indicators.services.reporting import report_values
from indicators.services.templates import Entries, Wanted, read_entries, template_workbook
from indicators.views.base import OneIndicatorView
from indicators.wording.periods import period_text, period_word
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.export import XLSX, Cell, table_response
from osp.web.views import TenantView

HEADER = ("Thema", "Indicator", "U vult in", "Bron", "Ingevuld", "Ontbreekt")
NOTHING = "Er is geen indicator waarvoor u cijfers invult. Kies andere filters."


class NeedsView(TenantView):
    """A page about stated numbers, with the filters of the address."""

    ability = Ability.VIEW_DATA
    section = "gegevens"

    @cached_property
    def filters(self) -> TemplateFilterForm:
        """The filters of the address."""
        return TemplateFilterForm(self.request.GET)

    @cached_property
    def all_needs(self) -> list[Need]:
        """Every indicator that needs a stated number."""
        return reads.needs(self.tenant.swv)

    def chosen(self) -> list[Need]:
        """Those that the filters leave."""
        read = self.filters.value
        found = reads.in_plan(self.all_needs) if read("plan") else self.all_needs
        if read("thema"):
            found = [each for each in found if _theme(each) == read("thema")]
        if read("bron"):
            found = [each for each in found if read("bron") in each.sources]
        if read("indicator"):
            found = [each for each in found if each.indicator.pk == read("indicator")]
        return found


class TemplatesView(NeedsView):
    """Per theme which indicators need numbers, of which years they are there, and the templates."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = self.chosen()
        filled = reads.filled_years(self.tenant.swv, found)
        rows = [self._row(need, filled[need.indicator.pk]) for need in found]
        if "vorm" in request.GET:
            return table_response(f"zelf-invullen-{self.tenant.slug}", HEADER, _cells(rows), request.GET["vorm"])
        sources = dict(source_choices())
        told = dict.fromkeys(code for need in self.all_needs for code in need.sources)
        context = {
            "themes": _by_theme(rows),
            "total": len(rows),
            "all_themes": list(dict.fromkeys(_theme(need) for need in self.all_needs)),
            "all_sources": [(code, sources.get(code, code)) for code in told],
            "levels": LEVELS,
            "level": self.filters.level.value,
            "choice": {name: self.filters.value(name) for name in ("thema", "bron", "plan")},
            "missing": sum(1 for row in rows if row["missing"]),
        }
        return self.render("indicators/data/templates.html", context)

    def _row(self, need: Need, filled: dict[int, set[Level]]) -> dict[str, Any]:
        wanted = need.years(timezone.localdate())
        missing = [year for year in wanted if year not in filled]
        return {
            "need": need,
            "theme": _theme(need),
            "asked": dutch.join_words([each.name for each in need.quantities]),
            "sources": need.source_names,
            "filled": _periods(need, filled),
            "missing": _periods(need, missing),
        }


class TemplateFileView(NeedsView):
    """The workbook to fill in: of one indicator, or of all that the filters leave."""

    ability = Ability.IMPORT_DATA

    def get(self, request: HttpRequest) -> HttpResponse:
        found = self.chosen()
        if not found:
            raise Http404(NOTHING)
        level = self.filters.level
        content = template_workbook(self.tenant.swv, Wanted(tuple(found), level))
        what = found[0].indicator.code if len(found) == 1 else "alle"
        response = HttpResponse(content, content_type=XLSX)
        name = f"sjabloon-{what}-{level.value}-{self.tenant.slug}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _periods(need: Need, years: Iterable[int]) -> list[str]:
    """Years in words, neighbours taken together, newest first: ["2022-2023 t/m 2024-2025", "2020-2021"]."""
    found = []
    for _, run in groupby(enumerate(sorted(years)), key=lambda pair: pair[1] - pair[0]):
        told = [period_text(need.definition, year) for _, year in run]
        found.append(told[0] if len(told) == 1 else f"{told[0]} t/m {told[-1]}")
    return found[::-1]


def _theme(need: Need) -> str:
    return need.indicator.theme or reads.NO_THEME


def _by_theme(rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    themes = dict.fromkeys(row["theme"] for row in rows)
    return [(theme, [row for row in rows if row["theme"] == theme]) for theme in themes]


def _cells(rows: Sequence[dict[str, Any]]) -> Iterator[list[Cell]]:
    for row in rows:
        lists = (row["sources"], row["filled"], row["missing"])
        yield [row["theme"], row["need"].indicator.name, row["asked"], *("; ".join(each) for each in lists)]


class ReportView(OneIndicatorView):
    """Numbers of one indicator for one year and level, typed in."""

    ability = Ability.IMPORT_DATA
    section = "gegevens"

    @cached_property
    def need(self) -> Need:
        """What the indicator of the URL needs; 404 for one that needs nothing from people."""
        found = reads.need_of(self.tenant.swv, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def years(self) -> list[int]:
        """The years to choose from, newest first."""
        return self.need.years(timezone.localdate())[::-1]

    @cached_property
    def level(self) -> Level:
        """The level in the address, or that of the samenwerkingsverband."""
        return TemplateFilterForm(self.request.GET).level

    @cached_property
    def year(self) -> int:
        """The year in the address, or the newest."""
        text = self.request.GET.get("jaar", "")
        return next((year for year in self.years if str(year) == text), self.years[0])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ReportForm(request.POST, **self._form_parts())
        if not form.is_valid():
            return self.page(form, status=422)
        entries = Entries(self.level, self.year, form.texts, form.cleaned_data["day"])
        _, wrong = read_entries(self.tenant.swv, self.need, entries)
        for cell, reason in wrong.items():
            form.add_error(entry_name(*cell), reason)
        if wrong:
            return self.page(form, status=422)
        try:
            run = report_values(
                self.actor,
                need=self.need,
                entries=entries,
                status=form.release_status,
                source=form.cleaned_data["source"],
            )
        except DomainError as error:
            form.add_error(None, error.message)
            return self.page(form, status=422)
        return self.go(reverse("indicators:run", args=[self.tenant.code, run.pk]))

    def form(self) -> ReportForm:
        """The form with what is known already and may be shown."""
        return ReportForm(**self._form_parts())

    def _form_parts(self) -> dict[str, Any]:
        return {
            "units": area_of(self.tenant.swv).units(self.level),
            "quantities": self.need.quantities,
            "sources": source_choices(),
            "start": {**self._known(), "day": self._day(), "status": ReleaseStatus.PROVISIONAL.value},
        }

    def _day(self) -> Any:
        return min(reads.day_of(self.need.quantities[0], self.year), timezone.localdate())

    def _known(self) -> dict[str, str]:
        quantities = reads.quantities_of([self.need])
        cells = reads.showable(reads.known_cells(self.tenant.swv, quantities), quantities)
        found = {}
        for (measure, level, key, year), known in cells.items():
            if level is self.level and year == self.year:
                exact = known.low == known.high
                found[entry_name(measure, key)] = dutch.decimal_trimmed(known.low) if exact else "<5"
        return found

    def page(self, form: ReportForm, *, status: int = 200) -> HttpResponse:
        """The form of one year and level."""
        need = self.need
        name = need.indicator.name
        quantities = reads.quantities_of([need])
        cells = reads.known_cells(self.tenant.swv, quantities)
        here = [known for (_, level, _, year), known in cells.items() if level is self.level and year == self.year]
        context = self.context(
            need=need,
            form=form,
            years=[(year, period_text(need.definition, year)) for year in self.years],
            year=self.year,
            period=period_text(need.definition, self.year),
            period_word=period_word(need.definition),
            levels=LEVELS,
            level=self.level.value,
            level_word=LEVEL_WORDS[self.level],
            told=reads.told_by(here),
            held=len(here) > len([1 for field in self._known()]),
            crumbs=self.crumbs((name, self.url("detail", need.indicator.pk)), ("Cijfers invullen", "")),
        )
        return self.render("indicators/data/template_report.html", context, status=status)
