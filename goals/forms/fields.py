"""Form fields of the plan: numbers the Dutch way, school years, owners and indicators in scope."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goals.queries.framework import process_names
from indicators.models import Indicator
from osp import dutch, queries
from osp.school_years import school_year_of

FIRST_YEAR = 2011
YEARS_AHEAD = 12


class DutchNumberField(forms.CharField):
    """A number typed as "2,04" or "1.204,5"; gives a float, or None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return float(dutch.parse_decimal(typed))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return dutch.decimal_trimmed(value) if isinstance(value, int | float) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it reads otherwise than it was shown."""
        try:
            return bool(self.prepare_value(initial) != self.prepare_value(self.to_python(data)))
        except ValidationError:
            return True


class EuroField(forms.CharField):
    """Euros typed the Dutch way, "1.204,50" or "€ 25.000"; gives a Decimal in cents, or None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = str(super().to_python(value)).removeprefix("€").strip()
        if not typed:
            return None
        try:
            amount = dutch.parse_decimal(typed)
            cents = dutch.rounded(amount)
        except ValueError as error:
            told = f"„{typed}” is geen bedrag. Vul alleen cijfers in, bijvoorbeeld 12.500."
            raise ValidationError(told, code="invalid") from error
        except ArithmeticError as error:
            raise ValidationError("Dit bedrag is te groot.", code="invalid") from error
        if amount != cents:
            raise ValidationError("Een bedrag heeft hoogstens twee cijfers achter de komma.", code="invalid")
        return cents

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        return dutch.decimal(value, 0 if value == value.to_integral_value() else 2)


class SuggestedInput(forms.TextInput):
    """A line of text with suggestions, of which one may also write something else."""

    suggestions: Sequence[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        key = f"{(attrs or {}).get('id', name)}_suggesties"
        box = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', box, key, options)


class SchoolYearField(forms.TypedChoiceField):
    """A school year, chosen as "2026-2027", stored as 2026."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)
        self.choices = school_year_choices(required=self.required)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, int) else value


class OwnerField(forms.ModelChoiceField):
    """Somebody with a role here, or nobody. The choices are read per form, in the scope of the request."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=None, required=False, empty_label="niemand", **kwargs)


class IndicatorField(forms.ChoiceField):
    """An indicator of the catalogue, meetbaar and merkbaar apart; gives the indicator itself, or None when empty."""

    offered: dict[str, Indicator]

    def offer(self, indicators: Iterable[Indicator], *, empty: str = "Kies een indicator") -> None:
        """What may be chosen; `empty` is what the choice of none is called."""
        rows = list(indicators)
        self.offered = {str(row.pk): row for row in rows}
        measurable = [(str(row.pk), row.name) for row in rows if not row.is_noticeable]
        noticeable = [(str(row.pk), row.name) for row in rows if row.is_noticeable]
        groups = [(name, found) for name, found in (("Meetbaar", measurable), ("Merkbaar", noticeable)) if found]
        self.choices = [("", empty), *groups]

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return self.offered.get(chosen) if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Indicator) else value


def school_year_choices(*, required: bool) -> list[tuple[str, str]]:
    """Every year that a plan or a figure can be about; with an empty choice where none is allowed."""
    today = timezone.localdate()
    last = school_year_of(today) + YEARS_AHEAD
    years = [(str(year), dutch.school_year(year)) for year in range(FIRST_YEAR, last + 1)]
    return years if required else [("", "geen"), *years]


def offer_people(form: forms.BaseForm, current: Any = None) -> None:
    """Fill the owner field of a form: who has a role here, and who is the owner already."""
    people = queries.people()
    if current is not None:
        people = people | type(current).objects.filter(pk=current.pk)
    form.fields["owner"].queryset = people.distinct() if current is not None else people  # type: ignore[attr-defined]


def offer_processes(form: forms.BaseForm) -> None:
    """Suggest the processes of the own framework in the process field of a form."""
    form.fields["process"].widget.suggestions = tuple(process_names())
