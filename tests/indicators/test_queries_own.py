"""The figures of one schoolbestuur or school: its own, the range of all, and what neither may tell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import Level
from indicators.queries import Reader, breakdown, own_figures
from indicators.wording import figure_text
from tests.factories import ImportRunFactory, ReportedValueFactory
from tests.indicators.catalogue_samples import national, schools

BOARDS = ["40000", "40001", "40002", "40003", "40004"]
SHARES = [60, 50, 40, 30, 20]


def own(tenant, code="deelname-sbo", *, of="40000", level=Level.SCHOOLBESTUUR, reader=Reader.SCHOOLBESTUUR):
    indicator = national(code)
    return own_figures(tenant.swv, [indicator], level=level, code=of, reader=reader).get(indicator.pk)


def shares_of(counts, boards=BOARDS, rest=1000):
    schools(counts, boards=boards)
    schools([0] * len(counts) + [rest] * len(counts), measure="bo", boards=[*boards, *boards])


def test_a_schoolbestuur_reads_its_number_its_share_and_the_range_of_all(in_a):
    shares_of(SHARES)
    found = own(in_a)
    assert (found.exact, found.exact_whole, figure_text(found.share)) == (60, 1060, "5,66%")
    assert (found.group.boards, round(found.group.low, 2), round(found.group.high, 2)) == (5, 1.96, 5.66)
    assert (found.year, found.period, found.moment) == (2019, "2019-2020", "1 oktober 2019")


def test_among_few_others_it_sees_its_own_number_and_nothing_of_them(in_a):
    shares_of(SHARES[:3], BOARDS[:3])
    found = own(in_a)
    assert breakdown(in_a.swv, national("deelname-sbo"), reader=Reader.SCHOOLBESTUUR).closed == "few_boards"
    assert (found.exact, figure_text(found.share), found.group) == (60, "5,66%", None)


def test_a_small_own_number_is_withheld_with_what_follows_from_it(in_a):
    shares_of([3, 50, 40, 30, 20])
    found = own(in_a)
    assert (found.is_withheld, found.exact, figure_text(found.share)) == (True, None, "onderdrukt")


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("counts", [SHARES, [3, 50, 40, 30, 20], [3, 7, 40, 30, 20], [3, 0, 0, 0, 1]])
def test_no_number_is_told_that_the_split_withholds_from_that_reader(in_a, counts, reader):
    shares_of(counts)
    split = breakdown(in_a.swv, national("deelname-sbo"), reader=reader)
    rows = {row.code: row for row in split.boards}
    for board in BOARDS:
        found = own(in_a, of=board, reader=reader)
        if split.closed:
            assert (found.count.kind, found.share, found.group) == ("withheld", None, None)
        else:
            assert (found.count, found.whole, found.share) == (
                rows[board].figure, rows[board].whole, rows[board].share
            )  # fmt: skip


def test_the_range_is_over_what_is_shown_and_needs_three_others(in_a):
    shares_of([3, 6, 40, 30, 20])
    shown = breakdown(in_a.swv, national("deelname-sbo"), reader=Reader.SCHOOLBESTUUR).boards
    values = [row.share.value for row in shown if row.share.value is not None]
    assert (0 < len(values) < 4, own(in_a, of="40002").group) == (True, None)


def test_a_school_sees_its_own_number(in_a):
    shares_of(SHARES)
    found = own(in_a, of="10XX00", level=Level.VESTIGING)
    assert (found.exact, found.group) == (60, None)


def test_a_schoolbestuur_without_a_school_here_has_no_figure(in_a):
    shares_of(SHARES)
    assert own(in_a, of="99999") is None


def test_what_was_stated_for_a_schoolbestuur_is_its_figure(in_a):
    run = ImportRunFactory(swv=in_a.swv)
    for measure, number in (("locaties_op_norm", 9), ("locaties", 10)):
        ReportedValueFactory(
            run=run, measure=measure, level=Level.SCHOOLBESTUUR, key="40000", year=2025, low=number, high=number
        )
    found = own(in_a, "basisondersteuning")
    assert (found.exact, found.exact_whole, figure_text(found.share), found.group) == (9, 10, "90,00%", None)
    assert own(in_a, "basisondersteuning", of="40001") is None


def test_a_small_stated_number_about_people_is_not_repeated(in_a):
    run = ImportRunFactory(swv=in_a.swv)
    ReportedValueFactory(
        run=run, measure="thuiszitters_3_maanden", level=Level.SCHOOLBESTUUR, key="40000", year=2025, low=3, high=3
    )
    assert own(in_a, "thuiszitters-drie-maanden") is None


def test_queries_do_not_grow_with_the_indicators(in_a, item_count):
    shares_of(SHARES)
    codes = ["deelname-sbo", "leerlingen-sbo", "deelname-so-schoolgaand", "basisondersteuning", "bezwaren"][:item_count]
    indicators = [national(code) for code in codes]
    with CaptureQueriesContext(connection) as found:
        own_figures(in_a.swv, indicators, level=Level.SCHOOLBESTUUR, code="40000", reader=Reader.SCHOOLBESTUUR)
    assert len(found) <= 7
