"""A pulse poll on the screen of the meeting: its address, its QR code, and the count as it comes in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from meetings import queries
from meetings.queries import live
from meetings.queries import polls as reads
from meetings.services import polls as services
from meetings.views.live import LivePage
from meetings.views.pages import crumbs, named
from osp.abilities import Ability
from osp.web.htmx import is_partial


def address_of(poll: Any) -> str:
    """Where a phone answers."""
    return f"{settings.BASE_URL.rstrip('/')}{reverse('poll-door', args=[poll.token])}"


class PollOpenView(LivePage):
    """Open a poll at a point."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        asked = request.POST.get("goal", "")
        goal = next((each for each in live.goals_at(item) if str(each.pk) == asked), None)
        poll = services.open_poll(self.actor, item=item, goal=goal)
        return self.go(self.url("poll", poll.pk))


class PollView(LivePage):
    """The screen of a poll; its fragment asks for itself while the poll is open. POST closes it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        poll = reads.get_poll(pk, self.actor)
        context: dict[str, Any] = {"poll": poll, "item": poll.item, "count": reads.count_of(poll)}
        if is_partial(request):
            return self.render("meetings/_poll_count.html", context)
        context |= {
            "address": address_of(poll),
            "qr": "" if poll.closed_at else qr_path(address_of(poll)),
            "crumbs": crumbs(
                (named(poll.item.meeting), self.url("live", poll.item.meeting_id)),
                (poll.item.title, self.live_url(poll.item)),
                ("Peiling", ""),
            ),
        }
        return self.render("meetings/poll.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        services.close_poll(self.actor, poll=reads.get_poll(pk, self.actor))
        return self.go(self.url("poll", pk), "De peiling is gesloten.")


def qr_path(text: str) -> dict[str, Any]:
    """The dark squares of a QR code as one SVG path, and how wide it is with its quiet edge of four squares."""
    from osp.pdf.qr_path import ON_SCREEN, squares  # noqa: PLC0415 -- slow import

    rows = squares(text, ON_SCREEN)
    path = "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return {"path": path, "size": len(rows) + 8}
