"""Forms of meetings and agenda items."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goals.models import IndicatorLink
from meetings.enums import Purpose
from meetings.forms import fields
from meetings.models import AgendaItem, Body, Meeting
from meetings.pack.wording import subject

TEXTS = ("requested_decision", "summary", "finances", "risks", "route", "follow_up")
ROUTE_HELP = "Eén stap per regel: gremium; datum; uitkomst. Bijvoorbeeld: Directieberaad; 3 december; positief."


class MeetingForm(forms.Form):
    """Where and when. The body of a planned meeting stays: its agenda follows from it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    body = fields.BodyField(label="Gremium", error_messages={"required": "Kies een gremium."})
    date = forms.DateField(
        label="Datum",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een datum.", "invalid": "Schrijf de datum als 10-12-2026."},
    )
    starts = forms.TimeField(
        label="Van",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"required": "Vul in hoe laat het begint.", "invalid": "Schrijf de tijd als 13:30."},
    )
    ends = forms.TimeField(
        label="Tot",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"required": "Vul in hoe laat het eindigt.", "invalid": "Schrijf de tijd als 15:30."},
    )
    location = fields.line("Plaats", 120)

    def __init__(self, *args: Any, bodies: Iterable[Body] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bodies is None:
            del self.fields["body"]
        else:
            self.fields["body"].offer(bodies)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingForm":
        """The form filled with a meeting."""
        names = ("version", "date", "starts", "ends", "location")
        return cls(initial={name: getattr(meeting, name) for name in names})

    def values(self) -> dict[str, Any]:
        """What the services take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NewItemForm(forms.Form):
    """An item in three fields; its oplegger is written on its own page."""

    title = fields.line("Onderwerp", 160, required="Geef het punt een onderwerp.")
    purpose = fields.purpose_field()
    minutes = fields.minutes_field()
    late_reason = fields.line("Waarom komt dit punt er nog bij?", 300)

    def __init__(self, *args: Any, is_late: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_reason"]

    def values(self) -> dict[str, Any]:
        """What the services take."""
        return {**self.cleaned_data, "purpose": Purpose(self.cleaned_data["purpose"])}


class ItemForm(forms.Form):
    """The oplegger."""

    version = fields.version_field()
    title = fields.line("Onderwerp", 160, required="Geef het punt een onderwerp.")
    minutes = fields.minutes_field()
    purpose = fields.purpose_field()
    requested_decision = fields.text("Gevraagd besluit", 2)
    links = forms.MultipleChoiceField(
        label="Cijfers in dit stuk",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Deze indicator hoort niet meer bij het plan. Kies een andere."},
    )
    summary = fields.rich_text("Samenvatting", 5, help_text="Ten hoogste een halve bladzijde, ongeveer 180 woorden.")
    finances = fields.rich_text("Financiële gevolgen", 3)
    risks = fields.rich_text("Risico’s en kanttekeningen", 3)
    route = fields.text("Gevolgde route", 2, help_text=ROUTE_HELP)
    follow_up = fields.rich_text("Vervolg en communicatie", 2)
    presenter = fields.line(
        "Wie licht toe",
        80,
        help_text="Een naam of functie. Ontbreekt het stuk nog, dan krijgt die een mail.",
    )
    portfolio = fields.line("Portefeuille", 80)
    author = fields.line("Opsteller", 80)
    is_confidential = forms.BooleanField(
        label="Vertrouwelijk: alleen voor wie het mag zien. Voor anderen staat dit punt nergens", required=False
    )

    def __init__(self, *args: Any, item: AgendaItem, links: Sequence[IndicatorLink], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(link.pk): link for link in links}
        choices = [(key, f"{link.indicator.name} ({link.parent.title})") for key, link in self.offered.items()]
        self.fields["links"].choices = choices  # type: ignore[attr-defined]
        self.fields[
            "requested_decision"
        ].help_text = (
            f"Hele zinnen, één per regel, zoals ze in het verslag komen: „{subject(item.meeting.body.name)} besluit …”."
        )

    @classmethod
    def of(cls, item: AgendaItem, links: Sequence[IndicatorLink]) -> "ItemForm":
        """The form filled with an item."""
        names = (
            "version",
            "title",
            "minutes",
            "purpose",
            "presenter",
            "portfolio",
            "author",
            "is_confidential",
            *TEXTS,
        )
        initial = {name: getattr(item, name) for name in names}
        initial["links"] = [place.link_id for place in item.indicators.all()]
        return cls(initial=initial, item=item, links=links)

    def values(self) -> dict[str, Any]:
        """What the services take."""
        links = [self.offered[key] for key in self.cleaned_data["links"]]
        return {**self.cleaned_data, "purpose": Purpose(self.cleaned_data["purpose"]), "links": links}
