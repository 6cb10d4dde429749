"""What is said per unit: the noun that is counted, the subject of a series, and whether Nederland may stand beside it."""

from indicators.compute.nouns import MEASURED, PUPILS, singular
from indicators.enums import Unit
from osp import amounts, dutch

# A number of heads or of euros of Nederland is of another size, and a rubric is each tenant's own.
BESIDE_NATION = frozenset({Unit.PERCENT, Unit.PERMILLE, Unit.DAYS, Unit.YEARS, Unit.NUMBER})
SUBJECTS = {
    Unit.PERCENT: "het aandeel",
    Unit.PERMILLE: "het aantal per 1.000",
    Unit.SCORE: "de score",
    Unit.DAYS: "de duur",
    Unit.YEARS: "het gemiddelde",
    Unit.EURO: "het bedrag",
    Unit.NUMBER: "de waarde",
}


def series_subject(code: str, unit: Unit, *, counted: str = PUPILS) -> str:
    """What a series of an indicator is about, with its article: "de deelname", "het aandeel", "het aantal jongeren"."""
    if unit is Unit.PERCENT and code.startswith("deelname"):
        return "de deelname"
    return SUBJECTS.get(unit, f"het aantal {counted}")


def heads(n: int, counted: str = PUPILS) -> str:
    """ "1 leerling", "16 leerlingen", "2 aanvragen"."""
    return dutch.plural(n, singular(counted), counted)


def nothing_to_divide_by(counted: str, unit: Unit) -> tuple[str, str]:
    """Why a share does not apply, as verb and rest: "er zijn geen leerlingen om door te delen" has "zijn" for its verb.

    Per 1.000 the denominator may be of another kind than what is counted.
    """
    if counted in MEASURED or unit is not Unit.PERCENT:
        return "is", "niets om door te delen"
    return "zijn", f"geen {counted} om door te delen"


def change_text(x: float, unit: Unit, places: int | None = None) -> str:
    """A difference in the unit it is told in: "0,09 procentpunt", "0,4 per 1.000", "5 dagen", "€ 25.000".

    One that would read as zero without being zero says so.
    """
    shown = amounts.STYLES[unit].places if places is None else places
    if unit is Unit.PERCENT:
        return dutch.points(x, shown)
    if x != 0 and dutch.rounded(x, shown) == 0:
        return f"minder dan {amounts.amount(10.0**-shown, unit, shown)}"
    return amounts.amount(x, unit, shown)
