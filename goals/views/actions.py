"""Actions: mark as done, take that back, change who does it and by when."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from goals.forms.reactions import ActionForm
from goals.kinds import Kind
from goals.queries.reactions import get_action
from goals.services import actions as services
from goals.snapshot import Ref
from goals.views.comments import ReactionForm
from goals.views.reactions import ReactionView
from osp.abilities import Ability

TO_TODAY = "vandaag"


def ref_of_action(action: Any) -> Ref:
    """The row on whose page an action stands."""
    if action.comment is not None and action.comment.kind in {Kind.PLAN, Kind.CHAPTER, Kind.ACTIVITY}:
        return Kind(action.comment.kind), action.comment.object_id
    return (Kind.GOAL, action.goal_id) if action.goal_id else (Kind.PRIORITY, action.priority_id)


class ActionMove(ReactionView):
    """Done or not by one button, on Vandaag or in a block."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = get_action(pk, self.actor)
        if action.owner_id != self.actor.user_id and not self.actor.can(Ability.EDIT_PLAN):
            raise Http404
        message = self.move(action)
        if self.came_from == TO_TODAY:
            return self.go(reverse("today", args=[self.tenant.code]), message)
        return self.after(ref_of_action(action), message, f"#actie-{pk}")

    def move(self, action: Any) -> str:
        """Call the verb; what to say about it."""
        raise NotImplementedError


class ActionDone(ActionMove):
    """It is done."""

    def move(self, action: Any) -> str:
        services.finish_action(self.actor, action=action)
        return "De actie is gedaan."


class ActionReopen(ActionMove):
    """It is not done after all."""

    def move(self, action: Any) -> str:
        services.reopen_action(self.actor, action=action)
        return "De actie staat weer open."


class ActionEdit(ReactionForm):
    """Who does what by when."""

    ability = Ability.EDIT_PLAN
    heading = "Actie wijzigen"
    action: Any

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.action = get_action(pk, self.actor)
        self.ref = ref_of_action(self.action)

    def form(self, data: QueryDict | None = None) -> ActionForm:
        return ActionForm(data, row=self.action)

    def stored_form(self, current: Any) -> ActionForm:
        return ActionForm(row=current)

    def save(self, form: ActionForm) -> Any:
        version = form.cleaned_data["version"] or 0
        return services.edit_action(self.actor, action=self.action, version=version, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.after(self.ref, "De actie is gewijzigd.", f"#actie-{row.pk}")
