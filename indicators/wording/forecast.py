"""A forecast in Dutch words: the range, how far off it would have been, and why there is none."""

from indicators.compute.forecast import ENOUGH, Forecast, Reason, Refusal, Used
from indicators.compute.rolling import WINDOW, Method
from indicators.enums import Unit
from indicators.wording.figures import amount
from indicators.wording.series import years_text
from osp import dutch

OUTCOMES = "in ongeveer acht van de tien gevallen"


def forecast_sentence(found: Forecast, *, subject: str) -> str:
    """What the range says about its last year. `subject` is what is measured, with its article."""
    last = found.years[-1]
    span = f"tussen {amount(last.low, found.unit)} en {amount(last.high, found.unit)}"
    if found.method is Method.NAIVE:
        opening = f"Indicatief: blijft het gaan zoals nu, dan ligt {subject} in {last.year} {OUTCOMES} {span}."
        return f"{opening} Het midden is het laatste cijfer, {amount(found.base, found.unit)} in {found.base_year}."
    behind = dutch.number_word(min(WINDOW, len(found.used.years)))
    trend = f"zet de ontwikkeling van de laatste {behind} cijfers door"
    return (
        f"Indicatief: {trend}, dan ligt {subject} in {last.year} {OUTCOMES} {span}. "
        f"Het midden is {amount(last.middle, found.unit)}."
    )


def backtest_sentence(found: Forecast, *, counted: str = "leerlingen") -> str:
    """How far off the newest figure would have been, and whether the other method did worse.

    `counted` is the plural of what a count counts.
    """
    test = found.backtest
    noun = f" {counted}" if found.unit is Unit.COUNT else ""
    told = (
        f"Voor {test.year} zat deze prognose er {error_text(test.last_error, found.unit)}{noun} naast: met de cijfers tot en met "
        f"{test.origin} was {amount(test.predicted, found.unit)} verwacht, het werd {amount(test.actual, found.unit)}."
    )
    return f"{told} {_mean_sentence(found)}"


def _mean_sentence(found: Forecast) -> str:
    test = found.backtest
    mine, other = error_text(test.mean_error, found.unit), error_text(test.mean_error_other, found.unit)
    over = f"Over {dutch.number_word(test.count)} jaren gemiddeld" if test.count > 1 else "Over één jaar"
    if found.method is Method.TREND:
        return f"{over} was dat {mine}; met „blijft gelijk” was het {other} geweest."
    if test.mean_error == test.mean_error_other:
        return f"{over} was dat {mine}; een doorgetrokken trend deed het even goed, en dan staat hier de eenvoudigste."
    return f"{over} was dat {mine}; een doorgetrokken trend zat er {other} naast. Daarom staat hier „blijft gelijk”."


def error_text(size: float, unit: Unit) -> str:
    """A distance without sign: "0,10 procentpunt", "271"."""
    return dutch.points(size) if unit is Unit.PERCENT else amount(size, unit)


def used_sentence(used: Used) -> str:
    """Which figures the forecast rests on, and what stayed out."""
    what = f"Gebruikt: {_exact(len(used.years))} ({years_text(used.years)})"
    marks = [(used.provisional, "voorlopig"), (used.examples, "een voorbeeld")]
    told = [f"{_of_them(count, len(used.years))} {word}" for count, word in marks if count]
    return f"{what}{', waarvan ' + dutch.join_words(told) if told else ''}.{_left_out(used)}"


def refusal_sentence(found: Refusal) -> str:
    """Why there is no forecast, and what would be needed."""
    if found.reason is Reason.RUBRIC:
        return "Een score op een rubriek krijgt geen prognose: de treden zijn zinnen en geen hoeveelheden."
    used = found.used
    count = len(used.years)
    have = f"er {'is' if count == 1 else 'zijn'} er {dutch.number_word(count)}" if count else "er is er nog geen"
    years = f" ({years_text(used.years)})" if used.years else ""
    return (
        f"Nog geen prognose: daarvoor zijn ten minste {dutch.number_word(ENOUGH)} exacte cijfers van één definitie en één "
        f"teldatum nodig, en {have}{years}.{_left_out(used)}"
    )


def _exact(count: int) -> str:
    return f"{dutch.number_word(count)} {'exact cijfer' if count == 1 else 'exacte cijfers'}"


def _of_them(count: int, whole: int) -> str:
    return "alle" if count == whole else dutch.number_word(count)


def _left_out(used: Used) -> str:
    """ " Niet gebruikt: drie intervallen en één onderdrukt cijfer. In de reeks ontbreken twee jaren." """
    parts = [
        (used.intervals, "interval", "intervallen"),
        (used.withheld, "onderdrukt cijfer", "onderdrukte cijfers"),
        (
            used.other_line,
            "cijfer van een andere definitie of teldatum",
            "cijfers van een andere definitie of teldatum",
        ),
    ]
    told = [f"{dutch.number_word(count)} {one if count == 1 else more}" for count, one, more in parts if count]
    said = f" Niet gebruikt: {dutch.join_words(told)}." if told else ""
    if used.gaps:
        said += f" In de reeks {'ontbreekt' if used.gaps == 1 else 'ontbreken'} {_years(used.gaps)}."
    return said


def _years(count: int) -> str:
    return f"{dutch.number_word(count)} {'jaar' if count == 1 else 'jaren'}"
