"""Tenant scope: which samenwerkingsverband the running code works for.

django-scopes keeps the state; osp/managers.py makes every query ask it.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from osp.levels import USUAL, Levels

if TYPE_CHECKING:
    from osp.models import Samenwerkingsverband

__all__ = ["ScopeError", "current_swv_id", "own_levels", "scopes_disabled", "tenant_scope"]


def tenant_scope(swv: "Samenwerkingsverband"):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- django-scopes has no types
    """Context in which queries on tenant data see this samenwerkingsverband alone."""
    return scope(swv=swv.pk, row=swv)


def current_swv_id() -> int | None:
    """Primary key of the samenwerkingsverband in scope; None where scopes are off; ScopeError outside any scope."""
    state = get_scope()
    if not state.get("_enabled", True):
        return None
    if "swv" not in state:
        raise ScopeError(
            "Deze vraag raakt gegevens van een samenwerkingsverband, maar er is geen samenwerkingsverband gekozen."
        )
    return int(state["swv"])


def own_levels() -> Levels:
    """What the samenwerkingsverband in scope calls missie, speerpunt, doel and activiteit; the usual names outside any scope.

    Costs a query only where `tenant_scope` was entered without the tenant loaded; a request always has it.
    """
    swv: Samenwerkingsverband | None = get_scope().get("row")
    if swv is None:
        return USUAL
    try:
        return swv.tenant.levels
    except ObjectDoesNotExist:
        return USUAL
