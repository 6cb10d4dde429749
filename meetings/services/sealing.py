"""From concept to sealed: correcting, approving in a later meeting, and keeping words and bytes for good."""

import hashlib

from django.utils import timezone

from meetings.enums import MinutesState
from meetings.models import Meeting, Minutes
from meetings.queries.minutes import gather
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

STILL_ON = "Sluit eerst de vergadering."
NOT_LATER = "Kies een latere vergadering van hetzelfde gremium."
NOT_APPROVED = "Eerst keurt een volgende vergadering het verslag goed; daarna kunt u het verzegelen."


@operation("minutes.corrected", needs=Ability.EDIT_MEETINGS)
def correct_minutes(actor: Actor, *, meeting: Meeting, version: int) -> Minutes:
    """Corrections that people sent were taken in. The text stays open until it is approved."""
    minutes = _closed(meeting)
    return save_changes(minutes, version=version, changes={"state": MinutesState.CORRECTED.value})


@operation("minutes.approved", needs=Ability.EDIT_MEETINGS)
def approve_minutes(actor: Actor, *, meeting: Meeting, version: int, approved_in: Meeting | None) -> Minutes:
    """A later meeting of the same gremium approves the minutes; from then on nothing in them changes.

    DomainError while the meeting is on, and for any other meeting. ConflictError when somebody saved since `version`.
    """
    minutes = _closed(meeting)
    if approved_in is None or approved_in.body_id != meeting.body_id or approved_in.date <= meeting.date:
        raise DomainError("not-later", NOT_LATER, field="meeting")
    changes = {
        "state": MinutesState.APPROVED.value,
        "approved_in": approved_in,
        "approved_on": min(approved_in.date, timezone.localdate()),
    }
    return save_changes(minutes, version=version, changes=changes)


@operation("minutes.sealed", needs=Ability.PUBLISH_PACK)
def seal_minutes(actor: Actor, *, meeting: Meeting, version: int) -> Minutes:
    """Keep what the approved minutes say, with their PDF and a hash of both. They never change again."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    minutes = Minutes.objects.select_related("approved_in__body").filter(meeting=meeting).first()
    if minutes is None or minutes.state != MinutesState.APPROVED:
        raise DomainError("not-approved", NOT_APPROVED)
    from meetings.pack.minutes_layout import build_minutes  # noqa: PLC0415 -- slow import

    paper = gather(meeting, minutes)
    digest = paper.digest
    pdf = build_minutes(paper, state=MinutesState.SEALED.value, mark=f"{digest[:4]}-{digest[4:8]}")
    changes = {
        "state": MinutesState.SEALED.value,
        "sealed_at": timezone.now(),
        "sealed_by_id": actor.user_id,
        "content": paper.as_plain(),
        "content_sha256": digest,
        "pdf": pdf,
        "pdf_sha256": hashlib.sha256(pdf).hexdigest(),
    }
    return save_changes(minutes, version=version, changes=changes)


def _closed(meeting: Meeting) -> Minutes:
    minutes = held(meeting)
    if minutes.closed_at is None:
        raise DomainError("still-on", STILL_ON)
    return minutes
