"""When a rhythm asks for a place on the agenda, and what the proposal looks like."""

from datetime import date

import pytest

from meetings.proposals import Candidate, Rule, due, frequency_text, propose

MONTHLY = Rule(months=(12, 6))
WEEKLY = Rule(every_weeks=6)


@pytest.mark.parametrize(
    ("rule", "on", "previous", "last", "expected"),
    [
        (MONTHLY, date(2026, 12, 3), date(2026, 9, 24), None, "in december"),
        (MONTHLY, date(2026, 12, 3), None, None, "in december"),
        (MONTHLY, date(2026, 11, 5), date(2026, 9, 24), None, None),
        (MONTHLY, date(2026, 12, 17), date(2026, 12, 3), date(2026, 12, 3), None),
        (MONTHLY, date(2026, 12, 17), date(2026, 12, 3), date(2025, 12, 3), "in december"),
        (
            MONTHLY,
            date(2027, 1, 28),
            date(2026, 11, 5),
            None,
            "in december; toen was er geen vergadering, dus het schoof door",
        ),
        (MONTHLY, date(2027, 1, 28), date(2026, 12, 3), None, None),
        (MONTHLY, date(2027, 1, 28), None, None, None),
        (
            MONTHLY,
            date(2028, 1, 28),
            date(2026, 1, 5),
            None,
            "in juni; toen was er geen vergadering, dus het schoof door",
        ),
        (WEEKLY, date(2026, 12, 3), None, None, "elke 6 weken; nog niet eerder besproken"),
        (WEEKLY, date(2026, 12, 3), None, date(2026, 10, 22), "elke 6 weken; voor het laatst op 22 oktober 2026"),
        (WEEKLY, date(2026, 12, 3), None, date(2026, 10, 23), None),
        (Rule(), date(2026, 12, 3), date(2026, 9, 1), None, None),
    ],
)
def test_due(rule, on, previous, last, expected):
    verdict = due(rule, on=on, previous=previous, last_discussed=last)
    assert (verdict.is_due, verdict.reason) == (expected is not None, expected or "")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(months=(6, 12)), "2x per jaar (dec, jun)"),
        (Rule(months=(9, 12, 1, 4, 6)), "5x per jaar (sep, dec, jan, apr, jun)"),
        (Rule(months=tuple(range(1, 13))), "elke maand"),
        (Rule(every_weeks=6), "elke 6 weken"),
        (Rule(every_weeks=1), "elke week"),
        (Rule(), ""),
    ],
)
def test_frequency_text(rule, expected):
    assert frequency_text(rule) == expected


def candidate(link_id: int, subject: str = "d1", purpose: str = "discuss", **more) -> Candidate:
    values = {"title": f"Doel {subject}", "rule": MONTHLY, **more}
    return Candidate(link_id=link_id, subject=subject, purpose=purpose, **values)


def test_propose_groups_by_subject_and_purpose():
    found = propose(
        [candidate(1), candidate(2, presenter="directeur"), candidate(3, purpose="decide"), candidate(4, subject="s9")],
        body="Bestuur",
        on=date(2026, 12, 3),
        previous=None,
    )
    assert [(item.key, item.link_ids, item.minutes, item.presenter) for item in found] == [
        ("d1-discuss", (1, 2), 15, "directeur"),
        ("d1-decide", (3,), 10, ""),
        ("s9-discuss", (4,), 10, ""),
    ]
    assert found[0].title == "Voortgang: Doel d1"
    assert found[0].reasons == ("Bestuur bespreekt dit in december.",)
    assert found[1].reasons == ("Bestuur besluit hierover in december.",)


def test_propose_leaves_out_what_is_on_the_agenda():
    found = propose([candidate(1), candidate(2)], body="ALV", on=date(2026, 12, 3), previous=None, taken=frozenset({1}))
    assert [item.link_ids for item in found] == [(2,)]


def test_propose_says_why_a_weekly_rhythm_is_due():
    found = propose([candidate(1, rule=WEEKLY)], body="Zoco", on=date(2026, 12, 3), previous=None)
    assert found[0].reasons == ("Zoco bespreekt dit elke 6 weken; nog niet eerder besproken.",)


def test_a_reason_reads_as_a_sentence_whatever_the_purpose():
    found = propose([candidate(1, purpose="inform")], body="De ALV", on=date(2026, 12, 3), previous=None)
    assert found[0].reasons == ("De ALV wordt hierover in december geïnformeerd.",)


def test_a_long_list_of_indicators_does_not_fill_the_meeting():
    found = propose([candidate(number) for number in range(1, 9)], body="ALV", on=date(2026, 12, 3), previous=None)
    assert found[0].minutes == 30
