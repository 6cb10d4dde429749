"""Every address of the product with what it asks: who may read, who may write, and which rows its numbers point at.

Add a line here for each new URL; the test names the ones that are missing. `objects` maps a number in the URL to the name of
a row in tests/permissions/world.py, `words` gives any other part, `queries` the variants of reading worth crawling.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import URLPattern

from osp.abilities import Ability as A
from osp.checks import url_patterns
from tests.permissions.world import World

TENANT = "<swv:swv>/"
NO_QUERY = ("",)
TABLES = ("?vorm=csv", "?vorm=xlsx")
MISSING_ID = 999_999_999


@dataclass(frozen=True)
class Page:
    """A page of one samenwerkingsverband. `read` guards GET, `write` guards POST; None where the page has no such method."""

    read: A | None = None
    write: A | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = NO_QUERY


def row(read: A | None, write: A | None, name: str, **words: str) -> Page:
    """A page about one row, whose number in the URL is `pk`."""
    return Page(read, write, objects={"pk": name}, words=words)


FOUNDATION = {
    "": Page(A.VIEW_TODAY),
    "beheer/": Page(A.MANAGE_MEMBERS),
    "werk/<int:pk>/": row(A.VIEW_TODAY, None, "job"),
}
PLAN = {
    "plan/": Page(A.VIEW_PLAN),
    "plan/begin/": Page(A.EDIT_PLAN, A.EDIT_PLAN),
    "plan/wijzig/": Page(A.EDIT_PLAN, A.EDIT_PLAN),
    "plan/tabel/": Page(A.VIEW_PLAN, queries=TABLES),
    "plan/archief/": Page(A.VIEW_PLAN),
    "plan/archief/<slug:kind>/<int:pk>/terug/": row(None, A.EDIT_PLAN, "archived_goal", kind="doel"),
    "plan/vandaag/": Page(A.VIEW_PLAN),
    "plan/indicator/<int:pk>/": row(A.VIEW_PLAN, None, "indicator"),
    "plan/speerpunt/nieuw/": Page(A.EDIT_PLAN, A.EDIT_PLAN),
    "plan/speerpunt/<int:pk>/wijzig/": row(A.EDIT_PLAN, A.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/verplaats/": row(None, A.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/archiveer/": row(A.EDIT_PLAN, A.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/doel/": row(A.EDIT_PLAN, A.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/koppel/": row(A.EDIT_PLAN, A.EDIT_PLAN, "priority"),
    "plan/doel/<int:pk>/": row(A.VIEW_PLAN, None, "goal"),
    "plan/doel/<int:pk>/rij/": row(A.VIEW_PLAN, None, "goal"),
    "plan/doel/<int:pk>/wijzig/": row(A.EDIT_PLAN, A.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/verplaats/": row(None, A.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/archiveer/": row(A.EDIT_PLAN, A.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/activiteit/": row(A.EDIT_PLAN, A.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/koppel/": row(A.EDIT_PLAN, A.EDIT_PLAN, "goal"),
    "plan/activiteit/<int:pk>/wijzig/": row(A.EDIT_PLAN, A.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/verplaats/": row(None, A.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/archiveer/": row(A.EDIT_PLAN, A.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/koppel/": row(A.EDIT_PLAN, A.EDIT_PLAN, "activity"),
    "plan/koppeling/cijfers/": Page(A.EDIT_PLAN),
    "plan/koppeling/voorbeeld/": Page(A.EDIT_PLAN),
    "plan/koppeling/<int:pk>/": row(A.VIEW_PLAN, None, "link"),
    "plan/koppeling/<int:pk>/wijzig/": row(A.EDIT_PLAN, A.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/ontkoppel/": row(A.EDIT_PLAN, A.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/oordeel/": row(None, A.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/oordeel/terug/": row(None, A.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/duiding/": row(None, A.WRITE_INTERPRETATION, "link"),
}
INDICATORS = {
    "indicatoren/": Page(A.VIEW_INDICATORS, queries=("", "?soort=merkbaar", "?q=e", *TABLES)),
    "indicatoren/nieuw/": Page(A.EDIT_INDICATORS, A.EDIT_INDICATORS),
    "indicatoren/<int:pk>/": row(A.VIEW_INDICATORS, None, "indicator"),
    "indicatoren/<int:pk>/wijzig/": row(A.EDIT_INDICATORS, A.EDIT_INDICATORS, "indicator"),
    "indicatoren/<int:pk>/score/": row(A.VIEW_INDICATORS, A.SCORE_RUBRIC, "indicator"),
    "indicatoren/<int:pk>/cijfers/": row(A.VIEW_INDICATORS, None, "indicator"),
    "indicatoren/<int:pk>/vestigingen/": row(A.VIEW_INDICATORS, None, "indicator"),
}
MEETINGS = {
    "overleg/": Page(A.VIEW_MEETINGS, queries=("", "?formaat=csv", "?formaat=xlsx")),
    "overleg/nieuw/": Page(A.EDIT_MEETINGS, A.EDIT_MEETINGS),
    "overleg/vandaag/": Page(A.VIEW_MEETINGS),
    "overleg/gremia/": Page(A.VIEW_MEETINGS),
    "overleg/gremia/nieuw/": Page(A.EDIT_MEETINGS, A.EDIT_MEETINGS),
    "overleg/gremia/gebruikelijk/": Page(None, A.EDIT_MEETINGS),
    "overleg/gremia/<int:pk>/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "body"),
    "overleg/gremia/<int:pk>/archiveer/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "body"),
    "overleg/ritme/koppeling/<int:pk>/": row(A.VIEW_MEETINGS, A.EDIT_MEETINGS, "link"),
    "overleg/ritme/indicator/<int:pk>/": row(A.VIEW_MEETINGS, None, "indicator"),
    "overleg/ritme/<int:pk>/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "rhythm"),
    "overleg/ritme/<int:pk>/archiveer/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "rhythm"),
    "overleg/sjabloon/<int:pk>/": row(A.VIEW_PLAN, A.EDIT_MEETINGS, "priority"),
    "overleg/sjabloon/definitie/": Page(A.VIEW_PLAN),
    "overleg/<int:pk>/": row(A.VIEW_MEETINGS, None, "meeting"),
    "overleg/<int:pk>/wijzig/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/archiveer/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/voorstel/": row(None, A.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/punt/": row(None, A.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/publiceer/": row(None, A.PUBLISH_PACK, "meeting"),
    "overleg/<int:pk>/concept.pdf": row(A.EDIT_MEETINGS, None, "meeting"),
    "overleg/punt/<int:pk>/": row(A.VIEW_MEETINGS, A.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/voorbeeld/": row(None, A.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/verplaats/": row(None, A.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/archiveer/": row(A.EDIT_MEETINGS, A.EDIT_MEETINGS, "item"),
    "overleg/stukken/<int:pk>/": row(A.VIEW_MEETINGS, None, "pack"),
    "overleg/stukken/<int:pk>.pdf": row(A.VIEW_MEETINGS, None, "pack"),
}
PAGES = {TENANT + route: page for route, page in (FOUNDATION | PLAN | INDICATORS | MEETINGS).items()}

# Addresses outside a samenwerkingsverband, with what somebody without login gets: 302 is the way to the login page.
OPEN = {"": 302, "inloggen/": 200, "uitloggen/": 405, "livez": 200, "readyz": 200}
# The API holds public figures alone; reading any of it takes a login.
API_LOGIN = "api/v1/login/"
API: dict[str, Page] = {"api/v1/schema/": Page()}


def patterns() -> dict[str, URLPattern]:
    """Every URL pattern by its full route."""
    return dict(url_patterns())


def methods_of(pattern: URLPattern) -> set[str]:
    """Which of GET and POST a class view answers."""
    view = pattern.callback.view_class  # type: ignore[attr-defined]
    return {name.upper() for name in ("get", "post") if name in view.http_method_names and hasattr(view, name)}


def address(route: str, page: Page, world: World, **other: object) -> str:
    """The URL of a page with the rows of a world; `other` replaces parts by name."""
    values: dict[str, object] = {"swv": world.tenant.slug, **page.words}
    values |= {name: world.pk(key) for name, key in page.objects.items()}
    values |= other

    def fill(match: re.Match[str]) -> str:
        return str(values[match["name"] or match["group"]])

    path = re.sub(r"<(?:\w+:)?(?P<name>\w+)>|\(\?P<(?P<group>\w+)>[^)]*\)", fill, _plain(route))
    return "/" + path


def _plain(route: str) -> str:
    """A router writes regular expressions: without their anchors and escapes."""
    return re.sub(r"[\^$\\]|\\Z", "", route) if "^" in route else route
