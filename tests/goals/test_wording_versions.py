"""Where a plan stands and what a change asks, in Dutch."""

from datetime import date

import pytest

from goals.enums import StepKind, StepOutcome
from goals.wording import route, versions
from osp.levels import LevelName

TODAY = date(2026, 11, 28)
GOAL, AMBITION = LevelName("doel", "doelen", "het"), LevelName("ambitie", "ambities", "de")


@pytest.mark.parametrize(
    ("outcome", "done", "planned", "told"),
    [
        (StepOutcome.OPEN, None, date(2026, 12, 9), "naar de OPR op 9 december"),
        (StepOutcome.OPEN, None, date(2027, 9, 9), "naar de OPR op 9 september 2027"),
        (StepOutcome.OPEN, None, None, "nog niet bij de OPR gepland"),
        (StepOutcome.AGREED, date(2026, 11, 12), None, "OPR stemde in op 12 november"),
        (StepOutcome.CONDITIONAL, date(2024, 3, 21), None, "OPR stemde onder voorwaarden in op 21 maart 2024"),
        (StepOutcome.REFUSED, date(2026, 11, 12), date(2026, 11, 12), "OPR stemde niet in op 12 november"),
    ],
)
def test_how_far_the_opr_is(outcome, done, planned, told):
    assert versions.consent(outcome=outcome, done=done, planned=planned, today=TODAY) == told


@pytest.mark.parametrize(
    ("level", "is_new", "change", "said"),
    [
        (GOAL, False, "", ("Wijziging van een vastgesteld doel.", "Geef datum en reden.")),
        (AMBITION, False, "wijziging 1.2", ("Wijziging van een vastgestelde ambitie.", "Hoort bij wijziging 1.2.")),
        (AMBITION, True, "", ("Nieuwe ambitie in een vastgesteld plan.", "Geef datum en reden.")),
    ],
)
def test_a_change_is_told_in_the_words_of_the_level(level, is_new, change, said):
    assert versions.changed(level, is_new=is_new, change=change) == said


def test_consent_is_needed_with_its_law():
    assert versions.consent_needed("") == ("OPR moet instemmen", "met elke wijziging (WMS art. 14a).")
    told = versions.consent_needed("naar de OPR op 9 december")[1]
    assert told == "met elke wijziging (WMS art. 14a). Naar de OPR op 9 december."


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_of_step_has_words_for_each_of_its_endings(kind):
    words = [word for _, word in route.outcomes(kind)]
    assert len(set(words)) == len(words)
    assert (words[0], words[-1]) == ("open", "niet van toepassing")


def test_nobody_agrees_to_what_one_just_does():
    assert [word for _, word in route.outcomes(StepKind.INSPECTORATE)] == ["open", "ingezonden", "niet van toepassing"]
    assert route.outcome_word(StepKind.CONSENT, StepOutcome.CONDITIONAL) == "ingestemd onder voorwaarden"
    assert route.outcome_word(StepKind.OOGO, StepOutcome.AGREED) == "akkoord"


def test_a_meeting_that_is_off_is_named_where_it_is_known():
    assert route.meeting_off("OPR")[0] == "De vergadering van OPR gaat niet door."
    assert route.meeting_off("")[0] == "De vergadering gaat niet door."
