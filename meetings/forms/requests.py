"""Forms of formal requests: what is asked of a gremium, and what it answered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goals.forms.plan import day_field
from goals.models import AdoptionStep
from meetings.enums import OUTCOME_LABELS, REQUEST_LABELS, BodyKind, Purpose, RequestOutcome
from meetings.forms import fields
from meetings.forms.live import RowField
from meetings.models import AgendaItem, Body, FormalRequest
from osp import dutch
from osp.forms import day_field as needed_day

_RECORDED = [each for each in RequestOutcome if each is not RequestOutcome.EXPIRED]


class RequestForm(forms.Form):
    """What is asked, of whom, by when, and what waits for it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    body = fields.BodyField(label="Aan", error_messages={"required": "Kies het gremium dat u iets vraagt."})
    purpose = forms.ChoiceField(
        label="Gevraagd",
        choices=[(each.value, label) for each, label in REQUEST_LABELS.items()],
        widget=forms.RadioSelect,
        help_text="Op instemming en goedkeuring wacht het besluit. Ontbreekt een advies, dan waarschuwt de planner.",
        error_messages={"required": "Kies wat u vraagt."},
    )
    subject = fields.line("Onderwerp", 160, required="Schrijf waarover u het gremium iets vraagt.")
    asked_on = needed_day("Gevraagd op")
    days = forms.IntegerField(
        label="Termijn",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Leeg: de termijn van de stap naar vaststelling, om de schoolvakanties heen.",
        error_messages={"invalid": "Vul een heel aantal dagen in."},
    )
    step = RowField(label="Stap naar vaststelling", required=False)
    item = RowField(label="Besproken bij", required=False)
    blocked_item = RowField(label="Dit besluit wacht erop", required=False)
    blocks = fields.line("Of in woorden: wat wacht erop", 160)

    def __init__(
        self,
        *args: Any,
        bodies: Iterable[Body],
        points: Iterable[AgendaItem],
        steps: Iterable[AdoptionStep],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies)  # type: ignore[attr-defined]
        named = [(point, _named(point)) for point in points]
        self.fields["item"].offer(named, empty="nog niet op een agenda")  # type: ignore[attr-defined]
        self.fields["blocked_item"].offer(named, empty="geen besluit")  # type: ignore[attr-defined]
        offered = [(step, f"{step.plan_version.name}: {step.title}") for step in steps]
        self.fields["step"].offer(offered, empty="hoort niet bij een stap")  # type: ignore[attr-defined]
        if not offered:
            self.fields["step"].widget = forms.HiddenInput()
            self.fields["days"].help_text = ""

    def usual_body(self, kind: BodyKind) -> Body | None:
        """The gremium of this kind that can be chosen: most is asked of the OPR."""
        return next((body for body in self.fields["body"].offered.values() if body.kind == kind), None)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(row: FormalRequest) -> dict[str, Any]:
        """What is stored, as the form shows it."""
        names = ("version", "body", "purpose", "subject", "asked_on", "step", "item", "blocked_item", "blocks")
        return {name: getattr(row, name) for name in names} | {"days": (row.due - row.asked_on).days}

    def values(self) -> dict[str, Any]:
        """What the services take, without the version."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return found | {"purpose": Purpose(found["purpose"])}


class AnswerForm(forms.Form):
    """What the gremium answered. The file stands beside it: a choice between two versions cannot keep a file."""

    version = fields.version_field()
    outcome = forms.ChoiceField(
        label="Antwoord",
        choices=[(each.value, OUTCOME_LABELS[each]) for each in _RECORDED],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat het gremium antwoordde."},
    )
    answered_on = day_field("Op")
    conditions = fields.text("Voorwaarden of toelichting", 3)
    fill_step = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, step: AdoptionStep | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step is None:
            del self.fields["fill_step"]
        else:
            self.fields["fill_step"].label = f"Leg dit ook vast bij de stap „{step.title}” van {step.plan_version.name}"

    @staticmethod
    def initial_of(row: FormalRequest) -> dict[str, Any]:
        """What is stored, as the form shows it."""
        return {name: getattr(row, name) for name in ("version", "outcome", "answered_on", "conditions")} | {
            "fill_step": True
        }

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return self.cleaned_data | {"outcome": RequestOutcome(self.cleaned_data["outcome"])}


class EvidenceForm(forms.Form):
    """The letter or the minutes with the answer."""

    file = forms.FileField(
        label="Bewijs",
        required=False,
        help_text="De brief of het verslag: pdf, Word, Excel of een afbeelding, ten hoogste 20 MB.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}),
    )


def _named(point: AgendaItem) -> str:
    """ "OPR 9 december 2026: Concept-ondersteuningsplan"."""
    return f"{point.meeting.body.name} {dutch.date_long(point.meeting.date)}: {point.title}"
