"""Meetings in the calendars of people."""

from django.db import models

from meetings.models.bodies import Meeting
from meetings.models.members import BodyMember
from osp.models import TenantModel


class CalendarFeed(TenantModel):
    """The secret address of somebody's calendar; only its hash is kept. A new address ends the old one."""

    user = models.ForeignKey("osp.User", models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    AUDIT_EXCLUDE = frozenset({"token_sha256"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "token_sha256"], name="one_feed_per_address"),
            models.UniqueConstraint(
                fields=["swv", "user"], condition=models.Q(revoked_at__isnull=True), name="one_feed_per_person"
            ),
        ]


class Invitation(TenantModel):
    """That a member was mailed about a meeting, up to which sequence of it. Once withdrawn, they are invited anew or not at all."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="invitations")
    sequence = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "meeting", "member"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="invited_once",
            )
        ]
