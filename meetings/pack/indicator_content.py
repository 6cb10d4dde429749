"""One indicator of an agenda item as a page of the pack: its figure with the whole story, in the words of the product's pages."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.charts import caption, chart_spec, finding
from goals.course import Course
from goals.hooks import Decided
from goals.models import IndicatorLink
from goals.queries import LinkAssessment
from indicators.enums import FigureKind, Unit
from indicators.queries import Series, SeriesPoint
from indicators.wording import figure_parts, figure_text
from indicators.wording.series import years_text
from meetings.pack.sections import IndicatorPage, Interpretation, OpleggerFigure, RubricLevel
from meetings.pack.values import values_table
from meetings.queries.figures import LinkFigure
from osp import dutch
from osp.school_years import calendar_year_of

NEWEST_INTERPRETATIONS = 2
UNKNOWN = "onbekend"
CALENDAR_YEAR = "kalenderjaar"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the indicator is discussed: words for its page. `frozen_on` None in a concept."""

    place: str
    discussed: str
    label: str
    unit_name: str
    frozen_on: date | None
    decided: tuple[Decided, ...] = ()


def indicator_page(found: LinkFigure, setting: Setting) -> IndicatorPage:
    """Everything the pack says about one link. A withheld figure lends no digit to it."""
    link, series, assessed = found.link, found.series, found.assessment
    point = assessed.point
    has_chart = series.own or assessed.course != Course()
    chart = chart_spec(link, series, unit_name=setting.unit_name, decided=setting.decided) if has_chart else None
    number, sign, figure_caption, estimate = figure_words(found)
    return IndicatorPage(
        key=f"link-{link.pk}",
        label=setting.label,
        title=link.indicator.name,
        definition=_definition(link, series),
        direction=link.direction if assessed.target else "",
        plan_relation=setting.place,
        discussed=setting.discussed,
        figure_text=number,
        unit=sign,
        figure_caption=figure_caption,
        estimate=estimate,
        reference=_reference(point, series),
        release_status=_release_status(point),
        kind=point.figure.kind.value if point else FigureKind.UNKNOWN.value,
        status=assessed.status.value,
        status_word=assessed.word,
        sentence=verdict_sentence(assessed),
        chart=chart,
        chart_heading=finding(series) if chart else "",
        table=values_table(series, assessed.course, chart.years) if chart and chart.first_year else None,
        in_words=caption(series, unit_name=setting.unit_name, spec=chart) if chart else "",
        agreed=dutch.sentence_case(f"{assessed.target_text}.") if assessed.target_text else "",
        pace=assessed.pace_text,
        changes=assessed.former_texts,
        interpretation=_interpretations(link),
        rubric=_rubric(link, assessed),
        source_lines=_source_lines(series, assessed, setting),
        is_example=bool(point and point.is_example),
        example_note=example_note(series),
    )


def oplegger_figure(page: IndicatorPage) -> OpleggerFigure:
    """The same figure in one line of the oplegger."""
    provisional = page.release_status if page.release_status == "voorlopig" else ""
    example = "voorbeeld" if page.is_example else ""
    parts = (page.figure_caption, provisional, example, page.estimate)
    return OpleggerFigure(
        title=page.title,
        figure_text=page.figure_text + page.unit,
        caption=", ".join(part for part in parts if part),
        status=page.status,
        status_word=page.status_word,
        sentence=page.sentence,
        spark=page.chart,
        indicator_key=page.key,
        kind=page.kind,
    )


def figure_words(found: LinkFigure) -> tuple[str, str, str, str]:
    """Number, sign, caption and labelled estimate of the newest figure."""
    point = found.assessment.point
    if point is None:
        return UNKNOWN, "", "nog geen score" if found.link.indicator.is_noticeable else "er is geen levering", ""
    if point.figure.unit is Unit.SCORE and point.figure.kind is FigureKind.VALUE:
        return figure_text(point.figure), "", f"niveau op een rubriek van {len(found.link.indicator.rubric)}", ""
    parts = figure_parts(point.figure, counted=found.series.counted)
    return parts.number, parts.sign, parts.caption, parts.estimate


def verdict_sentence(assessed: LinkAssessment) -> str:
    """The sentence of the verdict; an overruled one says who, why, and what the figures say."""
    if not assessed.is_overruled:
        return assessed.sentence
    link = assessed.link
    who = link.overruled_by.name if link.overruled_by else "een medewerker"
    reason = link.overruled_reason.rstrip(".")
    return f"Aangepast door {who}: {reason}. Volgens de cijfers: {assessed.computed_word}. {assessed.sentence}"


