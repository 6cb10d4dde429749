"""Vergader: one screen for a meeting while it goes on, and its writing field."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict

from goals.views.keeping import keep_fields
from meetings import queries
from meetings.enums import ItemOrigin
from meetings.forms.commitments import CommitmentForm
from meetings.forms.live import ActionForm, DecisionForm, ItemMinutesForm
from meetings.pack import drafts
from meetings.queries import attendance, live
from meetings.queries.ballots import ballots_of
from meetings.queries.commitments import commitments_of, promising_boards
from meetings.queries.minutes import waiting_minutes
from meetings.queries.polls import count_of, count_text, polls_of
from meetings.queries.requests import hindrances
from meetings.queries.scenarios import scenarios_at_table, scenarios_of_item
from meetings.services import minutes as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, named
from osp import dutch
from osp.abilities import Ability
from osp.web.conflicts import Conflict, resolved
from osp.web.fields import BY_FIELD
from osp.web.htmx import is_partial
from osp.web.numbers import number_in


class LivePage(MeetingsPage):
    """What the screen and its parts share."""

    write_ability = Ability.EDIT_MEETINGS

    def live_url(self, item: Any, part: str = "") -> str:
        """The screen at a point."""
        return f"{self.url('live', item.meeting_id)}?punt={item.pk}{part}"

    def screen(self, meeting_id: int, item_id: int | None, **forms: Any) -> dict[str, Any]:
        """What the screen shows at a point; `forms` are those that came back with something wrong."""
        meeting = queries.get_meeting(meeting_id)
        found = live.live_of(meeting, self.actor)
        point = found.point(item_id)
        rows = attendance.attendance_of(meeting)
        return {
            "live": found,
            "meeting": meeting,
            "quorum": attendance.quorum_among(meeting, rows),
            "attendance": rows,
            "is_noted": any(attendance.takes_part(row) for row in rows),
            "point": point,
            **(self.at_point(found, point) if point else {}),
            **forms,
        }

    def at_point(self, found: live.Live, point: live.LivePoint) -> dict[str, Any]:
        """Everything in the middle of the screen."""
        item = queries.get_item(point.item.pk, self.actor)
        before, after = found.around(point)
        written = live.minuted(item)
        paper = drafts.paper(item, {}, self.tenant.swv, number=point.row.number, starts=point.row.starts)
        return {
            "item": item,
            "paper": paper,
            "heading": drafts.heading(item, paper),
            "before": before,
            "after": after,
            "written": written,
            "minutes_form": ItemMinutesForm.of(written),
            "outcomes": scenarios_at_table(self.tenant.swv, item) if self.actor.can(Ability.VIEW_INDICATORS) else (),
            "ballots": ballots_of([item.pk]),
            "waiting": waiting_minutes(item.meeting) if self._approves(found, item) else (),
            **self.together(item),
            **self.decided(item),
            **self.given(item),
        }

    def _approves(self, found: live.Live, item: Any) -> bool:
        """Whether the minutes of the meeting before are dealt with here: at their own point, or else at the first."""
        own = [point.item.pk for point in found.points if point.item.origin == ItemOrigin.MINUTES]
        return item.pk == (own or [found.points[0].item.pk])[0]

    def together(self, item: Any) -> dict[str, Any]:
        """Polls, and what schoolbesturen promise, at a point."""
        return {
            "polls": [(poll, count_text(count_of(poll))) for poll in polls_of([item.pk])],
            "poll_goals": live.goals_at(item),
            "commitments": commitments_of([item.pk]),
            "commitment_form": self.commitment_form(item),
        }

    def commitment_form(self, item: Any, data: QueryDict | None = None) -> CommitmentForm:
        """The line for a commitment, out of a scenario of this point or in words."""
        scenarios = [each.scenario for each in scenarios_of_item(self.tenant.swv, item)]
        return CommitmentForm(data, boards=promising_boards(self.tenant.swv), scenarios=scenarios)

    def decided(self, item: Any, form: DecisionForm | None = None) -> dict[str, Any]:
        """The decisions of a point, with the line for the next one."""
        rows = live.decisions_of([item.pk])[item.pk]
        return {
            "item": item,
            "decisions": rows,
            "hindrances": hindrances([item.pk])[item.pk],
            "decision_form": form or self.new_decision(item, rows),
        }

    def given(self, item: Any, form: ActionForm | None = None) -> dict[str, Any]:
        """The actions of a point, with the line for the next one."""
        return {
            "item": item,
            "actions": live.actions_of([item.pk])[item.pk],
            "action_form": form or self.action_form(item),
        }

    def new_decision(self, item: Any, taken: list[Any]) -> DecisionForm:
        """The line for a decision, with the sentence that was asked for and was not decided on yet."""
        form = self.decision_form(item)
        asked = [line.strip() for line in item.requested_decision.splitlines() if line.strip()]
        known = {row.text for row in taken}
        form.initial = {
            "text": next((line for line in asked if line not in known), ""),
            "goal": live.own_goal(item, list(form.fields["goal"].rows.values())),  # type: ignore[attr-defined]
        }
        return form

    def decision_form(self, item: Any, data: QueryDict | None = None) -> DecisionForm:
        """A decision at this point may be about its own doelen and figures, and about others of the plan."""
        return DecisionForm(data, goals=live.goals_at(item), links=queries.choosable_links(item))

    def action_form(self, item: Any, data: QueryDict | None = None) -> ActionForm:
        """An action is due by the next meeting, unless somebody says otherwise."""
        following = queries.next_of_body(item.meeting)
        taken = live.decisions_of([item.pk])[item.pk]
        return ActionForm(data, decisions=taken, due=following.date if following else None)


class LiveView(LivePage):
    """The screen. POST begins the meeting."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render("meetings/live.html", self.screen(pk, number_in(request.GET.get("punt"))))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        services.open_meeting(self.actor, meeting=queries.get_meeting(pk))
        return self.go(self.url("attendance", pk), "De vergadering is begonnen. Wie is er?")


