"""Own meetbare indicatoren that several tests make."""

from indicators.enums import Trend, Unit
from indicators.models import Indicator
from indicators.services.catalogue_measured import Draft, measured_version, newest_definition, redefine_indicator
from tests.factories import FigureFactory

DRAFT = Draft(
    name="Sbo op honderd bo",
    text="Leerlingen sbo, gedeeld door leerlingen bo.",
    unit=Unit.PERCENT,
    formula="SBO : bo",
    direction=Trend.DOWN,
    source_text="DUO",
)
BY_HAND = Draft(name="Gesprekken", text="Gevoerde gesprekken.", unit=Unit.COUNT, counted="gesprekken")


def redefined(director, row, draft, **more):
    row = Indicator.objects.get(pk=row.pk)
    version = measured_version(row, newest_definition(row))
    return redefine_indicator(director, indicator=row, version=version, draft=draft, **more)


def seen(row):
    """A figure of its newest definition, as the job stores it."""
    return FigureFactory(swv=row.swv, definition=newest_definition(row))
