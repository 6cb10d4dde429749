"""The contributions of the example: a round of last year that is over, and one of this year in which every state occurs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from goals.compute.link_secret import secret_of
from goals.enums import ContributionState, RoundState
from goals.models import Contribution, ContributionLink, ContributionMoney, ContributionRound, Plan
from goals.models import Goal as StoredGoal
from goals.queries.asking import promisable_links, usual_needs
from goals.queries.link_entry import entry_of
from goals.services.contacts import add_contact
from goals.services.contribution_answers import save_answer, save_money
from goals.services.contribution_mail import link_address
from goals.services.contributions import (
    FieldNote,
    accept_contribution,
    open_contribution,
    prepare_contribution,
    return_fields,
    sign_contribution,
)
from goals.services.rounds import GoalWish, ask_round, choose_for_round, close_round, create_round
from osp import dutch
from osp.actors import Actor
from osp.enums import Party
from osp.models import Tenant
from osp.parties import Organisation, organisations
from osp.scope import tenant_scope

WEEKS = timedelta(weeks=3)
EMPTY = {"promised": None, "intention": "", "noticed_by": ""}


@dataclass(frozen=True)
class Voornemen:
    """What a schoolbestuur says about one doel: the number where one is asked, and its words."""

    intention: str
    promised: int | None = None
    noticed_by: str = ""
    in_order: bool = False


@dataclass(frozen=True)
class Asked:
    """A doel that the example asks about, with or without a number."""

    goal: str
    with_number: bool = False


@dataclass(frozen=True)
class Contributed:
    """What is asked, and what the schoolbesturen answer: the one of the demo login first, the others after it."""

    asked: tuple[Asked, ...]
    answers: tuple[tuple[Voornemen, ...], ...]
    last_year: tuple[Voornemen, ...]
    contacts: tuple[str, ...] = ("J. Bos", "A. Mulder", "K. Yilmaz", "P. Smeets", "D. van Rijn")
    spent: tuple[int, int] = (84_000, 121_500)


class Contributions:
    """Makes both rounds through the product's own verbs; each party acts by the link that its contact got."""

    def __init__(
        self,
        told: Contributed,
        *,
        director: Actor,
        login: Actor,
        plan: Plan,
        goals: dict[str, StoredGoal],
        boards: Sequence[str],
        today: date,
    ) -> None:
        self.told = told
        self.director = director
        # Who prepares and signs for the first schoolbestuur, with an account.
        self.login = login
        self.plan = plan
        self.goals = goals
        self.boards = boards
        self.today = max(today, timezone.localdate())

    def make(self, year: int) -> None:
        """Last year's round, closed, and this year's."""
        self._contacts()
        before = self._round(year - 1, "Bijdragen aan het jaarplan")
        for number in self.boards[:2]:
            contribution = self._of(before, number)
            self._sign(contribution, self.told.last_year)
            accept_contribution(self.director, contribution=self._fresh(contribution))
        close_round(self.director, asked=ContributionRound.objects.get(pk=before.pk))
        # Verbs know today alone; that this round was a year ago is invented.
        ContributionRound.objects.filter(pk=before.pk).update(due=date(year - 1, 12, 4))
        self._states(self._round(year, "Bijdragen aan het jaarplan"))

    def _round(self, year: int, title: str) -> ContributionRound:
        asked = create_round(
            self.director,
            plan=self.plan,
            year=year,
            title=f"{title} {dutch.school_year(year)}",
            due=self.today + WEEKS,
            introduction="Wij willen weten wat elk bestuur dit jaar doet, zodat wij in de ALV samen kunnen optellen.",
        )
        links = promisable_links(self.plan)
        wishes = []
        for each in self.told.asked:
            goal = self.goals[each.goal]
            link = next(iter(links[goal.pk]), None) if each.with_number else None
            wishes.append(GoalWish(goal, link))
        needs = usual_needs(self.plan.swv)[:2]
        choose_for_round(
            self.director,
            asked=asked,
            version=asked.version,
            goals=wishes,
            indicators=[need.indicator for need in needs],
            asks_money=True,
        )
        return ask_round(self.director, asked=ContributionRound.objects.get(pk=asked.pk))

    def _contacts(self) -> None:
        """Every schoolbestuur but that of the login has one contact, who signs."""
        known = {each.key: each for each in organisations(self.plan.swv)}
        for number, name in zip(self.boards[1:], self.told.contacts, strict=False):
            organisation = known[Organisation(Party.SCHOOLBESTUUR, number).key]
            address = f"{name.split()[-1].lower()}@bestuur-{number}.example"
            add_contact(self.director, organisation=organisation, name=name, email=address, signs=True)

    def _states(self, asked: ContributionRound) -> None:
        """The first began, the second signed, the third was accepted, the fourth was asked something, the fifth waits to be signed."""
        first, *others = self.told.answers
        self._begin(self._of(asked, self.boards[0]), first)
        steps: tuple[Callable[[Contribution], object], ...] = (
            lambda each: None,
            lambda each: accept_contribution(self.director, contribution=each),
            self._ask,
        )
        for number, answers, step in zip(self.boards[1:], others, steps, strict=False):
            contribution = self._of(asked, number)
            self._sign(contribution, answers)
            step(self._fresh(contribution))
        if len(self.boards) > len(steps) + 1:
            waiting = self._of(asked, self.boards[len(steps) + 1])
            self._fill(waiting, others[-1])
            prepare_contribution(self._actor(waiting), contribution=self._fresh(waiting))

    def _ask(self, contribution: Contribution) -> None:
        """The director asks which schools are meant."""
        row = contribution.answers.first()
        if row is not None:
            note = FieldNote("answer", row.pk, "intention", "Welke scholen bedoelt u, en vanaf wanneer?")
            return_fields(self.director, contribution=contribution, notes=[note])

    def _begin(self, contribution: Contribution, answers: tuple[Voornemen, ...]) -> None:
        open_contribution(self._actor(contribution), contribution=contribution)
        self._answer(self._fresh(contribution), answers[:1])

    def _fill(self, contribution: Contribution, answers: tuple[Voornemen, ...]) -> None:
        open_contribution(self._actor(contribution), contribution=contribution)
        self._answer(self._fresh(contribution), answers)
        for row, amount in zip(
            ContributionMoney.objects.filter(contribution=contribution), self.told.spent, strict=True
        ):
            euros = {"received": Decimal(amount), "spent": Decimal(amount)}
            save_money(self._actor(contribution), money=row, changes=euros, shown={"received": None, "spent": None})

    def _answer(self, contribution: Contribution, answers: tuple[Voornemen, ...]) -> None:
        for row, said in zip(contribution.answers.select_related("round_goal__link"), answers, strict=False):
            wanted: dict[str, Any] = {"intention": said.intention, "noticed_by": said.noticed_by}
            if row.round_goal.link_id is not None:
                wanted |= {"promised": said.promised}
            changes = {"is_in_order": True} if said.in_order else wanted
            shown = {"is_in_order": False} if said.in_order else {name: EMPTY[name] for name in wanted}
            save_answer(self._actor(contribution), answer=row, changes=changes, shown=shown)

    def _sign(self, contribution: Contribution, answers: tuple[Voornemen, ...]) -> None:
        self._fill(contribution, answers)
        actor = self._actor(contribution)
        prepare_contribution(actor, contribution=self._fresh(contribution))
        name = "T. Willems" if actor == self.login else self._contact(contribution)
        sign_contribution(actor, contribution=self._fresh(contribution), name=name, confirmed=True)

    def _actor(self, contribution: Contribution) -> Actor:
        if contribution.code == self.boards[0]:
            return self.login
        link = ContributionLink.objects.filter(contribution=contribution).latest("pk")
        entry = entry_of(secret_of(link.seed, settings.SECRET_KEY))
        if entry is None:
            raise ValueError(f"de link van {contribution.name} opent niets")
        return entry.actor

    def _contact(self, contribution: Contribution) -> str:
        return ContributionLink.objects.filter(contribution=contribution).latest("pk").name

    @staticmethod
    def _of(asked: ContributionRound, number: str) -> Contribution:
        return Contribution.objects.get(round=asked, party=Party.SCHOOLBESTUUR.value, code=number)

    @staticmethod
    def _fresh(contribution: Contribution) -> Contribution:
        return Contribution.objects.select_related("round__plan", "parent").get(pk=contribution.pk)


