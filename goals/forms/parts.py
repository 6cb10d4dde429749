"""Forms of milestones, budget lines and risks."""

from typing import Any

from django import forms

from goals.enums import RISK_LABELS, MoneyKind, YearKind
from goals.forms.fields import EuroField, IndicatorField
from goals.forms.plan import FOCUS, VersionedForm, day_field, long_text
from goals.models import BudgetLine, Milestone, Plan, Risk
from indicators.queries import catalogue
from osp import dutch
from osp.models import Samenwerkingsverband

GRADES = [(str(grade), label) for grade, label in RISK_LABELS.items()]


class MilestoneForm(VersionedForm):
    """Something that is there on a day."""

    title = forms.CharField(
        label="Mijlpaal",
        max_length=Milestone._meta.get_field("title").max_length,
        widget=forms.TextInput(FOCUS),
        help_text="Wat is er dan? Bijvoorbeeld: leidraad vastgesteld.",
    )
    due = day_field("Op", required=True)


class MilestoneEditForm(MilestoneForm):
    """The same, with the day on which it was reached."""

    done_on = day_field("Gehaald op")


class BudgetLineForm(VersionedForm):
    """Euros of one year on one of the two clocks. The year is one choice, so that a year never stands without its clock."""

    period = forms.ChoiceField(label="Jaar", error_messages={"required": "Kies een kalenderjaar of schooljaar."})
    money = forms.ChoiceField(
        label="Uit",
        choices=[(kind.value, kind.value) for kind in MoneyKind],
        widget=forms.RadioSelect,
        initial=MoneyKind.SWV.value,
    )
    budgeted = EuroField(label="Begroot")
    spent = EuroField(label="Besteed", help_text="Leeg zolang u het niet weet; 0 als er niets is besteed.")
    note = forms.CharField(label="Waaraan", required=False, max_length=BudgetLine._meta.get_field("note").max_length)

    def __init__(self, *args: Any, plan: Plan, row: BudgetLine | None = None, **kwargs: Any) -> None:
        if row is not None:
            stored = {name: getattr(row, name) for name in ("version", "money", "budgeted", "spent", "note")}
            kwargs["initial"] = {**stored, "period": f"{row.year_kind}-{row.year}"}
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = _periods(plan, row)  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, with the year and its clock apart."""
        given = {name: value for name, value in super().values.items() if name != "period"}
        kind, _, year = self.cleaned_data["period"].partition("-")
        return {**given, "year_kind": kind, "year": int(year)}


class RiskForm(VersionedForm):
    """What may go otherwise, and what is done about it."""

    title = forms.CharField(
        label="Risico", max_length=Risk._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS)
    )
    chance = forms.TypedChoiceField(label="Kans", choices=GRADES, coerce=int, widget=forms.RadioSelect, initial="2")
    impact = forms.TypedChoiceField(label="Gevolg", choices=GRADES, coerce=int, widget=forms.RadioSelect, initial="2")
    measure = long_text("Maatregel", 2, "Wat u doet om het te voorkomen, of als het toch gebeurt.")
    indicator = IndicatorField(
        label="Waaraan ziet u het op tijd?",
        required=False,
        help_text="Een indicator die eerder beweegt dan het misgaat.",
    )

    def __init__(self, *args: Any, swv: Samenwerkingsverband, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].offer(catalogue(swv), empty="geen")  # type: ignore[attr-defined]


def _periods(plan: Plan, row: BudgetLine | None) -> list[Any]:
    """The years of the plan on both clocks, and the one that is stored."""
    calendar = set(range(plan.first_year, plan.last_year + 2))
    school = set(range(plan.first_year, plan.last_year + 1))
    if row is not None:
        (school if row.year_kind == YearKind.SCHOOL else calendar).add(row.year)
    return [
        ("", "Kies een jaar"),
        ("Kalenderjaar", [(f"{YearKind.CALENDAR}-{year}", str(year)) for year in sorted(calendar)]),
        ("Schooljaar", [(f"{YearKind.SCHOOL}-{year}", dutch.school_year(year)) for year in sorted(school)]),
    ]
