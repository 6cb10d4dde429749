"""Sentences of the indicator pages: places, missing municipalities, the place among the others."""

import pytest

from indicators.compute.benchmark import Percentiles
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.wording.completeness import incomplete_sentences
from indicators.wording.places import place_name
from indicators.wording.position import place_sentence, spread_sentence

SPREAD = Percentiles(1.5, 2.0, 2.5, 3.0, 4.0, count=77)


def share(value):
    return FigureValue(FigureKind.VALUE, Unit.PERCENT, value, value, value)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("GOUDA", "Gouda"),
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("DEN HAAG", "Den Haag"),
        ("IJSSELSTEIN UT", "IJsselstein Ut"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("BODEGRAVEN-REEUWIJK", "Bodegraven-Reeuwijk"),
        ("VOORST GEM VOORST", "Voorst gem Voorst"),
        ("Gouda", "Gouda"),
        ("", ""),
    ],
)
def test_place_name_reads_as_people_write_it(written, read):
    assert place_name(written) == read


def test_incomplete_years_name_whose_figure_lacks_what():
    lacking = [
        (2024, "Nederland", ("Ridderkerk",)),
        (2024, "PO2805", ("Ridderkerk",)),
        (2025, "Nederland", ("Gouda", "Zuidplas")),
        (2019, "Nederland", ()),
    ]
    assert incomplete_sentences(lacking) == [
        "In 2024 ontbreekt de gemeente Ridderkerk; Nederland en PO2805 zijn onvolledig.",
        "In 2025 ontbreken de gemeenten Gouda en Zuidplas; Nederland is onvolledig.",
    ]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (1.49, "bij het laagste tiende deel"),
        (1.5, "onder de middelste helft, boven het laagste tiende deel"),
        (2.0, "in de middelste helft"),
        (3.5, "boven de middelste helft, onder het hoogste tiende deel"),
        (4.01, "bij het hoogste tiende deel"),
    ],
)
def test_place_among_the_others(value, place):
    assert place_sentence(share(value), SPREAD, unit_name="PO2814") == f"PO2814 zit {place}."


def test_an_interval_has_no_place_among_the_others():
    interval = FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, 1.0, 5.0, 1.9)
    expected = "Van PO2814 is geen exact cijfer bekend; een plaats is niet te noemen."
    assert place_sentence(interval, SPREAD, unit_name="PO2814") == expected


def test_spread_names_the_middle_half():
    assert spread_sentence(SPREAD, Unit.PERCENT) == (
        "Bij de middelste helft van de 77 samenwerkingsverbanden ligt het tussen 2,00% en 3,00%; "
        "de middelste waarde is 2,50%."
    )
