"""The plan page, its beginning, its words, its archive and its downloads."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.forms import PlanForm
from goals.queries import Plan
from goals.queries.elements import plan_chapters
from goals.queries.rollover import last_plan
from goals.queries.word_imports import import_of
from goals.views import panels
from goals.views.base import TO_GOAL, PlanView, RowFormView
from goals.views.export import export_rows, header
from goals.views.filtered import FilteredPage
from goals.views.parts import SECTIONS, page_of
from osp.abilities import Ability
from osp.actors import Actor
from osp.web.export import table_response

RESTORE: dict[str, Callable[[Actor, Any, bool], Any]] = {
    "speerpunt": lambda actor, row, here: services.restore_priority(actor, priority=row, in_place=here),
    "doel": lambda actor, row, here: services.restore_goal(actor, goal=row, in_place=here),
    "activiteit": lambda actor, row, here: services.restore_activity(actor, activity=row, in_place=here),
    "koppeling": lambda actor, row, here: services.restore_link(actor, link=row, in_place=here),
    "hoofdstuk": lambda actor, row, here: services.restore_chapter(actor, chapter=row, in_place=here),
    "mijlpaal": lambda actor, row, here: services.restore_milestone(actor, milestone=row),
    "begroting": lambda actor, row, here: services.restore_budget_line(actor, line=row),
    "risico": lambda actor, row, here: services.restore_risk(actor, risk=row),
}


class PlanPage(FilteredPage):
    """The whole plan, or the part that the URL asks for."""

    here = "goals:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.plans.running is None:
            return self.render("goals/empty.html", {"last_plan": last_plan()})
        rows = panels.plan_rows(self.tree, self.selection, self.lint, self.adopted, self.open_reactions)
        context = {"rows": rows, "open_reactions": sum((self.open_reactions or {}).values())}
        context["word_import"] = import_of(self.tree.plan)
        context |= self.page_context() | self.counts(rows) | self.chapters()
        return self.render("goals/plan.html", context)

    def chapters(self) -> dict[str, Any]:
        """The narrative of the plan, before and after the speerpunten."""
        found = plan_chapters(self.tree.plan)
        return {
            "opening": [chapter for chapter in found if not chapter.is_closing],
            "closing": [chapter for chapter in found if chapter.is_closing],
        }

    def counts(self, rows: tuple[panels.PriorityRow, ...]) -> dict[str, Any]:
        """How much is shown, and how much is remarked on it."""
        found = [goal for row in rows for goal in row.goals]
        beside = [*found, *rows]
        return {
            "goal_count": len(found),
            "remark_count": sum(len(row.remarks) + len(row.open) for row in beside),
            "lint": self.lint,
        }


class PlanEdit(RowFormView):
    """Title, years, mission and vision, edited in place."""

    heading = "Plan bewerken"
    fragment_template = "goals/_plan_form.html"
    plan: Plan

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.plan = self.plan_here

    def form(self, data: QueryDict | None = None) -> PlanForm:
        return PlanForm(data, row=self.plan)

    @property
    def cancel_part(self) -> str:
        return "#plan-kop"

    def stored_form(self, current: Plan) -> PlanForm:
        return PlanForm(row=current)

    def save(self, form: PlanForm) -> Plan:
        return services.edit_plan(self.actor, plan=self.plan, version=form.cleaned_data["version"] or 0, **form.values)

    def done(self, row: Plan) -> HttpResponse:
        return self.go(self.plan_url, "Het plan is gewijzigd.")


class PlanExport(PlanView):
    """The selected part of the plan as a table."""

    def get(self, request: HttpRequest) -> HttpResponse:
        selection = queries.Selection.of(request.GET.dict())
        rows = export_rows(queries.selected(self.tree, selection))
        return table_response(f"plan-{self.tenant.slug}", header(self.levels), rows, request.GET.get("vorm", "csv"))


class ArchivePage(PlanView):
    """What was put away, and the way back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        return self.render("goals/archive.html", {"plan": plan, "rows": queries.archived_rows(plan)})


class RestoreView(PlanView):
    """Take something back from the archive."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        if kind not in RESTORE:
            raise Http404
        is_undone = "ongedaan" in request.GET
        row = RESTORE[kind](self.actor, queries.get_archived(kind, pk), is_undone)
        if not is_undone:
            return self.go(self.url("archive"), "Teruggehaald uit het archief.")
        if kind in SECTIONS:
            name, pk = page_of(row.element)
            return self.go(f"{self.url(name, pk)}#{SECTIONS[kind]}", "Het staat er weer.")
        goal_id = getattr(row, "goal_id", None)
        if goal_id and (self.came_from == TO_GOAL or kind == "koppeling"):
            return self.go(self.url("goal", goal_id), "Het staat er weer.")
        return self.go(f"{self.plan_url}#{kind}-{pk}", "Het staat er weer.")
