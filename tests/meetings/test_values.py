"""The table of values of a pack, year by year."""

from goals.course import Course
from goals.enums import Direction
from goals.progress import Target
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries import Series, SeriesPoint
from meetings.pack.indicator_content import reference_date
from meetings.pack.values import values_table

TARGET = Target(
    direction=Direction.DOWN, margin=0.05, limit=0.15, baseline_year=2019, baseline=2.04, target_year=2024, target=1.54
)


def exact(value: float, numerator: int, denominator: int) -> FigureValue:
    return FigureValue(
        FigureKind.VALUE,
        Unit.PERCENT,
        value=value,
        low=value,
        high=value,
        numerator_low=numerator,
        numerator_high=numerator,
        denominator_low=denominator,
        denominator_high=denominator,
    )


INTERVAL = FigureValue(
    FigureKind.INTERVAL,
    Unit.PERCENT,
    low=1.24,
    high=3.91,
    estimate=2.07,
    numerator_low=200,
    numerator_high=680,
    denominator_low=17100,
    denominator_high=17900,
)
WITHHELD = FigureValue(FigureKind.WITHHELD, Unit.PERCENT)


def series(*points: SeriesPoint, unit: Unit = Unit.PERCENT) -> Series:
    definition = IndicatorDefinition(
        indicator=Indicator(code="deelname-sbo"),
        numerator="leerlingen sbo, schoolgaand",
        denominator="leerlingen bo + sbo",
    )
    return Series("deelname-sbo", "Deelname sbo", unit, points, (), (), definition)


def test_every_kind_of_figure_has_its_own_words():
    table = values_table(
        series(
            SeriesPoint(2019, exact(2.04, 357, 17465)),
            SeriesPoint(2020, WITHHELD),
            SeriesPoint(2022, INTERVAL),
            SeriesPoint(2023, exact(1.7, 300, 17647), is_provisional=True, is_example=True),
        ),
        Course(TARGET),
        range(2019, 2025),
    )
    assert table.years == ("2019", "2020", "2021", "2022", "2023", "2024")
    assert {row.label: row.cells for row in table.rows} == {
        "leerlingen sbo": ("357", "–", "–", "200–680", "300", "–"),
        "leerlingen bo + sbo": ("17.465", "–", "–", "17.100–17.900", "17.647", "–"),
        "deelname, %": ("2,04", "–", "–", "1,24–3,91", "1,70", "–"),
        "pad, %": ("2,04", "1,94", "1,84", "1,74", "1,64", "1,54"),
        "soort cijfer": (
            "definitief",
            "onderdrukt",
            "onbekend",
            "interval, schatting circa 2,07",
            "voorlopig voorbeeld",
            "streef",
        ),
    }
    assert (table.current, table.heading) == (4, "1 oktober")
    assert table.statuses == ("", "", "", "no_verdict", "attention", "")


def test_a_score_has_levels_and_no_counts():
    score = FigureValue(FigureKind.VALUE, Unit.SCORE, value=3.0, low=3.0, high=3.0)
    table = values_table(series(SeriesPoint(2026, score), unit=Unit.SCORE), Course(), range(2026, 2027))
    assert [(row.label, row.cells) for row in table.rows] == [("niveau", ("3",)), ("soort cijfer", ("score",))]
    assert (table.statuses, table.heading) == ((), "schooljaar")


def test_nothing_measured_and_nothing_agreed_gives_no_table():
    assert values_table(series(), Course(), range(2019, 2020)) is None


def told(unit: Unit, figure: FigureValue, target: Target | None = None, *, counted: str = "leerlingen") -> dict:
    found = series(SeriesPoint(2024, figure), unit=unit)
    found.definition.counted = counted
    table = values_table(found, Course(target), range(2024, 2026))
    return {row.label: row.cells for row in table.rows}


def value(unit: Unit, number: float, numerator: int | None = None, denominator: int | None = None) -> FigureValue:
    return FigureValue(
        FigureKind.VALUE, unit, number, number, number, None, numerator, numerator, denominator, denominator
    )


def test_money_and_days_have_no_counts_and_a_row_in_their_own_unit():
    target = Target(Direction.DOWN, 25000, 100000, 2024, 1204000, 2025, 0)
    assert told(Unit.EURO, value(Unit.EURO, 1204000), target) == {
        "euro": ("1.204.000", "–"),
        "pad": ("1.204.000", "0"),
        "soort cijfer": ("definitief", "streef"),
    }
    assert told(Unit.DAYS, value(Unit.DAYS, 31.4))["dagen"] == ("31", "–")
    assert told(Unit.YEARS, value(Unit.YEARS, 3.44, 1204, 350))["jaren"] == ("3,4", "–")


def test_a_share_per_1000_shows_both_counts():
    target = Target(Direction.DOWN, 0.2, 0.6, 2024, 3.2, 2025, 2.8)
    assert told(Unit.PERMILLE, value(Unit.PERMILLE, 3.2, 34, 10600), target) == {
        "leerlingen sbo": ("34", "–"),
        "leerlingen bo + sbo": ("10.600", "–"),
        "per 1.000": ("3,2", "–"),
        "pad, ‰": ("3,2", "2,8"),
        "soort cijfer": ("definitief", "streef"),
    }


def test_a_count_is_named_by_what_it_counts():
    assert told(Unit.COUNT, value(Unit.COUNT, 23, 23), counted="jongeren")["jongeren"] == ("23", "–")


def test_a_period_names_its_year():
    assert reference_date("schooljaar", 2024) == "schooljaar 2024-2025"
    assert reference_date("kalenderjaar", 2024) == "kalenderjaar 2024"
    assert reference_date("31 december", 2024) == "31 december 2024"
    assert reference_date("1 oktober–1 oktober", 2024) == "schooljaar 2024-2025"


def test_reference_date_is_of_its_own_calendar_year():
    assert reference_date("1 oktober", 2026) == "1 oktober 2026"
    assert reference_date("1 februari", 2026) == "1 februari 2027"
    assert reference_date("1 augustus", 2026) == "1 augustus 2026"
