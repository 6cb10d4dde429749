"""The form of a contribution, made of the fields of its rows: what was typed, and what stood on the screen when it was."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from goals.compute.contribution_fields import LABELS, FieldRef
from goals.forms.fields import DutchNumberField, EuroField
from goals.forms.plan import plain_text
from osp.web.conflicts import KEEP

WAS = "__was"


def _field(ref: FieldRef) -> forms.Field:
    label = LABELS[ref.kind, ref.field]
    if ref.field.startswith("is_"):
        return forms.BooleanField(label=label, required=False)
    if ref.field == "promised":
        return DutchNumberField(label=label, required=False)
    if ref.field in {"received", "spent"}:
        return EuroField(label=label)
    if (ref.kind, ref.field) == ("figure", "text"):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        return forms.CharField(label=label, required=False, max_length=24, widget=widget)
    if (ref.kind, ref.field) == ("figure", "note"):
        return forms.CharField(label=label, required=False, max_length=300)
    return plain_text(label, 3 if ref.field == "intention" else 2)


@dataclass(frozen=True, slots=True)
class RowChange:
    """What somebody wants of one row, and what stood on the screen for those fields."""

    kind: str
    row: Any
    changes: dict[str, Any]
    shown: dict[str, Any]


class ContributionForm(forms.Form):
    """Some fields of a contribution. `rows` are the stored rows by (kind, number)."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        refs: Iterable[FieldRef],
        rows: Mapping[tuple[str, int], Any],
    ) -> None:
        self.refs = {ref.name: ref for ref in refs}
        self.rows = rows
        initial = {name: self._stored(ref) for name, ref in self.refs.items()}
        super().__init__(data, initial=initial)
        self.fields |= {name: _field(ref) for name, ref in self.refs.items()}

    def _stored(self, ref: FieldRef) -> Any:
        return getattr(self.rows[ref.kind, ref.row], ref.field)

    def was(self, name: str) -> str:
        """The stored value as the form sends it back, so that a change by somebody else is seen."""
        stored = self._stored(self.refs[name])
        if isinstance(stored, bool):
            return "on" if stored else ""
        shown = self.fields[name].prepare_value(stored)
        return "" if shown is None else str(shown)

    def changes(self) -> Iterator[RowChange]:
        """What was typed, row by row; only of fields that hold no error."""
        by_row: dict[tuple[str, int], RowChange] = {}
        for name, ref in self.refs.items():
            if name in self.errors or not self._is_sent(name):
                continue
            key = ref.kind, ref.row
            found = by_row.setdefault(key, RowChange(ref.kind, self.rows[key], {}, {}))
            found.changes[ref.field] = _plain(self.cleaned_data[name])
            if (shown := self._shown(name)) is not _MISSING:
                found.shown[ref.field] = shown
        return iter(by_row.values())

    def _is_sent(self, name: str) -> bool:
        """A box that is not ticked sends nothing, but what stood there; a field that is not on the page sends neither."""
        return name in self.data or (isinstance(self.fields[name], forms.BooleanField) and name + WAS in self.data)

    def _shown(self, name: str) -> Any:
        """What stood on the screen; after a conflict the version of the other, who was chosen against or for."""
        if name + KEEP in self.data:
            text = self.data.get(f"{name}__theirs", "")
        elif name + WAS in self.data:
            text = self.data[name + WAS]
        else:
            return _MISSING
        if isinstance(self.fields[name], forms.BooleanField):
            return text == "on"
        try:
            return _plain(self.fields[name].to_python(text))
        except ValidationError:
            return _MISSING


_MISSING = object()


def _plain(value: Any) -> Any:
    """A text as it is stored: browsers send their own line ends."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class SignForm(forms.Form):
    """The name of who signs, and the box that says so."""

    name = forms.CharField(label="Uw naam", max_length=80, error_messages={"required": "Schrijf uw naam op."})
    confirmed = forms.BooleanField(
        label="Ik onderteken deze bijdrage namens mijn organisatie.",
        error_messages={"required": "Zet een vinkje: daarmee ondertekent u namens uw organisatie."},
    )


class AskBackForm(forms.Form):
    """Why a signed contribution should be opened again."""

    reason = forms.CharField(
        label="Wat wilt u wijzigen?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow"}),
        error_messages={"required": "Schrijf op wat u wilt wijzigen."},
    )


class PersonForm(forms.Form):
    """Somebody to send a link to."""

    name = forms.CharField(label="Naam", max_length=80, required=False)
    to = forms.EmailField(
        label="E-mailadres",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres, zoals naam@school.nl.",
        },
    )
    may_sign = forms.BooleanField(label="Mag ook ondertekenen", required=False)

    def __init__(self, *args: Any, signs: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not signs:
            del self.fields["may_sign"]


class SchoolPartForm(forms.Form):
    """A school to ask, about which doelen, and who there."""

    school = forms.ChoiceField(label="School", error_messages={"required": "Kies een school."})
    goals = forms.MultipleChoiceField(
        label="Waarover",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies waarover u iets vraagt."},
    )
    name = forms.CharField(label="Naam van wie u vraagt", max_length=80, required=False)
    to = forms.EmailField(
        label="E-mailadres",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen e-mailadres, zoals naam@school.nl.",
        },
    )

    def __init__(
        self, *args: Any, schools: Mapping[str, str], goals: Mapping[int, str], asked: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        already = set(asked)
        school: forms.ChoiceField = self.fields["school"]  # type: ignore[assignment]
        school.choices = [("", "Kies een school"), *((c, n) for c, n in schools.items() if c not in already)]
        chosen: forms.MultipleChoiceField = self.fields["goals"]  # type: ignore[assignment]
        chosen.choices = [(str(pk), title) for pk, title in goals.items()]

    @property
    def goal_ids(self) -> set[int]:
        """The asked doelen by their number."""
        return {int(pk) for pk in self.cleaned_data["goals"]}


class EvidenceForm(forms.Form):
    """A file that shows what was done."""

    file = forms.FileField(
        label="Bestand",
        help_text="Pdf, Word, Excel of een afbeelding, ten hoogste 20 MB. Geen namen van leerlingen.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg. Kies een ander bestand."},
    )
