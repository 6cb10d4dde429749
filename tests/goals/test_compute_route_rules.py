"""What a route is told by the law and by good order, and the words for it."""

from datetime import date

import pytest

from goals.compute.route_rules import Finding, StepFacts, findings
from goals.compute.timetable import Slot
from goals.enums import StepKind, StepOutcome
from goals.wording import route as wording

LEGAL = date(2018, 4, 30)
TODAY = date(2018, 6, 25)
DAYS = {
    StepKind.NEIGHBOUR: date(2018, 3, 1),
    StepKind.OOGO: date(2018, 3, 8),
    StepKind.CONSENT: date(2018, 3, 22),
    StepKind.ADOPTION: date(2018, 4, 5),
    StepKind.INSPECTORATE: date(2018, 4, 12),
}
WHOLE = {"outcome": StepOutcome.AGREED, "has_evidence": True}


def step(kind: StepKind, **fields) -> StepFacts:
    usual = {"key": list(StepKind).index(kind), "kind": kind, "law": "WMS art. 14a"} | WHOLE
    return StepFacts(**usual | {"done": DAYS[kind]} | fields)


def codes(steps, *, legal=LEGAL, today=TODAY):
    return [
        (found.key, found.code.value, found.other.kind.value if found.other else "")
        for found in findings(steps, legal=legal, today=today)
    ]


def route(**changes):
    """A route in the order of the law, with other fields for some kinds."""
    return [step(kind, **changes.get(kind.name, {})) for kind in DAYS]


def open_step(**fields):
    return {"done": None, "outcome": StepOutcome.OPEN} | fields


ADOPTION, CONSENT, SENT = (
    list(StepKind).index(kind) for kind in (StepKind.ADOPTION, StepKind.CONSENT, StepKind.INSPECTORATE)
)


def test_a_route_in_order_hears_nothing():
    assert codes(route()) == []


def test_zeeuws_vlaanderen_hears_what_came_after_adoption():
    """Adopted on 13 June 2018, consent on the 21st, the OOGO closed on the 22nd: told, and nothing is stopped."""
    late = {"ADOPTION": {"done": date(2018, 6, 13)}, "INSPECTORATE": {"done": date(2018, 6, 24)}}
    late |= {"CONSENT": {"done": date(2018, 6, 21)}, "OOGO": {"done": date(2018, 6, 22)}}
    assert codes(route(**late)) == [
        (ADOPTION, "before", "oogo"),
        (ADOPTION, "before", "instemming"),
        (SENT, "late-sent", ""),
    ]


def test_adoption_without_consent_or_against_it():
    assert codes(route(CONSENT=open_step())) == [(ADOPTION, "without", "instemming")]
    assert codes(route(CONSENT={"outcome": StepOutcome.REFUSED})) == [(ADOPTION, "against", "instemming")]


def test_what_is_planned_is_held_against_the_law_too():
    planned = route(
        CONSENT=open_step(planned=date(2018, 7, 10)),
        ADOPTION=open_step(planned=date(2018, 7, 5)),
        INSPECTORATE=open_step(planned=date(2018, 7, 12)),
    )
    assert codes(planned, legal=None) == [(ADOPTION, "before", "instemming")]


def test_order_of_the_route_itself_is_held_against_the_law():
    nothing = [step(kind, **open_step()) for kind in (StepKind.ADOPTION, StepKind.CONSENT)]
    assert codes(nothing, legal=None) == [(ADOPTION, "before", "instemming")]
    assert codes(nothing[::-1], legal=None) == []


def test_the_same_day_is_no_wrong_order():
    assert codes(route(CONSENT={"done": DAYS[StepKind.ADOPTION]})) == []


def test_not_sent_is_told_from_the_first_of_may():
    steps = route(INSPECTORATE=open_step())
    assert codes(steps, today=LEGAL) == []
    assert codes(steps, today=date(2018, 5, 1)) == [(SENT, "not-sent", "")]
    assert codes(steps, legal=None) == []


def test_a_step_that_the_law_asks_is_not_set_aside_silently():
    steps = route(CONSENT={"outcome": StepOutcome.SKIPPED, "done": None})
    assert codes(steps) == [(CONSENT, "skipped-statutory", "")]
    own = [
        StepFacts(1, StepKind.OWN, "", StepOutcome.SKIPPED),
        StepFacts(2, StepKind.SUPERVISION, "", StepOutcome.SKIPPED),
    ]
    assert codes(own) == []


