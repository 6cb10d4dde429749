"""The page of one indicator: its figure, chart, passport, place among the others, and where its pupils go to school."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from indicators import charts, queries, wording
from indicators.forms import ScoreForm
from indicators.queries import Breakdown, Reader, SeriesPoint
from indicators.queries.notes import flags_for
from indicators.queries.templates import is_stated
from indicators.services.rubrics import score_rubric
from indicators.views import figure_tables as tables
from indicators.views import split_tables
from indicators.views.base import OneIndicatorView
from indicators.views.card import Card, card_of
from indicators.wording.completeness import incomplete_sentences
from indicators.wording.periods import moment_text, period_word
from indicators.wording.position import place_sentence, spread_sentence
from indicators.wording.units import BESIDE_NATION
from osp.abilities import Ability
from osp.enums import Role
from osp.errors import DomainError
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial


class MeasuredView(OneIndicatorView):
    """What is shown of an indicator that is computed, for the school years in the URL."""

    def year_of(self, name: str) -> int | None:
        """A school year asked for in the URL (2019 for 2019-2020), if it reads as one."""
        text = self.request.GET.get(name, "")
        return int(text) if text.isascii() and text.isdigit() else None

    def chosen_point(self) -> SeriesPoint | None:
        """The figure of ?jaar=, else the newest known one."""
        year = self.year_of("jaar")
        asked = self.series.point(year) if year is not None else None
        return asked or self.series.latest

    def split(self) -> Breakdown | None:
        """Per schoolbestuur and school, of ?vestigingen=, else the newest year with exact numbers."""
        return queries.breakdown(
            self.tenant.swv,
            self.indicator,
            year=self.year_of("vestigingen"),
            reader=self.reader(),
        )

    def reader(self) -> Reader:
        """What this person may know already about single vestigingen."""
        roles = self.actor.roles
        if roles & {Role.SCHOOL_BOARD, Role.SCHOOL_BOARD_STAFF}:
            return Reader.SCHOOLBESTUUR
        return Reader.BOARD_MEMBER if Role.BOARD_MEMBER in roles else Reader.OUTSIDE


class IndicatorView(MeasuredView):
    """One indicator. Meetbaar: figure, chart, passport, split. Merkbaar: rubric, scores and a form for the next one."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.indicator.is_noticeable:
            return self.noticeable_page(ScoreForm(indicator=self.indicator))
        point = self.chosen_point()
        if is_partial(request):
            return self.render("indicators/_passport.html", self.context(**self.passport(point)))
        return self.render("indicators/detail.html", self.measured(point))

    def measured(self, point: SeriesPoint | None) -> dict[str, Any]:
        """The page of a meetbare indicator."""
        numerator, denominator = tables.part_names(self.series)
        return self.context(
            crumbs=self.crumbs((self.indicator.name, "")),
            card=self.card,
            parts=wording.figure_parts(point.figure, counted=self.series.counted) if point else None,
            tag=tables.tag_of(point) if point else "",
            years=tables.year_rows(self.series, self.card.note_numbers),
            year_links=[(each.year, self.series.period(each.year)) for each in reversed(self.series.own)],
            numerator=numerator,
            denominator=denominator,
            value_head=tables.value_head(self.series),
            period_head=period_word(self.series.definition),
            incomplete=self.incomplete(),
            needs_numbers=is_stated(self.series.definition),
            **split_tables.split_context(self.split()),
            **self.chart(),
            **self.passport(point),
        )

    @cached_property
    def card(self) -> Card:
        """What the page says beside the figures."""
        return card_of(self.tenant.swv, self.indicator, self.series)

    def chart(self) -> dict[str, Any]:
        """The drawing with the marks of the notes, and the sentence under it."""
        levels = len(self.indicator.rubric) or charts.LEVELS
        spec = charts.series_chart(self.series, unit_name=self.unit_name, levels=levels)
        spec = replace(spec, flags=flags_for([row.note for row in self.card.notes], spec))
        return {
            "chart": charts.chart_svg(spec) if self.series.latest else "",
            "caption": charts.caption(self.series, unit_name=self.unit_name, spec=spec),
            "example_note": spec.example_note,
        }

    def passport(self, point: SeriesPoint | None) -> dict[str, Any]:
        """The passport of one figure, and its place among the samenwerkingsverbanden in that year."""
        if point is None:
            return {"point": None}
        comparable = queries.is_comparable(self.indicator.code) and self.series.unit in BESIDE_NATION
        definition = self.series.definition_in(point.year)
        found = queries.passport(self.series, point)
        spread = queries.spread_of(definition, point.year) if definition and comparable else None
        return {
            "point": point,
            "period": self.series.period(point.year),
            "moment": moment_text(self.series.definition_in(point.year), point.year),
            "cell": tables.figure_cell(point, self.series.unit),
            "passport": found,
            "corrections": split_tables.correction_rows(found),
            "numerator_text": tables.numerator_text(point.figure),
            "denominator_text": tables.denominator_text(point.figure),
            "status": tables.status_of(point),
            "national_text": self.national_text(point.year),
            "is_comparable": comparable,
            "spread": spread_sentence(spread, self.series.unit) if spread else "",
            "place": place_sentence(point.figure, spread, unit_name=self.unit_name) if spread else "",
        }

    def national_text(self, year: int) -> str:
        """The figure of Nederland in the same year; empty where it is not there or cannot be held beside this one."""
        point = next((each for each in self.series.national if each.year == year), None)
        if point is None or self.series.unit not in BESIDE_NATION:
            return ""
        estimate = wording.estimate_text(point.figure)
        return wording.figure_full(point.figure, counted=self.series.counted) + (f"; {estimate}" if estimate else "")

    def incomplete(self) -> list[str]:
        """Which years miss a municipality, for Nederland and for this samenwerkingsverband."""
        whose = (("Nederland", self.series.national), (self.unit_name, self.series.own))
        known = [(name, point) for name, points in whose for point in points if point.worded.measured]
        return incomplete_sentences([(point.year, name, point.missing) for name, point in known])

    def noticeable_page(self, form: ScoreForm, *, status: int = 200) -> HttpResponse:
        """The page of a merkbare indicator, with the form as it stands."""
        scores = list(queries.rubric_scores(self.indicator))
        latest = scores[0] if scores else None
        levels = len(self.indicator.rubric)
        context = self.context(
            crumbs=self.crumbs((self.indicator.name, "")),
            card=self.card,
            form=form,
            scores=[(score, self.indicator.rubric[score.level - 1]) for score in scores],
            latest=latest,
            sentence=self.indicator.rubric[latest.level - 1] if latest else "",
            levels=levels,
            is_own=self.indicator.swv_id is not None,
            **self.chart(),
        )
        partial = is_partial(self.request) and self.request.method == "POST"
        return self.render(
            "indicators/_score_form.html" if partial else "indicators/noticeable.html", context, status=status
        )


