"""What meetings ask, for Vandaag."""

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.web.htmx import is_partial


class TodayView(MeetingsPage):
    """Asks and coming meetings, as a fragment; without htmx a page of its own."""

    ability = Ability.READ_PAPERS
    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        template = "meetings/_today.html" if is_partial(request) else "meetings/today.html"
        return self.render(template, {"today": queries.today(self.actor)})
