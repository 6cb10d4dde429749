"""Own names of the levels of a plan: words that agree with their article, and what may be stored."""

from dataclasses import astuple

import pytest

from osp.errors import DomainError
from osp.levels import LEVELS, USUAL, LevelName, levels_of, own_names

AMBITION = {"singular": "ambitie", "plural": "ambities", "article": "de"}
RESULT = {"singular": "resultaat", "plural": "resultaten", "article": "het"}


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            LevelName("doel", "doelen", "het"),
            ("het doel", "dit doel", "dat doel", "nieuw doel", "ander doel", "elk doel", "geen doel", "Doel", "Doelen"),
        ),
        (
            LevelName("ambitie", "ambities", "de"),
            (
                "de ambitie",
                "deze ambitie",
                "die ambitie",
                "nieuwe ambitie",
                "andere ambitie",
                "elke ambitie",
                "geen ambitie",
                "Ambitie",
                "Ambities",
            ),
        ),
    ],
)
def test_words_agree_with_the_article(name, forms):
    found = (name.the, name.this, name.that, name.new, name.other, name.each, name.none, name.capital)
    assert (*found, name.capital_plural) == forms
    assert [name.count(number) for number in (0, 1, 4)] == [
        f"0 {name.plural}",
        f"1 {name.singular}",
        f"4 {name.plural}",
    ]


def test_levels_without_own_names_are_the_usual_ones():
    assert levels_of({}) == USUAL
    assert [USUAL.of(level).singular for level in LEVELS] == ["missie", "speerpunt", "doel", "activiteit"]
    with pytest.raises(ValueError, match="no level"):
        USUAL.of("chapter")


def test_own_names_stand_over_the_usual_and_a_half_one_does_not():
    found = levels_of({"priority": AMBITION, "goal": {"singular": "resultaat"}})
    assert (found.priority.plural, found.goal) == ("ambities", USUAL.goal)
    assert found.words["the_priority"] == "de ambitie"
    assert "een {goal} bij {the_priority}".format_map(found.words) == "een doel bij de ambitie"


def test_stored_is_what_differs_and_reads_as_a_noun():
    given = {
        "mission": {"singular": "", "plural": "", "article": "het"},
        "priority": {"singular": " Ambitie ", "plural": "Ambities", "article": "de"},
        "goal": dict(zip(("singular", "plural", "article"), astuple(USUAL.goal), strict=True)),
        "activity": {"singular": "KPI", "plural": "KPI’s", "article": "de"},
    }
    assert own_names(given) == {
        "priority": AMBITION,
        "activity": {"singular": "KPI", "plural": "KPI’s", "article": "de"},
    }


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"goal": {"singular": "resultaat", "plural": "", "article": "het"}}, "level-name-missing", "goal_plural"),
        ({"goal": {"singular": " ", "plural": "resultaten", "article": "het"}}, "level-name-missing", "goal_singular"),
        ({"goal": {**RESULT, "article": "een"}}, "level-article", "goal_article"),
        ({"goal": {**RESULT, "singular": "r" * 41}}, "level-name-odd", "goal_singular"),
        ({"goal": {**RESULT, "singular": "<b>doel"}}, "level-name-odd", "goal_singular"),
        ({"priority": RESULT, "goal": RESULT}, "level-name-taken", "goal_singular"),
        ({"goal": {"singular": "speerpunt", "plural": "x", "article": "het"}}, "level-name-taken", "goal_singular"),
    ],
)
def test_name_that_cannot_stand_in_a_sentence_is_refused(given, code, field):
    with pytest.raises(DomainError) as refused:
        own_names(given)
    assert (refused.value.code, refused.value.field) == (code, field)
