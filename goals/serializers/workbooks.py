"""Excel files of the plan as the API gives and takes them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from goals.enums import WorkbookState
from goals.models import WorkbookRun
from goals.queries.workbooks import preview
from goals.serializers.writes import REQUIRED, VersionField
from osp.rest.choices import choices_of


class RunSerializer(serializers.Serializer[Any]):
    """A file that was handed in."""

    id = serializers.IntegerField(help_text="Nummer.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee. Ook als ETag.")
    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    file_name = serializers.CharField(help_text="Bestand.")
    taken_at = serializers.DateTimeField(help_text="Wanneer het plan in dit bestand is opgehaald.")
    state = serializers.ChoiceField(choices_of(WorkbookState), help_text="Stand.")
    created_at = serializers.DateTimeField(help_text="Aangeboden op.")
    taken_over_at = serializers.DateTimeField(allow_null=True, help_text="Overgenomen op.")
    undone_at = serializers.DateTimeField(allow_null=True, help_text="Teruggedraaid op.")


class ClashFields(serializers.Serializer[Any]):
    """A field that two people changed."""

    key = serializers.CharField(source="clash.key", help_text="Noem haar in mine als het bestand wint.")
    subject = serializers.CharField(help_text="Waar het staat.")
    label = serializers.CharField(help_text="Welk veld.")  # type: ignore[assignment]
    mine = serializers.CharField(help_text="Wat het bestand zegt.")
    theirs = serializers.CharField(help_text="Wat er nu staat.")


class GoneFields(serializers.Serializer[Any]):
    """A row that the file no longer has."""

    key = serializers.CharField(help_text="Noem haar in archived als zij weg mag.")
    text = serializers.CharField(help_text="Welke rij.")


class RefusedFields(serializers.Serializer[Any]):
    """A line that cannot be taken over."""

    sheet = serializers.CharField(help_text="Blad.")
    line = serializers.IntegerField(help_text="Regel.")
    column = serializers.CharField(help_text="Kolom.")
    message = serializers.CharField(help_text="Waarom.")


class PreviewFields(serializers.Serializer[Any]):
    """What would change."""

    seen = serializers.CharField(help_text="Merk van deze voorvertoning; stuur het mee bij overnemen.")
    changes = serializers.SerializerMethodField(help_text="Wat er verandert, in zinnen.")
    clashes = ClashFields(many=True, help_text="Velden die in het plan en in het bestand anders werden.")
    gone = GoneFields(many=True, help_text="Rijen die niet meer in het bestand staan.")
    refused = RefusedFields(many=True, help_text="Geweigerde regels.")
    asks_why = serializers.BooleanField(help_text="Of changed_on en reason nodig zijn: er veranderen afspraken.")

    def get_changes(self, row: Any) -> list[str]:
        """In the words of the page."""
        return [each.sentence for each in row.told]


class WholeRunSerializer(RunSerializer):
    """A file with what it would change."""

    preview = serializers.SerializerMethodField(help_text="Wat er zou veranderen; leeg als het niet meer wacht.")

    @extend_schema_field(PreviewFields(allow_null=True))
    def get_preview(self, row: WorkbookRun) -> Any:
        """Worked out on reading."""
        return PreviewFields(preview(row)).data if row.state == WorkbookState.CHECKED else None


class RunCreate(serializers.Serializer[Any]):
    """A file to check."""

    plan = serializers.IntegerField(min_value=1, error_messages=REQUIRED, help_text="Nummer van het plan.")
    file = serializers.FileField(error_messages=REQUIRED, help_text="Het Excelbestand van dit plan.")


class RunConfirm(serializers.Serializer[Any]):
    """Taking over what was seen."""

    version = VersionField()
    seen = serializers.CharField(max_length=64, error_messages=REQUIRED, help_text="Merk uit de voorvertoning.")
    mine = serializers.ListField(
        child=serializers.CharField(max_length=80), required=False, help_text="Botsingen waarin het bestand wint."
    )
    archived = serializers.ListField(
        child=serializers.RegexField(r"^[a-z]+-[0-9]{1,18}$"), required=False, help_text="Rijen die weg mogen."
    )
    skip_refused = serializers.BooleanField(required=False, help_text="Of geweigerde regels worden weggelaten.")
    changed_on = serializers.DateField(
        required=False, allow_null=True, help_text="Vanaf wanneer nieuwe afspraken gelden."
    )
    reason = serializers.CharField(
        required=False, allow_blank=True, max_length=300, help_text="Waarom afspraken veranderen."
    )


class RunMove(serializers.Serializer[Any]):
    """Putting a file aside."""

    version = VersionField()


class RunUndo(serializers.Serializer[Any]):
    """Taking back what a file changed."""

    version = VersionField()
    reason = serializers.CharField(max_length=300, error_messages=REQUIRED, help_text="Waarom.")
