"""From headings to a plan: what is proposed, how it is put together, and that no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.documents.word import docx_bytes
from goals.importers.word import WordPart, read_word
from goals.importers.word_mapping import LEFT, WordRole, arrange, own_words, suggest, titled, with_roles
from osp import richtext
from tests.goals.document_samples import document

ROLES = st.sampled_from(list(WordRole))
WORDS = st.from_regex(r"[a-z]{3,8}( [a-z]{3,8}){0,3}", fullmatch=True)
PARTS = st.builds(WordPart, st.integers(1, 4), WORDS, WORDS)


def roles_of(*parts: tuple[int, str]) -> list[str]:
    return [role.value for role in suggest([WordPart(level, title, "") for level, title in parts])]


@pytest.mark.parametrize(
    ("parts", "roles"),
    [
        (
            [(1, "Missie"), (1, "Speerpunt 1: A"), (2, "Doel 1.1 B"), (3, "Activiteit: C"), (3, "Toelichting")],
            ["missie", "speerpunt", "doel", "activiteit", "tekst"],
        ),
        ([(1, "Inleiding"), (1, "Onze visie")], ["hoofdstuk", "visie"]),
        ([(1, "Dichtbij"), (2, "Minder reizen"), (3, "Fietsen"), (4, "Hoe")], ["speerpunt", "doel", "activiteit", "tekst"]),
        ([(1, "Wie wij zijn"), (1, "Dichtbij"), (2, "Minder reizen")], ["hoofdstuk", "speerpunt", "doel"]),
        ([(1, "Ambitie A"), (2, "Doelen"), (3, "Minder"), (2, "Activiteiten"), (3, "Meer")],
         ["speerpunt", "tekst", "doel", "tekst", "activiteit"]),
        ([(0, ""), (1, "Inhoudsopgave"), (1, "Programmalijn 2. B")], ["tekst", "overslaan", "speerpunt"]),
    ],
)  # fmt: skip
def test_roles_are_proposed_by_words_and_by_level(parts, roles):
    assert roles_of(*parts) == roles


def test_names_of_the_samenwerkingsverband_are_known():
    words = own_words(["koerslijn"], ["beweging"], ["stap"])
    parts = [WordPart(1, "Koerslijn 1: A", ""), WordPart(2, "Beweging 1: B", ""), WordPart(3, "Stap 1: C", "")]
    assert [role.value for role in suggest(parts, words)] == ["speerpunt", "doel", "activiteit"]
    draft = arrange(parts, suggest(parts, words), words)
    assert [row.title for row in (*draft.priorities, *draft.goals, *draft.activities)] == ["A", "B", "C"]


def test_own_export_becomes_the_plan_it_was():
    parts = read_word(docx_bytes(document())).parts
    draft = arrange(parts, suggest(parts))
    assert [row.title for row in draft.priorities] == ["Thuisnabij en passend"]
    assert [row.title for row in draft.goals] == [
        "Minder verwijzen naar het sbo",
        "De deelname aan het so blijft onder 2,20%",
    ]
    assert [row.title for row in draft.activities] == ["Verbrede toelating", "Verbrede toelating"]


def test_row_without_a_place_becomes_something_else_and_says_so():
    parts = [WordPart(1, "Doel 1: A", "a"), WordPart(2, "Activiteit: B", "b")]
    draft = arrange(parts, (WordRole.GOAL, WordRole.ACTIVITY))
    assert draft.remarks == {0: WordRole.CHAPTER, 1: WordRole.TEXT}
    assert [(row.title, row.text) for row in draft.chapters] == [("Doel 1: A", "a\n\n# Activiteit: B\n\nb")]


def test_what_is_skipped_stays_in_a_chapter_of_its_own():
    parts = [WordPart(0, "", "Voorblad"), WordPart(1, "Speerpunt 1: A", ""), WordPart(1, "Colofon", "Druk")]
    draft = arrange(parts, (WordRole.TEXT, WordRole.PRIORITY, WordRole.SKIP))
    assert [(row.title, row.text) for row in draft.chapters] == [(LEFT, "Voorblad\n\n# Colofon\n\nDruk")]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Speerpunt 2: dichtbij", "Dichtbij"),
        ("2.1 Speerpunt dichtbij huis", "Speerpunt dichtbij huis"),
        ("3 scholen onder één dak", "3 scholen onder één dak"),
        ("2024 in beeld", "2024 in beeld"),
        ("1. Samen", "Samen"),
    ],
)
def test_title_loses_its_number_and_label_and_nothing_else(title, wanted):
    assert titled(WordPart(1, title, ""), WordRole.PRIORITY) == (wanted, "")


def test_title_that_is_too_long_goes_on_in_the_text():
    title, text = titled(WordPart(1, "woord " * 60, "Verder."), WordRole.GOAL, longest=200)
    assert (len(title) <= 200, title[-1], text.endswith("\n\nVerder."), text.lower().count("woord")) == (
        True,
        "…",
        True,
        60,
    )


@given(st.lists(st.tuples(PARTS, ROLES), max_size=12))
def test_no_word_is_lost_whatever_is_chosen(chosen):
    parts, roles = [part for part, _ in chosen], [role for _, role in chosen]
    draft = arrange(parts, roles)
    rows = [*draft.chapters, *draft.priorities, *draft.goals, *draft.activities]
    told = " ".join([draft.mission, draft.vision, draft.core_values, *(f"{row.title} {row.text}" for row in rows)])
    kept = re.findall(r"\w+", richtext.plain(told).lower())
    for part, _ in chosen:
        assert set(re.findall(r"\w+", f"{part.title} {part.text}")) - set(kept) == set()


def test_roles_that_were_sent_go_before_proposals():
    parts = [WordPart(1, "A", ""), WordPart(1, "B", "")]
    assert with_roles(parts, {1: "doel", 0: "onzin"}, suggest(parts)) == (WordRole.CHAPTER, WordRole.GOAL)
