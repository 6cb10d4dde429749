"""The generated text under a chart: what the series did, beside whom, and what the picture might hide.

Nothing is compared across a break in definition, and an interval is never compared with an exact figure unmarked.
"""

from collections.abc import Sequence

from indicators.enums import FigureKind, Unit
from indicators.wording.comparison import Band, national_sentence
from indicators.wording.figures import estimate_text, figure_full, interval_text
from indicators.wording.series import SeriesPoint, closing_run, comparable, shown, years_text
from osp import amounts, dutch

MISSING_WORDS = {
    FigureKind.UNKNOWN: "Onbekend",
    FigureKind.NOT_APPLICABLE: "Niet van toepassing",
    FigureKind.WITHHELD: "Onderdrukt",
}
NO_FIGURE = "Er is nog geen cijfer om te tonen"
NOW = {1: "stijgt", -1: "daalt"}
THEN = {1: "steeg", -1: "daalde"}


def caption_sentence(
    points: Sequence[SeriesPoint],
    *,
    unit_name: str,
    subject: str,
    national: Sequence[SeriesPoint] = (),
    band: Band | None = None,
    breaks: Sequence[int] = (),
    axis_start: float | None = None,
    cut: Sequence[int] = (),
    national_cut: Sequence[int] = (),
) -> str:
    """The text under the chart of one series: trend, break, Nederland and middle half, missing years, axis, example.

    `subject` is what is measured, with its article, as series_subject says it. `band` holds the 25th and 75th percentile
    of the other samenwerkingsverbanden by year, `breaks` the first year of each new definition, `axis_start` the lowest
    value on the axis where that is above zero, and `cut` and `national_cut` the years of the intervals that the chart
    does not show whole.
    """
    if not points:
        return f"{NO_FIGURE}."
    stretch = comparable(points, breaks)
    sentences = [
        _trend_sentence(stretch, subject),
        _break_sentence(points, stretch),
        national_sentence(stretch, national, band or {}, unit_name=unit_name),
        *_missing_sentences(points),
        *_cut_sentences(cut, national_cut),
        _axis_sentence(axis_start, points[0].figure.unit),
        _example_sentence(points),
        _example_sentence(_only_national_examples(points, national), "landelijke "),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def finding(points: Sequence[SeriesPoint], *, subject: str, breaks: Sequence[int] = ()) -> str:
    """A heading that says what the chart shows, without a full stop: "De deelname daalt drie jaar op rij"."""
    stretch = comparable(points, breaks)
    measured = [point for point in stretch if point.measured]
    if not measured:
        return NO_FIGURE
    opening, last = dutch.sentence_case(subject), measured[-1]
    exact = [point for point in stretch if point.exact is not None]
    if last.exact is None:
        return f"{opening} van {last.year} is alleen als interval bekend"
    if len(exact) == 1:
        return f"{opening} was {shown(last)} in {last.year}"
    return f"{opening} {_movement(exact)}"


def _movement(exact: Sequence[SeriesPoint]) -> str:
    direction, run = closing_run(exact)
    first, last = exact[-2].year, exact[-1].year
    if run > 1 and direction:
        return f"{NOW[direction]} {dutch.number_word(run)} jaar op rij"
    when = f"in {last}" if run else f"tussen {first} en {last}"
    return f"{THEN[direction]} {when}" if direction else f"bleef {when} {_level_word(exact[-2], exact[-1])}"


def _trend_sentence(stretch: Sequence[SeriesPoint], subject: str) -> str:
    measured = [point for point in stretch if point.measured]
    if not measured:
        return f"{NO_FIGURE}."
    exact = [point for point in stretch if point.exact is not None]
    opening = dutch.sentence_case(subject)
    if measured[-1].exact is None:
        return _interval_sentence(measured[-1], exact, opening)
    if len(exact) == 1:
        return f"{opening} was {_shown_full(exact[-1])} in {exact[-1].year}; {_why_no_trend(measured)}."
    return _exact_trend(exact, opening)


def _why_no_trend(measured: Sequence[SeriesPoint]) -> str:
    if len(measured) > 1:
        return "van eerdere jaren is er alleen een interval, en dat is niet precies te vergelijken"
    return "met één cijfer is een ontwikkeling nog niet te zien"


def _exact_trend(exact: Sequence[SeriesPoint], opening: str) -> str:
    direction, run = closing_run(exact)
    first, last = exact[-1 - max(run, 1)], exact[-1]
    if not direction:
        sentence = _level_sentence(exact[-2], last, opening)
        first = exact[-2]
    else:
        ends = f"van {shown(first)} in {first.year} naar {_shown_full(last)} in {last.year}"
        sentence = f"{opening} {_verb(direction, run)} {ends}"
        sentence += "." if run else f"; {_between(first.year, last.year)}."
    start = exact[0]
    return sentence if start is first else f"{sentence} In {start.year} was dat {shown(start)}."


def _verb(direction: int, run: int) -> str:
    return f"{NOW[direction]} {dutch.number_word(run)} jaar op rij," if run > 1 else THEN[direction]


def _between(first: int, last: int) -> str:
    years = "het jaar" if last - first == 2 else "de jaren"  # noqa: PLR2004 -- two years apart leaves one between
    return f"van {years} daartussen is er geen exact cijfer"


def _level_sentence(earlier: SeriesPoint, last: SeriesPoint, opening: str) -> str:
    word = _level_word(earlier, last)
    gap = "" if last.year - earlier.year == 1 else f"; {_between(earlier.year, last.year)}"
    return f"{opening} bleef {word}: {shown(earlier)} in {earlier.year} en {_shown_full(last)} in {last.year}{gap}."


def _level_word(earlier: SeriesPoint, last: SeriesPoint) -> str:
    return "gelijk" if earlier.exact == last.exact else "vrijwel gelijk"


def _interval_sentence(last: SeriesPoint, exact: Sequence[SeriesPoint], opening: str) -> str:
    year = f"{last.year} (voorlopig)" if last.provisional else str(last.year)
    counts = figure_full(last.figure).partition(" (")[2] if last.figure.unit.is_share else ""
    sentence = f"{opening} lag in {year} tussen {interval_text(last.figure, joiner='en')}" + (
        f" ({counts}" if counts else ""
    )
    estimate = estimate_text(last.figure)
    sentence += f"; {estimate}." if estimate else "."
    return f"{sentence} {_beside_exact(last, exact[-1])}" if exact else sentence


def _beside_exact(interval: SeriesPoint, exact: SeriesPoint) -> str:
    low, high, value = interval.figure.low, interval.figure.high, exact.exact
    if low is None or high is None or value is None:
        raise ValueError("Een interval heeft twee grenzen nodig")
    if low <= value <= high:
        known = f"Het exacte cijfer van {exact.year}, {shown(exact)},"
        return f"{known} valt binnen dat interval; of het meer of minder werd, is niet te zeggen."
    return f"Dat is zeker {'meer' if value < low else 'minder'} dan het exacte cijfer van {exact.year}, {shown(exact)}."


def _shown_full(point: SeriesPoint) -> str:
    if not point.figure.unit.is_share:
        return shown(point)
    full = figure_full(point.figure)
    if not point.provisional:
        return full
    return f"{full[:-1]}; voorlopig)" if full.endswith(")") else f"{full} (voorlopig)"


def _break_sentence(points: Sequence[SeriesPoint], stretch: Sequence[SeriesPoint]) -> str:
    others = [point.year for point in points if point not in stretch and point.measured]
    if not others or not stretch:
        return ""
    return f"Vóór {stretch[0].year} gold een andere definitie; die jaren zijn niet te vergelijken met de jaren erna."


def _missing_sentences(points: Sequence[SeriesPoint]) -> list[str]:
    years = {kind: [point.year for point in points if point.figure.kind is kind] for kind in MISSING_WORDS}
    return [f"{MISSING_WORDS[kind]}: {years_text(found)}." for kind, found in years.items() if found]


def _axis_sentence(axis_start: float | None, unit: Unit) -> str:
    if axis_start is None or axis_start <= 0:
        return ""
    return f"De as begint bij {amounts.trimmed(axis_start, unit)}."


def _cut_sentences(own: Sequence[int], national: Sequence[int]) -> list[str]:
    if own and set(own) == set(national):
        return [f"{_cut_clause(own, '')}, ook het landelijke."]
    return [f"{_cut_clause(years, which)}." for years, which in ((own, ""), (national, "landelijke ")) if years]


def _cut_clause(years: Sequence[int], which: str) -> str:
    if len(years) == 1:
        return f"Het {which}interval van {years[0]} is breder dan de grafiek"
    return f"De {which}intervallen van {years_text(years)} zijn breder dan de grafiek"


def _only_national_examples(points: Sequence[SeriesPoint], national: Sequence[SeriesPoint]) -> list[SeriesPoint]:
    own = {point.year for point in points if point.example}
    return [point for point in national if point.year not in own]


def _example_sentence(points: Sequence[SeriesPoint], which: str = "") -> str:
    """Which years are invented. "Vanaf" only where every year from there on is."""
    invented = sorted(point.year for point in points if point.example)
    if not invented:
        return ""
    real = [point.year for point in points if not point.example and point.measured]
    if not real:
        return f"Alle {which}cijfers zijn een voorbeeld."
    if max(real) < invented[0] and len(invented) > 1:
        return f"De {which}cijfers vanaf {invented[0]} zijn een voorbeeld."
    noun = f"het {which}cijfer" if len(invented) == 1 else f"de {which}cijfers"
    return f"Voorbeeld: {noun} van {years_text(invented)}."
