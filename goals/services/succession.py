"""Passing on what somebody owns to who comes after them."""

from goals.models import Plan
from goals.queries.owned import owned_by
from goals.queries.people import discussing
from goals.services import rows
from goals.services.elements import pass_element_on
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import User
from osp.operations import operation, save_changes

SAME = "Kies iemand anders dan wie vertrekt."
UNKNOWN = "Kies iemand die over het plan kan meepraten."
NOTHING = "Er is niets om over te dragen."


@operation("handover.passed_on", needs=Ability.HAND_OVER)
def pass_on(actor: Actor, *, person: User, successor: User) -> int:
    """Make somebody the owner of every speerpunt, doel, activiteit and open action of a person; gives how many there were.

    Each of them keeps its own event. ConflictError when somebody saved one of them meanwhile; then nothing passed on.
    """
    if person == successor:
        raise DomainError("successor-same", SAME, field="successor")
    if not discussing().filter(pk=successor.pk).exists():
        raise DomainError("successor-unknown", UNKNOWN, field="successor")
    rows.hold(*Plan.objects.filter(archived_at__isnull=True).values_list("pk", flat=True))
    owned = owned_by(person)
    if not owned.count:
        raise DomainError("nothing-owned", NOTHING)
    for element in owned.elements:
        pass_element_on(actor, element=element, owner=successor)
    for action in owned.actions:
        save_changes(action, version=action.version, changes={"owner": successor})
    return owned.count
