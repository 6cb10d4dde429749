"""Forms of a koppeling: which indicator, and what people say about its figure."""

from typing import Any

from django import forms

from goals.enums import STATUS_LABELS
from goals.forms.fields import IndicatorField
from goals.forms.targets import TargetForm, means_field
from indicators.models import Indicator
from indicators.queries import catalogue
from osp.models import Samenwerkingsverband
from osp.web.forms import RichTextarea


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
