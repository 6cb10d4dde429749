"""The forecast of an indicator: a fragment of its page, and a page of its own without scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from indicators import charts_ahead, wording
from indicators.compute.forecast import LEVEL, Forecast
from indicators.queries.forecast import forecast_of
from indicators.views.base import OneIndicatorView
from indicators.wording import forecast as words
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

HEADER = ("Schooljaar", f"Ondergrens ({LEVEL}%)", "Midden", f"Bovengrens ({LEVEL}%)", "Soort")


class ForecastView(OneIndicatorView):
    """Range, backtest and chart of the years to come, or why there are none; CSV and Excel."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = forecast_of(self.series)
        if vorm := request.GET.get("vorm"):
            rows = self.cells(found) if isinstance(found, Forecast) else []
            return table_response(self.file_name("prognose"), HEADER, rows, vorm)
        context = self.context(crumbs=self.crumbs((self.indicator.name, self.url("detail", pk)), ("Prognose", "")))
        context |= self.told(found) if isinstance(found, Forecast) else {"refusal": words.refusal_sentence(found)}
        template = "indicators/_forecast.html" if is_partial(request) else "indicators/forecast.html"
        return self.render(template, context)

    def told(self, found: Forecast) -> dict[str, Any]:
        """Drawing, sentences and table."""
        sentence = words.forecast_sentence(found, subject=self.series.subject)
        spec = charts_ahead.forecast_chart(self.series, found, unit_name=self.unit_name, description=sentence)
        return {
            "chart": mark_safe(charts_ahead.svg_of(spec, prefix="prognose")),  # noqa: S308 -- every text in it is escaped
            "sentence": sentence,
            "backtest": words.backtest_sentence(found, counted=self.series.counted),
            "used": words.used_sentence(found.used),
            "rows": [
                (
                    each.year,
                    wording.amount(each.low, found.unit),
                    wording.amount(each.middle, found.unit),
                    wording.amount(each.high, found.unit),
                )
                for each in found.years
            ],
        }

    def cells(self, found: Forecast) -> list[list[Cell]]:
        """Rows under HEADER."""
        return [
            [
                f"{each.year}-{each.year + 1}",
                round(each.low, 4),
                round(each.middle, 4),
                round(each.high, 4),
                "indicatief",
            ]
            for each in found.years
        ]
