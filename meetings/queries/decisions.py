"""The register of decisions: every one per gremium and year, what it was to change, and what a reader may know of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goals.hooks import Decided
from meetings.enums import DecisionState
from meetings.models import Decision
from meetings.queries.audiences import audience_of, hidden_items
from osp.abilities import Ability
from osp.actors import Actor
from osp.dutch import sentence_case


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the register asked for; empty fields ask for everything."""

    body: int | None = None
    year: int | None = None
    goal: int | None = None
    text: str = ""
    to_judge: bool = False


def decisions_for(actor: Actor, wanted: Wanted | None = None) -> QuerySet[Decision]:
    """The decisions that this reader may know of, newest first. At most three queries, however many there are."""
    rows = _readable(actor).order_by("-decided_on", "body__position", "-number")
    if wanted is None:
        return rows
    asked = {"body": wanted.body, "year": wanted.year, "goal": wanted.goal}
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    if wanted.text:
        rows = rows.filter(Q(text__icontains=wanted.text) | Q(effect__icontains=wanted.text))
    return rows.filter(horizon__isnull=False, judgement="") if wanted.to_judge else rows


def get_decision(pk: int, actor: Actor) -> Decision:
    """A decision that this reader may know of; 404 for any other."""
    return get_object_or_404(_readable(actor), pk=pk)


def years_with_decisions(actor: Actor) -> Sequence[int]:
    """The calendar years of the register, newest first."""
    return sorted(set(_readable(actor).order_by().values_list("year", flat=True)), reverse=True)


def decision_marks(link_ids: Collection[int], reader: Actor | None) -> list[Decided]:
    """The decisions that were to change these koppelingen, as charts show them; without a reader those on open points.

    Who may not read meetings still sees that something was decided about a figure they read, unless the point is closed to them.
    """
    rows = Decision.objects.filter(
        link__in=link_ids, archived_at__isnull=True, state=DecisionState.TAKEN.value
    ).select_related("body")
    hidden = rows.filter(item__is_confidential=True).values_list("item_id", flat=True)
    closed = set(hidden) if reader is None else hidden_items(audience_of(reader))
    return [
        Decided(row.link_id, row.pk, row.decided_on, f"{row.body.name} {row.label}", sentence_case(row.text))
        for row in rows
        if row.item_id not in closed
    ]


def _readable(actor: Actor) -> QuerySet[Decision]:
    if not actor.can(Ability.VIEW_MEETINGS):
        return Decision.objects.none()
    rows = Decision.objects.filter(archived_at__isnull=True, item__archived_at__isnull=True)
    return rows.exclude(item__in=hidden_items(audience_of(actor))).select_related(
        "body", "goal", "link__indicator", "item__meeting__body", "ballot"
    )
