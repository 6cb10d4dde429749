"""What people of a samenwerkingsverband add to figures: scenarios and notes. Who wrote them stays out of it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.models import FigureNote, Scenario
from indicators.queries.scenarios import Outcome


class ScenarioYearSerializer(serializers.Serializer[Any]):
    """One school year of a scenario, worked out."""

    year = serializers.IntegerField(help_text="Eerste kalenderjaar van het schooljaar.")
    change = serializers.IntegerField(help_text="Leerlingen erbij of eraf in dit jaar.")
    total = serializers.IntegerField(help_text="Tot en met dit jaar samen.")
    pupils = serializers.IntegerField(help_text="De teller.")
    denominator = serializers.IntegerField(help_text="De noemer.")
    share = serializers.FloatField(help_text="Het cijfer.")
    wished = serializers.FloatField(allow_null=True, help_text="Wat het streefpad vraagt.")
    gap = serializers.IntegerField(allow_null=True, help_text="Leerlingen tot het streefpad.")
    effect = serializers.FloatField(allow_null=True, help_text="Wat de verandering dat jaar kost, in euro.")
    gap_cost = serializers.FloatField(allow_null=True, help_text="Wat het verschil kost, in euro.")


class ScenarioSerializer(serializers.ModelSerializer[Scenario]):
    """A saved what-if. `years` is worked out on the figure as it is now; empty where that figure is not exact."""

    indicator = serializers.CharField(source="indicator.code", help_text="Code van de indicator.")
    changes = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField()),
        help_text="Per schoolbestuur en schooljaar: leerlingen erbij of eraf.",
    )
    years = serializers.SerializerMethodField(help_text="Uitgerekend per schooljaar.")
    sentence = serializers.SerializerMethodField(help_text="De uitkomst in een zin.")

    class Meta:
        model = Scenario
        fields = (
            "id", "indicator", "name", "note", "base_year", "last_year", "target", "target_year", "changes",
            "rate_category", "follows_forecast", "created_at", "years", "sentence",
        )  # fmt: skip

    def _outcome(self, row: Scenario) -> Outcome | None:
        found: dict[int, Outcome] = self.context.get("outcomes", {})
        return found.get(row.pk)

    @extend_schema_field(ScenarioYearSerializer(many=True))
    def get_years(self, row: Scenario) -> list[dict[str, Any]]:
        """The years of its outcome."""
        outcome = self._outcome(row)
        return list(ScenarioYearSerializer(outcome.years if outcome else (), many=True).data)

    def get_sentence(self, row: Scenario) -> str:
        """Empty without an outcome."""
        outcome = self._outcome(row)
        return outcome.sentence if outcome else ""


class NoteSerializer(serializers.ModelSerializer[FigureNote]):
    """A note that was pinned to a year of an indicator."""

    indicator = serializers.CharField(source="indicator.code", help_text="Code van de indicator.")

    class Meta:
        model = FigureNote
        fields = ("id", "indicator", "year", "text", "created_at")