class ScoreView(IndicatorView):
    """Add a score on the rubric. The form stands on the page of the indicator."""

    write_ability = Ability.SCORE_RUBRIC

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.go(self.url("detail", self.indicator.pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.indicator.is_noticeable:
            raise Http404
        form = ScoreForm(request.POST, indicator=self.indicator)
        if form.is_valid():
            try:
                score_rubric(self.actor, indicator=self.indicator, **form.cleaned_data)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return self.go(self.url("detail", self.indicator.pk), "De score is bewaard.")
        return self.noticeable_page(form, status=422)


class FiguresExport(OneIndicatorView):
    """The chart as a table, or the scores of a merkbare indicator, as CSV or Excel."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        vorm = request.GET.get("vorm", "csv")
        if self.indicator.is_noticeable:
            return table_response(self.file_name("scores"), tables.SCORE_HEADER, self.score_cells(), vorm)
        header = tables.year_header(self.series)
        return table_response(self.file_name("cijfers"), header, tables.year_cells(self.series), vorm)

    def score_cells(self) -> list[list[Cell]]:
        """Every score, newest first."""
        sentences = self.indicator.rubric
        return [
            [score.on, score.level, sentences[score.level - 1], score.note, str(score.user or "")]
            for score in queries.rubric_scores(self.indicator)
        ]


class BreakdownExport(MeasuredView):
    """The split as CSV or Excel, of one year or of all (?jaren=alle); it withholds what the page withholds."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.all_years() if request.GET.get("jaren") == "alle" else self.one_year()

    def one_year(self) -> HttpResponse:
        """Schoolbesturen and schools of one year."""
        found = self.split()
        if found is None or found.closed:
            raise Http404
        header, cells = split_tables.breakdown_header(found), split_tables.breakdown_cells(found)
        return self.table(f"{self.file_name('vestigingen')}-{found.year}", header, cells)

    def all_years(self) -> HttpResponse:
        """Pupils of every schoolbestuur and school over the years."""
        found = queries.history(self.tenant.swv, self.indicator, reader=self.reader())
        if found is None:
            raise Http404
        header, cells = split_tables.history_header(found), split_tables.history_cells(found)
        return self.table(f"{self.file_name('vestigingen')}-jaren", header, cells)

    def table(self, name: str, header: list[str], cells: list[list[Cell]]) -> HttpResponse:
        """The download in the form asked for."""
        return table_response(name, header, cells, self.request.GET.get("vorm", "csv"))
