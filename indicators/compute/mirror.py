"""The spiegelgroep: samenwerkingsverbanden of the same sector that look most like one of them.

Likeness is the distance over criteria that say nothing about results. Each criterion is measured in robust steps (from
the median, in units of the median absolute deviation), so that one very large region does not decide what counts as near.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from statistics import fmean, median

GROUP_SIZE = 10
# A criterion joins only when at least this share of the samenwerkingsverbanden has it.
MOST = 0.5
# Of a normal distribution the standard deviation is this many times the median, or the mean, absolute deviation.
_PER_MEDIAN, _PER_MEAN = 1.4826, 1.2533


class Criterion(StrEnum):
    """What samenwerkingsverbanden are held beside each other on."""

    SIZE = "size"
    TREND = "trend"
    BOARDS = "boards"
    SMALL = "small"


class Omitted(StrEnum):
    """Why a criterion takes no part."""

    OWN_UNKNOWN = "own_unknown"
    FEW_KNOWN = "few_known"
    ALL_ALIKE = "all_alike"


# Numbers that differ by a factor rather than by an amount: from 5.000 to 10.000 is as far as from 10.000 to 20.000.
BY_FACTOR = frozenset({Criterion.SIZE, Criterion.BOARDS})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one samenwerkingsverband; a criterion that is not exactly known is not among the values."""

    code: str
    values: Mapping[Criterion, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A member of the group and how far it is: the root of the mean squared number of robust steps per criterion."""

    profile: Profile
    distance: float


@dataclass(frozen=True, slots=True)
class MirrorGroup:
    """The samenwerkingsverbanden nearest to `own`, nearest first, and over which criteria.

    `omitted` says per criterion why it took no part; `incomplete` names who misses a criterion and so is not considered.
    """

    own: Profile
    criteria: tuple[Criterion, ...]
    omitted: Mapping[Criterion, Omitted]
    members: tuple[Match, ...]
    incomplete: tuple[str, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the members, without the own one."""
        return frozenset(match.profile.code for match in self.members)


def mirror_group(code: str, profiles: Iterable[Profile], *, size: int = GROUP_SIZE) -> MirrorGroup | None:
    """The spiegelgroep of one samenwerkingsverband among those of its sector.

    None where it is not among the profiles, no criterion is left, or nobody else has them all.
    """
    known = {profile.code: profile for profile in profiles}
    own = known.get(code)
    if own is None:
        return None
    scales = {each: _scale(each, known.values()) for each in Criterion}
    omitted = {each: why for each in Criterion if (why := _why_not(each, own, known, scales[each]))}
    criteria = tuple(each for each in Criterion if each not in omitted)
    complete = [each for each in known.values() if each is not own and all(one in each.values for one in criteria)]
    if not criteria or not complete:
        return None
    matches = [Match(each, _distance(own, each, criteria, scales)) for each in complete]
    matches.sort(key=lambda match: (match.distance, match.profile.code))
    left = sorted(set(known) - {code, *(each.code for each in complete)})
    return MirrorGroup(own, criteria, omitted, tuple(matches[:size]), tuple(left))


def _why_not(
    criterion: Criterion, own: Profile, profiles: Mapping[str, Profile], scale: float | None
) -> Omitted | None:
    having = sum(criterion in each.values for each in profiles.values())
    if having < MOST * len(profiles):
        return Omitted.FEW_KNOWN
    if criterion not in own.values:
        return Omitted.OWN_UNKNOWN
    return None if scale else Omitted.ALL_ALIKE


def _scale(criterion: Criterion, profiles: Iterable[Profile]) -> float | None:
    """One robust step; the mean deviation stands in where more than half have the same value. None without any."""
    values = [_measured(criterion, each) for each in profiles if criterion in each.values]
    if not values:
        return None
    middle = median(values)
    away = [abs(value - middle) for value in values]
    return _PER_MEDIAN * median(away) or _PER_MEAN * fmean(away) or None


def _distance(
    own: Profile, other: Profile, criteria: Sequence[Criterion], scales: Mapping[Criterion, float | None]
) -> float:
    steps = [(_measured(each, other) - _measured(each, own)) / (scales[each] or 1) for each in criteria]
    return sqrt(fmean([step**2 for step in steps]))


def _measured(criterion: Criterion, profile: Profile) -> float:
    value = profile.values[criterion]
    return log(value) if criterion in BY_FACTOR else value
