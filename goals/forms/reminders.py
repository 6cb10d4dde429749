"""The days on which a round reminds."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from goals.compute.reminding import FURTHEST, MOST, ScheduleError, halves, read_days, schedule
from goals.models import ContributionRound
from osp import dutch

WRONG = f"Schrijf hoogstens {dutch.number_word(MOST)} aantallen dagen van 1 tot en met {FURTHEST}, zoals „14, 3”, of laat het leeg."


class RemindersForm(forms.Form):
    """Days before and after the last one, as people write them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    before = forms.CharField(
        label="Dagen vóór de laatste dag", required=False, help_text="Bijvoorbeeld „14, 3”. Leeg: niet herinneren."
    )
    after = forms.CharField(
        label="Dagen erna",
        required=False,
        help_text="Bijvoorbeeld „3, 10”. Dan krijgt ook de bestuurder die ondertekent de mail.",
    )

    def __init__(self, data: QueryDict | None = None, *, asked: ContributionRound) -> None:
        before, after = halves(asked.reminder_days)
        start = {"version": asked.version, "before": _text(before), "after": _text(after)}
        super().__init__(data, initial=start)

    def clean_before(self) -> tuple[int, ...]:
        return self._days("before")

    def clean_after(self) -> tuple[int, ...]:
        return self._days("after")

    def _days(self, name: str) -> tuple[int, ...]:
        try:
            return read_days(self.cleaned_data[name])
        except ScheduleError as error:
            raise ValidationError(WRONG) from error

    @property
    def days(self) -> list[int]:
        """The schedule that was filled in."""
        return schedule(self.cleaned_data["before"], self.cleaned_data["after"])


def _text(days: tuple[int, ...]) -> str:
    return ", ".join(str(day) for day in days)
