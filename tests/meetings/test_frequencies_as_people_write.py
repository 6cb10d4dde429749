"""How people write a frequency, and what each means, worked out from the words alone.

What can be planned in one way is read so; what could mean two things, or cannot be planned within a school year, is asked back. A
wrong meaning would plan a year of wrong meetings, so a row with None may be answered with any question and with no rule.
"""

import pytest

from meetings.compute.frequencies import FrequencyError, parse
from meetings.proposals import SCHOOL_MONTHS, Rule

DEC_JUN = (12, 6)
FIVE = (9, 12, 1, 4, 6)
FOUR = (9, 12, 3, 6)
SCHOOL_YEAR = tuple(month for month in SCHOOL_MONTHS if month not in {7, 8})
ALL = tuple(range(1, 13))

MONTHS = {
    "5x/jaar (sep, dec, jan, apr, jun)": FIVE,
    "5X/JAAR (SEP, DEC, JAN, APR, JUN)": FIVE,
    "5 x per jaar (sept., dec., jan., apr., juni)": FIVE,
    "5x per jaar: sep - dec - jan - apr - jun": FIVE,
    "5x (sep, dec, jan, apr, jun)": FIVE,
    "vijfmaal per jaar: september, december, januari, april en juni": FIVE,
    "5 x p/j (sep + dec + jan + apr + jun)": FIVE,
    "5x p.j. (sep; dec; jan; apr; jun)": FIVE,
    "5x/jr (sep/dec/jan/apr/jun)": FIVE,
    "sep,dec,jan,apr,jun": FIVE,
    "2 x per jaar, in december en juni": DEC_JUN,
    "2x/jaar (dec/jun)": DEC_JUN,
    "2x/jaar (jun, dec)": DEC_JUN,
    "2\u00d7/jaar (dec,\u00a0jun)": DEC_JUN,
    "tweemaal per schooljaar (juni & december)": DEC_JUN,
    "twee keer in het jaar: Dec en Jun": DEC_JUN,
    "halfjaarlijks (dec, jun)": DEC_JUN,
    "2x jaarlijks (dec, jun)": DEC_JUN,
    "minimaal 2x per jaar (dec, jun)": DEC_JUN,
    "\u22652x/jr (dec, jun)": DEC_JUN,
    "ten minste 2 keer per jaar (dec en jun)": DEC_JUN,
    "min. 2x per jaar in dec en jun": DEC_JUN,
    "ca. 4x per jaar (sep, dec, mrt, jun)": FOUR,
    "\u00b1 4x per jaar (sep, dec, mrt, jun)": FOUR,
    "4-6x (sep, dec, mrt, jun)": FOUR,
    "4 \u00e0 5 keer per jaar (sep, dec, mrt, jun)": FOUR,
    "viermaal per jaar (sept, dec, maart, juni)": FOUR,
    "eens per kwartaal": FOUR,
    "ieder kwartaal": FOUR,
    "1x per kwartaal": FOUR,
    "elk kwartaal (okt, jan, apr, jul)": (10, 1, 4, 7),
    "jan/mei/okt": (10, 1, 5),
    "in maart, juni, september en december": FOUR,
    "jaarlijks in maart": (3,),
    "elk jaar in maart": (3,),
    "1 keer per jaar, mrt": (3,),
    "eens per jaar in febr.": (2,),
    "november": (11,),
    "maandelijks": ALL,
    "eens in de maand": ALL,
    "1x per maand": ALL,
    "iedere maand": ALL,
    "12x per jaar": ALL,
    "maandelijks behalve juli en augustus": SCHOOL_YEAR,
    "maandelijks (behalve juli/augustus)": SCHOOL_YEAR,
    "elke maand, m.u.v. juli en augustus": SCHOOL_YEAR,
    "10x per jaar (niet in juli en augustus)": SCHOOL_YEAR,
    "sep t/m jun": SCHOOL_YEAR,
    "maandelijks, sept t/m juni": SCHOOL_YEAR,
    "elke maand van september tot en met juni": SCHOOL_YEAR,
    "10x per jaar (sep t/m jun)": SCHOOL_YEAR,
}
WEEKS = {
    "elke 6 weken": 6,
    "Elke  6   Weken.": 6,
    "om de zes weken": 6,
    "eens in de 6 weken": 6,
    "1x per 6 wkn": 6,
    "\u00e9\u00e9n keer per zes weken": 6,
    "6-wekelijks": 6,
    "zeswekelijks": 6,
    "6 wekelijks": 6,
    "ongeveer elke 6 weken": 6,
    "elke \u00b1 6 weken": 6,
    "per 6 weken": 6,
    "elke week": 1,
    "1x wekelijks": 1,
    "1x/week": 1,
    "om de week": 2,
    "1x om de week": 2,
    "om de andere week": 2,
    "om de twee weken": 2,
    "tweewekelijks": 2,
    "2-wekelijks": 2,
}
# Fewer or more than one thing.
ASKED_BACK = (
    "2x per jaar",
    "minimaal 4x per jaar",
    "4-6x per jaar",
    "1-2x",
    "halfjaarlijks",
    "elk half jaar",
    "jaarlijks",
    # One of the two, or both?
    "1x, okt/nov",
    "okt/nov",
    "jaarlijks (okt/nov)",
    "1x per jaar in juni of juli",
    "2x/jaar (okt/nov, apr/mei)",
    # Between these months, or in each of them?
    "4x per jaar (sep t/m jun)",
    "sep-jun",
    "van januari tot juni",
    # Every other month, quarter or year.
    "om de maand",
    "1x om de maand",
    "om het kwartaal",
    "om het jaar (nov)",
    "tweemaandelijks",
    "elke 2 maanden",
    "3-maandelijks",
    "2 jaarlijks (nov)",
    "2-jaarlijks (nov)",
    "tweejaarlijks (nov)",
    "1x/4 jaar",
    # More often than a body meets.
    "2x wekelijks",
    "2x per week",
    "2x per maand",
    "2x per kwartaal",
    "dagelijks",
    "veertiendaags",
    # Not a number of weeks.
    "elke 6-8 weken",
    "elke 6 \u00e0 8 weken",
    "elke 4,5 weken",
    "elke zesde week",
    "0 weken",
    "-2 weken",
    # Part of a rhythm.
    "wekelijks behalve in juli",
    "maandelijks in maart",
    "11x per jaar (niet in juli en augustus)",
    "behalve juli",
    "elke 6 weken, vanaf september",
    "elke eerste dinsdag van de maand",
    "elke dinsdag",
    "3x per jaar (sep, dec, jun) en 1x extra",
    "elk kwartaal 2x",
    # No rhythm, or a word that is none.
    "op afroep",
    "n.v.t.",
    "indien nodig",
    "najaar",
    "voor de zomervakantie",
    "2x/jaar (desember, jun)",
    "2x/jaar (12, 6)",
    "15 dec en 15 jun",
    "2x/jaar (dec 2026, jun 2027)",
    "Q1, Q3",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "months"), MONTHS.items(), ids=list(MONTHS))
def test_months_are_read_as_they_are_meant(typed, months):
    rule = parse(typed).rule
    assert (sorted(rule.months), rule.every_weeks) == (sorted(months), None)


@pytest.mark.parametrize(("typed", "weeks"), WEEKS.items(), ids=list(WEEKS))
def test_weeks_are_read_as_they_are_meant(typed, weeks):
    assert parse(typed).rule == Rule(every_weeks=weeks)


@pytest.mark.parametrize("typed", ASKED_BACK)
def test_what_is_not_one_rhythm_is_asked_back(typed):
    with pytest.raises(FrequencyError) as question:
        parse(typed)
    assert 1 <= question.value.column <= len(typed) + 1


def test_about_so_many_weeks_is_told_as_it_was_read():
    assert parse("ongeveer elke 6 weken").warning == "Gelezen als elke 6 weken."
    assert parse("elke 6 weken").warning == ""
