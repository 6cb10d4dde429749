"""A koppeling as documents show it: a panel with its whole story, and a line on the plan on one page. Touches no database."""

from collections.abc import Iterable

from django.utils import timezone

from goals.charts import caption, chart_spec, finding
from goals.documents.plan import Cell, Chart, Column, Level, Line, Panel, PosterFigure, Remark, StatusCode, Table
from goals.progress import path_value
from goals.queries.assessment import LinkAssessment
from goals.queries.interpretations import Said
from indicators import wording
from indicators.enums import FigureKind, Unit
from indicators.queries import Series, SeriesPoint
from osp import amounts, dutch

NEWEST_REMARKS = 2
UNKNOWN = "onbekend"
NONE = "–"
NUMBERS = frozenset({FigureKind.VALUE, FigureKind.INTERVAL})


def panel(view: LinkAssessment, series: Series, said: Iterable[Said], *, label: str, unit_name: str) -> Panel:
    """One koppeling in full, as everybody who reads the plan may see it: a withheld figure lends no digit to it."""
    number, sign, counts, estimate = figure_words(view)
    chart = _chart(view, series, unit_name)
    return Panel(
        label=label,
        title=view.link.indicator.name,
        kind=view.link.indicator.kind,
        figure=number,
        unit=sign,
        is_word=view.point is None or view.point.figure.kind not in NUMBERS,
        caption=counts,
        estimate=estimate,
        reference=reference(view),
        definition=_definition(view, series),
        status=code(view),
        status_word=view.word,
        sentence=verdict(view),
        agreed=view.target_text,
        progress=view.progress_text,
        chart=chart,
        values=_values(view, series, chart.spec.years) if chart and chart.spec.first_year else None,
        rubric=_rubric(view),
        remarks=tuple(_remark(each) for each in list(said)[:NEWEST_REMARKS]),
        source=_source(view, series),
    )


def poster_figure(view: LinkAssessment, series: Series) -> PosterFigure:
    """One koppeling in one line."""
    number, sign, _, _ = figure_words(view)
    drawn = chart_spec(view.link, series) if series.own else None
    return PosterFigure(
        title=view.link.indicator.name,
        figure=number + sign,
        agreed=view.target_text,
        status=code(view),
        status_word=view.word,
        spark=drawn,
    )


def code(view: LinkAssessment) -> StatusCode:
    """The verdict as documents name it."""
    found: StatusCode = view.status.value
    return found


def figure_words(view: LinkAssessment) -> tuple[str, str, str, str]:
    """Number, sign, caption and labelled estimate of the newest figure."""
    point = view.point
    if point is None:
        return UNKNOWN, "", "nog geen score" if view.is_noticeable else "er is geen levering", ""
    if view.is_noticeable and point.figure.kind is FigureKind.VALUE:
        return wording.figure_text(point.figure), "", f"niveau op een rubriek van {len(view.link.indicator.rubric)}", ""
    parts = wording.figure_parts(point.figure, counted=view.counted)
    return parts.number, parts.sign, parts.caption, parts.estimate


def reference(view: LinkAssessment) -> str:
    """Of when the newest figure is, and what to know about it: "2026-2027, voorlopig, voorbeeld"."""
    point = view.point
    if point is None:
        return ""
    words = (("voorlopig", point.is_provisional), ("onvolledig", bool(point.missing)), ("voorbeeld", point.is_example))
    return ", ".join([view.period, *(word for word, holds in words if holds)])


def verdict(view: LinkAssessment) -> str:
    """The sentence of the verdict; an overruled one says who, why, and what the figures say."""
    if not view.is_overruled:
        return view.sentence
    who = view.link.overruled_by.name if view.link.overruled_by else "een medewerker"
    reason = view.link.overruled_reason.rstrip(".")
    return f"Aangepast door {who}: {reason}. Volgens de cijfers: {view.computed_word}. {view.sentence}"


def _chart(view: LinkAssessment, series: Series, unit_name: str) -> Chart | None:
    if not series.own:
        return None
    spec = chart_spec(view.link, series, unit_name=unit_name)
    return Chart(spec, caption(series, unit_name=unit_name, spec=spec), finding(series))


