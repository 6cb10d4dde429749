"""What the verbs on parts of an element share: on what they hang, putting them away and taking them back."""

from typing import TypeVar

from goals.models import Activity, Goal, Priority
from goals.models.base import ElementPart
from goals.services import rows
from indicators.models import Indicator
from osp.errors import DomainError
from osp.models import ArchivableModel, Samenwerkingsverband
from osp.operations import save_changes

Element = Priority | Goal | Activity
Part = TypeVar("Part", bound=ElementPart)
Row = TypeVar("Row", bound=ArchivableModel)
_FIELDS = {Priority: "priority", Goal: "goal", Activity: "activity"}


def parent_field(element: Element) -> str:
    """The column under which a part points at its element."""
    return _FIELDS[type(element)]


def held(element: Element) -> Element:
    """The element, locked until the end of the transaction: two who add to one set wait for each other."""
    type(element)._default_manager.select_for_update().get(pk=element.pk)
    return element


def put_back(row: Row) -> Row:
    """Take a part that has no place of its own back from the archive; DomainError when it is not there."""
    if not row.is_archived:
        raise DomainError("not-archived", "Dit staat niet in het archief.")
    return save_changes(row, version=row.version, changes={"archived_at": None, "archive_reason": ""})


def change_set(element: Element, chosen: type[Part], wanted: dict[str, set[int]], reason: str) -> None:
    """Make the rows of one kind on an element those that are wanted; what goes is archived with the reason.

    `wanted` names the column and holds what it should point at: {"item_id": {3, 7}}.
    """
    ((column, ids),) = wanted.items()
    field = parent_field(element)
    live = chosen._default_manager.filter(**{field: element}, archived_at__isnull=True)
    present = {getattr(row, column): row for row in live}
    for gone in sorted(present.keys() - ids):
        rows.archive(present[gone], reason=reason)
    for new in sorted(ids - present.keys()):
        chosen._default_manager.create(swv=element.swv, **{field: element, column: new})


def merged(current: set[int], wanted: set[int], seen: set[int] | None) -> set[int]:
    """What a set becomes when somebody who saw `seen` wants `wanted`: only what they changed is carried out.

    So two people who tick boxes at once both get what they ticked. Without `seen` the set becomes what is wanted.
    """
    return wanted if seen is None else (current | (wanted - seen)) - (seen - wanted)


def check_indicator(swv: Samenwerkingsverband | None, indicator: Indicator | None) -> Indicator | None:
    """An indicator that may be used here, or none; DomainError for another one's own or one of the other sector."""
    if indicator is None:
        return None
    if swv is None or indicator.swv_id not in {None, swv.pk} or indicator.sector not in {"", swv.sector}:
        raise DomainError("indicator-unknown", "Kies een indicator uit de lijst.", field="indicator")
    return indicator
