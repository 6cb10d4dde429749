"""A round of contributions: prepared, put out to everybody in scope at once, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.enums import MoneyKind, RoundState
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionMoney,
    ContributionRound,
    Goal,
    IndicatorLink,
    Plan,
    RoundGoal,
    RoundIndicator,
)
from goals.queries.asking import AskedParty, asked_parties, promisable_links, usual_needs
from goals.queries.places import goal_numbers
from goals.services import contribution_mail as mails
from goals.services.rows import text
from indicators.models import Indicator
from indicators.queries.templates import Need, needs, newest_year
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError
from osp.operations import operation, save_changes

NO_TITLE = "Geef de uitvraag een titel, zoals „Bijdragen aan het jaarplan 2026-2027”."
DUE_PAST = "Kies een dag die nog komt: tot dan kan iedereen antwoorden."
YEAR_OUTSIDE = "Dit schooljaar valt buiten het plan. Kies een schooljaar van {first} tot en met {last}."
NOT_PREPARED = "Deze uitvraag is al uitgezet; wie wat is gevraagd, staat vast."
NOTHING_ASKED = "Kies eerst wat u vraagt. Zonder vraag gaat er niets uit."
NOBODY_ASKED = (
    "Er is nog geen schoolbestuur of gemeente bekend. Lees eerst een bestand met leerlingen per vestiging in."
)
NOT_ASKED = "Deze uitvraag is niet uitgezet."
FOREIGN_LINK = "Deze koppeling staat op een andere plek in het plan."


@dataclass(frozen=True, slots=True)
class GoalWish:
    """A doel that a round should ask about, and of which koppeling a number is promised."""

    goal: Goal
    link: IndicatorLink | None = None
    asks_result: bool = True


@operation("round.created", needs=Ability.ASK_CONTRIBUTIONS)
def create_round(
    actor: Actor,
    *,
    plan: Plan,
    year: int,
    title: str,
    due: date,
    introduction: str = "",
    asks_money: bool = True,
) -> ContributionRound:
    """Prepare a round for a school year of the plan. It asks about every doel, and gemeenten for the numbers of the plan."""
    _check(plan, year, due)
    asked = ContributionRound.objects.create(
        swv=actor.swv,
        plan=plan,
        year=year,
        title=text(title, field="title", message=NO_TITLE),
        introduction=introduction.strip(),
        due=due,
        asks_money=asks_money,
    )
    links = promisable_links(plan)
    order = _in_order(plan)
    _choose(asked, [GoalWish(goal, next(iter(links[goal.pk]), None)) for goal in order])
    _choose_needs(asked, usual_needs(asked.swv))
    return asked


@operation("round.edited", needs=Ability.ASK_CONTRIBUTIONS)
def edit_round(
    actor: Actor, *, asked: ContributionRound, version: int, title: str, due: date, introduction: str
) -> ContributionRound:
    """Change title, day and introduction; the day also of one that was put out. ConflictError when somebody saved since."""
    if asked.state == RoundState.CLOSED:
        raise DomainError("round-closed", NOT_ASKED)
    if due != asked.due:
        _check(asked.plan, asked.year, due)
    changes = {
        "title": text(title, field="title", message=NO_TITLE),
        "due": due,
        "introduction": introduction.strip(),
    }
    return save_changes(asked, version=version, changes=changes)


@operation("round.goals_chosen", needs=Ability.ASK_CONTRIBUTIONS)
def choose_for_round(
    actor: Actor,
    *,
    asked: ContributionRound,
    version: int,
    goals: Sequence[GoalWish],
    indicators: Sequence[Indicator],
    asks_money: bool,
) -> ContributionRound:
    """What a round asks, as long as it was not put out. DomainError for a koppeling of another doel."""
    _require(asked, RoundState.PREPARED, NOT_PREPARED)
    known = promisable_links(asked.plan)
    for wish in goals:
        if wish.link is not None and wish.link.pk not in {link.pk for link in known[wish.goal.pk]}:
            raise DomainError("foreign-link", FOREIGN_LINK)
    done = save_changes(asked, version=version, changes={"asks_money": asks_money})
    asked.goals.all().delete()
    asked.indicators.all().delete()
    _choose(asked, goals)
    wanted = {row.pk for row in indicators}
    _choose_needs(asked, [need for need in needs(asked.swv) if need.indicator.pk in wanted])
    return done


@operation("round.asked", needs=Ability.ASK_CONTRIBUTIONS)
def ask_round(actor: Actor, *, asked: ContributionRound) -> ContributionRound:
    """Put a round out: every party in scope gets its contribution, ready to fill in, and everybody known there a mail."""
    _require(asked, RoundState.PREPARED, NOT_PREPARED)
    _check(asked.plan, asked.year, asked.due)
    if not asked.goals.exists() and not asked.indicators.exists():
        raise DomainError("nothing-asked", NOTHING_ASKED)
    parties = asked_parties(asked)
    if not parties:
        raise DomainError("nobody-asked", NOBODY_ASKED)
    changes = {"state": RoundState.ASKED.value, "asked_at": timezone.now()}
    done = save_changes(asked, version=asked.version, changes=changes)
    measures = {need.indicator.pk: need for need in needs(asked.swv)} if asked.indicators.exists() else {}
    for party in parties:
        _ask(actor, done, party, measures)
    return done


def _ask(actor: Actor, asked: ContributionRound, party: AskedParty, measures: dict[int, Need]) -> None:
    contribution = Contribution.objects.create(
        swv=asked.swv, round=asked, party=party.party.value, code=party.code, name=party.name[:120]
    )
    for row in party.goals:
        ContributionAnswer.objects.create(swv=asked.swv, contribution=contribution, round_goal=row)
    if asked.asks_money and party.party is Party.SCHOOLBESTUUR:
        for kind in MoneyKind:
            ContributionMoney.objects.create(swv=asked.swv, contribution=contribution, kind=kind.value)
    _ask_numbers(contribution, party, measures)
    letter = mails.asked_letter(contribution)
    people = mails.receivers(party.party, party.code)
    mails.mail_party(contribution, by=actor, about="gevraagd", letter=letter, to=people)


def _ask_numbers(contribution: Contribution, party: AskedParty, measures: dict[int, Need]) -> None:
    """Each number once, also where several indicators are made of it."""
    seen: set[tuple[str, int]] = set()
    for row in party.indicators:
        for quantity in measures[row.indicator_id].quantities if row.indicator_id in measures else ():
            if (quantity.code, row.year) not in seen:
                seen.add((quantity.code, row.year))
                ContributionFigure.objects.create(
                    swv=contribution.swv, contribution=contribution, round_indicator=row, measure=quantity.code
                )


@operation("round.closed", needs=Ability.ASK_CONTRIBUTIONS)
def close_round(actor: Actor, *, asked: ContributionRound) -> ContributionRound:
    """Nobody fills in any more. What was signed can still be accepted."""
    _require(asked, RoundState.ASKED, NOT_ASKED)
    return save_changes(asked, version=asked.version, changes={"state": RoundState.CLOSED.value})


@operation("round.reopened", needs=Ability.ASK_CONTRIBUTIONS)
def reopen_round(actor: Actor, *, asked: ContributionRound) -> ContributionRound:
    """Let parties fill in again after closing."""
    _require(asked, RoundState.CLOSED, NOT_ASKED)
    return save_changes(asked, version=asked.version, changes={"state": RoundState.ASKED.value})


def _require(asked: ContributionRound, state: RoundState, message: str) -> None:
    if asked.state != state:
        raise DomainError("wrong-round-state", message)


def _check(plan: Plan, year: int, due: date) -> None:
    if not plan.first_year <= year <= plan.last_year:
        first, last = dutch.school_year(plan.first_year), dutch.school_year(plan.last_year)
        raise DomainError("year-outside", YEAR_OUTSIDE.format(first=first, last=last), field="year")
    if due < timezone.localdate():
        raise DomainError("due-past", DUE_PAST, field="due")


def _in_order(plan: Plan) -> list[Goal]:
    numbers = goal_numbers(plan)
    goals = Goal.objects.filter(pk__in=numbers)
    return sorted(goals, key=lambda goal: [int(part) for part in numbers[goal.pk].split(".")])


def _choose(asked: ContributionRound, wishes: Sequence[GoalWish]) -> None:
    for position, wish in enumerate(wishes, start=1):
        RoundGoal.objects.create(
            swv=asked.swv,
            round=asked,
            goal=wish.goal,
            link=wish.link,
            asks_result=wish.asks_result,
            position=position,
        )


def _choose_needs(asked: ContributionRound, wanted: Sequence[Need]) -> None:
    """Each for the newest year of which the teldatum has come."""
    today = timezone.localdate()
    for position, need in enumerate(wanted, start=1):
        RoundIndicator.objects.create(
            swv=asked.swv,
            round=asked,
            indicator=need.indicator,
            year=newest_year(need.quantities[0], today),
            position=position,
        )
