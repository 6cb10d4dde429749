"""What was done with everybody's contribution: filled from the suggestions, with the place as it is now."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from goals import services
from goals.enums import SuggestionState
from goals.kinds import Kind
from goals.models import Suggestion
from goals.queries.responses import ResponseChoice, parties, responses
from osp.levels import USUAL, levels_of
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import (
    ActionFactory,
    AdoptedVersionFactory,
    ChapterFactory,
    CommentFactory,
    GoalFactory,
    MilestoneFactory,
    PlanVersionFactory,
    SuggestionFactory,
)
from tests.goals.plans import Example

ANSWERED = {"answered_at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "answer": "Overgenomen, met dank."}


def suggest(example: Example, **fields) -> Suggestion:
    place = {"kind": Kind.GOAL, "object_id": example.goal.pk, "field": "measurable_result"}
    return SuggestionFactory(swv=example.plan.swv, plan=example.plan, **place | fields)


def only(example: Example, levels=USUAL):
    (row,) = responses(example.plan, levels)
    return row


def test_a_suggestion_tells_who_where_what_and_why(example, in_a, bram):
    suggest(example, user=bram, before="**Minder**", after="Veel *minder*", reason="Dat is haalbaar.")
    row = only(example)
    assert (row.who, row.on_behalf, row.state, row.is_open) == ("Bram", "ondersteuningsplanraad", "open", True)
    assert (row.place, row.title) == ("doel 1.1, beoogd meetbaar resultaat", "Minder verwijzingen naar het sbo")
    assert (row.before, row.suggestion, row.reason) == ("Minder", "Veel minder", "Dat is haalbaar.")
    assert (row.answer, row.answered_on, row.landed) == ("", None, "")


def test_place_follows_the_plan_as_it_moves_and_keeps_what_was_taken_away(example, in_a, director):
    suggest(example)
    GoalFactory(swv=in_a.swv, priority=example.priority, position=2)
    services.move_goal(director, goal=example.goal, up=False)
    assert only(example).place.startswith("doel 1.2")
    services.archive_goal(director, goal=example.goal, reason="gehaald")
    row = only(example)
    assert (row.place, row.title, row.ref) == ("doel, beoogd meetbaar resultaat", "staat niet meer in het plan", None)


def test_places_of_every_kind_are_named_in_the_words_of_the_tenant(example, in_a):
    own = levels_of({"goal": {"singular": "ambitie", "plural": "ambities", "article": "de"}})
    chapter = ChapterFactory(swv=in_a.swv, plan=example.plan)
    milestone = MilestoneFactory(swv=in_a.swv, goal=example.goal)
    for kind, row, field in (
        (Kind.PLAN, example.plan, "mission"),
        (Kind.CHAPTER, chapter, "text"),
        (Kind.PRIORITY, example.priority, ""),
        (Kind.GOAL, example.goal, "title"),
        (Kind.ACTIVITY, example.activity, "onbekend"),
        (Kind.MILESTONE, milestone, "due"),
    ):
        suggest(example, kind=kind, object_id=row.pk, field=field)
    assert [(row.place, row.title) for row in responses(example.plan, own)] == [
        ("plan, missie", example.plan.title),
        ("hoofdstuk", chapter.title),
        ("speerpunt 1", example.priority.title),
        ("ambitie 1.1, titel", example.goal.title),
        ("activiteit 1.1.1", example.activity.title),
        ("mijlpaal bij ambitie 1.1, datum", milestone.title),
    ]


def answered(example, state, **fields):
    return suggest(example, state=state, **ANSWERED | fields)


def test_what_was_taken_over_tells_in_which_version_it_stands(example, in_a, anna):
    answered(example, SuggestionState.ACCEPTED, answered_by=anna)
    row = only(example)
    assert (row.answer, row.answered_by, row.answered_on.isoformat()) == (
        "Overgenomen, met dank.",
        "Anna",
        "2026-11-20",
    )
    assert row.landed == "in de tekst van het plan"
    concept = PlanVersionFactory(swv=in_a.swv, plan=example.plan, number="1.1")
    assert only(example).landed == "in wijziging 1.1, nog niet vastgesteld"
    AdoptedVersionFactory(swv=in_a.swv, plan=example.plan, number="1.0")
    assert only(example).landed == "in versie 1.0"
    concept.delete()
    Suggestion.objects.update(answered_at=datetime(2999, 1, 1, tzinfo=UTC))
    assert only(example).landed == "in de tekst van het plan"


def test_what_was_refused_landed_nowhere(example, in_a):
    answered(example, SuggestionState.REFUSED)
    PlanVersionFactory(swv=in_a.swv, plan=example.plan)
    assert (only(example).landed, only(example).who) == ("", "iemand die hier niet meer werkt")


def test_choice_takes_a_party_or_a_state(example, in_a):
    suggest(example)
    answered(example, SuggestionState.REFUSED, on_behalf="gemeente Gouda")
    rows = responses(example.plan, USUAL)
    assert parties(rows) == ["gemeente Gouda", "ondersteuningsplanraad"]
    taken = [
        [row.on_behalf for row in rows if choice.takes(row)]
        for choice in (ResponseChoice(), ResponseChoice(on_behalf="gemeente Gouda"), ResponseChoice(state="open"))
    ]
    assert taken == [["ondersteuningsplanraad", "gemeente Gouda"], ["gemeente Gouda"], ["ondersteuningsplanraad"]]


def test_queries_do_not_grow_with_the_suggestions(example, in_a, bram, item_count, django_assert_num_queries):
    for _ in range(item_count):
        suggest(example, user=bram)
    with django_assert_num_queries(15):
        responses(example.plan, USUAL)


@pytest.fixture
def url():
    return reverse("goals:responses", args=["PO2814"])


def test_page_and_tables_say_the_same(client, bram, example, in_a, url):
    with tenant_scope(in_a.swv):
        suggest(example, user=bram)
        answered(example, SuggestionState.ACCEPTED, on_behalf="gemeente Gouda")
    client.force_login(bram)
    text = client.get(url).content.decode()
    for said in (
        "Wat is met uw inbreng gedaan",
        "2 keer inbreng, 1 nog open",
        "gemeente Gouda",
        "Doel 1.1",
        "Overgenomen, met dank.",
    ):
        assert said in text.replace("Gemeente", "gemeente")
    lines = client.get(url, {"vorm": "csv", "stand": "overgenomen"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].split(";")[2:4] == ["gemeente Gouda", "doel 1.1, beoogd meetbaar resultaat"]
    assert client.get(url, {"vorm": "xlsx"}).content[:2] == b"PK"


def test_page_without_suggestions_says_what_it_will_be(client, bram, example, url):
    client.force_login(bram)
    assert "Nog geen inbreng" in client.get(url).content.decode()


def test_a_filter_that_nobody_offers_counts_as_none(client, bram, example, in_a, url):
    with tenant_scope(in_a.swv):
        suggest(example)
    client.force_login(bram)
    assert "1 keer inbreng," in client.get(url, {"namens": "niemand", "stand": "weg"}).content.decode()
    assert "Geen inbreng past" in client.get(url, {"stand": "overgenomen"}).content.decode()


def test_whoever_reads_the_plan_reads_what_became_of_contributions(client, tenant_a, example, url):
    from osp.enums import Role

    client.force_login(make_person(tenant_a, "Olga", Role.OPR_MEMBER))
    assert client.get(url).status_code == 200


def test_remark_of_a_reader_is_told_with_its_answer_and_what_came_of_it(example, in_a, anna, bram):
    said = CommentFactory(swv=in_a.swv, plan=example.plan, user=bram, text="En de *ouders*?", end="actie")
    CommentFactory(swv=in_a.swv, plan=example.plan, user=anna, parent=said, text="Goed punt.")
    CommentFactory(swv=in_a.swv, plan=example.plan, user=anna, text="Van de schrijver zelf")
    ActionFactory(swv=in_a.swv, goal=example.goal, comment=said, owner=anna, text="Vraag het na")
    row = only(example)
    assert (row.sort, row.who, row.place, row.suggestion) == ("opmerking", "Bram", "plan, missie", "En de ouders?")
    assert (row.state, row.answer, row.answered_by, row.landed) == (
        "actie",
        "Goed punt.",
        "Anna",
        "Vraag het na (Anna)",
    )
