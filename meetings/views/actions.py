"""The action list of meetings: filtered, as a table, and with one button done."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse

from goals.forms.reactions import ActionForm
from goals.services import actions as services
from meetings import queries
from meetings.queries.actions import GivenAction, Sought, actions_for, get_given
from meetings.services import returning
from meetings.views.pages import FormPage, MeetingsPage, crumbs, wants_table
from osp.abilities import Ability
from osp.web.conflicts import resolved
from osp.web.export import Cell, table_response
from osp.web.numbers import number_in

HEADER = ("actie", "wie", "voor", "gedaan", "gremium", "gegeven op", "punt", "besluit", "uit het plan")
STANDS = {"open": "open", "te-laat": "te laat", "gedaan": "gedaan", "alles": "alles"}


class ActionsView(MeetingsPage):
    """Who does what by when, with where it was given."""

    def get(self, request: HttpRequest) -> HttpResponse:
        sought = _sought(request)
        rows = actions_for(self.actor, sought)
        if kind := wants_table(request):
            return table_response(f"acties-{self.tenant.slug}", HEADER, [_cells(row) for row in rows], kind)
        context = {"rows": rows, "sought": sought, "stands": STANDS, "bodies": queries.bodies()}
        return self.render("meetings/actions.html", context)


class ActionMoveView(MeetingsPage):
    """Done, or open after all; back to the list as it was filtered."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = _changeable(self, pk)
        move = services.reopen_action if request.POST.get("naar") == "open" else services.finish_action
        move(self.actor, action=row.action)
        query = request.POST.get("filter", "")
        back = self.url("actions") + (f"?{query}" if query else "")
        return self.go(back, "De actie staat weer open." if move is services.reopen_action else "De actie is gedaan.")


class ActionEditView(FormPage):
    """Who does what by when."""

    pk: int

    def around(self) -> dict[str, Any]:
        row = _changeable(self, self.pk)
        back = self.url("actions")
        path = crumbs(("Overleg", self.url("list")), ("Acties", back), (row.action.text, ""))
        return {"title": "Actie wijzigen", "crumbs": path, "submit": "Bewaar wijziging", "cancel_url": back}

    def stored(self, row: Any) -> BaseForm:
        return ActionForm(row=row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(ActionForm(row=_changeable(self, pk).action))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ActionForm(resolved(request.POST), row=_changeable(self, pk).action), self._save)

    def _save(self, form: ActionForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        action = _changeable(self, self.pk).action
        services.edit_action(self.actor, action=action, version=version, **form.values)
        return self.url("actions"), "De actie is gewijzigd."


class ReturnActionsView(MeetingsPage):
    """Put what is overdue on the agenda of the gremium that gave it."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = returning.return_actions(self.actor, meeting=queries.get_meeting(pk))
        return self.go(self.url("item", item.pk), "Wat over tijd is staat op de agenda.")


def _changeable(page: MeetingsPage, pk: int) -> GivenAction:
    row = get_given(pk, page.actor)
    if not row.may_change:
        raise Http404
    return row


def _sought(request: HttpRequest) -> Sought:
    stand = request.GET.get("stand", "open")
    body = number_in(request.GET.get("gremium"))
    return Sought(stand if stand in STANDS else "open", body, request.GET.get("wie") == "ik")


def _cells(row: GivenAction) -> list[Cell]:
    action, item = row.action, row.given.item
    return [
        action.text,
        action.owner.name if action.owner else "",
        action.due,
        action.done_on,
        item.meeting.body.name,
        item.meeting.date,
        item.title,
        row.given.decision.label if row.given.decision else "",
        action.goal.title if action.goal else "",
    ]
