"""Forms of the framework that a plan serves."""

from django import forms

from goals.enums import FrameworkKind, Responsibility
from goals.forms.plan import FOCUS, VersionedForm, long_text
from goals.models import FrameworkItem

SIDES = [("", "niet van toepassing"), *((each.value, each.label) for each in Responsibility)]


class FrameworkItemForm(VersionedForm):
    """The words of an item."""

    label = forms.CharField(
        label="Aanduiding",
        required=False,
        max_length=FrameworkItem._meta.get_field("label").max_length,
        help_text="Kort: „e” of „BKA1”.",
    )
    title = forms.CharField(
        label="Naam", max_length=FrameworkItem._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS)
    )
    text = long_text("Omschrijving", 3)
    source = forms.CharField(
        label="Bron",
        required=False,
        max_length=FrameworkItem._meta.get_field("source").max_length,
        help_text="Wet, kader of document waar het vandaan komt.",
    )
    side = forms.ChoiceField(label="Bij", required=False, choices=SIDES, widget=forms.RadioSelect)


class NewFrameworkItemForm(FrameworkItemForm):
    """The same, with what kind of item it is."""

    kind = forms.ChoiceField(
        label="Soort",
        choices=[(kind.value, kind.label) for kind in FrameworkKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een soort."},
    )
    field_order = ["kind"]


class LapseForm(forms.Form):
    """Why an item lapses."""

    reason = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.TextInput(FOCUS),
        help_text="Bijvoorbeeld: vervallen in het nieuwe onderzoekskader.",
        error_messages={"required": "Schrijf op waarom dit vervalt."},
    )
