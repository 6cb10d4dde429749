"""Numbers, dates and enumerations as a Dutch reader expects them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp import dutch


@pytest.mark.parametrize(
    ("x", "places", "text"),
    [
        (2.0441, 2, "2,04"),
        (2.005, 2, "2,01"),
        (2.0, 2, "2,00"),
        (-0.06, 2, "−0,06"),
        (-0.004, 2, "0,00"),
        (0, 2, "0,00"),
        (1234567.891, 1, "1.234.567,9"),
        (Decimal("999.995"), 2, "1.000,00"),
        (17465, 0, "17.465"),
    ],
)
def test_decimal_reads_the_dutch_way(x, places, text):
    assert dutch.decimal(x, places) == text


@pytest.mark.parametrize("x", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_decimal_refuses_what_is_not_a_finite_number(x):
    with pytest.raises(ValueError, match="geen getal dat te tonen is"):
        dutch.decimal(x)


@pytest.mark.parametrize(
    ("x", "least", "text"),
    [(1.8, 0, "1,8"), (2.0, 0, "2"), (0.05, 2, "0,05"), (0.1, 2, "0,10"), (0.125, 2, "0,125"), (1 / 3, 0, "0,3333")],
)
def test_decimal_trimmed_keeps_only_decimals_that_say_something(x, least, text):
    assert dutch.decimal_trimmed(x, least=least) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (0.09, "0,09 procentpunt"),
        (0.004, "minder dan 0,01 procentpunt"),
        (0.005, "0,01 procentpunt"),
        (0, "0,00 procentpunt"),
        (-1.5, "−1,50 procentpunt"),
    ],
)
def test_points_never_calls_a_difference_zero_that_is_not(x, text):
    assert dutch.points(x) == text


def test_percent_and_integer():
    assert (dutch.percent(2.0441), dutch.percent(2.49, 1), dutch.integer(1396457)) == ("2,04%", "2,5%", "1.396.457")


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(23968, 76930, "23.968–76.930"), (5, 5, "5"), (-3, 2, "−3 tot 2")],
)
def test_number_range(low, high, text):
    assert dutch.number_range(low, high) == text


@pytest.mark.parametrize(("n", "text"), [(0, "0 leerlingen"), (1, "1 leerling"), (1016, "1.016 leerlingen")])
def test_pupils_takes_the_right_form(n, text):
    assert dutch.pupils(n) == text


def test_plural_of_another_noun():
    assert (dutch.plural(1, "doel", "doelen"), dutch.plural(4, "doel", "doelen")) == ("1 doel", "4 doelen")


@pytest.mark.parametrize(
    ("words", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")]
)
def test_join_words(words, text):
    assert dutch.join_words(words) == text


@pytest.mark.parametrize(("n", "text"), [(1, "één"), (3, "drie"), (12, "twaalf"), (13, "13"), (-1, "−1")])
def test_number_word_stops_at_twelve(n, text):
    assert dutch.number_word(n) == text


def test_sentence_case_leaves_the_rest_alone():
    assert (dutch.sentence_case("het aantal in PO2814"), dutch.sentence_case("")) == ("Het aantal in PO2814", "")


def test_sentence_case_of_one_loses_its_first_accent():
    assert [dutch.sentence_case(text) for text in ("één keer", "één", "ééns")] == ["Eén keer", "Eén", "Eéns"]


def test_dates():
    day = date(2026, 12, 10)
    texts = dutch.date_long(day), dutch.date_short(day), dutch.date_with_day(day)
    assert texts == ("10 december 2026", "do 10 dec", "donderdag 10 december 2026")


def test_every_month_and_weekday_has_its_own_short_form():
    months = [dutch.date_short(date(2026, month, 1)).split()[2] for month in range(1, 13)]
    days = [dutch.date_short(date(2026, 6, day)).split()[0] for day in range(1, 8)]
    assert months == ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    assert days == ["ma", "di", "wo", "do", "vr", "za", "zo"]


def test_clock_and_school_year():
    moments = dutch.clock(time(14, 2)), dutch.clock(datetime(2026, 12, 10, 9, 40, tzinfo=UTC))
    assert (moments, dutch.school_year(2019)) == (("14.02", "09.40"), "2019-2020")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2,04", "2.04"),
        ("2.04", "2.04"),
        (" 2,04 ", "2.04"),
        ("1.204", "1204"),
        ("1.204,5", "1204.5"),
        ("1.204.500", "1204500"),
        ("0.204", "0.204"),
        ("1,204", "1.204"),
        ("1.2045", "1.2045"),
        ("17465", "17465"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("+3", "3"),
        ("1\u00a0204", "1204"),
    ],
)
def test_parse_decimal_reads_what_people_type(typed, number):
    assert dutch.parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Vul een getal in"),
        ("-", "Vul een getal in"),
        ("2,04%", "zonder eenheid"),
        ("twee", "is geen getal"),
        ("1e5", "is geen getal"),
        ("NaN", "is geen getal"),
        ("٣", "is geen getal"),
        ("1,2,3", "niet als getal te lezen"),
        ("1,204.5", "niet als getal te lezen"),
        ("12.34.567", "niet als getal te lezen"),
        (",5", "niet als getal te lezen"),
        ("5,", "niet als getal te lezen"),
        ("--5", "is geen getal"),
    ],
)
def test_parse_decimal_refuses_with_a_dutch_reason(typed, message):
    with pytest.raises(ValueError, match=message):
        dutch.parse_decimal(typed)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_shown_can_be_typed_back(number):
    assert dutch.parse_decimal(dutch.decimal(number)) == number


@given(st.text(max_size=12))
def test_parse_decimal_raises_nothing_but_value_error(typed):
    try:
        assert dutch.parse_decimal(typed).is_finite()
    except ValueError as error:
        assert str(error)[0] in "V„"  # noqa: PT017 -- the refusal is the other allowed outcome
