"""Who did what, with which difference. Append-only."""

from typing import Any

from django.db import models

from osp.managers import PublicOrTenantManager


class AuditEvent(models.Model):
    """One verb carried out. Holds person ids, never names; `diff` is {field: [before, after]}.

    `via` is the link by which somebody without an account did it: then there is no `user_id`.
    """

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("wanneer", auto_now_add=True)
    user_id = models.BigIntegerField("wie", null=True)
    via = models.CharField("via", max_length=40, blank=True)
    verb = models.CharField("wat", max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    diff = models.JSONField(default=dict)

    objects = PublicOrTenantManager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["swv", "-at"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Een gebeurtenis in het logboek wordt nooit gewijzigd.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Een gebeurtenis in het logboek wordt nooit gewist.")
