"""The PDF of minutes as one reader may have it."""

from meetings.enums import MinutesState
from meetings.models import Meeting, Minutes
from meetings.queries.minutes import paper_for
from osp.actors import Actor


def minutes_pdf(meeting: Meeting, actor: Actor) -> bytes:
    """The sealed bytes for who may see every point; for anybody else, and before sealing, made of what they may see."""
    minutes = Minutes.objects.filter(meeting=meeting).select_related("approved_in__body").first()
    paper = paper_for(meeting, minutes, actor)
    sealed = minutes if minutes is not None and minutes.is_sealed else None
    if sealed is not None and paper.digest == sealed.content_sha256:
        return bytes(sealed.pdf or b"")
    from meetings.pack.minutes_layout import build_minutes  # noqa: PLC0415 -- slow import

    state = minutes.state if minutes else MinutesState.CONCEPT.value
    digest = paper.digest
    return build_minutes(paper, state=state, mark=f"{digest[:4]}-{digest[4:8]}" if sealed else "")
