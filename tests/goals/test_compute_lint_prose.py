"""What planlint reads in running text and in what is done: sentences that must alarm, and many more that must not."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goals
from goals.compute.lint import Code, findings
from goals.compute.lint.picture import GoalFacts, PlanFacts
from goals.compute.lint.prose import promise_in_deed, promise_in_prose, sentences, two_wishes
from goals.compute.lint.sentences import two_deeds
from goals.enums import ActivityStatus
from tests.goals.test_compute_lint import ACTIVITY, GOAL, PRIORITY, SEEN, plan

# Explanations as samenwerkingsverbanden and those around them write them: none promises or wants two things.
EXPLAINED = (
    # The description of the speerpunt in the sector's own template.
    (
        "Passend Onderwijs moet leiden tot meer passende ondersteuning en begeleiding van leerlingen die dit nodig hebben. "
        "Via arrangementen die de scholen bieden zijn scholen beter in staat leerlingen te ondersteunen."
    ),
    (
        "De verkregen informatie helpt om passend onderwijs in uw samenwerkingsverband verder vorm te geven en om de "
        "samenwerking tussen onderwijs en jeugdhulp te verbeteren."
    ),
    (
        "Daarmee ondersteunt het dashboard bij het vormgeven van beleid en het houden van de regie. Verder biedt het professionals "
        "meer informatie en handvatten voor het evalueren van werkzaamheden."
    ),
    "Het dashboard gebruikt zo veel mogelijk informatie uit landelijke databanken.",
    "De wettelijke taak van het samenwerkingsverband is om iedere vier jaar het ondersteuningsplan vast te stellen.",
    "Een plan wil je kunnen uitvoeren, bijstellen en evalueren om uiteindelijk de volgende stap te kunnen bepalen.",
    (
        "U gaat geïnspireerd naar huis om aan de slag te gaan met uw eigen aanpak om de kwaliteit te borgen binnen het eigen "
        "samenwerkingsverband."
    ),
    (
        "Een van de belangrijkste randvoorwaarden voor het slagen van passend onderwijs is de kwaliteit van de bestuurlijke "
        "samenwerking op het niveau van het samenwerkingsverband."
    ),
    "Veel scholen in het primair onderwijs zijn bezig, of zoeken naar manieren, om hun onderwijs anders te organiseren.",
    "De missie, visie en verantwoordelijkheden van een SWV komen voort uit haar wettelijke taak",
    # What plans say of themselves.
    "Geen kind zit langer dan drie maanden thuis zonder passend aanbod.",
    "Ouders merken dat de school effectieve en structurele hulp heeft, en scholen weten bij wie zij terechtkunnen.",
    "De verbetering van de toewijzing ligt bij het bureau; het verminderen van papier is daar een deel van.",
    "Wij willen dat ouders weten waar zij terechtkunnen en met wie zij praten.",
    "Wij versterken de basis: in 2028 hebben negen van de tien scholen een arrangement rekenen.",
    "",
)
PROMISED = {
    "Wij versterken wat in de klas gebeurt.": "versterken",
    "Een school kan meer dan zij denkt. Daarom stimuleren schoolbesturen het leren van elkaar.": "stimuleren",
    "- Wij werken aan vertrouwen\n- Het loket blijft open": "werken aan",
    "Samen met gemeenten zetten wij in op het voorkomen van verzuim.": "zetten wij in op",
}  # fmt: skip
TWO_WISHES = {
    "Het doel van het dashboard passend onderwijs is om informatie te verzamelen, de verantwoording te vereenvoudigen, "
    "opbrengsten zichtbaar te maken en vergelijkingen (benchmarking) tot stand brengen.": (
        "… te vereenvoudigen, opbrengsten zichtbaar te maken",
        "vergelijkingen (benchmarking) tot stand brengen",
    ),
    "De deelname is hoog. Wij willen dat de deelname daalt en dat ouders tevreden zijn.": ("de deelname daalt", "ouders tevreden zijn"),
    "De deelname is hoog. Wij willen dat de deelname daalt en het verzuim afneemt.": ("de deelname daalt", "het verzuim afneemt"),
    "Wij willen de wachttijd verkorten en scholen beter informeren.": ("de wachttijd verkorten", "scholen beter informeren"),
    "De deelname is hoog. Daarnaast willen wij dat ouders tevreden zijn.": ("De deelname daalt", "ouders tevreden zijn"),
}  # fmt: skip
# Activiteiten from the source documents, the chains in practice and the templates: things one can do and tick off.
DONE = (
    "Interne trajectvoorziening op elke vo-school",
    "Gemeenschappelijke definities en regionale afspraken via het OOGO",
    "Verbrede toelating sbo en arrangementen",
    "Digitale aanvraag en download TLV in Kindkans",
    "Bestedingsplan en halfjaarrapportage",
    "Handreiking en steekproef",
    "In kaart brengen en reduceren van verzuim en thuiszitter",
    "In kaart brengen en ontwikkelen van de ondersteuningsaanvragen",
    "Leidraad opstellen en vaststellen",
    "Analyseren, evalueren en bijsturen",
    "Uitvoeren en beleggen van activiteiten",
    "Voorbereiden en uitvoeren beleid netwerk verantwoordelijkheden",
    "Cursus verbeteren van leesonderwijs voor intern begeleiders",
    "Afspraken om de samenwerking te verbeteren",
    "Structureel overleg met leerplicht",
    "Versterken van het ib-netwerk: drie bijeenkomsten",
)


@pytest.mark.parametrize("text", EXPLAINED)
def test_explanation_is_left_alone(text):
    assert (promise_in_prose(text), two_wishes("De deelname daalt", text)) == (None, ())


@pytest.mark.parametrize(("text", "said"), PROMISED.items())
def test_promise_in_running_text_is_named(text, said):
    found = promise_in_prose(text)
    assert found is not None
    assert found.said == said


@pytest.mark.parametrize(("text", "halves"), TWO_WISHES.items())
def test_second_wish_is_named(text, halves):
    assert two_wishes("De deelname daalt", text) == halves


@pytest.mark.parametrize("title", DONE)
def test_deed_is_left_alone(title):
    assert (promise_in_deed(title), two_deeds(title)) == (None, ())


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Intensiveren samenwerking ketenpartners", "Intensiveren"),
        ("De samenwerking met jeugdhulp versterken.", "versterken"),
        ("Werken aan vertrouwen", "Werken aan"),
    ],
)
def test_promise_in_the_place_of_a_deed_is_named(title, said):
    found = promise_in_deed(title)
    assert found is not None
    assert found.said == said


@pytest.mark.parametrize(
    ("title", "halves"),
    [
        (
            "Bevoegdheid verlenen en middelen beschikbaar stellen",
            ("Bevoegdheid verlenen", "middelen beschikbaar stellen"),
        ),
        ("Toezicht houden en prestaties verifiëren", ("Toezicht houden", "prestaties verifiëren")),
    ],
)
def test_two_deeds_are_named(title, halves):
    assert two_deeds(title) == halves


@pytest.mark.parametrize("sector", ["po", "vo"])
def test_templates_raise_no_alarm(sector):
    """What the product itself proposes: as a whole, with the doelen that say how much."""
    path = Path(goals.__file__).parent / "data" / f"sjabloon-{sector}.toml"
    source = tomllib.loads(path.read_text())
    titles = [title for row in source["priority"] for goal in row["goal"] for title in goal.get("activities", ())]
    assert len(titles) > 10
    assert [title for title in titles if two_deeds(title) or promise_in_deed(title)] == []
    assert [row["description"] for row in source["priority"] if two_wishes(row["title"], row["description"])] == []


@given(st.text())
def test_any_text_can_be_read(text):
    assert all(text.count(sentence) for sentence in sentences(text))
    assert len(two_wishes(text, text)) in {0, 2}
    found = promise_in_prose(text)
    assert found is None or found.said in text.lower()


VAGUE = "Wij versterken wat in de klas gebeurt."
UNTOLD = replace(GOAL, title="Ouders weten wie helpt", links=(replace(SEEN, target=None),), activities=())


def codes(facts: PlanFacts) -> list[Code]:
    return [each.code for each in findings(facts)]


def of_goal(goal: GoalFacts, **priority: object) -> PlanFacts:
    return plan(replace(PRIORITY, goals=(goal,), **priority))


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (of_goal(replace(UNTOLD, description=VAGUE)), [Code.PROMISE, Code.NO_TARGET]),
        (of_goal(replace(GOAL, description=VAGUE)), []),
        (of_goal(replace(GOAL, description="Daarnaast willen wij dat ouders tevreden zijn.")), [Code.TWO_THINGS]),
        (of_goal(UNTOLD, description=VAGUE), [Code.PRIORITY_PROMISE, Code.NO_TARGET]),
        (of_goal(UNTOLD, description=VAGUE, links=(SEEN,)), [Code.NO_TARGET]),
        (of_goal(GOAL, description=VAGUE), []),
        (plan(replace(PRIORITY, goals=(), description=VAGUE)), [Code.NO_GOAL]),
    ],
)
def test_rule_looks_at_running_text_where_nothing_says_how_much(facts, found):
    assert codes(facts) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"title": "Intensiveren samenwerking ketenpartners"}, [Code.ACTIVITY_PROMISE]),
        ({"title": "Intensiveren samenwerking", "description": "Elke maand een overleg."}, []),
        ({"title": "Intensiveren samenwerking", "links": (SEEN,)}, []),
        ({"title": "Intensiveren samenwerking", "status": ActivityStatus.DONE}, []),
        ({"title": "Toezicht houden en prestaties verifiëren"}, [Code.ACTIVITY_TWO_THINGS]),
        ({"description": VAGUE}, []),
    ],
)
def test_rule_looks_at_what_is_done(fields, found):
    assert codes(of_goal(replace(GOAL, activities=(replace(ACTIVITY, **fields),)))) == found


def test_toelichting_of_an_activiteit_counts_where_its_doel_says_nothing():
    goal = replace(UNTOLD, activities=(replace(ACTIVITY, description=VAGUE),))
    (found,) = [each for each in findings(of_goal(goal)) if each.code is Code.ACTIVITY_PROMISE]
    assert (found.activity_id, found.about[0]) == (ACTIVITY.id, "versterken")
    assert found.about[1].startswith("In de toelichting. Wanneer is het genoeg?")
