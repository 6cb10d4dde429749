"""Forms of plan, speerpunt, doel and activiteit. They parse; what is allowed stands in the services."""

from typing import Any, ClassVar

from django import forms

from goals.enums import ActivityStatus, Along
from goals.forms.fields import OwnerField, SchoolYearField, SuggestedInput, offer_people, offer_processes
from goals.models import Activity, Goal, Plan, Priority
from osp.scope import own_levels
from osp.web.forms import RichTextarea

# Whoever opens a row to edit it wants to type at once.
FOCUS = {"autofocus": True}


def day_field(label: str, *, required: bool = False) -> forms.DateField:
    """A date, picked or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y"])


def long_text(label: str, rows: int = 2, help_text: str = "") -> forms.CharField:
    """A text of more than one line, with its toolbar, that grows with what is typed."""
    return forms.CharField(label=label, required=False, widget=RichTextarea(rows), help_text=help_text)


def plain_text(label: str, rows: int = 2, help_text: str = "") -> forms.CharField:
    """A text of more than one line that is shown, mailed and signed as plain words: no toolbar that promises looks."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "grow"})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


class VersionedForm(forms.Form):
    """A form about a row that others may edit at the same time; it remembers which version it showed."""

    required_css_class = "required"
    # Fields that are labelled with the name of a level: the own one of the samenwerkingsverband.
    levels: ClassVar[dict[str, str]] = {}
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in self.base_fields} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name in self.levels.keys() & self.fields.keys():
            self.fields[name].label = own_levels().of(self.levels[name]).capital
        for field in self.fields.values():
            field.error_messages["required"] = f"Vul in: {str(field.label or '').lower()}."

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, without the version. Lines end as they do everywhere else, whatever the browser sends."""
        return {name: _one_line_end(value) for name, value in self.cleaned_data.items() if name != "version"}


def _one_line_end(value: Any) -> Any:
    # A choice is a kind of str too, and stays what it is.
    return value.replace("\r\n", "\n") if type(value) is str else value


class PlanForm(VersionedForm):
    """Title, years, mission and vision."""

    levels = {"mission": "mission"}
    title = forms.CharField(label="Titel", max_length=Plan._meta.get_field("title").max_length)
    first_year = SchoolYearField(label="Eerste schooljaar")
    last_year = SchoolYearField(label="Laatste schooljaar")
    mission = long_text("", 3, "Waarvoor het samenwerkingsverband er is, in een paar zinnen.")
    vision = long_text("Visie", 3, "Wat er straks anders is voor leerlingen, ouders en leraren.")
    core_values = long_text("Kernwaarden", 3, "Waar u voor staat, bijvoorbeeld een woord per regel.")


class PlanStartForm(PlanForm):
    """What it takes to begin: the words can follow."""

    mission = None  # type: ignore[assignment]
    vision = None  # type: ignore[assignment]
    core_values = None  # type: ignore[assignment]


class LastStartForm(PlanStartForm):
    """The same, and what comes along with the elements that are taken."""

    along = forms.TypedMultipleChoiceField(
        label="Wat meegaat met wat u aanvinkt",
        required=False,
        coerce=Along,
        empty_value=[],
        choices=[
            (Along.OWNERS, "eigenaren die nog een rol hebben"),
            (Along.RISKS, "risico's met hun maatregel"),
            (Along.MILESTONES, "open mijlpalen die in de nieuwe periode vallen"),
            (Along.BUDGET, "begrote bedragen van het laatste jaar, als voorstel voor het eerste nieuwe jaar"),
        ],
        initial=[Along.OWNERS, Along.RISKS, Along.MILESTONES],
        widget=forms.CheckboxSelectMultiple,
    )


class PriorityForm(VersionedForm):
    """Proces, Speerpunt, Beschrijving, as in the sector's template."""

    levels = {"title": "priority"}
    process = forms.CharField(
        label="Proces",
        required=False,
        max_length=Priority._meta.get_field("process").max_length,
        widget=SuggestedInput(),
        help_text="Kies er een uit uw kader, of schrijf een eigen proces.",
    )
    title = forms.CharField(max_length=Priority._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS))
    description = long_text("Beschrijving", 3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_processes(self)


class GoalForm(VersionedForm):
    """A doel with both intended results beside each other."""

    levels = {"title": "goal"}
    title = forms.CharField(
        max_length=Goal._meta.get_field("title").max_length,
        widget=forms.Textarea(attrs={"rows": 1, "class": "grow", **FOCUS}),
        help_text="Eén zin die zegt wat er dan anders is.",
    )
    description = long_text("Toelichting")
    measurable_result = long_text("Meetbaar: beoogd resultaat")
    noticeable_result = long_text("Merkbaar: beoogd resultaat")
    owner = OwnerField(label="Eigenaar")
    ends = day_field("Loopt tot")

    def __init__(self, *args: Any, row: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        offer_people(self, row.owner if row else None)

    def clean_title(self) -> str:
        """A title is one line, also when Enter was pressed in it."""
        return " ".join(str(self.cleaned_data["title"]).split())


class NewGoalForm(GoalForm):
    """A doel whose speerpunt is still to be chosen."""

    priority: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, empty_label=None)
    levels = {**GoalForm.levels, "priority": "priority"}
    field_order = ["priority"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].queryset = Priority.objects.filter(plan=plan, archived_at__isnull=True)  # type: ignore[attr-defined]


class ActivityForm(VersionedForm):
    """An activiteit: what, who, when, and how it goes."""

    levels = {"title": "activity"}
    title = forms.CharField(max_length=Activity._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS))
    description = long_text("Toelichting")
    owner = OwnerField(label="Eigenaar")
    starts = day_field("Begint")
    ends = day_field("Klaar")
    status = forms.ChoiceField(
        label="Stand",
        choices=[(status.value, status.label) for status in ActivityStatus],
        widget=forms.RadioSelect,
        initial=ActivityStatus.PLANNED.value,
    )

    def __init__(self, *args: Any, row: Activity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        offer_people(self, row.owner if row else None)


class FarewellForm(VersionedForm):
    """What became of something that did not come along, in a sentence."""

    farewell = forms.CharField(
        label="Wat werd ervan?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow", **FOCUS}),
    )


class ReasonForm(forms.Form):
    """Why something is put away."""

    reason = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.TextInput(FOCUS),
        help_text="De reden blijft in het archief staan.",
        error_messages={"required": "Schrijf op waarom u dit archiveert."},
    )
