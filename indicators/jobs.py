"""Long work of the indicators app: inspecting and loading deliveries."""

from indicators.models import ImportRun
from indicators.services import imports
from osp.actors import Actor
from osp.jobs import Reporter, job_handler


@job_handler("indicators.inspect")
def inspect_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Check an uploaded file and work out what it would change."""
    imports.inspect(ImportRun.objects.get(pk=run_id), report)


@job_handler("indicators.load")
def load_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Take over a confirmed file."""
    imports.load(ImportRun.objects.get(pk=run_id), report)


@job_handler("indicators.withdraw")
def withdraw_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Let a withdrawn delivery stop counting."""
    imports.take_back(ImportRun.objects.get(pk=run_id), report)