def example_note(series: Series) -> str:
    """Which of the own figures are invented; empty when none is."""
    invented = [point.year for point in series.own if point.is_example]
    if not invented:
        return ""
    if len(invented) == len(series.own):
        return "Alle cijfers van deze indicator zijn verzonnen."
    return f"Verzonnen zijn de cijfers van {years_text(invented)}."


def _definition(link: IndicatorLink, series: Series) -> str:
    definition = series.definition
    if definition is None:
        return link.indicator.question
    version = f"Definitie {link.indicator.code}, versie {definition.version}."
    if series.unit is Unit.SCORE:
        return f"{definition.text} {version}"
    moment = "Peildatum" if _is_day(definition.reference_day) else "Periode:"
    return f"{definition.text} {moment} {definition.reference_day}. {version}"


def _reference(point: SeriesPoint | None, series: Series) -> str:
    if point is None:
        return ""
    if series.unit is Unit.SCORE or series.definition is None:
        return f"schooljaar {dutch.school_year(point.year)}"
    return reference_date(series.definition.reference_day, point.year)


def reference_date(day: str, year: int) -> str:
    """ "1 oktober" in school year 2026 is "1 oktober 2026"; "1 februari" is of the year after. A period names its year."""
    if day == CALENDAR_YEAR:
        return f"{day} {year}"
    if not _is_day(day):
        return f"schooljaar {dutch.school_year(year)}"
    number = dutch.MONTHS.index(day.rsplit(" ", maxsplit=1)[-1]) + 1
    return f"{day} {calendar_year_of(year, number)}"


def _is_day(day: str) -> bool:
    """Whether a teldatum is one day of the year, and no period such as "schooljaar"."""
    number, _, month = day.partition(" ")
    return number.isdigit() and month in dutch.MONTHS


def _release_status(point: SeriesPoint | None) -> str:
    if point is None or point.figure.unit is Unit.SCORE:
        return ""
    if point.is_provisional:
        return "voorlopig"
    return "" if point.is_example else "definitief"


def _interpretations(link: IndicatorLink) -> tuple[Interpretation, ...]:
    kind = "merkbaar" if link.indicator.is_noticeable else "meetbaar"
    return tuple(
        Interpretation(
            kind=kind,
            text=row.text,
            author=row.user.name if row.user else "",
            on=timezone.localtime(row.created_at).date(),
        )
        for row in list(link.interpretations.all())[:NEWEST_INTERPRETATIONS]
    )


def _rubric(link: IndicatorLink, assessed: LinkAssessment) -> tuple[RubricLevel, ...]:
    if not link.indicator.is_noticeable:
        return ()
    return tuple(
        RubricLevel(level, str(sentence), is_current=level == assessed.level)
        for level, sentence in enumerate(link.indicator.rubric, 1)
    )


def _source_lines(series: Series, assessed: LinkAssessment, setting: Setting) -> tuple[str, ...]:
    point = assessed.point
    lines = [_source(series, point), assessed.rounding_note]
    if point and point.missing:
        lines.append(f"Het cijfer mist {dutch.join_words(point.missing)} en is dus onvolledig.")
    if series.definition:
        lines.append(series.definition.limits)
    if setting.frozen_on:
        lines.append(f"In dit stuk vastgezet op {dutch.date_long(setting.frozen_on)}.")
    else:
        lines.append("Concept: dit cijfer staat pas vast als de stukken zijn gepubliceerd.")
    return tuple(line for line in lines if line)


def _source(series: Series, point: SeriesPoint | None) -> str:
    if series.unit is Unit.SCORE:
        return "Eigen oordeel van het samenwerkingsverband op de rubriek."
    where = dutch.sentence_case(series.definition.source_text) if series.definition else ""
    if point is not None and point.is_example:
        has_real = any(not each.is_example and each.worded.measured for each in series.own)
        real = f" De echte cijfers komen uit: {where}." if where and has_real else ""
        return f"Dit cijfer is verzonnen als voorbeeld.{real}"
    if point is None:
        return f"{where}: er is nog geen levering." if where else ""
    is_day = series.definition is not None and _is_day(series.definition.reference_day)
    when = f"{'peildatum ' if is_day else ''}{_reference(point, series)}"
    release = f" Levering: {point.release}." if point.release else ""
    return f"{where}, {when}.{release}" if where else f"{dutch.sentence_case(when)}.{release}"
