"""The catalogue: what the samenwerkingsverband uses, and every national indicator it can take over."""

from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from indicators import planned, queries, usage
from indicators.enums import FigureKind
from indicators.queries import Indicator, Series
from indicators.queries.definition_card import deviation_sentences
from indicators.queries.lateness import late_periods
from indicators.views.base import CatalogueView
from indicators.views.catalogue_choice import Choice, options_of
from indicators.views.list_tables import LIST_HEADER, ListRow, by_theme, list_cells, list_row
from osp.web.export import table_response
from osp.web.htmx import is_partial


class IndicatorListView(CatalogueView):
    """Newest figure of each indicator by theme, Nederland and its standing in the plan beside it; also as CSV and Excel."""

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = Choice.of(request.GET)
        groups = by_theme([row for row in self.rows if choice.takes(row) and self.shows(choice, row)])
        if vorm := request.GET.get("vorm"):
            return table_response(f"indicatoren-{self.tenant.slug}", LIST_HEADER, list_cells(groups), vorm)
        context = {
            "groups": groups,
            "count": sum(len(group.rows) for group in groups),
            "total": len(self.rows),
            "used_count": sum(row.indicator.pk in self.in_use for row in self.rows),
            "choice": choice,
            "options": options_of(self.rows),
            "plan_known": usage.usage_known(),
            "has_figures": any(row.year is not None for row in self.rows),
        }
        return self.render("indicators/_list.html" if is_partial(request) else "indicators/list.html", context)

    def shows(self, choice: Choice, row: ListRow) -> bool:
        """Whether a row belongs to what is asked for: all of them, or what is in use."""
        return choice.everything or row.indicator.pk in self.in_use

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Every indicator that can be used."""
        return list(queries.catalogue(self.tenant.swv))

    @cached_property
    def series(self) -> dict[int, Series]:
        """Their figures."""
        return queries.series_for(self.tenant.swv, self.indicators)

    @cached_property
    def rows(self) -> list[ListRow]:
        """All of them, in a number of queries that does not grow."""
        places = planned.planned_places(self.tenant.swv, self.series)
        late = late_periods(self.series, timezone.localdate())
        deviating = deviation_sentences(self.indicators)
        return [
            list_row(
                each,
                self.series[each.pk],
                places=places.get(each.pk, ()),
                deviation=deviating.get(each.pk, ""),
                late=late.get(each.pk, ""),
            )
            for each in self.indicators
        ]

    @cached_property
    def in_use(self) -> frozenset[int]:
        """In the plan, taken over, own, or with a figure of this samenwerkingsverband."""
        known = {pk for pk, each in self.series.items() if has_figure(each)}
        own = {row.pk for row in self.indicators if row.swv_id is not None}
        planned_ids = {row.indicator.pk for row in self.rows if row.places}
        return frozenset(known | own | planned_ids | queries.adopted_ids())


def has_figure(series: Series) -> bool:
    """Whether any year of it is known, be it as an interval or withheld."""
    return any(point.figure.kind is not FigureKind.UNKNOWN for point in series.own)
