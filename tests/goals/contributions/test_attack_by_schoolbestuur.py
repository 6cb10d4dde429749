"""The attack of a schoolbestuur that knows its own numbers, with all that is told to it at once.

Read are the split over schoolbesturen and schools (page, downloads), its own figures and those of the group on its kaart, what a
doel asks of all, and the totals of a round in the papers of a bestuur ("samen beloofd 3,1%, gat 14 leerlingen"), also of doelen
that hold for some. A linear program over all of it leaves three possible values to every number of another that is withheld.
"""

import os
from collections.abc import Iterator
from math import ceil, floor
from random import Random
from statistics import quantiles

import pytest

from goals.compute.promises import asked_of_all
from goals.enums import Direction
from goals.models import Contribution, ScopeBoard
from goals.queries.promises import worth_of
from goals.queries.together import round_totals
from indicators.compute.splitting import OTHERS_NEEDED, TOP
from indicators.enums import FigureKind, Level
from indicators.models import Figure
from indicators.queries import Reader, breakdown, own_figures, series_for
from osp.models import Placement, Schoolbestuur
from osp.scope import scopes_disabled
from tests.factories import PlacementFactory
from tests.goals.contributing import PUPILS, WAARD
from tests.goals.plans import figure, national
from tests.indicators.attack import Attack, recovered

TABLES = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 40
YEAR, CODES = 2019, list(PUPILS)
PART, REST, WHOLE = "sbo", "bo", "both"
Key = tuple[str, str]
Counts = dict[Key, tuple[int, int]]


def some_counts(random: Random) -> Counts:
    """Pupils in sbo and bo of the schools of three to six schoolbesturen, the reader's among them; small ones and zeros mixed."""
    found: Counts = {}
    spread = random.choice([3, 10, 30])
    for place, board in enumerate(CODES[: random.randint(3, 6)]):
        for school in range(random.choice([1, 1, 2, 3])):
            sbo = 0 if random.random() < 0.25 else int(random.expovariate(1 / spread)) + random.randint(0, 2)
            bo = random.choice([0, 3, 40, 180]) + random.randint(0, 9)
            found[board, f"1{place}X{school}00"] = sbo, bo
    return found


def store(counts: Counts) -> None:
    """The schools with their pupils as public data, and the figure of the samenwerkingsverband where it may be shown."""
    Placement.objects.all().delete()
    for (board, school), pupils in counts.items():
        for measure, number in zip((PART, REST), pupils, strict=True):
            PlacementFactory(
                owner=None, vestiging=school, name=school, schoolbestuur=board, measure=measure, low=number, high=number,
            )  # fmt: skip
    Figure.objects.filter(definition__indicator=national()).delete()
    sbo, bo = (sum(pupils[side] for pupils in counts.values()) for side in (0, 1))
    figure(national(), sbo, sbo + bo, year=YEAR)


def totals_are_shown(counts: Counts) -> bool:
    """Whether the figure of the samenwerkingsverband itself would be withheld is decided elsewhere, and attacked there."""
    return all(sum(pupils[side] for pupils in counts.values()) >= 5 for side in (0, 1))


class Told:
    """What one schoolbestuur reads, as equations over (kind, place)."""

    def __init__(self, counts: Counts, reader: str) -> None:
        self.counts, self.reader, self.attack = counts, reader, Attack()
        self.left_out: set[tuple[str, Key]] = set()
        self.boards = sorted({board for board, _ in counts})
        self.keys = [TOP, *((board, "") for board in self.boards), *counts]
        for kind in (PART, REST, WHOLE):
            self.attack.adds_up((kind, TOP), [(kind, (board, "")) for board in self.boards])
            for board in self.boards:
                self.attack.adds_up((kind, (board, "")), [(kind, key) for key in counts if key[0] == board])
        for key in self.keys:
            self.attack.adds_up((WHOLE, key), [(PART, key), (REST, key)])
        for key, (sbo, bo) in counts.items():
            if key[0] == reader:
                self.attack.number((PART, key), sbo)
                self.attack.number((REST, key), bo)

    def row(self, key: Key, row) -> None:
        """Number, denominator and printed share, each where it is shown."""
        for kind, told in ((PART, row.figure), (WHOLE, row.whole)):
            if told and told.kind is FigureKind.VALUE:
                self.attack.number((kind, key), told.numerator_low)
            elif told and told.kind is FigureKind.WITHHELD:
                self.left_out.add((kind, key))
        if row.share and row.share.kind is FigureKind.VALUE:
            self.attack.share((PART, key), (WHOLE, key), round(row.share.value, 2))

    def split(self, found) -> None:
        """The table on the page and its downloads."""
        for board in found.boards if found else ():
            self.row((board.code, ""), board)
            for school in board.schools:
                self.row((board.code, school.code), school)

    def total(self, base, codes: list[str]) -> None:
        """Papers tell so many promised pupils, the share that makes and the gap: together the sums behind them."""
        for kind, count in ((PART, base.count), (WHOLE, base.whole)):
            self.attack.tell({(kind, (code, "")): 1 for code in codes}, count)

    def count(self, kind: str, key: Key) -> int:
        """How many there really are."""
        sides = {PART: (0,), REST: (1,), WHOLE: (0, 1)}[kind]
        under = (pupils for at, pupils in self.counts.items() if key in {at, (at[0], "")})
        return sum(pupils[side] for pupils in under for side in sides)

    def withheld(self) -> list[tuple[str, Key]]:
        """Of others: every number of 1 to 4, shown by accident or not, and every number of which the page says that it is left out."""
        names = [(kind, key) for kind in (PART, REST, WHOLE) for key in self.keys if key[0] not in {self.reader, ""}]
        return [name for name in names if name in self.left_out or 0 < self.count(*name) < 5]


