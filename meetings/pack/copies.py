"""From all that a pack may say to the copy of each audience: what it sees, since which version, and what earlier papers had wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meetings.audiences import EVERYTHING, Audience, audience_of_body
from meetings.models import Meeting, PackCopy, mark_of
from meetings.pack.audience import for_audience
from meetings.pack.changes import marked
from meetings.pack.content import Gathered, attachment_key, content_hash, item_key
from meetings.pack.corrections import DueCorrection, corrections_for
from meetings.pack.sections import Pack
from meetings.pack.stored import restored
from meetings.queries.audiences import hidden_attachments, hidden_items
from meetings.queries.copies import copy_before

CHAIRS = "Exemplaar van de voorzitter"


@dataclass(frozen=True, slots=True)
class CopyContent:
    """What one audience gets, with the hash over it. `is_confidential`: not everybody may see all of it."""

    pack: Pack
    digest: str

    @property
    def is_confidential(self) -> bool:
        return bool(self.pack.public_note)


def audience_of_copy(copy: PackCopy) -> Audience:
    """For whom a copy is: a gremium, or the chair, who gets everything."""
    return EVERYTHING if copy.body_id is None else audience_of_body(copy.body_id)


def copy_content(
    gathered: Gathered, copy: PackCopy, meeting: Meeting, due: Sequence[DueCorrection], *, always_example: bool
) -> CopyContent:
    """The pack of one audience, marked against the version that it got before."""
    audience = audience_of_copy(copy)
    keys = hidden_keys(meeting, audience)
    name = (
        CHAIRS if copy.body is None else "" if copy.body_id == meeting.body_id else f"Exemplaar voor {copy.body.name}"
    )
    pack = for_audience(gathered.pack, hidden=keys, name=name, always_example=always_example)
    pack = replace(pack, corrections=corrections_for(due, audience))
    before = copy_before(copy)
    pack = marked(pack, restored(Pack, before.content)) if before and before.content else pack
    digest = content_hash(pack)
    return CopyContent(replace(pack, mark=mark_of(digest)), digest)


def hidden_keys(meeting: Meeting, audience: Audience) -> frozenset[str]:
    """What of this meeting is not there for an audience, as the sections call it."""
    items = list(meeting.items.filter(archived_at__isnull=True).values_list("pk", flat=True))
    closed = {item_key(pk) for pk in hidden_items(audience, meetings=[meeting.pk])}
    return frozenset(closed | {attachment_key(pk) for pk in hidden_attachments(audience, items=items)})


def with_addresses(gathered: Gathered, addresses: Mapping[tuple[str, str], str]) -> Gathered:
    """The same with the short address of each figure; `addresses` by the keys of item and page."""
    items = tuple(
        replace(
            item,
            indicators=tuple(replace(page, passport=addresses[item.key, page.key]) for page in item.indicators),
        )
        for item in gathered.pack.items
    )
    return replace(gathered, pack=replace(gathered.pack, items=items))
