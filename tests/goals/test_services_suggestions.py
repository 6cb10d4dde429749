"""Verbs on suggestions: the text changes through the verb of its row, or nothing does; and who hears of it."""

import pytest

from goals.enums import SuggestionState
from goals.kinds import Kind
from goals.models import Goal, Plan, Suggestion
from goals.services import suggestions
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail
from tests.factories import ChapterFactory
from tests.goals.plans import last_verb
from tests.goals.speaking import FIRST, SECOND, TEXT, actor_of


@pytest.fixture
def omar(tenant_a):
    return actor_of(tenant_a, Role.OPR_MEMBER, "Omar")


@pytest.fixture
def goal(example, in_a) -> Goal:
    example.goal.description = TEXT
    example.goal.save()
    return example.goal


def suggest(actor, row, after="Ouders en leerlingen zitten aan tafel.", **fields) -> Suggestion:
    given = {
        "field": "description",
        "number": 0,
        "before": FIRST,
        "reason": "Leerlingen horen erbij.",
        "on_behalf": "OPR",
    }
    return suggestions.make_suggestion(actor, row=row, after=after, **given | fields)


def test_make_suggestion_stores_and_records(goal, omar):
    made = suggest(omar, goal, on_behalf="  de   OPR ")
    assert (made.kind, made.object_id, made.field, made.paragraph) == (Kind.GOAL, goal.pk, "description", 0)
    assert (made.before, made.after) == (FIRST, "Ouders en leerlingen zitten aan tafel.")
    assert (made.on_behalf, made.state, made.user_id, last_verb()) == (
        "de OPR",
        "open",
        omar.user_id,
        "suggestion.made",
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"field": "title"}, "field-unknown"),
        ({"before": "Dit staat er niet."}, "paragraph-changed"),
        ({"after": f" {FIRST} "}, "nothing-new"),
        ({"before": "", "after": " "}, "text-missing"),
    ],
)
def test_make_suggestion_refuses(goal, omar, fields, code):
    with pytest.raises(DomainError) as refused:
        suggest(omar, goal, **fields)
    assert (refused.value.code, Suggestion.objects.count()) == (code, 0)


def test_accept_changes_the_text_through_its_verb_with_the_reason(goal, omar, director):
    made = suggest(omar, goal)
    done = suggestions.accept_suggestion(director, suggestion=made, row=goal, version=1, answer="Goed idee.")
    goal.refresh_from_db()
    assert goal.description == f"Ouders en leerlingen zitten aan tafel.\n\n{SECOND}"
    newest = Goal.history.filter(id=goal.pk).order_by("-history_id").first()
    assert newest.history_change_reason == "voorstel namens OPR overgenomen: Leerlingen horen erbij."
    assert newest.history_user_id == director.user_id
    assert (done.state, done.answer, done.answered_by_id, done.taken) == (
        "overgenomen",
        "Goed idee.",
        director.user_id,
        "",
    )
    verbs = list(AuditEvent.objects.values_list("verb", flat=True)[:2])
    assert sorted(verbs) == ["goal.edited", "suggestion.accepted"]


@pytest.mark.parametrize("name", ["plan", "priority", "goal", "activity"])
def test_accept_leaves_everything_else_of_the_row(example, omar, director, in_a, name):
    row, field = getattr(example, name), "vision" if name == "plan" else "description"
    setattr(row, field, TEXT)
    row.save()
    kept = {f.attname for f in row._meta.concrete_fields} - {field, "version", "updated_at"}
    was = {column: getattr(row, column) for column in kept}
    made = suggest(omar, row, field=field)
    suggestions.accept_suggestion(director, suggestion=made, row=row, version=1)
    row.refresh_from_db()
    assert getattr(row, field).startswith("Ouders en leerlingen")
    assert {column: getattr(row, column) for column in kept} == was


@pytest.mark.parametrize(
    "field", ["measurable_result", "noticeable_result", "achieved_measurable", "achieved_noticeable"]
)
def test_accept_writes_results_of_every_element(example, omar, director, in_a, field):
    for row in (example.priority, example.goal, example.activity):
        made = suggest(omar, row, field=field, before="", after="Iets nieuws.")
        suggestions.accept_suggestion(director, suggestion=made, row=row, version=1)
        row.refresh_from_db()
        assert getattr(row, field).endswith("Iets nieuws.")


def test_accept_writes_a_chapter_and_can_take_a_paragraph_out(example, omar, director, in_a):
    chapter = ChapterFactory(swv=in_a.swv, plan=example.plan, text=TEXT)
    made = suggest(omar, chapter, field="text", after="")
    suggestions.accept_suggestion(director, suggestion=made, row=chapter, version=1)
    chapter.refresh_from_db()
    assert chapter.text == SECOND


def test_accept_in_other_words_keeps_what_was_made_of_it(goal, omar, director):
    made = suggest(omar, goal)
    done = suggestions.accept_suggestion(director, suggestion=made, row=goal, version=1, text="Leerlingen ook.")
    goal.refresh_from_db()
    assert (goal.description, done.taken) == (f"Leerlingen ook.\n\n{SECOND}", "Leerlingen ook.")


