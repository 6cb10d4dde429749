"""From session to samenwerkingsverband: resolves the tenant in the URL and runs the whole request in its scope."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve

from osp.actors import Actor
from osp.enums import Role
from osp.models import Membership, Tenant, User
from osp.parties import PARTY_OF
from osp.scope import scopes_disabled, tenant_scope


class TenantMiddleware:
    """Every URL with a samenwerkingsverband in it: log in first, then 404 for whoever has no role there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = _code_in(request.path_info)
        if code is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        held = roles_held(request.user)
        tenant, actor = enter(request.user, [row for row in held if row.swv.code == code])
        if tenant is None:
            request.tenant = None  # type: ignore[attr-defined]
            return self._not_found(request)
        request.tenant = tenant  # type: ignore[attr-defined]
        request.actor = actor  # type: ignore[attr-defined]
        request.has_more_tenants = any(row.swv.code != code for row in held)  # type: ignore[attr-defined]
        with tenant_scope(tenant.swv):
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        return response

    def _not_found(self, request: HttpRequest) -> HttpResponse:
        from osp.views.errors import not_found  # noqa: PLC0415 -- views need the URL configuration, middleware comes first

        return not_found(request, Http404())


def _code_in(path: str) -> str | None:
    try:
        return resolve(path).kwargs.get("swv")
    except Resolver404:
        return None


def roles_held(user: User) -> list[Membership]:
    """All roles this person holds now, in whatever samenwerkingsverband works with the product."""
    with scopes_disabled():
        rows = Membership.objects.filter(user=user, ended_at__isnull=True, swv__tenant__isnull=False)
        return list(rows.select_related("swv__tenant", "schoolbestuur").order_by("pk"))


def enter(user: User, held: list[Membership]) -> tuple[Tenant | None, Actor | None]:
    """The samenwerkingsverband of these roles and the person as an actor in it; nothing for who holds none."""
    if not held:
        return None, None
    swv, roles = held[0].swv, frozenset(Role(row.role) for row in held)
    of = [(PARTY_OF[Role(row.role)], row.party_code) for row in held if Role(row.role) in PARTY_OF and row.party_code]
    return swv.tenant, Actor(user_id=user.pk, swv=swv, roles=roles, parties=frozenset(of))
