"""Rows of the plan that people speak about: found by their word in an address, and called as the reader calls them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from goals.kinds import ELEMENTS, Kind
from goals.models import Activity, Chapter, Goal, Plan, Priority
from goals.queries.elements import plan_of
from goals.queries.lookups import get_chapter, get_element
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Node, Ref
from goals.wording.reactions import DISCUSSED, field_word, row_name
from osp.levels import Levels

Discussed = Plan | Chapter | Priority | Goal | Activity
KINDS: dict[type[Any], Kind] = {
    Plan: Kind.PLAN,
    Chapter: Kind.CHAPTER,
    Priority: Kind.PRIORITY,
    Goal: Kind.GOAL,
    Activity: Kind.ACTIVITY,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of the plan stands: its name ("doel 2.1"), its title, the speerpunt it is under, who owns it."""

    name: str
    title: str
    priority_id: int | None
    owner_id: int | None
    order: int


def get_discussed(kind: str, pk: int) -> Discussed:
    """A row that one may speak about; 404 for one that is archived or of another kind."""
    finders: dict[str, Callable[[int], Discussed]] = {
        Kind.PLAN: lambda number: get_object_or_404(Plan.objects.filter(archived_at__isnull=True), pk=number),
        Kind.CHAPTER: get_chapter,
        **{element: lambda number: get_element(kind, number) for element in ELEMENTS},
    }
    if kind not in finders:
        raise Http404
    return finders[kind](pk)


def discussed_ref(row: Discussed) -> Ref:
    """Of which kind a row is, and its number."""
    return KINDS[type(row)], row.pk


def discussed_plan(row: Discussed) -> Plan:
    """The plan that a row is of."""
    if isinstance(row, Plan):
        return row
    return row.plan if isinstance(row, Chapter) else plan_of(row)


def places_of(plan: Plan, levels: Levels) -> dict[Ref, Place]:
    """Every place of the plan that people speak about, as it is now. A constant number of queries."""
    found: dict[Ref, Place] = {}
    _walk(plan_snapshot(plan), None, levels, found)
    return found


def place_text(places: Mapping[Ref, Place], ref: Ref, field: str, levels: Levels) -> str:
    """ "doel 2.1, toelichting"; without its number for a row that is in the plan no more."""
    here = places.get(ref)
    name = here.name if here else row_name(ref[0], "", "", levels).removesuffix(" „”")
    word = field_word(ref[0], field, levels)
    return f"{name}, {word}" if word else name


def _walk(node: Node, priority_id: int | None, levels: Levels, found: dict[Ref, Place]) -> None:
    if node.kind not in DISCUSSED:
        return
    above = node.id if node.kind is Kind.PRIORITY else priority_id
    title = str(node.values.get("title", ""))
    name = row_name(node.kind, node.number, title, levels)
    found[node.ref] = Place(name, title, above, node.values.get("owner_id"), len(found))
    for child in node.children:
        _walk(child, above, levels, found)
