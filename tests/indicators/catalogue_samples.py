"""Figures and vestigingen that the tests of the indicator pages share."""

from indicators.models import Indicator, IndicatorDefinition
from osp.scope import scopes_disabled
from tests.factories import BenchmarkFactory, FigureFactory, ImportRunFactory, PlacementFactory

RUBRIC = ["Ieder voor zich.", "Men kent elkaar.", "Men overlegt vooraf.", "Men doet het samen."]


@scopes_disabled()
def national(code):
    """An indicator of the national catalogue."""
    return Indicator.objects.get(code=code, swv=None)


@scopes_disabled()
def definition(code):
    return IndicatorDefinition.objects.get(indicator__code=code, indicator__swv=None)


@scopes_disabled()
def figure(code="deelname-sbo", **fields):
    """A public figure of PO2814 in 2019, unless told otherwise."""
    return FigureFactory(definition=definition(code), **fields)


def interval(code="deelname-sbo", **fields):
    """The wide interval of 2024."""
    numbers = {
        "year": 2024,
        "kind": "interval",
        "value": None,
        "low": 1.052,
        "high": 4.918,
        "estimate": 1.892,
        "numerator_low": 230,
        "numerator_high": 887,
        "denominator_low": 17380,
        "denominator_high": 22519,
        "release": "duo-po-pc4-leeftijd 2024-10-01 definitief",
    }
    return figure(code, **(numbers | fields))


@scopes_disabled()
def schools(counts, *, measure="sbo", unit="PO2814", year=2019, owner=None, boards=None):
    """Vestigingen named by a letter, each with its exact count and a schoolbestuur of its own."""
    return [
        PlacementFactory(
            owner=owner,
            vestiging=f"{10 + number}XX00",
            name=f"School {chr(ord('A') + number)}",
            place="GOUDA",
            schoolbestuur=boards[number] if boards else f"{40000 + number}",
            measure=measure,
            unit=unit,
            year=year,
            step="c",
            low=count if isinstance(count, int) else count[0],
            high=count if isinstance(count, int) else count[1],
        )
        for number, count in enumerate(counts)
    ]


@scopes_disabled()
def delivery(**fields):
    """A public file that was read in."""
    return ImportRunFactory(**fields)


@scopes_disabled()
def benchmark(code="deelname-sbo", **fields):
    """The distribution of 75 samenwerkingsverbanden in 2019, unless told otherwise."""
    return BenchmarkFactory(definition=definition(code), **fields)
