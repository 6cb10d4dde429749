"""Forms of scenarios and of what a pupil costs."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from indicators.compute.scenario import Changes
from indicators.enums import Sector
from indicators.models import PupilRate, Scenario
from indicators.queries.scenarios import KINDS_OF, BoardBase, Start, changes_of
from indicators.services.scenarios import MOST_PUPILS
from osp import dutch
from osp.school_years import school_year_of

YEARS_SHOWN = 4
FIRST_YEAR = 2014
RATE_YEARS = range(FIRST_YEAR, FIRST_YEAR + 26)
MESSAGE_WHOLE = f"Vul een heel getal in van −{MOST_PUPILS} tot en met {MOST_PUPILS}."


class DutchNumberField(forms.CharField):
    """A number typed as "1,80" or "13.204,50"; gives a Decimal, or None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return dutch.parse_decimal(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return dutch.decimal_trimmed(value) if isinstance(value, int | float | Decimal) else value


class SlidersForm(forms.Form):
    """One whole number per schoolbestuur and school year; the field names are `w-<schoolbestuur>-<year>`."""

    boards: Sequence[BoardBase] = ()
    years: Sequence[int] = ()

    def offer(self, boards: Sequence[BoardBase], years: Sequence[int]) -> None:
        """Which schoolbesturen may change, and in which school years."""
        self.boards, self.years = boards, years
        for board in boards:
            for year in years:
                self.fields[field_name(board.number, year)] = _change_field(board, year)

    @property
    def changes(self) -> dict[str, dict[int, int]]:
        """Pupils per schoolbestuur and year, as far as they can be read."""
        cleaned = getattr(self, "cleaned_data", {})
        return {
            board.number: {year: cleaned.get(field_name(board.number, year)) or 0 for year in self.years}
            for board in self.boards
        }


class TableForm(SlidersForm):
    """The sliders alone, for at the table: target, years and amount are those of the scenario."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        boards: Sequence[BoardBase],
        years: Sequence[int],
        changes: Changes,
        auto_id: str,
    ) -> None:
        super().__init__(data, initial=numbers_of(changes), label_suffix="", auto_id=auto_id)
        self.offer(boards, years)


class ScenarioForm(SlidersForm):
    """Name, target and choices of a scenario, with its numbers."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label="Naam",
        max_length=120,
        error_messages={"required": "Geef het scenario een naam.", "max_length": "Maak de naam korter: ten hoogste 120 tekens."},
        help_text="Bijvoorbeeld „Elke school één leerling minder verwijzen”.",
    )  # fmt: skip
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Waarom deze veranderingen haalbaar zijn. Noem geen namen van leerlingen.",
    )
    last_year = forms.TypedChoiceField(label="Reken tot en met", coerce=int)
    target = DutchNumberField(label="Streefwaarde", required=False)
    target_year = forms.TypedChoiceField(label="In schooljaar", coerce=int, empty_value=None, required=False)
    follows_forecast = forms.BooleanField(label="De noemer volgt de prognose", required=False)
    rate_category = forms.ChoiceField(label="Bedrag per leerling", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        start: Start,
        boards: Sequence[BoardBase],
        last_year: int,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")
        years = start.years_to(start.base.year + 99)
        choices = [(str(year), dutch.school_year(year)) for year in years]
        self.fields["last_year"].choices = choices  # type: ignore[attr-defined]
        self.fields["target_year"].choices = [("", "geen"), *choices]  # type: ignore[attr-defined]
        categories = [(name, name or "gemiddelde leerling") for name in sorted({"", *start.rates})]
        self.fields["rate_category"].choices = categories  # type: ignore[attr-defined]
        self.initial.setdefault("last_year", last_year)
        self.offer(boards, start.years_to(self._last(last_year)))

    def _last(self, usual: int) -> int:
        """The last year of the columns: as asked, where that can be read."""
        asked = self.data.get("last_year", "") if self.is_bound else str(self.initial.get("last_year", usual))
        return int(asked) if str(asked).isascii() and str(asked).isdigit() else usual

    def clean_target(self) -> float | None:
        target = self.cleaned_data["target"]
        return None if target is None else float(target)

    @property
    def values(self) -> dict[str, Any]:
        """What the verbs take."""
        names = ("name", "note", "last_year", "target", "target_year", "follows_forecast", "rate_category")
        return {**{name: self.cleaned_data[name] for name in names}, "changes": self.changes}

    @property
    def supposed(self) -> dict[str, Any]:
        """What there is to work out, also where the form is not finished: no name, a number that cannot be read."""
        cleaned = getattr(self, "cleaned_data", {})
        names = ("target", "target_year", "follows_forecast", "rate_category")
        last = self.years[-1] if self.years else 0
        found = {name: cleaned[name] for name in names if name in cleaned}
        return {"last_year": last, "changes": self.changes, **found}


def field_name(board: str, year: int) -> str:
    """Name of the number of one schoolbestuur and year."""
    return f"w-{board}-{year}"


def initial_of(row: Scenario) -> dict[str, Any]:
    """The stored values as the fields name them."""
    names = ("version", "name", "note", "last_year", "target", "target_year", "follows_forecast", "rate_category")
    return {**{name: getattr(row, name) for name in names}, **numbers_of(changes_of(row))}


def numbers_of(changes: Changes) -> dict[str, int]:
    """The numbers as the fields name them."""
    return {field_name(board, year): count for board, years in changes.items() for year, count in years.items()}


def _change_field(board: BoardBase, year: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"{board.name}, {dutch.school_year(year)}",
        required=False,
        min_value=-MOST_PUPILS,
        max_value=MOST_PUPILS,
        widget=forms.NumberInput(attrs={"class": "change", "placeholder": "0"}),
        error_messages={"invalid": MESSAGE_WHOLE, "min_value": MESSAGE_WHOLE, "max_value": MESSAGE_WHOLE},
    )


class RateForm(forms.Form):
    """What a pupil of a kind costs per year, from a school year on; only kinds that this sector pays for."""

    kind = forms.ChoiceField(label="Soort onderwijs")
    category = forms.ChoiceField(
        label="Categorie",
        required=False,
        choices=[("", "gemiddelde leerling"), ("laag", "laag"), ("midden", "midden"), ("hoog", "hoog")],
    )
    valid_from = forms.TypedChoiceField(
        label="Vanaf schooljaar", coerce=int, choices=[(str(year), dutch.school_year(year)) for year in RATE_YEARS]
    )
    amount = DutchNumberField(label="Bedrag per leerling per jaar", error_messages={"required": "Vul een bedrag in."})

    def __init__(self, data: QueryDict | None = None, *, sector: str) -> None:
        super().__init__(data, initial={"valid_from": school_year_of(timezone.localdate())})
        self.fields["kind"].choices = [(kind, kind) for kind in KINDS_OF[Sector(sector)]]  # type: ignore[attr-defined]


class RateEditForm(forms.Form):
    """Another amount."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    amount = DutchNumberField(label="Bedrag per leerling per jaar", error_messages={"required": "Vul een bedrag in."})

    def __init__(self, data: QueryDict | None = None, *, row: PupilRate) -> None:
        super().__init__(data, initial={"version": row.version, "amount": row.amount})


class ScenarioReasonForm(forms.Form):
    """Why a scenario is put away."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        error_messages={"required": "Geef een reden, zodat later te lezen is waarom."},
    )
