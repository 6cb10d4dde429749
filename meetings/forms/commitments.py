"""A commitment in one line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from indicators.models import Scenario
from meetings.forms import fields
from meetings.forms.live import RowField
from osp import dutch
from osp.school_years import school_year_of

YEARS_AHEAD = 5


class CommitmentForm(forms.Form):
    """Which schoolbestuur promises what, in pupils or in words, for which school year."""

    schoolbestuur = forms.ChoiceField(
        label="Schoolbestuur", error_messages={"required": "Kies het schoolbestuur dat iets toezegt."}
    )
    amount = forms.IntegerField(
        label="Leerlingen",
        required=False,
        min_value=-9999,
        max_value=9999,
        help_text="Min voor minder: -3",
        widget=forms.TextInput(attrs={"size": 6}),
        error_messages={"invalid": "Vul een heel getal in, bijvoorbeeld -3."},
    )
    year = forms.TypedChoiceField(label="Schooljaar", coerce=int)
    text = fields.line("In woorden", 300)
    scenario = RowField(label="Uit scenario", required=False)

    def __init__(
        self, data: Any = None, *, boards: Sequence[tuple[str, str]], scenarios: Sequence[Scenario], chosen: str = ""
    ) -> None:
        first = school_year_of(timezone.localdate())
        super().__init__(data, auto_id="toezegging-%s", initial={"year": first + 1, "schoolbestuur": chosen})
        years = range(first, first + YEARS_AHEAD)
        self.fields["schoolbestuur"].choices = [("", "Kies een schoolbestuur"), *boards]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(year, dutch.school_year(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["scenario"].offer([(row, row.name) for row in scenarios], empty="geen scenario")  # type: ignore[attr-defined]
