"""Pages and fragments of comments, suggestions and actions: with and without scripts, for who writes, speaks or only reads."""

import json
from datetime import date

import pytest
from django.urls import reverse

from goals.enums import CommentEnd, SuggestionState
from goals.models import Action, Comment, Suggestion
from goals.services import comments, suggestions
from osp.enums import Role
from osp.models import Tenant, User
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import CommentFactory, SuggestionFactory
from tests.goals.plans import HTMX
from tests.goals.speaking import FIRST, SECOND, TEXT, actor_of


@pytest.fixture
def omar(tenant_a):
    return actor_of(tenant_a, Role.OPR_MEMBER, "Omar")


@pytest.fixture
def goal(example, in_a):
    example.goal.description = TEXT
    example.goal.save()
    return example.goal


@pytest.fixture
def said(goal, omar) -> Comment:
    return comments.write_comment(omar, row=goal, field="description", text="Alleen *ouders*?")


@pytest.fixture
def proposed(goal, omar) -> Suggestion:
    return suggestions.make_suggestion(
        omar,
        row=goal,
        field="description",
        number=0,
        before=FIRST,
        after="Ouders en leerlingen zitten aan tafel.",
        on_behalf="OPR",
    )


def url(name: str, *args: object) -> str:
    return reverse(f"goals:{name}", args=["PO2814", *args])


def login(client, actor) -> None:
    client.force_login(User.objects.get(pk=actor.user_id))


def text_of(response) -> str:
    return response.content.decode()


# Reading


def test_block_says_what_was_said_and_offers_what_one_may(client, anna, said, proposed, goal, omar):
    place = url("reactions-at", "doel", goal.pk)
    login(client, omar)
    own = text_of(client.get(place, headers=HTMX))
    assert ("<em>ouders</em>" in own, "<ins>en leerlingen" in own, "namens OPR" in own) == (True, True, True)
    assert ("Opgelost" in own, "Maak er een actie van" in own, "Neem over" in own) == (True, False, False)
    client.force_login(anna)
    writer = text_of(client.get(place, headers=HTMX))
    assert ("Maak er een actie van" in writer, "Neem over" in writer, "Wijzig uw tekst" in writer) == (
        True,
        True,
        False,
    )
    assert "<!doctype html>" in text_of(client.get(place))


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SCHOOL])
def test_who_only_reads_the_plan_sees_no_reaction_anywhere(client, tenant_a, said, proposed, goal, role):
    client.force_login(make_person(tenant_a, "Rina", role))
    pages = [url("text"), url("plan"), url("goal", goal.pk), url("adoption")]
    shown = "".join(text_of(client.get(page)) for page in pages)
    assert ("ouders</em>" in shown, "reacties-" in shown, "reacties/" in shown, "inbreng/" in shown) == (False,) * 4
    closed = [url("reactions-at", "doel", goal.pk), url("reactions"), url("comment", said.pk), url("responses")]
    assert {client.get(page).status_code for page in closed} == {403}


def test_text_shows_each_reaction_beside_its_passage(client, anna, said, proposed, goal):
    client.force_login(anna)
    page = text_of(client.get(url("text")))
    beside = page[page.index(f'id="reacties-doel-{goal.pk}-description"') :]
    assert beside.index(f'id="opmerking-{said.pk}"') < beside.index('class="strip passage-strip')
    assert f'hx-target="#tekst-doel-{goal.pk}-description"' in beside
    assert page.count(f'id="opmerking-{said.pk}"') == 1


def test_text_keeps_reactions_to_facts_beside_the_title_and_to_the_plan_in_front(client, anna, example, omar, in_a):
    comments.write_comment(omar, row=example.goal, field="ends", text="Te vroeg")
    comments.write_comment(omar, row=example.plan, text="Mooi plan")
    client.force_login(anna)
    page = text_of(client.get(url("text")))
    title = page[page.index(f'id="reacties-doel-{example.goal.pk}-title"') :]
    assert title.index("Te vroeg") < title.index('class="strip passage-strip')
    assert page.index("Mooi plan") < page.index('class="strip passage-strip')


def test_plan_counts_what_is_open_and_the_doel_loads_it(client, anna, said, proposed, example, omar):
    comments.write_comment(omar, row=example.activity, text="En hier?")
    client.force_login(anna)
    assert "3 open reacties" in text_of(client.get(url("plan")))
    place = url("reactions-at", "doel", example.goal.pk)
    assert f'hx-get="{place}" hx-trigger="load"' in text_of(client.get(url("goal", example.goal.pk)))


