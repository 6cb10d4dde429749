"""The split over vestigingen: what is shown, what is withheld, and from whom."""

import pytest

from indicators.enums import FigureKind
from indicators.queries import Reader, breakdown
from indicators.queries.breakdown import Closed
from indicators.wording import figure_text
from osp.scope import tenant_scope
from tests.factories import SchoolbestuurNameFactory
from tests.indicators.catalogue_samples import national, schools

BIG = [120, 90, 60, 30]


def shown(found):
    return [(row.name, figure_text(row.figure)) for row in found.rows]


def test_vestigingen_stand_by_size_with_their_sum_and_place(in_a):
    schools([60, 120, 0, 90])
    found = breakdown(in_a.swv, national("deelname-sbo"))
    assert shown(found) == [("School B", "120"), ("School D", "90"), ("School A", "60")]
    assert figure_text(found.total) == "270"
    assert (found.empty, found.withheld, found.closed, found.years) == (1, 0, None, (2019,))
    assert {row.place for row in found.rows} == {"Gouda"}


def test_a_small_number_goes_with_others_and_decides_no_order(in_a):
    schools([3, 120, 6, 90])
    found = breakdown(in_a.swv, national("deelname-sbo"))
    assert shown(found)[:2] == [("School B", "120"), ("School D", "90")]
    assert shown(found)[2:] == [("School A", "onderdrukt"), ("School C", "onderdrukt")]
    withheld = [row.figure for row in found.rows if row.figure.kind is FigureKind.WITHHELD]
    assert [(one.low, one.high, one.value, one.numerator_low, one.numerator_high) for one in withheld] == [
        (None,) * 5
    ] * 2
    assert figure_text(found.total) == "219"


def test_a_total_of_one_to_four_is_withheld_with_everything(in_a):
    schools([3, 0])
    found = breakdown(in_a.swv, national("deelname-sbo"))
    assert {figure_text(row.figure) for row in found.rows} == {"onderdrukt"}
    assert figure_text(found.total) == "onderdrukt"


def test_bounds_of_a_source_are_shown_and_exact_years_come_first(in_a):
    schools([120, 90])
    schools([(10, 40), (1, 4)], year=2024)
    indicator = national("deelname-sbo")
    assert breakdown(in_a.swv, indicator).year == 2019
    found = breakdown(in_a.swv, indicator, year=2024)
    assert shown(found) == [("School A", "10–40"), ("School B", "1–4")]
    assert figure_text(found.total) == "11–44"
    assert found.has_intervals


def test_a_year_that_is_not_there_falls_back(in_a):
    schools(BIG)
    assert breakdown(in_a.swv, national("deelname-sbo"), year=1999).year == 2019


@pytest.mark.parametrize("code", ["deelname-so-woonachtig"])
def test_pupils_counted_where_they_live_have_no_split(in_a, code):
    schools(BIG, measure="so")
    assert breakdown(in_a.swv, national(code)) is None


def test_no_vestigingen_no_split(in_a):
    schools(BIG, unit="PO2805")
    assert breakdown(in_a.swv, national("deelname-sbo")) is None


def test_own_files_go_before_open_data_and_only_here(in_a, tenant_b):
    schools([120, 90])
    schools([121, 90], owner=in_a.swv)
    schools([999], owner=tenant_b.swv, unit="PO2814")
    assert figure_text(breakdown(in_a.swv, national("deelname-sbo")).total) == "211"
    with tenant_scope(tenant_b.swv):
        assert figure_text(breakdown(in_a.swv, national("deelname-sbo")).total) == "999"


def test_a_schoolbestuur_has_the_name_this_tenant_gave_it(in_a, tenant_b):
    schools(BIG)
    SchoolbestuurNameFactory(swv=in_a.swv, number="40000", name="Stichting De Waard")
    with tenant_scope(tenant_b.swv):
        SchoolbestuurNameFactory(swv=tenant_b.swv, number="40001", name="Van een ander")
    found = breakdown(in_a.swv, national("deelname-sbo"))
    assert [row.schoolbestuur for row in found.rows] == ["Stichting De Waard", "40001", "40002", "40003"]


