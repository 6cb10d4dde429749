"""Forms of comments, suggestions and actions. They parse; what is allowed stands in the services."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goals.forms.fields import OwnerField
from goals.forms.plan import FOCUS, VersionedForm, day_field
from goals.hooks import MeetingDay
from goals.kinds import Kind, noun
from goals.models import Action, Suggestion
from goals.queries.people import discussing
from goals.wording.reactions import field_word, fields_of
from osp import dutch
from osp.levels import Levels
from osp.web.forms import RichTextarea

WHOLE = "als geheel"
AGENDA_TITLE = 160


def said_text(label: str) -> forms.CharField:
    """Words of one person, of more than a line."""
    return forms.CharField(label=label, widget=RichTextarea(3, **FOCUS))


class CommentForm(VersionedForm):
    """Something about a row: about the whole of it, or one of its fields."""

    field = forms.ChoiceField(label="Waarover", required=False)
    text = said_text("Opmerking")

    def __init__(self, *args: Any, kind: Kind, levels: Levels, fixed: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = f"{noun(kind, levels)} {WHOLE}"
        words = [(name, field_word(kind, name, levels) or whole) for name in fields_of(kind)]
        self.fields["field"].choices = [(name, dutch.sentence_case(word)) for name, word in words]  # type: ignore[attr-defined]
        if fixed is not None:
            self.fields["field"].widget = forms.HiddenInput()
            self.fields["field"].initial = fixed


class AnswerForm(VersionedForm):
    """An answer to a comment."""

    text = said_text("Antwoord")


class CommentEditForm(VersionedForm):
    """One's own words again."""

    text = said_text("Uw tekst")


class ActionForm(VersionedForm):
    """What somebody does, and by when."""

    text = forms.CharField(
        label="Wat wordt er gedaan?",
        max_length=Action._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 1, "class": "grow", **FOCUS}),
    )
    owner = OwnerField(label="Wie")
    due = day_field("Voor", required=True)

    def __init__(self, *args: Any, row: Action | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        owner_id = row.owner_id if row else None
        self.fields["owner"].queryset = discussing(and_also=owner_id)  # type: ignore[attr-defined]
        self.fields["owner"].empty_label = "Kies wie het doet"  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """An action is one line, also when Enter was pressed in it."""
        return " ".join(str(self.cleaned_data["text"]).split())


class AgendaForm(VersionedForm):
    """On which agenda, and under which title."""

    meeting_id = forms.TypedChoiceField(label="Vergadering", coerce=int)
    title = forms.CharField(label="Onderwerp", max_length=AGENDA_TITLE, widget=forms.TextInput(FOCUS))

    def __init__(self, *args: Any, meetings: Sequence[MeetingDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [(str(each.id), f"{each.body}, {dutch.date_with_day(each.day)}") for each in meetings]
        self.fields["meeting_id"].choices = [("", "Kies een vergadering"), *days]  # type: ignore[attr-defined]


class SuggestionForm(VersionedForm):
    """Other words for one paragraph, or a new one."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    before = forms.CharField(widget=forms.HiddenInput, required=False)
    after = forms.CharField(label="Zo zou het moeten staan", required=False, widget=RichTextarea(4, **FOCUS))
    drop = forms.BooleanField(label="Deze alinea kan weg", required=False)
    reason = forms.CharField(label="Waarom", required=False, widget=forms.Textarea(attrs={"rows": 2, "class": "grow"}))
    on_behalf = forms.CharField(
        label="Namens",
        required=False,
        max_length=Suggestion._meta.get_field("on_behalf").max_length,
        help_text="Een gremium of organisatie, bijvoorbeeld: ondersteuningsplanraad. Laat leeg als u voor uzelf spreekt.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self["before"].value():
            del self.fields["drop"]

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in; a paragraph that can go has no words."""
        given = super().values
        if given.pop("drop", False):
            return given | {"after": ""}
        return given

    def clean(self) -> dict[str, Any]:
        """Empty words are meant, or forgotten."""
        given = super().clean() or {}
        if not given.get("drop") and not str(given.get("after", "")).strip():
            self.add_error("after", "Schrijf de nieuwe tekst, of kruis aan dat de alinea weg kan.")
        return given


class SuggestionEditForm(SuggestionForm):
    """One's own suggestion again."""

    def __init__(self, *args: Any, row: Suggestion, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in ("version", "before", "after", "reason", "on_behalf")}
        super().__init__(*args, initial={**initial, "number": row.paragraph, "drop": not row.after}, **kwargs)

    @property
    def values(self) -> dict[str, Any]:
        """The words alone: on which paragraph it was made stays as it is."""
        return {name: value for name, value in super().values.items() if name in {"after", "reason", "on_behalf"}}


class DecisionForm(VersionedForm):
    """What the author does with a suggestion."""

    text = forms.CharField(label="Zo komt het in het plan", required=False, widget=RichTextarea(4))
    answer = forms.CharField(
        label="Antwoord",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow"}),
        help_text="Wie het voorstelde, leest dit. Nodig als u het niet overneemt.",
    )
    instead_of = forms.CharField(required=False, widget=forms.HiddenInput)
