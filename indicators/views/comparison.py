"""One indicator beside the other samenwerkingsverbanden: the distribution, the funnel plot and the spiegelgroep."""

from functools import cached_property
from statistics import median
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from indicators import wording
from indicators.compute.benchmark import FEWEST_UNITS, comparable
from indicators.compute.figure import FigureValue
from indicators.enums import Sector, Unit
from indicators.queries.comparison import unfit
from indicators.queries.distribution import Distribution, distribution
from indicators.queries.mirror import SMALL_SCHOOL, Mirror, mirror
from indicators.views import comparison_charts as charts
from indicators.views import comparison_tables as tables
from indicators.views.base import OneIndicatorView
from indicators.wording import benchmark as words
from indicators.wording.position import place_sentence, spread_sentence
from osp import dutch
from osp.web.export import table_response
from osp.web.htmx import is_partial

ALL, MIRROR = "alle", "spiegel"


class ComparisonView(OneIndicatorView):
    """?jaar=&groep=alle|spiegel; as a fragment the part of it on the page of the indicator; ?vorm=&tabel= as a download."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if vorm := request.GET.get("vorm"):
            return self.table(vorm)
        if is_partial(request):
            return self.render("indicators/_comparison.html", self.comparison(is_part=True))
        crumbs = self.crumbs((self.indicator.name, self.url("detail", self.indicator.pk)), ("Vergelijking", ""))
        return self.render("indicators/comparison.html", {"crumbs": crumbs, **self.comparison(is_part=False)})

    @cached_property
    def why_not(self) -> str:
        """Why this indicator is not compared, in words; empty where it is."""
        reason = unfit(self.indicator, self.series.definition)
        return words.UNFIT[reason] if reason else ""

    @cached_property
    def found(self) -> Distribution | None:
        """The figures of the year in the URL."""
        text = self.request.GET.get("jaar", "")
        year = int(text) if text.isascii() and text.isdigit() else None
        return None if self.why_not else distribution(self.tenant.swv, self.indicator, year=year)

    @cached_property
    def mirror(self) -> Mirror | None:
        """The spiegelgroep in that year."""
        return mirror(self.tenant.swv, year=self.found.year) if self.found else None

    @property
    def alike(self) -> frozenset[str]:
        """Who is in the spiegelgroep."""
        return self.mirror.group.codes if self.mirror else frozenset()

    @property
    def group(self) -> str:
        """Which samenwerkingsverbanden are asked for."""
        return MIRROR if self.mirror and self.request.GET.get("groep") == MIRROR else ALL

    def comparison(self, *, is_part: bool) -> dict[str, Any]:
        """What page and fragment need; the fragment does without the spiegelgroep and the tables."""
        found = self.found
        if found is None:
            return self.context(why_not=self.why_not, found=None)
        more = {} if is_part else {**self.tables_of(found), **self.mirror_of(found)}
        return self.context(found=found, group=self.group, **self.position(found), **self.chance(found), **more)

    def chosen(self, found: Distribution) -> dict[str, FigureValue]:
        """The figures of the group that is asked for, with the own one."""
        keep = self.alike | {found.code} if self.group == MIRROR else found.figures.keys()
        return {unit: figure for unit, figure in found.figures.items() if unit in keep}

    def position(self, found: Distribution) -> dict[str, Any]:
        """The strip, the percentiles and the place of the own figure."""
        figures = self.chosen(found)
        values = list(comparable(figures, Sector(self.tenant.sector)).values())
        is_shown = len(values) >= FEWEST_UNITS
        whose = "de spiegelgroep" if self.group == MIRROR else "de samenwerkingsverbanden"
        own = found.own.figure if found.own else None
        unit = self.series.unit
        caption = words.strip_sentence(own, unit_name=found.code, unit=unit, values=values, whose=whose)
        title = f"{self.indicator.name}, {dutch.school_year(found.year)}: plaats van {found.code}"
        spec = charts.strip_spec(found, figures, title=title, description=caption, alike=self.alike)
        spread = found.spread if self.group == ALL else None
        return {
            "own_cell": tables.cell(own),
            "national_cell": tables.cell(found.national.figure if found.national else None),
            "strip": charts.strip_svg(spec) if spec and is_shown else "",
            "strip_caption": caption,
            "percentiles": percentile_texts(found, unit) if spread else [],
            "middle": wording.amount(median(values), unit) if is_shown and not spread else "",
            "spread": spread_sentence(spread, unit) if spread else "",
            "place": place_sentence(own, spread, unit_name=found.code) if spread and own else "",
            "standing": words.standing_text(found.standing_among(figures)),
            "left_out": words.left_out_sentence(len(found.points), found.left_out),
        }

    def chance(self, found: Distribution) -> dict[str, Any]:
        """The funnel plot and what it says; empty texts where no limits could be worked out."""
        own = found.own.figure if found.own else None
        by_chance, usual = tables.zones(found, own) if own else (None, None)
        if found.funnel is None or own is None or by_chance is None or usual is None:
            return {"verdict": "", "funnel": self.drawing(found, "") if found.funnel else "", "method": []}
        verdict = words.verdict_sentence(found.funnel, by_chance=by_chance, usual=usual, unit_name=found.code)
        return {
            "verdict": verdict,
            "expected": words.expected_sentence(
                own,
                found.funnel.centre,
                unit=self.series.unit,
                factor=charts.factor(found),
                counted=found.definition.counted,
            ),
            "funnel": self.drawing(found, verdict),
            "method": words.funnel_method(found.funnel),
        }

    def drawing(self, found: Distribution, description: str) -> str:
        """The funnel plot as SVG."""
        title = f"Trechtergrafiek {self.indicator.name}, {dutch.school_year(found.year)}"
        label = f"noemer: {found.definition.denominator}" if found.definition.denominator else "noemer"
        spec = charts.funnel_spec(found, title=title, description=description, alike=self.alike, size_label=label)
        return charts.funnel_svg(spec) if spec else ""

    def tables_of(self, found: Distribution) -> dict[str, Any]:
        """The table of the samenwerkingsverbanden that are asked for."""
        return {"rows": tables.unit_rows(found, list(self.chosen(found)), self.alike)}

    def mirror_of(self, found: Distribution) -> dict[str, Any]:
        """The spiegelgroep with its criteria, or why there is none."""
        if self.mirror is None:
            return {"mirror": None}
        group, sector = self.mirror.group, Sector(self.tenant.sector)
        return {
            "mirror": self.mirror,
            "mirror_header": tables.mirror_header(sector, self.mirror),
            "mirror_rows": tables.mirror_rows(sector, self.mirror, found),
            "mirror_method": words.mirror_method(
                sector,
                members=len(group.members),
                criteria=group.criteria,
                year=self.mirror.year,
                small=SMALL_SCHOOL,
            ),
            "mirror_omitted": words.omitted_sentences(group.omitted, group.incomplete, self.mirror.trend_years),
        }

    def table(self, vorm: str) -> HttpResponse:
        """The table of all, of the spiegelgroep, or its criteria; 404 where there is nothing to compare."""
        found = self.found
        if found is None:
            raise Http404
        name = f"{self.file_name('vergelijking')}-{found.year}"
        if self.request.GET.get("tabel") == MIRROR:
            if self.mirror is None:
                raise Http404
            sector = Sector(self.tenant.sector)
            header = tables.mirror_header(sector, self.mirror)
            cells = tables.mirror_cells(tables.mirror_rows(sector, self.mirror, found))
            return table_response(f"spiegelgroep-{name}", header, cells, vorm)
        rows = tables.unit_rows(found, list(self.chosen(found)), self.alike)
        return table_response(name, tables.UNIT_HEADER, tables.unit_cells(rows), vorm)


def percentile_texts(found: Distribution, unit: Unit) -> list[tuple[str, str]]:
    """The percentiles as (name, figure), low to high."""
    spread = found.spread
    if spread is None:
        return []
    named = (
        ("p10", spread.p10),
        ("p25", spread.p25),
        ("mediaan", spread.p50),
        ("p75", spread.p75),
        ("p90", spread.p90),
    )
    return [(name, wording.amount(value, unit)) for name, value in named]
