"""Forms of deliveries and the register."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from indicators.enums import ReleaseStatus
from osp import dutch
from osp.forms import ManyFilesField, ManyFilesInput

MEGABYTE = 1024 * 1024
MOST_FILES = 20
SAID = {
    ReleaseStatus.FINAL: "de cijfers zijn definitief",
    ReleaseStatus.WITHDRAWN: "de bron heeft deze levering ingetrokken",
}
STATUSES = [
    (ReleaseStatus.PROVISIONAL.value, "voorlopig"),
    (ReleaseStatus.FINAL.value, "definitief"),
]


class UploadForm(forms.Form):
    """Files of known formats; which ones, their column names tell."""

    file = ManyFilesField(
        label="Bestand",
        max_length=200,
        help_text="CSV, Excel (.xlsx) of JSON, ook ingepakt als .gz of .zip. U kunt meer bestanden tegelijk kiezen.",
        widget=ManyFilesInput(attrs={"accept": ".csv,.txt,.gz,.zip,.xlsx,.json,.md"}),
        error_messages={
            "required": "Kies eerst een bestand op uw computer.",
            "empty": "Dit bestand is leeg. Download het opnieuw bij de bron.",
            "max_length": "De naam van dit bestand is te lang. Geef het een naam van ten hoogste 200 tekens.",
        },
    )

    def clean_file(self) -> list[UploadedFile]:
        offered: list[UploadedFile] = self.cleaned_data["file"]
        if len(offered) > MOST_FILES:
            raise forms.ValidationError(f"Kies ten hoogste {MOST_FILES} bestanden tegelijk.")
        for each in offered:
            if each.size is None or each.size > settings.UPLOAD_MAX_BYTES:
                largest = dutch.integer(settings.UPLOAD_MAX_BYTES // MEGABYTE)
                raise forms.ValidationError(
                    f"Dit bestand is groter dan {largest} MB. Pak het in als .gz, of lees het per gemeente in."
                )
        return offered


class ConfirmForm(forms.Form):
    """Whether the source calls its figures provisional or final, and that rows in error are left out on purpose."""

    status = forms.ChoiceField(label="Status bij de bron", choices=STATUSES, widget=forms.RadioSelect)
    skip = forms.BooleanField(required=False)

    def __init__(self, *args: Any, rows_skipped: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skip"].label = (
            f"Laat deze {dutch.integer(rows_skipped)} rijen weg" if rows_skipped > 1 else "Laat deze rij weg"
        )

    def clean_status(self) -> ReleaseStatus:
        return ReleaseStatus(self.cleaned_data["status"])


class WithdrawForm(forms.Form):
    """Why a delivery is taken back."""

    reason = forms.CharField(
        label="Waarom trekt u deze levering in?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: verkeerd schooljaar gekozen. De reden blijft bij de levering staan.",
        error_messages={"required": "Schrijf op waarom u deze levering intrekt."},
    )


class StatusForm(forms.Form):
    """What the source says of a delivery now."""

    status = forms.ChoiceField(label="De bron zegt nu", choices=[], widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Waar weet u dit van?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: bericht van DUO van 12 januari.",
        error_messages={"required": "Schrijf op waar u dit van weet, bijvoorbeeld een bericht van DUO."},
    )

    def __init__(self, *args: Any, choices: Sequence[ReleaseStatus] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        field.choices = [(each.value, SAID[each]) for each in choices]  # type: ignore[attr-defined]
        field.error_messages["required"] = "Kies wat de bron van deze levering zegt."

    def clean_status(self) -> ReleaseStatus:
        return ReleaseStatus(self.cleaned_data["status"])


class DeliveryFilterForm(forms.Form):
    """Filters of the deliveries; what cannot be read counts as no filter."""

    soort = forms.SlugField(required=False)
    stand = forms.SlugField(required=False)
    van = forms.SlugField(required=False)
    zoek = forms.CharField(required=False, max_length=80)


class SourceFilterForm(forms.Form):
    """Filters of the sources; what cannot be read counts as no filter."""

    stand = forms.SlugField(required=False)
    van = forms.SlugField(required=False)
    zoek = forms.CharField(required=False, max_length=80)


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
