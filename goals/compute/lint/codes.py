"""The kinds of findings: how pressing each is, where it is mended, and whether it blocks adoption when nobody chose."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """INFO may stay, WARN asks for a choice. What blocks adoption is the choice of a samenwerkingsverband."""

    INFO = "info"
    WARN = "warn"


class Mend(StrEnum):
    """The form that mends a finding."""

    FRAMEWORK = "framework"
    PRIORITY = "priority"
    NEW_GOAL = "new-goal"
    NEW_GOAL_FOR_ITEM = "new-goal-for-item"
    GOAL = "goal"
    ACTIVITY = "activity"
    DETAILS = "details"
    NEW_LINK = "new-link"
    LINK = "link"
    TALKS = "talks"
    DEFINITION = "definition"
    FIGURES = "figures"


class Code(StrEnum):
    """One kind of finding. The value is stored with what a tenant chose and what somebody lets be, so it never changes."""

    NO_FRAMEWORK = "no-framework"
    STATUTORY_WITHOUT_GOAL = "statutory-without-goal"
    NO_GOAL = "no-goal"
    NO_OWNER = "no-owner"
    PAST = "past"
    NO_INDICATOR = "no-indicator"
    NO_NOTICEABLE = "no-noticeable"
    TWO_THINGS = "two-things"
    PROMISE = "promise"
    PRIORITY_PROMISE = "priority-promise"
    ACTIVITY_TWO_THINGS = "activity-two-things"
    ACTIVITY_PROMISE = "activity-promise"
    ACTIVITY_NO_OWNER = "activity-no-owner"
    ACTIVITY_NO_DATE = "activity-no-date"
    OVERDUE = "overdue"
    LINK_NO_OWNER = "link-no-owner"
    NO_DENOMINATOR = "no-denominator"
    NO_SOURCE = "no-source"
    NOT_DISCUSSED = "not-discussed"
    DISCUSSED_EARLY = "discussed-early"
    NO_TARGET = "no-target"
    TARGET_IS_BASELINE = "target-is-baseline"
    PATH_DOUBT = "path-doubt"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for every finding of a code."""

    severity: Severity
    mend: Mend
    blocks_by_default: bool = False


WARN, INFO = Severity.WARN, Severity.INFO
CODES: dict[Code, Rule] = {
    Code.NO_FRAMEWORK: Rule(INFO, Mend.FRAMEWORK),
    # What the law wants in every plan (WPO art. 18a lid 8, WVO 2020 art. 2.47 lid 9).
    Code.STATUTORY_WITHOUT_GOAL: Rule(WARN, Mend.NEW_GOAL_FOR_ITEM, blocks_by_default=True),
    Code.NO_GOAL: Rule(WARN, Mend.NEW_GOAL),
    Code.NO_OWNER: Rule(WARN, Mend.GOAL),
    Code.PAST: Rule(WARN, Mend.GOAL),
    Code.NO_INDICATOR: Rule(WARN, Mend.NEW_LINK),
    Code.NO_NOTICEABLE: Rule(INFO, Mend.NEW_LINK),
    Code.TWO_THINGS: Rule(INFO, Mend.GOAL),
    Code.PROMISE: Rule(WARN, Mend.GOAL),
    Code.PRIORITY_PROMISE: Rule(INFO, Mend.PRIORITY),
    Code.ACTIVITY_TWO_THINGS: Rule(INFO, Mend.ACTIVITY),
    Code.ACTIVITY_PROMISE: Rule(INFO, Mend.ACTIVITY),
    Code.ACTIVITY_NO_OWNER: Rule(WARN, Mend.ACTIVITY),
    Code.ACTIVITY_NO_DATE: Rule(WARN, Mend.ACTIVITY),
    Code.OVERDUE: Rule(WARN, Mend.ACTIVITY),
    Code.LINK_NO_OWNER: Rule(WARN, Mend.DETAILS),
    Code.NO_DENOMINATOR: Rule(WARN, Mend.DEFINITION),
    Code.NO_SOURCE: Rule(WARN, Mend.LINK),
    Code.NOT_DISCUSSED: Rule(WARN, Mend.TALKS),
    Code.DISCUSSED_EARLY: Rule(WARN, Mend.TALKS),
    Code.NO_TARGET: Rule(INFO, Mend.LINK),
    Code.TARGET_IS_BASELINE: Rule(WARN, Mend.LINK),
    Code.PATH_DOUBT: Rule(INFO, Mend.LINK),
    Code.INCOMPLETE: Rule(INFO, Mend.FIGURES),
}
