"""What the pages of the plan share: the tree of this request, fragments after a write, and forms that open in place."""

import json
from contextlib import suppress
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from goals import queries
from goals.kinds import Kind
from goals.queries.changes import standing_line
from goals.views import panels
from goals.views.keeping import keep_fields
from goals.views.typed import kind_in, typed_texts
from goals.views.watched import WatchedPlan
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import Conflict, conflict_between, resolved
from osp.web.fields import BY_FIELD, WAS, form_values
from osp.web.htmx import is_partial

TO_PRIORITY = "speerpunt"
TO_GOAL = "doel"
TO_ACTIVITY = "activiteit"
SAVED_JUST_NOW = "Iemand anders bewaarde hier zojuist iets. Kijk of het nog klopt, en doe het dan opnieuw."


class PlanView(WatchedPlan):
    """A page about a plan: `plan_here` says which one."""

    ability = Ability.VIEW_PLAN
    section = "plan"

    @property
    def plan_url(self) -> str:
        return reverse("goals:plan", args=[self.tenant.code])

    def url(self, name: str, *args: object) -> str:
        """An address within the plan of this samenwerkingsverband."""
        return reverse(f"goals:{name}", args=[self.tenant.code, *args])

    def home(self) -> str:
        return self.plan_url

    def fragment(self, template: str, context: dict[str, Any], message: str, *, into: str) -> HttpResponse:
        """A part of the page as it is after the write, put in the place of its old self, with a toast.

        The line under the title of the plan comes along: any change can make it say something else.
        """
        response = self.swapped(template, context, message, into=into)
        line = {"standing": standing_line(self.standing, timezone.localdate()), "plan": self.tree.plan, "apart": True}
        response.content += self.render("goals/_standing.html", line).content
        return response

    def swapped(self, template: str, context: dict[str, Any], message: str, *, into: str) -> HttpResponse:
        """A part of a page that does not say where the plan stands, put in the place of its old self, with a toast."""
        response = self.toasted(self.render(template, context), message)
        response["HX-Retarget"] = into
        response["HX-Reswap"] = "outerHTML"
        return response

    def toasted(self, response: HttpResponse, message: str, *, fault: bool = False) -> HttpResponse:
        """The same answer, with a toast, which offers to undo what can be undone."""
        toast: dict[str, Any] = {"text": message} | ({"undo": self.undo} if self.undo else {})
        toast |= {"fault": True} if fault else {}
        response["HX-Trigger"] = json.dumps({"toast": toast})
        return response

    def undo_archive(self, kind: Kind, pk: int) -> str:
        """Where what was just put away is taken back to where it stood."""
        query = urlencode({"ongedaan": "ja"} | ({"naar": self.came_from} if self.came_from else {}))
        return f"{self.url('restore', kind.value, pk)}?{query}"

    def after_goal(self, goal_id: int, message: str) -> HttpResponse:
        """Back to the doel: its page, its row in the plan, or that row as a fragment."""
        if self.came_from == TO_GOAL:
            return self.go(self.url("goal", goal_id), message)
        if not is_partial(self.request):
            return self.go(f"{self.plan_url}#doel-{goal_id}", message)
        return self.fragment("goals/_goal.html", self.goal_context(goal_id), message, into=f"#doel-{goal_id}")

    def after_priority(self, priority_id: int, message: str) -> HttpResponse:
        """Back to the speerpunt with all its doelen, in the plan or on its own page."""
        if self.came_from == TO_PRIORITY:
            return self.go(self.url("priority", priority_id), message)
        if not is_partial(self.request):
            return self.go(f"{self.plan_url}#speerpunt-{priority_id}", message)
        context = self.priority_context(priority_id)
        return self.fragment("goals/_priority.html", context, message, into=f"#speerpunt-{priority_id}")

    def after_tree(self, message: str, anchor: str = "") -> HttpResponse:
        """Back to the whole tree, where numbers may have changed."""
        if not is_partial(self.request):
            return self.go(f"{self.plan_url}{anchor}", message)
        rows = panels.plan_rows(self.tree, queries.Selection(), self.lint, self.adopted, self.open_reactions)
        return self.fragment("goals/_tree.html", {"rows": rows}, message, into="#plan-boom")

    @property
    def came_from(self) -> str:
        """Where a form was opened: "speerpunt", "doel" or "activiteit" for the page of one, else the plan."""
        asked = self.request.POST.get("naar") if self.request.method == "POST" else None
        return asked or self.request.GET.get("naar", "")


