"""Addresses behind a link without account, under /bijdrage/<secret>/: the pages of a party, and the way to a new link."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from goals.urls_contrib import PARTY_PAGES
from goals.views.contribution_door import LinkRenew, linked

urlpatterns = [
    path("nieuwe-link/", csrf_exempt(LinkRenew.as_view()), name="contribution-link-renew"),
    *(
        path(route, linked(view), name=f"contribution-link-{name}" if name else "contribution-link")
        for route, view, name in PARTY_PAGES
    ),
]
