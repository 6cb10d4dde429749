"""Scenarios: the list of an indicator with a comparison, and the page where somebody slides."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse

from indicators import charts_ahead, queries
from indicators.compute.nouns import PUPILS
from indicators.forms.scenarios import ScenarioForm, ScenarioReasonForm, initial_of
from indicators.queries import Indicator, Series
from indicators.queries import scenarios as reads
from indicators.queries.scenarios import Outcome
from indicators.services import scenarios as services
from indicators.views import scenario_tables as tables
from indicators.views.base import CatalogueView
from indicators.views.detail import MeasuredView
from indicators.views.scenario_builder import BuilderView, comparison_chart
from indicators.wording import scenario as words
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import conflict_between
from osp.web.export import table_response

MOST_COMPARED = 4


class ScenariosView(MeasuredView):
    """The scenarios of an indicator, and up to four of them side by side; CSV and Excel of the comparison."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = list(reads.scenarios_of(self.indicator))
        chosen = self.compared(rows)
        found = reads.outcomes(self.tenant.swv, chosen)
        if vorm := request.GET.get("vorm"):
            return table_response(self.file_name("scenarios"), tables.HEADER, tables.result_cells(found), vorm)
        return self.render("indicators/scenarios.html", self.page(rows, found))

    def compared(self, rows: list[Any]) -> list[Any]:
        """Those of ?vergelijk=, else the newest ones."""
        asked = {text for text in self.request.GET.getlist("vergelijk") if text.isascii() and text.isdigit()}
        wanted = [row for row in rows if str(row.pk) in asked] or rows
        return wanted[:MOST_COMPARED]

    def page(self, rows: list[Any], found: list[Outcome]) -> dict[str, Any]:
        """The list, and the comparison of those that can be worked out."""
        start = reads.start_of(self.indicator, self.series)
        detail = self.url("detail", self.indicator.pk)
        letters = charts_ahead.LETTERS if len(found) > 1 else " "
        lettered: list[dict[str, Any]] = [
            {"letter": letter.strip(), "outcome": each} for letter, each in zip(letters, found, strict=False)
        ]
        return self.context(
            crumbs=self.crumbs((self.indicator.name, detail), ("Scenario’s", "")),
            rows=rows,
            most=MOST_COMPARED,
            has_archived=reads.archived_scenarios().filter(indicator=self.indicator).exists(),
            compared={outcome.scenario.pk for outcome in found},
            refusal="" if start else refusal_of(self.series),
            chart=comparison_chart(start, found) if start and found else "",
            outcomes=lettered,
            years=tables.side_by_side([(each["letter"], self.rows(each["outcome"])) for each in lettered]),
            query="&".join(f"vergelijk={each.scenario.pk}" for each in found),
        )

    def rows(self, each: Outcome) -> list[tables.ResultRow]:
        """The years of one scenario."""
        return tables.result_rows(each.years, self.series.unit)


class ScenarioCreateView(BuilderView):
    """A new scenario. Whoever may see the indicator may slide; saving takes more."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.opened())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "reken" in request.POST:
            return self.show(self.tried(request.POST))
        form = self.submitted(request.POST)
        if form.is_valid():
            try:
                row = services.create_scenario(
                    self.actor,
                    indicator=self.indicator,
                    base_year=self.start.base.year,
                    boards=self.board_numbers(),
                    **form.values,
                )
            except NotAllowedError:
                raise
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return self.go(self.url("scenario", row.pk), f"Scenario „{row.name}” is bewaard.")
        return self.show(form, status=422)

    def show(self, form: ScenarioForm, *, status: int = 200) -> HttpResponse:
        """The page of what is not stored yet."""
        crumbs = self.crumbs(
            (self.indicator.name, self.url("detail", self.indicator.pk)),
            ("Scenario’s", self.url("scenarios", self.indicator.pk)),
            ("Nieuw scenario", ""),
        )
        return self.page(form, status=status, crumbs=crumbs, scenario=None)


class OneScenario(BuilderView):
    """A page about one saved scenario; its indicator follows from it."""

    @cached_property
    def scenario(self) -> Any:
        """The scenario of the URL; 404 for an archived one or one of another samenwerkingsverband."""
        return reads.get_scenario(self.kwargs["pk"])

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator it is about."""
        return queries.get_indicator(self.tenant.swv, self.scenario.indicator_id)

    @property
    def base_year(self) -> int | None:
        return int(self.scenario.base_year)

    def path(self, last: str) -> list[dict[str, str]]:
        """Crumbs down to this scenario."""
        return self.crumbs(
            (self.indicator.name, self.url("detail", self.indicator.pk)),
            ("Scenario’s", self.url("scenarios", self.indicator.pk)),
            (last, ""),
        )


class ScenarioView(OneScenario):
    """One scenario with its outcome, chart and sliders; saving keeps what another saved in between."""

    def stored(self) -> dict[str, Any]:
        return initial_of(self.scenario)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.opened())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "reken" in request.POST:
            return self.show(self.tried(request.POST))
        form = self.submitted(request.POST)
        if form.is_valid():
            try:
                row = services.edit_scenario(
                    self.actor,
                    scenario=self.scenario,
                    version=form.cleaned_data["version"] or 0,
                    boards=self.board_numbers(),
                    **form.values,
                )
            except NotAllowedError:
                raise
            except ConflictError as error:
                theirs = self.form(initial=initial_of(error.current))
                found = conflict_between(form, theirs, version=error.current.version)
                return self.show(form, status=409, conflict=found)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return self.go(self.url("scenario", row.pk), "Het scenario is gewijzigd.")
        return self.show(form, status=422)

    def show(self, form: ScenarioForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page of a stored scenario."""
        found = reads.outcome(self.scenario, self.start)
        more |= {"crumbs": self.path(self.scenario.name), "scenario": self.scenario}
        chart = comparison_chart(self.start, [found]) if not form.is_bound else ""
        return self.page(form, status=status, chart=chart, cancel_url=self.request.path, **more)


class ScenarioArchiveView(OneScenario):
    """Put a scenario away, with a reason."""

    ability = Ability.EDIT_INDICATORS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(ScenarioReasonForm(initial={"version": self.scenario.version}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ScenarioReasonForm(request.POST)
        if form.is_valid():
            try:
                services.archive_scenario(self.actor, scenario=self.scenario, **form.cleaned_data)
            except ConflictError as error:
                form.add_error(None, "Iemand anders heeft dit scenario intussen gewijzigd. Bekijk het eerst opnieuw.")
                return self.show(form, status=409 if error else 422)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
                return self.show(form, status=422)
            else:
                url = self.url("scenarios", self.indicator.pk)
                return self.go(url, f"Scenario „{self.scenario.name}” is gearchiveerd.")
        return self.show(form, status=422)

    def show(self, form: ScenarioReasonForm, *, status: int = 200) -> HttpResponse:
        """The question why."""
        context = self.context(form=form, scenario=self.scenario, crumbs=self.path("Archiveer"))
        return self.render("indicators/scenario_archive.html", context, status=status)


class ScenarioRestoreView(CatalogueView):
    """Bring an archived scenario back."""

    ability = Ability.EDIT_INDICATORS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = services.restore_scenario(self.actor, scenario=reads.get_archived_scenario(pk))
        return self.go(self.url("scenario", pk), f"Scenario „{row.name}” is terug.")


def refusal_of(series: Series) -> str:
    """Why an indicator has no scenarios."""
    is_share = series.unit in reads.FACTORS and series.counted == PUPILS
    return words.NO_START if is_share else words.NOT_A_SHARE
