"""Making the hand-over file of somebody who leaves."""

from meetings.pack.handover import HandOver, build_handover
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import User
from osp.operations import operation


@operation("handover.made", needs=Ability.EDIT_MEETINGS)
def make_handover(actor: Actor, *, person: User, paper: HandOver) -> bytes:
    """The file as a PDF; the log keeps who made it and about whom."""
    return build_handover(paper)