def test_a_schoolbestuur_sees_a_split_with_three_others(in_a):
    schools(BIG)
    indicator = national("deelname-sbo")
    assert breakdown(in_a.swv, indicator, reader=Reader.SCHOOLBESTUUR).closed is None


def test_a_schoolbestuur_sees_no_split_with_two_others(in_a):
    schools(BIG, boards=["1", "1", "2", "3"])
    indicator = national("deelname-sbo")
    found = breakdown(in_a.swv, indicator, reader=Reader.SCHOOLBESTUUR)
    assert (found.closed, found.rows) == (Closed.FEW_BOARDS, ())
    assert breakdown(in_a.swv, indicator, reader=Reader.BOARD_MEMBER).closed is None


@pytest.mark.parametrize("reader", [Reader.SCHOOLBESTUUR, Reader.BOARD_MEMBER])
def test_who_knows_one_schoolbestuur_sees_no_split_with_a_small_number(in_a, reader):
    schools([3, 6, *BIG])
    indicator = national("deelname-sbo")
    assert breakdown(in_a.swv, indicator).closed is None
    found = breakdown(in_a.swv, indicator, reader=reader)
    assert (found.closed, found.rows) == (Closed.SMALL_NUMBERS, ())
    assert found.total.kind is FigureKind.UNKNOWN


def test_pro_is_not_split_where_it_or_vo_has_a_small_number(tenant_b):
    with tenant_scope(tenant_b.swv):
        schools([200, 300, 100], measure="vo", unit="VO2507")
        schools([90, 50, 40], measure="pro", unit="VO2507")
        assert breakdown(tenant_b.swv, national("deelname-pro")).closed is None
        schools([300, 300, 3, 8], measure="vo", unit="VO2507", year=2020)
        schools([90, 50], measure="pro", unit="VO2507", year=2020)
        assert breakdown(tenant_b.swv, national("deelname-pro"), year=2020).closed is Closed.SMALL_NUMBERS
        assert breakdown(tenant_b.swv, national("leerlingen-vo"), year=2020).closed is None


def test_pro_is_not_split_where_vo_beside_it_tells_how_few_are_left(tenant_b):
    """141 pupils in vo and 138 of them in pro: two large numbers, and three pupils between them."""
    with tenant_scope(tenant_b.swv):
        schools([141, 900, 80], measure="vo", unit="VO2507")
        schools([138, 0, 40], measure="pro", unit="VO2507")
        assert breakdown(tenant_b.swv, national("leerlingen-pro")).closed is Closed.SMALL_NUMBERS
        assert breakdown(tenant_b.swv, national("leerlingen-vo")).closed is None


@pytest.mark.parametrize("pro", [[138, 0, 0], [141, 0, 79]])
def test_vo_is_not_split_where_the_sum_of_pro_tells_what_is_left(tenant_b, pro):
    """The sum of pro is on the page: with it and the vestigingen that have pro, vo gives away what is left of one."""
    with tenant_scope(tenant_b.swv):
        schools([141, 900, 80], measure="vo", unit="VO2507")
        schools(pro, measure="pro", unit="VO2507")
        assert breakdown(tenant_b.swv, national("leerlingen-vo")).closed is Closed.SMALL_NUMBERS


def test_who_knows_one_schoolbestuur_sees_no_vo_where_few_are_left_of_another(tenant_b):
    with tenant_scope(tenant_b.swv):
        schools([141, 900, 80, 700], measure="vo", unit="VO2507")
        schools([138, 0, 78, 0], measure="pro", unit="VO2507")
        indicator = national("leerlingen-vo")
        assert breakdown(tenant_b.swv, indicator).closed is None
        assert breakdown(tenant_b.swv, indicator, reader=Reader.SCHOOLBESTUUR).closed is Closed.SMALL_NUMBERS
