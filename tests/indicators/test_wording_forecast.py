"""A forecast in words."""

from indicators.compute.forecast import Measured, forecast
from indicators.compute.intervals import Bounds, count_figure, share_figure
from indicators.wording.forecast import backtest_sentence, forecast_sentence, refusal_sentence, used_sentence
from tests.indicators.test_compute_forecast import counts, national


def test_trend_is_told_with_its_range_and_its_past():
    found = forecast(national("leerlingen_so"))
    assert forecast_sentence(found, subject="het aantal leerlingen") == (
        "Indicatief: zet de ontwikkeling van de laatste zes cijfers door, dan ligt het aantal leerlingen in 2024 in ongeveer "
        "acht van de tien gevallen tussen 30.454 en 42.196. Het midden is 36.325."
    )
    assert backtest_sentence(found) == (
        "Voor 2021 zat deze prognose er 159 leerlingen naast: met de cijfers tot en met 2020 was 33.450 verwacht, het werd "
        "33.608. Over acht jaren gemiddeld was dat 880; met „blijft gelijk” was het 895 geweest."
    )


def test_naive_says_why_there_is_no_trend():
    found = forecast(national("leerlingen_sbo"))
    assert forecast_sentence(found, subject="het aantal leerlingen") == (
        "Indicatief: blijft het gaan zoals nu, dan ligt het aantal leerlingen in 2024 in ongeveer acht van de tien gevallen "
        "tussen 30.841 en 39.959. Het midden is het laatste cijfer, 35.400 in 2021."
    )
    assert backtest_sentence(found).endswith(
        "Over acht jaren gemiddeld was dat 807; een doorgetrokken trend zat er 1.045 naast. Daarom staat hier „blijft gelijk”."
    )


def test_share_is_off_by_percentage_points():
    figures = [share_figure(Bounds.exact(count), Bounds.exact(10_000)) for count in (210, 220, 231, 240, 251, 258)]
    found = forecast([Measured(2014 + index, figure) for index, figure in enumerate(figures)])
    assert backtest_sentence(found).startswith(
        "Voor 2019 zat deze prognose er 0,04 procentpunt naast: met de cijfers tot"
    )


def test_both_as_good_shows_the_simpler_one():
    assert backtest_sentence(forecast(counts(50, 50, 50, 50, 50))).endswith(
        "een doorgetrokken trend deed het even goed, en dan staat hier de eenvoudigste."
    )


def test_what_was_used_is_counted():
    points = counts(10, 11, 12, 13)
    more = [
        Measured(2016, count_figure(Bounds.exact(15)), provisional=True, example=True),
        Measured(2017, count_figure(Bounds(10, 20, None))),
    ]
    assert used_sentence(forecast([*points, *more]).used) == (
        "Gebruikt: vijf exacte cijfers (2011 tot en met 2014 en 2016), waarvan één voorlopig en één een voorbeeld. "
        "Niet gebruikt: één interval. In de reeks ontbreekt één jaar."
    )


def test_refusal_counts_what_there_is():
    one = [*counts(10), Measured(2012, count_figure(Bounds(10, 20, None)))]
    assert refusal_sentence(forecast(one)) == (
        "Nog geen prognose: daarvoor zijn ten minste vijf exacte cijfers van één definitie en één teldatum nodig, en er is er "
        "één (2011). Niet gebruikt: één interval."
    )
    assert "nodig, en er is er nog geen." in refusal_sentence(forecast([]))
