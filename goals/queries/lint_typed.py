"""What planlint would notice if what is being typed were stored. Nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goals.compute.lint import Code, Finding, findings, goal_findings, link_findings, priority_findings
from goals.compute.lint.picture import ActivityFacts, GoalFacts, PriorityFacts
from goals.enums import ActivityStatus
from goals.kinds import Kind
from goals.queries.lint import Noticed, noticed
from goals.queries.lint_facts import gatherer, plan_facts
from goals.queries.tree import PlanView
from goals.targets import Target
from indicators.models import Indicator
from indicators.queries import series_for
from osp.richtext import plain
from osp.scope import own_levels

Typed = Mapping[str, Any]
# What the form of a row that is not there yet can mend; the rest can only follow.
NEW_GOAL = frozenset({Code.NO_OWNER, Code.PAST, Code.TWO_THINGS, Code.PROMISE})
ACTIVITY_WORDS = frozenset({Code.ACTIVITY_TWO_THINGS, Code.ACTIVITY_PROMISE})
NEW_ACTIVITY = frozenset({Code.ACTIVITY_NO_OWNER, Code.ACTIVITY_NO_DATE, Code.OVERDUE}) | ACTIVITY_WORDS
NEW_LINK = frozenset(
    {Code.NO_SOURCE, Code.NO_DENOMINATOR, Code.NO_TARGET, Code.TARGET_IS_BASELINE, Code.PATH_DOUBT, Code.LINK_NO_OWNER}
)
# What a field that is edited by itself can mend, by kind of row.
BY_FIELD: dict[str, dict[str, frozenset[Code]]] = {
    Kind.PRIORITY: {
        "owner": frozenset({Code.LINK_NO_OWNER}),
        "description": frozenset({Code.PRIORITY_PROMISE}),
    },
    Kind.GOAL: {
        "title": frozenset({Code.TWO_THINGS, Code.PROMISE}),
        "measurable_result": frozenset({Code.PROMISE}),
        "description": frozenset({Code.TWO_THINGS, Code.PROMISE}),
        "owner": frozenset({Code.NO_OWNER}),
        "ends": frozenset({Code.PAST}),
    },
    Kind.ACTIVITY: {
        "title": ACTIVITY_WORDS,
        "description": frozenset({Code.ACTIVITY_PROMISE}),
        "owner": frozenset({Code.ACTIVITY_NO_OWNER}),
        "ends": frozenset({Code.ACTIVITY_NO_DATE, Code.OVERDUE}),
        "status": frozenset({Code.ACTIVITY_NO_OWNER, Code.ACTIVITY_NO_DATE, Code.OVERDUE}),
    },
}


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A koppeling as it is being typed; `doubt` is what its path would be asked about."""

    indicator: Indicator
    means: str
    target: Target | None
    doubt: str = ""


def mendable(kind: str, field: str) -> frozenset[Code]:
    """What a field of a kind of row can mend; nothing for one that no rule looks at."""
    return BY_FIELD.get(kind, {}).get(field, frozenset())


def field_key(kind: str, pk: int, field: str) -> str:
    """The id of the place under a field that is edited by itself."""
    return f"lint-veld-{kind}-{pk}-{field}"


def typed_priority(tree: PlanView, today: date, pk: int, typed: Typed, *, with_talks: bool) -> tuple[Noticed, ...]:
    """Everything about a speerpunt itself with this owner and description; nothing for one that is not in the plan."""
    owner = typed.get("owner")
    words: dict[str, Any] = {
        "owner_id": owner.pk if owner else None,
        "description": plain(typed.get("description") or ""),
    }
    for priority in plan_facts(tree, today, with_talks=with_talks).priorities:
        if priority.id == pk:
            found = priority_findings(replace(priority, **words))
            return tuple(noticed(found, own_levels()))
    return ()


