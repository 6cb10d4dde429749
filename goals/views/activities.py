"""Activiteiten: add, edit, move, archive."""

import re
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.compute.year_slice import bounds
from goals.forms import ActivityForm, ReasonForm
from goals.kinds import Kind
from goals.queries import Activity, Goal
from goals.views.base import TO_ACTIVITY, TO_GOAL, MoveView, RowFormView
from osp import dutch

TO_YEAR_PLAN = "jaarplan"


class ActivityFormView(RowFormView):
    """What adding and editing share."""

    fragment_template = "goals/_activity_form.html"
    goal: Goal

    @property
    def year_plan_url(self) -> str:
        """The jaarplan where the form was opened; empty for any other place."""
        word, _, number = self.came_from.partition("-")
        return self.url("year-plan", int(number)) if word == TO_YEAR_PLAN and number.isdecimal() else ""

    def after_goal(self, goal_id: int, message: str) -> HttpResponse:
        if self.year_plan_url:
            return self.go(f"{self.year_plan_url}#doel-{goal_id}", message)
        return super().after_goal(goal_id, message)

    @property
    def cancel_url(self) -> str:
        if self.year_plan_url:
            return f"{self.year_plan_url}#doel-{self.goal.pk}"
        if self.came_from == TO_GOAL:
            return self.url("goal", self.goal.pk) + "#activiteiten"
        return f"{self.plan_url}#doel-{self.goal.pk}"


class ActivityCreate(ActivityFormView):
    """A new activiteit under a doel."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.goal = queries.get_goal(pk)
        self.heading = f"{dutch.sentence_case(self.levels.activity.new)} bij „{self.goal.title}”"
        self.submit = f"Voeg {self.levels.activity.singular} toe"
        self.lint_url = self.url("lint-new", "activiteit", "doel", pk)
        self.lint_into = f"lint-nieuw-activiteit-doel-{pk}"

    @property
    def cancel_part(self) -> str:
        return f"#nieuwe-activiteit-{self.goal.pk}"

    def form(self, data: QueryDict | None = None) -> ActivityForm:
        return ActivityForm(data, initial=self.days())

    def days(self) -> dict[str, date]:
        """The school year that was asked for from its jaarplan, to begin with."""
        asked = self.request.GET.get("schooljaar", "")
        if not re.fullmatch(r"20\d\d", asked):
            return {}
        return dict(zip(("starts", "ends"), bounds(int(asked)), strict=True))

    def save(self, form: ActivityForm) -> Activity:
        return services.create_activity(self.actor, goal=self.goal, **form.values)

    def done(self, row: Activity) -> HttpResponse:
        return self.after_goal(row.goal_id, self.said(self.levels.activity.the, f"staat bij {self.levels.goal.the}"))


class ActivityEdit(ActivityFormView):
    """Words, people, dates and state of an activiteit."""

    activity: Activity

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.activity = queries.get_activity(pk)
        self.goal = self.activity.goal
        self.heading = f"{self.levels.activity.capital} bewerken"
        self.lint_url, self.lint_into = self.url("lint-check", "activiteit", pk), f"lint-activiteit-{pk}"

    @property
    def cancel_url(self) -> str:
        return self.url("activity", self.activity.pk) if self.came_from == TO_ACTIVITY else super().cancel_url

    @property
    def cancel_part(self) -> str:
        return "#element-kop" if self.came_from == TO_ACTIVITY else f"#activiteit-{self.activity.pk}"

    def form(self, data: QueryDict | None = None) -> ActivityForm:
        return ActivityForm(data, row=self.activity)

    def stored_form(self, current: Activity) -> ActivityForm:
        return ActivityForm(row=current)

    def save(self, form: ActivityForm) -> Activity:
        version = form.cleaned_data["version"] or 0
        return services.edit_activity(self.actor, activity=self.activity, version=version, **form.values)

    def done(self, row: Activity) -> HttpResponse:
        message = self.said(self.levels.activity.the, "is gewijzigd")
        if self.came_from == TO_ACTIVITY:
            return self.go(self.url("activity", row.pk), message)
        return self.after_goal(row.goal_id, message)


class ActivityMove(MoveView):
    """One place up or down under its doel."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        activity = queries.get_activity(pk)
        before = activity.position
        activity = services.move_activity(self.actor, activity=activity, up=self.is_up)
        self.offer_undo(before, activity.position)
        return self.after_goal(activity.goal_id, self.said(self.levels.activity.the, "is verplaatst"))


class ActivityArchive(ActivityFormView):
    """Put an activiteit away, with a reason."""

    fragment_template = "goals/_form.html"
    submit = "Archiveer"
    activity: Activity

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.activity = queries.get_activity(pk)
        self.goal = self.activity.goal
        self.heading = f"{self.levels.activity.capital} „{self.activity.title}” archiveren"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def save(self, form: ReasonForm) -> Activity:
        return services.archive_activity(self.actor, activity=self.activity, reason=form.cleaned_data["reason"])

    def done(self, row: Activity) -> HttpResponse:
        self.undo = self.undo_archive(Kind.ACTIVITY, row.pk)
        return self.after_goal(row.goal_id, f"{self.levels.activity.capital} „{row.title}” is gearchiveerd.")
