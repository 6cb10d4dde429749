"""What meetings ask for today: papers to prepare or to read, requests to answer, figures that will not be there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from meetings.enums import MeetingState
from meetings.models import AgendaIndicator
from meetings.queries.actions import Sought, actions_for
from meetings.queries.audiences import audience_of
from meetings.queries.copies import PackRow, papers_for
from meetings.queries.figures import figures_of
from meetings.queries.left_over import papers_due
from meetings.queries.links import links_with_interpretations
from meetings.queries.meetings import MeetingRow, meeting_rows, meetings
from meetings.queries.requests import soon_due
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor

ASK_DAYS = 28
LIST_COUNT = 6


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to do. `by` sorts, and is the day after which it is too late; `is_hot`: that day is today or past. Without a meeting,
    papers or a request it is an action of their own.
    """

    by: date
    when: str
    since: str
    title: str
    text: str
    action: str
    meeting_id: int | None
    is_hot: bool
    request_id: int | None = None
    pack_id: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The asks, most urgent first, and the coming meetings."""

    asks: tuple[Ask, ...]
    coming: tuple[MeetingRow, ...]


def today(actor: Actor) -> Today:
    """What this person should know, in a number of queries that does not grow with the meetings."""
    day = timezone.localdate()
    if not actor.can(Ability.VIEW_MEETINGS):
        return Today(_in_order(_to_read(actor, day) + _to_answer(actor, day)), ())
    wanted = list(meetings().filter(date__gte=day, date__lte=day + timedelta(days=366)).order_by("date", "starts")[:20])
    rows = meeting_rows(wanted, audience=audience_of(actor))
    if actor.can(Ability.EDIT_MEETINGS):
        near = [row for row in rows if row.meeting.date <= day + timedelta(days=ASK_DAYS)]
        asks = [ask for row in near if (ask := _to_prepare(row, day))] + _doubtful_figures(actor, near, day)
        asks += _unanswered(actor, day)
    else:
        asks = _to_read(actor, day) + _to_answer(actor, day)
    return Today(_in_order(asks + _own_actions(actor, day)), tuple(rows[:LIST_COUNT]))


def _in_order(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    return tuple(sorted(asks, key=lambda ask: (ask.by, ask.title)))


def _to_prepare(row: MeetingRow, day: date) -> Ask | None:
    if row.state is MeetingState.PUBLISHED:
        return None
    by, days = papers_due(row.meeting), row.meeting.body.papers_days
    title, text, action = _what(row)
    ahead = f"{dutch.plural(days, 'dag', 'dagen')} van tevoren" if days else "op de dag zelf"
    late = f"De stukken horen er {ahead} te zijn: {dutch.date_short(by)}."
    return Ask(
        by=by,
        when=_when(by, day),
        since=f"vergadering {_day(row.meeting.date)}",
        title=title,
        text=f"{text} {late}",
        action=action,
        meeting_id=row.meeting.pk,
        is_hot=by <= day,
    )


def _what(row: MeetingRow) -> tuple[str, str, str]:
    meeting = row.meeting
    of = f"{meeting.body.name} van {dutch.date_long(meeting.date)}"
    if row.state is MeetingState.PLANNED:
        proposed = dutch.plural(row.proposed_count, "indicator", "indicatoren")
        text = (
            f"Het overlegritme stelt {proposed} voor."
            if row.proposed_count
            else "Er staat nog geen punt met een oplegger op."
        )
        return f"Maak de agenda: {of}", text, "Naar de agenda"
    if row.lacking:
        points = dutch.join_words([str(number) for number in row.lacking])
        one = len(row.lacking) == 1
        text = f"Punt {points} {'mist' if one else 'missen'} een gevraagd besluit."
        return f"Maak de opleggers af: {of}", text, "Naar de opleggers"
    subjects = dutch.plural(len(row.subjects), "punt", "punten")
    return f"Publiceer de stukken: {of}", f"De agenda is klaar: {subjects} met een oplegger.", "Naar de stukken"


def _to_read(actor: Actor, day: date) -> list[Ask]:
    """Published papers of meetings to come, as this person gets them."""
    until = day + timedelta(days=ASK_DAYS)
    return [_read(row, day) for row in papers_for(actor) if day <= row.pack.meeting.date <= until]


def _read(row: PackRow, day: date) -> Ask:
    meeting = row.pack.meeting
    pages = f", {dutch.plural(row.copy.pages, 'bladzijde', 'bladzijden')}" if row.copy.pages else ""
    return Ask(
        by=meeting.date,
        when=_when(meeting.date, day),
        since=f"{dutch.clock(meeting.starts)} uur",
        title=f"Lees de stukken: {meeting.body.name} van {dutch.date_long(meeting.date)}",
        text=f"Versie {row.pack.number}{pages}.",
        action="Lees de stukken",
        meeting_id=None,
        is_hot=False,
        pack_id=row.pack.pk,
    )


def _to_answer(actor: Actor, day: date) -> list[Ask]:
    """Formal requests to the gremia that this person sits in."""
    bodies = audience_of(actor).bodies
    return [
        Ask(
            by=row.request.due,
            when=_when(row.request.due, day),
            since=f"gevraagd {_day(row.request.asked_on)}",
            title=f"Verzoek aan {row.request.body.name}: {row.request.subject}",
            text=f"Gevraagd is {row.purpose_label}.",
            action="Lees het verzoek",
            meeting_id=None,
            is_hot=row.request.due <= day,
            request_id=row.request.pk,
        )
        for row in soon_due(actor, day)
        if row.request.body_id in bodies
    ]


def _own_actions(actor: Actor, day: date) -> list[Ask]:
    """Actions that meetings gave this person and that stand nowhere in the plan; those that do are told there."""
    given = [row.given for row in actions_for(actor, Sought(mine=True)) if row.action.goal_id is None]
    return [
        Ask(
            by=row.action.due,
            when=_when(row.action.due, day),
            since=f"gegeven {_day(row.item.meeting.date)}",
            title=row.action.text,
            text=f"{row.item.meeting.body.name}, {dutch.date_long(row.item.meeting.date)}.",
            action="Naar uw acties",
            meeting_id=None,
            is_hot=row.action.due <= day,
        )
        for row in given
        if row.action.due is not None and row.action.due <= day + timedelta(days=ASK_DAYS * 2)
    ]


def _unanswered(actor: Actor, day: date) -> list[Ask]:
    """Formal requests whose term is over, or nearly."""
    return [
        Ask(
            by=row.request.due,
            when=_when(row.request.due, day),
            since=f"gevraagd {_day(row.request.asked_on)}",
            title=f"{row.request.body.name} antwoordde nog niet: {row.request.subject}",
            text=f"Gevraagd is {row.purpose_label}. Leg het antwoord vast, of vraag ernaar.",
            action="Naar het verzoek",
            meeting_id=None,
            is_hot=row.request.due <= day,
            request_id=row.request.pk,
        )
        for row in soon_due(actor, day)
    ]


def _doubtful_figures(actor: Actor, rows: Iterable[MeetingRow], day: date) -> list[Ask]:
    """Meetings whose papers are not out yet and that discuss a figure which is unknown or voorlopig."""
    waiting = {row.meeting.pk: row.meeting for row in rows if row.state is not MeetingState.PUBLISHED}
    if not waiting or actor.swv is None:
        return []
    places = AgendaIndicator.objects.filter(item__meeting__in=waiting, item__archived_at__isnull=True)
    pairs = list(places.values_list("item__meeting_id", "link_id"))
    figures = figures_of(actor.swv, links_with_interpretations([link for _, link in pairs]).values())
    asks = []
    for pk, meeting in waiting.items():
        found = [figures[link] for place, link in pairs if place == pk]
        unknown = dict.fromkeys(figure.link.indicator.name for figure in found if figure.is_unknown)
        provisional = dict.fromkeys(figure.link.indicator.name for figure in found if figure.is_provisional)
        if unknown or provisional:
            said = [f"onbekend: {dutch.join_words(list(unknown))}"] if unknown else []
            said += [f"voorlopig: {dutch.join_words(list(provisional))}"] if provisional else []
            asks.append(
                Ask(
                    by=meeting.date,
                    when=dutch.sentence_case(dutch.date_short(meeting.date)),
                    since=_days_left(meeting.date, day),
                    title=f"{meeting.body.name} bespreekt een cijfer dat nog niet vaststaat",
                    text=f"{dutch.sentence_case('; '.join(said))}. Verplaats het punt, of bespreek het met een waarschuwing.",
                    action="Kies",
                    meeting_id=pk,
                    is_hot=False,
                )
            )
    return asks


def _when(by: date, day: date) -> str:
    if by < day:
        return "Te laat"
    return "Vandaag" if by == day else dutch.sentence_case(dutch.date_short(by))


def _day(day: date) -> str:
    """A date that stays on one line in the narrow column of Vandaag."""
    return dutch.date_short(day).replace(" ", "\N{NO-BREAK SPACE}")


def _days_left(moment: date, day: date) -> str:
    days = (moment - day).days
    return "vandaag" if days == 0 else f"over {dutch.plural(days, 'dag', 'dagen')}"