def typed_goal(tree: PlanView, today: date, pk: int, typed: Typed, *, with_talks: bool) -> tuple[Noticed, ...]:
    """Everything about a doel with these words instead of its own; nothing for one that is not in the plan."""
    facts = plan_facts(tree, today, with_talks=with_talks)
    for priority in facts.priorities:
        for goal in priority.goals:
            if goal.id == pk:
                found = goal_findings(replace(goal, **_goal_words(typed)), priority, today)
                return tuple(noticed(found, own_levels()))
    return ()


def typed_activity(tree: PlanView, today: date, pk: int, typed: Typed, *, with_talks: bool) -> tuple[Noticed, ...]:
    """Everything about the doel of an activiteit, with these words for that activiteit."""
    facts = plan_facts(tree, today, with_talks=with_talks)
    for priority in facts.priorities:
        for goal in priority.goals:
            if any(activity.id == pk for activity in goal.activities):
                found = goal_findings(_with_activity(goal, pk, typed), priority, today)
                return tuple(noticed(found, own_levels()))
    return ()


def typed_link(tree: PlanView, today: date, pk: int, typed: TypedLink, *, with_talks: bool) -> tuple[Noticed, ...]:
    """Everything about one koppeling, with what is typed."""
    facts = plan_facts(tree, today, with_talks=with_talks)
    stored = [each for each in findings(facts) if each.kind is Kind.LINK and each.id == pk]
    above = stored[0] if stored else Finding(Code.NO_TARGET, Kind.LINK, pk)
    has_owner = all(each.code is not Code.LINK_NO_OWNER for each in stored)
    gathered = gatherer(tree, with_talks=with_talks)
    link = gathered.link_as(pk, typed.indicator, means=typed.means, target=typed.target, path_doubt=typed.doubt)
    return tuple(noticed(link_findings(link, above, has_owner=has_owner), own_levels()))


def new_goal(today: date, typed: Typed) -> tuple[Noticed, ...]:
    """About a doel that is not there yet, as far as its form can mend it."""
    goal = replace(GoalFacts(0, "", ""), **_goal_words(typed))
    return _chosen(goal_findings(goal, PriorityFacts(0, "", ""), today), NEW_GOAL)


def new_activity(today: date, typed: Typed) -> tuple[Noticed, ...]:
    """About an activiteit that is not there yet."""
    goal = _with_activity(GoalFacts(0, "", "", activities=(ActivityFacts(0, "", ""),)), 0, typed)
    return _chosen(goal_findings(goal, PriorityFacts(0, "", ""), today), NEW_ACTIVITY)


def new_link(tree: PlanView, typed: TypedLink) -> tuple[Noticed, ...]:
    """About a koppeling that is not there yet."""
    series = series_for(tree.plan.swv, [typed.indicator])
    gathered = gatherer(tree, with_talks=False, extra=series)
    link = gathered.link_as(0, typed.indicator, means=typed.means, target=typed.target, path_doubt=typed.doubt)
    return _chosen(link_findings(link, Finding(Code.NO_TARGET, Kind.LINK, 0)), NEW_LINK)


def _chosen(found: tuple[Finding, ...], codes: frozenset[Code]) -> tuple[Noticed, ...]:
    return tuple(noticed((each for each in found if each.code in codes), own_levels()))


def _goal_words(typed: Typed) -> Typed:
    owner = typed.get("owner")
    return {
        "title": typed.get("title") or "",
        "measurable_result": typed.get("measurable_result") or "",
        "description": plain(typed.get("description") or ""),
        "owner_id": owner.pk if owner else None,
        "ends": typed.get("ends"),
    }


def _with_activity(goal: GoalFacts, pk: int, typed: Typed) -> GoalFacts:
    owner = typed.get("owner")
    words: dict[str, Any] = {
        "title": typed.get("title") or "",
        "description": plain(typed.get("description") or ""),
        "owner_id": owner.pk if owner else None,
        "ends": typed.get("ends"),
        "status": ActivityStatus(typed.get("status") or ActivityStatus.PLANNED),
    }
    activities = (replace(each, **words) if each.id == pk else each for each in goal.activities)
    return replace(goal, activities=tuple(activities))
