"""Who may see what is confidential: the one rule, for pages, papers, files, decisions, feeds and search alike. Pure: no Django.

What somebody may not see is not there for them: no title, no number, no time, no page, no count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """What the rule asks of a point: whose meeting it is on, whether that gremium sees confidential points, and who reads along."""

    is_confidential: bool
    body: int
    body_sees: bool
    readers: frozenset[int] = frozenset()

    def with_file(self, *, is_confidential: bool) -> "Point":
        """The same asked of a bijlage, which may be confidential where its point is open."""
        return replace(self, is_confidential=self.is_confidential or is_confidential)


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom something is shown: the gremia that they sit in, and those that they chair. `sees_all`: whoever prepares meetings."""

    bodies: frozenset[int] = frozenset()
    chaired: frozenset[int] = frozenset()
    sees_all: bool = False


# Whoever prepares, and the copy of the chair.
EVERYTHING = Audience(sees_all=True)
NOBODY = Audience()


def audience_of_body(body: int) -> Audience:
    """A gremium as a whole."""
    return Audience(bodies=frozenset({body}))


def may_see(audience: Audience, point: Point) -> bool:
    """An open point is for everybody; a confidential one for its gremium if that sees such points, for who reads along, and the chair."""
    if not point.is_confidential or audience.sees_all or point.body in audience.chaired:
        return True
    own = frozenset({point.body}) if point.body_sees else frozenset[int]()
    return bool(audience.bodies & (own | point.readers))


def letters(count: int) -> Iterable[str]:
    """A, B, ... Z, AA, BB: the bijlagen of one point as an audience counts them, without a gap."""
    return (chr(ord("A") + place % 26) * (place // 26 + 1) for place in range(count))
