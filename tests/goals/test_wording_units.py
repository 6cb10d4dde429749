"""Verdicts on what is no percentage of pupils: in the unit agreed, and in the noun of what is counted."""

from dataclasses import replace

import pytest

from goals.enums import Direction
from goals.progress import Target, in_pupils
from goals.queries.preview import preview_sentence
from goals.wording import target_sentence
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from tests.goals.examples import sentence

PER_1000 = Target(Direction.DOWN, 0.2, 0.6, 2023, 3.6, 2027, 2.8)
HEADS = Target(Direction.DOWN, 2, 5, 2023, 40, 2027, 20)
DAYS = Target(Direction.DOWN, 3, 7, 2023, 42, 2027, 30)
YEARS = Target(Direction.DOWN, 0.1, 0.3, 2023, 3.8, 2027, 3.4)
EURO = Target(Direction.DOWN, 25000, 100000, 2023, 600000, 2027, 0)
POINTS = Target(Direction.UP, 0.1, 0.3, 2023, 3.0, 2027, 4.0)


def exact(value, unit, numerator=None, denominator=None):
    return FigureValue(
        FigureKind.VALUE, unit, value, value, value, None, numerator, numerator, denominator, denominator
    )


@pytest.mark.parametrize(
    ("target", "figure", "counted", "text"),
    [
        (
            PER_1000,
            exact(3.6, Unit.PERMILLE, 36, 10000),
            "jongeren",
            (
                "4 jongeren (0,4 per 1.000) boven het pad van 3,2 per 1.000. Dat is meer dan de marge van 0,2 per 1.000 en"
                " minder dan de grens van 0,6 per 1.000."
            ),
        ),
        (
            HEADS,
            exact(31, Unit.COUNT, 31),
            "jongeren",
            "1 jongere boven het pad van 30. Dat blijft binnen de marge van 2 jongeren.",
        ),
        (HEADS, exact(30, Unit.COUNT, 30), "aanvragen", "Met 30 aanvragen precies op het pad van 30."),
        (
            DAYS,
            exact(41.0, Unit.DAYS),
            "dagen",
            "5 dagen boven het pad van 36 dagen. Dat is meer dan de marge van 3 dagen en minder dan de grens van 7 dagen.",
        ),
        (
            YEARS,
            exact(4.0, Unit.YEARS, 1400, 350),
            "jaren",
            "0,4 jaar boven het pad van 3,6 jaar. Dat is meer dan de grens van 0,3 jaar.",
        ),
        (
            EURO,
            exact(380000, Unit.EURO),
            "euro",
            (
                "€ 80.000 boven het pad van € 300.000. Dat is meer dan de marge van € 25.000 en minder dan de grens van"
                " € 100.000."
            ),
        ),
        (
            EURO,
            exact(-12000, Unit.EURO),
            "euro",
            "€ 12.000 onder de streefwaarde van € 0. Die is daarmee behaald.",
        ),
        (POINTS, exact(3.5, Unit.NUMBER), "punten", "Met 3,5 precies op het pad van 3,5."),
    ],
)
def test_a_verdict_in_its_unit(target, figure, counted, text):
    assert sentence(target, 2025, figure, counted=counted) == text


def test_an_interval_gives_what_is_certain_at_least():
    figure = FigureValue(FigureKind.INTERVAL, Unit.PERMILLE, None, 3.6, 3.7, None, 36, 37, 9900, 10000)
    assert sentence(PER_1000, 2025, figure, counted="jongeren") == (
        "Ten minste 3 jongeren (0,4 per 1.000) boven het pad van 3,2 per 1.000: dat geldt voor het hele interval van"
        " 3,6 per 1.000 tot 3,7 per 1.000. Dat is meer dan de marge van 0,2 per 1.000 en minder dan de grens van"
        " 0,6 per 1.000."
    )


@pytest.mark.parametrize(
    ("counted", "unit", "text"),
    [
        ("aanvragen", Unit.PERCENT, "In 2025 zijn er geen aanvragen om door te delen; daarom is er geen oordeel."),
        ("euro", Unit.PERCENT, "In 2025 is er niets om door te delen; daarom is er geen oordeel."),
        ("jongeren", Unit.PERMILLE, "In 2025 is er niets om door te delen; daarom is er geen oordeel."),
    ],
)
def test_nothing_to_divide_by(counted, unit, text):
    target = Target(Direction.CORRIDOR, 0.1, 0.3, low=1, high=2)
    assert sentence(target, 2025, FigureValue(FigureKind.NOT_APPLICABLE, unit), counted=counted) == text


def test_a_difference_in_heads_needs_a_share_or_a_count():
    assert in_pupils(0.4, exact(3.6, Unit.PERMILLE, 36, 10000)) == 4
    assert in_pupils(2.6, exact(31, Unit.COUNT, 31)) == 3
    assert in_pupils(0.4, exact(3.6, Unit.YEARS, 1260, 350)) is None
    assert in_pupils(1000, exact(1000, Unit.EURO)) is None


@pytest.mark.parametrize(
    ("target", "unit", "counted", "text"),
    [
        (EURO, Unit.EURO, "euro", "van € 600.000 in 2023 naar € 0 in 2027, omlaag"),
        (
            replace(HEADS, direction=Direction.MAINTAIN, target=None),
            Unit.COUNT,
            "jongeren",
            "gelijk houden op 40, met een marge van 2 jongeren, van 2023 tot en met 2027",
        ),
        (DAYS, Unit.DAYS, "dagen", "van 42 dagen in 2023 naar 30 dagen in 2027, omlaag"),
    ],
)
def test_what_was_agreed(target, unit, counted, text):
    assert target_sentence(target, unit, counted=counted) == text


def test_the_preview_says_the_bounds_in_the_noun():
    assert preview_sentence(HEADS, Unit.COUNT, 2025, counted="jongeren") == (
        "Van 40 in 2023 naar 20 in 2027, omlaag. Voor 2025-2026 vraagt het pad 30. Tot en met 2 jongeren boven het pad is"
        " het op koers, tot en met 5 jongeren vraagt het aandacht, daarna is het van koers."
    )