@pytest.mark.parametrize("name", ["reactions", "reactions-today", "text", "plan", "reactions-at"])
def test_pages_cost_the_same_with_more_reactions(client, anna, example, in_a, name, django_assert_max_num_queries):
    client.force_login(anna)
    page, counts = url(name, "doel", example.goal.pk) if name == "reactions-at" else url(name), []
    for _ in range(2):
        for _ in range(4):
            place = {"plan": example.plan, "kind": "doel", "object_id": example.goal.pk, "field": "title"}
            CommentFactory(swv=in_a.swv, user=anna, **place)
            SuggestionFactory(swv=in_a.swv, user=anna, **place | {"field": "description"})
        with django_assert_max_num_queries(45) as queries:
            assert client.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_own_level_names_are_used(client, anna, example, said):
    levels = {"goal": {"singular": "ambitie", "plural": "ambities", "article": "de"}}
    Tenant.objects.update(level_names=levels)
    client.force_login(anna)
    assert "Ambitie 1.1, toelichting" in text_of(client.get(url("comment", said.pk)))
    assert "Ambitie 1.1, toelichting" in text_of(client.get(url("reactions")))
    assert "Ambitie als geheel" in text_of(client.get(url("comment-add", "doel", example.goal.pk)))


# Comments


def test_comment_without_scripts_goes_back_to_its_place(client, goal, omar):
    login(client, omar)
    add = url("comment-add", "doel", goal.pk)
    assert "Waarover" in text_of(client.get(add))
    answer = client.post(add, {"field": "title", "text": "Te lang"})
    stored = Comment.objects.get()
    assert (stored.field, stored.text, stored.user_id) == ("title", "Te lang", omar.user_id)
    assert answer.url == f"{url('reactions-at', 'doel', goal.pk)}#opmerking-{stored.pk}"


def test_comment_beside_a_passage_comes_back_as_that_block(client, goal, omar):
    login(client, omar)
    add = f"{url('comment-add', 'doel', goal.pk)}?bij=description"
    form = text_of(client.get(add, headers=HTMX))
    assert ("<!doctype html>" in form, 'type="hidden" name="field" value="description"' in form) == (False, True)
    answer = client.post(add, {"field": "description", "text": "Mooi"}, headers=HTMX)
    assert answer["HX-Retarget"] == f"#reacties-doel-{goal.pk}-description"
    assert json.loads(answer["HX-Trigger"])["toast"]["text"] == "Uw opmerking staat erbij."
    assert "Mooi" in text_of(answer)


def test_empty_comment_comes_back_with_what_to_do(client, goal, omar):
    login(client, omar)
    answer = client.post(url("comment-add", "doel", goal.pk), {"field": "", "text": " "})
    assert (answer.status_code, "Vul in: opmerking." in text_of(answer)) == (422, True)


def test_two_windows_on_ones_own_words_lose_nothing(client, said, omar):
    login(client, omar)
    page = url("comment-edit", said.pk)
    assert client.post(page, {"version": 1, "text": "Eerste"}).status_code == 302
    both = client.post(page, {"version": 1, "text": "Tweede"})
    assert (both.status_code, "Eerste" in text_of(both), "Tweede" in text_of(both)) == (409, True, True)


def test_thread_is_answered_solved_and_reopened(client, anna, said, goal):
    client.force_login(anna)
    client.post(url("comment-answer", said.pk), {"text": "Goed punt"})
    block = client.post(f"{url('comment-solve', said.pk)}?blok=doel-{goal.pk}", headers=HTMX)
    said.refresh_from_db()
    assert (said.end, "1 afgerond" in text_of(block), "Goed punt" in text_of(block)) == (CommentEnd.SOLVED, True, True)
    assert client.post(url("comment-reopen", said.pk)).status_code == 302
    said.refresh_from_db()
    assert said.end == ""


def test_action_of_a_thread_waits_on_vandaag_and_is_ticked_off(client, anna, said, omar):
    client.force_login(anna)
    client.post(url("comment-action", said.pk), {"text": "Zoek uit", "owner": omar.user_id, "due": "2020-01-01"})
    action = Action.objects.get()
    login(client, omar)
    today = text_of(client.get(url("reactions-today"), headers=HTMX))
    assert ("Zoek uit" in today, "Te laat" in today) == (True, True)
    answer = client.post(url("action-done", action.pk), {"naar": "vandaag"})
    action.refresh_from_db()
    assert (answer.url, action.done_on is not None) == ("/po2814/", True)
    assert "Zoek uit" not in text_of(client.get(url("reactions-today"), headers=HTMX))


