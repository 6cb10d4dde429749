"""Mail on its way out."""

from django.db import models

from osp.enums import MailState
from osp.models.base import TenantModel


class OutboxMail(TenantModel):
    """One mail to one person. `key` says what it is about: the same thing is never mailed twice.

    Address and text are thrown away once it is sent: what stays says that there was a mail, not to whom.
    """

    key = models.CharField("waarover", max_length=120)
    to = models.EmailField("aan", blank=True)
    subject = models.CharField("onderwerp", max_length=160, blank=True)
    text = models.TextField("tekst", blank=True)
    # A text file that goes with it, if any.
    file_name = models.CharField("bijlage", max_length=80, blank=True)
    file_kind = models.CharField("soort bijlage", max_length=80, blank=True)
    file_text = models.TextField("inhoud van de bijlage", blank=True)
    state = models.CharField(
        "stand", max_length=8, default=MailState.WAITING, choices=[(s.value, s.value) for s in MailState]
    )
    error = models.CharField("fout", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField("verstuurd op", null=True)

    AUDIT_EXCLUDE = frozenset({"to", "subject", "text", "file_text"})

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "key"], name="mailed_once")]
