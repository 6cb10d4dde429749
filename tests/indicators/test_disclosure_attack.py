"""Withholding judged by attack: a linear program over all that is published, for readers who know more or less already.

Each withheld number must keep at least three possible values, for an outsider and for whoever knows one schoolbestuur or one
samenwerkingsverband from the inside. HYPOTHESIS_PROFILE=search tries more tables.
"""

import os
from random import Random

import pytest

from indicators.compute.definition import Definition
from indicators.compute.disclosure import Disclosure, disclose
from indicators.compute.intervals import Bounds
from indicators.compute.language import parse
from indicators.compute.splitting import OTHERS_NEEDED, TOP, Branch, Split, possible, seen, split
from indicators.compute.sums import NATION, NOWHERE, Sums
from indicators.enums import Sector, Unit
from osp.dutch import rounded
from tests.indicators import nation
from tests.indicators.attack import Attack, recovered

SEARCH = os.environ.get("HYPOTHESIS_PROFILE") == "search"
TABLES = 20_000 if SEARCH else 1_000
NATIONS = 1_000 if SEARCH else 60
PART, REST, WHOLE = "sbo", "bo", "bo + sbo"
YEAR = 2019


# Trees: a samenwerkingsverband, its schoolbesturen and their schools.


def tree_of(counts) -> Branch:
    """From lists of schools per schoolbestuur."""
    boards = []
    for number, schools in enumerate(counts):
        board = f"{40000 + number}"
        boards.append(Branch.of((board, ""), [Branch((board, f"S{n}"), one, one) for n, one in enumerate(schools)]))
    return Branch.of(TOP, boards)


def some_trees(random: Random) -> dict[str, Branch]:
    """Two kinds of pupils at the same schools, small and large numbers and zeros mixed."""
    sizes = [random.choice([1, 1, 2, 3, 6]) for _ in range(random.randint(1, 7))]
    spread = random.choice([4, 12, 40])

    def one() -> int:
        return 0 if random.random() < 0.3 else int(random.expovariate(1 / spread)) + random.randint(0, 2)

    return {kind: tree_of([[one() for _ in range(size)] for size in sizes]) for kind in (PART, REST)}


def read_split(trees: dict[str, Branch], hidden: dict[str, Split]) -> Attack:
    """What the pages and downloads of one samenwerkingsverband tell: numbers, denominators and printed shares."""
    attack = Attack()
    for kind, tree in trees.items():
        attack_tree(attack, kind, tree, hidden[kind])
    for part in trees[PART].walk():
        rest = next(each for each in trees[REST].walk() if each.key == part.key)
        attack.adds_up((WHOLE, part.key), [(PART, part.key), (REST, part.key)])
        if part.key not in hidden[PART] and part.key not in hidden[REST]:
            attack.number((WHOLE, part.key), part.low + rest.low)
            if part.low + rest.low:
                share = float(rounded(100 * part.low / (part.low + rest.low)))
                attack.share((PART, part.key), (WHOLE, part.key), share)
    return attack


def attack_tree(attack: Attack, kind: str, tree: Branch, hidden: Split) -> None:
    for branch in tree.walk():
        if branch.key not in hidden:
            attack.number((kind, branch.key), branch.low)
        if branch.parts:
            attack.adds_up((kind, branch.key), [(kind, part.key) for part in branch.parts])
            # A reader who sees that any of these is shown knows that those withheld are no zeros.
            if any(part.key not in hidden for part in branch.parts):
                for part in branch.parts:
                    if part.key in hidden:
                        attack.at_least((kind, part.key), 1)


def withheld_names(trees: dict[str, Branch], hidden: dict[str, Split], known: str = "") -> list[tuple]:
    """Every number that is not shown, but for those of the schoolbestuur that the reader knows."""
    names = []
    for kind, tree in trees.items():
        names += [(kind, each.key) for each in tree.walk() if each.key in hidden[kind]]
    keys = {key for _, key in names}
    names += [(WHOLE, key) for key in sorted(keys)]
    return [name for name in names if not known or name[1][0] != known]


def knowing(attack: Attack, trees: dict[str, Branch], board: str) -> Attack:
    """The same reader with all numbers of one schoolbestuur."""
    for kind, tree in trees.items():
        for branch in tree.walk():
            if branch.key[0] == board and branch.key != TOP:
                attack.number((kind, branch.key), branch.low)
    return attack


