"""Tenant scope: which samenwerkingsverband the running code works for.

django-scopes keeps the state; osp/managers.py makes every query ask it.
"""

from typing import TYPE_CHECKING

from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

if TYPE_CHECKING:
    from osp.models import Samenwerkingsverband

__all__ = ["ScopeError", "current_swv_id", "scopes_disabled", "tenant_scope"]


def tenant_scope(swv: "Samenwerkingsverband"):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- django-scopes has no types
    """Context in which queries on tenant data see this samenwerkingsverband alone."""
    return scope(swv=swv.pk)


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
