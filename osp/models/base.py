"""Base classes of everything a samenwerkingsverband owns."""

from typing import Any

from django.db import models

from osp.history import ScopedHistory
from osp.managers import TenantManager
from osp.scope import ScopeError, current_swv_id


class TenantModel(models.Model):
    """A row of one samenwerkingsverband. Refuses to be saved for, or to point at, another one."""

    swv = models.ForeignKey(
        "osp.Samenwerkingsverband", models.PROTECT, related_name="+", verbose_name="samenwerkingsverband"
    )

    objects = TenantManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        scope = current_swv_id()
        if scope is not None and self.swv_id != scope:
            raise ScopeError("Deze rij hoort bij een ander samenwerkingsverband.")
        self._check_relations()
        super().save(*args, **kwargs)

    def _check_relations(self) -> None:
        """Every row this one points at is public (no `swv`) or of the same samenwerkingsverband."""
        for field in self._meta.concrete_fields:
            if not hasattr(field.related_model, "swv_id") or getattr(self, field.attname) is None:
                continue
            if getattr(self, field.name).swv_id not in {self.swv_id, None}:
                msg = f"{field.verbose_name} hoort bij een ander samenwerkingsverband."
                raise ScopeError(msg)


class VersionedModel(TenantModel):
    """A row people edit together. `version` rises with each save, so that a second editor is seen and asked."""

    version = models.PositiveIntegerField("versie", default=1, editable=False)
    updated_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        abstract = True


class ArchivableModel(VersionedModel):
    """A row with history: it is put away with a reason, never deleted."""

    archived_at = models.DateTimeField("gearchiveerd op", null=True, blank=True, editable=False)
    archive_reason = models.CharField("reden van archiveren", max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class WrittenModel(ArchivableModel):
    """What people write: every save stays readable, with who and why, so that it can be compared and brought back."""

    history = ScopedHistory(inherit=True)

    class Meta:
        abstract = True
