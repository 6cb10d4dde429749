"""Forms of the jaarplan: its introduction, adopting it, what happens at year end, and the evaluation."""

from django import forms
from django.http import QueryDict

from goals.enums import Unfinished
from goals.forms.plan import VersionedForm, day_field, long_text
from goals.models import Activity
from osp import dutch
from osp.scope import own_levels

NO_CHOICE = "Kies door, weg of anders."
CHOICES = {
    Unfinished.ON: "door",
    Unfinished.GONE: "weg",
    Unfinished.OTHERWISE: "anders",
}


class IntroductionForm(VersionedForm):
    """What stands in front of the jaarplan."""

    introduction = long_text("Inleiding", 6, "Waar dit jaar de nadruk op ligt, en waarom.")


class LookingBackForm(VersionedForm):
    """The terugblik on the whole year."""

    looking_back = long_text(
        "Terugblik", 6, "Wat dit jaar bracht, in een paar alinea’s. Dit staat voor in de evaluatie."
    )


class AdoptYearPlanForm(forms.Form):
    """On which day it was adopted, and what was seen when that was decided."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    adopted_on = day_field("Vastgesteld op", required=True)


class CloseEvaluationForm(forms.Form):
    """On which day the evaluation was closed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    evaluated_on = day_field("Afgesloten op", required=True)


class EvaluationForm(VersionedForm):
    """What a year brought for one doel: in cijfers, in woorden, and the lesson."""

    in_figures = long_text(
        "In cijfers", 3, "Dit zegt de planner over de cijfers. Maak er uw eigen tekst van, of laat het staan."
    )
    in_words = long_text("In woorden", 4, "Wat merkten leerlingen, ouders en leraren?")
    lesson = long_text("Wat wij ervan leren", 3, "Wat doet u volgend jaar anders, of juist weer?")


class DecisionForm(forms.Form):
    """Door, weg of anders, with the reason. `prefix` keeps the forms of one page apart."""

    choice = forms.TypedChoiceField(
        label="Wat gebeurt ermee?",
        coerce=Unfinished,
        choices=[(each.value, word) for each, word in CHOICES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": NO_CHOICE},
    )
    ends = day_field("Nieuwe einddatum")
    title = forms.CharField(
        label="Wat komt ervoor in de plaats?", required=False, max_length=Activity._meta.get_field("title").max_length
    )
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.TextInput,
        error_messages={"required": "Schrijf in een paar woorden op waarom."},
    )

    def __init__(self, data: QueryDict | None = None, *, activity: Activity) -> None:
        super().__init__(data, prefix=f"a{activity.pk}", auto_id=f"besluit-{activity.pk}-%s")
        self.fields["ends"].help_text = "Bij anders mag dit leeg blijven."
        self.fields["title"].help_text = dutch.sentence_case(f"{own_levels().activity.the} van hierna.")
