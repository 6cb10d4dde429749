"""What the API reads of Overleg, each as far as this reader may know of it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from meetings.models import BodyMember, Meeting, MeetingAction, PackCopy
from meetings.queries.actions import Sought, actions_for
from meetings.queries.copies import readable_copies
from meetings.queries.decisions import Wanted, decisions_for
from meetings.queries.meetings import meetings
from osp.actors import Actor


def member_rows(read: dict[str, Any]) -> QuerySet[BodyMember]:
    """Everybody who sits, will sit or sat in a gremium in use."""
    rows = BodyMember.objects.filter(archived_at__isnull=True, body__archived_at__isnull=True)
    rows = rows.filter(body=read["body"]) if "body" in read else rows
    return rows.select_related("user", "schoolbestuur").order_by("body__position", "body_id", "position", "pk")


def api_meetings(read: dict[str, Any]) -> QuerySet[Meeting]:
    """Meetings on the calendar, in order of day."""
    rows = meetings().prefetch_related("minutes_kept").order_by("date", "starts", "pk")
    rows = rows.filter(body=read["body"]) if "body" in read else rows
    rows = rows.filter(date__gte=read["since"]) if "since" in read else rows
    last: date | None = read.get("until")
    return rows.filter(date__lte=last) if last else rows


def decision_rows(actor: Actor, read: dict[str, Any]) -> Any:
    """The register, newest first."""
    return decisions_for(actor, Wanted(body=read.get("body"), year=read.get("year"), goal=read.get("goal")))


def action_rows(actor: Actor, read: dict[str, Any]) -> list[MeetingAction]:
    """Actions that meetings gave, soonest first."""
    return [each.given for each in actions_for(actor, Sought(stand="", body=read.get("body")))]


def copy_rows(actor: Actor, read: dict[str, Any]) -> QuerySet[PackCopy]:
    """Papers that this reader may open, newest meeting first."""
    rows = readable_copies(actor)
    return rows.filter(pack__meeting__body=read["body"]) if "body" in read else rows
