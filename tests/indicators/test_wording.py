"""Figures and series in words: honest about their kind, and without a digit of what is withheld."""

from dataclasses import replace

import pytest

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.wording import (
    FigureParts,
    SeriesPoint,
    caption_sentence,
    estimate_text,
    figure_full,
    figure_parts,
    figure_text,
    finding,
    interval_text,
    rounding_note,
    series_subject,
)

SUBJECT = "de deelname"


def share(numerator, denominator):
    value = 100 * numerator / denominator
    return FigureValue(
        FigureKind.VALUE, Unit.PERCENT, value, value, value, None, numerator, numerator, denominator, denominator
    )


def share_interval(low, high, estimate=None):
    return FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, low, high, estimate, 200, 680, 17100, 17900)


def count(n):
    return FigureValue(FigureKind.VALUE, Unit.COUNT, n, n, n, None, n, n)


def score(level):
    return FigureValue(FigureKind.VALUE, Unit.SCORE, level, level, level)


def nothing(kind, unit=Unit.PERCENT):
    return FigureValue(kind, unit)


COUNT_INTERVAL = FigureValue(FigureKind.INTERVAL, Unit.COUNT, None, 23968, 76930, 38731.4, 23968, 76930)
# Numbers that a careless caller left in a withheld figure.
LEAKY = replace(share(3, 412), kind=FigureKind.WITHHELD, estimate=0.7)


@pytest.mark.parametrize(
    ("figure", "short", "full"),
    [
        (share(357, 17465), "2,04%", "2,04% (357 van 17.465)"),
        (share(0, 17465), "0,00%", "0,00% (0 van 17.465)"),
        (share_interval(1.24, 3.91), "1,24–3,91%", "1,24–3,91% (200 tot 680 van 17.100 tot 17.900)"),
        (count(357), "357", "357 leerlingen"),
        (count(1), "1", "1 leerling"),
        (COUNT_INTERVAL, "23.968–76.930", "23.968–76.930 leerlingen"),
        (score(3.0), "3", "3"),
        (score(3.1), "3,1", "3,1"),
        (nothing(FigureKind.UNKNOWN), "onbekend", "onbekend"),
        (nothing(FigureKind.NOT_APPLICABLE), "n.v.t.", "n.v.t."),
        (LEAKY, "onderdrukt", "onderdrukt"),
        (FigureValue(FigureKind.VALUE, Unit.PERCENT, 2.0, 2.0, 2.0), "2,00%", "2,00%"),
    ],
)
def test_figure_short_and_in_full(figure, short, full):
    assert (figure_text(figure), figure_full(figure)) == (short, full)


def test_narrow_interval_never_reads_as_an_exact_figure():
    assert figure_text(share_interval(2.0401, 2.0409)) == "2,040–2,041%"


def test_interval_with_a_word_names_both_signs():
    assert interval_text(share_interval(1.24, 3.91), joiner="tot") == "1,24% tot 3,91%"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (share_interval(1.24, 3.91, 2.07), "schatting: circa 2,07%"),
        (COUNT_INTERVAL, "schatting: circa 38.731"),
        (share_interval(1.24, 3.91), ""),
        (replace(share(357, 17465), estimate=2.0), ""),
        (LEAKY, ""),
    ],
)
def test_estimate_stands_only_beside_an_interval(figure, text):
    assert estimate_text(figure) == text


@pytest.mark.parametrize(
    ("figure", "parts"),
    [
        (share(370, 16840), FigureParts("2,20", "%", "370 van 16.840 leerlingen", "")),
        (
            share_interval(1.24, 3.91, 2.07),
            FigureParts("1,24–3,91", "%", "200 tot 680 van 17.100 tot 17.900 leerlingen", "schatting: circa 2,07%"),
        ),
        (count(357), FigureParts("357", "", "leerlingen", "")),
        (score(3), FigureParts("3", "", "", "")),
        (nothing(FigureKind.UNKNOWN), FigureParts("onbekend", "", "geen bron geeft dit cijfer", "")),
        (LEAKY, FigureParts("onderdrukt", "", "weggelaten om kleine aantallen te beschermen", "")),
    ],
)
def test_figure_parts_for_a_template(figure, parts):
    assert figure_parts(figure) == parts


