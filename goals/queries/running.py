"""Whether a plan runs: from then on a changed agreement is told with its day and its reason."""

from datetime import date

from goals.enums import VersionState
from goals.models import Plan, PlanVersion
from osp.school_years import first_day


def is_running(plan: Plan, today: date) -> bool:
    """Whether its first school year has begun, or a version of it was adopted."""
    return first_day(plan.first_year) <= today or _is_adopted(plan)


def _is_adopted(plan: Plan) -> bool:
    return PlanVersion.objects.filter(plan=plan, state=VersionState.ADOPTED).exists()
