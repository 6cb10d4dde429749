"""System checks: the product refuses to start on a page inside a samenwerkingsverband that declares no ability."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from osp.abilities import Ability


def url_patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern with its full route, also those of included configurations."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from url_patterns(entry, route)
        else:
            yield route, entry


@register(Tags.urls)
def pages_declare_ability(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each URL with a samenwerkingsverband in it leads to a view class with an Ability."""
    problems: list[CheckMessage] = []
    for route, pattern in url_patterns():
        if "<swv:" not in route:
            continue
        view = getattr(pattern.callback, "view_class", None)
        if not isinstance(getattr(view, "ability", None), Ability):
            problems.append(Error(f"De pagina {route} noemt geen ability.", id="osp.E001"))
    return problems