def test_action_without_owner_comes_back(client, anna, said):
    client.force_login(anna)
    answer = client.post(url("comment-action", said.pk), {"text": "Zoek uit", "due": "2027-01-01"})
    assert (answer.status_code, "Kies wie het doet." in text_of(answer)) == (422, True)


def test_action_is_changed_by_who_writes_the_plan(client, anna, said, omar, director):
    owner = User.objects.get(pk=omar.user_id)
    comments.make_action(director, comment=said, text="Zoek uit", owner=owner, due=date(2027, 1, 1))
    action = Action.objects.get()
    client.force_login(anna)
    client.post(
        url("action-edit", action.pk), {"version": 1, "text": "Vraag na", "owner": owner.pk, "due": "2027-02-01"}
    )
    action.refresh_from_db()
    assert (action.text, action.due) == ("Vraag na", date(2027, 2, 1))


# Suggestions


def test_suggestion_begins_with_the_paragraph_and_works_without_scripts(client, goal, omar):
    login(client, omar)
    add = url("suggestion-add", "doel", goal.pk, "description")
    choice = text_of(client.get(add))
    assert (FIRST in choice, SECOND in choice, 'href="?alinea=1"' in choice) == (True, True, True)
    form = text_of(client.get(f"{add}?alinea=1"))
    assert f'name="before" value="{SECOND}"' in form
    given = {"number": 1, "before": SECOND, "after": "Wij kijken verder.", "reason": "Korter", "on_behalf": "OPR"}
    answer = client.post(add, given)
    stored = Suggestion.objects.get()
    assert answer.url == f"{url('reactions-at', 'doel', goal.pk)}#voorstel-{stored.pk}"
    assert (stored.paragraph, stored.before, stored.after, stored.on_behalf) == (1, SECOND, "Wij kijken verder.", "OPR")


def test_suggestion_on_what_is_no_text_does_not_exist(client, goal, omar):
    login(client, omar)
    assert client.get(url("suggestion-add", "doel", goal.pk, "title")).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"after": ""}, "Schrijf de nieuwe tekst"),
        ({"before": "Weg."}, "Kies haar opnieuw"),
        ({"after": FIRST}, "staat er al zo"),
    ],
)
def test_suggestion_that_cannot_be_comes_back_with_what_was_typed(client, goal, omar, fields, said):
    login(client, omar)
    given = {"number": 0, "before": FIRST, "after": "Anders.", "reason": "Mijn reden"} | fields
    answer = client.post(url("suggestion-add", "doel", goal.pk, "description"), given)
    assert (answer.status_code, said in text_of(answer), "Mijn reden" in text_of(answer)) == (422, True, True)


def test_suggestion_to_drop_a_paragraph(client, goal, omar):
    login(client, omar)
    given = {"number": 0, "before": FIRST, "after": FIRST, "drop": "on"}
    client.post(url("suggestion-add", "doel", goal.pk, "description"), given)
    assert Suggestion.objects.get().after == ""


def test_author_sees_both_side_by_side_and_takes_over(client, anna, proposed, goal):
    client.force_login(anna)
    page = text_of(client.get(url("suggestion", proposed.pk)))
    assert ("Staat er nu" in page, "<ins>en leerlingen" in page, "Neem niet over" in page) == (True, True, True)
    client.post(
        url("suggestion-answer", proposed.pk),
        {"version": 1, "besluit": "overnemen", "text": proposed.after, "answer": "Ja"},
    )
    goal.refresh_from_db()
    proposed.refresh_from_db()
    assert (goal.description, proposed.state, proposed.answer, proposed.taken) == (
        f"{proposed.after}\n\n{SECOND}", SuggestionState.ACCEPTED, "Ja", ""
    )  # fmt: skip


def test_taking_over_in_the_text_gives_passage_and_block(client, anna, proposed, goal):
    client.force_login(anna)
    beside = f"{url('suggestion-answer', proposed.pk)}?bij=description"
    answer = client.post(beside, {"version": 1, "besluit": "overnemen"}, headers=HTMX)
    assert answer["HX-Retarget"] == f"#tekst-doel-{goal.pk}-description"
    shown = text_of(answer)
    assert ("Ouders en leerlingen zitten aan tafel." in shown, "Overgenomen" in shown) == (True, True)
    assert f'id="reacties-doel-{goal.pk}-description" hx-swap-oob="true"' in shown


