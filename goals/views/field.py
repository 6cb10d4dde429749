"""One field of one row, edited where it is read: a passage of the text, a cell of the table."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals.kinds import Kind
from goals.queries.elements import plan_chapters
from goals.queries.lint_typed import field_key, mendable
from goals.views.activities import ActivityEdit
from goals.views.base import RowFormView
from goals.views.cells import COLUMNS, TableBody, bodies, goal_body
from goals.views.chapters import ChapterEdit
from goals.views.elements import DetailsEdit, ResultsEdit
from goals.views.goals import GoalEdit
from goals.views.keeping import keep_fields
from goals.views.plan import PlanEdit
from goals.views.priorities import PriorityEdit
from goals.views.prose import Passage, passages
from osp import dutch
from osp.web.conflicts import KEEP, Conflict
from osp.web.fields import WAS, form_values
from osp.web.htmx import is_partial

IN_TABLE = "tabel"
# The forms in which a field of a kind of row may stand; the first that has it is used, with its verb.
EDITORS: dict[str, tuple[type[RowFormView], ...]] = {
    Kind.PLAN: (PlanEdit,),
    Kind.CHAPTER: (ChapterEdit,),
    Kind.PRIORITY: (PriorityEdit, DetailsEdit, ResultsEdit),
    Kind.GOAL: (GoalEdit, DetailsEdit, ResultsEdit),
    Kind.ACTIVITY: (ActivityEdit, DetailsEdit, ResultsEdit),
}


class FieldEdit(RowFormView):
    """Form, verb and refusals are those of the whole row; of these one field is shown and changed."""

    editor: RowFormView
    kind: str
    field: str

    def open(self, pk: int = 0, kind: str = "", field: str = "") -> None:
        self.kind, self.field = kind, field
        self.editor = self._editor(kind, pk, field)
        self.edited = self.editor.edited
        self.heading = f"{self.form()[field].label} bewerken"
        if mendable(kind, field):
            self.lint_url, self.lint_into = (
                f"{self.url('lint-check', kind, pk)}?veld={field}",
                field_key(kind, pk, field),
            )

    def _editor(self, kind: str, pk: int, field: str) -> RowFormView:
        for made in EDITORS.get(kind, ()):
            editor = made()
            editor.setup(self.request)
            editor.open(pk=pk, kind=kind)
            if editor.edited.pk == pk and field in editor.form().fields:
                return editor
        raise Http404

    def form(self, data: QueryDict | None = None) -> BaseForm:
        return self.editor.form(data)

    def stored_form(self, current: Any) -> BaseForm:
        return self.editor.stored_form(current)

    def save(self, form: Any) -> Any:
        return self.editor.save(form)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """A choice between two versions comes with the whole row; anything else with this field alone."""
        if any(name.endswith(KEEP) for name in request.POST):
            return super().post(request, **kwargs)
        self.open(**kwargs)
        return keep_fields(self, kwargs)

    @property
    def in_table(self) -> bool:
        return self.came_from == IN_TABLE

    @property
    def place(self) -> str:
        """Of this field on the page it is edited on."""
        name = "cel" if self.in_table else "tekst"
        return f"{name}-{self.kind}-{self.edited.pk}-{self.field}"

    @property
    def cancel_url(self) -> str:
        return f"{self.url('table' if self.in_table else 'text')}#{self.place}"

    @property
    def cancel_part(self) -> str:
        return f"#{self.place}"

    def context(self, form: BaseForm) -> dict[str, Any]:
        was = form_values(self.stored_form(self.edited))[self.field]
        template = "goals/_cell_form.html" if self.in_table else "goals/_passage_form.html"
        return super().context(form) | {
            "field": form[self.field],
            "stored": [(WAS + self.field, value) for value in was or ("",)],
            "fragment": template,
            "place": self.place,
        }

    def show(self, form: BaseForm, *, status: int = 200) -> HttpResponse:
        context = self.context(form)
        if not is_partial(self.request):
            return self.render("goals/form_page.html", context, status=status)
        response = self.render(context["fragment"], context, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = f"#{self.place}", "innerHTML"
        return response

    def show_versions(self, conflict: Conflict, form: BaseForm) -> HttpResponse:
        if not (self.in_table and is_partial(self.request)):
            return super().show_versions(conflict, form)
        context = self.context(form) | {"conflict": conflict, "columns": COLUMNS, "body": self.body()}
        response = self.render("goals/_cell_conflict.html", context, status=409)
        response["HX-Retarget"], response["HX-Reswap"] = f"#rij-{self.kind}-{self.edited.pk}", "afterend"
        return response

    def done(self, row: Any) -> HttpResponse:
        if not is_partial(self.request):
            return self.go(self.cancel_url)
        saved = f"Opgeslagen {dutch.clock(timezone.localtime())}."
        if not self.in_table:
            return self.fragment("goals/_passage.html", {"passage": self.passage()}, saved, into=f"#{self.place}")
        body = self.body()
        return self.fragment("goals/_table_body.html", {"body": body}, saved, into=f"#rijen-{body.kind}-{body.pk}")

    def passage(self) -> Passage:
        """The stretch of text that this field is, as it is now."""
        found = passages(self.tree, plan_chapters(self.tree.plan), self.levels)
        passage = next((each for each in found if each.key == self.place), None)
        if passage is None:
            raise Http404
        return passage

    def body(self) -> TableBody:
        """The rows that this field stands in, as they are now."""
        for view in self.tree.priorities:
            if self.kind == Kind.PRIORITY and view.priority.pk == self.edited.pk:
                return next(bodies(view, self.levels))
        goal_id = self.edited.goal_id if self.kind == Kind.ACTIVITY else self.edited.pk
        view_of_goal = self.tree.goal(goal_id)
        if view_of_goal is None:
            raise Http404
        return goal_body(view_of_goal, self.levels)
