"""Figures and series that are no percentage of pupils: each in its own unit, with the noun of what is counted."""

import pytest

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.wording import (
    FigureParts,
    SeriesPoint,
    caption_sentence,
    change_text,
    figure_full,
    figure_parts,
    figure_text,
    finding,
    heads,
    series_subject,
)


def exact(value, unit, numerator=None, denominator=None):
    return FigureValue(
        FigureKind.VALUE, unit, value, value, value, None, numerator, numerator, denominator, denominator
    )


def between(low, high, unit, estimate=None):
    return FigureValue(FigureKind.INTERVAL, unit, None, low, high, estimate)


@pytest.mark.parametrize(
    ("figure", "counted", "short", "full"),
    [
        (exact(3.2, Unit.PERMILLE, 34, 10600), "aanvragen", "3,2 per 1.000", "3,2 per 1.000 (34 op 10.600)"),
        (exact(90, Unit.PERCENT, 108, 120), "aanvragen", "90,00%", "90,00% (108 van 120)"),
        (exact(23, Unit.COUNT, 23), "jongeren", "23", "23 jongeren"),
        (exact(1, Unit.COUNT, 1), "bezwaren", "1", "1 bezwaar"),
        (exact(31.4, Unit.DAYS), "dagen", "31 dagen", "31 dagen"),
        (exact(3.44, Unit.YEARS, 1204, 350), "jaren", "3,4 jaar", "3,4 jaar"),
        (exact(-204000, Unit.EURO), "euro", "€ −204.000", "€ −204.000"),
        (exact(3.8, Unit.NUMBER), "punten", "3,8", "3,8"),
        (between(30.0, 45.0, Unit.DAYS), "dagen", "30–45 dagen", "30–45 dagen"),
        (between(31.2, 31.4, Unit.DAYS), "dagen", "31,2–31,4 dagen", "31,2–31,4 dagen"),
    ],
)
def test_figure_short_and_in_full(figure, counted, short, full):
    assert (figure_text(figure), figure_full(figure, counted=counted)) == (short, full)


@pytest.mark.parametrize(
    ("figure", "counted", "parts"),
    [
        (exact(90, Unit.PERCENT, 108, 120), "aanvragen", FigureParts("90,00", "%", "108 van 120 aanvragen", "")),
        (exact(3.2, Unit.PERMILLE, 34, 10600), "aanvragen", FigureParts("3,2", " per 1.000", "34 op 10.600", "")),
        (exact(31, Unit.DAYS), "dagen", FigureParts("31", " dagen", "", "")),
        (exact(1, Unit.DAYS), "dagen", FigureParts("1", " dag", "", "")),
        (exact(1204000, Unit.EURO), "euro", FigureParts("€ 1.204.000", "", "", "")),
        (
            between(30, 45, Unit.DAYS, 38),
            "dagen",
            FigureParts("30–45", " dagen", "", "schatting: circa 38 dagen"),
        ),
        (
            FigureValue(FigureKind.NOT_APPLICABLE, Unit.PERCENT),
            "bezwaren",
            FigureParts("n.v.t.", "", "er zijn geen bezwaren om door te delen", ""),
        ),
        (
            FigureValue(FigureKind.NOT_APPLICABLE, Unit.PERCENT),
            "euro",
            FigureParts("n.v.t.", "", "er is niets om door te delen", ""),
        ),
        (
            FigureValue(FigureKind.NOT_APPLICABLE, Unit.PERMILLE),
            "aanvragen",
            FigureParts("n.v.t.", "", "er is niets om door te delen", ""),
        ),
    ],
)
def test_figure_parts(figure, counted, parts):
    assert figure_parts(figure, counted=counted) == parts


@pytest.mark.parametrize(
    ("code", "unit", "counted", "subject"),
    [
        ("deelname-sbo", Unit.PERCENT, "leerlingen", "de deelname"),
        ("overhead", Unit.PERCENT, "euro", "het aandeel"),
        ("thuiszitters-absoluut", Unit.COUNT, "jongeren", "het aantal jongeren"),
        ("thuiszitters-relatief", Unit.PERMILLE, "jongeren", "het aantal per 1.000"),
        ("doorlooptijd-tlv", Unit.DAYS, "dagen", "de duur"),
        ("mogelijk-bovenmatig-vermogen", Unit.EURO, "euro", "het bedrag"),
    ],
)
def test_subject_of_a_series(code, unit, counted, subject):
    assert series_subject(code, unit, counted=counted) == subject


@pytest.mark.parametrize(
    ("x", "unit", "text"),
    [
        (0.14, Unit.PERCENT, "0,14 procentpunt"),
        (0.42, Unit.PERMILLE, "0,4 per 1.000"),
        (0.01, Unit.PERMILLE, "minder dan 0,1 per 1.000"),
        (5, Unit.DAYS, "5 dagen"),
        (0.3, Unit.DAYS, "minder dan 1 dag"),
        (0.0, Unit.DAYS, "0 dagen"),
        (25000, Unit.EURO, "€ 25.000"),
    ],
)
def test_a_difference_in_its_unit(x, unit, text):
    assert change_text(x, unit) == text


def test_an_unknown_noun_stays_as_it_is():
    assert [heads(1, "gesprekken"), heads(1, "wandelingen"), heads(2, "jongeren")] == [
        "1 gesprek",
        "1 wandelingen",
        "2 jongeren",
    ]


def caption(subject, values, **more):
    points = [SeriesPoint(2021 + index, value) for index, value in enumerate(values)]
    return caption_sentence(points, unit_name="PO2814", subject=subject, **more)


def test_a_caption_per_1000_sets_nederland_beside_it():
    text = caption(
        "het aantal per 1.000",
        [exact(3.4, Unit.PERMILLE, 36, 10600), exact(3.2, Unit.PERMILLE, 34, 10600)],
        national=[SeriesPoint(2022, exact(2.8, Unit.PERMILLE, 4000, 1428571))],
        axis_start=2.5,
    )
    assert text == (
        "Het aantal per 1.000 daalde van 3,4 per 1.000 in 2021 naar 3,2 per 1.000 (34 op 10.600) in 2022."
        " Landelijk was het 2,8 per 1.000 in 2022; PO2814 lag daar 0,4 per 1.000 boven."
        " De as begint bij 2,5 per 1.000."
    )


def test_a_caption_of_money_has_no_pupils_and_no_nederland():
    text = caption(
        "het bedrag",
        [exact(-20000, Unit.EURO), exact(35000, Unit.EURO)],
        national=[SeriesPoint(2022, exact(130e6, Unit.EURO))],
    )
    assert text == "Het bedrag steeg van € −20.000 in 2021 naar € 35.000 in 2022."


def test_a_heading_names_what_is_counted():
    points = [SeriesPoint(2021, exact(23, Unit.COUNT, 23)), SeriesPoint(2022, exact(19, Unit.COUNT, 19))]
    subject = series_subject("thuiszitters-absoluut", Unit.COUNT, counted="jongeren")
    assert finding(points, subject=subject) == "Het aantal jongeren daalde in 2022"