def _definition(view: LinkAssessment, series: Series) -> str:
    definition = series.definition
    if definition is None:
        return view.link.indicator.question
    return definition.text if view.is_noticeable else f"{definition.text} Geteld: {definition.reference_day}."


def _values(view: LinkAssessment, series: Series, years: range) -> Table:
    """The figures by year under the chart, what the path asks, and which kind each figure is."""
    points = {year: series.point(year) for year in years}
    latest = view.point.year if view.point else 0
    sign = amounts.STYLES[view.unit].tick if view.unit.is_share else ""
    asked = [_asked(view, year) for year in years]
    own = Line(
        (
            Cell(_named("cijfer", sign)),
            *(Cell(_bare(point, year, latest), strong=True) for year, point in points.items()),
        )
    )
    path = [Line((Cell(_named("pad", sign)), *(Cell(text) for text in asked)))] if any(asked) else []
    kinds = Line((Cell("soort cijfer"), *(Cell(_kind(point, year, latest)) for year, point in points.items())))
    heading = series.definition.reference_day if series.definition and not view.is_noticeable else "schooljaar"
    return Table(
        caption=f"{view.link.indicator.name} per jaar",
        columns=(Column(heading, 2.5), *(Column(str(year), is_number=True) for year in years)),
        lines=(own, *path, kinds),
    )


def _named(word: str, sign: str) -> str:
    return f"{word}, {sign}" if sign else word


def _bare(point: SeriesPoint | None, year: int, latest: int) -> str:
    """The figure without its sign, which the head of the row says; nothing for a year to come."""
    if point is None or point.figure.kind not in NUMBERS:
        return NONE if year <= latest else ""
    text = wording.figure_text(point.figure)
    return text.removesuffix(amounts.STYLES[point.figure.unit].after) if point.figure.unit.is_share else text


def _asked(view: LinkAssessment, year: int) -> str:
    target = view.target
    if target is None or not target.has_path or target.years is None:
        return ""
    if not target.years[0] <= year <= target.years[1]:
        return ""
    value = path_value(target, year)
    if value is None:
        return ""
    return amounts.bare(value, view.unit) if view.unit.is_share else dutch.decimal_trimmed(value, most=2)


def _kind(point: SeriesPoint | None, year: int, latest: int) -> str:
    if point is None:
        return UNKNOWN if year < latest else ""
    if point.figure.kind not in NUMBERS:
        return wording.figure_text(point.figure)
    words = [word for word, holds in (("voorlopig", point.is_provisional), ("voorbeeld", point.is_example)) if holds]
    if point.figure.kind is FigureKind.INTERVAL:
        return " ".join(["interval", *words])
    return " ".join(words) or ("score" if point.figure.unit is Unit.SCORE else "definitief")


def _rubric(view: LinkAssessment) -> tuple[Level, ...]:
    sentences = view.link.indicator.rubric if view.is_noticeable else []
    return tuple(Level(number, str(text), number == view.level) for number, text in enumerate(sentences, start=1))


def _remark(said: Said) -> Remark:
    day = dutch.date_long(timezone.localtime(said.at).date())
    return Remark(said.text, f"{said.who}, {day}" if said.who else day)


def _source(view: LinkAssessment, series: Series) -> str:
    point = view.point
    if view.is_noticeable:
        return "Eigen oordeel van het samenwerkingsverband op de rubriek."
    if point is not None and point.is_example:
        return "Dit cijfer is verzonnen als voorbeeld."
    where = dutch.sentence_case(series.definition.source_text) if series.definition else ""
    limits = series.definition.limits if series.definition else ""
    release = f"levering {point.release}" if point and point.release else ""
    missing = (
        f"Het cijfer mist {dutch.join_words(point.missing)} en is dus onvolledig." if point and point.missing else ""
    )
    first = ", ".join(part for part in (where, release) if part)
    return " ".join(part for part in (f"{first}." if first else "", missing, limits, view.rounding_note) if part)
