"""What an agenda begins with: the points that always come back, the minutes of the time before, and what was left over."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from meetings.enums import ItemOrigin, Purpose
from meetings.models import (
    AgendaComment,
    AgendaIndicator,
    AgendaItem,
    AgendaScenario,
    Attachment,
    Body,
    ItemReader,
    Meeting,
    RecurringItem,
)
from meetings.queries.left_over import has_minutes_item, left_over, next_meeting, previous_meeting, recurring_of
from meetings.queries.route import route_further
from meetings.services.agenda import insert_after
from meetings.services.bodies import archived
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

# Of a gremium that made no list of its own.
STANDARD_ITEMS = (
    {"title": "Opening en vaststelling van de agenda", "is_last": False},
    {"title": "Mededelingen", "is_last": False},
    {"title": "Rondvraag en sluiting", "is_last": True},
)
STANDARD_MINUTES, STANDARD_PRESENTER = 5, "voorzitter"
MINUTES_TITLE = "Verslag van de vorige vergadering"
# What a point takes along to a later agenda; its number, its lateness and what was minuted stay behind.
CARRIED_TEXTS = (
    "title",
    "purpose",
    "minutes",
    "presenter",
    "has_cover",
    "portfolio",
    "author",
    "is_confidential",
    "requested_decision",
    "summary",
    "finances",
    "risks",
    "route",
    "follow_up",
    "looks_back_on_id",
    "goal_id",
)
CARRIED_ROWS: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (AgendaIndicator, ("link_id", "position")),
    (AgendaScenario, ("scenario_id",)),
    (AgendaComment, ("comment_id",)),
    (ItemReader, ("body_id",)),
)
RECURRING_TEXTS = ("title", "purpose", "minutes", "presenter", "has_cover")
CARRIED_FILE = ("file_id", "title", "position", "pages", "is_confidential")


def lay_out(meeting: Meeting) -> None:
    """Fill the agenda of a new meeting: its recurring points, the minutes of the meeting before and what was left over."""
    rows = list(recurring_of(meeting.body)) or [
        RecurringItem(minutes=STANDARD_MINUTES, presenter=STANDARD_PRESENTER, purpose=Purpose.INFORM.value, **row)
        for row in STANDARD_ITEMS
    ]
    for position, row in enumerate(rows, 1):
        AgendaItem.objects.create(
            swv_id=meeting.swv_id,
            meeting=meeting,
            position=position,
            origin=ItemOrigin.RECURRING.value,
            **{name: getattr(row, name) for name in RECURRING_TEXTS},
        )
    _minutes_first(meeting)
    _bring(meeting, left_over(meeting))


def carry_on(meeting: Meeting) -> None:
    """Put what a meeting left over on the next agenda of its gremium, where that is on the calendar."""
    coming = next_meeting(meeting)
    if coming is None:
        return
    Meeting.objects.select_for_update().get(pk=coming.pk)
    _bring(coming, left_over(coming))


@operation("agenda.left_over_brought", needs=Ability.EDIT_MEETINGS)
def carry_over(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Put what the meeting before left over on this agenda, after its minutes, with oplegger, figures and attachments."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    items = left_over(meeting)
    if not items:
        raise DomainError("nothing-left", "Er is niets blijven liggen dat nog niet op een agenda staat.")
    _bring(meeting, items)
    return meeting


@operation("body.recurring_added", needs=Ability.EDIT_MEETINGS)
def add_recurring(
    actor: Actor, *, body: Body, title: str, minutes: int, purpose: Purpose, presenter: str = "", is_last: bool = False
) -> RecurringItem:
    """A point for every agenda of a gremium from now on; agendas that were made already stay as they are."""
    Body.objects.select_for_update().get(pk=body.pk)
    if not recurring_of(body).exists():
        _begin_with_standard(body)
    last = recurring_of(body).aggregate(last=Max("position"))["last"] or 0
    return RecurringItem.objects.create(
        swv=actor.swv,
        body=body,
        title=title.strip(),
        minutes=minutes,
        purpose=purpose.value,
        presenter=presenter.strip(),
        is_last=is_last,
        position=last + 1,
    )


@operation("body.recurring_edited", needs=Ability.EDIT_MEETINGS)
def edit_recurring(
    actor: Actor,
    *,
    row: RecurringItem,
    version: int,
    title: str,
    minutes: int,
    purpose: Purpose,
    presenter: str = "",
    is_last: bool = False,
) -> RecurringItem:
    """Change a point for the agendas to come; ConflictError when somebody else did since `version`."""
    changes = {
        "title": title.strip(),
        "minutes": minutes,
        "purpose": purpose.value,
        "presenter": presenter.strip(),
        "is_last": is_last,
    }
    return save_changes(row, version=version, changes=changes)


@operation("body.recurring_archived", needs=Ability.EDIT_MEETINGS)
def archive_recurring(actor: Actor, *, row: RecurringItem, version: int, reason: str) -> RecurringItem:
    """Leave a point off the agendas to come."""
    return save_changes(row, version=version, changes=archived(reason))


def _begin_with_standard(body: Body) -> None:
    """The first own point comes beside the usual ones, which are then the gremium's to change."""
    for position, row in enumerate(STANDARD_ITEMS, 1):
        RecurringItem.objects.create(
            swv_id=body.swv_id,
            body=body,
            minutes=STANDARD_MINUTES,
            presenter=STANDARD_PRESENTER,
            position=position,
            **row,
        )


def _minutes_first(meeting: Meeting) -> None:
    """The minutes of the meeting before come right after the opening."""
    if previous_meeting(meeting) is None or has_minutes_item(meeting):
        return
    insert_after(
        meeting,
        1,
        title=MINUTES_TITLE,
        purpose=Purpose.APPROVE.value,
        minutes=STANDARD_MINUTES,
        presenter=STANDARD_PRESENTER,
        has_cover=False,
        origin=ItemOrigin.MINUTES.value,
    )


def _bring(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Copies of these points, in their order, after the minutes of the meeting before or else the opening."""
    present = AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True)
    minutes = present.filter(origin=ItemOrigin.MINUTES.value).first()
    at = minutes.position if minutes else min(1, present.count())
    for offset, item in enumerate(items):
        values = {name: getattr(item, name) for name in CARRIED_TEXTS}
        values["route"] = route_further(item.route, meeting, [place.link_id for place in item.indicators.all()])
        origin = {"origin": ItemOrigin.CARRIED.value, "carried_from_id": item.pk}
        copy = insert_after(meeting, at + offset, **values, **origin)
        _take_along(item, copy)


def _take_along(item: AgendaItem, copy: AgendaItem) -> None:
    for model, names in CARRIED_ROWS:
        for row in model.objects.filter(item=item):
            model.objects.create(swv_id=copy.swv_id, item=copy, **{name: getattr(row, name) for name in names})
    for row in Attachment.objects.filter(item=item, archived_at__isnull=True):
        Attachment.objects.create(swv_id=copy.swv_id, item=copy, **{name: getattr(row, name) for name in CARRIED_FILE})
