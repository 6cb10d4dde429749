"""The kinds of rows a plan consists of, as addresses, history and snapshots name them. Pure: no Django."""

from enum import StrEnum


class Kind(StrEnum):
    """What a row of the plan is; the value stands in URLs and stored places."""

    PLAN = "plan"
    CHAPTER = "hoofdstuk"
    PRIORITY = "speerpunt"
    GOAL = "doel"
    ACTIVITY = "activiteit"
    LINK = "koppeling"
    MILESTONE = "mijlpaal"
    BUDGET = "begroting"
    RISK = "risico"
    SCOPE = "bereik"
    TAG = "kader"


# What may hang under what, in the order in which it is read.
CHILDREN: dict[Kind, tuple[Kind, ...]] = {
    Kind.PLAN: (Kind.CHAPTER, Kind.PRIORITY),
    Kind.PRIORITY: (Kind.LINK, Kind.TAG, Kind.SCOPE, Kind.BUDGET, Kind.RISK, Kind.MILESTONE, Kind.GOAL),
    Kind.GOAL: (Kind.LINK, Kind.TAG, Kind.SCOPE, Kind.BUDGET, Kind.RISK, Kind.MILESTONE, Kind.ACTIVITY),
    Kind.ACTIVITY: (Kind.LINK, Kind.TAG, Kind.SCOPE, Kind.BUDGET, Kind.RISK, Kind.MILESTONE),
}
ELEMENTS = frozenset({Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY})
# Kinds whose rows people count: they have a number in the plan.
NUMBERED = ELEMENTS
