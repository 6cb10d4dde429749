"""Verbs on comments and actions: what they store, record and refuse, and who may."""

from datetime import date

import pytest

from goals.enums import CommentEnd
from goals.kinds import Kind
from goals.models import Action, Comment
from goals.queries.reactions import open_counts, reactions_at, reactions_of
from goals.services import actions, comments
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, User
from tests.factories import CommentFactory
from tests.goals.plans import last_verb
from tests.goals.speaking import actor_of


@pytest.fixture
def omar(tenant_a):
    """Omar sits on the OPR: he speaks of the plan and writes none of it."""
    return actor_of(tenant_a, Role.OPR_MEMBER, "Omar")


@pytest.fixture
def said(example, omar, in_a) -> Comment:
    return comments.write_comment(omar, row=example.goal, field="measurable_result", text=" Minder dan **wat**? ")


def user(actor) -> User:
    return User.objects.get(pk=actor.user_id)


def test_write_comment_stores_where_and_what_and_records(example, omar, said, in_a):
    assert (said.kind, said.object_id, said.field) == (Kind.GOAL, example.goal.pk, "measurable_result")
    assert (said.text, said.user_id, said.plan_id, said.end) == (
        "Minder dan **wat**?",
        omar.user_id,
        example.plan.pk,
        "",
    )
    event = AuditEvent.objects.get(verb="comment.written")
    assert (event.user_id, event.object_id) == (omar.user_id, str(said.pk))


@pytest.mark.parametrize("row", ["plan", "priority", "goal", "activity"])
def test_write_comment_takes_every_row_as_a_whole(example, omar, in_a, row):
    stored = comments.write_comment(omar, row=getattr(example, row), text="Goed zo.")
    assert (stored.field, stored.plan_id) == ("", example.plan.pk)


@pytest.mark.parametrize(
    ("field", "text", "code"), [("position", "x", "field-unknown"), ("title", "  ", "text-missing")]
)
def test_write_comment_refuses(example, omar, in_a, field, text, code):
    with pytest.raises(DomainError) as refused:
        comments.write_comment(omar, row=example.goal, field=field, text=text)
    assert (refused.value.code, Comment.objects.count()) == (code, 0)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SCHOOL])
def test_who_only_reads_the_plan_says_nothing(example, tenant_a, in_a, role):
    with pytest.raises(NotAllowedError):
        comments.write_comment(actor_of(tenant_a, role, "Rina"), row=example.goal, text="Hallo")


def test_answer_comes_under_the_first_comment(director, omar, said):
    answer = comments.answer_comment(director, comment=said, text="Dan nu.")
    below = comments.answer_comment(omar, comment=answer, text="Dank.")
    assert (answer.parent_id, below.parent_id, below.field) == (said.pk, said.pk, said.field)
    assert last_verb() == "comment.answered"


def test_edit_is_for_ones_own_words_and_sees_who_was_first(director, omar, said):
    with pytest.raises(NotAllowedError):
        comments.edit_comment(director, comment=said, version=1, text="Anders")
    edited = comments.edit_comment(omar, comment=said, version=1, text="Minder dan nu?")
    assert (edited.text, edited.version, last_verb()) == ("Minder dan nu?", 2, "comment.edited")
    with pytest.raises(ConflictError):
        comments.edit_comment(omar, comment=said, version=1, text="Te laat")


def test_solve_ends_and_reopen_goes_on(director, omar, said):
    ended = comments.solve_comment(omar, comment=said)
    assert (ended.end, ended.ended_by_id, ended.ended_at is not None) == (CommentEnd.SOLVED, omar.user_id, True)
    for verb in (
        comments.solve_comment,
        lambda actor, comment: comments.answer_comment(actor, comment=comment, text="x"),
    ):
        with pytest.raises(DomainError) as refused:
            verb(director, comment=ended)
        assert refused.value.code == "thread-ended"
    again = comments.reopen_comment(director, comment=ended)
    assert (again.end, again.ended_at, again.ended_by_id, last_verb()) == ("", None, None, "comment.reopened")
    with pytest.raises(DomainError):
        comments.reopen_comment(director, comment=again)


def test_solve_is_for_who_began_or_writes_the_plan(tenant_a, director, said):
    with pytest.raises(NotAllowedError):
        comments.solve_comment(actor_of(tenant_a, Role.BOARD_MEMBER, "Bob"), comment=said)
    assert comments.solve_comment(director, comment=said).end == CommentEnd.SOLVED


def test_two_who_end_a_thread_at_once_end_it_once(director, omar, said):
    seen_by_both = Comment.objects.get(pk=said.pk)
    comments.solve_comment(omar, comment=said)
    with pytest.raises(DomainError) as refused:
        comments.make_action(director, comment=seen_by_both, text="Zoek uit", owner=user(omar), due=date(2027, 1, 1))
    assert (refused.value.code, Action.objects.count()) == ("thread-changed", 0)


