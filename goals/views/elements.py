"""Pages of a speerpunt and an activiteit, and the forms of what every element has: details and results."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals import queries, services
from goals.forms import ElementDetailsForm, ElementResultsForm
from goals.queries.elements import Element
from goals.queries.lookups import get_element
from goals.views import panels
from goals.views.base import PlanView, RowFormView
from goals.views.parts import ElementView


class PriorityPage(PlanView):
    """Everything of one speerpunt."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = self.tree.priority(pk)
        if view is None:
            raise Http404
        row = panels.priority_row(view, self.lint, self.adopted)
        context = {"row": row, "view": view, "element": view.priority, "kind": "speerpunt", "tree": self.tree}
        return self.render("goals/priority.html", context | panels.by_kind(view.links, self.tree, self.actor))


class ActivityPage(PlanView):
    """Everything of one activiteit."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        for goal in self.tree.goals:
            for number, item in enumerate(goal.activities, start=1):
                if item.activity.pk == pk:
                    return self.show(goal, item, f"{goal.number}.{number}")
        raise Http404

    def show(self, goal: queries.GoalView, item: queries.ActivityView, number: str) -> HttpResponse:
        """The page, under its doel and speerpunt."""
        context: dict[str, Any] = {
            "item": item,
            "number": number,
            "goal": goal,
            "priority": self.tree.priority(goal.goal.priority_id),
            "element": item.activity,
            "findings": self.lint.of_activity(item.activity.pk),
            "kind": "activiteit",
            "tree": self.tree,
        }
        return self.render("goals/activity.html", context | panels.by_kind(item.links, self.tree, self.actor))


class ElementFormView(ElementView, RowFormView):
    """A form about the element itself, that opens on its page."""

    element: Element
    part: str

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.element = get_element(kind, pk)
        self.lint_url, self.lint_into = self.url("lint-check", kind, pk), f"lint-{kind}-{pk}"

    def done(self, row: Element) -> HttpResponse:
        return self.go(f"{self.element_url(row)}#{self.part}", self.message)

    message: str

    @property
    def cancel_url(self) -> str:
        return f"{self.element_url(self.element)}#{self.part}"

    @property
    def cancel_part(self) -> str:
        return f"#{self.part}"


class DetailsEdit(ElementFormView):
    """Who sees to it, when, whose responsibility it is, and under which process it falls."""

    heading = "Wie, wanneer en proces"
    part = "wie-en-wanneer"
    message = "Bewaard."
    fragment_template = "goals/_details_form.html"

    def form(self, data: QueryDict | None = None) -> ElementDetailsForm:
        return ElementDetailsForm(data, row=self.element)

    def stored_form(self, current: Element) -> ElementDetailsForm:
        return ElementDetailsForm(row=current)

    def save(self, form: ElementDetailsForm) -> Element:
        version = form.cleaned_data["version"] or 0
        return services.edit_element_details(self.actor, element=self.element, version=version, **form.values)


class ResultsEdit(ElementFormView):
    """What should come of it and what came of it."""

    heading = "Beoogd en bereikt resultaat"
    part = "resultaat"
    message = "Het resultaat is bewaard."
    fragment_template = "goals/_results_form.html"

    def form(self, data: QueryDict | None = None) -> ElementResultsForm:
        return ElementResultsForm(data, row=self.element)

    def stored_form(self, current: Element) -> ElementResultsForm:
        return ElementResultsForm(row=current)

    def save(self, form: ElementResultsForm) -> Element:
        version = form.cleaned_data["version"] or 0
        return services.edit_element_results(self.actor, element=self.element, version=version, **form.values)