def scoped_to(asked, random: Random) -> list[str]:
    """The first doel holds for some schoolbesturen, or for all."""
    goal = asked.answers()[0].round_goal
    ScopeBoard.objects.filter(goal=goal.goal).delete()
    codes = random.sample(CODES, random.randint(2, 6)) if random.random() < 0.7 else []
    for code in codes:
        board = Schoolbestuur.objects.get_or_create(number=code)[0]
        ScopeBoard.objects.create(swv=asked.swv, goal=goal.goal, schoolbestuur=board)
    # Who is in the scope was asked, and only they.
    rows = Contribution.objects.filter(round=asked.round).exclude(code__in=codes or CODES)
    rows.update(archived_at="2026-01-01T00:00:00Z")
    Contribution.objects.filter(round=asked.round, code__in=codes or CODES).update(archived_at=None)
    return codes


def told_to(asked, counts: Counts, codes: list[str]) -> Told:
    """Everything that WAARD reads."""
    told = Told(counts, WAARD)
    indicator = national()
    series = series_for(asked.swv, [indicator])[indicator.pk]
    here = series.latest.figure
    told.attack.number((PART, TOP), here.numerator_low)
    told.attack.number((WHOLE, TOP), here.denominator_low)
    split = breakdown(asked.swv, indicator, reader=Reader.SCHOOLBESTUUR)
    told.split(split)
    own = own_figures(
        asked.swv, [indicator], level=Level.SCHOOLBESTUUR, code=WAARD, reader=Reader.SCHOOLBESTUUR
    )[indicator.pk]  # fmt: skip
    told.row((WAARD, ""), type("Own", (), {"figure": own.count, "whole": own.whole, "share": own.share}))
    group_tells_no_more_than_the_split(own.group, split)
    link = asked.answers()[0].round_goal.link
    asked_pupils = worth_of(link, series, own=6, others=None).worth.asked
    assert asked_pupils == asked_of_all(here, target=link.target, direction=Direction(link.direction))
    total = round_totals(asked.round, reader=Reader.BOARD_MEMBER)[0].total
    if total.base and codes:
        told.total(total.base, [code for code in codes if code in told.boards])
    if total.base:
        # What is printed follows from base and promises, which each member reads: the gap narrows no other number.
        assert total.reached == total.base.count - total.promised or total.beyond
        assert total.gap == max(ceil(total.reached - link.target * total.base.whole / 100 - 1e-6), 0)
        assert floor(total.base.whole) >= total.base.count
    return told


def group_tells_no_more_than_the_split(group, split) -> None:
    """The group on the kaart lies over the shares that the split shows to the same reader, one by one."""
    if group is None:
        return
    shares = [board.share.value for board in split.boards if board.share and board.share.kind is FigureKind.VALUE]
    p25, median, p75 = quantiles(shares, n=4, method="inclusive")
    assert (group.boards, group.low, group.high) == (len(shares), min(shares), max(shares))
    assert (group.p25, group.median, group.p75) == pytest.approx((p25, median, p75))
    assert group.boards > OTHERS_NEEDED


def tables() -> Iterator[tuple[Random, Counts]]:
    for number in range(TABLES):
        random = Random(number)  # noqa: S311 -- the same tables every time
        counts = some_counts(random)
        if totals_are_shown(counts):
            yield random, counts


def test_a_schoolbestuur_recovers_no_withheld_number_of_another(asked):
    withheld = scoped = opened = 0
    with scopes_disabled():
        for random, counts in tables():
            store(counts)
            codes = scoped_to(asked, random)
            told = told_to(asked, counts, codes)
            names = told.withheld()
            withheld += len(names)
            scoped += bool(codes)
            opened += bool(told.left_out)
            assert recovered(told.attack.ranges(names)) == {}, (counts, codes)
    # Enough was left out of splits that are shown, and asked of some, for the attack to mean something.
    assert min(withheld / TABLES, scoped, opened) > 3


def test_the_attack_wins_where_only_small_numbers_are_left_out(asked):
    """The same reader with everything but the numbers of 1 to 4: then it works most of them out."""
    lost = 0
    for _, counts in tables():
        told = Told(counts, WAARD)
        for kind in (PART, REST):
            for key in told.keys:
                count = sum(pupils[kind == REST] for pupils in counts.values()) if key == TOP else told.count(kind, key)
                if not 0 < count < 5:
                    told.attack.number((kind, key), count)
        lost += bool(recovered(told.attack.ranges([name for name in told.withheld() if name[0] != WHOLE])))
    assert lost > TABLES / 4