def open_link(tenant: Tenant) -> str:
    """The way in of one contact of the example: to try filling in without an account."""
    with tenant_scope(tenant.swv):
        links = ContributionLink.objects.filter(contribution__round__state=RoundState.ASKED.value)
        fillable = [ContributionState.ASKED.value, ContributionState.OPENED.value]
        link = links.filter(contribution__state__in=fillable, contribution__parent__isnull=True).last()
        return link_address(link) if link else ""


PO_CONTRIBUTED = Contributed(
    asked=(
        Asked("De deelname aan het sbo daalt naar 2,00% in 2027-2028", with_number=True),
        Asked("Langer dan drie maanden thuis: geen enkel kind"),
        Asked("Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet"),
    ),
    answers=(
        (
            Voornemen(
                "Op vijf scholen een arrangement rekenen in de klas, en een vaste orthopedagoog per twee scholen.",
                6,
                "Leraren krijgen binnen een week iemand in de klas.",
            ),
        ),
        (
            Voornemen("Verbrede toelating op twee scholen, met een leraar ondersteuning die al in de school werkt.", 7),
            Voornemen("Elke thuiszitter krijgt binnen een week één regisseur."),
            Voornemen("", in_order=True),
        ),
        (
            Voornemen("Een gezamenlijke plusklas gedrag met het sbo in de wijk.", 5),
            Voornemen("Wij melden in de eerste week en bellen dezelfde dag."),
            Voornemen("De ib’ers bespreken het aanbod twee keer per jaar met het team."),
        ),
        (
            Voornemen("Extra begeleiding op enkele scholen.", 4),
            Voornemen("Wij volgen de afspraken van de regio."),
            Voornemen("", in_order=True),
        ),
    ),
    last_year=(
        Voornemen("Op drie scholen een arrangement rekenen in de klas.", 4, "Leraren vragen eerder om hulp."),
        Voornemen("Verzuim van vijf dagen bespreken wij met leerplicht."),
        Voornemen("Het schoolprofiel is op elke school met het team besproken."),
    ),
)
VO_CONTRIBUTED = Contributed(
    asked=(
        Asked("De deelname aan het vso blijft gelijk of daalt", with_number=True),
        Asked("Praktijkonderwijs blijft bereikbaar"),
        Asked("In elk ontwikkelingsperspectief staat wat de leerling zelf zegt"),
    ),
    answers=(
        (
            Voornemen(
                "Een trajectvoorziening op beide vmbo-locaties, met plaats voor twaalf leerlingen.",
                5,
                "Mentoren weten bij wie zij dezelfde dag terecht kunnen.",
            ),
        ),
        (
            Voornemen("Terugplaatsing bespreken in elk dossier, met een proefplaatsing van zes weken.", 8),
            Voornemen("Wij houden twee klassen praktijkonderwijs open."),
            Voornemen("", in_order=True),
        ),
        (
            Voornemen("Een gedragswetenschapper die vast op de locatie werkt.", 3),
            Voornemen("Wij plaatsen ook leerlingen van buiten de stad."),
            Voornemen("Elke leerling vult het eerste blad zelf in."),
        ),
        (
            Voornemen("Extra begeleiding waar het nodig is.", 2),
            Voornemen("Wij volgen de afspraken van de regio."),
            Voornemen("Het gesprek met de leerling staat in het jaarrooster."),
        ),
    ),
    last_year=(
        Voornemen("Een trajectvoorziening op één locatie.", 3, "Minder leerlingen zitten thuis."),
        Voornemen("Eén extra klas praktijkonderwijs."),
        Voornemen("Een handreiking voor mentoren."),
    ),
)
