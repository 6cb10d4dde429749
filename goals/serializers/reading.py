"""What the API tells of a plan beside its rows: changes, versions, jaarplannen, rounds and contributions."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from goals.enums import ContributionState, RoundState, VersionState
from goals.models import PlanVersion
from goals.queries.timeline import Entry, Group, ToldSitting
from osp.enums import Party
from osp.rest.choices import choices_of


class ChangeFields(serializers.Serializer[Any]):
    """One change."""

    kind = serializers.CharField(
        help_text="Soort rij: plan, hoofdstuk, speerpunt, doel, activiteit, koppeling en verder."
    )
    id = serializers.IntegerField(help_text="Nummer van de rij.")
    change = serializers.CharField(help_text="added, removed, restored, moved of field.")
    field = serializers.CharField(help_text="Welk veld; leeg als het geen veld is.")
    sentence = serializers.CharField(help_text="De wijziging in één zin.")
    old = serializers.CharField(help_text="Wat er stond, in woorden; leeg bij een lange tekst.")
    new = serializers.CharField(help_text="Wat er kwam, in woorden; leeg bij een lange tekst.")
    reason = serializers.CharField(help_text="De reden die erbij werd gegeven.")
    at = serializers.DateTimeField(help_text="Wanneer.")


class SittingSerializer(serializers.Serializer[Any]):
    """What one person wrote in one go."""

    who = serializers.CharField(help_text="Wie schreef.")
    starts = serializers.DateTimeField(help_text="Van.")
    ends = serializers.DateTimeField(help_text="Tot en met.")
    changes = serializers.SerializerMethodField(help_text="Wat er veranderde.")

    @extend_schema_field(ChangeFields(many=True))
    def get_changes(self, row: ToldSitting) -> Any:
        """In the order in which it was written."""
        found = [_change(group, entry) for group in row.groups for entry in group.entries]
        return ChangeFields(found, many=True).data


def _change(group: Group, entry: Entry) -> dict[str, Any]:
    told, change = entry.told, entry.told.change
    return {
        "kind": change.ref[0].value,
        "id": change.ref[1],
        "change": change.kind.value,
        "field": change.field,
        "sentence": told.sentence,
        "old": told.old,
        "new": told.new,
        "reason": told.reason,
        "at": entry.run.ends,
    }


class PlanVersionSerializer(serializers.Serializer[Any]):
    """A version of the plan on its way, or adopted."""

    id = serializers.IntegerField(help_text="Nummer van de rij.")
    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    number = serializers.CharField(help_text="Nummer van de versie, zoals 1.0.")
    reason = serializers.CharField(help_text="Aanleiding.")
    state = serializers.ChoiceField(choices_of(VersionState), help_text="Waar zij staat.")
    wanted_from = serializers.DateField(help_text="Moet gelden vanaf.")
    adopted_on = serializers.DateField(allow_null=True, help_text="Vastgesteld op.")
    created_at = serializers.DateTimeField(help_text="Begonnen.")
    content_sha256 = serializers.CharField(help_text="Vingerafdruk van de inhoud.")
    pdf_sha256 = serializers.CharField(help_text="Vingerafdruk van de pdf.")
    docx_sha256 = serializers.CharField(help_text="Vingerafdruk van het Word-bestand.")
    has_documents = serializers.SerializerMethodField(help_text="Of pdf en Word klaarstaan.")

    def get_has_documents(self, row: PlanVersion) -> bool:
        """Once it is adopted."""
        return row.is_adopted


class RoundSerializer(serializers.Serializer[Any]):
    """A round of contributions."""

    id = serializers.IntegerField(help_text="Nummer van de uitvraag.")
    version = serializers.IntegerField(help_text="Versie van de rij.")
    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    year = serializers.IntegerField(help_text="Eerste kalenderjaar van het schooljaar.")
    title = serializers.CharField(help_text="Titel.")
    introduction = serializers.CharField(help_text="Toelichting.")
    due = serializers.DateField(help_text="Uiterlijk.")
    state = serializers.ChoiceField(choices_of(RoundState), help_text="Waar zij staat.")
    asks_money = serializers.BooleanField(help_text="Of zij naar geld vraagt.")
    asked_at = serializers.DateTimeField(allow_null=True, help_text="Uitgezet op.")


class ContributionSerializer(serializers.Serializer[Any]):
    """How far one party is. What it wrote stays on its page."""

    id = serializers.IntegerField(help_text="Nummer van de bijdrage.")
    version = serializers.IntegerField(help_text="Versie van de rij.")
    round = serializers.IntegerField(source="round_id", help_text="Nummer van de uitvraag.")
    party = serializers.ChoiceField(choices_of(Party), help_text="Schoolbestuur, school of gemeente.")
    code = serializers.CharField(help_text="Nummer van het schoolbestuur, de vestiging of de gemeente.")
    name = serializers.CharField(help_text="Naam.")
    parent = serializers.IntegerField(source="parent_id", allow_null=True, help_text="Bijdrage waar deze onder valt.")  # type: ignore[assignment]
    state = serializers.ChoiceField(choices_of(ContributionState), help_text="Hoe ver.")
    opened_at = serializers.DateTimeField(allow_null=True, help_text="Geopend.")
    prepared_at = serializers.DateTimeField(allow_null=True, help_text="Klaargezet om te ondertekenen.")
    signed_at = serializers.DateTimeField(allow_null=True, help_text="Ondertekend.")
    accepted_at = serializers.DateTimeField(allow_null=True, help_text="Aanvaard.")