def test_evidence_and_conditions():
    assert codes(route(CONSENT={"has_evidence": False})) == [(CONSENT, "no-evidence", "")]
    under = {"outcome": StepOutcome.CONDITIONAL}
    assert codes(route(CONSENT=under)) == [(CONSENT, "open-conditions", "")]
    assert codes(route(CONSENT=under | {"has_conditions_answered": True})) == []
    own = StepFacts(1, StepKind.OWN, "", StepOutcome.AGREED, done=TODAY)
    assert codes([own]) == []


def test_a_planned_day_that_passed_is_told():
    steps = route(INSPECTORATE=open_step(planned=date(2018, 6, 24)))
    assert codes(steps, legal=None) == [(SENT, "planned-passed", "")]
    assert codes(steps, legal=None, today=date(2018, 6, 24)) == []


@pytest.mark.parametrize("code", [code for code in Finding if code.value not in {"before", "without", "against"}])
def test_every_finding_about_one_step_has_words(code):
    from goals.compute.route_rules import RuleFinding

    title, text = wording.finding(RuleFinding(1, code), step(StepKind.CONSENT))
    assert (title.endswith("."), text.endswith(".")) == (True, True)


def said(steps) -> list[tuple[str, str]]:
    by_key = {each.key: each for each in steps}
    return [wording.finding(found, by_key[found.key]) for found in findings(steps, legal=None, today=TODAY)]


def test_words_name_both_days_and_the_law():
    assert said(route(CONSENT={"done": date(2018, 6, 21)})) == [
        (
            "Vastgesteld vóór de instemming van de OPR.",
            "5 april 2018 tegenover 21 juni 2018. De wet wil de instemming van de OPR vooraf (WMS art. 14a).",
        )
    ]
    assert said(route(CONSENT=open_step()))[0][0] == "Vastgesteld zonder de instemming van de OPR."
    assert said(route(CONSENT={"outcome": StepOutcome.REFUSED}))[0] == (
        "Vastgesteld terwijl de instemming van de OPR uitbleef.",
        "Daar is de uitkomst „niet akkoord” (WMS art. 14a).",
    )
    later = route(CONSENT=open_step(planned=date(2018, 7, 10)), ADOPTION=open_step(planned=date(2018, 7, 5)))
    assert said(later)[0][0] == "Gepland vóór de instemming van de OPR."
    order = [step(kind, **open_step(law="")) for kind in (StepKind.ADOPTION, StepKind.CONSENT)]
    assert said(order) == [("Staat vóór de instemming van de OPR.", "De wet wil de instemming van de OPR vooraf.")]


def slot(**fields) -> Slot:
    usual = {"key": 1, "weeks": 6, "latest_start": date(2027, 2, 19), "latest_end": date(2027, 4, 9)}
    return Slot(**usual | {"expected": date(2027, 3, 4), "late_days": 0} | fields)


def test_words_of_the_timetable():
    assert wording.spare(slot(spare_weeks=5), "OPR-vergadering") == (
        "OPR-vergadering: vijf weken later kan nog.",
        "Uiterlijk 9 april 2027.",
    )
    assert wording.spare(slot(spare_weeks=0), "OPR-vergadering")[0] == "OPR-vergadering kan geen week later."
    late = slot(late_days=6)
    assert wording.late(late, is_done=True, is_planned=True) == (
        "Zes dagen later dan het tijdpad.",
        "Dat vroeg 9 april 2027.",
    )
    assert wording.late(late, is_done=False, is_planned=True)[0] == "Zes dagen te laat."
    assert (
        wording.late(slot(late_days=15), is_done=False, is_planned=False)[0]
        == "Drie weken te laat, zoals het er nu voor staat."
    )
    texts = [wording.too_short(slot(available_weeks=weeks))[1] for weeks in (0, 1, 3)]
    assert texts == [
        "Tussen beide dagen is er geen week; de termijn is zes weken.",
        "Tussen beide dagen is er één week; de termijn is zes weken.",
        "Tussen beide dagen zijn er drie weken; de termijn is zes weken.",
    ]


@pytest.mark.parametrize(
    ("days", "told"), [(1, "één dag"), (13, "13 dagen"), (14, "twee weken"), (15, "drie weken"), (100, "15 weken")]
)
def test_a_stretch_is_told_in_days_and_then_in_weeks(days, told):
    assert wording.stretch(days) == told


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (date(2027, 4, 9), "precies op tijd"),
        (date(2027, 4, 8), "met één dag speling"),
        (date(2027, 3, 19), "met drie weken speling"),
        (date(2027, 3, 18), "met drie weken speling"),
        (date(2027, 5, 9), "vijf weken te laat"),
    ],
)
def test_the_end_of_the_route_is_one_sentence(expected, told):
    assert told in wording.end_sentence(expected, date(2027, 4, 9))
