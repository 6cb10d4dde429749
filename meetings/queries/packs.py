"""Reads of packs. The bytes are left in the database unless they are asked for."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from meetings.enums import PackState
from meetings.models import AgendaPack, Meeting
from meetings.queries.audiences import audience_of, hidden_items
from osp.actors import Actor
from osp.models import Job

PUBLISH_JOB = "meetings.publish"


def packs_of(meeting: Meeting) -> QuerySet[AgendaPack]:
    """Versions of the papers of a meeting, newest first, without their bytes."""
    return AgendaPack.objects.filter(meeting=meeting).defer("pdf").select_related("user")


def published_packs(meeting: Meeting) -> list[AgendaPack]:
    """Versions that were sent out, newest first."""
    return [pack for pack in packs_of(meeting) if pack.state == PackState.PUBLISHED]


def building_pack(meeting: Meeting) -> AgendaPack | None:
    """The version being made, if one is."""
    return packs_of(meeting).filter(state=PackState.BUILDING).first()


def job_of(pack: AgendaPack) -> Job | None:
    """The newest work that makes or made this version."""
    return Job.objects.filter(kind=PUBLISH_JOB, argument=pack.pk).first()


def get_pack(pk: int) -> AgendaPack:
    """A version without its bytes; 404 for one out of reach."""
    return get_object_or_404(AgendaPack.objects.defer("pdf").select_related("meeting__body"), pk=pk)


def get_published(pk: int, actor: Actor) -> AgendaPack:
    """A published version with its bytes; 404 for any other, also for whoever may not read its confidential items."""
    packs = AgendaPack.objects.filter(state=PackState.PUBLISHED).select_related("meeting__body")
    found = get_object_or_404(packs, pk=pk)
    if found.is_confidential and hidden_items(audience_of(actor), meetings=[found.meeting_id]):
        return get_object_or_404(packs.none())
    return found


def newest_published(meeting: Meeting) -> AgendaPack | None:
    """The newest published version, with its bytes."""
    return AgendaPack.objects.filter(meeting=meeting, state=PackState.PUBLISHED).order_by("-number").first()
