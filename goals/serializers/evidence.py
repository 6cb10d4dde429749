"""Files that lie with a step or a contribution, what people read in a figure, and what was said of what did not go along."""

from typing import Any

from rest_framework import serializers

from goals.enums import Status
from goals.serializers.rows import PersonFields
from goals.serializers.writes import REQUIRED, VersionField
from osp.rest.choices import choices_of


class FileWrite(serializers.Serializer[Any]):
    """A file to put with something."""

    file = serializers.FileField(error_messages=REQUIRED, help_text="Het bestand: pdf, Word, Excel of een afbeelding.")


class StepFileWrite(FileWrite):
    """Evidence of a step. What lay there stays stored and is no longer shown."""

    version = VersionField()


class ContributionFileSerializer(serializers.Serializer[Any]):
    """Evidence that a party handed in; the file itself is at `contribution-files/NUMMER/file/`."""

    id = serializers.IntegerField(help_text="Nummer van het bewijs.")
    contribution = serializers.IntegerField(source="contribution_id", help_text="Nummer van de bijdrage.")
    name = serializers.CharField(source="file.name", help_text="Naam van het bestand.")
    kind = serializers.CharField(source="file.kind", help_text="Soort bestand.")
    size = serializers.IntegerField(source="file.size", help_text="Grootte in bytes.")
    sha256 = serializers.CharField(source="file.sha256", help_text="Vingerafdruk van de inhoud.")
    withdrawn_at = serializers.DateTimeField(
        allow_null=True, help_text="Wanneer het is weggehaald; leeg als het er ligt."
    )


class OverruleWrite(serializers.Serializer[Any]):
    """A person's verdict in place of the computed one."""

    version = VersionField()
    status = serializers.ChoiceField(choices_of(Status), error_messages=REQUIRED, help_text="Uw oordeel.")
    reason = serializers.CharField(
        max_length=300, error_messages=REQUIRED, help_text="Waarom; de reden blijft bij het oordeel staan."
    )


class VersionWrite(serializers.Serializer[Any]):
    """A verb on a row that takes nothing but which version was read."""

    version = VersionField()


class InterpretationSerializer(serializers.Serializer[Any]):
    """A duiding: what somebody read in a figure. Nobody changes one; a new one stands beside it."""

    id = serializers.IntegerField(help_text="Nummer van de duiding.")
    link = serializers.IntegerField(source="link_id", help_text="Nummer van de koppeling.")
    text = serializers.CharField(help_text="Duiding.")
    year = serializers.IntegerField(allow_null=True, help_text="Bij het cijfer van dit jaar.")
    user = PersonFields(allow_null=True, help_text="Wie haar schreef.")
    created_at = serializers.DateTimeField(help_text="Wanneer.")


class InterpretationWrite(serializers.Serializer[Any]):
    """A new duiding."""

    text = serializers.CharField(error_messages=REQUIRED, help_text="Wat u in het cijfer leest.")
    year = serializers.IntegerField(
        required=False, allow_null=True, min_value=1990, max_value=2100, help_text="Bij het cijfer van dit jaar."
    )


class FarewellSerializer(serializers.Serializer[Any]):
    """What became of something that did not go along to a plan. Exactly one of the four numbers is filled in."""

    id = serializers.IntegerField(help_text="Nummer van het afscheid.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")
    plan = serializers.IntegerField(source="plan_id", help_text="Het plan waar het niet naar meeging.")
    priority = serializers.IntegerField(source="priority_id", allow_null=True, help_text="Nummer van het speerpunt.")
    goal = serializers.IntegerField(source="goal_id", allow_null=True, help_text="Nummer van het doel.")
    activity = serializers.IntegerField(source="activity_id", allow_null=True, help_text="Nummer van de activiteit.")
    chapter = serializers.IntegerField(source="chapter_id", allow_null=True, help_text="Nummer van het hoofdstuk.")
    farewell = serializers.CharField(help_text="Wat ervan werd.")


class FarewellWrite(serializers.Serializer[Any]):
    """Saying it otherwise."""

    version = VersionField()
    farewell = serializers.CharField(max_length=300, error_messages=REQUIRED, help_text="Wat ervan werd.")
