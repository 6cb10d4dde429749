"""What contributions ask, as a part of Vandaag; a page of its own without scripts."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from goals.queries.contributions_today import ContributionAsk, contribution_asks
from osp.abilities import Ability
from osp.web.htmx import is_partial
from osp.web.views import TenantView


class ContributionsToday(TenantView):
    """What waits for this person."""

    ability = Ability.VIEW_CONTRIBUTIONS
    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        asks = [(ask, self.url(ask)) for ask in contribution_asks(self.actor, timezone.localdate())]
        template = "_today.html" if is_partial(request) else "today.html"
        return self.render(f"goals/contributions/{template}", {"asks": asks})

    def url(self, ask: ContributionAsk) -> str:
        """Where it is done."""
        is_bureau = self.actor.can(Ability.ASK_CONTRIBUTIONS)
        name = "round" if ask.of_round else "contribution-review" if is_bureau else "contribution"
        return reverse(f"goals:{name}", args=[self.tenant.code, ask.pk])
