"""How much is asked of each party in a school year, in minutes: what rounds ask of it together, filled in or not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from goals.compute.effort import Work, minutes
from goals.enums import MoneyKind
from goals.models import Contribution, ContributionAnswer, ContributionFigure, ContributionMoney
from goals.queries.asking import AskedParty
from goals.queries.promises import asks_number
from goals.queries.rounds import RoundRow
from osp.enums import Party


@dataclass(frozen=True, slots=True)
class BoardYear:
    """A schoolbestuur in one school year: how many rounds asked something, and about how many minutes that takes."""

    code: str
    name: str
    year: int
    rounds: int
    minutes: int


def efforts() -> list[BoardYear]:
    """Every schoolbestuur that was asked something, newest year first, then who was asked most. A constant number of queries."""
    rows = _asked().filter(party=Party.SCHOOLBESTUUR.value)
    work = _work(rows)
    found: dict[tuple[int, str], list[Contribution]] = defaultdict(list)
    for row in rows:
        found[row.round.year, row.code].append(row)
    years = [
        BoardYear(code, of[0].name, year, len(of), sum(minutes(work[row.pk]) for row in of))
        for (year, code), of in found.items()
    ]
    return sorted(years, key=lambda each: (-each.year, -each.minutes, each.name))


def minutes_in(year: int) -> Mapping[tuple[Party, str], int]:
    """By party about how many minutes the rounds of one school year that were put out ask together."""
    rows = _asked().filter(round__year=year)
    work = _work(rows)
    found: Counter[tuple[Party, str]] = Counter()
    for row in rows:
        found[Party(row.party), row.code] += minutes(work[row.pk])
    return found


def asked_in_year(contribution: Contribution) -> tuple[int, int]:
    """How many rounds of its school year ask something of the party of a contribution, this one among them, and how many minutes."""
    same = {"round__year": contribution.round.year, "party": contribution.party, "code": contribution.code}
    work = _work(_asked().filter(**same))
    return len(work), sum(minutes(each) for each in work.values())


def with_minutes(rows: Iterable[RoundRow]) -> list[tuple[RoundRow, int]]:
    """Rounds, each with about how many minutes it asks of a schoolbestuur at most; 0 of one that was not put out."""
    parties = _asked().filter(party=Party.SCHOOLBESTUUR.value)
    work = _work(parties)
    most: dict[int, int] = defaultdict(int)
    for row in parties:
        most[row.round_id] = max(most[row.round_id], minutes(work[row.pk]))
    return [(row, most[row.round.pk]) for row in rows]


def minutes_asked(party: AskedParty, *, asks_money: bool) -> int:
    """What a round that is being prepared would ask of a party."""
    work = Counter({Work.SIGNATURE: 1, Work.TEXT: len(party.goals), Work.NUMBER: len(party.indicators)})
    work[Work.NUMBER] += sum(asks_number(row.link) for row in party.goals)
    if asks_money and party.party is Party.SCHOOLBESTUUR:
        work[Work.MONEY] += len(MoneyKind)
    return minutes(work)


def _asked() -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(archived_at__isnull=True, round__archived_at__isnull=True, parent__isnull=True)
    return rows.select_related("round").defer("signed_content").order_by("name", "pk")


def _work(rows: QuerySet[Contribution]) -> Mapping[int, Counter[Work]]:
    """What each contribution takes, by its id."""
    ids = [row.pk for row in rows]
    found: dict[int, Counter[Work]] = {pk: Counter({Work.SIGNATURE: 1}) for pk in ids}
    answers = ContributionAnswer.objects.filter(contribution__in=ids).select_related("round_goal__link__indicator")
    for row in answers:
        found[row.contribution_id][Work.TEXT] += 1
        found[row.contribution_id][Work.NUMBER] += asks_number(row.round_goal.link)
    _count(
        found, ContributionMoney.objects.filter(contribution__in=ids).values_list("contribution", flat=True), Work.MONEY
    )
    figures = ContributionFigure.objects.filter(contribution__in=ids).values_list("contribution", flat=True)
    _count(found, figures, Work.NUMBER)
    return found


def _count(found: dict[int, Counter[Work]], ids: Iterable[int], kind: Work) -> None:
    for pk in ids:
        found[pk][kind] += 1