def test_action_is_kept_where_the_comment_is_and_ends_the_thread(example, director, omar, said):
    ended = comments.make_action(director, comment=said, text="Zoek uit", owner=user(omar), due=date(2027, 1, 1))
    action = Action.objects.get()
    assert (ended.end, action.goal_id, action.comment_id) == (CommentEnd.ACTION, example.goal.pk, said.pk)
    assert (action.text, action.owner_id, action.due) == ("Zoek uit", omar.user_id, date(2027, 1, 1))
    assert set(AuditEvent.objects.values_list("verb", flat=True)) >= {"comment.made_action", "action.added"}


def test_action_of_an_activiteit_stands_at_its_doel_and_of_the_plan_nowhere_else(example, director, omar, in_a):
    for row, parents in (
        (example.activity, (None, example.goal.pk)),
        (example.priority, (example.priority.pk, None)),
        (example.plan, (None, None)),
    ):
        comment = comments.write_comment(omar, row=row, text="Wie doet dit?")
        comments.make_action(director, comment=comment, text="Doe", owner=user(omar), due=date(2027, 1, 1))
        action = Action.objects.get(comment=comment)
        assert (action.priority_id, action.goal_id) == parents
        shown = reactions_at(omar, (Kind(comment.kind), comment.object_id)).actions
        assert [row.action.pk for row in shown] == [action.pk]


@pytest.mark.parametrize(
    ("text", "owner", "due", "code"),
    [(" ", True, True, "text-missing"), ("Doe", False, True, "owner-missing"), ("Doe", True, False, "due-missing")],
)
def test_action_wants_text_owner_and_day(director, omar, said, text, owner, due, code):
    with pytest.raises(DomainError) as refused:
        comments.make_action(
            director,
            comment=said,
            text=text,
            owner=user(omar) if owner else None,
            due=date(2027, 1, 1) if due else None,
        )
    said.refresh_from_db()
    assert (refused.value.code, said.end) == (code, "")


def test_action_is_not_for_who_cannot_see_it(director, tenant_a, said):
    school = actor_of(tenant_a, Role.SCHOOL, "Sanne")
    with pytest.raises(DomainError) as refused:
        comments.make_action(director, comment=said, text="Doe", owner=user(school), due=date(2027, 1, 1))
    assert refused.value.code == "owner-unknown"


def test_action_is_done_by_its_owner_or_who_writes_the_plan(tenant_a, director, omar, said):
    comments.make_action(director, comment=said, text="Doe", owner=user(omar), due=date(2027, 1, 1))
    action = Action.objects.get()
    with pytest.raises(NotAllowedError):
        actions.finish_action(actor_of(tenant_a, Role.BOARD_MEMBER, "Bob"), action=action)
    done = actions.finish_action(omar, action=action)
    assert (done.done_on is not None, last_verb()) == (True, "action.done")
    again = actions.reopen_action(director, action=done)
    assert (again.done_on, last_verb()) == (None, "action.reopened")
    edited = actions.edit_action(
        director, action=again, version=again.version, text="Doe nu", owner=user(omar), due=date(2027, 2, 1)
    )
    assert (edited.text, edited.due, last_verb()) == ("Doe nu", date(2027, 2, 1), "action.edited")
    with pytest.raises(ConflictError):
        actions.edit_action(director, action=edited, version=1, text="x", owner=user(omar), due=date(2027, 2, 1))


def test_open_counts_leave_out_answers_and_what_ended(example, director, omar, said):
    comments.answer_comment(director, comment=said, text="Ja")
    comments.solve_comment(omar, comment=comments.write_comment(omar, row=example.plan, text="x"))
    assert open_counts(example.plan) == {(Kind.GOAL, example.goal.pk): 1}


def test_reactions_at_a_doel_are_with_those_of_its_activiteiten(example, omar, said, in_a):
    below = comments.write_comment(omar, row=example.activity, text="En dit?")
    comments.write_comment(omar, row=example.priority, text="Elders")
    found = reactions_at(omar, (Kind.GOAL, example.goal.pk)).threads
    assert [thread.first.comment.pk for thread in found] == [said.pk, below.pk]


def test_queries_do_not_grow_with_what_was_said(example, director, omar, in_a, item_count, django_assert_num_queries):
    for number in range(item_count):
        comment = CommentFactory(swv=in_a.swv, plan=example.plan, user_id=omar.user_id, text=str(number))
        comments.answer_comment(director, comment=comment, text="Ja")
        other = CommentFactory(swv=in_a.swv, plan=example.plan, user_id=omar.user_id)
        comments.make_action(director, comment=other, text="Doe", owner=user(omar), due=date(2027, 1, 1))
    with django_assert_num_queries(6):
        found = reactions_of(director, example.plan)
    assert (len(found.threads), len(found.actions)) == (2 * item_count, item_count)
