"""Where one samenwerkingsverband stands among the others, in words that do not judge."""

from indicators.compute.benchmark import Band, Percentiles, band
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.wording.figures import amount

PLACES = {
    Band.LOWEST_TENTH: "bij het laagste tiende deel",
    Band.LOWER: "onder de middelste helft, boven het laagste tiende deel",
    Band.MIDDLE: "in de middelste helft",
    Band.HIGHER: "boven de middelste helft, onder het hoogste tiende deel",
    Band.HIGHEST_TENTH: "bij het hoogste tiende deel",
}


def spread_sentence(spread: Percentiles, unit: Unit) -> str:
    """ "Bij de helft van de 77 samenwerkingsverbanden ligt het tussen 2,04% en 2,99%; de middelste waarde is 2,52%."."""
    low, high, middle = (amount(value, unit) for value in (spread.p25, spread.p75, spread.p50))
    return (
        f"Bij de middelste helft van de {spread.count} samenwerkingsverbanden ligt het tussen {low} en {high}; "
        f"de middelste waarde is {middle}."
    )


def place_sentence(figure: FigureValue, spread: Percentiles, *, unit_name: str) -> str:
    """ "PO2814 zit in de middelste helft."; of what is not exactly known no place is said."""
    if figure.kind is FigureKind.VALUE and figure.value is not None:
        return f"{unit_name} zit {PLACES[band(figure.value, spread)]}."
    return f"Van {unit_name} is geen exact cijfer bekend; een plaats is niet te noemen."
