"""Reacties: everything that was said of the plan as one list, and what of it waits for whoever looks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals import queries
from goals.queries import reaction_list as lists
from goals.queries.reaction_list import Item, ItemChoice
from goals.queries.reactions import reactions_of
from goals.views.reactions import ReactionView
from osp import dutch
from osp.abilities import Ability
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

HEADER = ("Soort", "Plaats in het plan", "Tekst", "Van", "Datum", "Stand", "Wacht op", "Voor")
ME = "mij"
MOST_ASKS = 5
# So long an answer to one's own suggestion stays on Vandaag.
RECENT = timedelta(days=14)


class ReactionsPage(ReactionView):
    """The part of the list that the address asks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        whole = lists.items_of(self.actor, plan, self.levels)
        people = self.people(whole)
        choice = self.choice(people, whole)
        rows = [item for item in whole if choice.takes(item)]
        if vorm := request.GET.get("vorm"):
            return table_response(f"reacties-{self.tenant.slug}", HEADER, item_cells(rows), vorm)
        context = {
            "plan": plan,
            "whole": whole,
            "rows": [(item, item_url(self, item)) for item in rows],
            "choice": choice,
            "counts": self.counts(whole),
            "open_count": sum(row.is_open for row in whole),
            "waiting": lists.waiting(whole),
            "people": people,
            "sorts": lists.SORTS,
            "priorities": self.tree.priorities,
            "me": self.actor.user_id,
        }
        return self.render("goals/reactions.html", context)

    @staticmethod
    def counts(whole: Iterable[Item]) -> list[str]:
        """How many of each sort are open, in words; sorts of which there are none are left out."""
        found = Counter(item.sort for item in whole if item.is_open)
        return [dutch.plural(found[sort], *names) for sort, names in lists.SORTS.items() if found[sort]]

    def people(self, whole: Iterable[Item]) -> list[tuple[int, str]]:
        """Who said something, by name."""
        found = {item.user_id: item.who for item in whole if item.user_id}
        return sorted(found.items(), key=lambda pair: pair[1])

    def choice(self, people: Sequence[tuple[int, str]], whole: Iterable[Item]) -> ItemChoice:
        """The filters of the address; what nobody offers counts as no filter."""
        asked = self.request.GET
        by, under = asked.get("van", ""), asked.get("speerpunt", "")
        user_id = self.actor.user_id if by == ME else int(by) if by.isdecimal() else None
        known = user_id == self.actor.user_id or user_id in dict(people)
        names = {item.waits_for for item in whole}
        return ItemChoice(
            state=asked["stand"] if asked.get("stand") in {lists.ENDED, lists.ALL} else lists.OPEN,
            sort=asked["soort"] if asked.get("soort") in lists.SORTS else "",
            user_id=user_id if known else None,
            waits_for=asked["wacht"] if asked.get("wacht") in names else "",
            priority_id=int(under) if under.isdecimal() else None,
        )


class ReactionsToday(ReactionView):
    """What waits for this person, as a part of Vandaag; a page of its own without scripts."""

    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        template = "goals/_reactions_today.html" if is_partial(request) else "goals/reactions_today.html"
        plan = self.plans.running
        return self.render(template, self.asks(plan) if plan else {})

    def asks(self, plan: queries.Plan) -> dict[str, Any]:
        """Late actions first, then the others by day, then what waits for an answer, oldest first."""
        now = timezone.now()
        found = reactions_of(self.actor, plan)
        items = lists.listed(found, plan, self.levels)
        writes = self.actor.can(Ability.EDIT_PLAN)
        mine = sorted((item for item in items if item.is_up_to(self.actor.user_id, writes=writes)), key=_urgency)
        answers = lists.recent_answers(self.actor, items, found.proposals, now - RECENT)
        return {
            "asks": [(item, item_url(self, item)) for item in mine[:MOST_ASKS]],
            "more": max(len(mine) - MOST_ASKS, 0),
            "answers": answers[:MOST_ASKS],
        }


def item_url(view: ReactionView, item: Item) -> str:
    """The page of a thread, of a suggestion, or of what was said where an action stands."""
    if item.sort == lists.REMARK:
        return view.url("comment", item.pk)
    if item.sort == lists.PROPOSAL:
        return view.url("suggestion", item.pk)
    if item.ref is None:
        return ""
    return f"{view.place_url(item.ref)}#actie-{item.pk}"


def item_cells(rows: Iterable[Item]) -> Iterator[list[Cell]]:
    """Rows under HEADER."""
    for row in rows:
        on = timezone.localdate(row.on) if row.on else None
        yield [row.sort, row.place, row.text, row.who, on, row.state, row.waits_for, row.due]


def _urgency(item: Item) -> tuple[int, str, int]:
    if item.sort == lists.ACTION:
        return (0 if item.is_late else 1), str(item.due or ""), item.pk
    return 2, str(item.on or ""), item.pk