def test_rounding_note_only_where_shown_figures_do_not_subtract():
    assert rounding_note((2.1972, 2.1031)) == "Verschillen zijn berekend vóór afronding."
    assert rounding_note((2.20, 2.10), (1.0, 0.5)) == ""


def test_figure_of_a_kind_without_its_value_is_an_error():
    with pytest.raises(ValueError, match="mist de waarde"):
        figure_text(nothing(FigureKind.VALUE))


OWN = [
    SeriesPoint(2019, share(357, 17465)),
    SeriesPoint(2020, share(365, 17400), example=True),
    SeriesPoint(2022, share(379, 17240), example=True),
    SeriesPoint(2023, share(386, 17096), example=True),
    SeriesPoint(2024, share(381, 16984), example=True),
    SeriesPoint(2025, share(375, 16902), example=True),
    SeriesPoint(2026, share(370, 16840), provisional=True, example=True),
]
NATIONAL = [SeriesPoint(2019, share(35733, 1432190)), SeriesPoint(2025, share(36000, 1430000), example=True)]
INTERVAL_2024 = SeriesPoint(2024, share_interval(1.24, 3.91, 2.07))


def test_caption_tells_trend_break_country_axis_and_example():
    text = caption_sentence(
        OWN,
        unit_name="PO2814",
        subject=SUBJECT,
        national=NATIONAL,
        band={2025: (2.25, 2.8)},
        breaks=[2022],
        axis_start=1.8,
    )
    assert text == (
        "De deelname daalt drie jaar op rij, van 2,26% in 2023 naar 2,20% (370 van 16.840; voorlopig) in 2026."
        " In 2022 was dat 2,20%."
        " Vóór 2022 gold een andere definitie; die jaren zijn niet te vergelijken met de jaren erna."
        " Landelijk was het 2,52% in 2025; PO2814 lag daar 0,30 procentpunt onder en zat onder de middelste helft"
        " van de andere samenwerkingsverbanden. De as begint bij 1,8%. De cijfers vanaf 2020 zijn een voorbeeld."
    )


def test_caption_of_one_year_claims_no_trend():
    assert caption_sentence(OWN[:1], unit_name="PO2814", subject=SUBJECT) == (
        "De deelname was 2,04% (357 van 17.465) in 2019; met één cijfer is een ontwikkeling nog niet te zien."
    )


def test_caption_marks_an_interval_beside_an_exact_figure():
    national = [NATIONAL[0], SeriesPoint(2024, share_interval(1.7, 5.3))]
    text = caption_sentence(
        [OWN[0], INTERVAL_2024], unit_name="PO2814", subject=SUBJECT, national=national, band={2019: (2.0, 2.8)}
    )
    assert text == (
        "De deelname lag in 2024 tussen 1,24% en 3,91% (200 tot 680 van 17.100 tot 17.900); schatting: circa"
        " 2,07%. Het exacte cijfer van 2019, 2,04%, valt binnen dat interval; of het meer of minder werd, is niet te"
        " zeggen. Landelijk was het 2,49% in 2019; PO2814 lag daar 0,45 procentpunt onder en zat binnen de middelste"
        " helft van de andere samenwerkingsverbanden."
    )


@pytest.mark.parametrize(
    ("interval", "sentence"),
    [
        (share_interval(2.5, 3.0), "Dat is zeker meer dan het exacte cijfer van 2019, 2,04%."),
        (share_interval(1.0, 1.5), "Dat is zeker minder dan het exacte cijfer van 2019, 2,04%."),
    ],
)
def test_caption_compares_an_interval_only_where_all_of_it_agrees(interval, sentence):
    text = caption_sentence([OWN[0], SeriesPoint(2024, interval)], unit_name="PO2814", subject=SUBJECT)
    assert text.endswith(sentence)


