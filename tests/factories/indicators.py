"""What is measured, and where it came from."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from indicators.enums import FigureKind, IndicatorKind, ReleaseStatus, Unit
from indicators.importers.mapping_choices import header_fingerprint
from indicators.models import (
    Adoption,
    Benchmark,
    ColumnMapping,
    Computation,
    Figure,
    FigureNote,
    ImportRun,
    Indicator,
    IndicatorDefinition,
    Observation,
    PupilRate,
    RegisterEntry,
    Release,
    ReportedValue,
    RubricScore,
    RunState,
    Scenario,
    Source,
    TlvDecision,
    TlvSharing,
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


class WaitingRunFactory(ImportRunFactory):
    """A table of a samenwerkingsverband that waits until somebody says what its columns are."""

    release = None
    format_code = ""
    file_name = "lijst.csv"
    file = factory.django.FileField(filename="lijst.csv", data=b"Gemeente;Jaar;Thuiszitters\n0513;2023;6\n")
    state = RunState.UPLOADED
    findings = factory.LazyFunction(lambda: {"needs_mapping": True, "header": ["Gemeente", "Jaar", "Thuiszitters"]})
    preview = factory.LazyFunction(dict)
    loaded_at = None
    rows_read = 0


class ColumnMappingFactory(DjangoModelFactory):
    """How a list with gemeenten, years and thuiszitters is read."""

    class Meta:
        model = ColumnMapping

    fingerprint = factory.LazyAttribute(lambda row: header_fingerprint(row.header))
    name = "Lijst van gemeenten"
    header = factory.LazyFunction(lambda: ["Gemeente", "Jaar", "Thuiszitters"])
    choices = factory.LazyFunction(
        lambda: {
            "columns": {
                "GEMEENTE": {"role": "gemeente", "measure": "", "value": ""},
                "JAAR": {"role": "schooljaar", "measure": "", "value": ""},
                "THUISZITTERS": {"role": "maat", "measure": "thuiszitters_absoluut", "value": ""},
            },
            "decimal": ",",
            "hidden": ["<5"],
        }
    )


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


class MeasuredIndicatorFactory(IndicatorFactory):
    """A meetbare indicator of a samenwerkingsverband's own, with the first version of its definition."""

    class Meta:
        model = Indicator
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"gemeten-{n}")
    name = "Leerlingen in de pilot"
    kind = IndicatorKind.MEASURABLE
    unit = Unit.PERCENT
    question = ""
    rubric = factory.LazyFunction(list)
    measurement_frequency = "jaarlijks"
    definition = factory.RelatedFactory(
        "tests.factories.indicators.MeasuredDefinitionFactory", factory_related_name="indicator"
    )


class MeasuredDefinitionFactory(IndicatorDefinitionFactory):
    text = "Leerlingen in het sbo, gedeeld door de leerlingen in het bo."
    numerator = "leerlingen speciaal basisonderwijs, schoolgaand"
    denominator = "leerlingen basisonderwijs, schoolgaand"
    formula = "sbo / bo"
    factor = 100
    source_text = "DUO, leerlingen po per vestiging"


class OwnNumberFactory(IndicatorFactory):
    """A meetbare indicator of which the number is entered by hand."""

    class Meta:
        model = Indicator
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"eigen-getal-{n}")
    name = "Leerlingen in de tussenvoorziening"
    kind = IndicatorKind.MEASURABLE
    unit = Unit.COUNT
    question = ""
    rubric = factory.LazyFunction(list)
    measurement_frequency = "jaarlijks"
    definition = factory.RelatedFactory(
        "tests.factories.indicators.OwnNumberDefinitionFactory", factory_related_name="indicator"
    )


class OwnNumberDefinitionFactory(IndicatorDefinitionFactory):
    text = "Leerlingen die op de teldatum in de tussenvoorziening zaten."
    numerator = "leerlingen in de tussenvoorziening"
    formula = factory.LazyAttribute(lambda row: f"eigen_{row.indicator.pk}")
    source_text = "eigen registratie"


class AdoptionFactory(DjangoModelFactory):
    """A national indicator that a samenwerkingsverband follows."""

    class Meta:
        model = Adoption


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


class ScenarioFactory(DjangoModelFactory):
    """Two pupils less each school year at one schoolbestuur, from the figure of 2019 on."""

    class Meta:
        model = Scenario

    name = "Elke school één leerling minder"
    note = "Met de brugfunctionaris haalbaar."
    base_year = 2019
    last_year = 2022
    target = 1.9
    target_year = 2022
    changes = factory.LazyFunction(lambda: {"41234": {"2020": -2, "2021": -2, "2022": -2}})


class PupilRateFactory(DjangoModelFactory):
    class Meta:
        model = PupilRate

    kind = "sbo"
    valid_from = 2019
    amount = 5000


class TlvDecisionFactory(DjangoModelFactory):
    """A TLV for so, asked for and granted in the autumn of 2025."""

    class Meta:
        model = TlvDecision

    run = factory.SubFactory(ImportRunFactory, swv=factory.SelfAttribute("..swv"), format_code="tlv")
    row_hash = factory.Sequence(lambda n: f"{n:064x}")
    key_id = "0123456789ab"
    request_kind = "nieuw"
    kind = "so"
    category = "L"
    requested_on = date(2025, 9, 2)
    complete_on = date(2025, 9, 9)
    decided_on = date(2025, 9, 27)
    outcome = "toegekend"


class TlvSharingFactory(DjangoModelFactory):
    """A yes that was not taken back."""

    class Meta:
        model = TlvSharing

    started_on = date(2025, 9, 1)


class ReportedValueFactory(DjangoModelFactory):
    """A number that leerplicht stated."""

    class Meta:
        model = ReportedValue

    run = factory.SubFactory(ImportRunFactory)
    measure = "vrijstelling_15"
    level = "swv"
    key = "PO2814"
    year = 2023
    low = 31
    high = 31


class FigureNoteFactory(DjangoModelFactory):
    """A note beside a figure."""

    class Meta:
        model = FigureNote

    indicator = factory.SubFactory(IndicatorFactory, swv=factory.SelfAttribute("..swv"))
    year = 2021
    text = "In dit jaar fuseerden twee scholen."


class ComputationFactory(DjangoModelFactory):
    """One line of the log of recomputing."""

    class Meta:
        model = Computation

    swv = None
    reason = "ingelezen: leerplicht.xlsx"
    years = factory.LazyFunction(lambda: [2023])
    computed = 4
    changed = 1
