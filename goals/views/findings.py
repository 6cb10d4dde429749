"""Plan > Bevindingen: everything planlint noticed, and letting one be with a reason."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals.forms.lint import LetBeForm
from goals.kinds import Kind
from goals.queries import Noticed
from goals.queries.findings import (
    STATES,
    FindingChoice,
    FindingList,
    finding_list,
    finding_row,
    get_finding,
    get_let_be,
)
from goals.services import lint as services
from goals.views.base import TO_ACTIVITY, TO_GOAL, TO_PRIORITY, PlanView, RowFormView
from osp import dutch
from osp.abilities import Ability
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

HEADER = (
    "Plaats",
    "Soort",
    "Bevinding",
    "Wat te doen",
    "Eigenaar",
    "Houdt vaststellen tegen",
    "Zo gelaten door",
    "Op",
    "Reden",
)
TO_PLAN = "plan"


class FindingsPage(PlanView):
    """Every finding of the plan, or those that the address asks for, kind by kind."""

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = FindingChoice.of(request.GET.dict())
        found = finding_list(self.tree, self.lint, choice, self.levels)
        if vorm := request.GET.get("vorm"):
            return table_response(f"bevindingen-{self.tenant.slug}", HEADER, cells(found), vorm)
        context = {"tree": self.tree, "lint": self.lint, "found": found, "choice": choice, "states": self.states(found)}
        return self.render("goals/findings.html", context)

    @staticmethod
    def states(found: FindingList) -> list[tuple[str, str]]:
        """How findings may stand, with how many do."""
        return [(value, f"{label} ({found.counts[value]})") for value, label in STATES.items()]


class BackView(PlanView):
    """Goes back to where a finding was looked at; in a page that is open the finding is put back as it stands now."""

    def answered(self, noticed: Noticed | None, message: str) -> HttpResponse:
        """The page it was looked at, or the finding alone; nothing of one that is not noticed any more."""
        if not is_partial(self.request):
            return self.go(self.back(noticed), message)
        response = self.toasted(self.render("goals/_finding_back.html", self.finding_context(noticed)), message)
        response["HX-Retarget"], response["HX-Reswap"] = "closest [data-finding]", "outerHTML"
        return response

    def finding_context(self, noticed: Noticed | None) -> dict[str, Any]:
        """A finding on its page, with what then holds up adoption, or in a kantlijn."""
        context: dict[str, Any] = {"noticed": noticed, "naar": self.came_from, "brief": False, "lint": self.lint}
        if noticed and not self.came_from:
            context["row"] = finding_row(self.tree, noticed)
        return context

    def now(self, code: str, kind: str, pk: int) -> Noticed | None:
        """A finding after the write."""
        self.__dict__.pop("lint", None)
        return self.lint.find(code, kind, pk)

    def back(self, noticed: Noticed | None) -> str:
        """The page that ?naar= names, at the finding where that is still there."""
        finding = noticed.finding if noticed else None
        pages = {
            TO_PLAN: (self.plan_url, f"doel-{finding.goal_id}" if finding and finding.goal_id else ""),
            TO_GOAL: (self.url("goal", finding.goal_id) if finding and finding.goal_id else "", ""),
            TO_PRIORITY: (self.url("priority", finding.priority_id) if finding and finding.priority_id else "", ""),
            TO_ACTIVITY: (self.url("activity", finding.activity_id) if finding and finding.activity_id else "", ""),
        }
        page, part = pages.get(self.came_from, ("", ""))
        return f"{page}#{part}" if page and part else page or self.url("findings")


class LetBe(BackView, RowFormView):
    """Let a finding be, with a reason."""

    fragment_template = "goals/_let_be_form.html"
    heading = "Bevinding zo laten"
    submit = "Laat zo"
    noticed: Noticed

    def of_row(self) -> int | None:
        """An item of the framework is of no plan: then it is the one that was looked at."""
        return None if self.kwargs.get("kind") == Kind.TAG else super().of_row()

    def open(self, pk: int = 0, kind: str = "", code: str = "") -> None:
        self.noticed = get_finding(self.lint, code, kind, pk)

    def show_put_away(self, pk: int = 0, kind: str = "", **_rest: Any) -> HttpResponse:
        """What is not noticed any more needs no reason."""
        raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form; with ?terug= the way to it again, for who changed their mind."""
        self.open(**kwargs)
        if is_partial(request) and "terug" in request.GET:
            return self.render("goals/_finding_more.html", self.finding_context(self.noticed))
        return self.show(self.form())

    def form(self, data: QueryDict | None = None) -> LetBeForm:
        return LetBeForm(data)

    def context(self, form: BaseForm) -> dict[str, Any]:
        return super().context(form) | {"noticed": self.noticed}

    def show(self, form: BaseForm, *, status: int = 200) -> HttpResponse:
        """Beside the finding only what is asked; on a page of its own also what it is about."""
        if not is_partial(self.request):
            return super().show(form, status=status)
        return self.render("goals/_let_be_here.html", self.context(form), status=status)

    def save(self, form: LetBeForm) -> Any:
        return services.let_finding_be(self.actor, finding=self.noticed.finding, reason=form.cleaned_data["reason"])

    def done(self, row: Any) -> HttpResponse:
        return self.answered(self.now(*self.noticed.finding.key), "De bevinding staat er nu als bewust zo gelaten.")

    @property
    def cancel_url(self) -> str:
        return self.back(self.noticed)


class TakeUp(BackView):
    """Let a finding count again."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_let_be(pk)
        services.take_finding_up(self.actor, let_be=row)
        return self.answered(self.now(row.code, row.kind, row.object_id), "De bevinding telt weer mee.")


def cells(found: FindingList) -> Iterator[list[Cell]]:
    """Rows under HEADER."""
    for group in found.groups:
        for row in group.rows:
            each, let_be = row.noticed, row.noticed.let_be
            yield [
                dutch.sentence_case(each.place), group.label, f"{each.title} {each.text}", each.action, row.owner,
                "ja" if each.blocks else "nee",
                let_be.user.name if let_be and let_be.user else "", let_be.created_at.date() if let_be else None,
                let_be.reason if let_be else "",
            ]  # fmt: skip
