"""The forms of a plan in Excel: handing in, taking over, taking back."""

from typing import Any

from django import forms
from django.utils import timezone

from goals.compute.exchange import Choices
from goals.forms.plan import day_field
from goals.kinds import Kind
from goals.queries.workbooks import Preview
from goals.snapshot import Ref
from osp import dutch

MINE, THEIRS = "excel", "planner"


class WorkbookForm(forms.Form):
    """An Excel file."""

    file = forms.FileField(
        label="Excelbestand",
        help_text="Het bestand dat u hier ophaalde, als .xlsx, ten hoogste 5 MB. U ziet eerst wat er verandert.",
        error_messages={
            "required": "Kies het Excelbestand (.xlsx).",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class TakeOverForm(forms.Form):
    """What the person decides about a workbook: each clash, each row that is gone, and what else a change asks."""

    def __init__(self, data: Any = None, *, found: Preview) -> None:
        super().__init__(data)
        self.found = found
        for row in found.clashes:
            self.fields[f"clash-{row.clash.key}"] = forms.ChoiceField(
                label=dutch.sentence_case(f"{row.subject}: {row.label}"),
                choices=[(THEIRS, f"In de planner: {row.theirs}"), (MINE, f"In uw bestand: {row.mine}")],
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Kies welke van de twee blijft.",
                    "invalid_choice": "Kies een van de twee.",
                },
            )
        for gone in found.gone:
            self.fields[f"gone-{gone.key}"] = forms.BooleanField(label=gone.text, required=False)
        if found.refused:
            self.fields["skip"] = forms.BooleanField(
                label="Laat de geweigerde regels weg",
                error_messages={"required": "Zet het vinkje, of verbeter het bestand en bied het opnieuw aan."},
            )
        if found.asks_why:
            self.fields["changed_on"] = day_field("De gewijzigde afspraken gelden vanaf", required=True)
            self.fields["changed_on"].initial = timezone.localdate()
            self.fields["reason"] = forms.CharField(
                label="Waarom de afspraken veranderen",
                max_length=300,
                error_messages={"required": "Schrijf op waarom de afspraken veranderen. De reden blijft erbij staan."},
            )

    def choices(self) -> Choices:
        """What was chosen."""
        read = self.cleaned_data
        mine = [row.clash.key for row in self.found.clashes if read[f"clash-{row.clash.key}"] == MINE]
        archived = [_ref(gone.key) for gone in self.found.gone if read.get(f"gone-{gone.key}")]
        return Choices(frozenset(mine), frozenset(archived))

    def clash_rows(self) -> list[dict[str, Any]]:
        """The clashes with the field of each, for the page."""
        return [{"row": row, "field": self[f"clash-{row.clash.key}"]} for row in self.found.clashes]

    def gone_fields(self) -> list[forms.BoundField]:
        """The ticks of rows that are gone."""
        return [self[f"gone-{gone.key}"] for gone in self.found.gone]

    def why_fields(self) -> list[forms.BoundField]:
        """What a change of an agreement asks."""
        return [self[name] for name in ("changed_on", "reason") if name in self.fields]


def _ref(key: str) -> Ref:
    kind, _, pk = key.rpartition("-")
    return Kind(kind), int(pk)
