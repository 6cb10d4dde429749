"""The form of an own merkbare indicator, and of putting an indicator away."""

from typing import Any

from django import forms
from django.http import QueryDict

from indicators.models import Indicator
from indicators.services.catalogue import LEVELS, version_of

MESSAGE_SENTENCE = "Schrijf een zin over wat u dan ziet of hoort."
SENTENCES = tuple(f"sentence_{level}" for level in range(1, LEVELS + 1))


class IndicatorForm(forms.Form):
    """Name, question and four observable sentences, lowest level first.

    `is_scored` locks the sentences: scores were given on them.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label="Naam",
        max_length=120,
        error_messages={"required": "Geef de indicator een naam."},
        help_text="Wat u wilt merken, bijvoorbeeld „Ib’ers ervaren handelingsruimte”.",
    )
    question = forms.CharField(
        label="Vraag",
        max_length=200,
        required=False,
        help_text="De vraag die u stelt aan wie het merkt.",
    )
    measurement_frequency = forms.CharField(
        label="Hoe vaak gemeten",
        max_length=60,
        required=False,
        help_text="Bijvoorbeeld „twee keer per schooljaar, door de ib’ers”.",
    )

    def __init__(self, data: QueryDict | None = None, *, row: Indicator | None = None, is_scored: bool = False) -> None:
        super().__init__(data, initial=initial_of(row) if row else None)
        for level, name in enumerate(SENTENCES, start=1):
            self.fields[name] = _sentence(level, disabled=is_scored)
        frequency = self.fields.pop("measurement_frequency")
        self.fields["measurement_frequency"] = frequency

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "question": data["question"],
            "measurement_frequency": data["measurement_frequency"],
            "rubric": [data[name] for name in SENTENCES],
        }


def initial_of(row: Indicator) -> dict[str, Any]:
    """The stored values, as the fields name them."""
    sentences = dict(zip(SENTENCES, row.rubric, strict=False))
    return {
        "version": version_of(row),
        "name": row.name,
        "question": row.question,
        "measurement_frequency": row.measurement_frequency,
        **sentences,
    }


def _sentence(level: int, *, disabled: bool) -> forms.CharField:
    labels = {1: "Trede 1, het minst", LEVELS: f"Trede {LEVELS}, het meest"}
    return forms.CharField(
        label=labels.get(level, f"Trede {level}"),
        max_length=200,
        disabled=disabled,
        error_messages={"required": MESSAGE_SENTENCE},
    )


class ArchiveForm(forms.Form):
    """Why an indicator is put away."""

    reason = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text="De reden blijft in het archief staan.",
        error_messages={"required": "Schrijf op waarom u dit archiveert."},
    )
