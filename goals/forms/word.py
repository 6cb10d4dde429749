"""The form with which a Word file comes in."""

from django import forms


class WordForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Word-bestand",
        help_text="Een document (.docx) van ten hoogste 20 MB, zonder wachtwoord en macro’s.",
        error_messages={
            "required": "Kies een Word-bestand (.docx).",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
