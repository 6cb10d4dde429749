"""A place in the plan for an element."""

from typing import Any

from django import forms

from goals.queries.order import Seat


class SeatForm(forms.Form):
    """One choice among the places an element can take, by what it would stand under; `cleaned_data["plek"]` is a Seat."""

    def __init__(self, data: Any = None, *, groups: list[tuple[str, list[Seat]]], now: Seat) -> None:
        super().__init__(data, initial={"plek": now.value})
        gone = "Deze plek is er niet meer. Kies een andere."
        self.fields["plek"] = forms.TypedChoiceField(
            label="Zet dit",
            choices=[(head, [(seat.value, seat.words) for seat in found]) for head, found in groups],
            coerce=Seat.parse,
            error_messages={"required": "Kies een plek.", "invalid_choice": gone},
        )
