"""Forms of the foundation."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from osp import dutch
from osp.enums import Party, Region, Role
from osp.parties import Organisation

PARTY_TITLES = {Party.SCHOOLBESTUUR: "Schoolbesturen", Party.SCHOOL: "Scholen", Party.MUNICIPALITY: "Gemeenten"}


def day_field(label: str) -> forms.DateField:
    """A day, picked or typed, that has to be filled in."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        widget=widget,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"required": f"Vul in: {label.lower()}.", "invalid": "Vul een dag in, bijvoorbeeld 17-10-2026."},
    )


class MemberForm(forms.Form):
    """Who gets which role. A name is needed for a person who is not known yet."""

    email = forms.EmailField(label="E-mailadres", max_length=254)
    name = forms.CharField(
        label="Naam", max_length=80, required=False, help_text="Alleen nodig als deze persoon hier nog niet bekend is."
    )
    role = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *((role.value, role.value) for role in Role)])
    organisation = forms.ChoiceField(
        label="Van welke organisatie",
        required=False,
        help_text="Bij een schoolbestuur, school of gemeente: die persoon ziet alleen de bijdragen van deze organisatie.",
    )

    def __init__(self, *args: Any, organisations: Sequence[Organisation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each.key: each for each in organisations}
        field: forms.ChoiceField = self.fields["organisation"]  # type: ignore[assignment]
        field.choices = [("", "niet van toepassing"), *by_party(organisations)]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_organisation(self) -> Organisation | None:
        return self.offered.get(self.cleaned_data["organisation"])


def by_party(organisations: Sequence[Organisation]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices in groups: schoolbesturen, schools, gemeenten."""
    groups = []
    for party, title in PARTY_TITLES.items():
        rows = [(each.key, each.label) for each in organisations if each.party is party]
        groups += [(title, rows)] if rows else []
    return groups


class NameForm(forms.Form):
    """A name, with the one that was on the screen when the form was opened."""

    name = forms.CharField(label="Naam", max_length=120)
    before = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, label: str = "Naam", required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = label
        self.fields["name"].required = required


class LogFilterForm(forms.Form):
    """Filters of the log; what cannot be read counts as no filter."""

    wie = forms.IntegerField(required=False)
    soort = forms.CharField(required=False)


class RegionForm(forms.Form):
    """The region of the school holidays, with the one that was on the screen."""

    region = forms.ChoiceField(
        label="Regio", choices=[(region.value, region.value) for region in Region], widget=forms.RadioSelect
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_region(self) -> Region:
        return Region(self.cleaned_data["region"])


class HolidayForm(forms.Form):
    """First and last day of a holiday, with the days that were on the screen."""

    first = day_field("Eerste dag")
    last = day_field("Laatste dag")
    before_first = forms.DateField(required=False, widget=forms.HiddenInput)
    before_last = forms.DateField(required=False, widget=forms.HiddenInput)

    @property
    def before(self) -> tuple[date, date] | None:
        """The days that were on the screen; None where there were none."""
        first, last = self.cleaned_data["before_first"], self.cleaned_data["before_last"]
        return (first, last) if first and last else None


class NewHolidayForm(HolidayForm):
    """A holiday that is not in the advice: its school year and name too."""

    year = forms.TypedChoiceField(label="Schooljaar", coerce=int)
    name = forms.CharField(
        label="Vakantie",
        max_length=60,
        error_messages={"required": "Geef de vakantie een naam."},
        help_text="Bijvoorbeeld: krokusvakantie, of studieweek.",
    )
    field_order = ("year", "name", "first", "last")

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, dutch.school_year(year)) for year in years]  # type: ignore[attr-defined]


class ManyFilesInput(forms.FileInput):
    """A file field in which several files may be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files, each checked like a single one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        offered = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in offered or [None]]
