"""Base of every address of the API inside a samenwerkingsverband: login, role and ability first, then all in its scope."""

from contextlib import ExitStack
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from osp.abilities import Ability
from osp.actors import Actor
from osp.middleware import enter, roles_held
from osp.models import Samenwerkingsverband, Tenant
from osp.scope import tenant_scope


class TenantAPIView(GenericAPIView[Any]):
    """Like osp.web.views.TenantView, for programs. `ability` is compulsory; `write_ability` guards all but reading.

    401 without a login, 404 for whoever has no role in the samenwerkingsverband of the address (`tenant` in its route), 403 for
    a role without the ability. The code stands in the route as `<swv:tenant>`: `<swv:swv>` belongs to pages with a session.
    """

    ability: ClassVar[Ability]
    write_ability: ClassVar[Ability | None] = None
    tenant: Tenant
    actor: Actor

    @property
    def swv(self) -> Samenwerkingsverband:
        """The samenwerkingsverband of the address."""
        return self.tenant.swv

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with ExitStack() as self._scope:
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who asks is known only here, so the scope opens here."""
        super().initial(request, *args, **kwargs)
        code = kwargs["tenant"]
        held = [row for row in roles_held(request.user) if row.swv.code == code]  # type: ignore[arg-type]
        tenant, actor = enter(request.user, held)  # type: ignore[arg-type]
        if tenant is None or actor is None:
            raise Http404
        self.tenant, self.actor = tenant, actor
        self._scope.enter_context(tenant_scope(tenant.swv))
        reads = request.method in SAFE_METHODS or self.write_ability is None
        actor.require(self.ability if reads else self.write_ability or self.ability)
