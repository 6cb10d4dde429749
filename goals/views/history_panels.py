"""What templates of the history are given: sentences with the way to what they are about, and the way back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goals.compute.differences import ChangeKind, Spot
from goals.compute.reverting import Reach
from goals.kinds import ELEMENTS, Kind
from goals.queries.timeline import Entry, Group, ToldSitting
from goals.snapshot import Ref
from goals.wording.changes import Told
from osp import dutch
from osp.textdiff import Mark, Strand, excerpt

Url = Callable[..., str]
# So many words of a text are shown at once; the whole of it stands behind a line to open.
MOST_WORDS = 120
# So many changes of one element are shown at once.
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its sentence, an excerpt of a long text, and where it can be taken back."""

    text: str
    diff: SafeString
    revert_url: str


@dataclass(frozen=True, slots=True)
class GroupPanel:
    """The changes in one element. `url` leads to it, empty where it is not in the plan now."""

    subject: str
    url: str
    lines: tuple[Line, ...]
    rest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SittingPanel:
    """Who wrote, when, and what. `day` is set on the first sitting of a day."""

    who: str
    day: datetime | None
    time: str
    groups: tuple[GroupPanel, ...]
    untold: int


def sitting_panels(told: Iterable[ToldSitting], url: Url) -> tuple[SittingPanel, ...]:
    """Sittings with a heading for each day, by the day on which they ended."""
    found, day = [], None
    for each in told:
        ended = timezone.localtime(each.ends)
        groups = tuple(_group(group, url) for group in each.groups)
        is_new = ended.date() != day
        day = ended.date()
        found.append(SittingPanel(each.who, ended if is_new else None, _time(each), groups, each.untold))
    return tuple(found)


def place_url(spot: Spot, url: Url) -> str:
    """Where an element of the plan is read."""
    node = spot.node
    if node.kind is Kind.GOAL:
        return url("goal", node.id)
    if node.kind is Kind.ACTIVITY:
        return f"{url('goal', spot.above[-1].id)}#activiteit-{node.id}"
    return f"{url('plan')}#{node.kind.value}-{node.id}" if node.kind is not Kind.PLAN else url("plan")


def revert_url(url: Url, ref: Ref, reach: Reach, moment: str, field: str = "") -> str:
    """Where a part of the plan is taken back to a moment, after a look at what that would change."""
    query = {"naar": moment, "bereik": reach.value} | ({"veld": field} if field else {})
    return f"{url('revert', ref[0].value, ref[1])}?{urlencode(query)}"


def just_before(moment: datetime) -> str:
    """The instant before a save, as moments are named in URLs."""
    return (moment - timedelta(microseconds=1)).astimezone(UTC).isoformat().replace("+00:00", "Z")


def shown(told: Told) -> SafeString:
    """A long text with its changes, cut down where most of it stayed; empty for any other change."""
    is_long = sum(strand.words for strand in told.strands) > MOST_WORDS
    return diff_html(excerpt(told.strands) if is_long else told.strands)


def diff_html(strands: Iterable[Strand]) -> SafeString:
    """What went and what came, marked; made here, because a page may hold hundreds of them."""
    parts = ((format_html(_MARKED[strand.mark], strand.text),) for strand in strands)
    return format_html_join("", "{}", parts)


_MARKED = {Mark.SAME: "{}", Mark.GONE: "<del>{}</del>", Mark.ADDED: "<ins>{}</ins>"}


def _group(group: Group, url: Url) -> GroupPanel:
    lines = tuple(Line(entry.told.rest, shown(entry.told), _back(entry, url)) for entry in group.entries)
    where = place_url(group.spot, url) if group.is_live else ""
    return GroupPanel(dutch.sentence_case(group.subject), where, lines[:MOST_LINES], lines[MOST_LINES:])


def _back(entry: Entry, url: Url) -> str:
    """The way back to how it was before this change; none for what was added, which is archived instead."""
    change = entry.told.change
    reach = {
        ChangeKind.FIELD: Reach.FIELD,
        ChangeKind.MOVED: Reach.PLACE,
        ChangeKind.REMOVED: Reach.ALL if change.spot.node.kind in ELEMENTS else Reach.ROW,
    }.get(change.kind)
    if reach is None:
        return ""
    return revert_url(url, change.ref, reach, just_before(entry.run.starts), change.field)


def _time(told: ToldSitting) -> str:
    starts, ends = timezone.localtime(told.starts), timezone.localtime(told.ends)
    if dutch.clock(starts) == dutch.clock(ends):
        return dutch.clock(ends)
    first = dutch.clock(starts) if starts.date() == ends.date() else f"{dutch.date_short(starts)} {dutch.clock(starts)}"
    return f"{first} tot {dutch.clock(ends)}"
