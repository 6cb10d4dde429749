"""The evaluation of a school year: doel by doel in place, the terugblik, and closing it."""

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import queries
from goals.forms.year_plans import CloseEvaluationForm, EvaluationForm, LookingBackForm
from goals.kinds import Kind
from goals.queries import GoalEvaluation, YearPlan
from goals.queries import evaluations as reads
from goals.queries import year_plans as year_reads
from goals.queries.evaluations import GoalYear
from goals.services import evaluations as services
from goals.views.documents import EVALUATION_PAPER, paper_links
from goals.views.year_plans import OneYearView, SealForm, YearPlanForm
from osp import dutch
from osp.web.htmx import is_partial


class EvaluationView(OneYearView):
    """The evaluation as a page."""

    def told(self) -> dict[str, Any]:
        """For the page, and for the parts of it that a write changes."""
        rows = reads.goal_years(self.year_plan, self.slice)
        decided = reads.decided_activities(self.year_plan, self.slice)
        meter = reads.meter(self.year_plan, rows, decided)
        return {"year_plan": self.year_plan, "rows": rows, "meter": meter, "is_open": self.year_plan.is_adopted}


class EvaluationPage(EvaluationView):
    """Every doel in figures and in words, with what is still to be written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.year_plan = year_reads.get_year_plan(pk)
        context = self.told() | {"paper_links": paper_links(self, EVALUATION_PAPER, pk)}
        return self.render("goals/evaluation.html", context)


class EvaluationEdit(EvaluationView, YearPlanForm):
    """The words about one doel; they keep themselves while somebody types."""

    fragment_template = "goals/_evaluation_form.html"
    submit = "Bewaar"
    row: GoalYear

    def open(self, pk: int = 0, kind: str = "", goal: int = 0) -> None:
        super().open(pk)
        found = next((row for row in reads.goal_years(self.year_plan, self.slice) if row.goal.id == goal), None)
        if found is None:
            raise Http404
        self.row, self.goal = found, queries.get_goal(goal)
        self.heading = f"{self.levels.goal.capital} {found.goal.number}: {self.goal.title}"
        self.edited = found.evaluation or GoalEvaluation(
            year_plan=self.year_plan, goal=self.goal, version=services.NOT_THERE
        )

    def show_put_away(self, pk: int = 0, kind: str = "", **rest: Any) -> HttpResponse:
        """What was typed where somebody else archived the doel meanwhile."""
        return super().show_put_away(pk=rest["goal"], kind=Kind.GOAL.value)

    @property
    def cancel_url(self) -> str:
        return f"{self.url('evaluation', self.year_plan.pk)}{self.cancel_part}"

    @property
    def cancel_part(self) -> str:
        return f"#doel-{self.goal.pk}"

    def form(self, data: QueryDict | None = None) -> EvaluationForm:
        return self._filled(self.edited, data)

    def stored_form(self, current: GoalEvaluation) -> EvaluationForm:
        return self._filled(current)

    def _filled(self, row: GoalEvaluation, data: QueryDict | None = None) -> EvaluationForm:
        """With what the figures say, as long as nobody made it their own."""
        return EvaluationForm(data, row=row, initial={"in_figures": row.in_figures or self.row.prefilled})

    def save(self, form: EvaluationForm) -> GoalEvaluation:
        version, values = form.cleaned_data["version"] or services.NOT_THERE, form.values
        if values["in_figures"].strip() == self.row.prefilled.strip():
            values["in_figures"] = ""
        return services.write_evaluation(
            self.actor, year_plan=self.year_plan, goal=self.goal, version=version, **values
        )

    def context(self, form: BaseForm) -> dict[str, Any]:
        return super().context(form) | {"row": self.row, "year_plan": self.year_plan}

    def done(self, row: GoalEvaluation) -> HttpResponse:
        message = f"De evaluatie van {self.levels.goal.the} is bewaard."
        if not is_partial(self.request):
            return self.go(self.cancel_url, message)
        told = self.told()
        mine = next(each for each in told["rows"] if each.goal.id == row.goal_id)
        response = self.toasted(self.render("goals/_evaluation_goal.html", told | {"row": mine}), message)
        response.content += self.render("goals/_evaluation_meter.html", told | {"apart": True}).content
        response["HX-Retarget"], response["HX-Reswap"] = f"#doel-{row.goal_id}", "outerHTML"
        return response


class LookingBackEdit(YearPlanForm):
    """The terugblik on the whole year."""

    heading = "Terugblik"
    submit = "Bewaar terugblik"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.edited = self.year_plan

    @property
    def cancel_url(self) -> str:
        return f"{self.url('evaluation', self.year_plan.pk)}#terugblik"

    @property
    def cancel_part(self) -> str:
        return "#terugblik"

    def form(self, data: QueryDict | None = None) -> LookingBackForm:
        return LookingBackForm(data, row=self.year_plan)

    def stored_form(self, current: YearPlan) -> LookingBackForm:
        return LookingBackForm(row=current)

    def save(self, form: LookingBackForm) -> YearPlan:
        version = form.cleaned_data["version"] or 0
        return services.write_looking_back(self.actor, year_plan=self.year_plan, version=version, **form.values)

    def done(self, row: YearPlan) -> HttpResponse:
        return self.go(self.cancel_url, "De terugblik is bewaard.")


class EvaluationClose(EvaluationView, SealForm):
    """Close the evaluation on a day: its figures and words never change again."""

    fragment_template = "goals/_evaluation_close_form.html"
    submit = "Sluit de evaluatie af"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"Evaluatie {dutch.school_year(self.year_plan.year)} afsluiten"

    @property
    def cancel_url(self) -> str:
        return self.url("evaluation", self.year_plan.pk)

    def form(self, data: QueryDict | None = None) -> CloseEvaluationForm:
        initial: dict[str, int | date] = {"version": self.year_plan.version, "evaluated_on": timezone.localdate()}
        return CloseEvaluationForm(data, initial=initial)

    def context(self, form: BaseForm) -> dict[str, Any]:
        return super().context(form) | self.told()

    def save(self, form: CloseEvaluationForm) -> YearPlan:
        version, day = form.cleaned_data["version"] or 0, form.cleaned_data["evaluated_on"]
        return services.close_evaluation(self.actor, year_plan=self.year_plan, version=version, evaluated_on=day)

    def done(self, row: YearPlan) -> HttpResponse:
        message = f"De evaluatie van {dutch.school_year(row.year)} is afgesloten en ligt vast."
        return self.go(self.url("evaluation", row.pk), message)
