"""Paragraphs of a text, and one of them replaced."""

import pytest

from goals.compute.paragraphs import nearest, paragraphs, replaced, same

TEXT = "Eerst dit.\n\nDan *dat*.\n \n\n- een\n- twee\n"


def test_paragraphs_stand_between_empty_lines():
    assert paragraphs(TEXT) == ("Eerst dit.", "Dan *dat*.", "- een\n- twee")
    assert paragraphs("a\r\n\r\nb") == ("a", "b")
    assert paragraphs(" \n ") == ()


@pytest.mark.parametrize(
    ("before", "after", "number", "result"),
    [
        ("Dan *dat*.", "Dan iets anders.", 1, "Eerst dit.\n\nDan iets anders.\n\n- een\n- twee"),
        ("Dan  *dat*. ", "X", 1, "Eerst dit.\n\nX\n\n- een\n- twee"),
        ("- een\r\n- twee", "- drie", 2, "Eerst dit.\n\nDan *dat*.\n\n- drie"),
        ("Eerst dit.", "", 0, "Dan *dat*.\n\n- een\n- twee"),
        ("", "Nieuw.", 0, "Eerst dit.\n\nDan *dat*.\n\n- een\n- twee\n\nNieuw."),
        ("Dan dat.", "X", 1, None),
    ],
)
def test_replaced_changes_one_paragraph_and_nothing_else(before, after, number, result):
    assert replaced(TEXT, before, after, number=number) == result


@pytest.mark.parametrize(
    ("number", "result"), [(0, "x\n\nb\n\na"), (1, "x\n\nb\n\na"), (2, "a\n\nb\n\nx"), (9, "a\n\nb\n\nx")]
)
def test_replaced_takes_the_nearest_of_paragraphs_that_say_the_same(number, result):
    assert replaced("a\n\nb\n\na", "a", "x", number=number) == result


def test_replaced_begins_an_empty_text():
    assert replaced("", "", "Nieuw.") == "Nieuw."
    assert replaced("", "Weg.", "Nieuw.") is None


def test_nearest_is_the_paragraph_that_says_most_of_the_same():
    text = "Ouders zitten aan tafel.\n\nEen leraar kijkt mee.\n\nOuders en leerlingen zitten samen aan tafel."
    assert nearest(text, "Ouders en leerlingen zitten aan tafel.") == "Ouders en leerlingen zitten samen aan tafel."
    assert nearest("a\n\nb", "c d", number=1) == "b"
    assert nearest("", "a") == ""


def test_same_forgives_space_alone():
    assert same(" a  b\r\nc ", "a b\nc")
    assert not same("a b c", "a b\nc")
