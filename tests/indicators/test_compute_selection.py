"""Which delivery counts, and what the deliveries say against each other."""

from datetime import date

import pytest

from indicators.compute.selection import Conflict, Gone, choose, gone
from tests.indicators.nation import frame

DAY = date(2024, 10, 1)


def row(run: int, low: int, *, hidden: int = 0, **given) -> dict[str, object]:
    return {
        "run": run,
        "status": "definitief",
        "run_order": run,
        "reference_date": DAY,
        "measure": "sbo",
        "vestiging": "01AA00",
        "residence": "",
        "low": low,
        "high": low + 3 * hidden,
        "hidden": hidden,
        **given,
    }


def chosen(rows, **options) -> list[tuple[int, int]]:
    found = choose(frame(rows), **options).rows
    return list(zip(found["run"], found["low"], strict=True))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(1, 10), row(2, 12)], [(2, 12)]),
        ([row(2, 12), row(1, 10)], [(2, 12)]),
        ([row(1, 10), row(2, 12, status="voorlopig")], [(1, 10)]),
        ([row(1, 10, status="voorlopig"), row(2, 9, hidden=2)], [(1, 10)]),
        ([row(1, 10), row(2, 12, status="ingetrokken")], [(1, 10)]),
        ([row(1, 8, hidden=2), row(2, 9, hidden=1, status="voorlopig")], [(1, 8)]),
        ([row(1, 10), row(2, 11, run_order=0)], [(1, 10)]),
        ([row(1, 10), row(2, 3, measure="bo")], [(1, 10), (2, 3)]),
        ([row(1, 10), row(2, 3, vestiging="01AA01")], [(1, 10), (2, 3)]),
        ([row(1, 10), row(2, 3, reference_date=date(2023, 10, 1))], [(1, 10), (2, 3)]),
        ([row(1, 10, status="ingetrokken")], []),
    ],
)
def test_exact_then_final_then_newest(rows, expected):
    assert chosen(rows) == expected


def test_one_hidden_cell_makes_a_whole_vestiging_an_interval():
    split = [row(2, 6, residence="1011"), row(2, 2, hidden=2, residence="1012")]
    assert chosen([row(1, 9), *split]) == [(1, 9)]
    assert chosen([row(1, 9, hidden=1), *split]) == [(2, 6), (2, 2)]


def test_only_runs_with_residence_serve_where_residence_matters():
    split = [row(1, 6, residence="1011"), row(1, 2, hidden=2, residence="40")]
    assert chosen([*split, row(2, 9)], with_residence=True) == [(1, 6), (1, 2)]
    assert chosen([row(2, 9)], with_residence=True) == []


def test_rows_keep_their_other_columns_and_their_index():
    given = frame([row(1, 10, swv="PO2814"), row(2, 12, swv="PO2814")])
    given.index = [7, 9]
    rows = choose(given).rows
    assert rows.to_dict("index") == {9: row(2, 12, swv="PO2814")}


@pytest.mark.parametrize(("exact", "outside"), [(7, True), (8, False), (14, False), (15, True)])
def test_an_exact_total_outside_an_interval_is_a_conflict(exact, outside):
    split = [row(1, 6, residence="1011"), row(1, 2, hidden=2, residence="1012")]
    expected = (Conflict("01AA00", "sbo", DAY, exact, 8, 14),) if outside else ()
    assert choose(frame([*split, row(2, exact)])).conflicts == expected


def test_two_exact_or_withdrawn_deliveries_are_no_conflict():
    assert choose(frame([row(1, 10), row(2, 99)])).conflicts == ()
    assert choose(frame([row(1, 8, hidden=1, status="ingetrokken"), row(2, 99)])).conflicts == ()


def held(run: int, vestiging: str, **given) -> dict[str, object]:
    return {
        "format": "duo-po-pc4-leeftijd",
        "reference_date": DAY,
        "run_order": run,
        "status": "voorlopig",
        "gemeente": "0513",
        "vestiging": vestiging,
        **given,
    }


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        ([held(2, "01AA00")], ["02BB00"]),
        ([held(2, "01AA00"), held(2, "02BB00")], []),
        ([held(2, "01AA00"), held(2, "02BB00", gemeente="0599")], []),
        ([held(2, "03CC00", gemeente="0599")], []),
        ([held(2, "01AA00", reference_date=date(2025, 10, 1))], []),
        ([held(2, "01AA00", format="duo-po-vestiging")], []),
        ([held(2, "01AA00", status="ingetrokken")], []),
    ],
)
def test_vestigingen_that_are_gone_from_the_newest_run_of_their_municipality(newer, expected):
    older = [held(1, "01AA00"), held(1, "02BB00")]
    found = gone(frame([*older, *newer]))
    assert found == tuple(Gone("duo-po-pc4-leeftijd", DAY, vestiging) for vestiging in expected)
