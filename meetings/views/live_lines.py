"""Decisions and actions, each typed in one line on the screen of the meeting."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings import queries
from meetings.enums import Purpose
from meetings.forms.fields import say
from meetings.forms.live import DecisionForm
from meetings.queries import live
from meetings.queries.ballots import ballots_of
from meetings.services import actions, decisions
from meetings.views.live import LivePage, said_of
from meetings.views.pages import FormPage, crumbs
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.conflicts import resolved
from osp.web.htmx import is_partial


class LineView(LivePage):
    """A line of the screen. As a fragment it comes back with an empty line below what was written."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]
    fragment: str
    part: str

    def line(self, item: Any) -> Any:
        """The form, bound to what was typed."""
        raise NotImplementedError

    def write(self, item: Any, form: Any) -> str:
        """Call the verb and say what was done."""
        raise NotImplementedError

    def lines(self, item: Any, form: Any) -> dict[str, Any]:
        """What the fragment shows, with this form or an empty one."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        form = self.line(item)
        if not form.is_valid():
            return self._wrong(item, form)
        try:
            said = self.write(item, form)
        except NotAllowedError:
            raise
        except DomainError as error:
            say(form, error)
            return self._wrong(item, form)
        if is_partial(request):
            return self.render(self.fragment, {**self._around(item), **self.lines(item, None), "said": said})
        return self.go(self.live_url(item, self.part), said)

    def _wrong(self, item: Any, form: Any) -> HttpResponse:
        lines = self.lines(item, form)
        if is_partial(self.request):
            return self.render(self.fragment, {**self._around(item), **lines}, status=422)
        return self.render("meetings/live.html", self.screen(item.meeting_id, item.pk, **lines), status=422)

    def _around(self, item: Any) -> dict[str, Any]:
        return {"live": live.live_of(item.meeting, self.actor), "meeting": item.meeting}


class DecideView(LineView):
    """Record a decision."""

    fragment = "meetings/_live_decisions.html"
    part = "#besluiten"

    def line(self, item: Any) -> DecisionForm:
        return self.decision_form(item, self.request.POST)

    def write(self, item: Any, form: Any) -> str:
        # On the day of the meeting; one that is tried out before that day decides today.
        day = min(item.meeting.date, timezone.localdate())
        made = decisions.record_decision(
            self.actor,
            item=item,
            purpose=Purpose(item.purpose),
            decided_on=day,
            ballot=self._ballot(item),
            **form.values(),
        )
        return said_of(made)

    def lines(self, item: Any, form: Any) -> dict[str, Any]:
        return self.decided(item, form)

    def _ballot(self, item: Any) -> Any:
        """The vote of this point that it comes from, if one."""
        asked = self.request.POST.get("ballot")
        return next((row for row in ballots_of([item.pk]) if str(row.pk) == asked), None)


class GiveView(LineView):
    """Give somebody an action."""

    fragment = "meetings/_live_actions.html"
    part = "#acties"

    def line(self, item: Any) -> Any:
        return self.action_form(item, self.request.POST)

    def write(self, item: Any, form: Any) -> str:
        goal = live.own_goal(item, live.goals_at(item))
        made = actions.give_action(self.actor, item=item, goal=goal, **form.cleaned_data)
        return f"De actie staat op de lijst van {made.action.owner}."

    def lines(self, item: Any, form: Any) -> dict[str, Any]:
        return self.given(item, form)


class DecisionEditView(LivePage, FormPage):
    """Correct a decision while the minutes are open."""

    ability = Ability.EDIT_MEETINGS
    pk: int

    def open(self, pk: int) -> None:
        """The decision, of a point that this reader may open."""
        self.decision = get_object_or_404(live.get_decisions(), pk=pk)
        self.item = queries.get_item(self.decision.item_id, self.actor)

    def around(self) -> dict[str, Any]:
        back = self.live_url(self.item)
        return {
            "title": f"Besluit {self.decision.label}",
            "crumbs": crumbs((self.item.title, back), (f"Besluit {self.decision.label}", "")),
            "submit": "Bewaar het besluit",
            "cancel_url": back,
        }

    def stored(self, row: Any) -> BaseForm:
        form = self.decision_form(self.item)
        form.initial = DecisionForm.initial_of(row)
        return form

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        return self.show(self.stored(self.decision))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        return self.submit(self.decision_form(self.item, resolved(request.POST)), self._save)

    def _save(self, form: Any) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        decisions.edit_decision(self.actor, decision=self.decision, version=version, **form.values())
        return self.live_url(self.item, "#besluiten"), f"Besluit {self.decision.label} is bewaard."
