"""The pupils of schools over the years; a merged school has those of the schools that went into it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import RegisterEntry
from indicators.queries import history
from indicators.wording import figure_text
from osp.scope import scopes_disabled
from tests.factories import RegisterEntryFactory
from tests.indicators.catalogue_samples import national, schools


@scopes_disabled()
def merged(old, new, on="2019-08-01"):
    values = {"kind": "D", "to": new, "on": on, "cause": "fusie", "whole": True}
    RegisterEntryFactory(kind=RegisterEntry.Kind.SUCCESSION, key=old, values=values)


def rows(tenant):
    found = history(tenant.swv, national("leerlingen-sbo"))
    return {row.code or row.board: ([figure_text(each) for each in row.figures], row.before) for row in found.rows}


def test_every_year_stands_beside_the_others(in_a):
    schools([60, 30], year=2018)
    schools([70, 0], year=2019)
    assert rows(in_a) == {
        "40000": (["60", "70"], ()),
        "10XX00": (["60", "70"], ()),
        "40001": (["30", "0"], ()),
        "11XX00": (["30", "0"], ()),
    }


def test_a_merged_school_keeps_its_pupils_from_before(in_a):
    schools([60, 30], year=2018, boards=["40000", "40000"])
    schools([85], year=2019)
    merged("11XX00", "10XX00")
    assert rows(in_a) == {"40000": (["90", "85"], ()), "10XX00": (["90", "85"], ("11XX00",))}


def test_the_sum_of_a_merged_school_is_withheld_where_one_of_them_is(in_a):
    """3 and 90: the sum less the 90 that another page shows would tell the 3."""
    schools([3, 9, 90], year=2018, boards=["40000"] * 3)
    schools([85, 8], year=2019, boards=["40000"] * 2)
    merged("12XX00", "10XX00")
    found = rows(in_a)
    assert found["40000"] == (["102", "93"], ())
    assert found["10XX00"] == (["onderdrukt", "85"], ("12XX00",))
    assert found["11XX00"] == (["onderdrukt", "8"], ())


def test_queries_do_not_grow_with_schools_or_years(in_a, item_count):
    for year in range(2015, 2015 + item_count):
        schools([100 + number for number in range(item_count)], year=year)
    indicator = national("leerlingen-sbo")
    with CaptureQueriesContext(connection) as queries:
        history(in_a.swv, indicator)
    assert len(queries) == 6
