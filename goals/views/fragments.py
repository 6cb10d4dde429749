"""What the plan shows on pages lower in the order: on an indicator's page, and on Vandaag. Pages of their own without scripts."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals import queries
from goals.queries.late import late_milestones
from goals.queries.year_asks import year_asks
from goals.views import panels
from goals.views.base import PlanView
from goals.views.chosen import RunningPlan
from indicators.queries import series_for
from indicators.queries.notes import notes_of
from osp.abilities import Ability
from osp.web.htmx import is_partial

MOST_ASKS = 6


class IndicatorUsage(PlanView):
    """Where the plan uses an indicator, each use with its verdict and its chart with target path."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        indicator = queries.get_indicator(self.tenant.swv, pk)
        links = queries.links_of_indicator(indicator.pk)
        series = series_for(self.tenant.swv, [indicator])
        views = [queries.assess_link(link, series[link.indicator_id]) for link in links]
        context = {
            "panels": panels.link_panels(views, series, self.tenant.code, notes_of(indicator), reader=self.actor)
        }
        return self.render("goals/_usage.html" if is_partial(request) else "goals/usage.html", context)


class TodayFragment(RunningPlan, PlanView):
    """What the plan asks of its readers today, and how each speerpunt stands."""

    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        template = "goals/_today.html" if is_partial(request) else "goals/today.html"
        if self.plans.running is None:
            return self.render(template, {"tree": None})
        today = timezone.localdate()
        plan_asks = year_asks(self.tree.plan, today)
        every = [*queries.asks(self.tree, today), *late_milestones(self.tree, today), *plan_asks]
        found = sorted(every, key=lambda ask: ask.rank)
        if not self.actor.can(Ability.EDIT_PLAN):
            # Who only reads the plan cannot give a doel an owner or close an activiteit; figures concern every reader.
            found = [ask for ask in found if ask.status]
        context = {
            "tree": self.tree,
            "asks": found[:MOST_ASKS],
            "more": max(len(found) - MOST_ASKS, 0),
            "standings": queries.standings(self.tree),
            "own_findings": len(self.lint.owned_by(self.actor.user_id or 0)),
            "person": self.actor.user_id,
        }
        return self.render(template, context)
