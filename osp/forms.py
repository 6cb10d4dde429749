"""Forms of the foundation."""

from collections.abc import Sequence
from typing import Any

from django import forms

from osp.enums import Party, Role
from osp.parties import Organisation

PARTY_TITLES = {Party.SCHOOLBESTUUR: "Schoolbesturen", Party.SCHOOL: "Scholen", Party.MUNICIPALITY: "Gemeenten"}


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
