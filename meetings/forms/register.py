"""Forms of the register of decisions."""

from typing import Any

from django import forms

from meetings.enums import Judgement
from meetings.forms import fields

JUDGEMENTS = {
    Judgement.KEEP: "houden",
    Judgement.ADJUST: "bijstellen",
    Judgement.STOP: "stoppen",
}


class JudgeForm(forms.Form):
    """What becomes of a decision after looking back."""

    version = fields.version_field()
    judgement = forms.ChoiceField(
        label="Wat doen we met dit besluit?",
        choices=[(each.value, label) for each, label in JUDGEMENTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies houden, bijstellen of stoppen."},
    )
    reason = fields.text("Waarom", 2, help_text="Bij bijstellen en stoppen nodig; komt in het besluitenregister.")

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {
            "version": self.cleaned_data["version"],
            "judgement": Judgement(self.cleaned_data["judgement"]),
            "reason": self.cleaned_data["reason"],
        }
