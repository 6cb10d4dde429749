"""The job that sends one mail."""

from osp import mail
from osp.actors import Actor
from osp.jobs import Reporter, job_handler
from osp.models import OutboxMail


@job_handler(mail.SEND)
def send_mail(actor: Actor, pk: int, report: Reporter) -> None:
    """Send one mail of the outbox."""
    mail.send(OutboxMail.objects.get(pk=pk))
