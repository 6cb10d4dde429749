"""The split over schoolbesturen and schools: what is shown, what is withheld, and from whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import FigureKind
from indicators.queries import Closed, Reader, breakdown
from indicators.wording import figure_text
from osp.scope import tenant_scope
from tests.factories import SchoolbestuurNameFactory
from tests.indicators.catalogue_samples import figure, national, schools

BIG = [120, 90, 60, 30]
INSIDERS = [Reader.SCHOOLBESTUUR, Reader.BOARD_MEMBER]


def shown(rows):
    return [(row.name, figure_text(row.figure)) for row in rows]


def split(tenant, code="leerlingen-sbo", **asked):
    return breakdown(tenant.swv, national(code), **asked)


def test_schoolbesturen_stand_by_size_with_their_schools_and_their_sum(in_a):
    schools([60, 120, 0, 90, 30], boards=["40000", "40001", "40002", "40000", "40001"])
    found = split(in_a)
    assert shown(found.boards) == [("40000", "150"), ("40001", "150")]
    assert shown(found.boards[0].schools) == [("School D", "90"), ("School A", "60")]
    assert shown(found.boards[1].schools) == [("School B", "120"), ("School E", "30")]
    assert figure_text(found.total.figure) == "300"
    assert (found.empty, found.withheld, found.closed, found.years) == (1, 0, None, (2019,))
    assert {row.place for row in found.schools} == {"Gouda"}


def test_a_share_has_its_denominator_per_schoolbestuur_and_per_school(in_a):
    schools([60, 40], boards=["40000", "40001"])
    schools([0, 0, 940, 700], measure="bo", boards=["40000", "40001", "40000", "40002"])
    found = split(in_a, "deelname-sbo")
    assert [(row.name, figure_text(row.whole), figure_text(row.share)) for row in found.boards] == [
        ("40000", "1.000", "6,00%"),
        ("40001", "40", "100,00%"),
        ("40002", "700", "0,00%"),
    ]
    assert shown(found.boards[0].schools) == [("School A", "60")]
    assert (figure_text(found.total.whole), figure_text(found.total.share)) == ("1.740", "5,75%")
    assert found.whole == "bo + sbo"


def test_a_small_number_goes_with_others_and_decides_no_order(in_a):
    schools([3, 120, 6, 90])
    found = split(in_a)
    assert shown(found.boards) == [("40001", "120"), ("40003", "90"), ("40000", "onderdrukt"), ("40002", "onderdrukt")]
    for row in found.boards[2:]:
        numbers = row.figure
        assert (numbers.low, numbers.high, numbers.value, numbers.numerator_low, numbers.numerator_high) == (None,) * 5
        assert (row.schools, row.hides_schools) == ((), True)
    assert figure_text(found.total.figure) == "219"
    assert found.withheld == 2


def test_a_small_school_is_withheld_within_its_schoolbestuur(in_a):
    schools([3, 9, 80, 120], boards=["40000", "40000", "40000", "40001"])
    found = split(in_a)
    assert shown(found.boards) == [("40001", "120"), ("40000", "92")]
    assert shown(found.boards[1].schools) == [
        ("School C", "80"),
        ("School A", "onderdrukt"),
        ("School B", "onderdrukt"),
    ]


def test_where_the_rest_is_small_the_denominator_goes_and_the_number_stays(in_a):
    """Three of 143 pupils are in bo: 140 tells nothing, 143 would."""
    schools([140, 0, 0, 0], boards=["40000", "40001", "40002", "40003"])
    schools([3, 6, 500, 800], measure="bo", boards=["40000", "40001", "40002", "40003"])
    rows = {row.name: row for row in split(in_a, "deelname-sbo").boards}
    first = rows["40000"]
    texts = [figure_text(figure) for figure in (first.figure, first.whole, first.share)]
    assert texts == ["140", "onderdrukt", "onderdrukt"]
    assert figure_text(rows["40001"].whole) == "onderdrukt"
    assert figure_text(rows["40002"].whole) == "500"


def test_a_total_of_one_to_four_is_withheld_with_everything(in_a):
    schools([3, 0])
    found = split(in_a)
    assert {figure_text(row.figure) for row in found.boards} == {"onderdrukt"}
    assert figure_text(found.total.figure) == "onderdrukt"


@pytest.mark.parametrize("code", ["leerlingen-sbo", "deelname-sbo"])
def test_nothing_is_split_of_a_figure_that_is_withheld_itself(in_a, code):
    """It may be withheld because of another samenwerkingsverband; its schools would add up to it."""
    schools(BIG)
    figure("leerlingen-sbo", numerator_low=300, numerator_high=300, is_withheld=True)
    assert split(in_a, code).closed is Closed.SMALL_NUMBERS


def test_bounds_of_a_source_are_shown_and_exact_years_come_first(in_a):
    schools([120, 90])
    schools([(10, 40), (1, 4)], year=2024)
    assert split(in_a).year == 2019
    found = split(in_a, year=2024)
    assert shown(found.boards) == [("40000", "10–40"), ("40001", "1–4")]
    assert figure_text(found.total.figure) == "11–44"
    assert found.has_intervals


@pytest.mark.parametrize(("total", "closed"), [(5, None), (8, Closed.SMALL_NUMBERS)])
def test_bounds_are_not_shown_where_an_exact_total_sharpens_them(in_a, total, closed):
    """Twice 1 to 4 that make 8 are twice 4; that make 5 they can be anything."""
    schools([(1, 4), (1, 4)], year=2024)
    figure("leerlingen-sbo", year=2024, value=total, numerator_low=total, numerator_high=total)
    assert split(in_a, year=2024).closed is closed


def test_the_year_before_stands_beside_it_and_withholds_its_own(in_a):
    schools([3, 6, 60, 30], year=2018)
    schools([130, 85, 3, 6], year=2019)
    found = split(in_a)
    assert found.before == 2018
    assert {row.name: (figure_text(row.figure), figure_text(row.before)) for row in found.boards} == {
        "40000": ("130", "onderdrukt"),
        "40001": ("85", "onderdrukt"),
        "40002": ("onderdrukt", "60"),
        "40003": ("onderdrukt", "30"),
    }


def test_a_year_that_is_not_there_falls_back(in_a):
    schools(BIG)
    assert split(in_a, year=1999).year == 2019


def test_pupils_counted_where_they_live_have_no_split(in_a):
    schools(BIG, measure="so")
    assert split(in_a, "deelname-so-woonachtig") is None


def test_no_vestigingen_no_split(in_a):
    schools(BIG, unit="PO2805")
    assert split(in_a) is None


def test_own_files_go_before_open_data_and_only_here(in_a, tenant_b):
    schools([120, 90])
    schools([121, 90], owner=in_a.swv)
    schools([999], owner=tenant_b.swv, unit="PO2814")
    assert figure_text(split(in_a).total.figure) == "211"
    with tenant_scope(tenant_b.swv):
        assert figure_text(split(in_a).total.figure) == "999"


def test_a_schoolbestuur_has_the_name_this_tenant_gave_it(in_a, tenant_b):
    schools(BIG)
    SchoolbestuurNameFactory(swv=in_a.swv, number="40000", name="Stichting De Waard")
    with tenant_scope(tenant_b.swv):
        SchoolbestuurNameFactory(swv=tenant_b.swv, number="40001", name="Van een ander")
    assert [row.name for row in split(in_a).boards] == ["Stichting De Waard", "40001", "40002", "40003"]


def test_a_schoolbestuur_sees_a_split_with_three_others(in_a):
    schools(BIG)
    assert split(in_a, reader=Reader.SCHOOLBESTUUR).closed is None


def test_a_schoolbestuur_sees_no_split_with_two_others(in_a):
    schools([*BIG, 0], boards=["1", "1", "2", "3", "4"])
    found = split(in_a, reader=Reader.SCHOOLBESTUUR)
    assert (found.closed, found.boards) == (Closed.FEW_BOARDS, ())
    assert split(in_a, reader=Reader.BOARD_MEMBER).closed is None


@pytest.mark.parametrize("reader", INSIDERS)
def test_who_knows_one_schoolbestuur_sees_more_of_them_withheld(in_a, reader):
    """Of 3 and 6 who knows the 6 would know the 3; with 30 and 60 beside them nobody does."""
    schools([3, 6, *BIG])
    assert split(in_a).withheld == 2
    found = split(in_a, reader=reader)
    hidden = [row.name for row in found.boards if row.figure.kind is FigureKind.WITHHELD]
    assert hidden == ["40000", "40001", "40004", "40005"]
    assert shown(found.boards)[:2] == [("40002", "120"), ("40003", "90")]


@pytest.mark.parametrize("reader", INSIDERS)
def test_who_knows_one_schoolbestuur_sees_no_split_that_cannot_be_made_safe(in_a, reader):
    schools([3, 6, 90])
    assert split(in_a).closed is None
    found = split(in_a, reader=reader)
    assert found.closed is not None
    assert (found.boards, found.total.figure.kind) == ((), FigureKind.UNKNOWN)


def test_a_small_school_of_another_schoolbestuur_closes_nothing(in_a):
    schools([3, 9, 80, 120, 70, 60], boards=["1", "1", "1", "2", "3", "4"])
    found = split(in_a, reader=Reader.SCHOOLBESTUUR)
    assert (found.closed, found.withheld) == (None, 2)


def test_vo_goes_where_praktijkonderwijs_or_the_rest_of_it_is_small(tenant_b):
    """141 pupils in vo and 138 of them in pro: two large numbers, and three pupils between them."""
    with tenant_scope(tenant_b.swv):
        schools([141, 900, 80, 700], measure="vo", unit="VO2507")
        schools([138, 0, 70, 3], measure="pro", unit="VO2507")
        pro, vo = split(tenant_b, "leerlingen-pro"), split(tenant_b, "leerlingen-vo")
    assert shown(pro.boards) == [("40000", "138"), ("40002", "onderdrukt"), ("40003", "onderdrukt")]
    assert shown(vo.boards) == [
        ("40001", "900"),
        ("40000", "onderdrukt"),
        ("40002", "onderdrukt"),
        ("40003", "onderdrukt"),
    ]


def test_queries_do_not_grow_with_schools_or_years(in_a, item_count):
    for year in range(2015, 2015 + item_count):
        schools([100 + number for number in range(item_count)], year=year)
        figure("leerlingen-sbo", year=year, numerator_low=100, numerator_high=100)
    indicator = national("leerlingen-sbo")
    with CaptureQueriesContext(connection) as queries:
        breakdown(in_a.swv, indicator)
    assert len(queries) == 4