def splits(trees: dict[str, Branch], *, inside: bool) -> dict[str, Split]:
    return {kind: split(tree, inside=inside) for kind, tree in trees.items()}


def attacked_by_outsider(trees: dict[str, Branch]) -> dict:
    hidden = splits(trees, inside=False)
    assert not any(each.closed for each in hidden.values())
    return recovered(read_split(trees, hidden).ranges(withheld_names(trees, hidden)))


def attacked_from_inside(trees: dict[str, Branch], board: str) -> dict:
    hidden = splits(trees, inside=True)
    if any(each.closed for each in hidden.values()):
        return {}
    attack = knowing(read_split(trees, hidden), trees, board)
    return recovered(attack.ranges(withheld_names(trees, hidden, known=board)))


@pytest.fixture(scope="module")
def tables() -> list[dict[str, Branch]]:
    random = Random(20261122)  # noqa: S311 -- the same tables every time
    return [some_trees(random) for _ in range(TABLES)]


def test_an_outsider_recovers_nothing_of_a_split(tables):
    for trees in tables:
        assert attacked_by_outsider(trees) == {}, trees


def test_who_knows_one_schoolbestuur_recovers_nothing_of_another(tables):
    opened = 0
    for number, trees in enumerate(tables):
        boards = trees[PART].parts
        if len(boards) <= OTHERS_NEEDED:
            continue
        opened += not any(each.closed for each in splits(trees, inside=True).values())
        board = boards[number % len(boards)].key[0]
        assert attacked_from_inside(trees, board) == {}, (board, trees)
    # Most splits with enough schoolbesturen are still there to be looked at.
    assert opened > len([trees for trees in tables if len(trees[PART].parts) > OTHERS_NEEDED]) / 2


def test_the_attack_recovers_what_only_small_numbers_are_withheld_of(tables):
    """The attack can win: without the second cell most tables with a small number give one away."""
    recovered_in = small_in = 0
    for trees in tables[:200]:
        small = {
            kind: Split(frozenset(each.key for each in tree.walk() if 0 < each.low < 5)) for kind, tree in trees.items()
        }
        names = withheld_names(trees, small)
        small_in += bool(names)
        recovered_in += bool(names and recovered(read_split(trees, small).ranges(names)))
    assert small_in > 150
    assert recovered_in > small_in / 2


def test_bounds_by_propagation_are_those_of_the_linear_program(tables):
    for trees in tables[:100]:
        tree, hidden = trees[PART], split(trees[PART])
        attack = Attack()
        attack_tree(attack, PART, tree, hidden)
        attack.least.clear()
        names = [(PART, each.key) for each in tree.walk() if each.key in hidden]
        found = possible(seen(tree, hidden))
        assert {name: found[name[1]] for name in names} == attack.ranges(names)


def test_few_more_numbers_are_withheld_than_are_small(tables):
    """Of what is withheld beside the small numbers themselves; a table with one small number needs at least two."""
    small = hidden = 0
    for trees in tables:
        for tree in trees.values():
            found = split(tree)
            shown_under = [board for board in tree.parts if board.key not in found]
            groups = [tree.parts, *(board.parts for board in shown_under)]
            small += sum(0 < each.low < 5 for group in groups for each in group)
            hidden += sum(each.low > 0 and each.key in found for group in groups for each in group)
    assert hidden / small <= 1.6


# The samenwerkingsverbanden beside each other, with what belongs to none and Nederland.

FORMULAS = (
    "bo", "sbo", "so", "so_woonachtig", "sbo / (bo + sbo)", "so / (bo + sbo)", "so_woonachtig / (bo + sbo)",
    "sbo / (bo + sbo + so)", "so / (bo + sbo + so)", "so_laag / (so_laag + so_midden + so_hoog)",
    "so_midden / (so_laag + so_midden + so_hoog)", "so_hoog / (so_laag + so_midden + so_hoog)",
    "uitstroom_sbo_so_naar_vo / uitstroom_sbo_so", "sbo_1_februari - sbo_1_oktober",
)  # fmt: skip
VO_FORMULAS = ("vo", "pro", "vso", "pro / vo", "vso / vo", "pro / (vo + vso)", "vso / (vo + vso)")