def test_paragraph_that_changed_shows_three_texts_and_writes_nothing(client, anna, proposed, goal):
    goal.description = f"Ouders zitten altijd aan tafel.\n\n{SECOND}"
    goal.save()
    client.force_login(anna)
    decide = url("suggestion-answer", proposed.pk)
    answer = client.post(
        decide, {"version": 1, "besluit": "overnemen", "text": "Iedereen zit aan tafel.", "answer": "Ja"}
    )
    page = text_of(answer)
    assert answer.status_code == 409
    for part in ("Stond er toen", "Staat er nu", "<ins>altijd", "Iedereen zit aan tafel."):
        assert part in page
    goal.refresh_from_db()
    assert goal.description.startswith("Ouders zitten altijd")
    given = {"version": 1, "besluit": "overnemen", "text": "Iedereen.", "instead_of": "Ouders zitten altijd aan tafel."}
    client.post(decide, given)
    goal.refresh_from_db()
    assert goal.description == f"Iedereen.\n\n{SECOND}"


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"besluit": "afwijzen"}, 422, "Schrijf waarom u dit niet overneemt"),
        ({"answer": "Zomaar"}, 422, "Kies of u het overneemt"),
        ({"besluit": "afwijzen", "answer": "Nee", "version": 7}, 409, "zojuist gewijzigd"),
    ],
)
def test_decision_that_cannot_be_comes_back(client, anna, proposed, given, status, said):
    client.force_login(anna)
    answer = client.post(url("suggestion-answer", proposed.pk), {"version": 1} | given)
    proposed.refresh_from_db()
    assert (answer.status_code, said in text_of(answer), proposed.state) == (status, True, "open")


def test_second_author_reads_what_the_first_answered(client, anna, proposed, director):
    suggestions.refuse_suggestion(director, suggestion=proposed, version=1, answer="Dat staat er al")
    client.force_login(anna)
    answer = client.post(url("suggestion-answer", proposed.pk), {"version": 1, "besluit": "overnemen"})
    assert (answer.status_code, "Dat staat er al" in text_of(answer)) == (409, True)


def test_who_suggested_reads_the_answer_on_vandaag(client, proposed, omar, director):
    suggestions.refuse_suggestion(director, suggestion=proposed, version=1, answer="Dat staat er al")
    login(client, omar)
    today = text_of(client.get(url("reactions-today"), headers=HTMX))
    assert ("Uw voorstel is niet overgenomen" in today, "Dat staat er al" in today) == (True, True)


# The list


def test_list_filters_and_says_who_it_waits_for(client, anna, example, said, proposed, director):
    comments.answer_comment(director, comment=said, text="Hoezo?")
    example.goal.owner = anna
    example.goal.save()
    client.force_login(anna)
    page = text_of(client.get(url("reactions")))
    assert ("twee open (1 opmerking, 1 voorstel)" in page, "De schrijver van het plan" in page) == (True, True)
    rows = [
        line.split(";") for line in text_of(client.get(url("reactions"), {"vorm": "csv"})).lstrip("\ufeff").splitlines()
    ]
    assert [(row[0], row[1], row[6]) for row in rows[1:]] == [
        ("opmerking", "doel 1.1, toelichting", "Omar"),
        ("voorstel", "doel 1.1, toelichting", "de schrijver van het plan"),
    ]
    for query, count in (
        ({"soort": "voorstel"}, 1),
        ({"van": "mij"}, 0),
        ({"stand": "afgerond"}, 0),
        ({"wacht": "Omar"}, 1),
        ({"speerpunt": example.priority.pk}, 2),
    ):
        lines = text_of(client.get(url("reactions"), query | {"vorm": "csv"})).splitlines()
        assert (query, len(lines) - 1) == (query, count)


def test_list_without_reactions_says_where_to_begin(client, anna, example):
    client.force_login(anna)
    assert "Nog geen reacties" in text_of(client.get(url("reactions")))


def test_reaction_of_another_tenant_does_not_exist(client, anna, example, tenant_b):
    with tenant_scope(tenant_b.swv):
        foreign = CommentFactory(swv=tenant_b.swv)
    client.force_login(anna)
    names = ("comment", "comment-answer", "comment-edit", "comment-action", "comment-agenda")
    assert {client.get(url(name, foreign.pk)).status_code for name in names} == {404}
