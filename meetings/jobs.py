"""Long work of meetings."""

from meetings.queries.packs import PUBLISH_JOB
from meetings.services import packs
from osp.actors import Actor
from osp.jobs import Reporter, job_handler


@job_handler(PUBLISH_JOB)
def publish(actor: Actor, pack_id: int, report: Reporter) -> None:
    """Make and store the papers that were asked for."""
    packs.carry_out(actor, pack_id, report)
