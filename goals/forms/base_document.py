"""The form of the base document."""

from django import forms


class BaseDocumentForm(forms.Form):
    """A Word file, with the version of the settings that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    file = forms.FileField(
        label="Word-bestand",
        help_text="Een gewoon document (.docx) in uw huisstijl, ten hoogste 5 MB. De tekst erin wordt niet gebruikt.",
        error_messages={
            "required": "Kies een Word-bestand (.docx).",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
