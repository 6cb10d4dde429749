"""Indicators, their definitions, the quantities that formulas name, and what figures are about."""

from typing import Any

from rest_framework import serializers

from indicators.compute.definition import valid_stretches
from indicators.enums import IndicatorKind, Trend, Unit
from indicators.models import Indicator, IndicatorDefinition
from osp.rest.choices import choices_of

_WORDS = (
    "text", "numerator", "denominator", "formula", "factor", "counted", "reference_day", "limits", "source", "origin",
    "direction", "statutory_task", "inspection_standard",
)  # fmt: skip


class DefinitionSerializer(serializers.ModelSerializer[IndicatorDefinition]):
    """What exactly is counted, in one version and the years in which it holds."""

    source = serializers.CharField(source="source_text", help_text="Bron.")  # type: ignore[assignment]
    valid_until = serializers.SerializerMethodField(help_text="Laatste jaar waarin zij geldt; leeg zolang zij geldt.")
    direction = serializers.ChoiceField(choices_of(Trend), help_text="Gewenste richting.")

    class Meta:
        model = IndicatorDefinition
        fields: tuple[str, ...] = ("version", "valid_from", "valid_until", *_WORDS)

    def get_valid_until(self, row: IndicatorDefinition) -> int | None:
        """From the version after it."""
        versions = sorted(row.indicator.definitions.all(), key=lambda each: each.version)
        stretches = valid_stretches([each.valid_from for each in versions])
        return dict(zip([each.version for each in versions], (last for _, last in stretches), strict=True))[row.version]


class VersionSerializer(DefinitionSerializer):
    """A version with the indicator that it defines."""

    key = serializers.CharField(source="label", help_text='Indicator en versie: "deelname-sbo/1".')
    indicator = serializers.CharField(source="indicator.code", help_text="Code van de indicator.")
    name = serializers.CharField(source="indicator.name", help_text="Naam van de indicator.")
    kind = serializers.ChoiceField(choices_of(IndicatorKind), source="indicator.kind", help_text="Soort.")
    sector = serializers.CharField(source="indicator.sector", help_text="PO of VO; leeg voor beide.")
    theme = serializers.CharField(source="indicator.theme", help_text="Thema.")
    unit = serializers.ChoiceField(
        choices_of(Unit), source="indicator.unit", help_text="Waarin het cijfer is uitgedrukt."
    )

    class Meta(DefinitionSerializer.Meta):
        fields: tuple[str, ...] = (
            "key",
            "indicator",
            "name",
            "kind",
            "sector",
            "theme",
            "unit",
            *DefinitionSerializer.Meta.fields,
        )


class IndicatorSerializer(serializers.ModelSerializer[Indicator]):
    """An indicator of the national catalogue with its definitions, oldest first."""

    kind = serializers.ChoiceField(choices_of(IndicatorKind), help_text="meetbaar of merkbaar.")
    unit = serializers.ChoiceField(choices_of(Unit), help_text="Waarin het cijfer is uitgedrukt.")
    sector = serializers.CharField(help_text="PO of VO; leeg voor beide.")
    rubric = serializers.ListField(
        child=serializers.CharField(), help_text="Bij merkbaar: waarneembare zinnen, laagste niveau eerst."
    )
    definitions = DefinitionSerializer(many=True, read_only=True)

    class Meta:
        model = Indicator
        fields: tuple[str, ...] = (
            "code", "name", "kind", "sector", "theme", "unit", "question", "rubric", "measurement_frequency", "definitions",
        )  # fmt: skip


class OwnIndicatorSerializer(IndicatorSerializer):
    """An indicator that a samenwerkingsverband made or adapted itself."""

    adapted_from = serializers.CharField(
        source="adapted_from.code", default=None, help_text="De landelijke indicator waar deze van afwijkt."
    )
    archived_at = serializers.DateTimeField(help_text="Wanneer weggelegd; leeg als deze in gebruik is.")

    class Meta(IndicatorSerializer.Meta):
        fields = (*IndicatorSerializer.Meta.fields, "adapted_from", "archived_at", "archive_reason")


class MeasureSerializer(serializers.Serializer[Any]):
    """A quantity that a formula may name."""

    code = serializers.CharField(help_text="Naam in een formule.")
    name = serializers.CharField(help_text="In woorden.")
    counted = serializers.CharField(help_text="Wat wordt geteld, in het meervoud.")
    sector = serializers.CharField(allow_null=True, help_text="PO of VO; leeg voor beide.")
    origin = serializers.CharField(
        help_text="Waar de maat vandaan komt: school, residence, paying, tlv, reported, municipal."
    )
    level = serializers.CharField(help_text="Per wat zij wordt opgegeven.")
    additive = serializers.BooleanField(help_text="Of zij over eenheden mag worden opgeteld.")
    by_calendar_year = serializers.BooleanField(help_text="Of haar jaren kalenderjaren zijn.")
    withheld_when_small = serializers.BooleanField(
        source="sensitive", help_text="Of kleine aantallen niet worden getoond."
    )
    sources = serializers.ListField(child=serializers.CharField(), help_text="Bronnen die haar vertellen.")


class UnitSerializer(serializers.Serializer[Any]):
    """Something that figures are about."""

    code = serializers.CharField(help_text="PO2814, NL of GEEN.")
    sector = serializers.CharField(help_text="PO of VO; leeg voor NL en GEEN.")
    name = serializers.CharField(help_text="In woorden. Open data noemen geen namen van samenwerkingsverbanden.")
