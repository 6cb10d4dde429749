"""Long work of meetings."""

from datetime import date

from meetings.queries.packs import PUBLISH_JOB
from meetings.queries.paper_mail import papers_waiting
from meetings.services import packs
from meetings.services.paper_mail import remind_makers, remind_of_papers
from osp.actors import Actor
from osp.jobs import Reporter, daily_job, job_handler
from osp.models import Tenant
from osp.scope import tenant_scope


@job_handler(PUBLISH_JOB)
def publish(actor: Actor, pack_id: int, report: Reporter) -> None:
    """Make and store the papers that were asked for."""
    packs.carry_out(actor, pack_id, report)


@daily_job("meetings.papers", "Herinneren aan stukken")
def remind(actor: Actor, day: int, report: Reporter) -> None:
    """Remind, in every samenwerkingsverband, of papers that are nearly due. A second run on a day sends nothing twice."""
    today = date.fromordinal(day)
    tenants = list(Tenant.objects.select_related("swv").order_by("pk"))
    for place, tenant in enumerate(tenants, start=1):
        with tenant_scope(tenant.swv):
            if papers_waiting(today):
                remind_of_papers(Actor.system(tenant.swv), today=today)
                remind_makers(Actor.system(tenant.swv), today=today)
        report(place / len(tenants), "stukken nagekeken")
