"""Long work of the plan."""

from goals.queries.versions import ADOPT_JOB
from goals.services import adoption
from osp.actors import Actor
from osp.jobs import Reporter, job_handler


@job_handler(ADOPT_JOB)
def adopt(actor: Actor, version_id: int, report: Reporter) -> None:
    """Make and store the documents of an adopted version."""
    adoption.carry_out(actor, version_id, report)
