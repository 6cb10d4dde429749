"""What the meetings of a body propose one after another: the agenda goes by the day that the rhythm counts."""

from datetime import date, timedelta

import pytest

from meetings.proposals import Candidate, Rule, Sitting, propose_in_turn

TWICE, SIX_WEEKS = Rule(months=(12, 6)), Rule(every_weeks=6)


def candidate(rule, link_id=1):
    return Candidate(link_id=link_id, subject=f"d{link_id}", title="Doel", purpose="discuss", rule=rule)


def asked(candidates, sittings):
    """By meeting the links it is asked to discuss."""
    found = propose_in_turn(candidates, sittings, body="De ALV")
    return {key: [pk for item in items for pk in item.link_ids] for key, items in found.items()}


def test_a_meeting_that_moved_out_of_its_month_keeps_the_agenda_of_its_month():
    moved = Sitting("kerst", date(2027, 1, 7), date(2026, 12, 24))
    found = propose_in_turn(
        [candidate(TWICE)], [moved, Sitting("januari", date(2027, 1, 28), date(2027, 1, 28))], body="De ALV"
    )
    assert [item.reasons for item in found["kerst"]] == [("De ALV bespreekt dit in december.",)]
    assert found["januari"] == ()


def test_weeks_are_counted_from_the_original_days():
    days = [date(2026, 9, 8) + number * timedelta(weeks=6) for number in range(4)]
    moved = days[1] + timedelta(weeks=1)
    sittings = [Sitting(day, moved if day == days[1] else day, day) for day in days]
    # Five weeks after the meeting that moved is still six weeks on the count.
    assert asked([candidate(SIX_WEEKS)], sittings) == {day: [1] for day in days}


def test_every_third_meeting_is_enough_for_a_rhythm_that_is_three_times_as_long():
    sittings = [Sitting(n, day, day) for n in range(7) for day in [date(2026, 9, 8) + n * timedelta(weeks=2)]]
    assert [key for key, links in asked([candidate(SIX_WEEKS)], sittings).items() if links] == [0, 3, 6]


def test_what_a_past_meeting_was_asked_is_not_taken_to_be_discussed():
    past = Sitting("geweest", date(2026, 12, 3), date(2026, 12, 3), is_ahead=False)
    later = Sitting("later", date(2026, 12, 17), date(2026, 12, 17))
    assert asked([candidate(TWICE)], [later, past]) == {"geweest": [1], "later": [1]}


@pytest.mark.parametrize("taken", [frozenset(), frozenset({1})])
def test_a_second_meeting_in_the_month_does_not_ask_again(taken):
    first = Sitting("eerst", date(2026, 12, 3), date(2026, 12, 3), taken=taken)
    second = Sitting("dan", date(2026, 12, 17), date(2026, 12, 17))
    assert asked([candidate(TWICE)], [first, second])["dan"] == []
