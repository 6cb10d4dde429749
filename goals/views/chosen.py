"""Which plan a page is about, where there is one that runs and another that is over or being prepared."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from goals.queries import Plan
from goals.queries import plans as reads
from goals.queries.plans import Plans
from osp.web.htmx import is_partial
from osp.web.views import TenantView

# A fragment says in this header of which plan the page is that it goes into, a form in this hidden field.
HEADER = "X-Plan"
FIELD = "in_plan"
SESSION = "plans"
PLACE = "<int:pk>"


class ChosenPlan(TenantView):
    """The choice of the plan: that of the row in the address, else what the page itself says, else what was opened last.

    Only a plan other than the one that runs is remembered: who chose nothing looks at the plan that runs, also on the day on
    which another one begins. Writes never hang on what is remembered, since two windows share it.
    """

    @cached_property
    def plans(self) -> Plans:
        """Every plan, and the one that runs."""
        return reads.plans()

    @cached_property
    def plan_here(self) -> Plan:
        """The plan of this page; 404 where there is none, or where its row is of a plan that was put away."""
        found = self.chosen()
        if found is None:
            raise Http404
        return found

    def chosen(self) -> Plan | None:
        """The plan of this page, if there is one."""
        of_row = self.of_row()
        if of_row is not None:
            return self.plans.find(of_row)
        said = self.request.headers.get(HEADER) or self.request.POST.get(FIELD) or ""
        wanted = int(said) if said.isascii() and said.isdecimal() else self.remembered()
        return self.plans.find(wanted) or self.plans.running

    def of_row(self) -> int | None:
        """The plan of the row that the address names."""
        pk = self.kwargs.get("pk")
        return reads.plan_id_of(self.kwargs.get("kind") or self.word(), pk) if pk else None

    def word(self) -> str:
        """The word before the number in the address."""
        match = self.request.resolver_match
        parts = match.route.split("/") if match else []
        place = next((here for here, part in enumerate(parts) if part.startswith(PLACE)), 0)
        return parts[place - 1] if place else ""

    def remembered(self) -> int | None:
        """What this person opened last, when that was not the plan that runs."""
        found = self.request.session.get(SESSION, {}).get(self.tenant.code)
        return found if isinstance(found, int) else None

    def remember(self, plan: Plan) -> None:
        """From now on this person looks at this plan."""
        kept = dict(self.request.session.get(SESSION, {}))
        before = kept.pop(self.tenant.code, None)
        if plan != self.plans.running:
            kept[self.tenant.code] = plan.pk
        if kept.get(self.tenant.code) != before:
            self.request.session[SESSION] = kept

    def render(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """A page or fragment. A whole page about a plan says which one it is, and is what this person looks at from now on."""
        plan = self.__dict__.get("plan_here")
        if plan is None or is_partial(self.request) or self.section != "plan":
            return super().render(template, context, status=status)
        if self.request.method == "GET":
            self.remember(plan)
        return super().render(template, (context or {}) | self.which_plan(plan), status=status)

    def which_plan(self, plan: Plan) -> dict[str, Any]:
        """For every whole page: which plan it is about, and the line above it where that is not the one that runs."""
        told: dict[str, Any] = {"shown_plan": plan, "has_more_plans": len(self.plans.every) > 1}
        phase = reads.phase_of(plan, self.plans.running, timezone.localdate())
        if plan != self.plans.running:
            told |= {"notice": "goals/_beside.html", "phase": phase, "running_plan": self.plans.running}
        return told


class RunningPlan(ChosenPlan):
    """A page that is about the plan that runs, whatever its reader looked at before."""

    def chosen(self) -> Plan | None:
        return self.plans.running
