"""Rows of the plan as the API gives them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from goals.enums import (
    ActivityStatus,
    Direction,
    FrameworkKind,
    MoneyKind,
    PathKind,
    Responsibility,
    YearKind,
)
from goals.models import IndicatorLink
from goals.queries import LinkAssessment
from indicators.serializers.figures import FigureFields
from osp.rest.choices import choices_of

MARKDOWN = "Markdown: vet, cursief, lijsten, citaten, kopjes en links."


class RowSerializer(serializers.Serializer[Any]):
    """What every row has."""

    id = serializers.IntegerField(help_text="Nummer van de rij.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")
    updated_at = serializers.DateTimeField(help_text="Laatst gewijzigd.")
    archived_at = serializers.DateTimeField(allow_null=True, help_text="Wanneer gearchiveerd; leeg als het geldt.")
    archive_reason = serializers.CharField(help_text="Waarom gearchiveerd.")


class PersonFields(serializers.Serializer[Any]):
    """Somebody with a role, by name."""

    id = serializers.IntegerField(help_text="Nummer van de persoon.")
    name = serializers.CharField(help_text="Naam.")


class PlanSerializer(RowSerializer):
    """An ondersteuningsplan."""

    title = serializers.CharField(help_text="Titel.")
    first_year = serializers.IntegerField(help_text="Eerste kalenderjaar van het eerste schooljaar.")
    last_year = serializers.IntegerField(help_text="Eerste kalenderjaar van het laatste schooljaar.")
    mission = serializers.CharField(help_text=f"Missie. {MARKDOWN}")
    vision = serializers.CharField(help_text=f"Visie. {MARKDOWN}")
    core_values = serializers.CharField(help_text=f"Kernwaarden. {MARKDOWN}")
    ancestor = serializers.IntegerField(source="ancestor_id", allow_null=True, help_text="Plan van de vorige periode.")


class ChapterSerializer(RowSerializer):
    """A narrative chapter."""

    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    position = serializers.IntegerField(help_text="Volgorde.")
    title = serializers.CharField(help_text="Titel.")
    text = serializers.CharField(help_text=f"Tekst. {MARKDOWN}")
    is_closing = serializers.BooleanField(help_text="Of het na de speerpunten staat.")


class ElementSerializer(RowSerializer):
    """What speerpunten, doelen and activiteiten share."""

    position = serializers.IntegerField(help_text="Volgorde onder wat erboven staat.")
    title = serializers.CharField(help_text="Titel.")
    description = serializers.CharField(help_text=f"Toelichting. {MARKDOWN}")
    owner = PersonFields(allow_null=True, help_text="Eigenaar.")
    starts = serializers.DateField(allow_null=True, help_text="Begint.")
    ends = serializers.DateField(allow_null=True, help_text="Loopt tot.")
    measurable_result = serializers.CharField(help_text=f"Beoogd meetbaar resultaat. {MARKDOWN}")
    noticeable_result = serializers.CharField(help_text=f"Beoogd merkbaar resultaat. {MARKDOWN}")
    achieved_measurable = serializers.CharField(help_text=f"Bereikt meetbaar resultaat. {MARKDOWN}")
    achieved_noticeable = serializers.CharField(help_text=f"Bereikt merkbaar resultaat. {MARKDOWN}")
    responsibility = serializers.ChoiceField(
        [("", "NONE"), *choices_of(Responsibility)], help_text="Bureau of netwerk; leeg als dat niet is gekozen."
    )
    process = serializers.CharField(help_text="Proces waar het onder valt.")
    ancestor = serializers.IntegerField(
        source="ancestor_id", allow_null=True, help_text="Voorganger in het vorige plan."
    )
    framework_items = serializers.SerializerMethodField(help_text="Onderdelen van het kader die het dient.")
    schoolbesturen = serializers.SerializerMethodField(
        help_text="Nummers van de schoolbesturen waarvoor het geldt; leeg is alle, of die van wat erboven staat."
    )

    def get_framework_items(self, row: Any) -> list[int]:
        """Ids of live tags."""
        return [tag.item_id for tag in row.frameworktags.all() if not tag.is_archived]

    def get_schoolbesturen(self, row: Any) -> list[str]:
        """Numbers of live boards."""
        return [each.schoolbestuur.number for each in row.scopeboards.all() if not each.is_archived]


class PrioritySerializer(ElementSerializer):
    """A speerpunt."""

    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")


class GoalSerializer(ElementSerializer):
    """A doel."""

    plan = serializers.IntegerField(source="priority.plan_id", help_text="Nummer van het plan.")
    priority = serializers.IntegerField(source="priority_id", help_text="Nummer van het speerpunt.")


class ActivitySerializer(ElementSerializer):
    """An activiteit."""

    plan = serializers.IntegerField(source="goal.priority.plan_id", help_text="Nummer van het plan.")
    goal = serializers.IntegerField(source="goal_id", help_text="Nummer van het doel.")
    status = serializers.ChoiceField(choices_of(ActivityStatus), help_text="Stand.")


class PartSerializer(RowSerializer):
    """What hangs on exactly one of speerpunt, doel and activiteit."""

    priority = serializers.IntegerField(source="priority_id", allow_null=True, help_text="Nummer van het speerpunt.")
    goal = serializers.IntegerField(source="goal_id", allow_null=True, help_text="Nummer van het doel.")
    activity = serializers.IntegerField(source="activity_id", allow_null=True, help_text="Nummer van de activiteit.")


class MilestoneSerializer(PartSerializer):
    """A mijlpaal."""

    title = serializers.CharField(help_text="Mijlpaal.")
    due = serializers.DateField(help_text="Op welke dag.")
    done_on = serializers.DateField(allow_null=True, help_text="Gehaald op.")


class BudgetLineSerializer(PartSerializer):
    """Euros of one year."""

    year_kind = serializers.ChoiceField(choices_of(YearKind), help_text="Kalenderjaar of schooljaar.")
    year = serializers.IntegerField(help_text="Het (eerste) kalenderjaar.")
    money = serializers.ChoiceField(choices_of(MoneyKind), help_text="Uit welk geld.")
    budgeted = serializers.DecimalField(12, 2, allow_null=True, help_text="Begroot, in euro's.")
    spent = serializers.DecimalField(12, 2, allow_null=True, help_text="Besteed, in euro's.")
    note = serializers.CharField(help_text="Toelichting.")


class RiskSerializer(PartSerializer):
    """A risk."""

    title = serializers.CharField(help_text="Wat er anders kan lopen.")
    chance = serializers.IntegerField(help_text="Kans, van 1 tot en met 3.")
    impact = serializers.IntegerField(help_text="Gevolg, van 1 tot en met 3.")
    measure = serializers.CharField(help_text="Wat eraan wordt gedaan.")
    indicator = serializers.CharField(
        source="indicator.code", default=None, help_text="Code van de indicator waaraan men het ziet."
    )


class ScopeSerializer(PartSerializer):
    """A schoolbestuur for which something holds."""

    schoolbestuur = serializers.CharField(source="schoolbestuur.number", help_text="Nummer van het schoolbestuur.")


class FrameworkTagSerializer(PartSerializer):
    """An item of the framework that something serves."""

    item = serializers.IntegerField(source="item_id", help_text="Nummer van het onderdeel van het kader.")


class FrameworkItemSerializer(RowSerializer):
    """Something that a plan should serve."""

    kind = serializers.ChoiceField(choices_of(FrameworkKind), help_text="Soort.")
    code = serializers.CharField(help_text="Code van het landelijke onderdeel; leeg voor een eigen.")
    label = serializers.CharField(help_text="Aanduiding, zoals a of OP1.")  # type: ignore[assignment]
    title = serializers.CharField(help_text="Naam.")
    text = serializers.CharField(help_text="Omschrijving.")
    source = serializers.CharField(help_text="Bron.")  # type: ignore[assignment]
    side = serializers.CharField(help_text="Bij wie de verantwoordelijkheid ligt: bureau of netwerk.")
    position = serializers.IntegerField(help_text="Volgorde binnen de soort.")


class VerdictFields(serializers.Serializer[Any]):
    """How a koppeling stands on its newest figure."""

    status = serializers.CharField(help_text="on_track, attention, off_track, achieved of no_verdict; wat geldt.")
    word = serializers.CharField(help_text="Het woord dat erbij hoort.")
    computed_status = serializers.CharField(source="computed", help_text="Wat de cijfers zeggen.")
    overruled = serializers.BooleanField(source="is_overruled", help_text="Of een mens anders oordeelde.")
    sentence = serializers.CharField(help_text="Waarom, in één zin.")
    target_text = serializers.CharField(help_text="De afspraak in woorden.")
    progress_text = serializers.CharField(help_text="De voortgang in woorden.")
    pace_text = serializers.CharField(help_text="Hoe ver voor of achter, en wat nog nodig is.")
    figure_text = serializers.CharField(
        source="full", help_text="Het nieuwste cijfer in woorden; kleine aantallen niet."
    )
    period = serializers.CharField(help_text="Het jaar van dat cijfer in woorden.")
    expected = serializers.FloatField(source="assessment.expected", default=None, help_text="Wat het pad dan vraagt.")
    deviation = serializers.FloatField(
        source="assessment.deviation", default=None, help_text="Afstand tot het pad; positief is ongunstig."
    )
    progress = serializers.FloatField(
        source="assessment.progress", default=None, help_text="Deel van de weg van nulmeting naar streefwaarde."
    )


class FormerTargetFields(serializers.Serializer[Any]):
    """What was agreed before."""

    changed_on = serializers.DateField(help_text="Tot deze dag.")
    reason = serializers.CharField(help_text="Waarom het veranderde.")
    direction = serializers.ChoiceField(choices_of(Direction), help_text="Richting.")
    baseline = serializers.FloatField(allow_null=True, help_text="Nulmeting.")
    target = serializers.FloatField(allow_null=True, help_text="Streefwaarde.")
    target_year = serializers.IntegerField(allow_null=True, help_text="Streefjaar.")


class LinkSerializer(PartSerializer):
    """A koppeling with its agreement, path, verdict and the figure that it rests on."""

    position = serializers.IntegerField(help_text="Volgorde.")
    indicator = serializers.CharField(source="indicator.code", help_text="Code van de indicator.")
    indicator_name = serializers.CharField(source="indicator.name", help_text="Naam van de indicator.")
    expressed_in = serializers.CharField(source="indicator.unit", help_text="Waarin de waarden zijn uitgedrukt.")
    means = serializers.CharField(help_text="Waarmee wordt gemeten.")
    direction = serializers.ChoiceField(choices_of(Direction), help_text="Richting.")
    baseline_year = serializers.IntegerField(allow_null=True, help_text="Jaar van de nulmeting.")
    baseline = serializers.FloatField(allow_null=True, help_text="Nulmeting, op de schaal van de indicator.")
    target_year = serializers.IntegerField(allow_null=True, help_text="Streefjaar.")
    target = serializers.FloatField(allow_null=True, help_text="Streefwaarde.")
    path_kind = serializers.ChoiceField(choices_of(PathKind), help_text="Hoe het pad loopt.")
    steps = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField()),
        help_text="Tussenstappen: paren van jaar en waarde.",
    )
    path = serializers.SerializerMethodField(help_text="De hoeken van het pad: paren van jaar en waarde.")
    low = serializers.FloatField(allow_null=True, help_text="Onderkant van de bandbreedte.")
    high = serializers.FloatField(allow_null=True, help_text="Bovenkant van de bandbreedte.")
    margin = serializers.FloatField(allow_null=True, help_text="Marge.")
    limit = serializers.FloatField(allow_null=True, help_text="Grens.")
    overruled_reason = serializers.CharField(help_text="Waarom een mens anders oordeelde.")
    former = FormerTargetFields(many=True, source="former_targets.all", help_text="Eerdere afspraken.")
    verdict = serializers.SerializerMethodField(help_text="Hoe het ervoor staat.")
    figure = serializers.SerializerMethodField(
        help_text="Het nieuwste cijfer met herkomst; leeg zonder cijfer, bij een score, of zonder recht op indicatoren."
    )

    def get_path(self, row: IndicatorLink) -> list[list[float]]:
        """Corners of what is agreed now."""
        target = row.agreement()
        return [list(point) for point in target.points] if target else []

    @extend_schema_field(VerdictFields(allow_null=True))
    def get_verdict(self, row: IndicatorLink) -> Any:
        """Worked out for the page of rows at once."""
        found: LinkAssessment | None = self.context.get("verdicts", {}).get(row.pk)
        return VerdictFields(found).data if found else None

    @extend_schema_field(FigureFields(allow_null=True))
    def get_figure(self, row: IndicatorLink) -> Any:
        """With the deliveries that it rests on."""
        return self.context.get("figures", {}).get(row.pk)
