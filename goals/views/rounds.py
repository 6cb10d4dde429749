"""Bijdragen, as the bureau sees it: rounds made, chosen, put out and closed, and how far every party is."""

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from goals.enums import RoundState
from goals.forms.rounds import RoundEditForm, RoundForm, RoundGoalsForm
from goals.queries import ContributionRound, current_plan, get_plan
from goals.queries import rounds as reads
from goals.queries.asking import AskedParty, asked_parties, goal_choices, municipal_needs
from goals.queries.effort import efforts, minutes_asked, minutes_in, with_minutes
from goals.queries.reminders import next_reminder
from goals.queries.together import round_totals
from goals.services import rounds as verbs
from goals.views.base import RowFormView
from indicators.queries import Reader
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.context import current_school_year
from osp.web.export import Cell, table_response
from osp.web.views import TenantView

CHOSEN_MEANWHILE = "Iemand anders wijzigde deze uitvraag intussen. Kijk haar na en bewaar nog eens."
EFFORT_HEADER = ("Schooljaar", "Schoolbestuur", "Nummer", "Uitvragen", "Minuten, ongeveer")
BAR_STEP = 10
HEADER = ("Soort", "Code", "Naam", "Stand", "Geopend", "Klaargezet", "Ondertekend", "Aanvaard")


class RoundsView(TenantView):
    """A page of the bureau about rounds."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"

    def url(self, name: str, *args: object) -> str:
        """An address of contributions in this samenwerkingsverband."""
        return reverse(f"goals:{name}", args=[self.tenant.code, *args])

    @cached_property
    def asked(self) -> ContributionRound:
        """The round in the address."""
        return reads.get_round(self.kwargs["pk"])

    def home(self) -> str:
        return self.url("contributions")


class RoundCreate(RowFormView):
    """Prepare a round for a school year."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"
    page_template = "goals/contributions/form_page.html"
    heading = "Nieuwe uitvraag"
    submit = "Maak de uitvraag"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.plan = get_plan()

    def form(self, data: QueryDict | None = None) -> RoundForm:
        year = min(max(current_school_year(), self.plan.first_year), self.plan.last_year)
        title = f"Bijdragen aan het jaarplan {dutch.school_year(year)}"
        return RoundForm(data, plan=self.plan, initial={"year": year, "title": title})

    def save(self, form: RoundForm) -> ContributionRound:
        return verbs.create_round(self.actor, plan=self.plan, **form.values)

    def done(self, row: ContributionRound) -> HttpResponse:
        return self.go(self.url("round", row.pk), "De uitvraag staat klaar. Kijk na wie wat wordt gevraagd.")

    @property
    def cancel_url(self) -> str:
        return self.url("contributions")


class RoundEdit(RowFormView):
    """Title, day and introduction of a round."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"
    page_template = "goals/contributions/form_page.html"
    heading = "Uitvraag wijzigen"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.asked = reads.get_round(pk)

    def form(self, data: QueryDict | None = None) -> RoundEditForm:
        return RoundEditForm(data, row=self.asked)

    def stored_form(self, current: Any) -> RoundEditForm:
        return RoundEditForm(row=current)

    def save(self, form: RoundEditForm) -> ContributionRound:
        version = form.cleaned_data["version"] or 0
        return verbs.edit_round(self.actor, asked=self.asked, version=version, **form.values)

    def done(self, row: ContributionRound) -> HttpResponse:
        return self.go(self.url("round", row.pk), "De uitvraag is gewijzigd.")

    @property
    def cancel_url(self) -> str:
        return self.url("round", self.asked.pk)


class RoundPage(RoundsView):
    """Before it is put out: who will be asked what. After that: every party with how far it is."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = self.asked
        if asked.state == RoundState.PREPARED:
            parties = asked_parties(asked)
            return self.render("goals/contributions/round_prepare.html", self._before(parties))
        rows = reads.party_rows(asked)
        if "vorm" in request.GET:
            cells = [_cells(row) for row in rows]
            return table_response(f"bijdragen-{self.tenant.slug}-{asked.year}", HEADER, cells, request.GET["vorm"])
        context = {
            "round": asked,
            "rows": [(row, self.url("contribution-review", row.contribution.pk)) for row in reads.waiting_first(rows)],
            "counts": reads.counts_of(rows),
            "totals": round_totals(asked, reader=Reader.OUTSIDE),
            "next_reminder": next_reminder(asked, timezone.localdate()),
            "today": timezone.localdate(),
            "is_closed": asked.state == RoundState.CLOSED,
        }
        return self.render("goals/contributions/round.html", context)

    def _before(self, parties: list[AskedParty]) -> dict[str, Any]:
        goals = list(self.asked.goals.select_related("goal", "link__indicator"))
        before = minutes_in(self.asked.year)
        asks_money = self.asked.asks_money
        return {
            "round": self.asked,
            "parties": [
                (party, minutes_asked(party, asks_money=asks_money), before.get(party.key, 0)) for party in parties
            ],
            "goals": goals,
            "everything": len(goals),
            "indicators": list(self.asked.indicators.select_related("indicator")),
            "unreachable": [party for party in parties if not party.people],
            "mails": sum(party.people for party in parties),
            "is_overdue": self.asked.due < timezone.localdate(),
        }


