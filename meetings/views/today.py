"""What meetings ask, for Vandaag."""

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.views.pages import MeetingsPage
from osp.web.htmx import is_partial

PARTS = {"vragen": "meetings/_today_asks.html", "komend": "meetings/_today_coming.html"}


class TodayView(MeetingsPage):
    """Asks and coming meetings. `deel` picks one of the two for a fragment; without htmx a page of its own."""

    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        whole = "meetings/_today.html" if is_partial(request) else "meetings/today.html"
        template = PARTS.get(request.GET.get("deel", ""), whole) if is_partial(request) else whole
        return self.render(template, {"today": queries.today(self.actor)})
