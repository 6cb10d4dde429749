"""Long work of the plan."""

from datetime import date

from goals.queries import annual_report, evaluation_document, year_document  # noqa: F401 -- registers their documents
from goals.queries.printed import PRINT_JOB
from goals.queries.reminders import due_today
from goals.queries.versions import ADOPT_JOB
from goals.services import adoption, printing
from goals.services.reminders import send_reminders
from osp.actors import Actor
from osp.jobs import Reporter, daily_job, job_handler
from osp.models import Tenant
from osp.scope import tenant_scope


@job_handler(ADOPT_JOB)
def adopt(actor: Actor, version_id: int, report: Reporter) -> None:
    """Make and store the documents of an adopted version."""
    adoption.carry_out(actor, version_id, report)


@job_handler(PRINT_JOB)
def print_document(actor: Actor, row_id: int, report: Reporter) -> None:
    """Make the file that was asked for."""
    printing.carry_out(actor, row_id, report)


@daily_job("goals.reminders", "Herinneren aan bijdragen")
def remind(actor: Actor, day: int, report: Reporter) -> None:
    """Remind, in every samenwerkingsverband, of what its rounds still wait for. A second run on a day sends nothing twice."""
    tenants = list(Tenant.objects.select_related("swv").order_by("pk"))
    for place, tenant in enumerate(tenants, start=1):
        with tenant_scope(tenant.swv):
            if due_today(date.fromordinal(day)):
                send_reminders(Actor.system(tenant.swv), today=date.fromordinal(day))
        report(place / len(tenants), "bijdragen nagekeken")
