"""What saving a rhythm or a body does to the calendar, as a sentence after the message."""

from django.utils import timezone

from meetings.compute.year_steps import Fate
from meetings.queries.links import year_links
from meetings.queries.year_plan import year_plan
from osp import dutch
from osp.models import Tenant
from osp.school_years import school_year_of


def said_of_calendar(tenant: Tenant) -> str:
    """How many meetings of this school year and the next stand elsewhere than the rhythm now asks; empty when none does."""
    first = school_year_of(timezone.localdate())
    plans = [year_plan(tenant, year, [link.pk for link in year_links(year)]) for year in (first, first + 1)]
    count = sum(len(plan.of(Fate.MOVES, Fate.GOES)) for plan in plans)
    if not count:
        return ""
    verb = "staat" if count == 1 else "staan"
    meetings = dutch.plural(count, "overleg", "overleggen")
    return f" Er {verb} {meetings} op een dag die het ritme niet meer vraagt: kijk in de jaarplanning."
