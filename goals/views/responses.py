"""Wat is met uw inbreng gedaan: every suggestion with its answer, as a page to print and as a table."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse

from goals.enums import CommentEnd, SuggestionState
from goals.kinds import Kind
from goals.queries import responses as response_queries
from goals.queries.response_appendix import prints_responses
from goals.queries.responses import ResponseChoice, ResponseRow
from goals.services.responses import print_responses
from goals.views.base import PlanView
from osp.abilities import Ability
from osp.textdiff import woven
from osp.web.export import Cell, table_response

HEADER = (
    "Datum", "Wie", "Namens", "Plaats in het plan", "Wat daar staat", "Stond er", "Voorstel", "Waarom", "Stand", "Antwoord",
    "Beantwoord door", "Beantwoord op", "Waar het landde", "Soort",
)  # fmt: skip

IN_PLAN = "Wat is beantwoord staat nu als bijlage in het plan: op de webpagina, in de pdf en in Word."
NOT_IN_PLAN = "De bijlage met inbreng staat niet meer in het plan."
STATES = [state.value for state in (*SuggestionState, *CommentEnd)]


class ResponsesPage(PlanView):
    """The part of the response table that the URL asks for."""

    ability = Ability.DISCUSS_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        whole = response_queries.responses(plan, self.tenant.levels)
        choice = self.choice(whole)
        rows = [row for row in whole if choice.takes(row)]
        if vorm := request.GET.get("vorm"):
            return table_response(f"inbreng-{self.tenant.slug}", HEADER, response_cells(rows), vorm)
        context = {
            "plan": plan,
            "rows": [(row, self.place_url(row), woven(row.before, row.suggestion)) for row in rows],
            "whole": whole,
            "choice": choice,
            "parties": response_queries.parties(whole),
            "states": STATES,
            "open_count": sum(row.is_open for row in rows),
            "prints": prints_responses(),
        }
        return self.render("goals/responses.html", context)

    def choice(self, whole: Iterable[ResponseRow]) -> ResponseChoice:
        """The filters of the address; what nobody offers counts as no filter."""
        on_behalf, state = self.request.GET.get("namens", ""), self.request.GET.get("stand", "")
        known = on_behalf in response_queries.parties(whole)
        return ResponseChoice(on_behalf if known else "", state if state in STATES else "")

    def place_url(self, row: ResponseRow) -> str:
        """Where the place can be read; empty for what is no longer in the plan."""
        if row.ref is None:
            return ""
        kind, pk = row.ref
        if kind is Kind.GOAL:
            return self.url("goal", pk)
        return f"{self.plan_url}#speerpunt-{pk}" if kind is Kind.PRIORITY else self.plan_url


class ResponsesPrint(PlanView):
    """The table as an appendix of the plan, or not."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("bijlage") == "ja"
        print_responses(self.actor, wanted=wanted)
        return self.go(self.url("responses"), IN_PLAN if wanted else NOT_IN_PLAN)


def response_cells(rows: Iterable[ResponseRow]) -> Iterator[list[Cell]]:
    """Rows under HEADER."""
    for row in rows:
        yield [
            row.on, row.who, row.on_behalf, row.place, row.title, row.before, row.suggestion, row.reason, row.state,
            row.answer, row.answered_by, row.answered_on, row.landed, row.sort,
        ]  # fmt: skip
