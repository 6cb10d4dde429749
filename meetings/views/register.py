"""The register of decisions, one decision with its terugblik, and putting a terugblik on an agenda."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings import queries
from meetings.enums import PURPOSE_LABELS, DecisionState, Purpose
from meetings.forms.live import STATES
from meetings.forms.register import JUDGEMENTS, JudgeForm
from meetings.queries.decisions import Wanted, decisions_for, get_decision, years_with_decisions
from meetings.queries.look_backs import told_look_back
from meetings.services import look_backs as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, named, wants_table
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.conflicts import resolved
from osp.web.export import Cell, table_response
from osp.web.numbers import number_in

PER_PAGE = 50
HEADER = (
    "besluit",
    "gremium",
    "datum",
    "soort",
    "tekst",
    "uitkomst",
    "indicator",
    "verwacht effect",
    "terugblik op",
    "oordeel",
    "waarom",
)


class RegisterView(MeetingsPage):
    """Every decision, by gremium, year, words or what waits for a terugblik."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = _wanted(request)
        rows = decisions_for(self.actor, wanted)
        if kind := wants_table(request):
            return table_response(f"besluiten-{self.tenant.slug}", HEADER, [_cells(row) for row in rows], kind)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "wanted": wanted,
            "bodies": queries.bodies(),
            "years": years_with_decisions(self.actor),
            "states": {state.value: label for state, label in STATES.items()},
            "judgements": {each.value: label for each, label in JUDGEMENTS.items()},
        }
        return self.render("meetings/register.html", context)


class DecisionView(FormPage):
    """One decision: where it was taken, what it was to change, and what came of that."""

    ability = Ability.VIEW_MEETINGS
    write_ability = Ability.EDIT_MEETINGS
    template = "meetings/decision.html"
    pk: int

    def around(self) -> dict[str, Any]:
        decision = get_decision(self.pk, self.actor)
        back = self.url("register")
        return {
            "decision": decision,
            "state": STATES[DecisionState(decision.state)],
            "judgements": {each.value: label for each, label in JUDGEMENTS.items()},
            "told": told_look_back(decision, self.tenant.swv),
            "may_judge": decision.horizon is not None and decision.horizon <= timezone.localdate(),
            "meeting_name": named(decision.item.meeting),
            "actions": [row.action for row in decision.actions.select_related("action__owner")],
            "crumbs": crumbs(
                ("Overleg", self.url("list")), ("Besluiten", back), (f"{decision.body.name} {decision.label}", "")
            ),
            "cancel_url": back,
        }

    def stored(self, row: Any) -> BaseForm:
        return JudgeForm(initial={"version": row.version, "judgement": row.judgement, "reason": row.judgement_reason})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(get_decision(pk, self.actor)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(JudgeForm(resolved(request.POST)), self._judge)

    def _judge(self, form: JudgeForm) -> tuple[str, str]:
        decision = services.judge_decision(self.actor, decision=get_decision(self.pk, self.actor), **form.values())
        return self.url("decision", self.pk), f"Besluit {decision.label}: {JUDGEMENTS[form.values()['judgement']]}."


class BringLookBackView(MeetingsPage):
    """Put a terugblik on the agenda of a meeting."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        number = number_in(request.POST.get("besluit"))
        if number is None:
            raise DomainError("decision-missing", "Kies op welk besluit u terugblikt.")
        decision = get_decision(number, self.actor)
        item = services.bring_look_back(self.actor, meeting=meeting, decision=decision)
        return self.go(self.url("item", item.pk), f"De terugblik op besluit {decision.label} staat op de agenda.")


def _wanted(request: HttpRequest) -> Wanted:
    return Wanted(
        body=number_in(request.GET.get("gremium")),
        year=number_in(request.GET.get("jaar")),
        goal=number_in(request.GET.get("doel")),
        text=request.GET.get("zoek", "").strip()[:80],
        to_judge=request.GET.get("terugblik") == "open",
    )


def _cells(row: Any) -> list[Cell]:
    return [
        row.label,
        row.body.name,
        row.decided_on,
        PURPOSE_LABELS[Purpose(row.purpose)],
        row.text,
        STATES[DecisionState(row.state)],
        row.link.indicator.name if row.link else "",
        row.effect,
        dutch.date_long(row.horizon) if row.horizon else "",
        row.judgement,
        row.judgement_reason,
    ]