class RowFormView(PlanView):
    """A form at an address of its own that htmx also swaps into the place of its row.

    `open` finds the row (404 outside the scope), `form` makes the form bound or not, `save` calls the verb, `done` answers.
    A refused form comes back with 422, a conflict with 409 and both versions; what was typed is in both.
    """

    ability = Ability.EDIT_PLAN
    fragment_template: ClassVar[str] = "goals/_form.html"
    page_template: ClassVar[str] = "goals/form_page.html"
    heading: str = ""
    submit: str = "Bewaar wijziging"
    # Where planlint looks along while somebody types, and the id of the part of the kantlijn that it fills.
    lint_url: str = ""
    lint_into: str = ""
    # What is edited, where changing it after adoption asks for consent.
    edits: ClassVar[Kind | None] = None
    # The row that is edited, found by `open`: with it every field keeps itself while somebody types (goals/views/keeping.py).
    edited: Any = None

    def open(self, pk: int = 0, kind: str = "") -> None:
        """Find what the form is about."""
        raise NotImplementedError

    def form(self, data: QueryDict | None = None) -> BaseForm:
        """The form, bound to `data` or filled with what is stored."""
        raise NotImplementedError

    def stored_form(self, current: Any) -> BaseForm:
        """The form filled with a row that somebody else saved."""
        raise NotImplementedError

    def save(self, form: Any) -> Any:
        """Call the verb."""
        raise NotImplementedError

    def done(self, row: Any) -> HttpResponse:
        """Answer after the write."""
        raise NotImplementedError

    @property
    def cancel_url(self) -> str:
        """Where Annuleer goes without scripts."""
        return self.plan_url

    @property
    def cancel_part(self) -> str:
        """Selector of what Annuleer puts back in the page at `cancel_url`; empty to go there."""
        return ""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        return self.show(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.open(**kwargs)
        except Http404:
            with suppress(Http404):
                return self.show_put_away(**kwargs)
            # Nothing hides it: somebody brought it back this very moment, or it is not there at all.
            self.open(**kwargs)
        if self.edited is not None and BY_FIELD in request.POST:
            return keep_fields(self, kwargs)
        form = self.form(resolved(request.POST))
        return self.write(form) if form.is_valid() else self.show(form, status=422)

    def write(self, form: Any) -> HttpResponse:
        """Call the verb with a form that is filled in well; what it refuses comes back beside what was typed."""
        try:
            row = self.save(form)
        except NotAllowedError:
            raise
        except ConflictError as error:
            if "version" in form.fields:
                return self.show_conflict(form, error)
            # Nothing was typed that could be lost but what this form asks, and that stays in it.
            form.add_error(None, SAVED_JUST_NOW)
            return self.show(form, status=409)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
            return self.show(form, status=422)
        return self.done(row)

    def context(self, form: BaseForm) -> dict[str, Any]:
        """For page and fragment."""
        return {
            "form": form,
            "heading": self.heading,
            "submit": self.submit,
            "url": self.request.path,
            "inline": is_partial(self.request),
            "cancel_url": self.cancel_url,
            "cancel_page": self.cancel_url.partition("#")[0],
            "cancel_part": self.cancel_part,
            "naar": self.came_from,
            "draft_key": self.request.path,
            "fragment": self.fragment_template,
            "remarks": self.remarks(),
            "keeps": self.edited is not None,
            "stored": self.stored_values(form),
            "in_plan": self.__dict__.get("plan_here"),
            "lint_url": self.lint_url,
            "lint_into": self.lint_into,
        }

    def stored_values(self, form: BaseForm) -> list[tuple[str, str]]:
        """What a refused form was typed over, so that the next attempt is held against it."""
        if self.edited is None or not form.is_bound:
            return []
        stored = form_values(self.stored_form(self.edited))
        return [(WAS + name, value) for name, values in stored.items() for value in values or ("",)]

    def remarks(self) -> tuple[queries.Remark, ...]:
        """For the kantlijn of a page of its own; in its place in the plan the form has the kantlijn of its row."""
        return self.adopted.editing(self.edits) if self.edits and not is_partial(self.request) else ()

    def show(self, form: BaseForm, *, status: int = 200) -> HttpResponse:
        """The form alone for htmx, or on a page."""
        template = self.fragment_template if is_partial(self.request) else self.page_template
        return self.render(template, self.context(form), status=status)

    def show_put_away(self, pk: int = 0, kind: str = "", **_rest: Any) -> HttpResponse:
        """What was typed in a row that somebody else archived meanwhile; 404 for any other row that is not there.

        What else the address says, such as the field, does not matter.
        """
        match = self.request.resolver_match
        known = Kind(kind) if kind in set(Kind) else kind_in(match.route) if match else None
        gone = queries.put_away(known, pk) if known else None
        if gone is None:
            raise Http404
        context = {
            "gone": gone,
            "typed": typed_texts(self.request.POST, self.levels),
            "heading": "Intussen gearchiveerd",
        }
        template = "goals/_put_away.html" if is_partial(self.request) else "goals/form_page.html"
        return self.render(template, context | {"fragment": "goals/_put_away.html"}, status=409)

    def show_conflict(self, form: BaseForm, error: ConflictError) -> HttpResponse:
        """Both versions, field by field."""
        theirs = self.stored_form(error.current)
        return self.show_versions(conflict_between(form, theirs, version=error.current.version), form)

    def show_versions(self, conflict: Conflict, form: BaseForm) -> HttpResponse:
        """Both versions, in the place of the form or on a page."""
        context = self.context(form) | {"conflict": conflict, "fragment": "goals/_conflict.html"}
        template = "goals/_conflict.html" if is_partial(self.request) else self.page_template
        return self.render(template, context, status=409)


class MoveView(PlanView):
    """Up or down, by a button: POST richting=omhoog or omlaag."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    @property
    def is_up(self) -> bool:
        """From the button, or from the address that undoes a move."""
        asked = self.request.POST.get("richting") or self.request.GET.get("richting")
        return asked == "omhoog"

    def offer_undo(self, before: int, after: int) -> None:
        """The way back, where something moved."""
        if before != after:
            query = {"richting": "omlaag" if self.is_up else "omhoog"}
            query |= {"naar": self.came_from} if self.came_from else {}
            self.undo = f"{self.request.path}?{urlencode(query)}"
