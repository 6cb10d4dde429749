"""Stil: doelen around which nothing happens, owners who never acted, promises that come back nowhere."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.queries.silence import Quiet, quiet, silent_for
from meetings.services.silence import GONE, bring_silent, told
from meetings.views.pages import MeetingsPage, wants_table
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.scope import own_levels
from osp.web.export import Cell, table_response
from osp.web.numbers import number_in

HEADER = ("soort", "wat", "wie", "laatste teken", "op", "gremium")


class SilenceView(MeetingsPage):
    """All of it on one page, or as a table."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        found = quiet()
        if kind := wants_table(request):
            return table_response(f"stil-{self.tenant.slug}", HEADER, list(_cells(found)), kind)
        goals = [(row, told(row.silence)) for row in found.goals]
        return self.render("meetings/silence.html", {"found": found, "goals": goals})


class SilentHereView(MeetingsPage):
    """The silent doelen of the gremium of a meeting, for its kantlijn. POST puts one on the agenda."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        rows = [(row, told(row.silence)) for row in silent_for(meeting)]
        return self.render("meetings/_silent.html", {"meeting": meeting, "rows": rows})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        number = number_in(request.POST.get("doel"))
        goal = next((row.goal for row in silent_for(meeting) if row.goal.pk == number), None)
        if goal is None:
            raise DomainError("not-silent", GONE)
        item = bring_silent(self.actor, meeting=meeting, goal=goal)
        return self.go(self.url("item", item.pk), f"„{goal.title}” staat op de agenda.")


def _cells(found: Quiet) -> Iterator[list[Cell]]:
    for row in found.goals:
        last, owner = row.silence.last, row.goal.owner
        yield [
            f"stil: {own_levels().goal.singular}", row.goal.title, owner.name if owner else "",
            last.what if last else "", last.day if last else None,
            row.body.name if row.body else "",
        ]  # fmt: skip
    for user, titles in found.owners:
        yield ["eigenaar die nog niets deed", "; ".join(titles), user.name, "", None, ""]
    for answer in found.promises:
        what = f"{dutch.decimal_trimmed(answer.promised or 0.0, most=2)}: {answer.round_goal.goal.title}"
        yield ["toezegging die niet terugkomt", what, answer.contribution.name, "", None, ""]
