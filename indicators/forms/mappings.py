"""Forms of stated numbers: what the columns of an own table are, filters of the templates, and numbers typed in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from indicators.compute.stating import LEVEL_WORDS, Quantity
from indicators.enums import Level, ReleaseStatus
from indicators.forms.data import STATUSES
from indicators.importers.columns import normalised
from indicators.importers.mapping_choices import Choices, ColumnChoice, Role
from indicators.queries.mappings import ROLE_WORDS
from indicators.services.mappings import Draft
from osp import dutch

MEASURE_PREFIX = "maat:"
ANSWER_PREFIX = "antwoord:"
PREFIXES = {Role.MEASURE: MEASURE_PREFIX, Role.ANSWER: ANSWER_PREFIX}
Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
LEVELS = [(level.value, word) for level, word in LEVEL_WORDS.items()]
DECIMALS = [(",", "komma: 3,5"), (".", "punt: 3.5")]
USUAL_SOURCE = ("", "de gebruikelijke bron van deze cijfers")
# What a column is, guessed by its name; the person decides.
_GUESSES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"GEMEENTE|\bGM\b"), Role.GEMEENTE),
    (re.compile(r"BEVOEGD|BESTUUR"), Role.SCHOOLBESTUUR),
    (re.compile(r"VESTIGING|BRIN"), Role.VESTIGING),
    (re.compile(r"SAMENWERKINGSVERBAND|\bSWV\b"), Role.SWV),
    (re.compile(r"KALENDERJAAR"), Role.CALENDAR_YEAR),
    (re.compile(r"JAAR"), Role.SCHOOL_YEAR),
    (re.compile(r"DATUM"), Role.DAY),
)


def role_name(place: int) -> str:
    """Name of the field that says what a column is."""
    return f"rol-{place}"


def value_name(place: int) -> str:
    """Name of the field with the value that counts of a filter column."""
    return f"waarde-{place}"


class MappingForm(forms.Form):
    """What each column of a table is, and what the table does not tell."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Naam van deze koppeling",
        max_length=120,
        help_text="Zo vindt u haar later terug, bijvoorbeeld „Verzuimlijst gemeenten”.",
        error_messages={"required": "Geef de koppeling een naam, zodat u haar later terugvindt."},
    )
    year = forms.IntegerField(
        label="Jaar, als geen kolom het zegt",
        required=False,
        min_value=2005,
        max_value=2100,
        help_text="Het eerste jaar van het schooljaar: 2024 is 2024-2025.",
        error_messages={"invalid": "Vul een jaar van vier cijfers in."},
    )
    day = forms.DateField(
        label="Teldatum, als die afwijkt",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="Leeg: de teldatum van de definitie.",
    )
    decimal = forms.ChoiceField(label="Decimalen", choices=DECIMALS, widget=forms.RadioSelect)
    hidden = forms.CharField(
        label="Zo staat 1 tot en met 4 in de tabel",
        required=False,
        max_length=60,
        help_text="Meer schrijfwijzen scheidt u met een spatie: <5 *",
    )
    unknown = forms.CharField(
        label="Zo staat onbekend in de tabel",
        required=False,
        max_length=60,
        help_text="Een lege cel en n.v.t. zijn altijd onbekend.",
    )
    source = forms.ChoiceField(label="Bron van deze cijfers", required=False)
    add_up = forms.BooleanField(
        label="Tel rijen over dezelfde eenheid en hetzelfde jaar op",
        required=False,
        help_text="Zonder vinkje is een tweede rij een fout.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        header: Sequence[str],
        measures: Groups,
        sources: Sequence[tuple[str, str]],
        start: Mapping[str, Any] | None = None,
    ) -> None:
        self.header = tuple(header)
        super().__init__(data, initial={**first_guess(header), **(start or {})})
        source: forms.ChoiceField = self.fields["source"]  # type: ignore[assignment]
        source.choices = [USUAL_SOURCE, *sources]
        roles = [("Wat de kolom zegt", [(role.value, word) for role, word in ROLE_WORDS.items()])]
        for place, name in enumerate(self.header):
            self.fields[role_name(place)] = forms.ChoiceField(label=name, choices=[*roles, *measures])
            self.fields[value_name(place)] = forms.CharField(
                label=f"Waarde die telt in {name}", required=False, max_length=80
            )

    def columns(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each column with the fields about it."""
        for place, name in enumerate(self.header):
            yield name, self[role_name(place)], self[value_name(place)]

    @property
    def choices(self) -> Choices:
        """What was said, as far as it can be read."""
        read = getattr(self, "cleaned_data", {}).get
        return Choices(
            columns={
                normalised(name): _choice(read(role_name(place)) or "", read(value_name(place)) or "")
                for place, name in enumerate(self.header)
            },
            year=read("year"),
            decimal=read("decimal") or ",",
            hidden=tuple((read("hidden") or "").split()),
            unknown=tuple((read("unknown") or "").split()),
            add_up=bool(read("add_up")),
            source=read("source") or "",
            day=read("day"),
        )

    @property
    def draft(self) -> Draft:
        """What the verbs take."""
        return Draft(self.cleaned_data["name"], self.choices)


def _choice(text: str, value: str) -> ColumnChoice:
    if text.startswith(MEASURE_PREFIX):
        return ColumnChoice(Role.MEASURE, text.removeprefix(MEASURE_PREFIX))
    if text.startswith(ANSWER_PREFIX):
        return ColumnChoice(Role.ANSWER, text.removeprefix(ANSWER_PREFIX), value)
    role = Role(text) if text in set(Role) else Role.SKIP
    return ColumnChoice(role, value=value if role is Role.FILTER else "")


def first_guess(header: Sequence[str]) -> dict[str, Any]:
    """How the form begins for an unknown table: units and years by the names of columns, all else left out."""
    found: dict[str, Any] = {"decimal": ",", "hidden": "<5"}
    taken: set[bool] = set()
    for place, name in enumerate(header):
        role = next((role for pattern, role in _GUESSES if pattern.search(normalised(name))), Role.SKIP)
        is_year = role in {Role.SCHOOL_YEAR, Role.CALENDAR_YEAR, Role.DAY}
        # A second column of the same kind, "Gemeentenaam" beside "Gemeentenummer", adds nothing.
        if role is not Role.SKIP and is_year in taken:
            role = Role.SKIP
        if role is not Role.SKIP:
            taken.add(is_year)
        found[role_name(place)] = role.value
    return found


def start_of_mapping(header: Sequence[str], choices: Choices, *, name: str, version: int) -> dict[str, Any]:
    """The stored values as the fields name them."""
    found: dict[str, Any] = {
        "name": name, "version": version, "year": choices.year, "day": choices.day, "decimal": choices.decimal,
        "hidden": " ".join(choices.hidden), "unknown": " ".join(choices.unknown), "add_up": choices.add_up,
        "source": choices.source,
    }  # fmt: skip
    for place, column in enumerate(header):
        each = choices.columns.get(normalised(column), ColumnChoice())
        found[role_name(place)] = PREFIXES.get(each.role, "") + (each.measure or each.role.value)
        found[value_name(place)] = each.value
    return found


class MappingFilterForm(forms.Form):
    """Filter of the remembered mappings; what cannot be read counts as no filter."""

    zoek = forms.CharField(required=False, max_length=80)


class TemplateFilterForm(forms.Form):
    """Which indicators to list, and the level of their templates; what cannot be read counts as no filter."""

    thema = forms.CharField(required=False, max_length=30)
    bron = forms.SlugField(required=False)
    plan = forms.CharField(required=False, max_length=4)
    niveau = forms.SlugField(required=False)
    indicator = forms.IntegerField(required=False)

    def value(self, name: str) -> Any:
        """The filter, or "" where the address holds none that can be read."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""

    @property
    def level(self) -> Level:
        """The level asked for, or that of the samenwerkingsverband."""
        text = self.value("niveau")
        return Level(text) if text in set(Level) else Level.SWV


class ReportForm(forms.Form):
    """Numbers of one indicator for one year: a field per unit and quantity, the teldatum, the status and the source."""

    day = forms.DateField(label="Teldatum", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    status = forms.ChoiceField(label="Status", choices=STATUSES, widget=forms.RadioSelect)
    source = forms.ChoiceField(label="Bron van deze cijfers", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        units: Mapping[str, str],
        quantities: Sequence[Quantity],
        sources: Sequence[tuple[str, str]],
        start: Mapping[str, Any],
    ) -> None:
        self.units = units
        self.quantities = quantities
        super().__init__(data, initial=dict(start))
        source: forms.ChoiceField = self.fields["source"]  # type: ignore[assignment]
        source.choices = [USUAL_SOURCE, *sources]
        for key, name in units.items():
            for quantity in quantities:
                self.fields[entry_name(quantity.code, key)] = forms.CharField(
                    label=f"{dutch.sentence_case(quantity.name)}, {name}",
                    required=False,
                    max_length=24,
                    widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                )

    def rows(self) -> Iterator[tuple[str, str, list[tuple[Quantity, forms.BoundField]]]]:
        """Each unit with its code, its name and its fields, each with its quantity."""
        for key, name in self.units.items():
            yield key, name, [(each, self[entry_name(each.code, key)]) for each in self.quantities]

    @property
    def texts(self) -> dict[tuple[str, str], str]:
        """What was typed, by quantity and unit."""
        read = self.cleaned_data
        pairs = [(each.code, key) for key in self.units for each in self.quantities]
        return {pair: read.get(entry_name(*pair), "") for pair in pairs}

    @property
    def release_status(self) -> ReleaseStatus:
        """Voorlopig or definitief."""
        return ReleaseStatus(self.cleaned_data["status"])


def entry_name(measure: str, key: str) -> str:
    """Name of the field of one quantity and unit."""
    return f"g-{measure}-{key}"