class LivePointsView(LivePage):
    """The points against the clock, as a fragment that asks for itself every half minute."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = live.live_of(queries.get_meeting(pk), self.actor)
        if not is_partial(request):
            return self.go(self.url("live", pk))
        context = {"live": found, "meeting": found.meeting, "point": found.point(number_in(request.GET.get("punt")))}
        return self.render("meetings/_live_points.html", context)


class LiveCloseView(LivePage):
    """The meeting is over."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        services.close_meeting(self.actor, meeting=queries.get_meeting(pk))
        return self.go(self.url("minutes", pk), "De vergadering is gesloten. Lees het verslag na.")


class BeginItemView(LivePage):
    """The meeting comes to a point."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        services.begin_item(self.actor, item=item)
        return self.go(self.live_url(item))


class ItemMinutesView(FormPage):
    """What is said of a point. With scripts each field keeps itself; without, a button does."""

    ability = Ability.EDIT_MEETINGS
    pk: int
    edited: Any = None

    def open(self, pk: int = 0) -> None:
        """Find the point and what was written of it."""
        self.pk = pk
        self.item = queries.get_item(pk, self.actor)
        self.edited = live.minuted(self.item)

    def around(self) -> dict[str, Any]:
        screen = f"{self.url('live', self.item.meeting_id)}?punt={self.pk}"
        return {
            "title": f"Verslag van „{self.item.title}”",
            "crumbs": crumbs((named(self.item.meeting), screen), ("Verslag", "")),
            "submit": "Bewaar",
            "cancel_url": screen,
        }

    def form(self, data: QueryDict | None = None) -> ItemMinutesForm:
        """Bound to what was typed, or filled with what is stored."""
        return ItemMinutesForm(data) if data is not None else ItemMinutesForm.of(self.edited)

    def stored_form(self, current: Any) -> BaseForm:
        """The form of a row that somebody else saved."""
        return ItemMinutesForm.of(current)

    def stored(self, row: Any) -> BaseForm:
        return ItemMinutesForm.of(row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        return self.show(self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        if BY_FIELD in request.POST:
            return keep_fields(self, {"pk": pk})
        return self.submit(self.form(resolved(request.POST)), self._save)

    def save(self, form: Any) -> Any:
        """Keep what was typed."""
        return services.write_item(self.actor, item=self.item, **form.values())

    def done(self, row: Any) -> HttpResponse:
        """Back to the screen."""
        return self.go(self.around()["cancel_url"], "Het verslag is bewaard.")

    def context(self, form: BaseForm) -> dict[str, Any]:
        """Around two versions that came in the place of the form."""
        return {**self.around(), "form": form, "url": self.request.path}

    def show_versions(self, conflict: Conflict, form: BaseForm) -> HttpResponse:
        """Both versions on a page."""
        return self.show(None, status=409, conflict=conflict)

    def _save(self, form: Any) -> tuple[str, str]:
        self.save(form)
        return self.around()["cancel_url"], "Het verslag is bewaard."


def said_of(decision: Any) -> str:
    """ "Besluit 2026-14 staat vast", and that the quorum was missing where it was."""
    told = f"Besluit {decision.label} van {dutch.date_long(decision.decided_on)} staat in het register."
    return f"{told} Er was geen quorum; dat staat erbij." if decision.without_quorum else told
