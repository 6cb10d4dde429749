"""Who is asked what by a round: worked out before it is put out, and again when it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goals.models import (
    ContributionRound,
    Goal,
    IndicatorLink,
    PartyContact,
    Plan,
    RoundGoal,
    RoundIndicator,
    ScopeBoard,
)
from goals.queries.lookups import live_links
from goals.queries.places import goal_numbers
from goals.queries.promises import asks_number
from indicators.enums import Level
from indicators.queries.areas import Area, area_of
from indicators.queries.templates import Need, in_plan, needs
from osp.enums import Party, Role
from osp.models import Membership, Samenwerkingsverband
from osp.parties import PARTY_OF

# A source whose numbers gemeenten have.
MUNICIPAL_SOURCES = frozenset({"leerplichttelling", "verzuimregister", "jeugdhulp-gemeenten"})


@dataclass(frozen=True, slots=True)
class AskedParty:
    """A party with what a round asks of it, and how many people hear of it."""

    party: Party
    code: str
    name: str
    goals: tuple[RoundGoal, ...] = ()
    indicators: tuple[RoundIndicator, ...] = ()
    people: int = 0

    @property
    def key(self) -> tuple[Party, str]:
        """By what it is known."""
        return self.party, self.code


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A doel that can be asked about: its number, the koppelingen whose number can be promised, and whether it is asked now."""

    number: str
    goal: Goal
    links: tuple[IndicatorLink, ...]
    asked: RoundGoal | None = None


def goal_choices(asked: ContributionRound) -> list[GoalChoice]:
    """Every doel of the plan that is not archived, in its order."""
    numbers = goal_numbers(asked.plan)
    goals = Goal.objects.filter(pk__in=numbers).select_related("priority")
    rows = {row.goal_id: row for row in asked.goals.select_related("goal", "link")}
    links = promisable_links(asked.plan)
    found = [GoalChoice(numbers[goal.pk], goal, tuple(links[goal.pk]), rows.get(goal.pk)) for goal in goals]
    return sorted(found, key=lambda each: [int(part) for part in each.number.split(".")])


def promisable_links(plan: Plan) -> dict[int, list[IndicatorLink]]:
    """By doel the koppelingen of which a number can be promised: one that should rise or fall to a target."""
    found: dict[int, list[IndicatorLink]] = defaultdict(list)
    for link in live_links().filter(goal__priority__plan=plan).order_by("position", "pk"):
        if link.goal_id and asks_number(link):
            found[link.goal_id].append(link)
    return found


def municipal_needs(swv: Samenwerkingsverband) -> list[Need]:
    """The numbers that gemeenten state: those of their sources first of all, else every stated number of the plan."""
    return [need for need in needs(swv) if MUNICIPAL_SOURCES & set(need.sources)]


def usual_needs(swv: Samenwerkingsverband) -> list[Need]:
    """Those of them that the plan uses: what a new round asks."""
    return in_plan(municipal_needs(swv))


def asked_parties(asked: ContributionRound) -> list[AskedParty]:
    """Every schoolbestuur in scope with its doelen, then every gemeente, each by name."""
    area = area_of(asked.swv)
    goals = list(asked.goals.select_related("goal__priority", "link__indicator"))
    indicators = tuple(asked.indicators.select_related("indicator"))
    scopes = scopes_of([row.goal for row in goals])
    people = _people()
    found = []
    for number in {**dict.fromkeys(area.schoolbesturen), **dict.fromkeys(_in_scope(scopes))}:
        mine = tuple(row for row in goals if _holds(scopes[row.goal_id], number))
        if mine:
            key = Party.SCHOOLBESTUUR, number
            found.append(AskedParty(*key, _named(area, number), mine, people=people[key]))
    gemeenten = area.units(Level.GEMEENTE) if indicators else {}
    for code, name in gemeenten.items():
        key = Party.MUNICIPALITY, code
        found.append(AskedParty(*key, name, indicators=indicators, people=people[key]))
    order = list(Party)
    return sorted(found, key=lambda each: (order.index(each.party), each.name, each.code))


def _named(area: Area, number: str) -> str:
    """The name that a schoolbestuur has here; of one that nobody named its number as a name."""
    name = area.schoolbesturen.get(number, number)
    return f"Schoolbestuur {number}" if name == number else name


def scopes_of(goals: Iterable[Goal]) -> dict[int, frozenset[str]]:
    """By doel the schoolbesturen it holds for; empty for all. Its own scope counts, else that of its speerpunt."""
    rows = list(goals)
    of_goal: dict[int, set[str]] = defaultdict(set)
    of_priority: dict[int, set[str]] = defaultdict(set)
    scoped = ScopeBoard.objects.filter(archived_at__isnull=True).select_related("schoolbestuur")
    for each in scoped.filter(goal__in=rows) | scoped.filter(priority__in={row.priority_id for row in rows}):
        if each.goal_id:
            of_goal[each.goal_id].add(each.schoolbestuur.number)
        elif each.priority_id:
            of_priority[each.priority_id].add(each.schoolbestuur.number)
    return {row.pk: frozenset(of_goal[row.pk] or of_priority[row.priority_id]) for row in rows}


def _in_scope(scopes: Mapping[int, frozenset[str]]) -> list[str]:
    return sorted({number for numbers in scopes.values() for number in numbers})


def _holds(scope: frozenset[str], number: str) -> bool:
    return not scope or number in scope


def _people() -> Counter[tuple[Party, str]]:
    """How many accounts and contacts each party has, one and the same address once."""
    seen: dict[tuple[Party, str], set[str]] = defaultdict(set)
    for key, address, _ in accounts():
        seen[key].add(address)
    for contact in PartyContact.objects.all():
        seen[Party(contact.party), contact.code].add(contact.email.lower())
    return Counter({key: len(addresses) for key, addresses in seen.items()})


def accounts() -> list[tuple[tuple[Party, str], str, Membership]]:
    """Who logs in for a party: the party, the address and the role."""
    rows = Membership.objects.filter(
        ended_at__isnull=True, user__is_active=True, role__in=[role.value for role in PARTY_OF]
    )
    held = [row for row in rows.select_related("user", "schoolbestuur") if row.party_code]
    return [((PARTY_OF[Role(row.role)], row.party_code), row.user.email.lower(), row) for row in held]
