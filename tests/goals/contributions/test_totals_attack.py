"""Kaart and totals judged by attack: a linear program over what somebody of one schoolbestuur reads in both.

The reader is taken to know more than there is to read: all pupils that are not in sbo, and which share of the group is whose.
"""

import pytest

from goals.models import Contribution, ContributionRound
from goals.queries.together import round_totals
from indicators.compute.withholding import SMALL
from indicators.enums import Level
from indicators.models import Figure
from indicators.queries import Reader, own_figures
from osp.models import Placement, Schoolbestuur
from osp.scope import scopes_disabled
from tests.factories import (
    ContributionAnswerFactory,
    GoalFactory,
    IndicatorLinkFactory,
    RoundGoalFactory,
    ScopeBoardFactory,
)
from tests.goals.contributing import PUPILS, Asked
from tests.goals.plans import figure, national
from tests.indicators.attack import Attack, recovered

BOARDS = list(PUPILS)
# Nested scopes, whose sums differ by one or two schoolbesturen.
SCOPES = (BOARDS[:4], BOARDS[:5], BOARDS[1:], BOARDS[2:], [*BOARDS[:3], BOARDS[5]], BOARDS[:3], BOARDS[4:])
WORLDS = (
    (41, 60, 50, 45, 30, 3),
    (41, 60, 50, 45, 2, 3),
    (4, 60, 50, 45, 30, 20),
    (41, 60, 50, 1, 0, 20),
    (2, 1, 50, 45, 30, 3),
)
SBO = dict[str, int]


@pytest.fixture
def scoped(asked) -> Asked:
    """The round asks about the same figure once for each scope."""
    row = ContributionRound.objects.select_related("plan").get(pk=asked.round.pk)
    priority = asked.answers()[0].round_goal.goal.priority
    agreed = {"baseline_year": 2023, "baseline": 2.3, "target_year": 2027, "target": 1.9}
    for place, codes in enumerate(SCOPES, start=10):
        goal = GoalFactory(swv=asked.swv, priority=priority, position=place)
        link = IndicatorLinkFactory(swv=asked.swv, goal=goal, indicator=national(), **agreed)
        question = RoundGoalFactory(swv=asked.swv, round=row, goal=goal, link=link, position=place)
        for code in codes:
            board = Schoolbestuur.objects.get_or_create(number=code)[0]
            ScopeBoardFactory(swv=asked.swv, goal=goal, schoolbestuur=board)
            contribution = Contribution.objects.get(round=row, code=code)
            ContributionAnswerFactory(swv=asked.swv, contribution=contribution, round_goal=question, promised=None)
    return asked


def populate(asked: Asked, counts: tuple[int, ...]) -> SBO:
    """So many pupils in sbo per schoolbestuur, and the figure of the samenwerkingsverband that belongs to it."""
    told = dict(zip(BOARDS, counts, strict=True))
    with scopes_disabled():
        for code, number in told.items():
            Placement.objects.filter(schoolbestuur=code, measure="sbo").update(low=number, high=number)
        Figure.objects.filter(definition__indicator=national()).delete()
        figure(national(), sum(counts), sum(counts) + sum(bo for _, bo in PUPILS.values()))
    return told


def kaart_tells(attack: Attack, asked: Asked, told: SBO, reader: str) -> None:
    """The own place, the whole, and the ends and quartiles of the group, each taken to be known by name."""
    attack.adds_up("whole", told)
    attack.number("whole", sum(told.values()))
    attack.number(reader, told[reader])
    indicator = national()
    held = own_figures(asked.swv, [indicator], level=Level.SCHOOLBESTUUR, code=reader, reader=Reader.SCHOOLBESTUUR)
    group = held[indicator.pk].group
    if group is None:
        return
    ends = (group.low, group.p25, group.median, group.p75, group.high)
    for code, sbo in told.items():
        share = 100 * sbo / (sbo + PUPILS[code][1])
        if any(abs(share - end) < 1e-9 for end in ends):
            attack.number(code, sbo)


def totals_tell(attack: Attack, asked: Asked) -> int:
    """From how many pupils each total counts; how many of them are told."""
    totals = round_totals(asked.round)[-len(SCOPES) :]
    bases = [(codes, each.total.base) for codes, each in zip(SCOPES, totals, strict=True) if each.total.base]
    for codes, base in bases:
        attack.tell(dict.fromkeys(codes, 1), base.count)
    return len(bases)


def small_of_others(told: SBO, reader: str) -> list[str]:
    return [code for code, sbo in told.items() if 0 < sbo < SMALL and code != reader]


@pytest.mark.parametrize("counts", WORLDS)
def test_kaart_and_totals_together_give_no_small_number_away(scoped, counts):
    told = populate(scoped, counts)
    for reader in BOARDS:
        attack = Attack()
        kaart_tells(attack, scoped, told, reader)
        totals_tell(attack, scoped)
        assert recovered(attack.ranges(small_of_others(told, reader))) == {}, reader


def test_totals_are_told_where_nothing_is_small(scoped):
    """Otherwise there would be nothing to attack: of few schoolbesturen no sum, of the others one."""
    populate(scoped, (41, 60, 50, 45, 30, 20))
    assert totals_tell(Attack(), scoped) == sum(len(codes) > 3 for codes in SCOPES)


def test_the_attack_wins_from_totals_that_withhold_nothing(scoped):
    told = populate(scoped, WORLDS[0])
    attack = Attack()
    kaart_tells(attack, scoped, told, BOARDS[0])
    for codes in SCOPES:
        attack.tell(dict.fromkeys(codes, 1), sum(told[code] for code in codes))
    assert BOARDS[5] in recovered(attack.ranges(small_of_others(told, BOARDS[0])))
