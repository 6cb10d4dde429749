"""What every page knows: the tenant, the person's roles, the navigation, the school year."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from osp.abilities import Ability
from osp.dutch import school_year
from osp.levels import USUAL
from osp.school_years import school_year_of

# Order and words of the one navigation; what a role cannot use it does not see.
TABS = [
    ("vandaag", "Vandaag", "today", Ability.VIEW_TODAY),
    ("plan", "Plan", "goals:plan", Ability.VIEW_PLAN),
    ("indicatoren", "Indicatoren", "indicators:list", Ability.VIEW_INDICATORS),
    ("bijdragen", "Bijdragen", "goals:contributions", Ability.VIEW_CONTRIBUTIONS),
    ("overleg", "Overleg", "meetings:list", Ability.VIEW_MEETINGS),
    # Who reads papers alone enters there.
    ("overleg", "Overleg", "meetings:papers", Ability.READ_PAPERS),
    ("gegevens", "Gegevens", "indicators:data", Ability.VIEW_DATA),
    ("beheer", "Beheer", "manage", Ability.MANAGE_MEMBERS),
    # Whoever sees the log alone enters there.
    ("beheer", "Beheer", "log", Ability.VIEW_AUDIT),
    ("beheer", "Beheer", "holidays", Ability.EDIT_REGISTER),
]


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    tenant = getattr(request, "tenant", None)
    actor = getattr(request, "actor", None)
    if tenant is None or actor is None:
        return {"tenant": None, "nav": [], "levels": USUAL}
    return {
        "tenant": tenant,
        "actor": actor,
        "levels": tenant.levels,
        "can": {ability.name.lower(): actor.can(ability) for ability in Ability},
        "membership": {"role_label": ", ".join(sorted(role.value for role in actor.roles))},
        # Who came in by a link has the pages of that link, and no others.
        "nav": [] if actor.via else navigation(request),
        "switch_url": reverse("home") if getattr(request, "has_more_tenants", False) else "",
        "school_year": school_year(current_school_year()),
    }


def current_school_year() -> int:
    """First calendar year of the school year of today; it turns on 1 August."""
    return school_year_of(timezone.localdate())


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The tabs this person may use."""
    actor, tenant = request.actor, request.tenant  # type: ignore[attr-defined]
    section = getattr(request, "section", "")
    tabs: dict[str, dict[str, Any]] = {}
    for key, label, name, ability in TABS:
        if actor.can(ability) and key not in tabs:
            url = reverse(name, args=[tenant.code])
            tabs[key] = {"key": key, "label": label, "url": url, "current": key == section, "count": 0}
    return list(tabs.values())
