"""Forms of a koppeling: which indicator, with what target, and what people say about its figure."""

from typing import Any

from django import forms

from goals.enums import DIRECTION_LABELS, STATUS_LABELS, Direction
from goals.forms.fields import DutchNumberField, IndicatorField, SchoolYearField
from goals.forms.plan import VersionedForm
from goals.models import IndicatorLink
from goals.progress import Target
from indicators.models import Indicator
from indicators.queries import catalogue
from osp.models import Samenwerkingsverband
from osp.web.forms import RichTextarea

NUMBERS = ("baseline", "target", "low", "high")
NEEDED = {
    Direction.UP: ("baseline_year", "baseline", "target_year", "target"),
    Direction.DOWN: ("baseline_year", "baseline", "target_year", "target"),
    Direction.CORRIDOR: ("low", "high"),
    Direction.MAINTAIN: (),
}
# What a direction has no use for is not stored, so that a later reader is not misled by it.
UNUSED = {
    Direction.UP: ("low", "high"),
    Direction.DOWN: ("low", "high"),
    Direction.CORRIDOR: ("baseline", "target"),
    Direction.MAINTAIN: (),
}
# Which field a refusal of the arithmetic is about, by the words that it starts with.
FIELD_OF = {
    "Het streefjaar": "target_year",
    "De marge": "margin",
    "De grens": "limit",
    "Een bandbreedte": "high",
    "De onderkant": "low",
    "Vul in tussen": "baseline",
}
MEANS_HELP = "Waarmee u meet, bijvoorbeeld DUO, Kijkglas, een vragenlijst of een eigen telling."


def means_field() -> forms.CharField:
    """Middel: with what it is measured."""
    length = IndicatorLink._meta.get_field("means").max_length
    return forms.CharField(label="Middel", required=False, max_length=length, help_text=MEANS_HELP)


class TargetForm(VersionedForm):
    """Direction, baseline, target and bounds of a koppeling. `cleaned_data["agreed"]` holds the target, or None."""

    means = means_field()
    direction = forms.ChoiceField(
        label="Richting",
        choices=[(direction.value, label) for direction, label in DIRECTION_LABELS.items()],
        widget=forms.RadioSelect,
        initial=Direction.DOWN.value,
    )
    baseline_year = SchoolYearField(label="Jaar van de nulmeting", required=False)
    baseline = DutchNumberField(label="Nulmeting", required=False)
    target_year = SchoolYearField(label="Streefjaar", required=False)
    target = DutchNumberField(label="Streefwaarde", required=False)
    low = DutchNumberField(label="Onderkant bandbreedte", required=False)
    high = DutchNumberField(label="Bovenkant bandbreedte", required=False)
    margin = DutchNumberField(label="Marge", required=False, help_text="Tot zo ver van het pad is het op koers.")
    limit = DutchNumberField(label="Grens", required=False, help_text="Verder dan dit is het van koers.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["agreed"] = None
        if self.errors or all(cleaned.get(name) is None for name in NUMBERS):
            return cleaned
        direction = Direction(cleaned["direction"])
        for name in (*NEEDED[direction], "margin", "limit"):
            if cleaned.get(name) is None:
                self.add_error(name, f"Vul in: {str(self.fields[name].label).lower()}.")
        if not self.errors:
            cleaned["agreed"] = self._agreed(direction, cleaned)
        return cleaned

    def _agreed(self, direction: Direction, cleaned: dict[str, Any]) -> Target | None:
        names = ("baseline_year", "target_year", "margin", "limit", *NUMBERS)
        values: dict[str, Any] = {name: None if name in UNUSED[direction] else cleaned[name] for name in names}
        try:
            return Target(direction=direction, **values)
        except ValueError as error:
            field = next((name for words, name in FIELD_OF.items() if str(error).startswith(words)), None)
            self.add_error(field, str(error))
            return None


class LinkForm(TargetForm):
    """A new koppeling: an indicator of the catalogue, and what is agreed about it."""

    indicator = IndicatorField(label="Indicator")
    field_order = ["indicator", "means", "direction"]

    def __init__(self, *args: Any, swv: Samenwerkingsverband, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].offer(catalogue(swv))  # type: ignore[attr-defined]
        self.fields["indicator"].error_messages["required"] = "Kies een indicator."

    @property
    def chosen(self) -> Indicator | None:
        """The indicator that is chosen now, also before the form is complete."""
        value = self["indicator"].value()
        return self.fields["indicator"].offered.get(str(value)) if value else None  # type: ignore[attr-defined]


class LinkRowForm(forms.Form):
    """One row of "Hoe meet ik dit?": indicator and middel; the definition follows the choice and is read only.

    An empty row is allowed and means nothing. `link` holds the koppeling that a filled row stands for.
    """

    link = forms.IntegerField(required=False, widget=forms.HiddenInput)
    indicator = IndicatorField(label="Indicator", required=False)
    means = means_field()

    def __init__(self, *args: Any, swv: Samenwerkingsverband, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].offer(catalogue(swv))  # type: ignore[attr-defined]
        self.fields["means"].help_text = ""

    @property
    def definition(self) -> str:
        """The definition of the chosen indicator; for merkbaar its question. Empty without a choice."""
        value = self["indicator"].value()
        offered: dict[str, Indicator] = self.fields["indicator"].offered  # type: ignore[attr-defined]
        chosen = offered.get(str(value)) if value else None
        if chosen is None:
            return ""
        newest = max(chosen.definitions.all(), key=lambda row: row.version, default=None)
        return newest.text if newest else chosen.question


class OverruleForm(forms.Form):
    """A person's verdict in place of the computed one."""

    status = forms.ChoiceField(
        label="Uw oordeel",
        choices=[(status.value, label) for status, label in STATUS_LABELS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een oordeel."},
    )
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow"}),
        help_text="De reden blijft overal bij het oordeel staan, met uw naam.",
        error_messages={"required": "Schrijf op waarom u anders oordeelt."},
    )


class InterpretationForm(forms.Form):
    """A new duiding."""

    text = forms.CharField(
        label="Duiding",
        widget=RichTextarea(3),
        help_text="Wat leest u in het cijfer, samen met wat mensen merken?",
        error_messages={"required": "Schrijf op wat u in het cijfer leest."},
    )
