"""A quorum counts who votes and takes part."""

import pytest

from meetings.compute.quorum import Quorum


@pytest.mark.parametrize(
    ("voting", "there", "percent", "sentence", "is_met"),
    [
        (12, 7, 50, "7 van 12 stemgerechtigde leden; nodig 6: besluiten kan", True),
        (12, 6, 50, "6 van 12 stemgerechtigde leden; nodig 6: besluiten kan", True),
        (12, 5, 50, "5 van 12 stemgerechtigde leden; nodig 6: besluiten kan niet", False),
        (9, 4, 50, "4 van 9 stemgerechtigde leden; nodig 5: besluiten kan niet", False),
        (3, 2, 67, "2 van 3 stemgerechtigde leden; nodig 3: besluiten kan niet", False),
        (1, 1, 100, "1 van 1 stemgerechtigd lid; nodig 1: besluiten kan", True),
        (9, 0, None, "0 van 9 stemgerechtigde leden; een quorum is niet ingesteld", True),
        (0, 0, 50, "Dit gremium heeft nog geen stemgerechtigde leden", False),
    ],
)
def test_quorum_says_whether_a_decision_counts(voting, there, percent, sentence, is_met):
    quorum = Quorum(voting, there, percent)
    assert (quorum.sentence, quorum.is_met) == (sentence, is_met)
