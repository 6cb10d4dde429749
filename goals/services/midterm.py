"""An agreement that changes while the plan runs: from when, why, and what held until then."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from goals.models import FormerTarget, IndicatorLink, Plan
from goals.services.rows import text
from goals.targets import Target
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation
from osp.school_years import first_day, school_year_of

NO_REASON = "Schrijf op waarom de afspraak verandert. De reden blijft erbij staan."


@operation("link.target_changed", needs=Ability.EDIT_PLAN)
def keep_former(
    actor: Actor, *, link: IndicatorLink, held: Mapping[str, Any], changed_on: date, reason: str
) -> FormerTarget:
    """Keep what held until `changed_on`, with the reason. `held` are the fields of the agreement as they were.

    A second change from the same day replaces nothing that ever held for a figure: it only gives its own reason.
    """
    same_day = link.former_targets.filter(changed_on=changed_on).first()
    if same_day is None:
        return FormerTarget.objects.create(
            swv=actor.swv, link=link, changed_on=changed_on, reason=reason, user_id=actor.user_id, **held
        )
    same_day.reason, same_day.user_id = reason, actor.user_id
    same_day.save(update_fields=["reason", "user_id"])
    return same_day


def check_change(
    link: IndicatorLink, target: Target | None, *, changed_on: date | None, reason: str, today: date
) -> tuple[date, str]:
    """The day and the reason of a change; DomainError, with its field, where one is missing or cannot be.

    The day lies within the plan, not before an earlier change and not after the new target year; a plan that was adopted may
    change before it begins.
    """
    if changed_on is None:
        message = "Het plan loopt al. Vul in vanaf welke dag de nieuwe afspraak geldt."
        raise DomainError("change-undated", message, field="changed_on")
    _check_day(link, changed_on, today)
    if target and target.target_year is not None and target.target_year < school_year_of(changed_on):
        message = "Het streefjaar is al voorbij op de dag waarop de nieuwe afspraak ingaat. Kies een later jaar."
        raise DomainError("target-year-over", message, field="target_year")
    return changed_on, text(reason, field="reason", message=NO_REASON)


def _check_day(link: IndicatorLink, changed_on: date, today: date) -> None:
    plan = link.parent_priority.plan
    start, end = min(first_day(plan.first_year), today), _last_day(plan)
    if not start <= changed_on <= end:
        message = f"Kies een dag van {dutch.date_long(start)} tot en met {dutch.date_long(end)}: dan loopt het plan."
        raise DomainError("change-outside-plan", message, field="changed_on")
    last = link.former_targets.order_by("changed_on").last()
    if last is not None and changed_on < last.changed_on:
        when = dutch.date_long(last.changed_on)
        message = f"Deze afspraak is al gewijzigd per {when}. Kies die dag of een latere."
        raise DomainError("change-before-change", message, field="changed_on")


def _last_day(plan: Plan) -> date:
    return first_day(plan.last_year + 1) - timedelta(days=1)
