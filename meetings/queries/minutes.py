"""Gathering what the minutes of a meeting say, for whoever reads them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from meetings.compute.votes import RULE
from meetings.enums import DEALT_LABELS, PURPOSE_LABELS, Dealt, MinutesState, Presence, Purpose
from meetings.models import Attendance, Ballot, Decision, Meeting, MeetingAction, Minutes, Poll
from meetings.pack.minutes_sections import Decided, Given, MinutedPoint, MinutesPaper, Person, Voted, from_plain
from meetings.queries.agenda import items_of
from meetings.queries.attendance import attendance_of, quorum_among
from meetings.queries.audiences import audience_of, hidden_items
from meetings.queries.ballots import ballots_of
from meetings.queries.commitments import commitments_of
from meetings.queries.live import actions_of, decisions_of, written_of
from meetings.queries.meetings import get_meeting, meetings
from meetings.queries.polls import poll_text, polls_of
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor

NOT_NOTED = "niet genoteerd"


def paper_for(meeting: Meeting, minutes: Minutes | None, actor: Actor) -> MinutesPaper:
    """The minutes as this reader may read them: as sealed, or else as they are now."""
    sealed = minutes is not None and minutes.is_sealed
    whole = from_plain(minutes.content) if minutes is not None and sealed else gather(meeting, minutes)
    return whole.without(hidden_items(audience_of(actor), meetings=[meeting.pk]))


def readable_minutes(actor: Actor) -> QuerySet[Minutes]:
    """The minutes that this person may read: for who reads all meetings those of every one that began, for who sits in a gremium
    its own once the meeting is over. Newest first, without their bytes.
    """
    rows = Minutes.objects.defer("pdf", "content").filter(opened_at__isnull=False, meeting__archived_at__isnull=True)
    if not actor.can(Ability.VIEW_MEETINGS):
        rows = rows.filter(closed_at__isnull=False, meeting__body__in=audience_of(actor).bodies)
    return rows.select_related("meeting__body").order_by("-meeting__date", "-pk")


def get_minutes(meeting_id: int, actor: Actor) -> Minutes:
    """The minutes of a meeting that this person may read, without the bytes; 404 for any other."""
    get_object_or_404(readable_minutes(actor), meeting=meeting_id)
    rows = Minutes.objects.defer("pdf").select_related("meeting__body", "approved_in__body", "sealed_by")
    return rows.get(meeting=meeting_id)


def gather(meeting: Meeting, minutes: Minutes | None) -> MinutesPaper:
    """All that the minutes say now, every point of it. A number of queries that does not grow with the points."""
    rows = attendance_of(meeting)
    is_noted = any(row.presence != Presence.UNKNOWN for row in rows)
    day, tenant = dutch.date_long(meeting.date), meeting.swv.tenant
    return MinutesPaper(
        body=meeting.body.name,
        swv_name=tenant.name,
        swv_code=meeting.swv.code,
        when=f"{day}, {dutch.clock(meeting.starts)} tot {dutch.clock(meeting.ends)} uur",
        day=meeting.date.isoformat(),
        location=meeting.location,
        quorum=quorum_among(meeting, rows).sentence if is_noted else "",
        approved=approved_text(minutes),
        is_example=tenant.is_example,
        people=tuple(_person(row) for row in rows),
        points=_points(meeting),
    )


def approved_text(minutes: Minutes | None) -> str:
    """ "Goedgekeurd door Bestuur op 28 januari 2027"; empty before."""
    if minutes is None or minutes.approved_in is None or minutes.approved_on is None:
        return ""
    return f"Goedgekeurd door {minutes.approved_in.body.name} op {dutch.date_long(minutes.approved_on)}"


def waiting_minutes(meeting: Meeting) -> list[Minutes]:
    """Minutes of earlier meetings of the same gremium that this one may approve, oldest first."""
    open_states = [MinutesState.CONCEPT.value, MinutesState.CORRECTED.value]
    rows = Minutes.objects.defer("pdf").filter(
        meeting__body=meeting.body_id,
        meeting__date__lt=meeting.date,
        meeting__archived_at__isnull=True,
        closed_at__isnull=False,
        state__in=open_states,
    )
    return list(rows.select_related("meeting__body").order_by("meeting__date", "pk"))


def approving_meetings(meeting: Meeting) -> list[Meeting]:
    """Later meetings of the same gremium, soonest first: in one of them the minutes are approved."""
    return list(meetings().filter(body=meeting.body_id, date__gt=meeting.date).order_by("date", "starts")[:4])


def get_approving(pk: str) -> Meeting | None:
    """The meeting that somebody chose; None where nothing was."""
    return get_meeting(int(pk)) if pk.isascii() and pk.isdigit() else None


def _points(meeting: Meeting) -> tuple[MinutedPoint, ...]:
    items = list(items_of(meeting))
    ids = [item.pk for item in items]
    written, decided, given = written_of(ids), decisions_of(ids), actions_of(ids)
    votes, polls, promised = ballots_of(ids), polls_of(ids), commitments_of(ids)
    found = []
    for number, item in enumerate(items, start=1):
        row = written.get(item.pk)
        dealt = Dealt(row.dealt) if row else Dealt.OPEN
        found.append(
            MinutedPoint(
                item_id=item.pk,
                number=number,
                title=item.title,
                purpose=PURPOSE_LABELS[Purpose(item.purpose)],
                text=row.text if row else "",
                dealt=DEALT_LABELS[dealt] if dealt in {Dealt.HELD, Dealt.CARRIED} else "",
                is_confidential=item.is_confidential,
                decisions=tuple(_decided(each) for each in decided[item.pk]),
                votes=tuple(_voted(each) for each in _at(votes, item.pk) if each.closed_at),
                actions=tuple(_given(each) for each in given[item.pk]),
                commitments=tuple(each.text for each in promised if each.row.item_id == item.pk),
                polls=tuple(_poll(each) for each in polls if each.item_id == item.pk and each.closed_at),
            )
        )
    return tuple(found)


def _at(votes: Iterable[Ballot], item_id: int) -> list[Ballot]:
    return [each for each in votes if each.item_id == item_id]


def _person(row: Attendance) -> Person:
    known = row.presence != Presence.UNKNOWN
    return Person(
        name=row.member.called,
        seat=row.member.seat,
        presence=row.presence if known else NOT_NOTED,
        organisation=row.member.organisation,
        by=row.proxy.called if row.proxy else row.by,
    )


def _decided(row: Decision) -> Decided:
    parts = [
        row.effect and f"verwacht effect: {row.effect}",
        row.horizon and f"terugblik {dutch.date_long(row.horizon)}",
    ]
    return Decided(row.label, row.text, row.state, row.without_quorum, "; ".join(part for part in parts if part))


def _voted(row: Ballot) -> Voted:
    votes = tuple((each["member"], each["choice"], each["weight"]) for each in row.result["votes"])
    return Voted(row.question, row.result["sentence"], RULE, votes)


def _given(row: MeetingAction) -> Given:
    owner = row.action.owner.name if row.action.owner else ""
    due = dutch.date_long(row.action.due) if row.action.due else ""
    return Given(row.action.text, owner, due, row.decision.label if row.decision else "")


def _poll(row: Poll) -> str:
    return poll_text(row)
