"""Reactions to the plan: threads of comments, suggestions and actions, at a place or in the whole plan.

Only who may discuss the plan reads them; the pages see to that. The number of queries does not grow with what was said.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals import hooks
from goals.enums import SuggestionState
from goals.hooks import AgendaSpot
from goals.kinds import Kind
from goals.models import Action, Activity, Comment, Plan, Suggestion
from goals.queries.reaction_rows import (
    FORMER,
    ActionRow,
    Proposal,
    Reactions,
    Said,
    Spot,
    Thread,
    spot_of,
)
from goals.snapshot import Ref
from osp import richtext
from osp.abilities import Ability
from osp.actors import Actor
from osp.queries import names_of
from osp.textdiff import woven

__all__ = [
    "FORMER",
    "ActionRow",
    "Proposal",
    "Reactions",
    "Said",
    "Spot",
    "Thread",
    "action_rows",
    "by_spot",
    "get_action",
    "get_comment",
    "get_suggestion",
    "get_thread",
    "open_counts",
    "proposal_of",
    "reactions_at",
    "reactions_of",
    "spot_of",
    "threads_of",
]


def reactions_of(actor: Actor, plan: Plan) -> Reactions:
    """Everything that was said about a plan, oldest first."""
    comments = Comment.objects.filter(plan=plan)
    actions = _known_to(actor).filter(Q(priority__plan=plan) | Q(goal__priority__plan=plan) | Q(comment__plan=plan))
    return _gather(actor, comments, Suggestion.objects.filter(plan=plan), actions)


def reactions_at(actor: Actor, ref: Ref, fields: Collection[str] | None = None) -> Reactions:
    """What was said at a row: at these fields alone, or at all of them; at a doel with what was said at its activiteiten."""
    if fields is not None:
        here = Q(kind=ref[0], object_id=ref[1], field__in=fields)
        return _gather(actor, Comment.objects.filter(here), Suggestion.objects.filter(here), Action.objects.none())
    here = _at(ref)
    said = Comment.objects.filter(here)
    return _gather(actor, said, Suggestion.objects.filter(here), _actions_at(ref, actor))


def by_spot(found: Reactions) -> dict[Spot, Reactions]:
    """The same by place: kind of row, number, field."""
    threads, proposals = defaultdict(list), defaultdict(list)
    for thread in found.threads:
        threads[thread.spot].append(thread)
    for proposal in found.proposals:
        proposals[proposal.spot].append(proposal)
    spots = threads.keys() | proposals.keys()
    return {spot: Reactions(tuple(threads[spot]), tuple(proposals[spot])) for spot in spots}


def open_counts(plan: Plan) -> Counter[Ref]:
    """How many open threads and suggestions there are at each row of a plan. Two queries."""
    comments = Comment.objects.filter(plan=plan, parent__isnull=True, end="").values_list("kind", "object_id")
    suggestions = Suggestion.objects.filter(plan=plan, state=SuggestionState.OPEN).values_list("kind", "object_id")
    return Counter((Kind(kind), pk) for kind, pk in (*comments, *suggestions))


def threads_of(actor: Actor, ids: Collection[int]) -> tuple[Thread, ...]:
    """These threads, oldest first."""
    said = Comment.objects.filter(Q(pk__in=ids) | Q(parent__in=ids))
    return _gather(actor, said, Suggestion.objects.none(), Action.objects.none()).threads


def proposal_of(actor: Actor, suggestion: Suggestion) -> Proposal:
    """One suggestion, ready to show."""
    return _proposal(suggestion, names_of([suggestion.user_id, suggestion.answered_by_id]), actor)


def get_comment(pk: int) -> Comment:
    """A comment or an answer, with its plan; 404 outside the scope."""
    return get_object_or_404(Comment.objects.select_related("plan", "parent"), pk=pk)


def get_thread(pk: int) -> Comment:
    """The comment that a thread begins with, also for the number of an answer in it."""
    found = get_comment(pk)
    return get_comment(found.parent_id) if found.parent_id else found


def get_suggestion(pk: int) -> Suggestion:
    """A suggestion with its plan; 404 outside the scope."""
    return get_object_or_404(Suggestion.objects.select_related("plan"), pk=pk)


def get_action(pk: int, reader: Actor) -> Action:
    """An action at a place in the plan that was not put away, with its owner.

    404 outside the scope, for one without a place, and for one that this reader may not know of.
    """
    placed = Q(goal__isnull=False) | Q(priority__isnull=False) | Q(comment__isnull=False)
    rows = _known_to(reader).filter(placed).select_related("comment__plan", "goal", "priority")
    return get_object_or_404(rows, pk=pk)


def action_rows(actor: Actor, rows: Iterable[Action]) -> tuple[ActionRow, ...]:
    """Actions with their owner loaded, as this reader sees them."""
    return tuple(_action(row, actor, timezone.localdate()) for row in rows)


def _at(ref: Ref) -> Q:
    here = Q(kind=ref[0], object_id=ref[1])
    if ref[0] is not Kind.GOAL:
        return here
    activities = Activity.objects.filter(goal=ref[1], archived_at__isnull=True).values("pk")
    return here | Q(kind=Kind.ACTIVITY, object_id__in=activities)


def _open_actions() -> QuerySet[Action]:
    return Action.objects.filter(archived_at__isnull=True).select_related("owner", "comment")


def _known_to(reader: Actor) -> QuerySet[Action]:
    return _open_actions().exclude(pk__in=hooks.kept_back(reader))


def _actions_at(ref: Ref, reader: Actor) -> QuerySet[Action]:
    kind, pk = ref
    if kind is Kind.PRIORITY:
        return _known_to(reader).filter(priority=pk)
    if kind is Kind.GOAL:
        return _known_to(reader).filter(goal=pk)
    return _known_to(reader).filter(comment__kind=kind, comment__object_id=pk)


def _gather(
    actor: Actor, comments: QuerySet[Comment], suggestions: QuerySet[Suggestion], actions: QuerySet[Action]
) -> Reactions:
    said, proposed = list(comments), list(suggestions)
    firsts = [row.pk for row in said if row.parent_id is None]
    made = _made(firsts) if said else {}
    spots = _spots(actor, firsts)
    people = [pk for row in said for pk in (row.user_id, row.ended_by_id)]
    people += [pk for one in proposed for pk in (one.user_id, one.answered_by_id)]
    names = names_of(people)
    return Reactions(
        threads=_threads(said, names, made, spots, actor),
        proposals=tuple(_proposal(row, names, actor) for row in proposed),
        actions=action_rows(actor, actions),
    )


def _made(firsts: Collection[int]) -> dict[int, list[Action]]:
    found: dict[int, list[Action]] = defaultdict(list)
    for action in _open_actions().filter(comment__in=firsts):
        found[action.comment_id or 0].append(action)
    return found


def _spots(actor: Actor, ids: Collection[int]) -> dict[int, list[AgendaSpot]]:
    found: dict[int, list[AgendaSpot]] = defaultdict(list)
    for each in hooks.agenda_spots(actor, ids):
        found[each.comment_id or 0].append(each)
    return found


def _threads(
    said: Sequence[Comment],
    names: Mapping[int | None, str],
    made: Mapping[int, list[Action]],
    spots: Mapping[int, list[AgendaSpot]],
    actor: Actor,
) -> tuple[Thread, ...]:
    answers: dict[int, list[Said]] = defaultdict(list)
    for row in said:
        if row.parent_id:
            answers[row.parent_id].append(_said(row, names, actor))
    return tuple(
        Thread(
            first=_said(row, names, actor),
            answers=tuple(answers[row.pk]),
            actions=action_rows(actor, made.get(row.pk, ())),
            spots=tuple(spots.get(row.pk, ())),
            ended_by=names.get(row.ended_by_id, FORMER) if row.ended_at else "",
            may_solve=_is_own(row.user_id, actor) or actor.can(Ability.EDIT_PLAN),
        )
        for row in said
        if row.parent_id is None
    )


def _said(row: Comment, names: Mapping[int | None, str], actor: Actor) -> Said:
    return Said(row, names.get(row.user_id, FORMER), _is_own(row.user_id, actor))


def _proposal(row: Suggestion, names: Mapping[int | None, str], actor: Actor) -> Proposal:
    return Proposal(
        suggestion=row,
        who=names.get(row.user_id, FORMER),
        is_own=_is_own(row.user_id, actor),
        answered_by=names.get(row.answered_by_id, FORMER) if row.answered_at else "",
        strands=woven(richtext.plain(row.before), richtext.plain(row.after)),
    )


def _action(row: Action, actor: Actor, today: date) -> ActionRow:
    return ActionRow(
        action=row,
        owner=row.owner.name if row.owner else "niemand",
        is_late=row.done_on is None and row.due is not None and row.due < today,
        may_change=_is_own(row.owner_id, actor) or actor.can(Ability.EDIT_PLAN),
    )


def _is_own(user_id: int | None, actor: Actor) -> bool:
    return user_id is not None and user_id == actor.user_id
