"""Verbs on the framework that a plan serves: its statutory items, responsibilities, inspection standards and processes."""

from django.db.models import QuerySet

from goals.enums import FrameworkKind, Responsibility
from goals.models import FrameworkItem
from goals.reference import framework_rows
from goals.services import rows
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Samenwerkingsverband
from osp.operations import operation, save_changes

NO_TITLE = "Geef het onderdeel een naam."


def copy_framework(swv: Samenwerkingsverband) -> None:
    """Give a samenwerkingsverband its own copy of the national framework of its sector, once; what it has already stays."""
    present = set(FrameworkItem.objects.exclude(code="").values_list("code", flat=True))
    FrameworkItem.objects.bulk_create(
        FrameworkItem(swv=swv, **row) for row in framework_rows(swv.sector) if row["code"] not in present
    )


@operation("framework.begun", needs=Ability.EDIT_PLAN)
def begin_framework(actor: Actor) -> None:
    """Take over what is missing of the national framework, where that did not happen when the first plan began."""
    if actor.swv is not None:
        copy_framework(actor.swv)


@operation("framework.item_added", needs=Ability.EDIT_PLAN)
def create_framework_item(
    actor: Actor,
    *,
    kind: str,
    title: str,
    label: str = "",
    text: str = "",
    source: str = "",
    side: str = "",
) -> FrameworkItem:
    """Add an own item at the end of its kind."""
    wanted = FrameworkKind(kind)
    return FrameworkItem.objects.create(
        swv=actor.swv,
        kind=wanted,
        position=rows.next_position(_siblings(wanted)),
        **_values(title=title, label=label, text=text, source=source, side=side),
    )


@operation("framework.item_edited", needs=Ability.EDIT_PLAN)
def edit_framework_item(
    actor: Actor,
    *,
    item: FrameworkItem,
    version: int,
    title: str,
    label: str,
    text: str,
    source: str,
    side: str,
) -> FrameworkItem:
    """Change the words of an item; what serves it goes on serving it. ConflictError when somebody saved since `version`."""
    changes = _values(title=title, label=label, text=text, source=source, side=side)
    return save_changes(item, version=version, changes=changes)


@operation("framework.item_moved", needs=Ability.EDIT_PLAN)
def move_framework_item(actor: Actor, *, item: FrameworkItem, up: bool) -> FrameworkItem:
    """One place up or down within its kind."""
    return rows.move(item, _siblings(item.kind), up=up)


@operation("framework.item_lapsed", needs=Ability.EDIT_PLAN)
def lapse_framework_item(actor: Actor, *, item: FrameworkItem, reason: str) -> FrameworkItem:
    """Let an item lapse: it is offered no more, and stays where it was chosen."""
    return rows.archive(item, reason=reason)


@operation("framework.item_returned", needs=Ability.EDIT_PLAN)
def return_framework_item(actor: Actor, *, item: FrameworkItem) -> FrameworkItem:
    """Let a lapsed item hold again, at the end of its kind."""
    return rows.restore(item, _siblings(item.kind))


def _siblings(kind: str) -> QuerySet[FrameworkItem]:
    return FrameworkItem.objects.filter(kind=kind)


def _values(*, title: str, label: str, text: str, source: str, side: str) -> dict[str, str]:
    return {
        "title": rows.text(title, field="title", message=NO_TITLE),
        "label": label.strip(),
        "text": text.strip(),
        "source": source.strip(),
        "side": Responsibility(side) if side else "",
    }
