"""Beheer: people and roles."""

from django.http import HttpRequest, HttpResponse

from osp import queries
from osp.abilities import Ability
from osp.web.views import TenantView


class ManageView(TenantView):
    """Who holds which role, and what happened lately."""

    ability = Ability.MANAGE_MEMBERS
    section = "beheer"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render(
            "osp/manage.html", {"members": queries.members(), "events": queries.recent_events(self.tenant.swv)}
        )
