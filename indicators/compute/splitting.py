"""What may be shown of a samenwerkingsverband split over its schoolbesturen and their schools: two levels of one tree.

Each level is a breakdown of the number above it. A schoolbestuur whose number is withheld shows none of its schools; of
one whose number is shown, the schools are a breakdown of their own. Because a tree has no other sums than these, what
the reader can work out is exact: `possible` gives it, and the tests hold it against a linear program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.compute.withholding import ENOUGH, SMALL, Cell, Withheld, withhold

# (schoolbestuur, school); of a schoolbestuur alone the second is empty, of the whole both.
Key = tuple[str, str]
TOP: Key = ("", "")
# A split is shown to a schoolbestuur only from this many others up.
OTHERS_NEEDED = 3
# A withheld number has no upper end that a reader knows.
OPEN_END = 10**6


@dataclass(frozen=True, slots=True)
class Branch:
    """A number of pupils with its bounds, and the parts that add up to it. Keys are unique in the tree."""

    key: Key
    low: int
    high: int
    parts: tuple["Branch", ...] = ()

    @classmethod
    def of(cls, key: Key, parts: Iterable["Branch"]) -> "Branch":
        """The sum of some parts."""
        held = tuple(parts)
        return cls(key, sum(part.low for part in held), sum(part.high for part in held), held)

    @property
    def is_exact(self) -> bool:
        """Whether the source tells one number."""
        return self.low == self.high

    def walk(self) -> Iterator["Branch"]:
        """This one and everything below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Split:
    """What is withheld of a tree: the keys, that of the top among them where it goes too; `closed` where all of it must."""

    hidden: frozenset[Key] = frozenset()
    closed: bool = False

    def __contains__(self, key: Key) -> bool:
        return key in self.hidden


def split(tree: Branch, *, inside: bool = False, known: int | None = None) -> Split:
    """What is withheld of schoolbesturen and schools; the number at the top is taken to be known.

    `inside`: the reader may know the numbers of one schoolbestuur. What cannot be shown safely to such a reader is closed
    as a whole. `known`: the exact number at the top where another file tells it; bounds that it would sharpen until fewer than
    three numbers are left close the split too.
    """
    top = _withheld(tree.parts, inside=inside)
    hidden = {board.key for board in tree.parts if board.key in top}
    for board in tree.parts:
        below = Withheld({}) if board.key in hidden else _withheld(board.parts)
        if below.total:
            return Split(closed=True)
        hidden.update(part.key for part in board.parts if board.key in hidden or part.key in below)
    if _tells_beside_bounds(tree, top) or (inside and _nothing_left(tree, top)) or _sharpens(tree, known):
        return Split(closed=True)
    return Split(frozenset(hidden | {tree.key}) if top.total else frozenset(hidden))


def _withheld(parts: Sequence[Branch], *, inside: bool = False) -> Withheld:
    cells = [Cell(part.key, part.low if part.is_exact else None) for part in parts]
    return withhold(cells, total_visible=True, inside=inside)


def _tells_beside_bounds(tree: Branch, top: Withheld) -> bool:
    """Whether few pupils stand beside bounds: the lower ends subtract to them."""
    return top.total and not tree.is_exact


def _nothing_left(tree: Branch, top: Withheld) -> bool:
    """Whether no schoolbestuur with pupils would be shown: then the reader is left with what it knows and the total."""
    return bool(top.cells) and all(board.key in top for board in tree.parts if board.high)


def slips_through(tree: Branch, hidden: Iterable[Split]) -> bool:
    """Whether an exact number of 1 to 4 would be shown all the same: a sum can be exact where its quantities are not."""
    splits = list(hidden)
    small = (branch.key for branch in tree.walk() if branch.is_exact and 0 < branch.low < SMALL)
    return any(not any(key in each for each in splits) for key in small)


def _sharpens(tree: Branch, known: int | None) -> bool:
    """Whether the exact total leaves a pair of bounds fewer than three numbers."""
    if known is None or tree.is_exact or not tree.low <= known <= tree.high:
        return False
    bounds = possible(Branch(tree.key, known, known, tree.parts))
    return any(_sharpened(each, bounds[each.key]) for each in tree.walk() if each.key != tree.key)


def _sharpened(branch: Branch, found: tuple[int, int]) -> bool:
    told, left = branch.high - branch.low + 1, found[1] - found[0] + 1
    return not branch.is_exact and left < min(told, ENOUGH)


def possible(tree: Branch) -> dict[Key, tuple[int, int]]:
    """The lowest and highest number that each key can have, given the bounds of all and that parts add up.

    Once up and once down the tree is exact. Raises ValueError where the bounds contradict each other.
    """
    found: dict[Key, tuple[int, int]] = {}
    _up(tree, found)
    _down(tree, found)
    if any(low > high for low, high in found.values()):
        raise ValueError("bounds contradict each other")
    return found


def _up(branch: Branch, found: dict[Key, tuple[int, int]]) -> tuple[int, int]:
    below = [_up(part, found) for part in branch.parts]
    low, high = branch.low, branch.high
    if below:
        low, high = max(low, sum(each[0] for each in below)), min(high, sum(each[1] for each in below))
    found[branch.key] = low, high
    return low, high


def _down(branch: Branch, found: dict[Key, tuple[int, int]]) -> None:
    low, high = found[branch.key]
    lows = sum(found[part.key][0] for part in branch.parts)
    highs = sum(found[part.key][1] for part in branch.parts)
    for part in branch.parts:
        least, most = found[part.key]
        found[part.key] = max(least, low - (highs - most)), min(most, high - (lows - least))
    for part in branch.parts:
        _down(part, found)


def seen(tree: Branch, hidden: Split, *, knows: Mapping[Key, int] | None = None) -> Branch:
    """The tree as a reader knows it: what is withheld may be any number, what the reader `knows` is what it is."""
    known = knows or {}
    low, high = tree.low, tree.high
    if tree.key in known:
        low = high = known[tree.key]
    elif tree.key in hidden:
        low, high = 0, OPEN_END
    return Branch(tree.key, low, high, tuple(seen(part, hidden, knows=known) for part in tree.parts))
