"""The rules: each takes facts and yields what it notices. What a page says of it stands in goals/wording/lint.py."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from goals.compute.lint.codes import Code, Severity
from goals.compute.lint.findings import Finding
from goals.compute.lint.picture import ActivityFacts, GoalFacts, LinkFacts, PlanFacts, PriorityFacts
from goals.compute.lint.prose import promise_in_deed, promise_in_prose, two_wishes
from goals.compute.lint.sentences import Promise, has_figure, promise_in, two_aims, two_deeds
from goals.compute.lint.talks import early_talks
from goals.enums import Direction
from goals.kinds import Kind
from goals.targets import TOLERANCE, Target
from osp import dutch

Found = Iterator[tuple[Code, tuple[str, ...]]]
IN_PROSE = "In de toelichting."


def findings(plan: PlanFacts) -> tuple[Finding, ...]:
    """Everything, in the order of the plan: what the law wants first, then each speerpunt with its doelen."""
    found = [*_framework(plan)]
    for priority in plan.priorities:
        found += priority_findings(priority)
        for goal in priority.goals:
            found += goal_findings(goal, priority, plan.today)
    return tuple(found)


def priority_findings(priority: PriorityFacts) -> tuple[Finding, ...]:
    """About a speerpunt and its own koppelingen, without its doelen; the most pressing first."""
    row = Finding(
        Code.NO_GOAL,
        Kind.PRIORITY,
        priority.id,
        owner_id=priority.owner_id,
        priority_id=priority.id,
        number=priority.number,
    )
    found = [replace(row, code=code, about=about) for code, about in _of_priority(priority)]
    for link in priority.links:
        found += link_findings(link, row, has_owner=priority.owner_id is not None)
    return _sorted(found)


def goal_findings(goal: GoalFacts, priority: PriorityFacts, today: date) -> tuple[Finding, ...]:
    """About a doel and everything under it; the most pressing first."""
    above = Finding(
        Code.NO_OWNER,
        Kind.GOAL,
        goal.id,
        owner_id=goal.owner_id or priority.owner_id,
        priority_id=priority.id,
        goal_id=goal.id,
        number=goal.number,
    )
    found = [replace(above, code=code, about=about) for rule in GOAL_RULES for code, about in rule(goal, today)]
    for link in goal.links:
        found += link_findings(link, above)
    for activity in goal.activities:
        found += _of_activity(activity, above, today, is_told=goal.is_told)
    return _sorted(found)


def link_findings(link: LinkFacts, above: Finding, *, has_owner: bool = True) -> tuple[Finding, ...]:
    """About one koppeling under the row of `above`.

    A doel or activiteit without owner is a finding of its own; only under a speerpunt is `has_owner` asked here.
    """
    row = replace(
        above,
        kind=Kind.LINK,
        id=link.id,
        name=link.name,
        about=(),
        indicator_id=link.indicator_id,
        is_own_indicator=link.is_own_indicator,
    )
    found = [replace(row, code=code, about=about) for rule in LINK_RULES for code, about in rule(link)]
    if not has_owner:
        found.append(replace(row, code=Code.LINK_NO_OWNER))
    return tuple(found)


def _sorted(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.WARN))


def _framework(plan: PlanFacts) -> Iterator[Finding]:
    if not plan.has_framework:
        yield Finding(Code.NO_FRAMEWORK, Kind.PLAN, plan.id)
    for item in plan.statutory:
        if item.id not in plan.served:
            yield Finding(Code.STATUTORY_WITHOUT_GOAL, Kind.TAG, item.id, name=item.name)


def _of_priority(priority: PriorityFacts) -> Found:
    """Its description may promise as long as something under it says how much."""
    if not priority.goals:
        yield Code.NO_GOAL, ()
    elif not (any(goal.is_told for goal in priority.goals) or any(link.target for link in priority.links)):
        yield from _said(Code.PRIORITY_PROMISE, promise_in_prose(priority.description), "In de beschrijving.")


def _said(code: Code, promise: Promise | None, where: str = "") -> Found:
    """A promise, with where it stands unless that is the title."""
    if promise:
        yield code, (promise.said, f"{where} {promise.why}".strip())


def _owner(goal: GoalFacts, today: date) -> Found:
    if goal.owner_id is None:
        yield Code.NO_OWNER, ()


def _past(goal: GoalFacts, today: date) -> Found:
    if goal.ends and goal.ends < today and not goal.is_achieved:
        yield Code.PAST, (dutch.date_long(goal.ends),)


def _seen(goal: GoalFacts, today: date) -> Found:
    if not goal.links:
        yield Code.NO_INDICATOR, ()
    elif not any(link.is_noticeable for link in goal.links):
        yield Code.NO_NOTICEABLE, ()


def _two_things(goal: GoalFacts, today: date) -> Found:
    if aims := two_aims(goal.title) or two_wishes(goal.title, goal.description):
        yield Code.TWO_THINGS, aims


def _promise(goal: GoalFacts, today: date) -> Found:
    """Words that promise, where neither the text nor an agreed target says how much."""
    if goal.is_told:
        return
    if promise := promise_in(goal.title, goal.measurable_result):
        yield from _said(Code.PROMISE, promise)
    else:
        yield from _said(Code.PROMISE, promise_in_prose(goal.description), IN_PROSE)


GOAL_RULES: tuple[Callable[[GoalFacts, date], Found], ...] = (_owner, _past, _seen, _two_things, _promise)


def _of_activity(activity: ActivityFacts, above: Finding, today: date, *, is_told: bool) -> Iterator[Finding]:
    row = replace(
        above,
        kind=Kind.ACTIVITY,
        id=activity.id,
        activity_id=activity.id,
        name=activity.title,
        number=activity.number,
        owner_id=activity.owner_id or above.owner_id,
    )
    for code, about in (*_activity(activity, today), *_deed(activity, is_told=is_told)):
        yield replace(row, code=code, about=about)
    for link in activity.links:
        yield from link_findings(link, row)


def _activity(activity: ActivityFacts, today: date) -> Found:
    """Of what is done or stopped nobody has to see to anything any more."""
    if not activity.is_open:
        return
    if activity.owner_id is None:
        yield Code.ACTIVITY_NO_OWNER, ()
    if activity.ends is None:
        yield Code.ACTIVITY_NO_DATE, ()
    elif activity.ends < today:
        yield Code.OVERDUE, (dutch.date_long(activity.ends),)


def _deed(activity: ActivityFacts, *, is_told: bool) -> Found:
    """What cannot be ticked off as one thing. `is_told` is whether its doel says how much: then its toelichting may promise."""
    if not activity.is_open:
        return
    if deeds := two_deeds(activity.title):
        yield Code.ACTIVITY_TWO_THINGS, deeds
    if has_figure(activity.title, activity.description) or any(link.target for link in activity.links):
        return
    if promise := promise_in_deed(activity.title):
        yield from _said(Code.ACTIVITY_PROMISE, promise)
    elif not is_told:
        yield from _said(Code.ACTIVITY_PROMISE, promise_in_prose(activity.description), IN_PROSE)


def _denominator(link: LinkFacts) -> Found:
    if link.has_denominator is False:
        yield Code.NO_DENOMINATOR, ()


def _source(link: LinkFacts) -> Found:
    if not link.has_source:
        yield Code.NO_SOURCE, ()


def _talks(link: LinkFacts) -> Found:
    if link.talks is None:
        return
    if not link.talks:
        yield Code.NOT_DISCUSSED, ()
    if link.release and (early := early_talks(link.talks, link.release)):
        told = (
            f"{each.body} in {dutch.join_words([dutch.MONTHS[month - 1] for month in each.months])}" for each in early
        )
        month = dutch.MONTHS[link.release.there_in - 1]
        yield Code.DISCUSSED_EARLY, (link.release.reference_day, month, dutch.join_words(list(told)))


def _target(link: LinkFacts) -> Found:
    if link.target is None:
        yield Code.NO_TARGET, ()
    elif _stands_still(link.target):
        yield Code.TARGET_IS_BASELINE, (str(link.target.baseline),)
    if link.path_doubt:
        yield Code.PATH_DOUBT, (link.path_doubt,)


def _stands_still(target: Target) -> bool:
    """Whether it should move and ends where it began. To keep a figure where it is, is a direction of its own."""
    if target.direction not in {Direction.UP, Direction.DOWN} or target.baseline is None or target.target is None:
        return False
    return abs(target.baseline - target.target) <= TOLERANCE


def _incomplete(link: LinkFacts) -> Found:
    if link.is_incomplete:
        yield Code.INCOMPLETE, ()


LINK_RULES: tuple[Callable[[LinkFacts], Found], ...] = (_denominator, _source, _talks, _target, _incomplete)
