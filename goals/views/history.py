"""The history of the plan and of each of its parts, in sentences."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals import queries
from goals.kinds import Kind
from goals.queries.moments import day_begins, landmark_moments, moment_of, version_moments
from goals.queries.outline import outline
from goals.queries.reverting import get_row
from goals.queries.saves import plan_of
from goals.queries.timeline import TimelineFilter, ToldSitting, sittings_of, told_sittings, writers
from goals.snapshot import Ref
from goals.views.base import PlanView
from goals.views.history_pages import PER_PAGE, SittingPaginator
from goals.views.history_panels import sitting_panels
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

# So many changes of one sitting are told on a page; a table tells them all.
MOST_CHANGES = 80
# So many sittings stand on the page of a doel itself; the rest is a click away.
FIRST = 5
HEADER = ("Van", "Tot", "Wie", "Onderdeel", "Wat", "Reden", "Was", "Werd")
SPACE = "\u2003"


class HistoryPage(PlanView):
    """Who changed what, by person and sitting, or the part of it that the URL asks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        choice = self.choice(plan)
        everything = sittings_of(plan, TimelineFilter())
        found = everything if choice.is_open else sittings_of(plan, choice)
        if kind := request.GET.get("vorm"):
            told = told_sittings(plan, found, weaves=False)
            return table_response(f"geschiedenis-{self.tenant.slug}", HEADER, rows(told), kind)
        page = SittingPaginator(found).get_page(request.GET.get("page"))
        context = {
            "plan": plan,
            "page": page,
            "sittings": sitting_panels(told_sittings(plan, list(page), most=MOST_CHANGES), self.url),
            "choice": choice,
            "people": writers(everything),
            "elements": [(_word(node.ref), f"{SPACE * node.number.count('.')}{node.number} {node.values['title']}")
                         for node in outline(plan).elements()],
            "marks": [*version_moments(plan), *landmark_moments(self.actor)],
            "asked": request.GET,
        }  # fmt: skip
        return self.render("goals/history.html", context)

    def choice(self, plan: queries.Plan) -> TimelineFilter:
        """What the URL asks for; what cannot be read in it is left open."""
        asked = self.request.GET
        who = asked.get("wie", "")
        since = moment_of(plan, asked.get("sinds", ""), self.actor) or day_begins(asked.get("van", ""))
        return TimelineFilter(
            part=_ref(asked.get("onderdeel", "")),
            user_id=int(who) if who.isascii() and who.isdecimal() else None,
            since=since,
            until=moment_of(plan, asked.get("tot", ""), self.actor),
        )


class RowHistory(PlanView):
    """The history of one row with what stood under it: a fragment of its page, and a page of its own."""

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        row = get_row(kind, pk)
        ref = (Kind(kind), pk)
        plan = plan_of(row)
        found = sittings_of(plan, TimelineFilter(part=ref))
        wanted = found[:FIRST] if is_partial(request) else found[:PER_PAGE]
        context: dict[str, Any] = {
            "sittings": sitting_panels(told_sittings(plan, wanted, most=MOST_CHANGES), self.url),
            "more": len(found) - len(wanted),
            "row": row,
            "word": _word(ref),
            "is_current": plan == self.plan_here,
        }
        template = "goals/_row_history.html" if is_partial(request) else "goals/row_history.html"
        return self.render(template, context)


def rows(told: list[ToldSitting]) -> Iterator[list[Cell]]:
    """A row for each change, under HEADER."""
    for sitting in told:
        times = [f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" for moment in (sitting.starts, sitting.ends)]
        for group in sitting.groups:
            for entry in group.entries:
                said = entry.told
                what = f"{said.part}: {said.text}" if said.part else said.text
                yield [*times, sitting.who, group.subject, what, said.reason, said.old, said.new]


def _word(ref: Ref) -> str:
    return f"{ref[0].value}-{ref[1]}"


def _ref(word: str) -> Ref | None:
    kind, _, pk = word.partition("-")
    return (Kind(kind), int(pk)) if kind in set(Kind) and pk.isascii() and pk.isdecimal() else None
