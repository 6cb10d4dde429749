"""Forms of deliveries and the register."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from indicators.enums import ReleaseStatus
from osp import dutch

MEGABYTE = 1024 * 1024
STATUSES = [
    (ReleaseStatus.PROVISIONAL.value, "voorlopig"),
    (ReleaseStatus.FINAL.value, "definitief"),
]


class UploadForm(forms.Form):
    """One file of a known format; which one, its column names tell."""

    file = forms.FileField(
        label="Bestand",
        max_length=200,
        help_text="Een CSV-bestand van DUO of de regiotabel, ook ingepakt als .gz.",
        widget=forms.FileInput(attrs={"accept": ".csv,.gz,.txt,.md"}),
        error_messages={
            "required": "Kies eerst een bestand op uw computer.",
            "empty": "Dit bestand is leeg. Download het opnieuw bij de bron.",
            "max_length": "De naam van dit bestand is te lang. Geef het een naam van ten hoogste 200 tekens.",
        },
    )

    def clean_file(self) -> UploadedFile:
        offered: UploadedFile = self.cleaned_data["file"]
        if offered.size is None or offered.size > settings.UPLOAD_MAX_BYTES:
            largest = dutch.integer(settings.UPLOAD_MAX_BYTES // MEGABYTE)
            raise forms.ValidationError(
                f"Dit bestand is groter dan {largest} MB. Pak het in als .gz, of lees het per gemeente in."
            )
        return offered


class ConfirmForm(forms.Form):
    """Whether the source calls its figures provisional or final."""

    status = forms.ChoiceField(label="Status bij de bron", choices=STATUSES, widget=forms.RadioSelect)

    def clean_status(self) -> ReleaseStatus:
        return ReleaseStatus(self.cleaned_data["status"])


class DeliveryFilterForm(forms.Form):
    """Filters of the deliveries; what cannot be read counts as no filter."""

    soort = forms.SlugField(required=False)
    stand = forms.SlugField(required=False)
    van = forms.SlugField(required=False)


class RegisterFilterForm(forms.Form):
    """Filters of the register."""

    jaar = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    soort = forms.SlugField(required=False)
    stap = forms.SlugField(required=False)
    sector = forms.SlugField(required=False)
    zoek = forms.CharField(required=False, max_length=80)

    def value(self, name: str) -> Any:
        """The filter, or None or "" where the address holds none that can be read."""
        self.is_valid()
        return self.cleaned_data.get(name, None if name == "jaar" else "")
