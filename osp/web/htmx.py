"""Whether a request asks for a fragment."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def is_partial(request: HttpRequest) -> bool:
    """True for an htmx request that swaps a part; a boosted or history request wants the whole page."""
    htmx = cast(HtmxDetails, request.htmx)  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def varied(response: HttpResponse) -> HttpResponse:
    """Tell caches that page and fragment share a URL."""
    patch_vary_headers(response, ["HX-Request"])
    return response
