"""The fields of the API, as its description tells them."""

from typing import Any

from rest_framework import serializers

from indicators.enums import FigureKind, Unit
from indicators.export import COLUMNS, figure_row
from indicators.models import Figure, Indicator, IndicatorDefinition


class FigureSerializer(serializers.BaseSerializer[Figure]):
    """One figure, with the same values as `manage.py figures`; the fields are described in FigureFields."""

    def to_representation(self, instance: Figure) -> dict[str, Any]:
        row = figure_row(instance)
        return {name: row[name] for name in COLUMNS} | {
            "provisional": instance.is_provisional,
            "missing": list(instance.missing),
        }


class FigureFields(serializers.Serializer[Any]):
    """A figure of one unit in one school year. Numbers are null where they are not known or withheld."""

    unit = serializers.CharField(
        help_text="Code van een samenwerkingsverband, NL, of GEEN voor wat bij geen ervan hoort."
    )
    indicator = serializers.CharField(help_text="Code van de indicator.")
    year = serializers.IntegerField(help_text="Eerste kalenderjaar van het schooljaar: 2019 is 2019-2020.")
    kind = serializers.ChoiceField([kind.value for kind in FigureKind], help_text="Wat voor cijfer dit is.")
    value = serializers.FloatField(allow_null=True, help_text="Percentage of aantal, alleen bij kind value.")
    low = serializers.FloatField(allow_null=True, help_text="Ondergrens.")
    high = serializers.FloatField(allow_null=True, help_text="Bovengrens.")
    estimate = serializers.FloatField(allow_null=True, help_text="Schatting, alleen naast een interval.")
    numerator_low = serializers.IntegerField(allow_null=True, help_text="Ondergrens van de teller.")
    numerator_high = serializers.IntegerField(allow_null=True, help_text="Bovengrens van de teller.")
    denominator_low = serializers.IntegerField(allow_null=True, help_text="Ondergrens van de noemer.")
    denominator_high = serializers.IntegerField(allow_null=True, help_text="Bovengrens van de noemer.")
    release = serializers.CharField(help_text="Leveringen waar het cijfer op rust.")
    definition = serializers.CharField(help_text="Indicator en versie van de definitie.")
    provisional = serializers.BooleanField(help_text="Of een van de leveringen voorlopig is.")
    missing = serializers.ListField(child=serializers.CharField(), help_text="Gemeenten die in de bestanden ontbreken.")


class DefinitionSerializer(serializers.ModelSerializer[IndicatorDefinition]):
    """What exactly is counted."""

    source = serializers.CharField(source="source_text", help_text="Bron.")  # type: ignore[assignment]

    class Meta:
        model = IndicatorDefinition
        fields = ("version", "valid_from", "text", "numerator", "denominator", "reference_day", "limits", "source")


class IndicatorSerializer(serializers.ModelSerializer[Indicator]):
    """An indicator of the national catalogue with its definitions, oldest first."""

    unit = serializers.ChoiceField([unit.value for unit in Unit], help_text="Waarin het cijfer is uitgedrukt.")
    sector = serializers.CharField(help_text="PO of VO; leeg voor beide.")
    definitions = DefinitionSerializer(many=True, read_only=True)

    class Meta:
        model = Indicator
        fields = ("code", "name", "sector", "unit", "measurement_frequency", "definitions")


class UnitSerializer(serializers.Serializer[Any]):
    """Something that figures are about."""

    code = serializers.CharField(help_text="PO2814, NL of GEEN.")
    sector = serializers.CharField(help_text="PO of VO; leeg voor NL en GEEN.")
    name = serializers.CharField(help_text="In woorden. Open data noemen geen namen van samenwerkingsverbanden.")


class FigureFilter(serializers.Serializer[Any]):
    """What the address may ask of the figures."""

    indicator = serializers.SlugField(required=False, max_length=60)
    unit = serializers.RegexField(r"(?i)^([PV]O[0-9]{4}|NL|GEEN)$", required=False)
    year = serializers.IntegerField(required=False, min_value=2000, max_value=2100)

    default_error_messages = {"invalid": "Dit filter kennen wij niet."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].error_messages["invalid"] = "Gebruik een code als PO2814, of NL, of GEEN."
