"""The form of a point that comes back every meeting."""

from typing import Any

from django import forms

from meetings.enums import Purpose
from meetings.forms import fields
from meetings.models import RecurringItem


class RecurringForm(forms.Form):
    """What the point is, how long it takes, and whether it closes the meeting."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = fields.line("Onderwerp", 160, required="Geef het punt een onderwerp.")
    minutes = fields.minutes_field()
    purpose = fields.purpose_field()
    presenter = fields.line("Wie", 80)
    is_last = forms.BooleanField(label="Sluit de vergadering, zoals de rondvraag", required=False)

    @classmethod
    def of(cls, row: RecurringItem) -> "RecurringForm":
        """The form filled with a point."""
        names = ("version", "title", "minutes", "purpose", "presenter", "is_last")
        return cls(initial={name: getattr(row, name) for name in names})

    def values(self) -> dict[str, Any]:
        """What the services take."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {**values, "purpose": Purpose(values["purpose"])}
