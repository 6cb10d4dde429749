"""Reads of the foundation."""

from django.db.models import QuerySet

from osp.models import AuditEvent, Membership, Samenwerkingsverband, User
from osp.verbs import sentence


def members() -> QuerySet[Membership]:
    """Roles held now in the samenwerkingsverband in scope."""
    return (
        Membership.objects.filter(ended_at__isnull=True)
        .select_related("user", "schoolbestuur")
        .order_by("user__name", "role")
    )


def people() -> QuerySet[User]:
    """People with a role in the samenwerkingsverband in scope: whom one may name as owner."""
    return User.objects.filter(pk__in=members().values("user_id")).order_by("name")


def recent_events(swv: Samenwerkingsverband, limit: int = 12) -> list[dict[str, object]]:
    """The latest events as {at, who, sentence}; names are looked up now, since events hold ids only."""
    events = list(AuditEvent.objects.filter(swv=swv)[:limit])
    names = dict(User.objects.filter(pk__in={event.user_id for event in events}).values_list("pk", "name"))
    return [
        {"at": event.at, "who": names.get(event.user_id, "het systeem"), "sentence": sentence(event.verb)}
        for event in events
    ]