def test_accept_refuses_when_the_paragraph_changed_meanwhile(goal, omar, director):
    made = suggest(omar, goal)
    goal.description = f"Ouders zitten altijd aan tafel.\n\n{SECOND}"
    goal.save()
    with pytest.raises(DomainError) as refused:
        suggestions.accept_suggestion(director, suggestion=made, row=goal, version=1)
    made.refresh_from_db()
    goal.refresh_from_db()
    assert (refused.value.code, made.state) == ("paragraph-changed", "open")
    assert goal.description.startswith("Ouders zitten altijd")
    done = suggestions.accept_suggestion(
        director, suggestion=made, row=goal, version=1, text="Iedereen.", instead_of="Ouders zitten altijd aan tafel."
    )
    goal.refresh_from_db()
    assert (done.state, goal.description) == ("overgenomen", f"Iedereen.\n\n{SECOND}")


def test_accept_goes_with_a_text_that_changed_elsewhere(goal, omar, director):
    made = suggest(omar, goal)
    stale = Goal.objects.get(pk=goal.pk)
    goal.description = f"Vooraf.\n\n{TEXT}"
    goal.version = 9
    goal.save()
    suggestions.accept_suggestion(director, suggestion=made, row=stale, version=1)
    goal.refresh_from_db()
    assert goal.description == f"Vooraf.\n\nOuders en leerlingen zitten aan tafel.\n\n{SECOND}"


def test_refuse_wants_an_answer_and_leaves_the_text(goal, omar, director):
    made = suggest(omar, goal)
    with pytest.raises(DomainError) as refused:
        suggestions.refuse_suggestion(director, suggestion=made, version=1, answer=" ")
    done = suggestions.refuse_suggestion(director, suggestion=made, version=1, answer="Dat staat er al.")
    goal.refresh_from_db()
    assert (refused.value.code, goal.description) == ("answer-missing", TEXT)
    assert (done.state, done.answer, last_verb()) == (SuggestionState.REFUSED, "Dat staat er al.", "suggestion.refused")


def test_second_who_answers_is_told_and_changes_nothing(goal, omar, director):
    made = suggest(omar, goal)
    seen_by_both = Suggestion.objects.get(pk=made.pk)
    suggestions.refuse_suggestion(director, suggestion=made, version=1, answer="Nee.")
    for verb in (
        lambda: suggestions.accept_suggestion(director, suggestion=seen_by_both, row=goal, version=1),
        lambda: suggestions.refuse_suggestion(director, suggestion=seen_by_both, version=1, answer="Ook nee."),
    ):
        with pytest.raises(DomainError) as refused:
            verb()
        assert refused.value.code == "already-answered"
    goal.refresh_from_db()
    assert (goal.description, Suggestion.objects.get().answer) == (TEXT, "Nee.")


def test_answer_to_a_suggestion_that_was_edited_meanwhile_is_a_conflict(goal, omar, director):
    made = suggest(omar, goal)
    stale = Suggestion.objects.get(pk=made.pk)
    suggestions.edit_suggestion(omar, suggestion=made, version=1, after="Leerlingen eerst.", reason="", on_behalf="")
    with pytest.raises(ConflictError):
        suggestions.accept_suggestion(director, suggestion=stale, row=goal, version=1)
    goal.refresh_from_db()
    assert goal.description == TEXT


def test_edit_is_for_ones_own_open_suggestion(goal, omar, director):
    made = suggest(omar, goal)
    with pytest.raises(NotAllowedError):
        suggestions.edit_suggestion(director, suggestion=made, version=1, after="x", reason="", on_behalf="")
    suggestions.refuse_suggestion(director, suggestion=made, version=1, answer="Nee.")
    with pytest.raises(DomainError):
        suggestions.edit_suggestion(omar, suggestion=made, version=2, after="x", reason="", on_behalf="")


def test_who_speaks_does_not_decide(goal, omar):
    made = suggest(omar, goal)
    with pytest.raises(NotAllowedError):
        suggestions.accept_suggestion(omar, suggestion=made, row=goal, version=1)
    with pytest.raises(NotAllowedError):
        suggestions.refuse_suggestion(omar, suggestion=made, version=1, answer="x")


def test_one_mail_a_day_tells_of_answers_without_their_words(goal, omar, director):
    first, second = suggest(omar, goal), suggest(omar, goal, before=SECOND, number=1, after="Wij kijken verder.")
    suggestions.accept_suggestion(director, suggestion=first, row=goal, version=1, answer="Geheim")
    suggestions.refuse_suggestion(director, suggestion=second, version=1, answer="Nee.")
    (mail,) = OutboxMail.objects.all()
    assert (mail.to, "/plan/reacties/?van=mij" in mail.text, "Geheim" in mail.text) == (
        "omar@po2814.voorbeeld.nl",
        True,
        False,
    )


def test_who_answers_an_own_suggestion_gets_no_mail(goal, director):
    made = suggest(director, goal)
    suggestions.accept_suggestion(director, suggestion=made, row=goal, version=1)
    assert OutboxMail.objects.count() == 0


def test_history_holds_no_row_of_reactions(goal, omar, director):
    made = suggest(omar, goal)
    assert not hasattr(type(made), "history")
    assert Plan.history.count() == 1
