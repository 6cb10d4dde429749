"""Reads of the foundation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party, Role
from osp.models import AuditEvent, Job, Membership, Samenwerkingsverband, Tenant, User
from osp.parties import PARTY_OF, Organisation
from osp.scope import own_levels, scopes_disabled
from osp.tellers import details
from osp.verbs import sentence

SYSTEM = "het systeem"
LINKED = "iemand met een link"
# By what somebody may see a change: the first word of its verb, and the ability of the page it belongs to.
SEEN_WITH = {
    "plan": Ability.VIEW_PLAN,
    "priority": Ability.VIEW_PLAN,
    "goal": Ability.VIEW_PLAN,
    "activity": Ability.VIEW_PLAN,
    "link": Ability.VIEW_PLAN,
    "interpretation": Ability.VIEW_PLAN,
    "sheet": Ability.VIEW_PLAN,
    "chapter": Ability.VIEW_PLAN,
    "element": Ability.VIEW_PLAN,
    "scope": Ability.VIEW_PLAN,
    "milestone": Ability.VIEW_PLAN,
    "budget": Ability.VIEW_PLAN,
    "risk": Ability.VIEW_PLAN,
    "framework": Ability.VIEW_PLAN,
    "comment": Ability.DISCUSS_PLAN,
    "suggestion": Ability.DISCUSS_PLAN,
    "action": Ability.DISCUSS_PLAN,
    "rubric": Ability.VIEW_INDICATORS,
    "indicator": Ability.VIEW_INDICATORS,
    "import": Ability.VIEW_DATA,
    "schoolbestuur": Ability.VIEW_DATA,
    "tenant": Ability.VIEW_TODAY,
    "body": Ability.VIEW_MEETINGS,
    "rhythm": Ability.VIEW_MEETINGS,
    "meeting": Ability.VIEW_MEETINGS,
    "agenda": Ability.EDIT_MEETINGS,
    "pack": Ability.VIEW_MEETINGS,
    "member": Ability.MANAGE_MEMBERS,
    "holidays": Ability.VIEW_MEETINGS,
    "version": Ability.VIEW_PLAN,
    "step": Ability.VIEW_PLAN,
    "round": Ability.ASK_CONTRIBUTIONS,
    "contribution": Ability.ASK_CONTRIBUTIONS,
    "contact": Ability.ASK_CONTRIBUTIONS,
}
# Steps on the way to something that is told when it is done.
NEWS = ("import.confirmed", "import.withdrawn", "pack.published", "plan.created", "version.adoption_requested")
FIRST_STEPS = ("import.confirmed", "plan.created", "meeting.planned")
MOST_READ = 200
QUIET = (
    "import.received",
    "import.discarded",
    "pack.requested",
    # Who read what is for who prepares the papers, at the papers themselves.
    "pack.opened",
    "goal.moved",
    "priority.moved",
    "activity.moved",
    "version.adopted",
    "step.moved",
    "chapter.moved",
    "framework.item_moved",
    "comment.edited",
    "suggestion.edited",
    "action.added",
    "agenda.comment_brought",
    "plan.row_restored",
    "contribution.answered",
    "contribution.money_saved",
    "contribution.figure_saved",
    "contribution.link_used",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done: when, by whom, and in words that follow the name; `detail` says what changed, where that is told."""

    at: datetime
    who: str
    sentence: str
    verb: str
    times: int = 1
    detail: str = ""

    @property
    def is_news(self) -> bool:
        """Something that changes what others see at once: new figures, or papers to read."""
        return self.verb in NEWS


@dataclass(frozen=True, slots=True)
class TenantRoles:
    """A samenwerkingsverband in which somebody works, with the roles held there."""

    tenant: Tenant
    roles: list[str]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events of the log; `subject` is the first word of a verb."""

    user_id: int | None = None
    subject: str = ""


def members() -> QuerySet[Membership]:
    """Roles held now in the samenwerkingsverband in scope."""
    return (
        Membership.objects.filter(ended_at__isnull=True)
        .select_related("user", "schoolbestuur")
        .order_by("user__name", "role")
    )


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A role held now, with the organisation that the person is of as it is called here; empty for other roles."""

    row: Membership
    organisation: str


def members_told(known: Iterable[Organisation]) -> list[MemberRow]:
    """The roles held now in the samenwerkingsverband in scope, each with its organisation as it is among the `known`."""
    labels = {(each.party, each.code): each.label for each in known}
    return [MemberRow(row, _organisation(row, labels)) for row in members()]


