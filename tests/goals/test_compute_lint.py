"""The rules of planlint over facts alone: each where it speaks and where it is silent."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.lint import CODES, Code, findings, fingerprint
from goals.compute.lint.picture import ActivityFacts, GoalFacts, ItemFacts, LinkFacts, PlanFacts, PriorityFacts
from goals.compute.lint.sentences import PROMISE_WORDS, promise_in, two_aims
from goals.compute.lint.talks import Early, ReleaseMoment, Talk, early_talks
from goals.enums import ActivityStatus, Direction
from goals.kinds import Kind
from goals.targets import Target
from goals.wording import lint as wording
from osp.levels import USUAL, levels_of

TODAY = date(2026, 11, 22)
DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.25, 2028, 2.0)
DUO = ReleaseMoment("DUO", "1 oktober", 10, 3)
BOARD = Talk(1, "Bestuur", (9, 1, 4, 6))
LINK = LinkFacts(1, "Deelname sbo", has_denominator=True, target=DOWN, talks=(BOARD,), release=DUO)
SEEN = LinkFacts(2, "Ouders weten wie helpt", is_noticeable=True, target=DOWN, talks=(BOARD,))
ACTIVITY = ActivityFacts(1, "1.1.1", "Arrangement rekenen", owner_id=5, ends=date(2027, 6, 1))
GOAL = GoalFacts(
    1,
    "1.1",
    "De deelname daalt naar 2,00%",
    owner_id=5,
    ends=date(2028, 7, 31),
    links=(LINK, SEEN),
    activities=(ACTIVITY,),
)
PRIORITY = PriorityFacts(1, "1", "Thuisnabij", owner_id=5, goals=(GOAL,))


def plan(priority: PriorityFacts = PRIORITY, **fields) -> PlanFacts:
    return PlanFacts(1, TODAY, priorities=(priority,), **fields)


def with_goal(**fields) -> PlanFacts:
    return plan(replace(PRIORITY, goals=(replace(GOAL, **fields),)))


def with_link(**fields) -> PlanFacts:
    return with_goal(links=(replace(LINK, **fields), SEEN))


def with_activity(**fields) -> PlanFacts:
    return with_goal(activities=(replace(ACTIVITY, **fields),))


def codes(facts: PlanFacts) -> list[str]:
    return [each.code.value for each in findings(facts)]


def test_good_plan_has_no_findings():
    assert codes(plan()) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (plan(replace(PRIORITY, goals=())), ["no-goal"]),
        (with_goal(owner_id=None), ["no-owner"]),
        (with_goal(ends=date(2026, 8, 1)), ["past"]),
        (with_goal(ends=date(2026, 8, 1), is_achieved=True), []),
        (with_goal(ends=TODAY), []),
        (with_goal(links=()), ["no-indicator"]),
        (with_goal(links=(LINK,)), ["no-noticeable"]),
        (with_goal(links=(SEEN,)), []),
        (with_goal(title="De deelname daalt en het verzuim neemt af"), ["two-things"]),
        (with_goal(title="De samenwerking versterken"), []),
        (with_goal(title="De samenwerking versterken", links=(replace(SEEN, target=None),)), ["promise", "no-target"]),
        (with_activity(owner_id=None), ["activity-no-owner"]),
        (with_activity(ends=None), ["activity-no-date"]),
        (with_activity(owner_id=None, ends=None, status=ActivityStatus.DONE), []),
        (with_activity(ends=None, status=ActivityStatus.STOPPED), []),
        (with_activity(ends=date(2026, 11, 21)), ["overdue"]),
        (with_activity(ends=TODAY), []),
        (with_activity(ends=date(2026, 11, 21), status=ActivityStatus.DONE), []),
        (with_activity(links=(replace(SEEN, has_source=False),)), ["no-source"]),
        (with_link(has_denominator=False), ["no-denominator"]),
        (with_link(has_denominator=None), []),
        (with_link(has_source=False), ["no-source"]),
        (with_link(talks=()), ["not-discussed"]),
        (with_link(talks=None), []),
        (with_link(talks=(replace(BOARD, months=(12,)),)), ["discussed-early"]),
        (with_link(talks=(replace(BOARD, months=(12,)),), release=None), []),
        (with_link(talks=(replace(BOARD, months=(), every_weeks=6),)), []),
        (with_link(target=None), ["no-target"]),
        (with_link(target=replace(DOWN, target=2.25)), ["target-is-baseline"]),
        (with_link(target=Target(Direction.MAINTAIN, 0.1, 0.2, 2023, 2.25, 2028, 2.25)), []),
        (with_link(target=Target(Direction.CORRIDOR, 0.1, 0.2, low=2, high=2)), []),
        (with_link(path_doubt="Een stap terug."), ["path-doubt"]),
        (with_link(is_incomplete=True), ["incomplete"]),
        (plan(replace(PRIORITY, owner_id=None, links=(SEEN,))), ["link-no-owner"]),
        (plan(replace(PRIORITY, links=(SEEN,))), []),
        (plan(has_framework=False), ["no-framework"]),
        (plan(statutory=(ItemFacts(7, "g Toename"),)), ["statutory-without-goal"]),
        (plan(replace(PRIORITY, serves=frozenset({7})), statutory=(ItemFacts(7, "g Toename"),)), []),
        (plan(replace(PRIORITY, serves=frozenset({7}), goals=()), statutory=(ItemFacts(7, "g"),)),
         ["statutory-without-goal", "no-goal"]),
    ],
)  # fmt: skip
def test_rule_speaks_or_is_silent(facts, found):
    assert codes(facts) == found


@pytest.mark.parametrize("where", ["goal", "activity"])
def test_item_is_served_by_a_doel_or_its_activiteit(where):
    facts = with_goal(serves=frozenset({7})) if where == "goal" else with_activity(serves=frozenset({7}))
    assert codes(replace(facts, statutory=(ItemFacts(7, "g Toename"),))) == []


def test_finding_says_whose_it_is_and_under_what():
    (found,) = findings(with_activity(owner_id=None))
    assert (found.kind, found.id, found.activity_id, found.goal_id, found.priority_id) == (Kind.ACTIVITY, 1, 1, 1, 1)
    assert (found.owner_id, found.number) == (5, "1.1.1")


def test_every_code_has_a_rule_and_words():
    assert set(CODES) == set(wording.WORDINGS) == set(Code)
    assert [code for code, rule in CODES.items() if rule.blocks_by_default] == [Code.STATUTORY_WITHOUT_GOAL]


OWN = {
    "priority": {"singular": "ambitie", "plural": "ambities", "article": "de"},
    "goal": {"singular": "resultaat", "plural": "resultaten", "article": "het"},
    "activity": {"singular": "stap", "plural": "stappen", "article": "de"},
}


@pytest.mark.parametrize("code", Code)
def test_words_follow_the_names_of_the_levels(code):
    from goals.compute.lint import Finding
    from tests.architecture.test_level_words import said_in

    found = Finding(
        code, Kind.GOAL, 1, ("een", "twee", "drie"), name="Deelname sbo", priority_id=1, goal_id=1, number="1.1"
    )
    levels = levels_of(OWN)
    said = wording.said(found, levels)
    told = " ".join([said.title, said.text, said.action, wording.label(code, levels), wording.why(code, levels)])
    assert (said_in(told), "{" in told) == ([], False)
    assert wording.place(found, levels) == "resultaat 1.1"
    assert wording.place(found, USUAL) == "doel 1.1"


def test_early_talk_names_body_months_and_when_the_figure_comes():
    (found,) = findings(with_link(talks=(replace(BOARD, months=(10, 12, 1)), Talk(2, "ALV", (12, 6)))))
    assert wording.said(found, USUAL).text == (
        "Deelname sbo: Bestuur in oktober en december en ALV in december. De telling van 1 oktober komt meestal in januari."
    )


@given(months=st.sets(st.integers(1, 12)), counted=st.integers(1, 12), later=st.integers(-3, 30))
def test_early_months_lie_between_counting_and_publication(months, counted, later):
    release = ReleaseMoment("bron", "1 oktober", counted, later)
    found = early_talks([Talk(1, "Bestuur", tuple(sorted(months)))], release)
    early = set(found[0].months) if found else set()
    assert early <= months
    assert release.there_in not in early or not 0 < later < 12
    if 0 < later < 12:
        assert early == {month for month in months if (month - counted) % 12 < later}
    else:
        assert early == set()


def test_month_of_publication_is_in_time():
    assert early_talks([Talk(1, "Bestuur", (1,)), Talk(2, "ALV", (12,))], DUO) == (Early("ALV", (12,)),)
    assert DUO.there_in == 1


ONE_AIM = (
    # The doelen of the examples.
    "De deelname aan het sbo daalt naar 2,00% in 2027-2028",
    "De deelname aan het so blijft onder 2,20%",
    "Langer dan drie maanden thuis: geen enkel kind",
    "Negen van de tien leerlingen hebben binnen zes weken een passende plek",
    "Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet",
    "De deelname aan het vso blijft gelijk of daalt",
    "In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
    # From the source documents.
    "Geleidelijke daling van leerlingen in het voortgezet speciaal onderwijs",
    "Tijdige en effectieve toewijzing van de extra ondersteuning",
    "Tijdige en effectieve plaatsing in het speciaal onderwijs",
    "Rechtmatige en doelmatige inzet van middelen",
    "Realisatie van beoogde kwalitatieve en kwantitatieve resultaten",
    "Strategische doelen en beoogde resultaten vaststellen",
    "Passend Onderwijs moet leiden tot meer passende ondersteuning en begeleiding van leerlingen die dit nodig hebben.",
    "Verder biedt het professionals meer informatie en handvatten voor het evalueren van werkzaamheden.",
    # One figure, one purpose, one kind of people.
    "De deelname daalt en blijft onder 2,00%",
    "Meer en betere ondersteuning",
    "Scholen krijgen hulp om leerlingen te houden en verzuim te voorkomen",
    "Leerlingen en ouders weten waar zij terecht kunnen",
    "Kinderen die thuiszitten en wachten krijgen een plek",
    "",
)
TWO_AIMS = {
    "De deelname aan het sbo daalt en het verzuim neemt af": ("De deelname aan het sbo daalt", "het verzuim neemt af"),
    "Minder verwijzingen en meer tevreden ouders": ("Minder verwijzingen", "meer tevreden ouders"),
    "Minder verwijzingen, meer arrangementen in de klas": ("Minder verwijzingen", "meer arrangementen in de klas"),
    "De wachttijd daalt; ouders weten wie de regie heeft": ("De wachttijd daalt", "ouders weten wie de regie heeft"),
    # From the source documents.
    "In kaart brengen en reduceren van verzuim": ("In kaart brengen", "reduceren van verzuim"),
    "Uitvoeren en beleggen van activiteiten": ("Uitvoeren", "beleggen van activiteiten"),
    "Toezicht houden en prestaties verifiëren": ("Toezicht houden", "prestaties verifiëren"),
    "Bevoegdheid verlenen en middelen beschikbaar stellen": ("Bevoegdheid verlenen", "middelen beschikbaar stellen"),
}  # fmt: skip


@pytest.mark.parametrize("text", ONE_AIM)
def test_one_aim_is_left_alone(text):
    assert two_aims(text) == ()


@pytest.mark.parametrize(("text", "halves"), TWO_AIMS.items())
def test_two_aims_are_named(text, halves):
    assert two_aims(text) == halves


@given(st.text())
def test_any_text_can_be_read(text):
    assert len(two_aims(text)) in {0, 2}
    assert promise_in(text) is None or promise_in(text).said in text


@pytest.mark.parametrize(
    ("title", "result", "said"),
    [
        ("De samenwerking met jeugdhulp versterken", "", "versterken"),
        ("De toewijzing is geoptimaliseerd en optimaal", "", "optimaal"),
        ("Zo veel mogelijk leerlingen thuisnabij", "", "Zo veel mogelijk"),
        ("Leerlingen zo snel mogelijk op een plek", "", "zo snel mogelijk"),
        ("Meer tevreden ouders", "De communicatie is verbeterd en wij werken aan vertrouwen", "werken aan"),
        ("De samenwerking versterken", "Op 1 augustus 2028 hebben 30 scholen een arts", None),
        ("Elke school versterkt haar basis", "", None),
        ("Voldoende plekken: geen kind wacht", "", None),
        ("Ouders weten wie de regie heeft", "", None),
    ],
)
def test_promise_is_a_word_without_a_figure(title, result, said):
    found = promise_in(title, result)
    assert (found.said if found else None) == said


def test_every_promise_word_is_found_and_says_why():
    for word in PROMISE_WORDS:
        for each in word.listed.split(", "):
            assert (each, promise_in(f"wij willen {each} wat er is") is not None) == (each, True)
        assert word.why.endswith(".")


def test_fingerprint_changes_with_what_is_said_and_not_with_a_name():
    (one,) = findings(with_goal(title="De deelname daalt en het verzuim neemt af"))
    (same,) = findings(with_goal(title="De deelname daalt en het verzuim neemt af", owner_id=9))
    (other,) = findings(with_goal(title="De deelname daalt en het verzuim halveert"))
    assert fingerprint(one) == fingerprint(same) != fingerprint(other)
    (first,) = findings(with_activity(owner_id=None))
    (renamed,) = findings(with_activity(owner_id=None, title="Anders"))
    assert (len(fingerprint(first)), fingerprint(first)) == (16, fingerprint(renamed))
