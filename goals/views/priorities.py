"""Speerpunten: add, edit in place, move, archive."""

from django.http import HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.forms import PriorityForm, ReasonForm
from goals.kinds import Kind
from goals.queries import Plan, Priority
from goals.views.base import TO_PRIORITY, MoveView, RowFormView
from osp import dutch


class PriorityCreate(RowFormView):
    """A new speerpunt at the end of the plan."""

    fragment_template = "goals/_priority_form.html"
    plan: Plan

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.plan = self.plan_here
        self.heading = dutch.sentence_case(self.levels.priority.new)
        self.submit = f"Voeg {self.levels.priority.singular} toe"

    @property
    def cancel_part(self) -> str:
        return "#nieuw-speerpunt"

    def form(self, data: QueryDict | None = None) -> PriorityForm:
        return PriorityForm(data)

    def save(self, form: PriorityForm) -> Priority:
        return services.create_priority(self.actor, plan=self.plan, **form.values)

    def done(self, row: Priority) -> HttpResponse:
        return self.go(f"{self.plan_url}#speerpunt-{row.pk}", self.said(self.levels.priority.the, "staat in het plan"))


class PriorityEdit(RowFormView):
    """The words of a speerpunt."""

    edits = Kind.PRIORITY
    fragment_template = "goals/_priority_form.html"
    priority: Priority

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.priority = queries.get_priority(pk)
        self.heading = f"{self.levels.priority.capital} bewerken"
        self.lint_url, self.lint_into = self.url("lint-check", "speerpunt", pk), f"lint-speerpunt-{pk}"

    def form(self, data: QueryDict | None = None) -> PriorityForm:
        return PriorityForm(data, row=self.priority)

    def stored_form(self, current: Priority) -> PriorityForm:
        return PriorityForm(row=current)

    def save(self, form: PriorityForm) -> Priority:
        version = form.cleaned_data["version"] or 0
        return services.edit_priority(self.actor, priority=self.priority, version=version, **form.values)

    def done(self, row: Priority) -> HttpResponse:
        return self.after_priority(row.pk, self.said(self.levels.priority.the, "is gewijzigd"))

    @property
    def cancel_url(self) -> str:
        if self.came_from == TO_PRIORITY:
            return self.url("priority", self.priority.pk)
        return f"{self.plan_url}#speerpunt-{self.priority.pk}"

    @property
    def cancel_part(self) -> str:
        return "#element-kop" if self.came_from == TO_PRIORITY else f"#speerpunt-{self.priority.pk}"


class PriorityMove(MoveView):
    """One place up or down."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        priority = queries.get_priority(pk)
        before = priority.position
        self.offer_undo(before, services.move_priority(self.actor, priority=priority, up=self.is_up).position)
        return self.after_tree(self.said(self.levels.priority.the, "is verplaatst"), f"#speerpunt-{pk}")


class PriorityArchive(RowFormView):
    """Put a speerpunt away, with a reason."""

    submit = "Archiveer"
    priority: Priority

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.priority = queries.get_priority(pk)
        self.heading = f"{self.levels.priority.capital} „{self.priority.title}” archiveren"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def save(self, form: ReasonForm) -> Priority:
        return services.archive_priority(self.actor, priority=self.priority, reason=form.cleaned_data["reason"])

    def done(self, row: Priority) -> HttpResponse:
        self.undo = self.undo_archive(Kind.PRIORITY, row.pk)
        return self.go(self.plan_url, f"{self.levels.priority.capital} „{row.title}” is gearchiveerd.")
