"""A round that was put out to two schoolbesturen and the gemeenten of PO2814, with people who act for them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from goals.models import Contribution, ContributionAnswer, ContributionLink, ContributionMoney, ContributionRound, Goal
from goals.queries.link_entry import entry_of
from goals.services.contributions import FieldNote
from goals.services.rounds import GoalWish, ask_round, choose_for_round, create_round
from osp.actors import Actor
from osp.enums import Party, Role
from osp.models import AuditEvent, Membership, Samenwerkingsverband, Schoolbestuur, User
from tests.factories import GoalFactory, IndicatorLinkFactory, PlacementFactory, PlanFactory, PriorityFactory
from tests.goals.plans import figure, national

WAARD, LINDE = "41234", "41235"
# Pupils in sbo and bo of each of six schoolbesturen; the first two are the ones that act.
PUPILS = {WAARD: (41, 1871), LINDE: (60, 1940), "41236": (50, 2000), "41237": (45, 1900), "41238": (30, 1800),
          "41239": (20, 1700)}  # fmt: skip
INTENTION = "Op vijf scholen een arrangement rekenen in de klas."


@dataclass
class Asked:
    """The round, what each of the two schoolbesturen got, and who acts."""

    swv: Samenwerkingsverband
    director: Actor
    round: ContributionRound
    # Of De Waard: who prepares, and who signs.
    staff: Actor
    signer: Actor
    # Who signs for De Linde.
    other: Actor

    def of(self, code: str = WAARD) -> Contribution:
        """A contribution as it is stored now."""
        return Contribution.objects.select_related("round__plan", "parent__round").get(round=self.round, code=code)

    def answers(self, code: str = WAARD) -> list[ContributionAnswer]:
        return list(self.of(code).answers.select_related("round_goal__link", "contribution__round"))

    def money(self, code: str = WAARD) -> list[ContributionMoney]:
        return list(self.of(code).money.select_related("contribution__round"))


def person(swv: Samenwerkingsverband, name: str, role: Role, **of: Any) -> User:
    """Somebody with one role."""
    user = User.objects.create_user(f"{name.lower()}@voorbeeld.nl", name=name)
    Membership.objects.create(swv=swv, user=user, role=role, **of)
    return user


def acting(user: User, swv: Samenwerkingsverband, role: Role, party: Party, code: str) -> Actor:
    """That person as an actor."""
    return Actor(user_id=user.pk, swv=swv, roles=frozenset({role}), parties=frozenset({(party, code)}))


def board_member(swv: Samenwerkingsverband, name: str, role: Role, code: str) -> Actor:
    """Somebody of a schoolbestuur."""
    stored = Schoolbestuur.objects.get_or_create(number=code)[0]
    return acting(person(swv, name, role, schoolbestuur=stored), swv, role, Party.SCHOOLBESTUUR, code)


def schools() -> None:
    """One vestiging per schoolbestuur, with pupils in sbo and bo, in public data."""
    for place, (board, (sbo, bo)) in enumerate(PUPILS.items()):
        for measure, number in (("sbo", sbo), ("bo", bo)):
            PlacementFactory(
                owner=None, vestiging=f"1{place}XX00", name=f"School {place}", schoolbestuur=board, measure=measure,
                low=number, high=number,
            )  # fmt: skip


def goals_of(swv: Samenwerkingsverband) -> list[Goal]:
    """Three doelen: one with a number, one in words, one that nobody needs to promise."""
    plan = PlanFactory(swv=swv)
    priority = PriorityFactory(swv=swv, plan=plan)
    titles = ("Minder kinderen naar het sbo", "Verzuim melden in de eerste week", "Elke school weet wat zij kan")
    goals = [GoalFactory(swv=swv, priority=priority, title=title, position=n) for n, title in enumerate(titles, 1)]
    figure(national(), 246, 11457)
    agreed = {"baseline_year": 2023, "baseline": 2.3, "target_year": 2027, "target": 1.9}
    IndicatorLinkFactory(swv=swv, goal=goals[0], indicator=national(), **agreed)
    return goals


def make_round(director: Actor, goals: list[Goal], *, year: int = 2026, **fields: Any) -> ContributionRound:
    """A round in preparation that asks about these doelen, and money."""
    plan = goals[0].priority.plan
    due = timezone.localdate() + timedelta(days=20)
    asked = create_round(director, plan=plan, year=year, title=f"Bijdragen {year}", due=due, **fields)
    wishes = [GoalWish(goal, goal.links.first()) for goal in goals]
    return choose_for_round(director, asked=asked, version=1, goals=wishes, indicators=[], asks_money=True)


def ask(swv: Samenwerkingsverband, director: Actor) -> Asked:
    """The whole of it, in the scope of the samenwerkingsverband."""
    schools()
    staff = board_member(swv, "Jo", Role.SCHOOL_BOARD_STAFF, WAARD)
    signer = board_member(swv, "Lotte", Role.SCHOOL_BOARD, WAARD)
    other = board_member(swv, "Kees", Role.SCHOOL_BOARD, LINDE)
    made = make_round(director, goals_of(swv))
    made = ask_round(director, asked=ContributionRound.objects.get(pk=made.pk))
    return Asked(swv, director, made, staff, signer, other)


def fill(asked: Asked, code: str = WAARD, *, by: Actor | None = None, promised: float = 6) -> Contribution:
    """Open and fill in everything that is asked."""
    from goals.services.contribution_answers import save_answer, save_money
    from goals.services.contributions import open_contribution

    actor = by or (asked.staff if code == WAARD else asked.other)
    open_contribution(actor, contribution=asked.of(code))
    first, second, third = asked.answers(code)
    words = {"promised": promised, "intention": INTENTION}
    save_answer(actor, answer=first, changes=words, shown={"promised": None, "intention": ""})
    save_answer(actor, answer=second, changes={"intention": "Wij bellen."}, shown={"intention": ""})
    save_answer(actor, answer=third, changes={"is_in_order": True}, shown={"is_in_order": False})
    for row in asked.money(code):
        save_money(actor, money=row, changes={"spent": Decimal(90000)}, shown={"spent": None})
    return asked.of(code)


def sign(asked: Asked, code: str = WAARD, **kwargs: Any) -> Contribution:
    """Fill in, put ready and sign."""
    from goals.services.contributions import prepare_contribution, sign_contribution

    fill(asked, code, **kwargs)
    preparer, signer = (asked.staff, asked.signer) if code == WAARD else (asked.other, asked.other)
    prepare_contribution(preparer, contribution=asked.of(code))
    return sign_contribution(signer, contribution=asked.of(code), name="L. van Dam", confirmed=True)


def verbs() -> list[str]:
    """What the log says, oldest first."""
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def link_actor(link: ContributionLink) -> Actor:
    """Whoever holds this link."""
    from django.conf import settings

    from goals.compute.link_secret import secret_of

    entry = entry_of(secret_of(link.seed, settings.SECRET_KEY))
    assert entry is not None
    return entry.actor


def note_on(asked, field="intention", note="Welke scholen bedoelt u?", code=WAARD) -> FieldNote:
    """A remark of the bureau on the first answer."""
    return FieldNote("answer", asked.answers(code)[0].pk, field, note)
