"""The page where somebody slides: what a scenario starts from, its form, and what it comes to so far."""

import json
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.utils.safestring import mark_safe

from indicators import charts_ahead, targets
from indicators.compute.scenario import run
from indicators.enums import Unit
from indicators.forms.scenarios import YEARS_SHOWN, ScenarioForm
from indicators.queries import scenarios as reads
from indicators.queries.scenarios import BoardBase, Outcome, Start
from indicators.views import scenario_tables as tables
from indicators.views.detail import MeasuredView
from indicators.wording import scenario as words
from osp.abilities import Ability
from osp.web.conflicts import resolved


class BuilderView(MeasuredView):
    """The page with the sliders. With `reken` it works out what was typed and stores nothing."""

    write_ability = Ability.EDIT_INDICATORS

    @cached_property
    def start(self) -> Start:
        """What the scenario starts from; 404 where there is nothing to start from."""
        found = reads.start_of(self.indicator, self.series, self.base_year)
        if found is None:
            raise Http404
        return found

    @property
    def base_year(self) -> int | None:
        """The year of a saved scenario."""
        return None

    @cached_property
    def boards(self) -> list[BoardBase]:
        """The schoolbesturen, with what this reader may see of them."""
        return reads.boards(self.tenant.swv, self.indicator, self.start.base.year, self.reader())

    @cached_property
    def planned(self) -> tuple[targets.PlannedTarget, ...]:
        """Targets after the base year that were agreed about this indicator."""
        return tuple(each for each in targets.targets_of(self.indicator.pk) if each.year > self.start.base.year)

    @property
    def last_year(self) -> int:
        """Up to the year of the target, if that is near enough, else a few years."""
        base = self.start.base.year
        near = [each.year for each in self.planned if each.year <= base + reads.LONGEST]
        return min(near, default=base + YEARS_SHOWN)

    def form(self, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> ScenarioForm:
        """The form, bound to what was typed or filled."""
        return ScenarioForm(data, start=self.start, boards=self.boards, last_year=self.last_year, initial=initial)

    def stored(self) -> dict[str, Any]:
        """What the form is filled with."""
        first = self.planned[0] if self.planned else None
        return {"target": first.value, "target_year": first.year} if first else {}

    def opened(self) -> ScenarioForm:
        """The form of a GET; whoever may not save works it out in the address."""
        asked = "reken" in self.request.GET
        return self.tried(self.request.GET) if asked else self.form(initial=self.stored())

    def tried(self, data: QueryDict) -> ScenarioForm:
        """The form with what was typed, to work out and not to keep: it needs no name."""
        form = self.form(data)
        form.is_valid()
        form.errors.pop("name", None)
        return form

    def submitted(self, data: QueryDict) -> ScenarioForm:
        """The form of a POST."""
        return self.form(resolved(data))

    def page(self, form: ScenarioForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form with its outcome so far."""
        supposed = form.supposed if form.is_bound else self.supposed(form)
        plan = self.start.plan(**supposed)
        years, live = run(plan), tables.live_plan(self.start, plan)
        return self.render(
            "indicators/scenario.html",
            self.context(
                form=form,
                start=self.start,
                unit_sign="per 1.000" if self.start.unit is Unit.PERMILLE else "%",
                board_rows=tables.board_rows(form),
                result=tables.result_rows(years, self.start.unit),
                sentence=words.scenario_sentence(plan, years, self.start.unit),
                plan=json.dumps(live),
                has_forecast=bool(live["denominators"]),
                planned=self.planned,
                has_rates=bool(self.start.rates),
                held_text=words.HELD_BASE if any(board.pupils is None for board in self.boards) else "",
                doubled_text=words.DOUBLED,
                base_share=words.share_text(self.start.base.share, self.start.unit),
                **more,
            ),
            status=status,
        )

    def supposed(self, form: ScenarioForm) -> dict[str, Any]:
        """What an unbound form is filled with, as the plan takes it."""
        filled = form.initial
        changes = {
            board.number: {year: filled.get(f"w-{board.number}-{year}", 0) for year in form.years}
            for board in self.boards
        }
        names = ("target", "target_year", "follows_forecast", "rate_category")
        last = form.years[-1] if form.years else 0
        return {"last_year": last, "changes": changes, **{name: filled[name] for name in names if name in filled}}

    def board_numbers(self) -> list[str]:
        """Which schoolbesturen may change."""
        return [board.number for board in self.boards]


def comparison_chart(start: Start, found: list[Outcome]) -> str:
    """The drawing of these scenarios, with what they come to as its description."""
    told = " ".join(f"{each.scenario.name}: {each.sentence}" for each in found)
    spec = charts_ahead.scenario_chart(start, found, description=told)
    return mark_safe(charts_ahead.svg_of(spec, prefix="scenario"))  # noqa: S308 -- every text in it is escaped
