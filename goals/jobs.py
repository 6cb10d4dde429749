"""Long work of the plan."""

from goals.queries import annual_report, evaluation_document, year_document  # noqa: F401 -- registers their documents
from goals.queries.printed import PRINT_JOB
from goals.queries.versions import ADOPT_JOB
from goals.services import adoption, printing
from osp.actors import Actor
from osp.jobs import Reporter, job_handler


@job_handler(ADOPT_JOB)
def adopt(actor: Actor, version_id: int, report: Reporter) -> None:
    """Make and store the documents of an adopted version."""
    adoption.carry_out(actor, version_id, report)


@job_handler(PRINT_JOB)
def print_document(actor: Actor, row_id: int, report: Reporter) -> None:
    """Make the file that was asked for."""
    printing.carry_out(actor, row_id, report)
