"""Sources with their calendar, and deliveries: what was offered, how it stands and what is wrong with it."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from rest_framework import serializers

from indicators.enums import ReleaseStatus
from indicators.models import RunState
from indicators.queries.data import RunPage
from indicators.queries.sources import SourceRow
from indicators.sources import measures_of
from osp import dutch

MEGABYTE = 1024 * 1024
LONGEST_NAME = 200
STATUSES = (ReleaseStatus.PROVISIONAL.value, ReleaseStatus.FINAL.value)


class DueSerializer(serializers.Serializer[Any]):
    """A delivery that belongs in the calendar of a source."""

    reference_date = serializers.DateField(help_text="Peildatum.")
    status = serializers.CharField(help_text="voorlopig of definitief.")
    month = serializers.DateField(help_text="Eerste dag van de maand waarin zij meestal komt.")
    state = serializers.CharField(help_text="er, verwacht of te laat.")
    late_since = serializers.DateField(help_text="Vanaf wanneer zij te laat is als zij er niet is.")


class LastSerializer(serializers.Serializer[Any]):
    """The newest delivery of a source that counts."""

    id = serializers.IntegerField(source="pk", help_text="Nummer van de levering.")
    reference_date = serializers.DateField(source="release.reference_date", help_text="Peildatum.")
    status = serializers.CharField(source="release.status", help_text="voorlopig of definitief.")
    loaded_at = serializers.DateTimeField(help_text="Wanneer ingelezen.")


class SourceSerializer(serializers.Serializer[Any]):
    """A source, when it publishes, and what was delivered."""

    code = serializers.CharField(source="source.code", help_text="Code van de bron.")
    name = serializers.CharField(source="source.name", help_text="Naam.")
    publisher = serializers.CharField(source="source.publisher", help_text="Uitgever.")
    licence = serializers.CharField(source="source.licence", help_text="Licentie.")
    reference_day = serializers.CharField(
        source="source.reference_day", help_text="Teldatum; leeg waar die er niet is."
    )
    rhythm = serializers.CharField(source="source.rhythm", help_text="Wanneer de bron verschijnt, in woorden.")
    note = serializers.CharField(source="source.note", help_text="Bijzonderheden.")
    ended_on = serializers.DateField(source="source.ended_on", allow_null=True, help_text="Wanneer de bron is gestopt.")
    successor = serializers.CharField(source="source.successor.code", default=None, help_text="Bron die erop volgde.")
    measures = serializers.SerializerMethodField(help_text="Maten die de bron vertelt.")
    deliveries = serializers.IntegerField(source="count", help_text="Hoeveel leveringen tellen.")
    last = LastSerializer(allow_null=True, help_text="De laatste levering die telt.")
    late = serializers.BooleanField(help_text="Of een levering te laat is, bij een bron die in gebruik is.")
    calendar = DueSerializer(
        many=True, help_text="Wat in dit, het vorige en het komende schooljaar hoort te verschijnen."
    )

    def get_measures(self, row: SourceRow) -> list[str]:
        """Codes of quantities."""
        return sorted(measures_of(row.source.code))


class WorkSerializer(serializers.Serializer[Any]):
    """Work on a delivery that waits or goes on."""

    title = serializers.CharField(help_text="Wat er gebeurt.")
    progress = serializers.FloatField(help_text="Van 0 tot 1.")
    step = serializers.CharField(help_text="Stap.")


class PublicDeliverySerializer(serializers.Serializer[Any]):
    """A file of open data that counts for everybody."""

    id = serializers.IntegerField(source="run.pk", help_text="Nummer van de levering.")
    state = serializers.ChoiceField(RunState.values, source="run.state", help_text="Waar de levering staat.")
    source = serializers.CharField(source="run.release.source.code", default=None, help_text="Code van de bron.")  # type: ignore[assignment]
    reference_date = serializers.DateField(source="run.release.reference_date", default=None, help_text="Peildatum.")
    status = serializers.CharField(
        source="run.release.status", default=None, help_text="voorlopig, definitief of ingetrokken."
    )
    format = serializers.CharField(
        source="run.format_code", help_text="Code van het formaat; leeg als nog niet herkend."
    )
    title = serializers.CharField(help_text="Naam van het formaat.")
    file_name = serializers.CharField(source="run.file_name", help_text="Naam van het bestand.")
    sha256 = serializers.CharField(source="run.sha256", help_text="Vingerafdruk van het bestand.")
    rows_read = serializers.IntegerField(source="run.rows_read", help_text="Rijen gelezen.")
    rows_skipped = serializers.IntegerField(
        source="run.rows_skipped", help_text="Rijen met een fout, die weggelaten worden."
    )
    hidden_cells = serializers.IntegerField(source="run.hidden_cells", help_text="Cellen met <5.")
    changed = serializers.IntegerField(allow_null=True, help_text="Hoeveel cijfers erdoor veranderden.")
    offered_at = serializers.DateTimeField(source="run.created_at", help_text="Wanneer aangeboden.")
    loaded_at = serializers.DateTimeField(source="run.loaded_at", allow_null=True, help_text="Wanneer ingelezen.")
    withdrawn_at = serializers.DateTimeField(
        source="run.withdrawn_at", allow_null=True, help_text="Wanneer ingetrokken."
    )


class OwnDeliverySerializer(PublicDeliverySerializer):
    """A file that a samenwerkingsverband offered itself."""

    work = WorkSerializer(
        source="job", allow_null=True, help_text="Waar nog aan gewerkt wordt; leeg als er niets loopt."
    )


class RowErrorSerializer(serializers.Serializer[Any]):
    """A row in error."""

    line = serializers.IntegerField(help_text="Regel in het bestand.")
    column = serializers.CharField(help_text="Kolom.")
    value = serializers.CharField(help_text="Wat er staat.")
    message = serializers.CharField(help_text="Wat eraan mankeert.")


class ChangeSerializer(serializers.Serializer[Any]):
    """A figure that a delivery makes new or different, in words; small numbers are withheld in them."""

    unit = serializers.CharField(help_text="Het eigen samenwerkingsverband of NL.")
    indicator = serializers.CharField(help_text="Code van de indicator.")
    year = serializers.IntegerField(help_text="Jaar.")
    was = serializers.CharField(help_text="Het cijfer nu.")
    becomes = serializers.CharField(help_text="Het cijfer erna.")


class FindingsFields(serializers.Serializer[Any]):
    """What was found in a file."""

    usual_status = serializers.CharField(help_text="voorlopig of definitief, zoals bij deze bron nu gebruikelijk is.")
    refusal = serializers.CharField(help_text="Waarom het bestand is geweigerd; leeg als dat niet zo is.")
    failed = serializers.CharField(help_text="Waarom het laatste werk niet lukte; leeg als het lukte.")
    error_count = serializers.IntegerField(help_text="Hoeveel fouten.")
    errors = RowErrorSerializer(many=True, help_text="Fouten per rij, ten hoogste duizend.")  # type: ignore[assignment]
    remarks = serializers.ListField(child=serializers.CharField(), help_text="Wat u moet weten maar niets tegenhoudt.")
    changes = ChangeSerializer(many=True, help_text="Welke cijfers veranderen, eigen en landelijk.")
    turns = serializers.IntegerField(help_text="Hoeveel oordelen in het plan omslaan.")


class DeliveryPageSerializer(OwnDeliverySerializer, FindingsFields):
    """An own delivery with what was found in it."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        page: RunPage = instance
        shown = OwnDeliverySerializer(page.delivery).data
        told = FindingsFields(findings(page)).data
        day = page.reference_date
        return {**shown, **told, "reference_date": day.isoformat() if day else None}