@pytest.mark.parametrize(
    ("own", "national", "sentence"),
    [
        (
            INTERVAL_2024,
            share(249, 10000),
            "dat valt binnen het interval; of het hier meer of minder is, is niet te zeggen.",
        ),
        (INTERVAL_2024, share(500, 10000), "Landelijk was het 5,00% in 2024; dat ligt boven het hele interval."),
        (INTERVAL_2024, share(100, 10000), "Landelijk was het 1,00% in 2024; dat ligt onder het hele interval."),
        (
            SeriesPoint(2024, share(204, 10000)),
            share_interval(1.7, 5.3),
            "Landelijk lag het in 2024 tussen 1,70% en 5,30%; bij een interval is precies vergelijken niet mogelijk.",
        ),
        (
            SeriesPoint(2024, share(204, 10000)),
            share(204, 10000),
            "Landelijk was het 2,04% in 2024; PO2814 lag daar precies op.",
        ),
        (
            SeriesPoint(2024, share(300, 10000)),
            share(204, 10000),
            "Landelijk was het 2,04% in 2024; PO2814 lag daar 0,96 procentpunt boven.",
        ),
    ],
)
def test_caption_beside_the_country_by_kind(own, national, sentence):
    text = caption_sentence([own], unit_name="PO2814", subject=SUBJECT, national=[SeriesPoint(2024, national)])
    assert text.endswith(sentence)


def test_caption_compares_with_no_country_figure_from_before_a_break():
    text = caption_sentence(OWN, unit_name="PO2814", subject=SUBJECT, national=NATIONAL[:1], breaks=[2022])
    assert "Landelijk" not in text


def test_caption_names_the_gap_between_years():
    text = caption_sentence([OWN[0], OWN[4]], unit_name="PO2814", subject=SUBJECT)
    assert text == (
        "De deelname steeg van 2,04% in 2019 naar 2,24% (381 van 16.984) in 2024; van de jaren daartussen is er"
        " geen exact cijfer. Voorbeeld: het cijfer van 2024."
    )


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        (share(204, 10000), "De deelname bleef gelijk: 2,04% in 2019 en 2,04% (204 van 10.000) in 2020."),
        (
            share(20401, 1000000),
            "De deelname bleef vrijwel gelijk: 2,04% in 2019 en 2,04% (20.401 van 1.000.000) in 2020.",
        ),
        (share(205, 10000), "De deelname steeg van 2,04% in 2019 naar 2,05% (205 van 10.000) in 2020."),
        (share(203, 10000), "De deelname daalde van 2,04% in 2019 naar 2,03% (203 van 10.000) in 2020."),
    ],
)
def test_caption_direction_agrees_with_the_figures_shown(later, sentence):
    points = [SeriesPoint(2019, share(204, 10000)), SeriesPoint(2020, later)]
    assert caption_sentence(points, unit_name="PO2814", subject=SUBJECT) == sentence


def test_caption_lists_missing_years_by_kind():
    points = [
        *[SeriesPoint(year, nothing(FigureKind.UNKNOWN)) for year in (2015, 2016, 2017, 2019)],
        SeriesPoint(2018, LEAKY),
        SeriesPoint(2020, share(204, 10000)),
    ]
    text = caption_sentence(points, unit_name="PO2814", subject=SUBJECT)
    assert text.endswith("Onbekend: 2015 tot en met 2017 en 2019. Onderdrukt: 2018.")


def test_caption_without_any_number_holds_only_years():
    text = caption_sentence([SeriesPoint(2018, LEAKY)], unit_name="PO2814", subject=SUBJECT)
    assert text == "Er is nog geen cijfer om te tonen. Onderdrukt: 2018."
    assert caption_sentence([], unit_name="PO2814", subject=SUBJECT) == "Er is nog geen cijfer om te tonen."


