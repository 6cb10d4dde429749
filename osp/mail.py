"""Mail: put in the outbox in the transaction of what it is about, sent by a job, and thrown away once it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from osp.actors import Actor
from osp.enums import MailState
from osp.jobs import enqueue
from osp.models import OutboxMail

SEND = "osp.mail"
SENDER = "OSP-planner"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: paragraphs, and the one button that says what to do, with its address; none where there is nothing to open."""

    subject: str
    paragraphs: Sequence[str]
    button: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """As plain text: readable everywhere, and nothing in it can be traced."""
        button = [f"{self.button}:\n{self.url}"] if self.url else []
        return "\n\n".join([*self.paragraphs, *button])


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A text file that goes with a mail: `kind` is its type with what that needs, "text/calendar; method=REQUEST"."""

    name: str
    kind: str
    text: str


def queue_mail(
    actor: Actor, *, key: str, to: str, letter: Letter, enclosure: Enclosure | None = None
) -> OutboxMail | None:
    """Put a mail in the outbox, in the caller's transaction; None when there was one with this key before.

    `key` names what it is about: "contribution-12-asked", "contribution-12-reminder-2".
    """
    told = {"to": to, "subject": letter.subject, "text": letter.text}
    if enclosure is not None:
        told |= {"file_name": enclosure.name, "file_kind": enclosure.kind, "file_text": enclosure.text}
    mail, is_new = OutboxMail.objects.get_or_create(swv=actor.swv, key=key, defaults=told)
    if not is_new:
        return None
    enqueue(actor, kind=SEND, argument=mail.pk, title="Mail versturen")
    return mail


def send(mail: OutboxMail) -> None:
    """Send one mail that waits; safe to repeat. Address and text go once it left.

    Raises what the mail server says; the job then tells it, and the mail stays in the outbox.
    """
    if mail.state == MailState.SENT:
        return
    message = EmailMessage(mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.to])
    if mail.file_name:
        message.attach(mail.file_name, mail.file_text, mail.file_kind)
    message.send()
    mail.state, mail.sent_at = MailState.SENT, timezone.now()
    mail.to, mail.subject, mail.text, mail.file_text = "", "", "", ""
    mail.save()


def absolute(path: str) -> str:
    """The full address of a page, for in a mail."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"
