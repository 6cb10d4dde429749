"""Forms of gremia and their rhythms."""

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.compute.body_rules import USUAL_PAPERS_DAYS, Rules
from meetings.enums import (
    BODY_KIND_LABELS,
    MAJORITY_LABELS,
    WEIGHTING_LABELS,
    BodyKind,
    Majority,
    Purpose,
    Weighting,
)
from meetings.forms import fields
from meetings.models import Body, ReviewRhythm
from meetings.proposals import Rule, frequency_text
from meetings.queries.gremium import rules_of
from osp import dutch
from osp.parties import Organisation

SCHOOLDAYS = 5
RULES = ("quorum_percent", "majority", "weighting", "sees_confidential", "papers_days", "schoolbestuur")
WEEKDAY_CHOICES = [("", "geen vaste dag"), *enumerate(dutch.WEEKDAYS[:SCHOOLDAYS])]


class BodyForm(forms.Form):
    """A gremium."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = fields.line(
        "Naam", 80, required="Geef het gremium een naam.", help_text="Zoals u het zelf noemt: ALV, bestuur, OPR."
    )
    kind = forms.ChoiceField(label="Soort", choices=[(kind.value, label) for kind, label in BODY_KIND_LABELS.items()])
    schoolbestuur = forms.ChoiceField(
        label="Met welk schoolbestuur",
        required=False,
        help_text="Alleen bij een gesprek met één schoolbestuur.",
        error_messages={"invalid_choice": "Kies een schoolbestuur uit de lijst."},
    )
    members = fields.number(
        "Aantal leden", 1, 9999, required=False, help_text="Vult u de leden in, dan telt dit zichzelf."
    )
    quorum = fields.line("Quorum", 300, help_text="Eén zin, staat onder elke agenda in de stukken.")
    quorum_percent = fields.number(
        "Deel van de leden met stemrecht", 1, 100, required=False, help_text="Leeg: er is geen quorum."
    )
    majority = forms.ChoiceField(
        label="Een besluit vraagt", choices=[(each.value, label) for each, label in MAJORITY_LABELS.items()]
    )
    weighting = forms.ChoiceField(
        label="Stemmen", choices=[(each.value, label) for each, label in WEIGHTING_LABELS.items()]
    )
    purposes = forms.MultipleChoiceField(
        label="Waarvoor het er is",
        choices=fields.PURPOSE_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangevinkt: alles kan worden voorgelegd.",
    )
    sees_confidential = forms.BooleanField(label="Ziet vertrouwelijke punten", required=False)
    papers_days = fields.number("Stukken vooraf", 0, 60, help_text="Zoveel dagen voor de vergadering gaan ze uit.")

    frequency = fields.FrequencyField(
        required=False, help_text="Waarmee een nieuw ritme begint: „2x/jaar (dec, jun)”, „elke 6 weken”."
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

    def __init__(self, *args: Any, seats: int = 0, schoolbesturen: Iterable[Organisation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "geen"), *[(each.code, each.label) for each in schoolbesturen]]
        self.fields["schoolbestuur"].choices = choices  # type: ignore[attr-defined]
        self.fields["papers_days"].initial = USUAL_PAPERS_DAYS
        if seats:
            del self.fields["members"]

    @classmethod
    def of(cls, body: Body, **kwargs: Any) -> "BodyForm":
        """The form filled with a gremium."""
        names = ("version", "name", "kind", "quorum", "members", "frequency", "weekday", "starts", "first_date")
        rules = rules_of(body)
        told = {name: getattr(rules, name) for name in RULES}
        return cls(initial={name: getattr(body, name) for name in names} | told | {"purposes": body.purposes}, **kwargs)

    def values(self) -> dict[str, Any]:
        """What the services take."""
        data = self.cleaned_data
        own = {name: data[name] for name in ("name", "quorum", "weekday", "starts", "first_date")}
        return {**own, "kind": BodyKind(data["kind"]), "members": data.get("members"), "rules": self._rules()} | {
            "frequency": frequency_text(data["frequency"]) if data["frequency"] else ""
        }

    def _rules(self) -> Rules:
        data = self.cleaned_data
        return Rules(
            quorum_percent=data["quorum_percent"],
            majority=Majority(data["majority"]),
            weighting=Weighting(data["weighting"]),
            purposes=tuple(Purpose(each) for each in data["purposes"]),
            sees_confidential=data["sees_confidential"],
            papers_days=data["papers_days"],
            schoolbestuur=data["schoolbestuur"],
        )


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
