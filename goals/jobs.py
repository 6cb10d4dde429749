"""Long work of the plan."""

from goals.queries.printed import PRINT_JOB
from goals.services import printing
from osp.actors import Actor
from osp.jobs import Reporter, job_handler


@job_handler(PRINT_JOB)
def print_document(actor: Actor, row_id: int, report: Reporter) -> None:
    """Make the file that was asked for."""
    printing.carry_out(actor, row_id, report)
