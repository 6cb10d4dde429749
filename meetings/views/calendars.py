"""The own calendar of somebody: its page, and the door behind its secret address. And mailing members about a meeting."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views import View

from meetings.compute.calendar_file import feed_file, new_secret
from meetings.queries.calendars import entries_for, feed_entry, get_invited, own_feed, untold
from meetings.services import calendars as services
from meetings.views.pages import MeetingsPage
from osp import dutch
from osp.abilities import Ability
from osp.mail import absolute
from osp.scope import tenant_scope
from osp.web.doors import Door, sealed

DOOR = Door("agenda", many=60)


class FeedView(MeetingsPage):
    """Follow the meetings in the own calendar. The address is on the page once, right after it was made."""

    ability = Ability.VIEW_TODAY

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        secret = new_secret()
        services.renew_feed(self.actor, secret=secret)
        return self._show(absolute(reverse("calendar-door", args=[secret])))

    def _show(self, address: str = "") -> HttpResponse:
        webcal = f"webcal://{address.partition('://')[2]}" if address else ""
        context = {
            "feed": own_feed(self.actor),
            "address": address,
            "webcal": webcal,
            "count": len(entries_for(self.actor)),
            "sees_all": self.actor.can(Ability.EDIT_MEETINGS),
        }
        response = self.render("meetings/feed.html", context)
        # Not without referrer: a form on such a page comes from nowhere, and is refused as forged.
        response["Cache-Control"] = "no-store, private"
        return response


class FeedRevokeView(MeetingsPage):
    """Take the address back."""

    ability = Ability.VIEW_TODAY
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.revoke_feed(self.actor)
        return self.go(self.url("feed"), "Het adres werkt niet meer.")


class TellMembersView(MeetingsPage):
    """Mail who does not know yet how a meeting stands."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = get_invited(pk)
        count = len(untold(meeting))
        services.tell_members(self.actor, meeting=meeting)
        back = self.url("list") if meeting.is_archived else self.url("meeting", pk)
        return self.go(back, f"{dutch.plural(count, 'mail gaat', 'mails gaan')} op weg.")


class CalendarDoorView(View):
    """The calendar behind its address, for the program that follows it: no login, no cookie, kept nowhere."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, secret: str) -> HttpResponse:
        if DOOR.is_shut(request, secret):
            return sealed(_said("Te vaak gevraagd. Probeer het over tien minuten opnieuw.", 429))
        entry = feed_entry(secret)
        if entry is None:
            DOOR.note_wrong(request)
            return sealed(_said("Dit adres werkt niet (meer). Maak in de planner een nieuw adres.", 404))
        with tenant_scope(entry.tenant.swv):
            found = feed_file(f"Overleg {entry.tenant.name}", entries_for(entry.actor))
        return sealed(HttpResponse(found, content_type="text/calendar; charset=utf-8"))


def _said(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