def _organisation(row: Membership, labels: dict[tuple[Party, str], str]) -> str:
    party = PARTY_OF.get(Role(row.role))
    return labels.get((party, row.party_code), row.party_code) if party else ""


def people() -> QuerySet[User]:
    """People with a role in the samenwerkingsverband in scope: whom one may name as owner."""
    return User.objects.filter(pk__in=members().values("user_id")).order_by("name")


def names_of(user_ids: Iterable[int | None]) -> dict[int | None, str]:
    """Names of people by id, looked up now: what is stored about who did something holds ids only."""
    ids = {user_id for user_id in user_ids if user_id is not None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def events(swv: Samenwerkingsverband, choice: EventFilter) -> QuerySet[AuditEvent]:
    """The log of one samenwerkingsverband, newest first."""
    rows = AuditEvent.objects.filter(swv=swv)
    if choice.user_id is not None:
        rows = rows.filter(user_id=choice.user_id)
    if choice.subject:
        rows = rows.filter(verb__startswith=f"{choice.subject}.")
    return rows


def told(rows: Iterable[AuditEvent]) -> list[Event]:
    """The same events in words."""
    rows = list(rows)
    names, levels, more = names_of(row.user_id for row in rows), own_levels(), details(rows)
    return [
        Event(row.at, _who(row, names), sentence(row.verb, levels), row.verb, detail=more.get(row.pk, ""))
        for row in rows
    ]


def _who(row: AuditEvent, names: dict[int | None, str]) -> str:
    return LINKED if row.via else names.get(row.user_id, SYSTEM)


def changes_by_others(actor: Actor, since: datetime, limit: int = 12) -> list[Event]:
    """What others did since a moment, as far as this person may see the page it happened on; newest first."""
    subjects = [subject for subject, ability in SEEN_WITH.items() if actor.can(ability)]
    if actor.swv is None or not subjects:
        return []
    about = reduce(or_, (Q(verb__startswith=f"{subject}.") for subject in subjects))
    rows = AuditEvent.objects.filter(about, swv=actor.swv, at__gte=since).exclude(verb__in=QUIET)
    if actor.user_id is not None:
        rows = rows.exclude(user_id=actor.user_id)
    return _together(told(rows[:MOST_READ]))[:limit]


def _together(rows: list[Event]) -> list[Event]:
    """What one person did several times on a day is told once, with how often, where it happened last."""
    found: dict[tuple[str, str, date], Event] = {}
    for row in rows:
        key = (row.who, row.verb, timezone.localdate(row.at))
        found[key] = replace(found[key], times=found[key].times + 1) if key in found else row
    return list(found.values())


def is_untouched(swv: Samenwerkingsverband) -> bool:
    """True as long as no delivery was taken over, no plan begun and no meeting planned here."""
    return not AuditEvent.objects.filter(swv=swv, verb__in=FIRST_STEPS).exists()


def tenants_of(user: User | AnonymousUser) -> list[TenantRoles]:
    """Where somebody has a role, by code; the only read that crosses samenwerkingsverbanden, and of one's own roles alone."""
    with scopes_disabled():
        held = Membership.objects.filter(user=user.pk, ended_at__isnull=True, swv__tenant__isnull=False)
        rows = list(held.select_related("swv__tenant").order_by("swv__code", "role"))
    found: dict[str, TenantRoles] = {}
    for row in rows:
        place = found.setdefault(row.swv.code, TenantRoles(row.swv.tenant, []))
        place.roles.append(row.role)
    return list(found.values())


def find_person(email: str) -> User | None:
    """The person with this e-mail address, in whatever samenwerkingsverband."""
    return User.objects.filter(email=email.strip().lower()).first()


def get_membership(pk: int) -> Membership:
    """A role held now in the samenwerkingsverband in scope; Http404 otherwise."""
    return get_object_or_404(members(), pk=pk)


def get_job(swv: Samenwerkingsverband, pk: int) -> Job:
    """Work of this samenwerkingsverband; Http404 for that of another."""
    return get_object_or_404(Job, pk=pk, swv=swv)


def get_member(pk: int) -> User:
    """A person with a role here; Http404 for anybody else."""
    return get_object_or_404(people(), pk=pk)
