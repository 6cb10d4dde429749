"""Jaareinde: door, weg of anders for every activiteit that is not ready, all on one page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals.compute.year_slice import goes_on
from goals.forms.year_plans import DecisionForm
from goals.queries import year_plans as reads
from goals.queries.evaluation_document import decision_text
from goals.queries.evaluations import Decided, decided_activities
from goals.queries.lookups import any_activity
from goals.services import year_end as services
from goals.views.year_panels import YearActivity, activity_row
from goals.views.year_plans import OneYearView
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.forms import add_error


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """An activiteit that was not ready: what was decided, or the form that asks."""

    row: Decided
    said: str
    form: DecisionForm | None


class YearEndView(OneYearView):
    """The page with every decision of one school year."""

    def page(self, bound: DecisionForm | None = None, pk: int = 0, *, status: int = 200) -> HttpResponse:
        """The page; `bound` is the form that was refused, of the activiteit `pk`."""
        rows = [self.decision(row, bound if row.activity.pk == pk else None) for row in self.decided]
        context = {
            "year_plan": self.year_plan,
            "last_day": self.slice.last_day,
            "open_rows": [row for row in rows if row.row.decision is None],
            "decided_rows": [row for row in rows if row.row.decision is not None],
            "going_on": self.going_on,
            "naar": f"jaarplan-{self.year_plan.pk}",
        }
        return self.render("goals/year_end.html", context, status=status)

    @property
    def decided(self) -> list[Decided]:
        return decided_activities(self.year_plan, self.slice)

    @property
    def going_on(self) -> list[YearActivity]:
        """What was meant to take longer than this year, so that nobody misses it among what is asked."""
        decided = {row.activity.pk for row in self.decided}
        found = (node for node in goes_on(self.slice.tree, self.year_plan.year) if node.id not in decided)
        return [activity_row(node, self.slice, timezone.localdate()) for node in found]

    def decision(self, row: Decided, bound: DecisionForm | None) -> DecisionRow:
        form = None if row.decision else bound or DecisionForm(activity=row.activity)
        return DecisionRow(row, decision_text(row) if row.decision else "", form)

    def next_url(self, number: int) -> str:
        """The page at what is asked next, so that one goes on without searching."""
        following = next((row.activity.pk for row in self.decided if row.decision is None), None)
        anchor = f"#activiteit-{following}" if following else "#besloten"
        return f"{self.url('year-end', number)}{anchor}"


class YearEndPage(YearEndView):
    """Every activiteit that was not ready, and what was decided."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.year_plan = reads.get_year_plan(pk)
        return self.page()


class DecideView(YearEndView):
    """Decide about one activiteit."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, activity: int) -> HttpResponse:
        self.year_plan = reads.get_year_plan(pk)
        row = any_activity(activity)
        form = DecisionForm(request.POST, activity=row)
        if not form.is_valid():
            return self.page(form, row.pk, status=422)
        try:
            made = services.decide_unfinished(self.actor, year_plan=self.year_plan, activity=row, **form.cleaned_data)
        except NotAllowedError:
            raise
        except DomainError as error:
            return self.page(add_error(form, error), row.pk, status=422)
        self.undo = self.url("unfinished-undo", pk, activity)
        return self.go(self.next_url(pk), f"{dutch.sentence_case(made.choice)}: „{row.title}”.")


class UndoView(YearEndView):
    """Take a decision back."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, activity: int) -> HttpResponse:
        self.year_plan, row = reads.get_year_plan(pk), any_activity(activity)
        services.undo_unfinished(self.actor, year_plan=self.year_plan, activity=row)
        return self.go(f"{self.url('year-end', pk)}#activiteit-{row.pk}", f"Besluit teruggenomen: „{row.title}”.")
