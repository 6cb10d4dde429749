"""Forms of the bureau: a round, what it asks, contacts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from goals.forms.fields import SchoolYearField
from goals.forms.plan import FOCUS, VersionedForm, plain_text
from goals.models import ContributionRound, Goal, IndicatorLink, PartyContact, Plan
from goals.queries.asking import GoalChoice
from indicators.queries.templates import Need
from osp import dutch
from osp.forms import by_party
from osp.parties import Organisation


def due_field() -> forms.DateField:
    """The last day on which parties can sign."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label="Uiterlijk",
        widget=widget,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        help_text="Tot en met deze dag kan er worden ondertekend.",
        error_messages={"invalid": "Dit is geen datum, zoals 4-12-2026."},
    )


class RoundForm(VersionedForm):
    """Title, school year, day, introduction."""

    title = forms.CharField(
        label="Titel", max_length=ContributionRound._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS)
    )
    year = SchoolYearField(label="Schooljaar")
    due = due_field()
    introduction = plain_text("Toelichting", 3, "Staat in de mail en boven het formulier. Zeg waarom u dit vraagt.")

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year: SchoolYearField = self.fields["year"]  # type: ignore[assignment]
        if plan is not None:
            years = range(plan.first_year, plan.last_year + 1)
            year.choices = [(str(each), dutch.school_year(each)) for each in years]


class RoundEditForm(VersionedForm):
    """What can still be changed of a round."""

    title = forms.CharField(
        label="Titel", max_length=ContributionRound._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS)
    )
    due = due_field()
    introduction = plain_text("Toelichting", 3)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """The fields of one doel in the form."""

    choice: GoalChoice
    asked: forms.BoundField
    link: forms.BoundField | None
    result: forms.BoundField


@dataclass(frozen=True, slots=True)
class ChosenGoal:
    """A doel that was chosen."""

    goal: Goal
    link: IndicatorLink | None
    asks_result: bool


class RoundGoalsForm(forms.Form):
    """Per doel whether it is asked, of which koppeling a number is promised, and whether the result is asked; and figures."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    asks_money = forms.BooleanField(
        label="Vraag ook wat het schoolbestuur besteedde, uit lumpsum en uit swv-middelen", required=False
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        asked: ContributionRound,
        choices: Sequence[GoalChoice],
        needs: Sequence[Need],
        chosen_indicators: Iterable[int],
    ) -> None:
        self.choices = choices
        self.needs = {str(need.indicator.pk): need for need in needs}
        start: dict[str, Any] = {"version": asked.version, "asks_money": asked.asks_money}
        for each in choices:
            start |= _start(each)
        super().__init__(data, initial=start | {"figures": [str(pk) for pk in chosen_indicators]})
        for each in choices:
            self.fields |= _fields(each)
        self.fields["figures"] = forms.MultipleChoiceField(
            label="Cijfers van de gemeenten",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(key, need.indicator.name) for key, need in self.needs.items()],
        )

    def rows(self) -> list[GoalRow]:
        """The fields, doel by doel."""
        found = []
        for each in self.choices:
            pk = each.goal.pk
            link = self[f"koppeling-{pk}"] if each.links else None
            found.append(GoalRow(each, self[f"doel-{pk}"], link, self[f"resultaat-{pk}"]))
        return found

    @property
    def chosen(self) -> list[ChosenGoal]:
        """The doelen that were chosen, in the order of the plan."""
        read = self.cleaned_data
        found = []
        for each in self.choices:
            pk = each.goal.pk
            if read[f"doel-{pk}"]:
                wanted = read.get(f"koppeling-{pk}", "")
                link = next((link for link in each.links if str(link.pk) == wanted), None)
                found.append(ChosenGoal(each.goal, link, read[f"resultaat-{pk}"]))
        return found

    @property
    def indicators(self) -> list[Any]:
        """The indicators that gemeenten are asked for."""
        return [self.needs[key].indicator for key in self.cleaned_data["figures"]]


def _start(each: GoalChoice) -> dict[str, Any]:
    pk = each.goal.pk
    link = each.asked.link_id if each.asked else (each.links[0].pk if each.links else None)
    return {
        f"doel-{pk}": each.asked is not None,
        f"koppeling-{pk}": str(link or ""),
        f"resultaat-{pk}": each.asked.asks_result if each.asked else True,
    }


def _fields(each: GoalChoice) -> Mapping[str, forms.Field]:
    pk, title = each.goal.pk, f"{each.number} {each.goal.title}"
    found: dict[str, forms.Field] = {
        f"doel-{pk}": forms.BooleanField(label=title, required=False),
        f"resultaat-{pk}": forms.BooleanField(label=f"Vraag ook wat er kwam van {each.number}", required=False),
    }
    if each.links:
        links = [(str(link.pk), link.indicator.name) for link in each.links]
        found[f"koppeling-{pk}"] = forms.ChoiceField(
            label=f"Toezegging bij {each.number}", required=False, choices=[("", "in woorden alleen"), *links]
        )
    return found


class ContactForm(forms.Form):
    """Somebody who is mailed for an organisation."""

    organisation = forms.ChoiceField(
        label="Van welke organisatie", error_messages={"required": "Kies een organisatie."}
    )
    name = forms.CharField(label="Naam", max_length=80, required=False)
    email = forms.EmailField(
        label="E-mailadres",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres, zoals naam@school.nl.",
        },
    )
    signs = forms.BooleanField(label="Ondertekent", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisations: Sequence[Organisation] = (),
        row: PartyContact | None = None,
    ) -> None:
        start = {"name": row.name, "email": row.email, "signs": row.signs} if row else {}
        super().__init__(data, initial=start)
        self.offered = {each.key: each for each in organisations}
        if row is not None:
            del self.fields["organisation"]
            return
        field: forms.ChoiceField = self.fields["organisation"]  # type: ignore[assignment]
        field.choices = [("", "Kies een organisatie"), *by_party(organisations)]

    def clean_organisation(self) -> Organisation | None:
        return self.offered.get(self.cleaned_data["organisation"])
