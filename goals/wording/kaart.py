"""What a kaart says about a promise and about the group. Pure: no Django."""

from goals.compute.promises import Worth
from indicators.compute.nouns import singular
from indicators.enums import Unit
from osp import dutch

FEW_BOARDS = "De spreiding van de groep staat hier niet: er zijn te weinig andere schoolbesturen waarvan het cijfer getoond mag worden."


def group_note(boards: int | None) -> str:
    """Why there is no range, or of how many schoolbesturen it is."""
    if boards is None:
        return FEW_BOARDS
    return (
        f"De groep: {dutch.number_word(boards)} besturen in dit samenwerkingsverband; het vlak is de middelste helft."
    )


def worth_sentence(
    worth: Worth, *, counted: str, unit: Unit, points: float | None, organisation: str, knows_others: bool
) -> str:
    """ "Uw 6 leerlingen zijn 18% van de 33 die het plan vraagt; zij schelen PO2814 0,05 procentpunt. ..."."""
    if worth.asked == 0:
        return f"{organisation} is waar het wil zijn. Wat u toezegt, houdt het daar."
    if worth.own == 0:
        return f"Het plan vraagt er {dutch.integer(worth.asked)} van alle schoolbesturen samen; u zegt er geen toe."
    noun = singular(counted) if worth.own == 1 else counted
    verb = "is" if worth.own == 1 else "zijn"
    share = dutch.percent(100 * worth.own / worth.asked, 0)
    said = (
        f"Uw {dutch.integer(worth.own)} {noun} {verb} {share} van de {dutch.integer(worth.asked)} die het plan vraagt"
    )
    if points is not None:
        said += f"; dat scheelt {organisation} {_moved(points, unit)}"
    if not knows_others:
        return f"{said}."
    left = f"er staan er nog {dutch.integer(worth.left)} open" if worth.left > 1 else "er staat er nog 1 open"
    if worth.left == 0:
        left = "alles is toegezegd"
    return f"{said}. Met de {dutch.integer(worth.others)} van anderen erbij: {left}."


def _moved(points: float, unit: Unit) -> str:
    if unit is Unit.PERMILLE:
        return f"{dutch.decimal(points)} per 1.000"
    return f"{dutch.decimal(points)} procentpunt"
