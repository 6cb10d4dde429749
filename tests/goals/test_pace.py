"""How far a figure is from its path in time and in pupils, as pages tell it."""

from datetime import date

from goals.enums import Status
from indicators.enums import FigureKind
from tests.goals.plans import assessed, make_example


def test_pace_is_told_for_the_next_time_of_counting(in_a) -> None:
    """370 of 16.840 is 2,1971%. The path asks 2,10% in 2026 and 2,05% in 2027: 345 pupils."""
    link = make_example(in_a.swv).link
    assert assessed(link, in_a).pace_text == (
        "U ligt 1 jaar en 11 maanden achter op het pad; nodig: nog 25 leerlingen minder voor 1 oktober 2027,"
        " bij een gelijk totaal."
    )
    assert "voor 1 oktober 2028" in assessed(link, in_a, date(2028, 2, 1)).pace_text
    assert "nodig" not in assessed(link, in_a, date(2029, 2, 1)).pace_text


def test_pace_is_silent_where_it_would_not_be_honest(in_a) -> None:
    link = make_example(in_a.swv).link
    row = link.indicator.definitions.get().figures.get()
    assert assessed(link, in_a).pace_text
    row.missing = ["Leusden"]
    row.save()
    assert assessed(link, in_a).pace_text == ""
    row.missing, row.kind, row.value, row.low = [], FigureKind.INTERVAL, None, 1.0
    row.save()
    assert assessed(link, in_a).pace_text == ""


def test_one_step_asks_for_its_target_year(in_a) -> None:
    link = make_example(in_a.swv, path_kind="stepped").link
    assert assessed(link, in_a).pace_text == (
        "Nodig: nog 34 leerlingen minder voor 1 oktober 2028, bij een gelijk totaal."
    )
    assert assessed(link, in_a).status is Status.ON_TRACK
