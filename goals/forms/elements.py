"""Forms of what every speerpunt, doel and activiteit has, and of the chapters of the plan."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from goals.enums import Responsibility
from goals.forms.fields import OwnerField, SuggestedInput, offer_people, offer_processes
from goals.forms.plan import FOCUS, VersionedForm, day_field, long_text
from goals.models import Activity, Chapter, FrameworkItem, Goal, Priority
from goals.queries.elements import Board
from osp.models import Schoolbestuur
from osp.scope import own_levels

Offered = Sequence[tuple[str, Sequence[FrameworkItem]]]


class ChapterForm(VersionedForm):
    """A narrative chapter, and on which side of the speerpunten it stands."""

    title = forms.CharField(
        label="Titel", max_length=Chapter._meta.get_field("title").max_length, widget=forms.TextInput(FOCUS)
    )
    text = long_text("Tekst", 8)
    is_closing = forms.TypedChoiceField(
        label="Waar staat het?", coerce=lambda value: value == "True", widget=forms.RadioSelect, initial=False
    )

    def __init__(self, *args: Any, row: Chapter | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        several = own_levels().priority.plural
        self.fields["is_closing"].choices = [(False, f"voor de {several}"), (True, f"na de {several}")]  # type: ignore[attr-defined]


class ElementDetailsForm(VersionedForm):
    """Who sees to it, when, whose responsibility it is, and under which process it falls."""

    owner = OwnerField(label="Eigenaar")
    starts = day_field("Begint")
    ends = day_field("Loopt tot")
    responsibility = forms.ChoiceField(
        label="Wie kan het zelf sturen?",
        required=False,
        choices=[("", "nog niet gekozen"), *((each.value, each.label) for each in Responsibility)],
        widget=forms.RadioSelect,
    )
    process = forms.CharField(
        label="Proces",
        required=False,
        max_length=Priority._meta.get_field("process").max_length,
        widget=SuggestedInput(),
        help_text="Kies er een uit uw kader, of schrijf een eigen proces.",
    )

    def __init__(self, *args: Any, row: Priority | Goal | Activity, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        offer_people(self, row.owner)
        offer_processes(self)


class ElementResultsForm(VersionedForm):
    """What should come of it and what came of it, in figures and in words."""

    measurable_result = long_text("Meetbaar: beoogd resultaat", 3)
    noticeable_result = long_text("Merkbaar: beoogd resultaat", 3)
    achieved_measurable = long_text("Meetbaar: bereikt resultaat", 3, "Wat ervan kwam, in cijfers.")
    achieved_noticeable = long_text("Merkbaar: bereikt resultaat", 3, "Wat ervan kwam, in wat mensen merken.")


class SeenField(forms.CharField):
    """What was chosen when the form was shown, as ids: so that only what the person changed is carried out."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> set[int]:
        return {int(each) for each in str(super().clean(value)).split(",") if each.isdecimal()}

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else ",".join(str(each) for each in sorted(value))


class ScopeForm(forms.Form):
    """For which schoolbesturen an element holds."""

    seen = SeenField()
    boards = forms.MultipleChoiceField(label="Schoolbesturen", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: QueryDict | None = None, *, offered: Sequence[Board], chosen: Iterable[int]) -> None:
        ids = set(chosen)
        super().__init__(data, initial={"seen": ids, "boards": [str(each) for each in ids]})
        self.fields["boards"].choices = [(str(each.pk), each.name) for each in offered]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """The schoolbesturen that are chosen, and those that were."""
        rows = {row.pk: row for row in Schoolbestuur.objects.filter(pk__in=self._ids() | self.cleaned_data["seen"])}
        return {
            "boards": [rows[each] for each in sorted(self._ids()) if each in rows],
            "seen": [rows[each] for each in sorted(self.cleaned_data["seen"]) if each in rows],
        }

    def _ids(self) -> set[int]:
        return {int(each) for each in self.cleaned_data["boards"]}


class TagsForm(forms.Form):
    """Which items of the framework an element serves, kind by kind."""

    seen = SeenField()

    def __init__(self, data: QueryDict | None = None, *, offered: Offered, chosen: Iterable[int]) -> None:
        self.items = {item.pk: item for _, items in offered for item in items}
        ids = set(chosen) & self.items.keys()
        super().__init__(data, initial={"seen": ids})
        for kind, items in offered:
            field = forms.MultipleChoiceField(label=kind, required=False, widget=forms.CheckboxSelectMultiple)
            field.choices = [(str(item.pk), _told(item)) for item in items]
            field.initial = [str(item.pk) for item in items if item.pk in ids]
            self.fields[f"kader-{items[0].kind}"] = field

    @property
    def values(self) -> dict[str, Any]:
        """The items that are chosen, and those that were."""
        chosen = {int(pk) for name in self.fields if name != "seen" for pk in self.cleaned_data[name]}
        seen = self.cleaned_data["seen"] & self.items.keys()
        return {
            "items": [self.items[pk] for pk in sorted(chosen)],
            "seen": [self.items[pk] for pk in sorted(seen)],
        }


def _told(item: FrameworkItem) -> str:
    return f"{item} (vervallen)" if item.is_archived else str(item)
