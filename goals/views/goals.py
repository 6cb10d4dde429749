"""Doelen: their own page, add, edit in place, move, archive."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.forms import GoalForm, NewGoalForm, ReasonForm
from goals.hooks import pulses_about
from goals.kinds import Kind
from goals.queries import Goal, Priority
from goals.queries.framework import FrameworkItem, get_item
from goals.views import panels
from goals.views.base import TO_GOAL, MoveView, PlanView, RowFormView
from osp import dutch


class GoalPage(PlanView):
    """Everything of one doel."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = self.tree.goal(pk)
        if view is None:
            raise Http404
        row = panels.goal_row(view, self.lint, self.adopted)
        context = {
            "row": row,
            "priority": self.tree.priority(view.goal.priority_id),
            "tree": self.tree,
            "element": view.goal,
            "kind": TO_GOAL,
            "pulses": pulses_about([pk]),
        }
        return self.render("goals/goal.html", context | panels.by_kind(view.links, self.tree, self.actor))


class GoalCreate(RowFormView):
    """A new doel under a speerpunt."""

    fragment_template = "goals/_goal_form.html"
    priority: Priority

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.priority = queries.get_priority(pk)
        self.heading = f"{dutch.sentence_case(self.levels.goal.new)} bij „{self.priority.title}”"
        self.lint_url = self.url("lint-new", "doel", "speerpunt", pk)
        self.lint_into = f"lint-nieuw-doel-speerpunt-{pk}"
        self.submit = f"Voeg {self.levels.goal.singular} toe"

    def form(self, data: QueryDict | None = None) -> GoalForm:
        return GoalForm(data)

    def save(self, form: GoalForm) -> Goal:
        return services.create_goal(self.actor, priority=self.priority, **form.values)

    def done(self, row: Goal) -> HttpResponse:
        return self.after_priority(row.priority_id, self.said(self.levels.goal.the, "staat in het plan"))

    @property
    def cancel_url(self) -> str:
        return f"{self.plan_url}#speerpunt-{self.priority.pk}"

    @property
    def cancel_part(self) -> str:
        return f"#nieuw-doel-{self.priority.pk}"


class GoalNew(RowFormView):
    """A new doel from the head of the plan: under which speerpunt is part of the question."""

    fragment_template = "goals/_goal_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.plan = self.plan_here
        self.serves = item_asked(self.request)
        self.heading = dutch.sentence_case(self.levels.goal.new)
        self.lint_url = self.url("lint-new", "doel", "plan", self.plan.pk)
        self.lint_into = f"lint-nieuw-doel-plan-{self.plan.pk}"
        self.submit = f"Voeg {self.levels.goal.singular} toe"

    def form(self, data: QueryDict | None = None) -> NewGoalForm:
        return NewGoalForm(data, plan=self.plan)

    def save(self, form: NewGoalForm) -> Goal:
        return services.create_goal(self.actor, serves=self.serves, **form.values)

    def context(self, form: BaseForm) -> dict[str, Any]:
        return super().context(form) | {"serves": self.serves, "url": self.request.get_full_path()}

    def done(self, row: Goal) -> HttpResponse:
        message = self.said(self.levels.goal.the, "staat in het plan")
        return self.go(f"{self.plan_url}#doel-{row.pk}", message)

    @property
    def cancel_part(self) -> str:
        return "#nieuw-doel-ergens"


def item_asked(request: HttpRequest) -> FrameworkItem | None:
    """The item of the framework that a new doel is for, by ?kader=; 404 for one that is not there."""
    asked = request.GET.get("kader", "")
    return get_item(int(asked)) if asked.isascii() and asked.isdecimal() else None


class GoalEdit(RowFormView):
    """The row becomes the form."""

    edits = Kind.GOAL
    fragment_template = "goals/_goal_form.html"
    goal: Goal

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.goal = queries.get_goal(pk)
        self.heading = f"{self.levels.goal.capital} bewerken"
        self.lint_url, self.lint_into = self.url("lint-check", "doel", pk), f"lint-doel-{pk}"

    def form(self, data: QueryDict | None = None) -> GoalForm:
        return GoalForm(data, row=self.goal)

    def stored_form(self, current: Goal) -> GoalForm:
        return GoalForm(row=current)

    def save(self, form: GoalForm) -> Goal:
        version = form.cleaned_data["version"] or 0
        return services.edit_goal(self.actor, goal=self.goal, version=version, **form.values)

    def done(self, row: Goal) -> HttpResponse:
        return self.after_goal(row.pk, self.said(self.levels.goal.the, "is gewijzigd"))

    @property
    def cancel_url(self) -> str:
        if self.came_from == TO_GOAL:
            return self.url("goal", self.goal.pk)
        return f"{self.plan_url}#doel-{self.goal.pk}"

    @property
    def cancel_part(self) -> str:
        return "#doel-kop" if self.came_from == TO_GOAL else f"#doel-{self.goal.pk}"


class GoalMove(MoveView):
    """One place up or down within its speerpunt."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        goal = queries.get_goal(pk)
        before = goal.position
        goal = services.move_goal(self.actor, goal=goal, up=self.is_up)
        self.offer_undo(before, goal.position)
        return self.after_priority(goal.priority_id, self.said(self.levels.goal.the, "is verplaatst"))


class GoalArchive(RowFormView):
    """Put a doel away, with a reason."""

    submit = "Archiveer"
    goal: Goal

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.goal = queries.get_goal(pk)
        self.heading = f"{self.levels.goal.capital} „{self.goal.title}” archiveren"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def save(self, form: ReasonForm) -> Goal:
        return services.archive_goal(self.actor, goal=self.goal, reason=form.cleaned_data["reason"])

    def done(self, row: Goal) -> HttpResponse:
        self.undo = self.undo_archive(Kind.GOAL, row.pk)
        return self.go(self.plan_url, f"{self.levels.goal.capital} „{row.title}” is gearchiveerd.")
