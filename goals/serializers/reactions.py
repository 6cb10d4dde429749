"""Comments and suggestions as the API gives and takes them."""

from typing import Any

from rest_framework import serializers

from goals.enums import CommentEnd, SuggestionState
from goals.kinds import Kind
from goals.serializers.writes import REQUIRED, VersionField
from goals.wording.reactions import DISCUSSED
from osp.rest.choices import choices_of
from osp.rest.filters import Filter

KINDS = [(kind.value, kind.name) for kind in Kind if kind in DISCUSSED]


class PlaceFilter(Filter):
    """Filters of what was said: at a place, or in a plan."""

    plan = serializers.IntegerField(required=False, min_value=1, help_text="Nummer van een plan.")
    kind = serializers.ChoiceField(KINDS, required=False, help_text="Soort rij.")
    object = serializers.IntegerField(required=False, min_value=1, help_text="Nummer van de rij.")
    field = serializers.CharField(required=False, max_length=40, help_text="Veld.")


class SaidSerializer(serializers.Serializer[Any]):
    """What was said at a place of the plan."""

    id = serializers.IntegerField(help_text="Nummer.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")
    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    kind = serializers.ChoiceField(KINDS, help_text="Soort rij waar het over gaat.")
    object = serializers.IntegerField(source="object_id", help_text="Nummer van de rij.")
    field = serializers.CharField(help_text="Veld; leeg is de rij als geheel.")
    who = serializers.SerializerMethodField(help_text="Wie het zei; leeg als die hier niet meer werkt.")
    created_at = serializers.DateTimeField(help_text="Wanneer.")

    def get_who(self, row: Any) -> str:
        """Names are looked up for the page of rows at once."""
        names: dict[int, str] = self.context.get("names", {})
        return names.get(row.user_id, "")


class CommentSerializer(SaidSerializer):
    """A comment, or an answer to one."""

    parent = serializers.IntegerField(  # type: ignore[assignment]
        source="parent_id", allow_null=True, help_text="Opmerking waar dit een antwoord op is."
    )
    text = serializers.CharField(help_text="Opmerking.")
    end = serializers.ChoiceField([("", "NONE"), *choices_of(CommentEnd)], help_text="Afloop; leeg als het loopt.")
    ended_at = serializers.DateTimeField(allow_null=True, help_text="Afgerond op.")


class SuggestionSerializer(SaidSerializer):
    """Other words for a paragraph."""

    paragraph = serializers.IntegerField(help_text="De hoeveelste alinea, vanaf 0.")
    before = serializers.CharField(help_text="Wat er stond.")
    after = serializers.CharField(help_text="Voorstel; leeg laat de alinea weg.")
    taken = serializers.CharField(help_text="Zo overgenomen, als dat anders is dan voorgesteld.")
    reason = serializers.CharField(help_text="Waarom.")
    on_behalf = serializers.CharField(help_text="Namens wie.")
    state = serializers.ChoiceField(choices_of(SuggestionState), help_text="Stand.")
    answer = serializers.CharField(help_text="Antwoord.")
    answered_at = serializers.DateTimeField(allow_null=True, help_text="Beantwoord op.")


def _words(told: str, *, required: bool = True) -> serializers.CharField:
    return serializers.CharField(
        required=required, allow_blank=not required, trim_whitespace=False, error_messages=REQUIRED, help_text=told
    )


class PlaceWrite(serializers.Serializer[Any]):
    """Where something is said."""

    kind = serializers.ChoiceField(KINDS, error_messages=REQUIRED, help_text="Soort rij.")
    object = serializers.IntegerField(min_value=1, error_messages=REQUIRED, help_text="Nummer van de rij.")


class CommentCreate(PlaceWrite):
    """Something new at a place."""

    field = serializers.CharField(default="", allow_blank=True, max_length=40, help_text="Veld; leeg is de hele rij.")
    text = _words("Opmerking.")


class AnswerCreate(serializers.Serializer[Any]):
    """An answer in a thread."""

    text = _words("Antwoord.")


class CommentChange(serializers.Serializer[Any]):
    """Other words for what one said oneself."""

    version = VersionField()
    text = _words("Opmerking.")


class CommentMove(serializers.Serializer[Any]):
    """A thread ends as solved, or goes on."""

    version = VersionField()


class SuggestionChange(serializers.Serializer[Any]):
    """Another suggestion of one's own, as long as nobody answered it."""

    version = VersionField()
    after = _words("Voorstel; leeg laat de alinea weg.", required=False)
    reason = _words("Waarom.", required=False)
    on_behalf = serializers.CharField(required=False, allow_blank=True, max_length=120, help_text="Namens wie.")


class SuggestionCreate(PlaceWrite):
    """A new suggestion."""

    field = serializers.CharField(max_length=40, error_messages=REQUIRED, help_text="Veld.")
    paragraph = serializers.IntegerField(
        default=0, min_value=0, max_value=9999, help_text="De hoeveelste alinea, vanaf 0."
    )
    before = serializers.CharField(
        default="",
        allow_blank=True,
        trim_whitespace=False,
        help_text="De alinea zoals zij er staat; leeg is een nieuwe.",
    )
    after = serializers.CharField(
        default="", allow_blank=True, trim_whitespace=False, help_text="Voorstel; leeg laat de alinea weg."
    )
    reason = _words("Waarom.", required=False)
    on_behalf = serializers.CharField(required=False, allow_blank=True, max_length=120, help_text="Namens wie.")


class SuggestionAccept(serializers.Serializer[Any]):
    """Taking it over, as it is or in words of one's own."""

    version = VersionField()
    answer = _words("Antwoord.", required=False)
    text = _words("Wat er komt te staan, als dat anders is dan het voorstel.", required=False)
    instead_of = _words("Welke alinea weggaat, als dat een andere is dan in het voorstel.", required=False)


class SuggestionRefuse(serializers.Serializer[Any]):
    """Leaving the text as it is, and saying why."""

    version = VersionField()
    answer = _words("Waarom u het niet overneemt; wie het voorstelde, leest het.")
