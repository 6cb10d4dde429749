"""What people type as a frequency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.compute.frequencies import FrequencyError, Reading, parse
from meetings.proposals import Rule, frequency_text

EVERY_MONTH = Rule(months=tuple(range(1, 13)))


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("2x/jaar (dec, jun)", Rule(months=(12, 6))),
        ("5x/jaar (sep, dec, jan, apr, jun)", Rule(months=(9, 12, 1, 4, 6))),
        ("Twee keer per jaar: juni en december", Rule(months=(12, 6))),
        ("2 x in het schooljaar (dec, jun).", Rule(months=(12, 6))),
        ("2x jaarlijks (dec, jun)", Rule(months=(12, 6))),
        ("dec en jun", Rule(months=(12, 6))),
        ("jaarlijks in november", Rule(months=(11,))),
        ("elk kwartaal (okt, jan, apr, jul)", Rule(months=(10, 1, 4, 7))),
        ("elke 6 weken", Rule(every_weeks=6)),
        ("iedere zes weken", Rule(every_weeks=6)),
        ("om de 6 weken", Rule(every_weeks=6)),
        ("eens per zes weken", Rule(every_weeks=6)),
        ("1x per week", Rule(every_weeks=1)),
        ("wekelijks", Rule(every_weeks=1)),
        ("maandelijks", EVERY_MONTH),
        ("elke maand", EVERY_MONTH),
    ],
)
def test_parse_reads_what_people_type(typed, rule):
    assert parse(typed) == Reading(rule)


def test_parse_warns_when_the_count_is_not_that_of_the_months():
    expected = "U schrijft 5x en noemt 2 maanden; de maanden tellen."
    assert parse("5x/jaar (sep, dec)") == Reading(Rule(months=(9, 12)), expected)


def test_parse_says_which_months_it_took_for_a_quarter():
    expected = "Gelezen als 4x per jaar (sep, dec, mrt, jun). Noem andere maanden tussen haakjes."
    assert parse("per kwartaal") == Reading(Rule(months=(9, 12, 3, 6)), expected)


@pytest.mark.parametrize(
    ("typed", "column", "says"),
    [
        ("", 1, "Vul in hoe vaak"),
        ("af en toe", 1, "„af” is geen maand die ik ken"),
        ("3x per jaar (foo)", 14, "„foo” is geen maand die ik ken"),
        ("2x per jaar", 12, "Noem de maanden"),
        ("jaarlijks", 10, "Noem de maanden"),
        ("0x/jaar (dec)", 1, "Nul keer kan niet"),
        ("elke 6 weken ja", 14, "Na de frequentie staat nog „ja”"),
        ("elke 200 weken", 6, "Vul 1 tot en met 104 weken in"),
        ("elke 2 maanden", 8, "Noem de maanden zelf"),
        ("elke 2 jaar (nov)", 8, "binnen een schooljaar"),
        ("1x per 4 jaar", 10, "binnen een schooljaar"),
        ("2x per week", 8, "Meer dan één keer"),
        ("2x per 6 weken", 10, "Meer dan één keer"),
    ],
)
def test_parse_points_at_what_it_cannot_read(typed, column, says):
    with pytest.raises(FrequencyError) as refused:
        parse(typed)
    assert (refused.value.column, says in str(refused.value)) == (column, True)


@given(st.sets(st.integers(1, 12), min_size=1).map(tuple).map(lambda months: Rule(months=months)))
def test_parse_reads_back_what_the_pages_write_for_months(rule):
    assert sorted(parse(frequency_text(rule)).rule.months) == sorted(rule.months)


@given(st.integers(1, 104))
def test_parse_reads_back_what_the_pages_write_for_weeks(weeks):
    assert parse(frequency_text(Rule(every_weeks=weeks))) == Reading(Rule(every_weeks=weeks))


@given(st.text(max_size=40))
def test_parse_reads_or_refuses_any_text(typed):
    assert _understood(typed)


def _understood(typed):
    """One of months and weeks, or a refusal that points into the text."""
    try:
        rule = parse(typed).rule
    except FrequencyError as refused:
        return 1 <= refused.column <= len(typed) + 1
    return bool(rule.months) != bool(rule.every_weeks)
