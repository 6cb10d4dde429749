"""Forms of bijlagen, readers and publication."""

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.forms import fields
from meetings.models import Attachment, Body
from osp.forms import ManyFilesField, ManyFilesInput

CONFIDENTIAL = "Vertrouwelijk: alleen voor wie vertrouwelijke punten van deze vergadering mag zien"


class AttachmentForm(forms.Form):
    """Files to hand in with a point."""

    file = ManyFilesField(
        label="Bestand",
        help_text="Pdf, Word, Excel of een afbeelding, ten hoogste 20 MB. U kunt meer bestanden tegelijk kiezen. Een Word- of"
        " Excelbestand komt als leesversie in de stukken; het bestand zelf gaat mee.",
        widget=ManyFilesInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}),
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg. Kies een ander bestand."},
    )
    title = fields.line("Titel", 160, help_text="Leeg, of bij meer bestanden: de naam van het bestand.")
    is_confidential = forms.BooleanField(label=CONFIDENTIAL, required=False)


class AttachmentEditForm(forms.Form):
    """Title and confidentiality of a bijlage."""

    version = fields.version_field()
    title = fields.line("Titel", 160, required="Geef de bijlage een titel.")
    is_confidential = forms.BooleanField(label=CONFIDENTIAL, required=False)

    @classmethod
    def of(cls, row: Attachment) -> "AttachmentEditForm":
        """The form filled with a bijlage."""
        return cls(initial={name: getattr(row, name) for name in ("version", "title", "is_confidential")})


class BodiesForm(forms.Form):
    """A choice of gremia."""

    bodies = forms.MultipleChoiceField(label="Gremia", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, bodies: Iterable[Body], label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(body.pk): body for body in bodies}
        self.fields["bodies"].choices = [(key, body.name) for key, body in self.offered.items()]  # type: ignore[attr-defined]
        self.fields["bodies"].label = label

    @property
    def chosen(self) -> list[Body]:
        """The gremia that were chosen."""
        return [self.offered[key] for key in self.cleaned_data["bodies"]]
