"""The route of the example to adoption, on whatever day it is made."""

from datetime import date

import pytest
import time_machine

from goals.models import PlanVersion
from goals.queries.route import route_of
from meetings.demo.build import build
from meetings.demo.po import PO_EXAMPLE
from osp.scope import tenant_scope


@pytest.mark.parametrize("today", [date(2026, 8, 3), date(2027, 1, 15), date(2027, 6, 20)])
def test_route_of_the_example_is_believable_whenever_it_is_made(db, today):
    """In summer no meeting is left this school year: the steps then have a day of their own."""
    with time_machine.travel(f"{today.isoformat()} 12:00:00+02:00", tick=False):
        tenant = build(PO_EXAMPLE, today)
        with tenant_scope(tenant.swv):
            route = route_of(PlanVersion.objects.get(number="1.1"), tenant)
            planned = [row.planned for row in route.rows if row.planned and not row.is_done]
            assert (planned == sorted(planned), min(planned) > today, route.table.late_days) == (True, True, 0)
