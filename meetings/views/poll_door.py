"""The door of a pulse poll: a phone without account answers once, and is nobody.

What tells phones apart is a secret in a cookie of this address alone; kept is its hash, until the poll closes. No page is cached,
none tells another site where it is, and whoever tries addresses has to wait.
"""

import hashlib
import hmac
import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from meetings.enums import Felt
from meetings.queries.polls import FELT_LABELS, PollDoor, door_of, has_answered
from meetings.services.polls import answer_poll
from osp.errors import DomainError
from osp.scope import tenant_scope
from osp.web.doors import Door, sealed

COOKIE = "osp_peiling"
DAY_SECONDS = 86_400
DOOR = Door("peiling")


# Nothing hangs on a login. An answer counts only with the cookie of this address, which another site cannot send along.
@method_decorator(csrf_exempt, name="dispatch")
class PollDoorView(View):
    """The question, and one answer."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, secret: str) -> HttpResponse:
        return self._enter(request, secret, self._ask)

    def post(self, request: HttpRequest, secret: str) -> HttpResponse:
        return self._enter(request, secret, self._answer)

    def _enter(self, request: HttpRequest, secret: str, then: Any) -> HttpResponse:
        if DOOR.is_shut(request, secret):
            return sealed(render(request, "meetings/poll_door.html", {"reason": "te vaak"}, status=429))
        door = door_of(secret)
        if door is None:
            DOOR.note_wrong(request)
            return sealed(render(request, "meetings/poll_door.html", {"reason": "onbekend"}, status=404))
        with tenant_scope(door.tenant.swv):
            return sealed(then(request, door))

    def _ask(self, request: HttpRequest, door: PollDoor, refusal: str = "") -> HttpResponse:
        held = request.COOKIES.get(COOKIE, "")
        done = bool(held) and has_answered(door.poll, _device(door, held))
        response = self._page(request, door, done=done, refusal=refusal)
        if not held:
            response.set_cookie(
                COOKIE,
                secrets.token_urlsafe(24),
                max_age=DAY_SECONDS,
                path=request.path,
                httponly=True,
                samesite="Strict",
                secure=request.is_secure(),
            )
        return response

    def _answer(self, request: HttpRequest, door: PollDoor) -> HttpResponse:
        held, given = request.COOKIES.get(COOKIE, ""), request.POST.get("antwoord", "")
        if not held:
            return self._ask(
                request, door, "Uw telefoon bewaart geen cookie. Sta dat toe voor deze pagina en kies opnieuw."
            )
        if given not in set(Felt):
            return self._ask(request, door, "Kies een van de vier antwoorden.")
        try:
            answer_poll(door.actor, poll=door.poll, felt=Felt(given), device=_device(door, held))
        except DomainError as error:
            return self._ask(request, door, error.message)
        return self._page(request, door, done=True)

    def _page(self, request: HttpRequest, door: PollDoor, *, done: bool, refusal: str = "") -> HttpResponse:
        context = {
            "poll": door.poll,
            "owner": door.tenant,
            "done": done,
            "refusal": refusal,
            "choices": [(felt.value, label) for felt, label in FELT_LABELS.items()],
            "url": request.path,
        }
        return render(request, "meetings/poll_door.html", context, status=422 if refusal else 200)


def _device(door: PollDoor, held: str) -> str:
    """A hash of what the phone holds, of no use for any other poll."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{door.poll.pk}:{held}".encode(), hashlib.sha256).hexdigest()
