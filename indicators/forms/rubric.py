"""The form of a score on a rubric."""

from django import forms
from django.http import QueryDict
from django.utils import timezone

from indicators.models import Indicator


class ScoreForm(forms.Form):
    """Which sentence fits best, on which day, and what was seen."""

    level = forms.TypedChoiceField(
        label="Welke zin past het best?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de zin die het best past.", "invalid_choice": "Kies een zin uit de rubriek."},
    )
    on = forms.DateField(
        label="Datum",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul de dag in waarop dit is gezien.",
            "invalid": "Vul een dag in, bijvoorbeeld 2026-11-03.",
        },
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Waaraan merkte u het? Noem geen namen van leerlingen.",
    )

    def __init__(self, data: QueryDict | None = None, *, indicator: Indicator) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        choices = [(level, f"{level}. {sentence}") for level, sentence in enumerate(indicator.rubric, start=1)]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]
