"""Inrichting: which findings of planlint hold up adoption."""

from django.http import HttpRequest, HttpResponse

from goals.forms.lint import BlockingForm
from goals.queries.lint_settings import lint_settings, rule_rows
from goals.services import lint as services
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.forms import add_error

FASTER = "Iemand anders koos intussen iets anders. Uw keuze staat hieronder; bewaar opnieuw om die te laten gelden."


class LintSettingsPage(PlanView):
    """Every kind of finding, to be ticked."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        now = lint_settings()
        return self.page(self.form(initial={"version": now.version, "codes": list(now.blocking)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        data = form.cleaned_data
        try:
            services.choose_blocking(self.actor, codes=data["codes"], version=data["version"])
        except ConflictError:
            return self.again(data["codes"])
        return self.go(self.url("lint-settings"), "De keuze is bewaard.")

    def again(self, codes: list[str]) -> HttpResponse:
        """What was ticked, over what is stored by now: saving once more is a choice."""
        typed = self.request.POST.copy()
        typed["version"] = str(lint_settings().version)
        form = self.form(typed)
        form.is_valid()
        return self.page(add_error(form, DomainError("conflict", FASTER)), status=409)

    def form(self, data: object = None, *, initial: dict[str, object] | None = None) -> BlockingForm:
        """With every kind of finding to choose from."""
        offered = [(row.code, row.label) for row in rule_rows((), self.levels)]
        return BlockingForm(data, offered=offered, initial=initial)  # type: ignore[arg-type]

    def page(self, form: BlockingForm, *, status: int = 200) -> HttpResponse:
        """The page with this form."""
        rows = rule_rows(form["codes"].value() or (), self.levels)
        return self.render(
            "goals/lint_settings.html", {"form": form, "rows": rows, "lint": lint_settings()}, status=status
        )
