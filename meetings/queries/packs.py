"""Reads of packs; of their copies see meetings/queries/copies.py."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from meetings.enums import PackState
from meetings.models import AgendaPack, Meeting, PackCopy
from osp.models import Job

PUBLISH_JOB = "meetings.publish"


def packs_of(meeting: Meeting) -> QuerySet[AgendaPack]:
    """Versions of the papers of a meeting, newest first."""
    return AgendaPack.objects.filter(meeting=meeting).select_related("user")


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
    """A version; 404 for one out of reach."""
    return get_object_or_404(AgendaPack.objects.select_related("meeting__body"), pk=pk)


def newest_published(meeting: Meeting) -> AgendaPack | None:
    """The newest published version."""
    return AgendaPack.objects.filter(meeting=meeting, state=PackState.PUBLISHED).order_by("-number").first()


def read_by(meeting: Meeting) -> list[int]:
    """The gremia that got a copy of the newest papers; before there are any, the gremium itself."""
    pack = newest_published(meeting)
    got = PackCopy.objects.filter(pack=pack, body__isnull=False) if pack else PackCopy.objects.none()
    return list(got.order_by("body").values_list("body", flat=True)) or [meeting.body_id]
