"""Verbs on what every speerpunt, doel and activiteit has: who and when, what should come of it, whom and what it serves."""

from collections.abc import Collection
from datetime import date

from goals.enums import Responsibility
from goals.models import FrameworkItem, FrameworkTag, ScopeBoard
from goals.services.parts import Element, change_set, held, merged, parent_field
from goals.services.people import known_owner
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Schoolbestuur, User
from osp.operations import operation, save_changes

NO_LONGER_CHOSEN = "Niet meer gekozen."


@operation("element.details_edited", needs=Ability.EDIT_PLAN)
def edit_element_details(
    actor: Actor,
    *,
    element: Element,
    version: int,
    owner: User | None,
    starts: date | None,
    ends: date | None,
    responsibility: str,
    process: str,
) -> Element:
    """Change who sees to it, when, whose responsibility it is and under which process it falls.

    ConflictError when somebody saved since `version`; DomainError for an end before the beginning.
    """
    if starts and ends and ends < starts:
        raise DomainError("dates-reversed", "Dit eindigt voordat het begint. Kies een latere datum.", field="ends")
    changes = {
        "owner": known_owner(owner, element.owner_id),
        "starts": starts,
        "ends": ends,
        "responsibility": Responsibility(responsibility) if responsibility else "",
        "process": process.strip(),
    }
    return save_changes(element, version=version, changes=changes)


@operation("element.passed_on", needs=Ability.HAND_OVER)
def pass_element_on(actor: Actor, *, element: Element, owner: User) -> Element:
    """Give it to who comes after its owner; nothing else of it changes. ConflictError when somebody saved meanwhile."""
    return save_changes(element, version=element.version, changes={"owner": known_owner(owner, element.owner_id)})


@operation("element.results_edited", needs=Ability.EDIT_PLAN)
def edit_element_results(
    actor: Actor,
    *,
    element: Element,
    version: int,
    measurable_result: str,
    noticeable_result: str,
    achieved_measurable: str,
    achieved_noticeable: str,
) -> Element:
    """Change the beoogde and bereikte kwantitatieve and kwalitatieve resultaten. ConflictError as above."""
    changes = {
        "measurable_result": measurable_result.strip(),
        "noticeable_result": noticeable_result.strip(),
        "achieved_measurable": achieved_measurable.strip(),
        "achieved_noticeable": achieved_noticeable.strip(),
    }
    return save_changes(element, version=version, changes=changes)


@operation("scope.set", needs=Ability.EDIT_PLAN)
def set_scope(
    actor: Actor, *, element: Element, boards: Collection[Schoolbestuur], seen: Collection[Schoolbestuur] | None = None
) -> Element:
    """Choose for which schoolbesturen an element holds; none is for all of them, or for those of what it stands under.

    `seen` is what was chosen when the person looked: then only the difference is carried out, and what somebody else
    ticked meanwhile stays.
    """
    current = _chosen(held(element), ScopeBoard, "schoolbestuur_id")
    wanted = merged(current, {row.pk for row in boards}, None if seen is None else {row.pk for row in seen})
    change_set(element, ScopeBoard, {"schoolbestuur_id": wanted}, NO_LONGER_CHOSEN)
    return element


@operation("framework.tagged", needs=Ability.EDIT_PLAN)
def set_framework_tags(
    actor: Actor, *, element: Element, items: Collection[FrameworkItem], seen: Collection[FrameworkItem] | None = None
) -> Element:
    """Choose which items of the framework an element serves. `seen` as in `set_scope`.

    DomainError for an item that lapsed and that the element did not serve before.
    """
    current = _chosen(held(element), FrameworkTag, "item_id")
    if any(item.is_archived and item.pk not in current for item in items):
        raise DomainError("item-lapsed", "Een van deze onderdelen is vervallen. Kies een ander.")
    wanted = merged(current, {row.pk for row in items}, None if seen is None else {row.pk for row in seen})
    change_set(element, FrameworkTag, {"item_id": wanted}, NO_LONGER_CHOSEN)
    return element


def _chosen(element: Element, model: type[ScopeBoard] | type[FrameworkTag], column: str) -> set[int]:
    rows = model._default_manager.filter(**{parent_field(element): element}, archived_at__isnull=True)
    return set(rows.values_list(column, flat=True))
