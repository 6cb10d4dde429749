"""Plan op een pagina: all indicators of the plan on one sheet to print, and as CSV and Excel."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from goals import charts
from goals.queries.overview import OverviewGroup, OverviewRow, overview
from goals.views.filtered import FilteredPage
from osp import dutch
from osp.abilities import Ability
from osp.levels import Levels
from osp.web.export import Cell, table_response

LINK_HEADS = (
    "Soort",
    "Indicator",
    "Periode",
    "Cijfer",
    "Afspraak",
    "Stand",
    "Toelichting",
    "Volgende bespreking",
    "Op",
    "Eerdere afspraken",
)


def header(levels: Levels) -> tuple[str, ...]:
    """The heads of `overview_cells`, with the own names of the levels."""
    return (levels.priority.capital, levels.goal.capital, levels.activity.capital, *LINK_HEADS)


class OverviewPage(FilteredPage):
    """The part of the plan that the URL asks for, a row for each koppeling."""

    here = "goals:overview"

    def get(self, request: HttpRequest) -> HttpResponse:
        groups = overview(self.tree, self.selected)
        sees_meetings = self.actor.can(Ability.VIEW_MEETINGS)
        if vorm := request.GET.get("vorm"):
            rows = overview_cells(groups, with_agenda=sees_meetings)
            return table_response(f"plan-op-een-pagina-{self.tenant.slug}", header(self.levels), rows, vorm)
        count = sum(len(group.rows) for group in groups)
        context = {
            **self.page_context(),
            "groups": [(group, [(row, spark(row)) for row in group.rows]) for group in groups],
            "count": count,
            "more": dutch.plural(count, "indicator", "indicatoren"),
            "sees_meetings": sees_meetings,
            "today": timezone.localdate(),
        }
        return self.render("goals/overview.html", context)


def spark(row: OverviewRow) -> SafeString:
    """The small line with the path to the target; empty where there is nothing to draw."""
    return mark_safe(charts.spark(row.link.link, row.series))  # noqa: S308 -- every text in it is escaped


def overview_cells(groups: Iterable[OverviewGroup], *, with_agenda: bool) -> Iterator[list[Cell]]:
    """Rows under `header`, and one for each doel that nothing measures. A withheld figure is a word here too."""
    for group in groups:
        priority = f"{group.view.number} {group.view.priority.title}"
        for row in group.rows:
            yield [priority, row.place, row.activity, *_cells(row, with_agenda=with_agenda)]
        for goal in group.unmeasured:
            yield [priority, goal, "", *[None] * len(LINK_HEADS)]


def _cells(row: OverviewRow, *, with_agenda: bool) -> list[Cell]:
    link, agenda = row.link, row.next_agenda if with_agenda else None
    reason = link.link.overruled_reason if link.is_overruled else ""
    return [
        link.link.indicator.kind,
        link.link.indicator.name,
        link.period or None,
        link.full,
        link.target_text,
        link.word,
        f"{reason} ({link.sentence})" if reason else link.sentence,
        agenda.body if agenda else None,
        dutch.date_long(agenda.day) if agenda else None,
        " ".join(link.former_texts),
    ]
