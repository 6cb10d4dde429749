"""Forms of the meeting while it goes on: each is one line that lands in the minutes."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from goals.forms.fields import DutchNumberField, OwnerField
from goals.forms.plan import day_field
from goals.models import Goal, IndicatorLink
from goals.queries.people import discussing
from meetings.enums import DEALT_LABELS, Dealt, DecisionState
from meetings.forms import fields
from meetings.models import Decision, ItemMinutes
from osp.scope import own_levels

STATES = {
    DecisionState.TAKEN: "genomen",
    DecisionState.REJECTED: "verworpen",
    DecisionState.HELD: "aangehouden",
}


class RowField(forms.ChoiceField):
    """One of a few rows, read once; gives the row, or None when nothing is chosen."""

    rows: dict[str, Any]

    def offer(self, choices: Iterable[tuple[Any, str]], *, empty: str) -> None:
        """What may be chosen, with its words; `empty` is the word for no choice."""
        offered = list(choices)
        self.rows = {str(row.pk): row for row, _ in offered}
        self.choices = [("", empty), *[(str(row.pk), label) for row, label in offered]]

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if hasattr(value, "pk") else value


class ItemMinutesForm(forms.Form):
    """What was said of a point, and what became of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = fields.rich_text("Verslag", 6)
    dealt = forms.ChoiceField(label="Afloop", choices=[(each.value, label) for each, label in DEALT_LABELS.items()])

    @classmethod
    def of(cls, row: ItemMinutes) -> "ItemMinutesForm":
        """The form filled with what was written."""
        return cls(initial={"version": row.version, "text": row.text, "dealt": row.dealt})

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {**self.cleaned_data, "dealt": Dealt(self.cleaned_data["dealt"])}


class DecisionForm(forms.Form):
    """A decision in one line; folded out: the doel, and what it must bring about by when."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="Besluit",
        widget=forms.Textarea(attrs={"rows": 1, "class": "grow"}),
        error_messages={"required": "Schrijf wat er besloten is."},
    )
    state = forms.ChoiceField(label="Uitkomst", choices=[(each.value, label) for each, label in STATES.items()])
    goal = RowField(required=False)
    link = RowField(label="Effect te zien aan", required=False)
    effect = fields.line("Verwacht effect", 300)
    expected = DutchNumberField(label="Verwachte waarde", required=False)
    horizon = day_field("Kijk terug op")

    def __init__(self, data: Any = None, *, goals: Sequence[Goal], links: Sequence[IndicatorLink]) -> None:
        super().__init__(data, auto_id="besluit-%s")
        levels = own_levels()
        self.fields["goal"].label = levels.goal.capital
        named = [(goal, goal.title) for goal in goals]
        self.fields["goal"].offer(named, empty=f"geen {levels.goal.singular}")  # type: ignore[attr-defined]
        figures = [(link, f"{link.indicator.name} ({link.parent.title})") for link in links]
        self.fields["link"].offer(figures, empty="geen cijfer")  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(row: Decision) -> dict[str, Any]:
        """What the form of a stored decision holds."""
        names = ("version", "text", "state", "goal", "link", "effect", "horizon")
        expected = float(row.expected) if row.expected is not None else None
        return {name: getattr(row, name) for name in names} | {"expected": expected}

    def values(self) -> dict[str, Any]:
        """What the services take."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        expected = given["expected"]
        return {
            **given,
            "text": " ".join(given["text"].split()),
            "state": DecisionState(given["state"]),
            "expected": None if expected is None else Decimal(str(expected)),
        }


class ActionForm(forms.Form):
    """An action in one line: what, who, by when, and the decision it follows from."""

    text = fields.line("Actie", 300, required="Schrijf wat er gedaan wordt.")
    owner = OwnerField(label="Wie")
    due = day_field("Voor")
    decision = RowField(label="Volgt uit", required=False)

    def __init__(self, data: Any = None, *, decisions: Sequence[Decision], due: date | None = None) -> None:
        super().__init__(data, auto_id="actie-%s", initial={"due": due})
        self.fields["owner"].queryset = discussing()  # type: ignore[attr-defined]
        self.fields["owner"].empty_label = "Kies wie"  # type: ignore[attr-defined]
        named = [(row, f"besluit {row.label}") for row in decisions]
        self.fields["decision"].offer(named, empty="geen besluit")  # type: ignore[attr-defined]