def test_caption_shows_nothing_of_a_withheld_year_between_others():
    points = [SeriesPoint(2018, share(50, 400)), SeriesPoint(2019, LEAKY), SeriesPoint(2020, share(60, 400))]
    assert caption_sentence(points, unit_name="PO2814", subject=SUBJECT) == (
        "De deelname steeg van 12,50% in 2018 naar 15,00% (60 van 400) in 2020; van het jaar daartussen is er geen"
        " exact cijfer. Onderdrukt: 2019."
    )


def test_caption_of_counts_uses_its_own_subject_and_no_country():
    points = [SeriesPoint(2019, count(357)), SeriesPoint(2020, count(365))]
    national = [SeriesPoint(2020, count(35733))]
    assert caption_sentence(
        points, unit_name="PO2814", subject="het aantal leerlingen", national=national, axis_start=300
    ) == ("Het aantal leerlingen steeg van 357 in 2019 naar 365 in 2020. De as begint bij 300.")


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (OWN[3:], "De deelname daalt drie jaar op rij"),
        (OWN[:2], "De deelname steeg in 2020"),
        ([OWN[0], OWN[4]], "De deelname steeg tussen 2019 en 2024"),
        ([OWN[0], SeriesPoint(2020, share(357, 17465))], "De deelname bleef in 2020 gelijk"),
        (
            [SeriesPoint(2019, share(20400, 10**6)), SeriesPoint(2020, share(20401, 10**6))],
            "De deelname bleef in 2020 vrijwel gelijk",
        ),
        (OWN[:1], "De deelname was 2,04% in 2019"),
        ([OWN[0], INTERVAL_2024], "De deelname van 2024 is alleen als interval bekend"),
        ([], "Er is nog geen cijfer om te tonen"),
    ],
)
def test_finding_is_a_heading(points, text):
    assert finding(points, subject=SUBJECT) == text


@pytest.mark.parametrize(
    ("code", "unit", "subject"),
    [
        ("deelname-sbo", Unit.PERCENT, "de deelname"),
        ("eigen-besluiten-binnen-zes-weken", Unit.PERCENT, "het aandeel"),
        ("deelname-sbo-aantal", Unit.COUNT, "het aantal leerlingen"),
        ("handelingsruimte", Unit.SCORE, "de score"),
    ],
)
def test_subject_follows_from_the_indicator(code, unit, subject):
    assert series_subject(code, unit) == subject


def test_caption_and_heading_speak_of_the_subject():
    subject = "het aandeel"
    assert finding(OWN[3:], subject=subject) == "Het aandeel daalt drie jaar op rij"
    assert caption_sentence(OWN[:2], unit_name="PO2814", subject=subject) == (
        "Het aandeel steeg van 2,04% in 2019 naar 2,10% (365 van 17.400) in 2020. Voorbeeld: het cijfer van 2020."
    )


@pytest.mark.parametrize(
    ("own", "national", "sentence"),
    [
        ((2024,), (), "Het interval van 2024 is breder dan de grafiek."),
        ((2022, 2024), (), "De intervallen van 2022 en 2024 zijn breder dan de grafiek."),
        ((), (2024,), "Het landelijke interval van 2024 is breder dan de grafiek."),
        ((2024,), (2024,), "Het interval van 2024 is breder dan de grafiek, ook het landelijke."),
        (
            (2024,),
            (2023, 2024),
            "Het interval van 2024 is breder dan de grafiek. De landelijke intervallen van 2023 en 2024 zijn breder dan de grafiek.",
        ),
    ],
)
def test_caption_names_the_intervals_that_the_chart_cuts(own, national, sentence):
    text = caption_sentence(
        OWN, unit_name="PO2814", subject=SUBJECT, axis_start=1.8, cut=own, national_cut=national, breaks=[2022]
    )
    assert f" niet te vergelijken met de jaren erna. {sentence} De as begint bij 1,8%." in text
