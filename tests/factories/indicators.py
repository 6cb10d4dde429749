"""What is measured, and where it came from."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from indicators.enums import FigureKind, IndicatorKind, ReleaseStatus, Unit
from indicators.models import (
    Benchmark,
    Figure,
    ImportRun,
    Indicator,
    IndicatorDefinition,
    Observation,
    RegisterEntry,
    Release,
    RubricScore,
    RunState,
    Source,
)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ("code",)

    code = "duo-po-vestiging"
    name = "DUO leerlingen po per vestiging"
    publisher = "DUO open onderwijsdata"
    licence = "CC0"


class ReleaseFactory(DjangoModelFactory):
    class Meta:
        model = Release
        django_get_or_create = ("source", "reference_date", "status")

    source = factory.SubFactory(SourceFactory)
    reference_date = date(2019, 10, 1)
    status = ReleaseStatus.FINAL


class ImportRunFactory(DjangoModelFactory):
    """A file that was read in and counts; open data unless `swv` is given."""

    class Meta:
        model = ImportRun

    swv = None
    release = factory.SubFactory(ReleaseFactory)
    format_code = "duo-po-vestiging"
    file_name = "leerlingen-po-2019.csv"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    state = RunState.LOADED
    rows_read = 7301
    preview = factory.LazyFunction(
        lambda: {
            "format": "DUO leerlingen po per vestiging",
            "reference_date": "2019-10-01",
            "status": "definitief",
            "changes": [],
            "unchanged": 0,
            "conflicts": 0,
        }
    )
    loaded_at = factory.LazyFunction(timezone.now)


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = Observation

    run = factory.SubFactory(ImportRunFactory)
    measure = "sbo"
    vestiging = "16AH00"
    postcode = "2801AB"
    denomination = "Openbaar"
    schoolbestuur = "41234"
    low = 120
    high = 120
    known = 120


class RegisterEntryFactory(DjangoModelFactory):
    class Meta:
        model = RegisterEntry

    run = factory.SubFactory(ImportRunFactory)
    kind = RegisterEntry.Kind.NAME
    key = "16AH00"
    values = factory.LazyFunction(lambda: {"name": "De Regenboog", "place": "Gouda"})


class IndicatorFactory(DjangoModelFactory):
    """A merkbare indicator of a samenwerkingsverband's own."""

    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"eigen-{n}")
    name = "Ervaren samenwerking"
    kind = IndicatorKind.NOTICEABLE
    unit = Unit.SCORE
    question = "Merken ouders dat school en gemeente samenwerken?"
    rubric = factory.LazyFunction(
        lambda: ["Ieder voor zich.", "Men kent elkaar.", "Men overlegt vooraf.", "Men doet het samen."]
    )
    measurement_frequency = "elk halfjaar"


class IndicatorDefinitionFactory(DjangoModelFactory):
    class Meta:
        model = IndicatorDefinition

    indicator = factory.SubFactory(IndicatorFactory)
    version = 1
    text = "Score op een rubriek van vier waarneembare zinnen."
    numerator = "niveau"


class RubricScoreFactory(DjangoModelFactory):
    class Meta:
        model = RubricScore

    indicator = factory.SubFactory(IndicatorFactory, swv=factory.SelfAttribute("..swv"))
    level = 2
    on = date(2026, 3, 12)
    note = "Besproken in het directieberaad."


class FigureFactory(DjangoModelFactory):
    """357 van 17.465 leerlingen: 2,04%. Public unless `swv` is given."""

    class Meta:
        model = Figure

    swv = None
    unit = "PO2814"
    year = 2019
    kind = FigureKind.VALUE
    value = 2.0441
    low = 2.0441
    high = 2.0441
    numerator_low = 357
    numerator_high = 357
    denominator_low = 17465
    denominator_high = 17465
    release = "duo-po-vestiging 2019-10-01 definitief"


class BenchmarkFactory(DjangoModelFactory):
    class Meta:
        model = Benchmark

    swv = None
    year = 2019
    units = 75
    p10 = 1.2
    p25 = 1.8
    p50 = 2.4
    p75 = 3.1
    p90 = 3.9
