"""What the address may ask of each list."""

from enum import Enum
from typing import Any

from rest_framework import serializers

from indicators.enums import FigureKind, IndicatorKind, Sector, Unit
from indicators.models import RunState
from osp.rest.choices import choices_of
from osp.rest.filters import Filter

FIRST_YEAR, LAST_YEAR = 2000, 2100


def _code(told: str) -> serializers.SlugField:
    return serializers.SlugField(required=False, max_length=60, help_text=told)


def _year(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text=told)


def _choice(words: type[Enum], told: str) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices_of(words), required=False, help_text=told)


def _sector() -> serializers.ChoiceField:
    return _choice(Sector, "PO of VO; ook wat voor beide geldt.")


def _since() -> serializers.DateTimeField:
    return serializers.DateTimeField(
        required=False,
        help_text="Veranderd vanaf deze dag of dit moment, als 2026-11-01 of 2026-11-01T08:00:00Z.",
        error_messages={"invalid": "Schrijf een dag of moment als 2026-11-01 of 2026-11-01T08:00:00Z."},
    )


def _flag(told: str) -> serializers.BooleanField:
    return serializers.BooleanField(
        required=False, help_text=told, error_messages={"invalid": "Gebruik true of false."}
    )


def _source() -> serializers.SlugField:
    return _code("Code van een bron, bijvoorbeeld duo-po-vestiging.")


class YearFilter(Filter):
    """One year or a range of years."""

    year = _year("Eerste kalenderjaar van het schooljaar, of het kalenderjaar.")
    year_from = _year("Vanaf dit jaar.")
    year_to = _year("Tot en met dit jaar.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs.get("year_from", FIRST_YEAR) > attrs.get("year_to", LAST_YEAR):
            raise serializers.ValidationError({"year_to": "Dit jaar ligt voor year_from. Draai ze om."})
        return super().validate(attrs)


class FigureFilter(YearFilter):
    """Filters of figures."""

    indicator = _code("Code van een indicator, bijvoorbeeld deelname-sbo.")
    theme = _code("Thema van de indicator, bijvoorbeeld deelname.")
    kind = _choice(FigureKind, "Wat voor cijfer.")
    sector = _sector()
    unit = serializers.RegexField(
        r"(?i)^([PV]O[0-9]{4}|NL|GEEN)$",
        required=False,
        help_text="PO2814, NL of GEEN.",
        error_messages={"invalid": "Gebruik een code als PO2814, of NL, of GEEN."},
    )
    source = _source()  # type: ignore[assignment]
    provisional = _flag("true: alleen cijfers op een voorlopige levering.")
    changed_since = _since()

    def validate_unit(self, value: str) -> str:
        return value.upper()


class OwnFigureFilter(FigureFilter):
    """Filters of the own figures."""

    example = _flag("false: zonder de verzonnen cijfers van een proefomgeving.")


class IndicatorFilter(Filter):
    """Filters of indicators and of definitions."""

    indicator = _code("Code van een indicator.")
    theme = _code("Thema, bijvoorbeeld deelname.")
    kind = _choice(IndicatorKind, "meetbaar of merkbaar.")
    sector = _sector()
    unit = _choice(Unit, "Waarin het cijfer is uitgedrukt.")
    source = _source()  # type: ignore[assignment]


class RunFilter(Filter):
    """Filters of deliveries."""

    source = _source()  # type: ignore[assignment]
    format = _code("Code van een bestandsformaat.")
    state = _choice(RunState, "Waar de levering staat.")
    year = _year("Eerste kalenderjaar van het schooljaar waarin de peildatum valt.")
    changed_since = _since()


class SourceFilter(Filter):
    """Filters of sources."""

    used = _flag("true: alleen bronnen met een levering die telt.")
    late = _flag("true: alleen bronnen waarvan een levering te laat is.")


class MeasureFilter(Filter):
    """Filters of quantities."""

    sector = _sector()
    source = _source()  # type: ignore[assignment]


class BenchmarkFilter(YearFilter):
    """Filters of benchmarks."""

    indicator = _code("Code van een indicator.")
    theme = _code("Thema van de indicator.")
    sector = _sector()


class NoteFilter(Filter):
    """Filters of notes."""

    indicator = _code("Code van een indicator.")
    year = _year("Jaar waarbij de notitie staat.")


class ScenarioFilter(Filter):
    """Filters of scenarios."""

    indicator = _code("Code van een indicator.")


class NoFilter(Filter):
    """A list without filters."""
