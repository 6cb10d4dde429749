"""Reminders of contributions: the days of a round, sending what is due, and reminding by hand. One mail a person a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from goals.compute.reminding import is_reminded
from goals.models import Contribution, ContributionReminder, ContributionRound
from goals.queries.reminders import Due, due_by_hand, due_today, open_contributions, reminded_today, waits_for_signature
from goals.services import contribution_mail as mails
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError
from osp.mail import Letter, absolute, queue_mail
from osp.operations import operation, save_changes

NOBODY = "Er is niemand te herinneren: wie nog niets indiende, kreeg vandaag al een mail of is nog niet bekend."
NOTHING_OPEN = "Iedereen heeft ingediend; er is niemand te herinneren."


@operation("round.reminders_set", needs=Ability.ASK_CONTRIBUTIONS)
def set_reminders(actor: Actor, *, asked: ContributionRound, version: int, days: Sequence[int]) -> ContributionRound:
    """Choose on which days around the last one is reminded; none at all turns reminders off. ConflictError when somebody saved since."""
    return save_changes(asked, version=version, changes={"reminder_days": sorted(set(days))})


@operation("round.reminded", needs=Ability.ASK_CONTRIBUTIONS)
def remind_now(actor: Actor, *, asked: ContributionRound) -> ContributionRound:
    """Remind everybody of a round who still has to do something, except who was reminded today. DomainError for nobody."""
    today = timezone.localdate()
    due = due_by_hand(asked, today)
    if not due:
        raise DomainError("nothing-open", NOTHING_OPEN)
    if not _send(actor, due, today):
        raise DomainError("nobody-to-remind", NOBODY)
    return asked


@operation("round.reminders_sent", needs=Ability.ASK_CONTRIBUTIONS)
def send_reminders(actor: Actor, *, today: date) -> int:
    """Send what the schedules of all rounds say of today; safe to repeat. Returns how many people got a mail."""
    return _send(actor, due_today(today), today)


@dataclass(frozen=True, slots=True)
class _Item:
    """One contribution for one person."""

    due: Due
    to: mails.Receiver


def _send(actor: Actor, due: Iterable[Due], today: date) -> int:
    before = reminded_today(today)
    people: dict[str, list[_Item]] = defaultdict(list)
    for each in due:
        for receiver in _reminded(each):
            if receiver.key not in before:
                people[receiver.key].append(_Item(each, receiver))
    return sum(_mail(actor, items, today) for items in people.values())


def _reminded(due: Due) -> list[mails.Receiver]:
    """Who of the party: who prepares, and who signs when it waits for them, is late, or nobody else is known."""
    found = mails.receivers(Party(due.contribution.party), due.contribution.code)
    prepares = any(not each.signs for each in found)
    waits = waits_for_signature(due.contribution)
    some = [
        each
        for each in found
        if is_reminded(signs=each.signs, someone_prepares=prepares, is_late=due.is_late, waits_for_signature=waits)
    ]
    return some or found


def _mail(actor: Actor, items: Sequence[_Item], today: date) -> bool:
    """One mail about all of it. What was sent in between choosing and sending is left out."""
    open_now = set(
        open_contributions().filter(pk__in=[item.due.contribution.pk for item in items]).values_list("pk", flat=True)
    )
    left = [item for item in items if item.due.contribution.pk in open_now]
    if not left:
        return False
    to = left[0].to
    key = f"herinnering-{today.isoformat()}-{to.key}"
    if queue_mail(actor, key=key, to=to.to, letter=_letter(left, today)) is None:
        return False
    for item in left:
        _log(actor, item, today)
    return True


def _log(actor: Actor, item: _Item, today: date) -> None:
    ContributionReminder.objects.create(
        swv=item.due.contribution.swv,
        contribution=item.due.contribution,
        receiver=item.to.key,
        day=today,
        kind=item.due.kind.value,
        offset=item.due.offset,
        signs=item.to.signs,
        user_id=actor.user_id,
    )


def _letter(items: Sequence[_Item], today: date) -> Letter:
    first = items[0].due.contribution
    said = [_sentence(item, today) for item in items]
    if len(items) == 1:
        subject = f"Herinnering: bijdrage van {first.name}"
    else:
        subject = f"Herinnering: {dutch.number_word(len(items))} bijdragen wachten op u"
    foot = "Dient u in, dan stoppen deze mails vanzelf."
    if items[0].to.user_id is not None:
        url = mails.page_of(first) if len(items) == 1 else _list_of(first)
        return Letter(subject[:160], [*said, foot], "Open uw bijdrage" if len(items) == 1 else "Open uw bijdragen", url)
    links = [
        mails.issue_link(item.due.contribution, to=item.to.to, name=item.to.name, may_sign=item.to.signs)
        for item in items
    ]
    others = [f"{text}\n{mails.link_address(link)}" for text, link in zip(said[1:], links[1:], strict=True)]
    paragraphs = [said[0], *others, foot, mails.until_text(links[0])]
    return Letter(subject[:160], paragraphs, "Open uw bijdrage", mails.link_address(links[0]))


def _list_of(contribution: Contribution) -> str:
    return absolute(reverse("goals:contributions", args=[contribution.swv.code]))


def _sentence(item: _Item, today: date) -> str:
    """What waits, and how long there is."""
    contribution, due = item.due.contribution, item.due.contribution.round.due
    about = f"de bijdrage van {contribution.name} aan {contribution.round.title}"
    what = f"Uw handtekening onder {about}" if waits_for_signature(contribution) else dutch.sentence_case(about)
    if due >= today:
        return f"{what} wachten wij graag af, uiterlijk {dutch.date_with_day(due)}."
    late = dutch.plural((today - due).days, "dag", "dagen")
    said = f"{what} had er op {dutch.date_long(due)} moeten zijn, {late} geleden."
    if item.to.signs and not waits_for_signature(contribution):
        said += " U krijgt deze mail omdat u ondertekent en het nog niet is ingevuld."
    return said
