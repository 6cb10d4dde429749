"""Milestones, risks and scope in Dutch sentences."""

from dataclasses import dataclass
from datetime import date

import pytest

from goals.compute.milestones import MilestoneProfile, is_late, profile
from goals.wording.elements import late_sentence, milestones_sentence, risk_text, scope_sentence
from osp.levels import USUAL, LevelName

TODAY = date(2027, 2, 1)


@dataclass
class Row:
    title: str
    due: date
    done_on: date | None = None


@pytest.mark.parametrize(
    ("row", "late"),
    [
        (Row("a", date(2027, 1, 31)), True),
        (Row("op de dag zelf", TODAY), False),
        (Row("morgen", date(2027, 2, 2)), False),
        (Row("te laat, maar gehaald", date(2026, 1, 1), date(2027, 1, 1)), False),
    ],
)
def test_a_milestone_is_late_after_its_day_until_it_is_reached(row, late):
    assert is_late(row, TODAY) is late


def test_profile_counts_and_names_what_is_longest_late_first():
    rows = [
        Row("c", date(2027, 1, 20)),
        Row("a", date(2026, 1, 1), date(2026, 1, 1)),
        Row("b", date(2026, 12, 1)),
        Row("d", date(2028, 1, 1)),
    ]
    found = profile(rows, TODAY)
    assert found == MilestoneProfile(1, 4, (("b", date(2026, 12, 1)), ("c", date(2027, 1, 20))))
    assert milestones_sentence(found) == "1 van 4 mijlpalen gehaald, 2 te laat"
    assert late_sentence(found) == (
        "„b” had er op 1 december 2026 moeten zijn. „c” had er op 20 januari 2027 moeten zijn."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (MilestoneProfile(0, 0, ()), ""),
        (MilestoneProfile(1, 1, ()), "1 van 1 mijlpaal gehaald"),
        (MilestoneProfile(2, 4, ()), "2 van 4 mijlpalen gehaald"),
    ],
)
def test_milestones_read_in_one_sentence(found, said):
    assert (milestones_sentence(found), late_sentence(found)) == (said, "")


def test_a_risk_reads_in_words():
    assert risk_text(3, 2) == "kans groot, gevolg gemiddeld"


@pytest.mark.parametrize(
    ("names", "above", "said"),
    [
        ([], None, "Geldt voor alle schoolbesturen."),
        (["A"], None, "Geldt voor A."),
        (["A", "B"], USUAL.priority, "Geldt voor A en B, net als het speerpunt waar dit onder valt."),
        (list("ABCDEFG"), None, "Geldt voor 7 schoolbesturen."),
        (["A"], LevelName("ambitie", "ambities", "de"), "Geldt voor A, net als de ambitie waar dit onder valt."),
    ],
)
def test_scope_says_for_whom_and_where_that_was_chosen(names, above, said):
    assert scope_sentence(names, above) == said
