"""What is said about an interval: a verdict where all of it agrees, otherwise why there is none."""

import pytest

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from tests.goals.examples import BETWEEN, CORRIDOR, DOWN, GOOD, UP, interval, sentence


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (
            interval(1.24, 3.91, 2.07),
            (
                "Het interval van 1,24% tot 3,91% ligt aan beide kanten van het pad van 2,10%. De laagste waarde zou"
                " behaald betekenen en de hoogste van koers; daarom is er geen oordeel. Indicatie op schatting"
                " (circa 2,07%): op koers."
            ),
        ),
        (
            interval(2.12, 2.40),
            (
                "Het interval van 2,12% tot 2,40% ligt geheel boven het pad van 2,10%. De laagste waarde zou op koers"
                " betekenen en de hoogste van koers; daarom is er geen oordeel."
            ),
        ),
        (
            interval(2.40, 3.91),
            (
                "Ten minste 50 leerlingen (0,30 procentpunt) boven het pad van 2,10%: dat geldt voor het hele interval"
                " van 2,40% tot 3,91%. Dat is meer dan de grens van 0,15."
            ),
        ),
        (
            interval(2.16, 2.20),
            (
                "Ten minste 9 leerlingen (0,06 procentpunt) boven het pad van 2,10%: dat geldt voor het hele interval"
                f" van 2,16% tot 2,20%. {BETWEEN}"
            ),
        ),
        (interval(2.01, 2.08), f"Het hele interval van 2,01% tot 2,08% ligt onder het pad van 2,10%. {GOOD}"),
        (
            interval(2.05, 2.14),
            (
                "Ook de hoogste waarde van het interval van 2,05% tot 2,14% blijft binnen de marge van 0,05 boven het"
                " pad van 2,10%."
            ),
        ),
        (
            interval(1.50, 1.90),
            "Het hele interval van 1,50% tot 1,90% ligt onder de streefwaarde van 2,00%. Die is daarmee behaald.",
        ),
        (
            interval(1.50, 2.00),
            "Het hele interval van 1,50% tot 2,00% ligt op of onder de streefwaarde van 2,00%. Die is daarmee behaald.",
        ),
    ],
)
def test_down_on_intervals(figure, text):
    assert sentence(DOWN, 2026, figure) == text


def test_provisional_interval_without_verdict_promises_no_verdict():
    assert sentence(DOWN, 2026, interval(2.12, 2.40), provisional=True).endswith(
        "daarom is er geen oordeel. Voorlopig cijfer: het cijfer kan nog veranderen."
    )


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (
            interval(1.24, 3.91, 2.1),
            (
                "Het interval van 1,24% tot 3,91% ligt aan beide kanten van de bandbreedte van 2,00% tot 2,20%; daarom"
                " is er geen oordeel. Indicatie op schatting (circa 2,10%): op koers."
            ),
        ),
        (
            interval(2.10, 2.30),
            (
                "Het interval van 2,10% tot 2,30% ligt deels boven de bandbreedte van 2,00% tot 2,20%. De laagste"
                " waarde zou op koers betekenen en de hoogste aandacht; daarom is er geen oordeel."
            ),
        ),
        (
            interval(2.05, 2.15),
            "Het hele interval van 2,05% tot 2,15% ligt binnen de bandbreedte van 2,00% tot 2,20%.",
        ),
        (
            interval(1.96, 2.24),
            (
                "Het hele interval van 1,96% tot 2,24% blijft binnen de marge van 0,05 rond de bandbreedte van 2,00%"
                " tot 2,20%."
            ),
        ),
        (
            interval(1.00, 1.50),
            (
                "Ten minste 85 leerlingen (0,50 procentpunt) onder de bandbreedte van 2,00% tot 2,20%: dat geldt voor"
                " het hele interval van 1,00% tot 1,50%. Dat is meer dan de grens van 0,15."
            ),
        ),
    ],
)
def test_corridor_on_intervals(figure, text):
    assert sentence(CORRIDOR, 2026, figure) == text


def test_interval_of_counts_leads_with_pupils():
    figure = FigureValue(FigureKind.INTERVAL, Unit.COUNT, None, 60, 90, 75, 60, 90)
    assert sentence(UP, 2025, figure) == (
        "Ten minste 30 leerlingen onder het pad van 120: dat geldt voor het hele interval van 60 tot 90."
        " Dat is meer dan de grens van 15 leerlingen."
    )
