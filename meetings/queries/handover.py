"""The hand-over file of somebody who leaves, as far as its reader may know of what is in it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from goals.queries.owned import Owned, changed_targets
from meetings.models import Meeting, MeetingAction
from meetings.pack.handover import HandOver, Part
from meetings.queries.actions import actions_kept_from
from meetings.queries.audiences import audience_of
from meetings.queries.decisions import decisions_for
from meetings.queries.requests import Wanted, requests_for
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Tenant
from osp.scope import own_levels

FIRST_DAYS = 90
Lines = Iterator[tuple[str, str]]


def check_handover(reader: Actor, person: int) -> None:
    """Everybody sees and prints their own file; of another it asks the right to hand over. NotAllowedError otherwise."""
    if reader.user_id != person:
        reader.require(Ability.HAND_OVER)


def handover_of(owned: Owned, tenant: Tenant, reader: Actor) -> HandOver:
    """The file of what somebody owns, as it is today. A fixed number of queries."""
    day = timezone.localdate()
    parts = (
        Part("Eigenaar van", tuple(_elements(owned)), "Geen."),
        Part("Open acties", tuple(_actions(owned, reader)), "Geen open acties."),
        Part("Besluiten die hierop leunen", tuple(_decisions(owned, reader)), "Geen besluiten."),
        Part("Open verzoeken", tuple(_requests(reader)), "Geen verzoek wacht op antwoord."),
        Part("Waarom streefwaarden zijn gewijzigd", tuple(_targets(owned)), "Geen streefwaarde is gewijzigd."),
        Part("De eerste 90 dagen", tuple(_meetings(day, reader)), "Er staat nog geen vergadering op de kalender."),
    )
    return HandOver(owned.person.name, tenant.name, tenant.code, day, parts)


def _elements(owned: Owned) -> Lines:
    levels = own_levels()
    for level, rows in (
        (levels.priority, owned.priorities),
        (levels.goal, owned.goals),
        (levels.activity, owned.activities),
    ):
        for row in rows:
            ends = f", tot {dutch.date_long(row.ends)}" if row.ends else ""
            yield row.title, f"{level.singular}{ends}"


def _actions(owned: Owned, reader: Actor) -> Lines:
    """Without those that this reader may not know of."""
    rows = MeetingAction.objects.filter(action__in=owned.actions).select_related("item__meeting__body")
    given = {row.action_id: row.item for row in rows}
    kept = actions_kept_from(reader)
    for action in (each for each in owned.actions if each.pk not in kept):
        item = given.get(action.pk)
        due = f"voor {dutch.date_long(action.due)}" if action.due else "zonder dag"
        where = f", gegeven: {item.meeting.body.name} {dutch.date_long(item.meeting.date)}" if item else ""
        yield action.text, f"{due}{where}"


def _decisions(owned: Owned, reader: Actor) -> Lines:
    for row in decisions_for(reader).filter(goal__in=owned.goals):
        back = f", terugblik {dutch.date_long(row.horizon)}" if row.horizon and not row.judgement else ""
        yield row.text, f"{row.body.name} {row.label}, {dutch.date_long(row.decided_on)}{back}"


def _requests(reader: Actor) -> Lines:
    for row in requests_for(reader, Wanted(stand="open")):
        asked = row.request
        yield (
            asked.subject,
            f"{row.purpose_label} van {asked.body.name}, voor {dutch.date_long(asked.due)}: {row.stand_label}",
        )


def _targets(owned: Owned) -> Lines:
    for row in changed_targets(owned.goals):
        yield (
            f"{row.link.indicator.name}: {row.reason or 'zonder reden'}",
            f"gewijzigd per {dutch.date_long(row.changed_on)}",
        )


def _meetings(day: date, reader: Actor) -> Lines:
    """Who does not read the calendar of all gremia finds those that they sit in."""
    rows = Meeting.objects.filter(archived_at__isnull=True, date__gte=day, date__lte=day + timedelta(days=FIRST_DAYS))
    if not reader.can(Ability.VIEW_MEETINGS):
        rows = rows.filter(body__in=audience_of(reader).bodies)
    for row in rows.select_related("body").order_by("date", "starts", "pk"):
        yield row.body.name, f"{dutch.date_long(row.date)}, {dutch.clock(row.starts)} uur"
