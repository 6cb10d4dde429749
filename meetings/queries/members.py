"""Reads of who sits in a gremium."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings.models import Body, BodyMember
from osp.enums import Party
from osp.models import Samenwerkingsverband
from osp.parties import Organisation, organisations


def held_on(on: date) -> Q:
    """Of a seat: that somebody holds it on this day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on)) & Q(archived_at__isnull=True)


def seats_of(body: Body, on: date) -> QuerySet[BodyMember]:
    """Who sits in a gremium on a day, in its own order."""
    return BodyMember.objects.filter(held_on(on), body=body).select_related("user", "schoolbestuur")


def member_counts(on: date) -> dict[int, int]:
    """How many seats of each gremium are held on a day, by its number; one without seats is not there."""
    counts: dict[int, int] = defaultdict(int)
    for body in BodyMember.objects.filter(held_on(on)).order_by().values_list("body_id", flat=True):
        counts[body] += 1
    return dict(counts)


def get_member(pk: int) -> BodyMember:
    """A seat of a gremium in use, held now or before; 404 for any other."""
    rows = BodyMember.objects.filter(archived_at__isnull=True, body__archived_at__isnull=True)
    return get_object_or_404(rows.select_related("body", "user", "schoolbestuur"), pk=pk)


def schoolbesturen(swv: Samenwerkingsverband) -> list[Organisation]:
    """Every schoolbestuur of the samenwerkingsverband in scope, by name."""
    return [each for each in organisations(swv) if each.party is Party.SCHOOLBESTUUR]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A seat as a list shows it: on whose behalf, and in which other gremia the same person sits now."""

    member: BodyMember
    on_behalf_of: str
    elsewhere: tuple[str, ...]
    is_now: bool

    @property
    def email(self) -> str:
        return self.member.user.email if self.member.user else self.member.email


def member_lines(body: Body, swv: Samenwerkingsverband) -> list[MemberLine]:
    """Everybody who sits in a gremium, will or did, in its own order. The number of queries does not grow."""
    rows = list(
        BodyMember.objects.filter(body=body, archived_at__isnull=True)
        .select_related("user", "schoolbestuur")
        .order_by("position", "pk")
    )
    today = timezone.localdate()
    names = {each.code: each.name or each.code for each in schoolbesturen(swv)} if rows else {}
    others = _elsewhere(rows, body, today)
    return [
        MemberLine(row, _behalf(row, names), others.get(_key(row), ()), row.until is None or row.until >= today)
        for row in rows
    ]


def _behalf(row: BodyMember, names: dict[str, str]) -> str:
    own = names.get(row.schoolbestuur.number, row.schoolbestuur.number) if row.schoolbestuur else ""
    return ", ".join(filter(None, [own, row.organisation]))


def _elsewhere(rows: Collection[BodyMember], body: Body, on: date) -> dict[str, tuple[str, ...]]:
    """Other gremia by person: an account is known by itself, anybody else by e-mail address or name."""
    wanted = {_key(row) for row in rows}
    found: dict[str, list[str]] = defaultdict(list)
    if not wanted:
        return {}
    others = BodyMember.objects.filter(held_on(on), body__archived_at__isnull=True).exclude(body=body)
    for other in others.select_related("user", "body").order_by("body__position", "body_id"):
        if _key(other) in wanted and other.body.name not in found[_key(other)]:
            found[_key(other)].append(other.body.name)
    return {key: tuple(names) for key, names in found.items()}


def _key(row: BodyMember) -> str:
    return f"#{row.user_id}" if row.user_id else (row.email or row.name).lower()
