"""Mail about papers: to who prepares and who makes one while they are not out, and to who reads them after. Never twice about the same."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from meetings.models import AgendaItem, AgendaPack, Meeting
from meetings.queries.calendars import page_of, when_told
from meetings.queries.left_over import papers_due
from meetings.queries.paper_mail import papers_waiting, preparers, readers_of
from meetings.queries.preparing import Maker, makers
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.mail import Letter, absolute, queue_mail
from osp.operations import operation


@operation("papers.reminded", needs=Ability.EDIT_MEETINGS)
def remind_of_papers(actor: Actor, *, today: date) -> int:
    """Mail everybody who prepares about papers that are due within three days and not out yet. Returns how many mails are new.

    Safe to repeat: once per person for a meeting and the day that its papers are due.
    """
    people, sent = preparers(), 0
    for meeting in papers_waiting(today):
        due = papers_due(meeting)
        for person in people:
            key = f"stukken-{meeting.pk}-voor-{due.isoformat()}-{person.pk}"
            sent += queue_mail(actor, key=key, to=person.email, letter=_reminder(meeting, due, today)) is not None
    return sent


@operation("papers.makers_reminded", needs=Ability.EDIT_MEETINGS)
def remind_makers(actor: Actor, *, today: date) -> int:
    """Mail who presents or writes a point without its paper, where papers are due within three days. Returns how many mails are new.

    Once per person for a meeting and the day that its papers are due; nobody once the paper is there or the papers are out.
    Of a confidential point the mail tells that there is one and no more, and only to who may see it.
    """
    sent = 0
    for meeting in papers_waiting(today):
        due = papers_due(meeting)
        for maker, items in makers(meeting):
            key = f"punten-{meeting.pk}-voor-{due.isoformat()}-{maker.key}"
            letter = _to_maker(meeting, maker, items, due, today)
            sent += queue_mail(actor, key=key, to=maker.email, letter=letter) is not None
    return sent


def announce_papers(pack: AgendaPack, *, by: Actor) -> None:
    """Tell who reads a copy that it is there, except who published it. A meeting that was is told to nobody."""
    if pack.published_at is None or pack.meeting.date < pack.published_at.date():
        return
    letter = _announcement(pack)
    for person in readers_of(pack):
        if person.pk != pack.user_id:
            queue_mail(by, key=f"stukken-{pack.pk}-klaar-{person.pk}", to=person.email, letter=letter)


def _left(due: date, today: date) -> str:
    days = (due - today).days
    return "vandaag" if not days else "morgen" if days == 1 else f"over {dutch.number_word(days)} dagen"


def _to_maker(meeting: Meeting, maker: Maker, items: Sequence[AgendaItem], due: date, today: date) -> Letter:
    body, left, one = meeting.body.name, _left(due, today), len(items) == 1
    first = (
        f"Voor {body} van {dutch.date_long(meeting.date)} {'mist een punt' if one else 'missen punten'} van u het stuk."
    )
    told = [first, *(_lacking(item) for item in items)]
    told.append(f"De stukken gaan uiterlijk {dutch.date_with_day(due)} uit, {left}.")
    told.append(
        "Schrijf de oplegger, of voeg een bijlage toe."
        if maker.may_write
        else "Stuur wat er nog bij hoort naar wie de vergadering voorbereidt."
    )
    subject = f"Uw {'stuk' if one else 'stukken'} {left}: {body}, {dutch.date_long(meeting.date)}"[:160]
    if not maker.may_open:
        return Letter(subject, told)
    if one:
        url = absolute(reverse("meetings:item", args=[meeting.swv.code, items[0].pk]))
        return Letter(subject, told, "Naar het punt", url)
    return Letter(subject, told, "Naar de agenda", page_of(meeting))


def _lacking(item: AgendaItem) -> str:
    # No number: who may not see every point counts them otherwise.
    named = "Een vertrouwelijk punt" if item.is_confidential else f"„{item.title}”"
    what = "gevraagd besluit" if item.summary.strip() else "samenvatting of bijlage"
    return f"{named}: er is nog geen {what}."


def _reminder(meeting: Meeting, due: date, today: date) -> Letter:
    left = _left(due, today)
    return Letter(
        f"Stukken {left}: {meeting.body.name}, {dutch.date_long(meeting.date)}"[:160],
        [
            f"De stukken van {meeting.body.name} gaan uiterlijk {dutch.date_with_day(due)} uit, {left}. Zij zijn nog niet gepubliceerd.",
            f"De vergadering is {when_told(meeting)}.",
            "Publiceert u ze, dan krijgen de leden vanzelf een mail.",
        ],
        "Naar de stukken",
        page_of(meeting),
    )


def _announcement(pack: AgendaPack) -> Letter:
    meeting = pack.meeting
    is_first = pack.number == 1
    what = "De stukken staan klaar" if is_first else f"Versie {pack.number} van de stukken staat klaar"
    return Letter(
        f"{what}: {meeting.body.name}, {dutch.date_long(meeting.date)}"[:160],
        [f"{what} voor {meeting.body.name}.", f"De vergadering is {when_told(meeting)}."],
        "Lees de stukken",
        absolute(reverse("meetings:pack-read", args=[meeting.swv.code, pack.pk])),
    )
