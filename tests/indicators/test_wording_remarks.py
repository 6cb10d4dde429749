"""What the kantlijn says about an indicator that is being written."""

from dataclasses import replace

import pytest

from indicators.compute.language import parse
from indicators.enums import Unit
from indicators.wording.remarks import Draft, pointer, remarks, two_things

GOOD = Draft(
    name="Deelname sbo",
    text="Leerlingen in het sbo, gedeeld door leerlingen in bo en sbo samen.",
    source="DUO",
    unit=Unit.PERCENT,
    formula=parse("sbo / (bo + sbo)"),
    is_own_number=False,
    is_discussed=True,
)


def codes(**changes) -> list[str]:
    return [remark.code for remark in remarks(replace(GOOD, **changes))]


def test_a_good_indicator_gets_no_remark():
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"formula": parse("sbo + bo")}, ["no-denominator"]),
        ({"formula": parse("sbo / 2")}, ["no-denominator"]),
        ({"formula": parse("sbo + bo"), "unit": Unit.COUNT}, []),
        ({"formula": parse("1 - sbo / bo")}, []),
        ({"formula": parse("[a] / [b]"), "unit": Unit.PERMILLE}, []),
        ({"formula": None}, []),
        ({"formula": None, "is_own_number": True}, ["no-denominator"]),
        ({"formula": None, "is_own_number": True, "unit": Unit.COUNT}, []),
        ({"source": " "}, ["no-source"]),
        ({"is_discussed": False}, ["not-discussed"]),
        ({"name": "Instroom en uitstroom"}, ["two-things"]),
        ({"is_discussed": False, "source": "", "name": "In/uit"}, ["two-things", "no-source", "not-discussed"]),
    ],
)
def test_remarks_with_what_asks_for_a_choice_first(changes, expected):
    assert codes(**changes) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Instroom en uitstroom van het sbo.", "Instroom en uitstroom"),
        ("Leerlingen so/vso per 1.000.", "so/vso"),
        ("Verzuim en/of uitval.", "Verzuim en/of uitval"),
        ("Eerst dit. Dan thuiszitters en vrijstellingen.", "thuiszitters en vrijstellingen"),
        ("Thuiszitters, absoluut en relatief opgeteld.", ""),
        ("Leerlingen sbo, gedeeld door leerlingen bo en sbo.", ""),
        ("Leerlingen die een eigen plan hebben.", ""),
        ("Kinderen enkel thuis.", ""),
        ("", ""),
    ],
)
def test_two_things_in_one_sentence(text, words):
    assert two_things(text) == words


def test_the_remark_quotes_the_words_it_is_about():
    found = remarks(replace(GOOD, text="Verzuim en uitval."))[0]
    assert found.text.startswith("In de definitie staat „Verzuim en uitval”.")


def test_an_error_is_marked_under_its_sign():
    assert pointer("sbo / (bo +", 7) == "sbo / (bo +\n      ^"
    assert pointer("sbo\n/ x", 5) == "sbo / x\n    ^"
    line, mark = pointer("a + " * 30 + "? + b", 121).split("\n")
    assert line[mark.index("^")] == "?"
    assert line.startswith("… ")
    line, mark = pointer("? + " + "a + " * 30, 1).split("\n")
    assert (line[mark.index("^")], line.endswith(" …")) == ("?", True)
