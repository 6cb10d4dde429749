"""The two doors to a contribution: an account, and a link without one. Behind both are the same pages.

An account finds a contribution by its number, among its own. A link finds exactly one by a secret, enters its samenwerkingsverband
with what the link grants, and is counted and logged. Its pages tell no other site where they are and are kept nowhere.
"""

import json
from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from goals.queries import Contribution, ContributionLink
from goals.queries import contributions as reads
from goals.queries.link_entry import Ended, Entry, entry_of
from goals.services.contribution_links import ask_for_link, is_new_visit, renew_link, use_link
from osp.abilities import Ability
from osp.errors import DomainError
from osp.scope import tenant_scope
from osp.web.doors import Door, sealed
from osp.web.views import TenantView

DOOR = Door("bijdrage", many=240)


class ContributionView(TenantView):
    """A page about one contribution of the own organisation; 404 for any other."""

    ability = Ability.FILL_CONTRIBUTION
    section = "bijdragen"
    is_linked: ClassVar[bool] = False

    @cached_property
    def contribution(self) -> Contribution:
        """The one in the address."""
        return reads.get_own(self.actor, self.kwargs["pk"])

    @cached_property
    def content(self) -> reads.Content:
        """Everything in it, as it is now."""
        return reads.content_of(self.contribution)

    def address(self, name: str = "", *args: object) -> str:
        """An address of this contribution, by the door somebody came in."""
        end = f"-{name}" if name else ""
        return reverse(f"goals:contribution{end}", args=[self.tenant.code, self.contribution.pk, *args])

    def home(self) -> str:
        return self.address()

    def fresh(self) -> None:
        """Forget what was read before something was written."""
        for name in ("contribution", "content"):
            self.__dict__.pop(name, None)


class LinkDoor(ContributionView):
    """The same page behind a link: enters the samenwerkingsverband of the link, as nobody in particular."""

    is_linked = True
    entry: Entry

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return guarded(request, kwargs.pop("secret"), lambda entry: self._enter(request, entry, *args, **kwargs))

    def _enter(self, request: HttpRequest, entry: Entry, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if entry.ended:
            return gone(request, entry)
        self.entry = entry
        request.tenant, request.actor = entry.tenant, entry.actor  # type: ignore[attr-defined]
        with tenant_scope(entry.tenant.swv):
            if is_new_visit(entry.link):
                use_link(entry.actor, link=entry.link)
            return super().dispatch(request, *args, **kwargs)

    @cached_property
    def contribution(self) -> Contribution:
        """The one that the link opens."""
        return reads.get_own(self.actor, self.entry.link.contribution_id)

    def address(self, name: str = "", *args: object) -> str:
        end = f"-{name}" if name else ""
        return reverse(f"contribution-link{end}", args=[self.kwargs["secret"], *args])


def linked(view: type[ContributionView]) -> Any:
    """A page behind its link. No check against forged requests: what is asked for stands in the secret of the address, which
    no other site knows, and nothing hangs on a cookie. (A page without referrer sends no origin that could be checked.)
    """
    return csrf_exempt(type(f"Linked{view.__name__}", (LinkDoor, view), {}).as_view())  # type: ignore[attr-defined]


def guarded(request: HttpRequest, secret: str, enter: Any) -> HttpResponseBase:
    """Look at the link and go in; what comes out is kept nowhere. Whoever tries secrets, or one too often, has to wait."""
    if DOOR.is_shut(request, secret):
        return sealed(render(request, "goals/contributions/link_gone.html", {"reason": "te vaak"}, status=429))
    entry = entry_of(secret)
    if entry is None:
        DOOR.note_wrong(request)
        return sealed(render(request, "goals/contributions/link_gone.html", {"reason": "onbekend"}, status=404))
    return sealed(enter(entry))


def gone(
    request: HttpRequest, entry: Entry, *, sent: bool = False, refusal: str = "", status: int = 410
) -> HttpResponse:
    """What to do with a link that ended. It tells whose contribution it was and nothing that is in it."""
    context = {
        "reason": entry.ended.value if entry.ended else "",
        "name": entry.link.contribution.name,
        "owner": entry.tenant,
        "renew_url": reverse("contribution-link-renew", args=[request.resolver_match.kwargs["secret"]]),  # type: ignore[union-attr]
        "sent": sent,
        "refusal": refusal,
    }
    return render(request, "goals/contributions/link_gone.html", context, status=status)


class LinkRenew(View):
    """Ask for a new link: of one that expired it is mailed to the same address, of one that was taken back the bureau decides."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return guarded(request, kwargs["secret"], lambda entry: super(LinkRenew, self).dispatch(request, entry=entry))

    def post(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if entry.ended is None:
            return redirect("contribution-link", secret=request.resolver_match.kwargs["secret"])  # type: ignore[union-attr]
        try:
            with tenant_scope(entry.tenant.swv):
                self._ask(entry, entry.link)
        except DomainError as error:
            return gone(request, entry, refusal=error.message, status=422)
        return gone(request, entry, sent=True, status=200)

    def _ask(self, entry: Entry, link: ContributionLink) -> None:
        verb = renew_link if entry.ended is Ended.EXPIRED else ask_for_link
        verb(entry.actor, link=link)


def toast(text: str) -> str:
    """A message for the corner of the page, as the header of an answer takes it."""
    return json.dumps({"toast": {"text": text}})
