"""Fields that several forms of meetings share, with Dutch words and what to do when they are wrong."""

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.compute.frequencies import EXAMPLES, FrequencyError, parse
from meetings.enums import PURPOSE_LABELS
from meetings.models import Body
from meetings.proposals import Rule, frequency_text
from osp.errors import DomainError
from osp.web.forms import RichTextarea

PURPOSE_CHOICES = [(purpose.value, label) for purpose, label in PURPOSE_LABELS.items()]
FREQUENCY_HELP = "Zoals u het zelf schrijft: „2x/jaar (dec, jun)”, „elke 6 weken”, „maandelijks”."
NO_FREQUENCY = f"Vul in hoe vaak. {EXAMPLES}"


class BodyField(forms.ChoiceField):
    """A gremium in use, read once for all rows of a form; gives the gremium, or None when empty."""

    offered: dict[str, Body]

    def offer(self, bodies: Iterable[Body], *, empty: str = "") -> None:
        """What may be chosen; `empty` is the word for no choice."""
        self.offered = {str(body.pk): body for body in bodies}
        choices = [(key, body.name) for key, body in self.offered.items()]
        self.choices = [("", empty), *choices] if empty else choices

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return self.offered.get(chosen) if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Body) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def purpose_field() -> forms.ChoiceField:
    """Why a body gets this: six visible choices."""
    return forms.ChoiceField(
        label="Doel van de bespreking",
        choices=PURPOSE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u van het gremium vraagt."},
    )


class FrequencyField(forms.CharField):
    """How often, as people write it; gives the rule, or None when empty."""

    def __init__(self, *, required: bool = True, help_text: str = FREQUENCY_HELP) -> None:
        super().__init__(
            label="Frequentie",
            max_length=120,
            required=required,
            help_text=help_text,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"required": NO_FREQUENCY, "max_length": "Maak dit korter: ten hoogste 120 tekens."},
        )

    def clean(self, value: Any) -> Rule | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse(text).rule
        except FrequencyError as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return frequency_text(value) if isinstance(value, Rule) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def frequency_values(rule: Rule) -> dict[str, Any]:
    """What the services take of a rule."""
    return {"months": rule.months, "every_weeks": rule.every_weeks}


def minutes_field() -> forms.IntegerField:
    """Length of an item."""
    return forms.IntegerField(
        label="Tijd",
        min_value=0,
        max_value=480,
        initial=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Vul het aantal minuten in.",
            "invalid": "Vul een heel aantal minuten in.",
            "max_value": "Vul 480 of minder in.",
            "min_value": "Vul 0 of meer in.",
        },
    )


def line(label: str, most: int, *, required: str = "", help_text: str = "", **attrs: Any) -> forms.CharField:
    """One line of text; `required` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(required),
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": required, "max_length": f"Maak dit korter: ten hoogste {most} tekens."},
    )


def number(label: str, least: int, most: int, *, required: bool = True, help_text: str = "") -> forms.IntegerField:
    """A whole number of a few digits."""
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=least,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
        error_messages={
            "required": "Vul een getal in.",
            "invalid": "Vul een heel getal in.",
            "min_value": f"Vul {least} of meer in.",
            "max_value": f"Vul {most} of minder in.",
        },
    )


def day(label: str, *, required: str = "", help_text: str = "") -> forms.DateField:
    """A day, picked or typed; `required` is what to say when it is empty."""
    return forms.DateField(
        label=label,
        required=bool(required),
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"required": required, "invalid": "Vul een dag in, bijvoorbeeld 15-09-2026."},
    )


def text(label: str, rows: int, *, help_text: str = "") -> forms.CharField:
    """A text of several lines, optional."""
    return forms.CharField(
        label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows, "class": "grow"})
    )


def rich_text(label: str, rows: int, *, help_text: str = "") -> forms.CharField:
    """A text that may have bold, lists and links, optional."""
    return forms.CharField(label=label, required=False, help_text=help_text, widget=RichTextarea(rows))


def version_field() -> forms.IntegerField:
    """The version the editor saw."""
    return forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why something is put away."""

    version = version_field()
    reason = line("Reden", 300, required="Geef een reden, zodat later te lezen is waarom.")


def say(form: forms.Form, error: DomainError) -> None:
    """Show a refusal at its field, or above the form when it has none there."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
