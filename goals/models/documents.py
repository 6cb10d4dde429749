"""Files that were made of a document, kept until what they say changes."""

from django.db import models

from goals.enums import DocumentForm
from osp.models import TenantModel


class PrintedDocument(TenantModel):
    """The newest file of a document in one form. It holds nothing that cannot be made again.

    `source` is a kind of goals/queries/printed.py and `object_id` its row. `digest` is of all that the document says and of
    the base document: the file holds as long as these are the same. Without `content` it is being made.
    """

    source = models.CharField("soort", max_length=20)
    object_id = models.BigIntegerField("nummer van de rij")
    form = models.CharField("vorm", max_length=8, choices=[(f.value, f.value) for f in DocumentForm])
    digest = models.CharField(max_length=64)
    content = models.BinaryField("inhoud", null=True, blank=True)
    made_at = models.DateTimeField("gemaakt op", null=True, blank=True)
    user_id = models.BigIntegerField("gevraagd door", null=True)

    class Meta:
        ordering = ["source", "object_id", "form"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "source", "object_id", "form"], name="one_file_per_form"),
        ]
