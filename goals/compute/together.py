"""What all promises come to against the target, without counting a pupil twice. Pure.

Shares are never added: numerators and denominators are, and the share is worked out of their sums. A schoolbestuur counts once, with
the pupils of its schools in this samenwerkingsverband; what its schools answered is in its own promise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from goals.enums import Direction

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """One schoolbestuur: its pupils counted and those they are a share of, None where not known or not shown.

    `promised` is in the direction of the doel: 0 where it is in order already, None as long as nothing was signed.
    """

    code: str
    count: int | None
    whole: int | None
    promised: float | None


@dataclass(frozen=True, slots=True)
class Base:
    """From where is counted: so many, of so many; `whole` is None for a number that is no share."""

    count: int
    whole: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """All of it together. `answered` of `asked` schoolbesturen signed; `promised` is the sum of what they promised.

    `base` is None where it cannot be told exactly; then there is no `reached`, no `share` and no `gap`. `gap` is what is still open,
    in whole numbers, 0 once the target is reached; `beyond` how many more were promised than there are.
    """

    asked: int
    answered: int
    promised: int
    base: Base | None = None
    reached: int | None = None
    share: float | None = None
    gap: int | None = None
    beyond: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether nobody is missing."""
        return self.asked == self.answered


def once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Every schoolbestuur one time, by its number. Raises ValueError where it stands there with different numbers."""
    found: dict[str, Part] = {}
    for part in parts:
        if found.setdefault(part.code, part) != part:
            raise ValueError(f"{part.code} is counted in two ways")
    return tuple(found[code] for code in sorted(found))


def base_of(parts: Iterable[Part]) -> Base | None:
    """The sums of numerators and denominators; None where one of them is not known, or there are none."""
    rows = once(parts)
    counts = [part.count for part in rows if part.count is not None]
    wholes = [part.whole for part in rows if part.whole is not None]
    if not rows or len(counts) < len(rows) or len(wholes) not in {0, len(rows)}:
        return None
    return Base(sum(counts), sum(wholes) if wholes else None)


def total(
    parts: Iterable[Part], *, direction: Direction, target: float, factor: int = 100, base: Base | None = None
) -> Total:
    """What the promises of these schoolbesturen come to.

    Without `base` it is counted from their own numbers. `target` is on the scale of the indicator: `factor` times a share, or a
    number. Whoever did not answer promises nothing and stays in the base.
    """
    rows = once(parts)
    said = [part.promised for part in rows if part.promised is not None]
    promised = round(sum(said))
    start = base or base_of(rows)
    if start is None or start.whole == 0:
        return Total(len(rows), len(said), promised)
    rises = direction is Direction.UP
    wanted = start.count + (promised if rises else -promised)
    reached = max(wanted, 0) if start.whole is None else min(max(wanted, 0), start.whole)
    wished = target if start.whole is None else target * start.whole / factor
    short = wished - reached if rises else reached - wished
    return Total(
        len(rows),
        len(said),
        promised,
        start,
        reached,
        share=None if start.whole is None else factor * reached / start.whole,
        gap=max(ceil(short - TOLERANCE), 0),
        beyond=abs(wanted - reached),
    )