def findings(page: RunPage) -> dict[str, Any]:
    """The values of FindingsFields."""
    run = page.run
    wrong = run.refusal or run.findings
    turns = run.preview.get("turns", ())
    return {
        "usual_status": run.preview.get("status", ""),
        "refusal": run.refusal.get("message", ""),
        "failed": page.failed,
        "error_count": wrong.get("count", 0),
        "errors": wrong.get("errors", ()),
        "remarks": run.findings.get("remarks", ()),
        "changes": run.preview.get("changes", ()),
        "turns": sum(turn["was"] != turn["becomes"] for turn in turns),
    }


class UploadSerializer(serializers.Serializer[Any]):
    """A file of a known format, as multipart/form-data."""

    file = serializers.FileField(
        max_length=LONGEST_NAME,
        help_text="CSV, Excel (.xlsx) of JSON, ook ingepakt als .gz of .zip.",
        error_messages={
            "required": "Stuur het bestand mee als onderdeel file van multipart/form-data.",
            "invalid": "Stuur het bestand mee als onderdeel file van multipart/form-data.",
            "empty": "Dit bestand is leeg. Download het opnieuw bij de bron.",
            "max_length": f"De naam van dit bestand is te lang. Geef het een naam van ten hoogste {LONGEST_NAME} tekens.",
        },
    )

    def validate_file(self, offered: UploadedFile) -> UploadedFile:
        if offered.size is None or offered.size > settings.UPLOAD_MAX_BYTES:
            largest = dutch.integer(settings.UPLOAD_MAX_BYTES // MEGABYTE)
            raise serializers.ValidationError(
                f"Dit bestand is groter dan {largest} MB. Pak het in als .gz, of lees het per gemeente in."
            )
        return offered


class ConfirmSerializer(serializers.Serializer[Any]):
    """Taking over a delivery that was checked."""

    status = serializers.ChoiceField(
        STATUSES,
        required=False,
        error_messages={"invalid_choice": "Gebruik voorlopig of definitief."},
        help_text="Wat de bron van de cijfers zegt; zonder opgave wat bij deze bron nu gebruikelijk is.",
    )
    skip_bad_rows = serializers.BooleanField(
        default=False,
        error_messages={"invalid": "Gebruik true of false."},
        help_text="true: laat rijen met een fout weg. Zonder opgave wordt dan niets overgenomen.",
    )
