"""Base of every page inside a samenwerkingsverband: a declared ability, a template, one way to answer errors."""

import json
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError, NotAllowedError
from osp.models import Tenant
from osp.web.htmx import is_partial, varied


class TenantView(View):
    """A page of one samenwerkingsverband. `ability` is compulsory; `write_ability` guards POST where it asks for more.

    `section` marks the current tab.
    """

    ability: ClassVar[Ability]
    write_ability: ClassVar[Ability | None] = None
    section: ClassVar[str] = ""
    request: HttpRequest
    # Where a POST undoes what was just done; the message of it offers that.
    undo: str = ""

    @property
    def tenant(self) -> Tenant:
        return self.request.tenant  # type: ignore[attr-defined]

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kwargs.pop("swv", None)
        needed = (
            self.write_ability
            if self.write_ability and request.method not in {"GET", "HEAD", "OPTIONS"}
            else self.ability
        )
        if not self.actor.can(needed):
            raise PermissionDenied
        request.section = self.section  # type: ignore[attr-defined]
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotAllowedError as error:
            raise PermissionDenied from error
        except DomainError as error:
            return self.refuse(error)

    def render(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """A page or fragment."""
        return varied(render(self.request, template, context or {}, status=status))

    def refuse(self, error: DomainError) -> HttpResponse:
        """Say what is wrong: a toast for a fragment, the previous page with the message otherwise."""
        if is_partial(self.request):
            response = HttpResponse(status=422)
            response["HX-Reswap"] = "none"
            response["HX-Trigger"] = json.dumps({"toast": {"text": error.message, "fault": True}})
            return response
        messages.error(self.request, error.message)
        return redirect(self.request.META.get("HTTP_REFERER") or self.home())

    def home(self) -> str:
        """Where to go when there is no previous page."""
        from django.urls import reverse  # noqa: PLC0415 -- only on the rare path

        return reverse("today", args=[self.tenant.code])

    def go(self, url: str, message: str = "") -> HttpResponse:
        """After a write: say so and go on, as a redirect that htmx follows too."""
        if message:
            messages.success(self.request, message, extra_tags=self.undo)
        if is_partial(self.request):
            response = HttpResponse(status=204)
            response["HX-Redirect"] = url
            if url.partition("#")[0] == (self.request.htmx.current_url_abs_path or "").partition("#")[0]:  # type: ignore[attr-defined]
                # Only the part behind the # differs: without this the browser would scroll on the old page.
                response["HX-Refresh"] = "true"
            return response
        return redirect(url)
