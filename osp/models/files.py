"""Files that people hand in: evidence, base documents, attachments. Each page that shows one checks who may open it."""

from django.db import models

from osp.models.base import TenantModel


class StoredFile(TenantModel):
    """One file, checked before it is stored (osp/uploads.py). `kind` is what its content is, whatever its name says."""

    file = models.FileField("bestand", upload_to="stukken/%Y/%m")
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=8)
    size = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    user_id = models.BigIntegerField("wie", null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name