def definitions() -> list[Definition]:
    texts = [(Sector.PO, text) for text in FORMULAS] + [(Sector.VO, text) for text in VO_FORMULAS]
    return [Definition(f"{text}/1", text, sector, Unit.PERCENT, 100, parse(text)) for sector, text in texts]


def some_nation(random: Random) -> tuple[Sums, list[str]]:
    sums, units = Sums(), [f"PO{n:04}" for n in range(random.randint(4, 14))] + [f"VO{n:04}" for n in range(5)]
    sizes = {"bo": 200, "sbo": 12, "so": 6, "so_woonachtig": 9, "so_laag": 8, "so_midden": 4, "so_hoog": 4,
             "uitstroom_sbo_so": 30, "sbo_1_februari": 12, "sbo_1_oktober": 12, "pro": 12, "vo_zonder_pro": 200,
             "vso": 9}  # fmt: skip
    nowhere = [NOWHERE] if random.random() < 0.5 else []
    for measure, size in sizes.items():
        sector = "VO" if measure in {"pro", "vo_zonder_pro", "vso"} else "PO"
        where = [unit for unit in units if unit.startswith(sector)] + nowhere
        put(sums, measure, {unit: 0 if random.random() < 0.15 else int(random.expovariate(1 / size)) for unit in where})
    units_po = sums.units_of(YEAR, "uitstroom_sbo_so")
    put(sums, "uitstroom_sbo_so_naar_vo",
        {unit: max(0, int(each.low) - random.choice([0, 1, 2, 9])) for unit, each in units_po.items() if unit != NATION})  # fmt: skip
    rest, pro = (sums.units_of(YEAR, code) for code in ("vo_zonder_pro", "pro"))
    put(sums, "vo", {unit: int(rest[unit].low) + int(pro[unit].low) for unit in rest if unit != NATION and unit in pro})
    return sums, units


def put(sums: Sums, measure: str, counts: dict[str, int]) -> None:
    for unit, count in counts.items():
        sums.put(YEAR, measure, unit, Bounds.exact(count))
    sums.put(YEAR, measure, NATION, Bounds.exact(sum(counts.values())))
    sums.complete.add((YEAR, measure))


def read_nation(sums: Sums, found: Disclosure, units: list[str], *, year: int = YEAR) -> Attack:
    """Every figure of every samenwerkingsverband, numerator and denominator, that is not withheld."""
    attack = Attack()
    places = [*units, NOWHERE]
    for measure in sorted({measure for when, measure in sums.found if when == year}):
        attack.adds_up((measure, NATION), [(measure, unit) for unit in places])
    for place in [*places, NATION]:
        if sums.of(year, "vo", place) and sums.of(year, "pro", place):
            attack.adds_up(("vo", place), [("pro", place), ("vo_zonder_pro", place)])
        for definition in definitions():
            if (definition.key, place, year) not in found.figures:
                read_figure(attack, sums, definition, place, year)
    return attack


def read_figure(attack: Attack, sums: Sums, definition: Definition, place: str, year: int) -> None:
    """Numerator and denominator; of a formula that is no share every quantity in it."""
    ratio = definition.formula.ratio
    for names in [ratio.numerator, ratio.denominator] if ratio else [(name,) for name in definition.formula.names]:
        held = [sums.of(year, name, place) for name in names]
        if names and all(each is not None and each.is_exact for each in held):
            attack.tell({(name, place): 1 for name in names}, sum(each.low for each in held))


def test_no_samenwerkingsverband_is_recovered_from_the_others_and_nederland():
    random = Random(2019)  # noqa: S311 -- the same nations every time
    withheld = 0
    for _ in range(NATIONS):
        sums, units = some_nation(random)
        found = disclose(sums, definitions(), units=units)
        names = [(measure, unit) for _, measure, unit in found.cells]
        withheld += len(names)
        assert recovered(read_nation(sums, found, units).ranges(names)) == {}
        knows = random.choice(units)
        attack = read_nation(sums, found, units)
        for measure in {measure for _, measure in sums.found}:
            if sums.of(YEAR, measure, knows):
                attack.number((measure, knows), int(sums.of(YEAR, measure, knows).low))
        partly = [name for name in names if name[1] != knows and not is_whole(found, name[0], units)]
        assert recovered(attack.ranges(partly)) == {}
    assert withheld > 10 * NATIONS


