"""The steps of a path of its own, as rows of a year and a value."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from osp import dutch

_ROW = re.compile(r"(\d{4})-\d{4}: (.*)")
NOT_A_NUMBER = "Bij {year}: {message}"


class StepsWidget(forms.Widget):
    """An input for each year: name "steps_2026". The value is {year: text as typed}; whole, it is a list of "2026-2027: 2,3".

    The rows depend on two other fields, so the template draws them (`TargetForm.step_rows`).
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[int, str]:
        """From the rows, or from the whole list, as a page with two versions sends it back."""
        whole = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        if whole:
            return self.typed(whole)
        start = f"{name}_"
        years = {key: key.removeprefix(start) for key in data if key.startswith(start)}
        typed = {int(year): str(data[key]).strip() for key, year in years.items() if re.fullmatch(r"\d{4}", year)}
        return {year: text for year, text in sorted(typed.items()) if text}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Never: no row filled in is no step."""
        return False

    def format_value(self, value: Any) -> list[str]:
        """What a page with two versions shows."""
        return [f"{dutch.school_year(year)}: {text}" for year, text in self.typed(value).items()]

    def typed(self, value: Any) -> dict[int, str]:
        """Any form of the value as {year: text}: stored pairs, what was typed, or the list."""
        if isinstance(value, Mapping):
            return dict(value)
        return dict(row for each in value or () if (row := _row(each)))


class StepsField(forms.Field):
    """Gives ((2026, 2.3), (2027, 2.1)), in order of year."""

    widget: StepsWidget = StepsWidget  # type: ignore[assignment]  # Django makes one of it for each field

    def to_python(self, value: Any) -> tuple[tuple[int, float], ...]:
        typed = self.widget.typed(value)
        return tuple((year, _number(year, text)) for year, text in sorted(typed.items()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether they read otherwise than they were shown."""
        return self.widget.typed(initial) != self.widget.typed(data)


def _row(each: Any) -> tuple[int, str] | None:
    if isinstance(each, str):
        found = _ROW.fullmatch(each)
        return (int(found[1]), found[2]) if found else None
    year, value = each
    return int(year), dutch.decimal_trimmed(value)


def _number(year: int, text: str) -> float:
    try:
        return float(dutch.parse_decimal(text))
    except ValueError as error:
        message = NOT_A_NUMBER.format(year=dutch.school_year(year), message=error)
        raise ValidationError(message, code="invalid") from error
