"""Inrichting: what this samenwerkingsverband calls the levels of its plan."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goals.forms.setup import LevelNamesForm
from goals.views.base import PlanView
from goals.wording.levels import examples
from osp import services
from osp.abilities import Ability
from osp.errors import DomainError
from osp.levels import levels_of, own_names
from osp.web.forms import add_error


class LevelNamesPage(PlanView):
    """Singular, plural and article of missie, speerpunt, doel and activiteit."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(LevelNamesForm.of(self.levels, self.tenant.level_names))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LevelNamesForm(request.POST, stored=self.tenant.level_names)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            services.name_levels(self.actor, tenant=self.tenant, names=form.names, before=form.seen)
        except DomainError as error:
            return self.page(add_error(self.again(request), error), status=409 if error.code == "conflict" else 422)
        return self.go(self.url("level-names"), "De namen zijn bewaard en staan nu overal.")

    def again(self, request: HttpRequest) -> LevelNamesForm:
        """What was typed, over what is stored by now: saving once more is a choice."""
        self.tenant.refresh_from_db()
        stored = LevelNamesForm.of(self.levels, self.tenant.level_names)
        form = LevelNamesForm(
            {**request.POST.dict(), "before": stored["before"].value()}, stored=self.tenant.level_names
        )
        form.is_valid()
        return form

    def page(self, form: LevelNamesForm, *, status: int = 200) -> HttpResponse:
        """The form beside sentences with the names that hold now."""
        return self.render("goals/level_names.html", {"form": form, "examples": examples(self.levels)}, status=status)


class LevelNamesExample(PlanView):
    """The same sentences with the names that are being typed, or what is wrong with these."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        form = LevelNamesForm(request.GET, stored={})
        return self.render("goals/_level_examples.html", self.told(form))

    @staticmethod
    def told(form: LevelNamesForm) -> dict[str, Any]:
        """The sentences, or the first thing that is wrong."""
        if not form.is_valid():
            return {"problem": next(iter(form.errors.values()))[0]}
        try:
            return {"examples": examples(levels_of(own_names(form.names)))}
        except DomainError as error:
            return {"problem": error.message}
