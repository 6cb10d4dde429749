"""Making the hand-over file of somebody who leaves."""

from meetings.pack.handover import HandOver, build_handover
from meetings.queries.handover import check_handover
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import User
from osp.operations import operation


@operation("handover.made", needs=Ability.VIEW_TODAY)
def make_handover(actor: Actor, *, person: User, paper: HandOver) -> bytes:
    """The file as a PDF; the log keeps who made it and about whom. NotAllowedError for who may not see it."""
    check_handover(actor, person.pk)
    return build_handover(paper)
