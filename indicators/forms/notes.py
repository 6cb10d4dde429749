"""The forms of a note at a figure."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from indicators.models import FigureNote
from indicators.services.notes import LONGEST

NO_TEXT = "Schrijf wat een lezer bij dit jaar moet weten."


class NoteForm(forms.Form):
    """A year of the series, newest first, and what to know about it."""

    year = forms.TypedChoiceField(
        label="Bij",
        coerce=int,
        error_messages={"required": "Kies een jaar.", "invalid_choice": "Kies een jaar uit de reeks."},
    )
    text = forms.CharField(
        label="Notitie",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_TEXT},
        help_text="Wat verklaart of stoort dit cijfer? Schrijf niets over herkenbare personen.",
    )

    def __init__(self, data: QueryDict | None = None, *, years: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["year"]
        field.choices = [(str(year), name) for year, name in years]  # type: ignore[attr-defined]
        # A year that only exists to come is no choice; the newest figure is what most notes are about.
        field.initial = str(years[0][0]) if years else ""


class NoteEditForm(forms.Form):
    """Other words at the same year."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Notitie",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": NO_TEXT},
    )

    def __init__(self, data: QueryDict | None = None, *, note: FigureNote) -> None:
        super().__init__(data, initial={"version": note.version, "text": note.text})
