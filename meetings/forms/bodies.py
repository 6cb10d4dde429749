"""Forms of gremia and their rhythms."""

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.enums import BODY_KIND_LABELS, BodyKind, Purpose
from meetings.forms import fields
from meetings.models import Body, ReviewRhythm
from meetings.proposals import Rule
from osp import dutch

SCHOOLDAYS = 5
WEEKDAY_CHOICES = [("", "geen vaste dag"), *enumerate(dutch.WEEKDAYS[:SCHOOLDAYS])]


class BodyForm(forms.Form):
    """A gremium."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = fields.line(
        "Naam", 80, required="Geef het gremium een naam.", help_text="Zoals u het zelf noemt: ALV, bestuur, OPR."
    )
    kind = forms.ChoiceField(label="Soort", choices=[(kind.value, label) for kind, label in BODY_KIND_LABELS.items()])
    quorum = fields.line("Quorum", 300, help_text="Eén zin, staat onder elke agenda in de stukken.")
    members = forms.IntegerField(
        label="Aantal leden",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul 1 of meer in.",
            "max_value": "Vul 9999 of minder in.",
        },
    )

    weekday = forms.TypedChoiceField(
        label="Vaste dag", choices=WEEKDAY_CHOICES, coerce=int, empty_value=None, required=False
    )
    starts = forms.TimeField(
        label="Begint",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 14:00."},
    )
    first_date = forms.DateField(
        label="Eerste vergadering",
        required=False,
        help_text="Vanaf deze dag telt het ritme: elke 6 weken, of steeds de derde dinsdag van de maand.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in, bijvoorbeeld 15-09-2026."},
    )

    @classmethod
    def of(cls, body: Body) -> "BodyForm":
        """The form filled with a gremium."""
        names = ("version", "name", "kind", "quorum", "members", "weekday", "starts", "first_date")
        return cls(initial={name: getattr(body, name) for name in names})

    def values(self) -> dict[str, Any]:
        """What the services take."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "kind": BodyKind(data["kind"]),
            "quorum": data["quorum"],
            "members": data["members"],
            "weekday": data["weekday"],
            "starts": data["starts"],
            "first_date": data["first_date"],
        }


class RhythmForm(forms.Form):
    """Who discusses one indicator, how often. The body of an existing rhythm stays."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    body = fields.BodyField(label="Aan", error_messages={"required": "Kies een gremium."})
    presenter = fields.line("Door", 80, help_text="Wie het toelicht, bijvoorbeeld: directeur.")
    purpose = fields.purpose_field()
    frequency = fields.FrequencyField()

    def __init__(self, *args: Any, bodies: Iterable[Body] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bodies is None:
            del self.fields["body"]
        else:
            self.fields["body"].offer(bodies)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, rhythm: ReviewRhythm) -> "RhythmForm":
        """The form filled with a rhythm."""
        initial = {name: getattr(rhythm, name) for name in ("version", "presenter", "purpose")}
        initial["frequency"] = Rule(tuple(rhythm.months), rhythm.every_weeks)
        return cls(initial=initial, auto_id=f"ritme-{rhythm.pk}-%s")

    def values(self) -> dict[str, Any]:
        """What the services take."""
        data = self.cleaned_data
        return {
            **({"body": data["body"]} if "body" in data else {}),
            "presenter": data["presenter"],
            "purpose": Purpose(data["purpose"]),
            **fields.frequency_values(data["frequency"]),
        }
