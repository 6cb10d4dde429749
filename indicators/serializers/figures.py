"""Figures with their provenance, and the benchmarks over them."""

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework import serializers

from indicators.enums import FigureKind, Unit
from indicators.export import COLUMNS, figure_row
from indicators.models import Benchmark, Figure, ImportRun
from indicators.wording.periods import period_text, reference_date
from osp.rest.choices import choices_of

SMALL_NUMBERS = "small_numbers"


def figure_answers(rows: Iterable[Figure], runs: Mapping[int, ImportRun]) -> list[dict[str, Any]]:
    """Figures as the API gives them: the values of `manage.py figures` with what each rests on.

    A withheld figure names no files and no moment: what they tell could tell the figure.
    """
    return [_answer(row, runs) for row in rows]


def _answer(row: Figure, runs: Mapping[int, ImportRun]) -> dict[str, Any]:
    plain = figure_row(row)
    is_withheld = plain["kind"] == FigureKind.WITHHELD
    day = reference_date(row.definition, row.year)
    return {name: plain[name] for name in COLUMNS} | {
        "provisional": row.is_provisional,
        "missing": list(row.missing),
        "reason": SMALL_NUMBERS if is_withheld else None,
        "expressed_in": row.definition.indicator.unit,
        "period": period_text(row.definition, row.year),
        "reference_date": day.isoformat() if day else None,
        "source": row.definition.source_text,
        "example": row.is_example,
        "computed_at": None if is_withheld else row.computed_at.isoformat(),
        "runs": [] if is_withheld else [_run(runs[pk]) for pk in row.runs if pk in runs],
    }


def _run(run: ImportRun) -> dict[str, Any]:
    release = run.release
    return {
        "id": run.pk,
        "source": release.source.code if release else "",
        "reference_date": release.reference_date.isoformat() if release else None,
        "status": release.status if release else "",
        "file_name": run.file_name,
        "sha256": run.sha256,
        "loaded_at": run.loaded_at.isoformat() if run.loaded_at else None,
        "own": run.swv_id is not None,
    }


class ProvenanceFields(serializers.Serializer[Any]):
    """A delivery behind a figure."""

    id = serializers.IntegerField(help_text="Nummer van de levering, zoals onder imports.")
    source = serializers.CharField(help_text="Code van de bron.")  # type: ignore[assignment]
    reference_date = serializers.DateField(allow_null=True, help_text="Peildatum.")
    status = serializers.CharField(help_text="voorlopig of definitief.")
    file_name = serializers.CharField(help_text="Naam van het bestand.")
    sha256 = serializers.CharField(help_text="Vingerafdruk van het bestand.")
    loaded_at = serializers.DateTimeField(allow_null=True, help_text="Wanneer ingelezen.")
    own = serializers.BooleanField(help_text="Of het een eigen levering is.")


class FigureFields(serializers.Serializer[Any]):
    """A figure of one unit in one year. Numbers are null where they are not known or withheld."""

    unit = serializers.CharField(
        help_text="Code van een samenwerkingsverband, NL, of GEEN voor wat bij geen ervan hoort."
    )
    indicator = serializers.CharField(help_text="Code van de indicator.")
    year = serializers.IntegerField(
        help_text="Eerste kalenderjaar van het schooljaar: 2019 is 2019-2020. Een kalenderjaar waar de teldatum 31 december is."
    )
    kind = serializers.ChoiceField(choices_of(FigureKind), help_text="Wat voor cijfer dit is.")
    value = serializers.FloatField(allow_null=True, help_text="Het cijfer zelf, alleen bij kind value.")
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
    reason = serializers.CharField(
        allow_null=True, help_text="Waarom niets wordt getoond: small_numbers bij kind withheld. Anders leeg."
    )
    expressed_in = serializers.ChoiceField(choices_of(Unit), help_text="Waarin het cijfer is uitgedrukt.")
    period = serializers.CharField(help_text="Het jaar in woorden: 2019-2020, of 2019.")
    reference_date = serializers.DateField(
        allow_null=True, help_text="Teldatum; leeg waar over een periode wordt geteld."
    )
    source = serializers.CharField(help_text="Bron volgens de definitie.")  # type: ignore[assignment]
    example = serializers.BooleanField(help_text="Of het cijfer verzonnen is, in een proefomgeving.")
    computed_at = serializers.DateTimeField(allow_null=True, help_text="Wanneer berekend; leeg bij kind withheld.")
    runs = ProvenanceFields(many=True, help_text="Leveringen achter het cijfer; leeg bij kind withheld.")


class BenchmarkSerializer(serializers.ModelSerializer[Benchmark]):
    """How the samenwerkingsverbanden of a sector lie in one year, over those with an exact figure."""

    indicator = serializers.CharField(source="definition.indicator.code", help_text="Code van de indicator.")
    definition = serializers.CharField(source="definition.label", help_text="Indicator en versie van de definitie.")
    sector = serializers.CharField(source="definition.indicator.sector", help_text="PO of VO; leeg voor beide.")
    expressed_in = serializers.ChoiceField(
        choices_of(Unit),
        source="definition.indicator.unit",
        help_text="Waarin de cijfers zijn uitgedrukt.",
    )
    period = serializers.SerializerMethodField(help_text="Het jaar in woorden.")

    class Meta:
        model = Benchmark
        fields = (
            "indicator", "definition", "sector", "expressed_in", "year", "period", "units", "p10", "p25", "p50", "p75", "p90",
        )  # fmt: skip

    def get_period(self, row: Benchmark) -> str:
        """School year or calendar year."""
        return period_text(row.definition, row.year)
