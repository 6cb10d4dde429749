"""What all promises come to, in words. Pure: no Django."""

from collections.abc import Sequence

from goals.compute.together import Total
from goals.enums import Direction
from goals.wording.contributions import MORE_OR_FEWER
from indicators.compute.nouns import singular
from indicators.enums import Unit
from indicators.wording import amount
from osp import dutch

NO_BASE = (
    "Het cijfer van het samenwerkingsverband is geen enkel getal dat getoond mag worden; daarom staat hier geen gat."
)
NO_BOARD_BASE = "Niet van elk gevraagd schoolbestuur is het aantal bekend en te tonen; daarom staat hier geen gat."
# So many names still read as a sentence.
MOST_NAMES = 4


def together_sentence(
    total: Total, *, target: float, unit: Unit, counted: str, direction: Direction, goal_word: str
) -> str:
    """ "Samen beloofd 3,10%, doel 2,90%, gat 14 leerlingen."; of a number "Samen beloofd 120 leerlingen, doel 100, gat 20."."""
    if total.base is None or total.reached is None:
        return f"Samen toegezegd: {number_of(total.promised, counted)} {MORE_OR_FEWER[direction]}."
    wished = amount(target, unit)
    reached = amount(total.share, unit) if total.share is not None else number_of(total.reached, counted)
    return f"Samen beloofd {reached}, {goal_word} {wished}, {gap_text(total, counted)}."


def gap_text(total: Total, counted: str) -> str:
    """ "gat 14 leerlingen", "geen gat"."""
    return f"gat {number_of(total.gap, counted)}" if total.gap else "geen gat"


def number_of(number: int, counted: str) -> str:
    """ "14 leerlingen", "1 leerling"."""
    return f"{dutch.integer(number)} {singular(counted) if number == 1 else counted}"


def beyond_note(total: Total, counted: str) -> str:
    """What it means to promise more than there are; empty where nobody did."""
    if not total.beyond:
        return ""
    return f"Er is voor {number_of(total.beyond, counted)} meer toegezegd dan er zijn; die tellen niet mee."


def coverage_text(total: Total) -> str:
    """ "27 van de 31 schoolbesturen ondertekenden"."""
    verb = "ondertekende" if total.asked == 1 else "ondertekenden"
    boards = "het ene schoolbestuur" if total.asked == 1 else f"de {dutch.integer(total.asked)} schoolbesturen"
    return f"{dutch.integer(total.answered)} van {boards} {verb}"


def missing_text(names: Sequence[str]) -> str:
    """ "Nog niet: De Linde en De Waard."; of many the first and how many more."""
    if not names:
        return ""
    shown = list(names[:MOST_NAMES])
    more = len(names) - len(shown)
    if more:
        shown.append(f"nog {dutch.plural(more, 'ander', 'andere')}")
    return f"Nog niet: {dutch.join_words(shown)}."
