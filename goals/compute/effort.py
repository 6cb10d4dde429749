"""How long filling in takes, in minutes: what is left, and what was spared because it is known already. Pure.

The times are what trial runs of such forms took, rounded up; they are said to be about right and no more.
"""

from collections.abc import Mapping
from enum import StrEnum
from math import ceil


class Work(StrEnum):
    """Something that a party does, or is spared."""

    NUMBER = "number"
    TEXT = "text"
    MONEY = "money"
    SIGNATURE = "signature"
    LOOK_UP = "look_up"
    COPY = "copy"


MINUTES: Mapping[Work, float] = {
    Work.NUMBER: 0.5,
    Work.TEXT: 1.5,
    Work.MONEY: 1.0,
    Work.SIGNATURE: 0.5,
    # Finding a number in one's own administration, and typing over what was answered a year ago.
    Work.LOOK_UP: 5.0,
    Work.COPY: 1.0,
}


def minutes(work: Mapping[Work, int]) -> int:
    """Whole minutes for so many of each, rounded up; 0 for nothing."""
    return ceil(sum(MINUTES[kind] * times for kind, times in work.items()))
