"""The form of an own meetbare indicator, and of a national one that is made one's own."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from indicators.compute.language import unit_fits
from indicators.enums import Trend, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries.formulas import Names, Reading, read_formula
from indicators.services.catalogue_measured import Draft, draft_of, measured_version
from indicators.wording.definitions import DIRECTION_LABELS, UNIT_LABELS
from osp import dutch

# A rubric level is for merkbare indicatoren.
UNITS = [unit for unit in Unit if unit is not Unit.SCORE]
REFERENCE_DAYS = ("1 oktober", "1 februari", "1 augustus", "31 juli", "31 december")
LETTERS = "abcdefg"
YEARS = range(2011, 2041)
_LETTERS = re.compile(rf"[{LETTERS}](\s*,\s*[{LETTERS}])*")


class MeasuredForm(forms.Form):
    """What is counted, by which formula, and what a reader must know about it.

    `code` is that of the indicator being changed; `version` what its editor saw. `reading` is what the formula means.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label="Naam",
        max_length=120,
        error_messages={"required": "Geef de indicator een naam."},
        help_text="Wat u telt, in een paar woorden.",
    )
    question = forms.CharField(
        label="Vraag", max_length=200, required=False, help_text="Op welke vraag dit cijfer antwoord geeft."
    )
    text = forms.CharField(
        label="Definitie in woorden",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf in één zin wat u precies telt."},
        help_text="Zo dat een ander hetzelfde zou tellen.",
    )
    formula = forms.CharField(
        label="Formule",
        required=False,
        # The language itself refuses a longer one, with the column.
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocapitalize": "off", "class": "formula"}),
        help_text="Leeg als u het getal zelf aanlevert. Bijvoorbeeld sbo / (bo + sbo). Een decimale komma mag.",
    )
    counted = forms.CharField(
        label="Wat u telt",
        max_length=40,
        required=False,
        help_text="Alleen zonder formule: het meervoud, zoals leerlingen, gesprekken of euro.",
    )
    unit = forms.ChoiceField(label="Eenheid", choices=[(unit.value, UNIT_LABELS[unit]) for unit in UNITS])
    direction = forms.ChoiceField(
        label="Gewenste richting",
        choices=[(trend.value, label) for trend, label in DIRECTION_LABELS.items()],
        widget=forms.RadioSelect,
        initial=Trend.CONTEXT.value,
        error_messages={"required": "Kies een richting, of alleen volgen."},
    )
    source_text = forms.CharField(
        label="Bron", max_length=200, required=False, help_text="Welk bestand, welke registratie, van wie."
    )
    reference_day = forms.ChoiceField(label="Teldatum", choices=[(day, day) for day in REFERENCE_DAYS])
    measurement_frequency = forms.CharField(
        label="Hoe vaak gemeten", max_length=60, required=False, help_text="Bijvoorbeeld „jaarlijks, in oktober”."
    )
    theme = forms.CharField(
        label="Thema",
        max_length=30,
        required=False,
        help_text="Waaronder de indicator in de lijst staat, zoals deelname.",
    )
    statutory_task = forms.CharField(
        label="Wettelijk onderdeel",
        max_length=20,
        required=False,
        help_text="De letters a tot en met g van artikel 18a lid 8 WPO, met een komma ertussen: c, e.",
    )
    inspection_standard = forms.CharField(label="Inspectiestandaard", max_length=120, required=False)
    limits = forms.CharField(
        label="Bekende beperkingen",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wat een lezer moet weten om dit cijfer niet verkeerd te begrijpen.",
    )
    valid_from = forms.TypedChoiceField(
        label="Nieuwe versie geldt vanaf",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "kies een schooljaar"), *((year, dutch.school_year(year)) for year in YEARS)],
        help_text="Alleen als u wijzigt wat er geteld wordt. De reeks krijgt vanaf dat schooljaar een zichtbare breuk.",
    )
    reading: Reading | None = None

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        names: Names,
        code: str = "",
        start: dict[str, Any] | None = None,
        has_versions: bool = False,
    ) -> None:
        super().__init__(data, initial=start)
        self.names, self.code = names, code
        if not has_versions:
            del self.fields["valid_from"]
        day = (start or {}).get("reference_day")
        if day and day not in REFERENCE_DAYS:
            self.fields["reference_day"].choices = [(day, day), *self.fields["reference_day"].choices]  # type: ignore[attr-defined]

    def clean_statutory_task(self) -> str:
        """Letters in order, each once."""
        typed = self.cleaned_data["statutory_task"].strip().lower()
        if typed and not _LETTERS.fullmatch(typed):
            raise ValidationError("Schrijf alleen letters van a tot en met g, met een komma ertussen: c, e.")
        return ", ".join(sorted(set(typed) & set(LETTERS)))

    def clean_formula(self) -> str:
        """The formula, when it can be used."""
        typed: str = self.cleaned_data["formula"]
        self.reading = read_formula(typed, self.names, code=self.code) if typed.strip() else None
        if self.reading and self.reading.error:
            raise ValidationError(f"{self.reading.error.message} (teken {self.reading.error.column})")
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        unit = data.get("unit")
        if unit and self.reading and not self.reading.error and not unit_fits(self.reading.counted, Unit(unit)):
            counted = self.reading.counted or "een verhouding"
            self.add_error(
                "unit", f"De formule geeft {counted}; dat past niet bij de eenheid {UNIT_LABELS[Unit(unit)]}."
            )
        if "formula" in data and not data["formula"].strip() and not data.get("counted", "").strip():
            self.add_error("counted", "Schrijf wat u telt, in het meervoud: leerlingen, gesprekken, euro.")
        return data

    @property
    def draft(self) -> Draft:
        """What the service takes; for a form that is valid."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "valid_from"}}
        return Draft(**data | {"unit": Unit(data["unit"]), "direction": Trend(data["direction"])})


def start_of(indicator: Indicator, definition: IndicatorDefinition) -> dict[str, Any]:
    """The stored values, as the fields name them."""
    draft = draft_of(indicator, definition)
    stored = {name: getattr(draft, name) for name in draft.__slots__}
    return stored | {
        # What a formula counts follows from it.
        "counted": "" if draft.formula else draft.counted,
        "unit": draft.unit.value,
        "direction": draft.direction.value,
        "version": measured_version(indicator, definition),
    }


def start_from_national(indicator: Indicator, definition: IndicatorDefinition) -> dict[str, Any]:
    """The values of a national definition as the start of an own one, under a name of its own."""
    return start_of(indicator, definition) | {"name": f"{indicator.name} (eigen definitie)"[:120], "version": None}
