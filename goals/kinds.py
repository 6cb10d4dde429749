"""The kinds of rows a plan consists of, as addresses, history and snapshots name them. Pure: no Django."""

from enum import StrEnum

from osp.levels import Levels


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
# Under which name of osp/levels.py a kind goes; the others are called by their own word.
LEVEL_OF = {Kind.PRIORITY: "priority", Kind.GOAL: "goal", Kind.ACTIVITY: "activity"}


def noun(kind: str, levels: Levels) -> str:
    """What people call a row of this kind: "doel" or the own name of it, "mijlpaal"."""
    level = LEVEL_OF.get(Kind(kind))
    return levels.of(level).singular if level else str(kind)
