"""Klopt de zin?: sentences of opleggers against series, one claim at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.enums import Status
from meetings.compute.claims import Subject, Value, check
from meetings.compute.claims.check import sentences


def series(*numbers: float, first: int = 2020, provisional: bool = False) -> tuple[Value, ...]:
    return tuple(
        Value(
            f"{first + place}-{first + place + 1}",
            number,
            number,
            f"{number:.2f}%".replace(".", ","),
            is_provisional=provisional and place == len(numbers) - 1,
        )
        for place, number in enumerate(numbers)
    )


def subject(*numbers: float, **more) -> Subject:
    given_values = {"title": "Deelname sbo", "names": frozenset({"sbo"}), "is_share": True}
    return Subject(values=series(*numbers), **(given_values | more))


RISING = subject(2.50, 2.10, 2.04, 2.20, 2.31)
FALLING = subject(2.50, 2.31, 2.20, 2.10, 2.04)


def codes(text: str, *subjects: Subject) -> list[str]:
    return [remark.code for remark in check({"summary": text}, subjects)]


@pytest.mark.parametrize(
    ("text", "about", "found"),
    [
        ("De deelname daalt gestaag.", RISING, ["steady"]),
        ("De deelname daalt gestaag.", FALLING, []),
        ("De deelname daalt al jaren.", subject(2.2, 2.1), ["steady"]),
        ("De deelname daalt.", RISING, ["trend"]),
        ("De deelname daalt.", FALLING, []),
        ("De deelname is gestegen.", FALLING, ["trend"]),
        ("De deelname neemt toe.", RISING, []),
        ("De deelname moet dalen.", RISING, []),
        ("De deelname daalt niet.", RISING, []),
        ("De deelname daalt.", subject(2.2), []),
        ("De deelname blijft gelijk.", RISING, ["flat"]),
        ("De deelname blijft gelijk.", subject(2.041, 2.043), []),
    ],
)
def test_trend_words_are_held_against_the_newest_steps(text, about, found):
    assert codes(text, about) == found


def test_remark_says_which_words_and_which_figures():
    text = "Er gebeurt veel. De deelname daalt gestaag sinds 2020."
    (remark,) = check({"summary": text}, [RISING])
    assert (remark.field, remark.quote[remark.start : remark.end]) == ("summary", "daalt gestaag")
    assert remark.quote == "De deelname daalt gestaag sinds 2020."
    assert remark.message == (
        "U schrijft „daalt gestaag”. Dat is niet elk jaar zo: 2,10% (2021-2022), 2,04% (2022-2023), 2,20% (2023-2024), "
        "2,31% (2024-2025)."
    )


@pytest.mark.parametrize(
    ("text", "status", "ahead", "found"),
    [
        ("We liggen op schema.", Status.OFF_TRACK, -3.0, ["on-course"]),
        ("We liggen op schema.", Status.ON_TRACK, 0.2, []),
        ("We liggen op schema.", Status.NO_VERDICT, None, []),
        ("We liggen ruim op schema.", Status.ON_TRACK, 0.2, ["amply"]),
        ("We liggen ruim op schema.", Status.ON_TRACK, 1.4, []),
        ("We liggen achter op schema.", Status.ON_TRACK, 0.2, ["behind"]),
        ("We liggen niet op koers.", Status.OFF_TRACK, -3.0, []),
        ("Het doel is gehaald.", Status.ATTENTION, -1.2, ["achieved"]),
        ("Het doel is al bereikt.", Status.ACHIEVED, 2.0, []),
    ],
)
def test_verdict_words_are_held_against_the_verdict(text, status, ahead, found):
    assert codes(text, subject(2.2, 2.1, status=status, ahead=ahead)) == found


@pytest.mark.parametrize(("heard", "found"), [(27, ["everybody"]), (31, []), (None, [])])
def test_all_schoolbesturen_are_counted(heard, found):
    assert codes("Alle besturen doen mee.", subject(2.2, heard=heard, parties=31)) == found


@pytest.mark.parametrize(("size", "found"), [(9, ["significant"]), (900, []), (None, [])])
def test_significant_asks_for_numbers(size, found):
    assert codes("Dit is een significante verandering.", subject(2.2, 2.1, size=size)) == found


@pytest.mark.parametrize(
    ("text", "about", "found"),
    [
        ("Dit is het laagste percentage sinds de start.", RISING, ["extreme"]),
        ("Dit is het laagste percentage sinds de start.", FALLING, []),
        ("Dit is het hoogste percentage.", FALLING, ["extreme"]),
        ("Het aandeel is verdubbeld.", RISING, ["multiple"]),
        ("Het aandeel is verdubbeld.", subject(1.0, 2.05), []),
        ("Het aandeel is gehalveerd.", subject(2.0, 1.0), []),
        (
            "Dit cijfer is definitief.",
            Subject("Deelname", frozenset(), series(2.1, 2.2, provisional=True), True),
            ["settled"],
        ),
        ("Dankzij de begeleiders daalt de deelname.", FALLING, ["caused"]),
        ("Wij doen dit dankzij de begeleiders.", FALLING, []),
    ],
)
def test_big_words_are_held_against_the_series(text, about, found):
    assert codes(text, about) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De deelname is 2,04%.", []),
        ("De deelname is 2,0%.", []),
        ("De deelname is 2%.", []),
        ("De deelname is 2,4%.", ["quoted"]),
        ("De deelname daalt met 0,06%.", ["percentage-points"]),
        ("De deelname daalt met 0,06 procentpunt.", []),
        ("De deelname daalt met 0,90 procentpunt.", ["quoted"]),
        ("We gaan van 2,50% naar 1,70%.", []),
        ("Dit kost 5% van het budget.", []),
    ],
)
def test_percentages_are_those_of_the_series(text, found):
    assert codes(text, subject(2.50, 2.31, 2.20, 2.10, 2.04, others=(1.70,))) == found


def test_interval_that_leaves_both_open_gives_no_remark():
    wide = Subject("Thuiszitters", frozenset(), (Value("2023-2024", 1, 4, "1–4"), Value("2024-2025", 2, 2, "2")), False)
    assert codes("Het aantal daalt. Het aantal stijgt.", wide) == []


def test_sentence_that_names_an_indicator_is_about_that_one():
    so = subject(1.0, 1.2, title="Deelname so", names=frozenset({"so"}))
    assert codes("De deelname sbo daalt.", FALLING, so) == []
    assert codes("De deelname so daalt.", FALLING, so) == ["trend"]
    assert codes("De deelname daalt.", FALLING, so) == []


def test_without_figures_nothing_is_said():
    nothing = subject()
    text = (
        "Alles daalt gestaag met 3%, is gehalveerd, het laagste ooit, definitief en ruim op schema bij alle besturen."
    )
    assert codes(text, nothing) == []
    assert codes(text) == []


def test_full_stop_in_a_number_ends_no_sentence():
    text = "Eén. Het is 2.04% in 2024.\nNog een regel\n\n  Slot?"
    assert list(sentences(text)) == ["Eén.", "Het is 2.04% in 2024.", "Nog een regel", "Slot?"]


WORDS = [
    "de",
    "deelname",
    "daalt",
    "stijgt",
    "gestaag",
    "alle",
    "besturen",
    "2,04%",
    "met",
    "0,3%",
    "procentpunt",
    "laagste",
    "verdubbeld",
    "niet",
    "moet",
    ".",
    "!",
    "\n",
    "dankzij",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.lists(st.integers(0, 9), max_size=6))
def test_any_text_is_read_and_each_remark_points_at_its_words(text, numbers):
    for remark in check({"summary": text}, [subject(*numbers, heard=1, parties=2, size=3)]):
        assert 0 <= remark.start < remark.end <= len(remark.quote)
        assert remark.quote in text