def is_whole(found: Disclosure, measure: str, units: list[str]) -> bool:
    """Whether all samenwerkingsverbanden lost this quantity: then the total less the own number may leave few for all others."""
    mine = [
        unit for unit in units if unit.startswith("VO" if measure in {"pro", "vo", "vso", "vo_zonder_pro"} else "PO")
    ]
    return all((YEAR, measure, unit) in found.cells for unit in mine)


def test_no_small_number_and_no_small_rest_is_left_in_any_figure():
    random = Random(7)  # noqa: S311 -- idem
    for _ in range(NATIONS):
        sums, units = some_nation(random)
        found = disclose(sums, definitions(), units=units)
        for definition in definitions():
            ratio = definition.formula.ratio
            for unit in [*units, NOWHERE]:
                if ratio is None or (definition.key, unit, YEAR) in found.figures:
                    continue
                sides = [[sums.of(YEAR, name, unit) for name in side] for side in (ratio.numerator, ratio.denominator)]
                counts = [sum(int(each.low) for each in side) for side in sides if side and None not in side]
                assert not any(0 < count < 5 for count in counts), (definition.key, unit, counts)


def test_without_the_second_cell_samenwerkingsverbanden_are_recovered():
    random = Random(2019)  # noqa: S311 -- the same nations every time
    lost = 0
    for _ in range(10):
        sums, units = some_nation(random)
        found = disclose(sums, definitions(), units=units)
        small = {key for key in found.cells if 0 < sums.of(*key).low < 5}
        only = Disclosure({key: found.cells[key] for key in small}, {})
        for definition in definitions():
            for year, measure, unit in small:
                if measure in definition.measures:
                    only.figures[definition.key, unit, year] = found.cells[year, measure, unit]
        names = [(measure, unit) for _, measure, unit in small]
        lost += len(recovered(read_nation(sums, only, units).ranges(names)))
    assert lost > 10


# The real nation of 2019.


@pytest.fixture(scope="module")
def real_trees() -> dict[str, dict[str, Branch]]:
    """Per samenwerkingsverband its sbo and bo, or pro and the rest of vo, over schoolbesturen and schools."""
    counts: dict[str, dict[str, dict[tuple[str, str], int]]] = {}
    for parts in (nation.PO_2019, nation.VO_2019):
        for row in nation.parsed(*parts).counts:
            unit = nation.observation(row, YEAR)["swv"] if row.measure in {"bo", "sbo", "vo", "pro"} else None
            if unit:
                key = (row.schoolbestuur or row.vestiging[:4], row.vestiging)
                kinds = counts.setdefault(unit, {})
                kinds.setdefault(row.measure, {}).setdefault(key, 0)
                kinds[row.measure][key] += row.low
    return {unit: real_tree(kinds) for unit, kinds in counts.items()}


def real_tree(kinds: dict[str, dict[tuple[str, str], int]]) -> dict[str, Branch]:
    part, whole = kinds.get("sbo") or kinds.get("pro") or {}, kinds.get("bo") or kinds.get("vo") or {}
    rest = whole if "bo" in kinds else {key: count - part.get(key, 0) for key, count in whole.items()}
    keys = sorted({*part, *whole})
    found = {}
    for kind, counts in ((PART, part), (REST, rest)):
        boards = {board: [key for key in keys if key[0] == board] for board in sorted({key[0] for key in keys})}
        found[kind] = Branch.of(
            TOP,
            [
                Branch.of((board, ""), [Branch(key, counts.get(key, 0), counts.get(key, 0)) for key in inside])
                for board, inside in boards.items()
            ],
        )
    return found


@pytest.mark.realdata
def test_no_real_school_is_recovered(real_trees):
    assert len(real_trees) == 152
    small = 0
    for number, (unit, trees) in enumerate(sorted(real_trees.items())):
        small += sum(0 < each.low < 5 for tree in trees.values() for each in tree.walk())
        assert attacked_by_outsider(trees) == {}, unit
        boards = trees[PART].parts
        chosen = boards if SEARCH else [boards[number % len(boards)]]
        for board in chosen if len(boards) > OTHERS_NEEDED else []:
            assert attacked_from_inside(trees, board.key[0]) == {}, (unit, board.key)
    # So few schools of the real nation have 1 to 4 of these pupils.
    assert small == 10
