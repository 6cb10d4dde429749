"""Two versions of a text woven into one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp.textdiff import Mark, Strand, counts, excerpt, woven


def marks(old: str, new: str) -> list[tuple[str, str]]:
    return [(strand.mark.value, strand.text) for strand in woven(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("gelijk", "gelijk", [("", "gelijk")]),
        ("", "nieuw", [("ins", "nieuw")]),
        ("oud", "", [("del", "oud")]),
        (
            "Vier middagen scholing",
            "Zes middagen scholing",
            [("del", "Vier "), ("ins", "Zes "), ("", "middagen scholing")],
        ),
        ("a b", "a b c", [("", "a b "), ("ins", "c")]),
        ("een\ntwee", "een\n\ntwee", [("", "een\n"), ("ins", "\n"), ("", "twee")]),
        ("dubbele  spatie", "dubbele spatie ", [("", "dubbele spatie")]),
        ("regel\r\ntwee", "regel\ntwee", [("", "regel\ntwee")]),
    ],
)
def test_words_that_went_stand_before_those_that_came(old, new, expected):
    assert marks(old, new) == expected


def test_words_are_counted():
    assert counts(woven("een twee drie", "een vier vijf drie zes")) == (1, 3)
    assert Strand("twee woorden ", Mark.SAME).words == 2


def test_a_long_text_with_one_change_keeps_its_paragraphs():
    paragraphs = [f"Alinea {number} over passend onderwijs." for number in range(400)]
    changed = [*paragraphs[:200], "Alinea 200 over thuisnabij onderwijs.", *paragraphs[201:]]
    found = woven("\n".join(paragraphs), "\n".join(changed))
    assert [(strand.mark, strand.text) for strand in found if strand.mark] == [
        (Mark.GONE, "passend "),
        (Mark.ADDED, "thuisnabij "),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c d", "a b c e", "… c d e"),
        ("a x c d e f g", "a y c d e f g", "a x y c …"),
        ("x b c d e f y", "p b c d e f q", "x p b … f y q"),
        ("a b", "a c", "a b c"),
    ],
)
def test_what_stayed_is_cut_down_around_a_change(old, new, expected):
    found = excerpt(woven(old, new), around=1)
    assert "".join(strand.text for strand in found).strip() == expected


texts = st.text(alphabet="ab c\n", max_size=40)


@given(texts, texts)
def test_without_what_came_it_is_the_old_and_without_what_went_the_new(old, new):
    found = woven(old, new)
    for wanted, mark in ((old, Mark.ADDED), (new, Mark.GONE)):
        assert "".join(strand.text for strand in found if strand.mark is not mark).split() == wanted.split()
