"""Forms of versions and of the steps of a route. They parse; what is allowed stands in the services."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goals.enums import StepKind, StepOutcome
from goals.forms.plan import FOCUS, VersionedForm, day_field, plain_text
from goals.hooks import MeetingDay
from goals.models import AdoptionStep, PlanVersion
from goals.wording.route import outcomes
from osp import dutch
from osp.forms import day_field as needed_day

# The three texts of a step are of one length.
STEP_TEXT = AdoptionStep._meta.get_field("title").max_length


class VersionForm(VersionedForm):
    """From when a version must hold, and what it is for."""

    wanted_from = needed_day("Moet gelden vanaf")
    reason = plain_text("Aanleiding", 3)

    def __init__(self, *args: Any, is_change: bool, row: PlanVersion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["reason"].required = is_change
        self.fields["reason"].help_text = "Wat er verandert en waarom." if is_change else "Mag leeg blijven."
        self.fields["wanted_from"].error_messages["required"] = "Kies de dag waarop het plan moet gelden."
        if is_change:
            self.fields["reason"].error_messages["required"] = "Schrijf op waarom het plan wijzigt."


class WithdrawForm(forms.Form):
    """Why a version is taken off its way."""

    reason = forms.CharField(
        label="Reden",
        max_length=PlanVersion._meta.get_field("withdraw_reason").max_length,
        widget=forms.TextInput(FOCUS),
        help_text="De reden blijft bij de versie staan. De tekst van het plan blijft zoals hij nu is.",
        error_messages={"required": "Schrijf op waarom u deze versie intrekt."},
    )


class AdoptForm(forms.Form):
    """The day on which the bestuur or the ALV adopted it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    adopted_on = needed_day("Vastgesteld op")


class StepPlanForm(VersionedForm):
    """What a step is, its term, and its day: one of the calendar or a meeting, whose day it follows."""

    title = forms.CharField(max_length=STEP_TEXT, label="Stap", widget=forms.TextInput(FOCUS))
    party = forms.CharField(max_length=STEP_TEXT, label="Met wie", required=False)
    weeks = forms.IntegerField(
        label="Termijn",
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Vul een heel aantal weken in.", "min_value": "Vul 0 of meer weken in."},
        help_text="Weken zonder schoolvakantie, van toesturen tot uitkomst.",
    )
    law = forms.CharField(max_length=STEP_TEXT, label="Wet of regeling", required=False)
    meeting_id = forms.TypedChoiceField(
        label="Bij een vergadering",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Verschuift de vergadering, dan schuift deze stap mee.",
    )
    planned_on = day_field("Of op een dag")

    def __init__(self, *args: Any, row: AdoptionStep, meetings: Iterable[MeetingDay], **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["meeting_id"].choices = _choices(meetings, StepKind(row.kind))  # type: ignore[attr-defined]


class StepRecordForm(VersionedForm):
    """How a step ended."""

    outcome = forms.TypedChoiceField(label="Uitkomst", coerce=StepOutcome, widget=forms.RadioSelect)
    done_on = day_field("Op")
    conditions = plain_text("Voorwaarden", 2, "Alleen bij een akkoord onder voorwaarden.")
    note = plain_text(
        "Toelichting", 2, "Bij voorwaarden: wat ermee is gedaan. Anders: waarom de stap niet van toepassing is."
    )

    def __init__(self, *args: Any, row: AdoptionStep, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["outcome"].choices = outcomes(StepKind(row.kind))  # type: ignore[attr-defined]


class StepAddForm(forms.Form):
    """An own step, and after which one it comes."""

    title = forms.CharField(
        max_length=STEP_TEXT,
        label="Stap",
        widget=forms.TextInput(FOCUS),
        error_messages={"required": "Geef de stap een naam."},
    )
    party = forms.CharField(max_length=STEP_TEXT, label="Met wie", required=False)
    weeks = forms.IntegerField(
        label="Termijn in weken", min_value=0, initial=2, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    after = forms.TypedChoiceField(label="Na", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, steps: Iterable[AdoptionStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = [  # type: ignore[attr-defined]
            ("", "de laatste stap"),
            *((str(step.pk), step.title) for step in steps),
        ]


class EvidenceForm(forms.Form):
    """The file that shows how a step ended."""

    file = forms.FileField(
        label="Bestand",
        help_text="Pdf, Word, Excel of afbeelding, tot 20 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg. Kies een ander bestand."},
    )


def _choices(meetings: Iterable[MeetingDay], kind: StepKind) -> list[Any]:
    """Meetings of the body that usually takes this step first, the others under a heading of their own."""
    rows = list(meetings)
    usual = [(str(row.id), _name(row)) for row in rows if kind in row.fits]
    others = [(str(row.id), _name(row)) for row in rows if kind not in row.fits]
    if not usual:
        return [("", "geen vergadering"), *others]
    return [("", "geen vergadering"), *usual, *([("Andere vergaderingen", others)] if others else [])]


def _name(meeting: MeetingDay) -> str:
    return f"{meeting.body}, {dutch.date_long(meeting.day)}{' (vervallen)' if meeting.is_off else ''}"
