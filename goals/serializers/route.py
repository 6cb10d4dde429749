"""A version with what it says, and the steps of its route."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from goals.enums import StepKind, StepOutcome
from goals.models import PlanVersion
from goals.serializers.reading import PlanVersionSerializer
from goals.serializers.writes import VersionField
from osp.rest.choices import choices_of


class WholeVersionSerializer(PlanVersionSerializer):
    """A version with the plan in it."""

    content = serializers.SerializerMethodField(
        help_text="Het hele plan zoals het werd vastgesteld; leeg zolang niemand het vaststelde."
    )

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_content(self, row: PlanVersion) -> Any:
        """As it was taken, byte for byte the same for ever."""
        return row.content


class StepSerializer(serializers.Serializer[Any]):
    """A step of the route of a version."""

    id = serializers.IntegerField(help_text="Nummer van de stap.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")
    plan_version = serializers.IntegerField(source="plan_version_id", help_text="Nummer van de versie van het plan.")
    position = serializers.IntegerField(help_text="Volgorde.")
    kind = serializers.ChoiceField(choices_of(StepKind), help_text="Soort stap.")
    title = serializers.CharField(help_text="Stap.")
    party = serializers.CharField(help_text="Met wie.")
    law = serializers.CharField(help_text="Waar het staat.")
    weeks = serializers.IntegerField(help_text="Termijn in weken.")
    planned_on = serializers.DateField(
        allow_null=True, help_text="Gepland op; leeg als de dag van een vergadering telt."
    )
    meeting = serializers.IntegerField(source="meeting_id", allow_null=True, help_text="Nummer van de vergadering.")
    done_on = serializers.DateField(allow_null=True, help_text="Gedaan op.")
    outcome = serializers.ChoiceField(choices_of(StepOutcome), help_text="Uitkomst.")
    conditions = serializers.CharField(help_text="Voorwaarden.")
    note = serializers.CharField(help_text="Toelichting.")
    has_evidence = serializers.SerializerMethodField(help_text="Of er een bewijsstuk bij ligt.")

    def get_has_evidence(self, row: Any) -> bool:
        """The file itself is on its page."""
        return row.evidence_id is not None


class StepRecord(serializers.Serializer[Any]):
    """How a step ended."""

    version = VersionField()
    outcome = serializers.ChoiceField(choices_of(StepOutcome), help_text="Uitkomst.")
    done_on = serializers.DateField(required=False, allow_null=True, help_text="Op welke dag.")
    conditions = serializers.CharField(required=False, allow_blank=True, help_text="Voorwaarden.")
    note = serializers.CharField(required=False, allow_blank=True, help_text="Toelichting.")
