"""Long work of the indicators app: inspecting and loading deliveries."""

from datetime import date

from django.utils import timezone

from indicators.models import ImportRun, Indicator
from indicators.services import imports, reporting, restating
from indicators.services.benchmarks import due_years, freeze_benchmarks
from indicators.services.catalogue_jobs import work_out_indicator
from indicators.services.tlv_purge import purge
from osp.actors import Actor
from osp.jobs import Reporter, daily_job, job_handler


@job_handler("indicators.inspect")
def inspect_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Check an uploaded file and work out what it would change; typed numbers are taken over at once."""
    run = ImportRun.objects.get(pk=run_id)
    imports.inspect(run, report)
    reporting.take_over_if_told(run, report)


@job_handler("indicators.load")
def load_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Take over a confirmed file."""
    imports.load(ImportRun.objects.get(pk=run_id), report)


@job_handler("indicators.withdraw")
def withdraw_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Let a withdrawn delivery stop counting."""
    imports.take_back(ImportRun.objects.get(pk=run_id), report)


@job_handler("indicators.restate")
def restate_run(actor: Actor, run_id: int, report: Reporter) -> None:
    """Carry out what the source says of a delivery now."""
    restating.restate(ImportRun.objects.get(pk=run_id), report)


@job_handler("indicators.define")
def define(actor: Actor, indicator_id: int, report: Reporter) -> None:
    """Work out the figures of an own indicator that was made or changed."""
    work_out_indicator(Indicator.objects.get(pk=indicator_id))


@daily_job("indicators.daily", "Dagelijks opruimen en bevriezen")
def daily(actor: Actor, day: int, report: Reporter) -> None:
    """Delete what was kept long enough, and freeze the benchmarks of school years that are over."""
    purge(timezone.now())
    report(0.5, "vergelijking bevriezen")
    today = date.fromordinal(day)
    for year in due_years(today):
        freeze_benchmarks(year, today=today)
