"""Forms of the foundation."""

from typing import Any

from django import forms

from osp.enums import Role


class MemberForm(forms.Form):
    """Who gets which role. A name is needed for a person who is not known yet."""

    email = forms.EmailField(label="E-mailadres", max_length=254)
    name = forms.CharField(
        label="Naam", max_length=80, required=False, help_text="Alleen nodig als deze persoon hier nog niet bekend is."
    )
    role = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *((role.value, role.value) for role in Role)])

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


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
