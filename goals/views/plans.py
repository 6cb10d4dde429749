"""The plans beside each other, and what goes from one to the next: the ancestor of a doel, and what did not come along."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import queries, services
from goals.enums import PlanPhase
from goals.forms import FarewellForm
from goals.queries import Plan
from goals.queries import plans as reads
from goals.queries.lineage import ancestor_result
from goals.queries.rollover import FarewellRow, farewells, get_farewell
from goals.views.base import PlanView, RowFormView
from osp.web.htmx import is_partial


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list: where it is in time, and how much is in it."""

    plan: Plan
    phase: PlanPhase
    counted: str


class PlansPage(PlanView):
    """Every plan with its period."""

    def get(self, request: HttpRequest) -> HttpResponse:
        today, level, counts = timezone.localdate(), self.levels.goal, reads.goal_counts()
        rows = [
            PlanRow(plan, reads.phase_of(plan, self.plans.running, today), level.count(counts.get(plan.pk, 0)))
            for plan in self.plans.every
        ]
        return self.render("goals/plans.html", {"rows": rows})


class PlanOpen(PlanView):
    """From now on this person looks at this plan."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = self.plans.find(pk)
        if plan is None:
            raise Http404
        self.remember(plan)
        return self.go(self.plan_url)


class FarewellsPage(PlanView):
    """What of the plan before did not come along, with what was said of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        return self.render("goals/farewells.html", {"plan": plan, "rows": farewells(plan)})


class FarewellEdit(RowFormView):
    """Say otherwise what became of something that did not come along."""

    told: FarewellRow

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.told = get_farewell(pk)
        self.heading = f"Wat werd er van „{self.told.title}”?"

    @property
    def cancel_url(self) -> str:
        return f"{self.url('farewells')}#afscheid-{self.told.rollover.pk}"

    def form(self, data: QueryDict | None = None) -> FarewellForm:
        return FarewellForm(data, row=self.told.rollover)

    def stored_form(self, current: Any) -> FarewellForm:
        return FarewellForm(row=current)

    def save(self, form: FarewellForm) -> Any:
        version = form.cleaned_data["version"] or 0
        return services.edit_farewell(self.actor, rollover=self.told.rollover, version=version, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.go(self.cancel_url, "Het afscheid is gewijzigd.")


class AncestorPart(PlanView):
    """The ancestor of a doel with its result: a fragment of the page of the doel, and a page of its own."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        goal = queries.get_goal(pk)
        self.plan_here  # noqa: B018 -- the page says of which plan the doel is
        context = {"goal": goal, "found": ancestor_result(goal, self.tenant.swv)}
        return self.render("goals/_ancestor.html" if is_partial(request) else "goals/ancestor.html", context)