def _cells(row: reads.PartyRow) -> list[Cell]:
    of = row.contribution
    moments = (of.opened_at, of.prepared_at, of.signed_at, of.accepted_at)
    days = [timezone.localtime(moment).date() if moment else None for moment in moments]
    return [of.party, of.code, of.name, of.state, *days]


class RoundGoals(RoundsView):
    """Which doelen a round asks about, which number is promised, and which figures gemeenten are asked for."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.form())

    def form(self, data: QueryDict | None = None) -> RoundGoalsForm:
        """The form, with what is chosen now."""
        chosen = self.asked.indicators.values_list("indicator_id", flat=True)
        return RoundGoalsForm(
            data,
            asked=self.asked,
            choices=goal_choices(self.asked),
            needs=municipal_needs(self.tenant.swv),
            chosen_indicators=list(chosen),
        )

    def show(self, form: RoundGoalsForm, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        return self.render("goals/contributions/round_goals.html", {"round": self.asked, "form": form}, status=status)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        wishes = [verbs.GoalWish(each.goal, each.link, each.asks_result) for each in form.chosen]
        try:
            verbs.choose_for_round(
                self.actor,
                asked=self.asked,
                version=form.cleaned_data["version"],
                goals=wishes,
                indicators=form.indicators,
                asks_money=form.cleaned_data["asks_money"],
            )
        except ConflictError:
            return self.again(request.POST.copy())
        except DomainError as error:
            form.add_error(None, error.message)
            return self.show(form, status=422)
        return self.go(self.url("round", pk), "Bewaard. Hieronder staat wie wat wordt gevraagd.")

    def again(self, typed: QueryDict) -> HttpResponse:
        """Somebody else chose meanwhile: what was ticked here stays, and is stored when it is saved once more."""
        self.__dict__.pop("asked", None)
        typed["version"] = str(self.asked.version)
        form = self.form(typed)
        form.add_error(None, CHOSEN_MEANWHILE)
        return self.show(form, status=409)


class RoundMove(RoundsView):
    """Put a round out, close it, or open it again."""

    http_method_names = ["post"]
    MOVES = {
        "uitzetten": (verbs.ask_round, "De uitvraag is uitgezet. Iedereen die bekend is, krijgt een mail."),
        "sluiten": (verbs.close_round, "De uitvraag is gesloten. Niemand kan nog invullen."),
        "openen": (verbs.reopen_round, "De uitvraag staat weer open."),
    }

    def post(self, request: HttpRequest, pk: int, move: str) -> HttpResponse:
        if move not in self.MOVES:
            raise Http404
        verb, said = self.MOVES[move]
        verb(self.actor, asked=self.asked)
        return self.go(self.url("round", pk), said)

    def home(self) -> str:
        return self.url("round", self.asked.pk)


def full_bar(minutes: Iterable[int]) -> int:
    """How many minutes a full bar stands for: whole tens, so that a bar says how much and not only how much more than others."""
    return -(-max(minutes) // BAR_STEP) * BAR_STEP or BAR_STEP


class EffortPage(RoundsView):
    """How much is asked of each schoolbestuur in a school year."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = efforts()
        if "vorm" in request.GET:
            cells: list[list[Cell]] = [
                [dutch.school_year(each.year), each.name, each.code, each.rounds, each.minutes] for each in found
            ]
            return table_response(f"vraaglast-{self.tenant.slug}", EFFORT_HEADER, cells, request.GET["vorm"])
        years = [(year, list(rows)) for year, rows in groupby(found, key=lambda each: each.year)]
        context = {"years": [(year, rows, full_bar(row.minutes for row in rows)) for year, rows in years]}
        return self.render("goals/contributions/effort.html", context)


class ContributionsPage(TenantView):
    """The first page of Bijdragen: rounds for the bureau, the own contributions of a party, promises for a bestuurslid."""

    ability = Ability.VIEW_CONTRIBUTIONS
    section = "bijdragen"

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.actor.can(Ability.ASK_CONTRIBUTIONS):
            context = {"rows": with_minutes(reads.round_rows()), "plan": current_plan()}
            return self.render("goals/contributions/rounds.html", context)
        if not self.actor.can(Ability.FILL_CONTRIBUTION):
            asked = [row for row in reads.round_rows() if row.round.state != RoundState.PREPARED]
            return self.render("goals/contributions/promised_rounds.html", {"rows": asked})
        mine = reads.own_contributions(self.actor)
        if len(mine) == 1:
            return redirect(reverse("goals:contribution", args=[self.tenant.code, mine[0].pk]))
        return self.render("goals/contributions/own.html", {"rows": mine, "knows_party": bool(self.actor.parties)})
