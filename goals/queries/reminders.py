"""Who has to be reminded of which contribution today, and what was sent before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from goals.compute.contribution_flow import DONE
from goals.compute.reminding import due_offset, next_day
from goals.enums import ContributionState as State
from goals.enums import ReminderKind, RoundState
from goals.models import Contribution, ContributionReminder, ContributionRound


@dataclass(frozen=True, slots=True)
class Due:
    """A contribution of which its party is reminded, by a day of the schedule or, with `offset` None, by hand."""

    contribution: Contribution
    offset: int | None
    is_late: bool

    @property
    def kind(self) -> ReminderKind:
        """How it came about."""
        return ReminderKind.BY_HAND if self.offset is None else ReminderKind.SCHEDULED


def open_contributions() -> QuerySet[Contribution]:
    """Everything that still waits for its party in rounds that are out; parts of schools as long as their schoolbestuur may change."""
    done = [state.value for state in DONE]
    rows = Contribution.objects.filter(
        archived_at__isnull=True, round__archived_at__isnull=True, round__state=RoundState.ASKED.value
    )
    rows = rows.exclude(state__in=done).exclude(parent__state__in=done)
    return rows.select_related("round", "parent", "swv").defer("signed_content").order_by("round__due", "name", "pk")


def due_today(today: date) -> list[Due]:
    """What the schedules say of today, without what was sent for the same day of the schedule before. Two queries."""
    found = []
    rows = list(open_contributions())
    sent = _sent(rows)
    for row in rows:
        offset = _offset(row.round, today)
        if offset is not None and offset not in sent[row.pk]:
            found.append(Due(row, offset, row.round.due < today))
    return found


def due_by_hand(asked: ContributionRound, today: date) -> list[Due]:
    """What of one round still waits."""
    return [Due(row, None, asked.due < today) for row in open_contributions().filter(round=asked)]


def _sent(rows: Iterable[Contribution]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    known = ContributionReminder.objects.filter(contribution__in=[row.pk for row in rows], offset__isnull=False)
    for contribution_id, offset in known.values_list("contribution", "offset"):
        found[contribution_id].add(offset)
    return found


def _offset(asked: ContributionRound, today: date) -> int | None:
    return due_offset(asked.reminder_days, due=asked.due, asked_on=asked_on(asked), today=today)


def asked_on(asked: ContributionRound) -> date:
    """The day on which a round was put out; of one that was not, the first of all days."""
    return timezone.localtime(asked.asked_at).date() if asked.asked_at else date.min


def reminded_today(today: date) -> frozenset[str]:
    """Everybody who got a reminder today, about whatever."""
    return frozenset(ContributionReminder.objects.filter(day=today).values_list("receiver", flat=True))


def next_reminder(asked: ContributionRound, today: date) -> date | None:
    """When the schedule reminds again; None where it does not."""
    if asked.state != RoundState.ASKED:
        return None
    return next_day(asked.reminder_days, due=asked.due, asked_on=asked_on(asked), today=today)


@dataclass(frozen=True, slots=True)
class SentDay:
    """What was sent to a party on one day: to how many people, how it came about, and whether who signs was among them."""

    day: date
    name: str
    contribution_id: int
    people: int
    kind: str
    offset: int | None
    signs: bool

    @property
    def when(self) -> str:
        """ "14 dagen ervoor", "3 dagen erna", "met de hand"."""
        if self.offset is None:
            return ReminderKind.BY_HAND.value
        days = abs(self.offset)
        return f"{days} {'dag' if days == 1 else 'dagen'} {'ervoor' if self.offset < 0 else 'erna'}"


def sent_reminders(asked: ContributionRound) -> list[SentDay]:
    """The log of one round, newest first. One query."""
    rows = ContributionReminder.objects.filter(contribution__round=asked).order_by()
    told = rows.values_list("day", "contribution__name", "contribution", "kind", "offset").annotate(
        people=Count("pk"), signing=Count("pk", filter=Q(signs=True))
    )
    found = [
        SentDay(day, name, pk, people, kind, offset, bool(signs)) for day, name, pk, kind, offset, people, signs in told
    ]
    return sorted(found, key=lambda each: (-each.day.toordinal(), each.name, each.contribution_id))


def waits_for_signature(contribution: Contribution) -> bool:
    """Whether nothing is left to do but sign."""
    return State(contribution.state) is State.PREPARED
