"""Where each finding of planlint is mended: the form, and the field in it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from goals.compute.lint import Code, Finding, Mend
from goals.queries import Noticed, PlanLint

# The field that the form opens at.
FIELDS = {
    Code.NO_OWNER: "id_owner",
    Code.PAST: "id_ends",
    Code.PRIORITY_PROMISE: "id_description",
    Code.ACTIVITY_NO_OWNER: "id_owner",
    Code.ACTIVITY_NO_DATE: "id_ends",
    Code.OVERDUE: "id_status",
    Code.LINK_NO_OWNER: "id_owner",
    Code.NO_SOURCE: "id_means",
    Code.NO_TARGET: "id_direction",
    Code.TARGET_IS_BASELINE: "id_target",
}


def mended(lint: PlanLint, unit: str) -> PlanLint:
    """The same findings, each with the address of the form that mends it, within the samenwerkingsverband `unit`."""
    return PlanLint(tuple(with_url(each, unit) for each in lint.every))


def with_url(noticed: Noticed, unit: str) -> Noticed:
    """One finding with its address."""
    return replace(noticed, url=mend_url(noticed.finding, unit))


def mend_url(finding: Finding, unit: str) -> str:
    """The address of the form that mends a finding, at its field."""
    name, arguments = _form(finding)
    field = FIELDS.get(finding.code, "")
    query = _query(finding, unit)
    return reverse(name, args=[unit, *arguments]) + query + (f"#{field}" if field else "")


def _form(finding: Finding) -> tuple[str, tuple[object, ...]]:
    forms: dict[Mend, tuple[str, tuple[object, ...]]] = {
        Mend.FRAMEWORK: ("goals:framework", ()),
        Mend.NEW_GOAL: ("goals:goal-create", (finding.priority_id,)),
        Mend.NEW_GOAL_FOR_ITEM: ("goals:goal-new", ()),
        Mend.PRIORITY: ("goals:priority-edit", (finding.priority_id,)),
        Mend.GOAL: ("goals:goal-edit", (finding.goal_id,)),
        Mend.ACTIVITY: ("goals:activity-edit", (finding.activity_id,)),
        Mend.DETAILS: ("goals:element-details", ("speerpunt", finding.priority_id)),
        Mend.NEW_LINK: ("goals:goal-link", (finding.goal_id,)),
        Mend.LINK: ("goals:link-edit", (finding.id,)),
        Mend.TALKS: ("meetings:link-rhythms", (finding.id,)),
        Mend.FIGURES: ("indicators:detail", (finding.indicator_id,)),
        Mend.DEFINITION: (
            "indicators:edit" if finding.is_own_indicator else "indicators:adapt",
            (finding.indicator_id,),
        ),
    }
    return forms[finding.mend]


def _query(finding: Finding, unit: str) -> str:
    """What the form has to know: which item a new doel serves, and where to go on after choosing who discusses it."""
    if finding.mend is Mend.NEW_GOAL_FOR_ITEM:
        return f"?{urlencode({'kader': finding.id})}"
    if finding.mend is Mend.TALKS:
        return f"?{urlencode({'naar': reverse('goals:findings', args=[unit])})}"
    return ""
