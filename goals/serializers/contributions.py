"""Contributions as the API gives and takes them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from goals.compute.contribution_fields import FIELDS
from goals.enums import MoneyKind
from goals.serializers.reading import ContributionSerializer
from goals.serializers.writes import REQUIRED, VersionField
from osp.rest.choices import choices_of


class MoveWrite(serializers.Serializer[Any]):
    """A step of a contribution as a whole."""

    version = VersionField()


class SignWrite(MoveWrite):
    """Signing."""

    name = serializers.CharField(max_length=80, error_messages=REQUIRED, help_text="Uw naam zoals u tekent.")
    confirmed = serializers.BooleanField(
        error_messages=REQUIRED, help_text="true: u ondertekent namens uw organisatie."
    )


class AskBackWrite(MoveWrite):
    """Asking the bureau to open it again."""

    reason = serializers.CharField(max_length=300, error_messages=REQUIRED, help_text="Wat u wilt wijzigen.")


class NoteWrite(serializers.Serializer[Any]):
    """A field that goes back."""

    kind = serializers.ChoiceField([(kind, kind) for kind in FIELDS], help_text="answer, money of figure.")
    row = serializers.IntegerField(min_value=1, error_messages=REQUIRED, help_text="Nummer van de rij.")
    field = serializers.CharField(max_length=40, error_messages=REQUIRED, help_text="Veld.")
    note = serializers.CharField(error_messages=REQUIRED, help_text="Wat u nog vraagt.")


class ReturnWrite(MoveWrite):
    """Sending fields back."""

    notes = NoteWrite(many=True, allow_empty=False, error_messages=REQUIRED, help_text="Een of meer velden.")


class PartFields(serializers.Serializer[Any]):
    """A row of a contribution."""

    id = serializers.IntegerField(help_text="Nummer van de rij.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")


class AnswerSerializer(PartFields):
    """The answer to one doel."""

    goal = serializers.IntegerField(source="round_goal.goal_id", help_text="Nummer van het doel.")
    promised = serializers.FloatField(allow_null=True, help_text="Toezegging in aantal.")
    intention = serializers.CharField(help_text="Voornemen.")
    noticed_by = serializers.CharField(help_text="Waaraan men het merkt.")
    is_in_order = serializers.BooleanField(help_text="Al op orde.")
    is_not_applicable = serializers.BooleanField(help_text="Niet van toepassing.")
    result_measured = serializers.CharField(help_text="Opbrengst in cijfers.")
    result_felt = serializers.CharField(help_text="Wat men merkte.")
    obstacles = serializers.CharField(help_text="Wat tegenzat.")


class MoneySerializer(PartFields):
    """One kind of money."""

    kind = serializers.ChoiceField(choices_of(MoneyKind), help_text="Soort geld.")
    received = serializers.DecimalField(12, 2, allow_null=True, help_text="Ontvangen, in euro's.")
    spent = serializers.DecimalField(12, 2, allow_null=True, help_text="Besteed, in euro's.")
    note = serializers.CharField(help_text="Waaraan.")


class NumberSerializer(PartFields):
    """A number that a gemeente states."""

    measure = serializers.CharField(help_text="Wat er wordt geteld.")
    text = serializers.SerializerMethodField(help_text="Getal; leeg als het bureau het nog niet mag teruglezen.")
    is_filled = serializers.SerializerMethodField(help_text="Of er een getal staat.")
    is_unknown = serializers.BooleanField(help_text="Niet bekend.")
    note = serializers.CharField(help_text="Toelichting.")

    def get_text(self, row: Any) -> str:
        """What would tell the bureau about 1 to 4 people is not read back."""
        readable: frozenset[int] | None = self.context.get("readable")
        text: str = row.text
        return text if readable is None or row.pk in readable else ""

    def get_is_filled(self, row: Any) -> bool:
        """Also where the number itself is not told."""
        return bool(row.text)


class ReturnedFields(serializers.Serializer[Any]):
    """A field that was sent back."""

    kind = serializers.CharField(help_text="answer, money of figure.")
    row = serializers.IntegerField(source="object_id", help_text="Nummer van de rij.")
    field = serializers.CharField(help_text="Veld.")
    note = serializers.CharField(help_text="Wat het bureau vraagt.")


class ContentFields(serializers.Serializer[Any]):
    """What is filled in."""

    answers = AnswerSerializer(many=True, help_text="Per doel.")
    money = MoneySerializer(many=True, help_text="Per soort geld.")
    figures = NumberSerializer(many=True, help_text="Aantallen van een gemeente.")
    returned = ReturnedFields(many=True, help_text="Teruggestuurde velden.")


class WholeContributionSerializer(ContributionSerializer):
    """A contribution with what is filled in."""

    signed_by = serializers.CharField(help_text="Ondertekend door.")
    content = serializers.SerializerMethodField(
        help_text="Wat er is ingevuld: voor wie het invult en voor het bureau; anders leeg."
    )

    @extend_schema_field(ContentFields(allow_null=True))
    def get_content(self, row: Any) -> Any:
        """Read for this answer."""
        found = self.context.get("content")
        return ContentFields(found, context=self.context).data if found else None


class AnswerChange(serializers.Serializer[Any]):
    """Fields of the answer to a doel."""

    version = VersionField()
    promised = serializers.FloatField(required=False, allow_null=True, help_text="Toezegging in aantal.")
    intention = serializers.CharField(required=False, allow_blank=True, help_text="Voornemen.")
    noticed_by = serializers.CharField(required=False, allow_blank=True, help_text="Waaraan men het merkt.")
    is_in_order = serializers.BooleanField(required=False, help_text="Al op orde.")
    is_not_applicable = serializers.BooleanField(required=False, help_text="Niet van toepassing.")
    result_measured = serializers.CharField(required=False, allow_blank=True, help_text="Opbrengst in cijfers.")
    result_felt = serializers.CharField(required=False, allow_blank=True, help_text="Wat men merkte.")
    obstacles = serializers.CharField(required=False, allow_blank=True, help_text="Wat tegenzat.")


class MoneyChange(serializers.Serializer[Any]):
    """Fields of one kind of money."""

    version = VersionField()
    received = serializers.DecimalField(12, 2, required=False, allow_null=True, help_text="Ontvangen, in euro's.")
    spent = serializers.DecimalField(12, 2, required=False, allow_null=True, help_text="Besteed, in euro's.")
    note = serializers.CharField(required=False, allow_blank=True, help_text="Waaraan.")


class NumberChange(serializers.Serializer[Any]):
    """Fields of a number."""

    version = VersionField()
    text = serializers.CharField(required=False, allow_blank=True, max_length=24, help_text="Getal.")
    is_unknown = serializers.BooleanField(required=False, help_text="Niet bekend.")
    note = serializers.CharField(required=False, allow_blank=True, max_length=300, help_text="Toelichting.")


class ColumnFields(serializers.Serializer[Any]):
    """A doel of a round."""

    goal = serializers.IntegerField(source="row.goal_id", help_text="Nummer van het doel.")
    heading = serializers.CharField(help_text="Nummer in het plan en titel.")
    missing = serializers.IntegerField(help_text="Hoeveel schoolbesturen nog ontbreken.")
    misses = serializers.CharField(help_text="Welke vergadering wat mist; leeg als niets ontbreekt.")


class BoardFields(serializers.Serializer[Any]):
    """A schoolbestuur of a round."""

    contribution = serializers.IntegerField(source="contribution.pk", help_text="Nummer van de bijdrage.")
    code = serializers.CharField(source="contribution.code", help_text="Nummer van het schoolbestuur.")
    name = serializers.CharField(source="contribution.name", help_text="Naam.")
    state = serializers.CharField(help_text="Hoe ver.")
    cells = serializers.ListField(
        child=serializers.CharField(), help_text="Stand per doel, in de volgorde van columns."
    )
    lacks = serializers.ListField(child=serializers.CharField(), help_text="Wat nog mist.")


class MatrixSerializer(serializers.Serializer[Any]):
    """A round as schoolbesturen x doelen."""

    columns = ColumnFields(many=True, help_text="Doelen.")
    rows = BoardFields(many=True, help_text="Schoolbesturen.")
