"""Long work with progress, carried out by a worker."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from osp.enums import JobState
from osp.managers import PublicOrTenantManager

SOON = timedelta(seconds=20)


class Job(models.Model):
    """A piece of long work: what it does, how far it is, and until when its worker holds it."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    kind = models.CharField("soort", max_length=40)
    argument = models.BigIntegerField("nummer waar het over gaat")
    title = models.CharField("titel", max_length=160)
    state = models.CharField(
        "stand", max_length=8, default=JobState.WAITING, choices=[(s.value, s.value) for s in JobState]
    )
    progress = models.FloatField("voortgang", default=0)
    step = models.CharField("stap", max_length=160, blank=True)
    error = models.CharField("fout", max_length=500, blank=True)
    user_id = models.BigIntegerField("aangevraagd door", null=True)
    task_id = models.UUIDField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = PublicOrTenantManager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    @property
    def percent(self) -> int:
        return round(100 * self.progress)

    @property
    def is_open(self) -> bool:
        return self.state in {JobState.WAITING, JobState.RUNNING}

    @property
    def is_kept_waiting(self) -> bool:
        """Whether no worker took it up in a time in which one should have."""
        return self.state == JobState.WAITING and timezone.now() - self.created_at > SOON
