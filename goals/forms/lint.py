"""Forms of planlint: the reason to let a finding be, and which findings hold up adoption."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from goals.forms.plan import FOCUS
from goals.models import OverruledFinding


class LetBeForm(forms.Form):
    """Why a finding may stay."""

    reason = forms.CharField(
        label="Reden",
        max_length=OverruledFinding._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow", **FOCUS}),
        help_text="De reden blijft bij de bevinding staan, met uw naam. Wijzigt de tekst, dan komt de bevinding terug.",
        error_messages={"required": "Schrijf op waarom dit zo mag blijven."},
    )


class BlockingForm(forms.Form):
    """The findings that hold up adoption, with the version of the settings that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    codes = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        offered: Iterable[tuple[str, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["codes"].choices = list(offered)  # type: ignore[attr-defined]
