"""Plan > Jaarplan: the school years of the plan, and one of them with what runs in it."""

from datetime import date
from functools import cached_property
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals.forms.year_plans import AdoptYearPlanForm, IntroductionForm
from goals.queries import YearPlan
from goals.queries import year_plans as reads
from goals.queries.annual_report import report_years
from goals.queries.year_plans import YearSlice
from goals.services import year_plans as services
from goals.views.base import PlanView, RowFormView
from goals.views.documents import YEAR_PAPER, paper_links
from goals.views.year_panels import year_panel
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.conflicts import resolved


class YearPlansPage(PlanView):
    """Every school year of the plan with its jaarplan, and the calendar years of the jaarverslag."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan, today = self.plan_here, timezone.localdate()
        years = [year for year in report_years(plan) if year <= today.year]
        context = {"plan": plan, "rows": reads.year_rows(plan, today), "report_years": years[::-1]}
        return self.render("goals/year_plans.html", context)


class YearPlanBegin(PlanView):
    """Make the jaarplan of a school year: POST jaar=2026."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        plan, asked = self.plan_here, request.POST.get("jaar", "")
        if not asked.isdecimal() or len(asked) > 4:  # noqa: PLR2004 -- a year
            raise DomainError("no-year", "Kies een schooljaar.")
        row = services.begin_year_plan(self.actor, plan=plan, year=int(asked))
        name = dutch.sentence_case(row.name)
        return self.go(self.url("year-plan", row.pk), f"{name} staat klaar. Schrijf een inleiding en kijk de data na.")


class OneYearView(PlanView):
    """A page about one jaarplan."""

    year_plan: YearPlan

    @cached_property
    def slice(self) -> YearSlice:
        """Its school year as it is in the plan now."""
        return reads.slice_of(self.year_plan.plan, self.tenant.swv, self.year_plan.year)

    def home(self) -> str:
        return self.url("year-plan", self.year_plan.pk)


class YearPlanPage(OneYearView):
    """The school year: what runs, who does it, where the figures should be at the end, and what it costs."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.year_plan = reads.whole_year_plan(pk)
        context = {
            "year_plan": self.year_plan,
            "panel": year_panel(self.slice, timezone.localdate()),
            "changes": reads.changes_since(self.year_plan, self.slice),
            "paper_links": paper_links(self, YEAR_PAPER, pk),
            "naar": f"jaarplan-{pk}",
        }
        return self.render("goals/year_plan.html", context)


class YearPlanForm(OneYearView, RowFormView):
    """A form about one jaarplan."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.year_plan = reads.get_year_plan(pk)

    @property
    def cancel_url(self) -> str:
        return self.url("year-plan", self.year_plan.pk)


class IntroductionEdit(YearPlanForm):
    """The words in front of a concept; they keep themselves while somebody types."""

    heading = "Inleiding"
    submit = "Bewaar inleiding"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.edited = self.year_plan

    @property
    def cancel_part(self) -> str:
        return "#inleiding"

    def form(self, data: QueryDict | None = None) -> IntroductionForm:
        return IntroductionForm(data, row=self.year_plan)

    def stored_form(self, current: YearPlan) -> IntroductionForm:
        return IntroductionForm(row=current)

    def save(self, form: IntroductionForm) -> YearPlan:
        version = form.cleaned_data["version"] or 0
        return services.write_introduction(self.actor, year_plan=self.year_plan, version=version, **form.values)

    def done(self, row: YearPlan) -> HttpResponse:
        return self.go(f"{self.url('year-plan', row.pk)}#inleiding", "De inleiding is bewaard.")


class SealForm(YearPlanForm):
    """Close something on a day. A conflict only asks to look again: nothing was typed but the day."""

    ability = Ability.ADOPT_PLAN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        form = self.form(resolved(request.POST))
        return self.write(form) if form.is_valid() else self.show(form, status=422)

    def stored_form(self, current: YearPlan) -> BaseForm:
        form = self.form()
        form.initial["version"] = current.version
        return form


class YearPlanAdopt(SealForm):
    """Say on which day the jaarplan was adopted: from then on its document never changes."""

    fragment_template = "goals/_year_plan_adopt_form.html"
    submit = "Stel vast"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"{dutch.sentence_case(self.year_plan.name)} vaststellen"

    def form(self, data: QueryDict | None = None) -> AdoptYearPlanForm:
        initial: dict[str, int | date] = {"version": self.year_plan.version, "adopted_on": timezone.localdate()}
        return AdoptYearPlanForm(data, initial=initial)

    def context(self, form: BaseForm) -> dict[str, Any]:
        panel = year_panel(self.slice, timezone.localdate())
        return super().context(form) | {"year_plan": self.year_plan, "panel": panel}

    def save(self, form: AdoptYearPlanForm) -> YearPlan:
        version, day = form.cleaned_data["version"] or 0, form.cleaned_data["adopted_on"]
        return services.adopt_year_plan(self.actor, year_plan=self.year_plan, version=version, adopted_on=day)

    def done(self, row: YearPlan) -> HttpResponse:
        message = f"{dutch.sentence_case(row.name)} is vastgesteld. Wat daarna wijzigt, ziet u in de kantlijn."
        return self.go(self.url("year-plan", row.pk), message)
