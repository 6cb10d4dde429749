"""Counting votes: the rule, the weights and the words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.compute.votes import PARTS, Cast, from_plain, tally
from meetings.enums import Choice, Majority

casts = st.lists(st.builds(Cast, st.sampled_from(Choice), st.integers(0, 5000)), max_size=20)
majorities = st.sampled_from(Majority)


def votes(yes: int, no: int, abstain: int = 0) -> list[Cast]:
    return [
        *[Cast(Choice.FOR)] * yes,
        *[Cast(Choice.AGAINST)] * no,
        *[Cast(Choice.ABSTAIN)] * abstain,
    ]


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "majority", "sentence"),
    [
        (7, 2, 0, Majority.SIMPLE, "voor 7 van 9 stemmen = 77,8%; nodig meer dan 50%: aangenomen"),
        (4, 4, 1, Majority.SIMPLE, "voor 4 van 8 stemmen = 50,0%; nodig meer dan 50%: verworpen"),
        (1, 0, 8, Majority.SIMPLE, "voor 1 van 1 stem = 100,0%; nodig meer dan 50%: aangenomen"),
        (6, 3, 0, Majority.TWO_THIRDS, "voor 6 van 9 stemmen = 66,7%; nodig ten minste twee derde (66,7%): aangenomen"),
        (5, 3, 1, Majority.TWO_THIRDS, "voor 5 van 8 stemmen = 62,5%; nodig ten minste twee derde (66,7%): verworpen"),
        (
            6,
            2,
            0,
            Majority.THREE_QUARTERS,
            "voor 6 van 8 stemmen = 75,0%; nodig ten minste drie vierde (75%): aangenomen",
        ),
        (8, 1, 0, Majority.UNANIMOUS, "voor 8 van 9 stemmen = 88,9%; nodig alle stemmen: verworpen"),
        (8, 0, 1, Majority.UNANIMOUS, "voor 8 van 8 stemmen = 100,0%; nodig alle stemmen: aangenomen"),
        (0, 0, 9, Majority.SIMPLE, "geen stem uitgebracht; nodig meer dan 50%: verworpen"),
    ],
)
def test_tally_says_its_calculation(yes, no, abstain, majority, sentence):
    assert tally(votes(yes, no, abstain), majority).sentence == sentence


def test_weighted_tally_adds_up_weights():
    counted = tally(
        [Cast(Choice.FOR, 812), Cast(Choice.AGAINST, 590), Cast(Choice.ABSTAIN, 77)], Majority.SIMPLE, is_weighted=True
    )
    assert counted.sentence == "voor 812 van 1.402 gewogen stemmen = 57,9%; nodig meer dan 50%: aangenomen"


def test_percent_falls_on_the_side_of_its_verdict():
    close = tally([Cast(Choice.FOR, 10_001), Cast(Choice.AGAINST, 10_000)], Majority.SIMPLE, is_weighted=True)
    assert (close.percent, close.is_carried) == ("50,002%", True)


def test_negative_weight_is_refused():
    with pytest.raises(ValueError, match="weighs"):
        tally([Cast(Choice.FOR, -1)], Majority.SIMPLE)


@given(casts, majorities)
def test_abstaining_never_changes_the_verdict(given_votes, majority):
    counted = tally(given_votes, majority)
    assert counted.is_carried == tally([*given_votes, Cast(Choice.ABSTAIN, 999)], majority).is_carried


@given(casts, majorities, st.integers(1, 50))
def test_one_more_vote_for_never_turns_it_down(given_votes, majority, weight):
    if tally(given_votes, majority).is_carried:
        assert tally([*given_votes, Cast(Choice.FOR, weight)], majority).is_carried


@given(casts, majorities, st.integers(1, 9))
def test_scaling_all_weights_changes_no_verdict(given_votes, majority, factor):
    scaled = [Cast(vote.choice, vote.weight * factor) for vote in given_votes]
    assert tally(scaled, majority).is_carried == tally(given_votes, majority).is_carried


@given(casts)
def test_a_harder_majority_carries_no_more(given_votes):
    verdicts = [tally(given_votes, majority).is_carried for majority in sorted(Majority, key=lambda each: PARTS[each])]
    assert verdicts == sorted(verdicts, reverse=True)


@given(casts)
def test_both_sides_never_carry_at_once(given_votes):
    turned = {Choice.FOR: Choice.AGAINST, Choice.AGAINST: Choice.FOR, Choice.ABSTAIN: Choice.ABSTAIN}
    other = [Cast(turned[vote.choice], vote.weight) for vote in given_votes]
    assert not (tally(given_votes, Majority.SIMPLE).is_carried and tally(other, Majority.SIMPLE).is_carried)


@given(casts, majorities)
def test_tally_comes_back_as_it_was_kept(given_votes, majority):
    counted = tally(given_votes, majority)
    assert from_plain(counted.as_plain()) == counted


@given(casts, majorities)
def test_shown_percent_agrees_with_the_verdict(given_votes, majority):
    counted = tally(given_votes, majority)
    if counted.cast:
        shown = Fraction(counted.percent.rstrip("%").replace(",", "."))
        exact = Fraction(100 * counted.votes_for, counted.cast)
        assert abs(shown - exact) <= Fraction(1, 20)
