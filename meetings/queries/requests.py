"""Formal requests for advies, instemming and goedkeuring: where each stands, who may read it, and which points wait for it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.enums import StepOutcome, VersionState
from goals.hooks import AskedOfStep
from goals.models import AdoptionStep
from meetings.compute.requests import Asked, reason, stand
from meetings.enums import OUTCOME_LABELS, REQUEST_LABELS, Purpose, RequestOutcome
from meetings.models import AgendaItem, FormalRequest
from meetings.pack.wording import subject
from meetings.queries.audiences import audience_of, hidden_items
from osp.abilities import Ability
from osp.actors import Actor

# A term that ends within so many days is told under Vandaag.
SOON_DAYS = 14
_UNANSWERED = (RequestOutcome.WAITING, RequestOutcome.EXPIRED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the list asked for. `stand`: open, beantwoord or empty for all."""

    body: int | None = None
    stand: str = ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request with where it stands today. `waits` is the point that waits for it, as far as this reader may know of it."""

    request: FormalRequest
    stand: RequestOutcome
    days_left: int
    waits: AgendaItem | None

    @property
    def stand_label(self) -> str:
        return OUTCOME_LABELS[self.stand]

    @property
    def purpose_label(self) -> str:
        return REQUEST_LABELS[Purpose(self.request.purpose)]

    @property
    def is_open(self) -> bool:
        """Whether there is no answer, in time or not."""
        return self.stand in _UNANSWERED

    @property
    def is_late(self) -> bool:
        return self.stand is RequestOutcome.EXPIRED


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a decision on a point waits (`holds_up`), or is warned about."""

    request: FormalRequest
    sentence: str
    holds_up: bool


def requests_for(actor: Actor, wanted: Wanted | None = None) -> list[RequestRow]:
    """The requests that this reader may know of, what needs an answer first. At most four queries."""
    wanted = wanted or Wanted()
    hidden = hidden_items(audience_of(actor))
    rows = _readable(actor, hidden)
    if wanted.body is not None:
        rows = rows.filter(body=wanted.body)
    if wanted.stand:
        without = Q(outcome=RequestOutcome.WAITING.value)
        rows = rows.filter(without if wanted.stand == "open" else ~without)
    told = [_told(row, hidden, timezone.localdate()) for row in rows.order_by("due", "pk")]
    return [row for row in told if row.is_open] + [row for row in reversed(told) if not row.is_open]


def get_request(pk: int, actor: Actor) -> RequestRow:
    """A request that this reader may know of; 404 for any other."""
    hidden = hidden_items(audience_of(actor))
    return _told(get_object_or_404(_readable(actor, hidden), pk=pk), hidden, timezone.localdate())


def soon_due(actor: Actor, day: date) -> list[RequestRow]:
    """Requests without an answer whose term ends within two weeks, or ended, as far as this reader may know of them."""
    hidden = hidden_items(audience_of(actor))
    rows = _readable(actor, hidden).filter(
        outcome=RequestOutcome.WAITING.value, due__lte=day + timedelta(days=SOON_DAYS)
    )
    return [_told(row, hidden, day) for row in rows.order_by("due", "pk")]


def hindrances(items: Collection[int]) -> dict[int, tuple[Hindrance, ...]]:
    """By point what is in the way of a decision there, today. One query."""
    day = timezone.localdate()
    found: dict[int, list[Hindrance]] = {pk: [] for pk in items}
    for row in FormalRequest.objects.filter(blocked_item__in=items).select_related("body").order_by("due", "pk"):
        asked = _asked(row, day)
        if (sentence := reason(asked)) and row.blocked_item_id is not None:
            found[row.blocked_item_id].append(Hindrance(row, sentence, asked.holds_up))
    return {pk: tuple(rows) for pk, rows in found.items()}


def requests_at(item: AgendaItem, actor: Actor) -> list[RequestRow]:
    """The requests that are dealt with at this point, and those that it waits for."""
    hidden = hidden_items(audience_of(actor))
    rows = _readable(actor, hidden).filter(Q(item=item) | Q(blocked_item=item))
    return [_told(row, hidden, timezone.localdate()) for row in rows.order_by("due", "pk")]


def asked_of_steps(reader: Actor, step_ids: Collection[int]) -> list[AskedOfStep]:
    """The requests that belong to these steps of a route, as far as this reader may know of them."""
    hidden = hidden_items(audience_of(reader))
    rows = _readable(reader, hidden).filter(step__in=step_ids).exclude(outcome=RequestOutcome.WITHDRAWN.value)
    told = [_told(row, hidden, timezone.localdate()) for row in rows.order_by("asked_on", "pk")]
    return [
        AskedOfStep(each.request.step_id, each.request.pk, each.request.body.name, each.request.due, each.stand_label)
        for each in told
        if each.request.step_id is not None
    ]


def open_steps() -> Sequence[AdoptionStep]:
    """The steps of a version on its way that nobody recorded yet: what a request can be about."""
    rows = AdoptionStep.objects.filter(plan_version__state=VersionState.CONCEPT.value, outcome=StepOutcome.OPEN.value)
    return list(rows.select_related("plan_version").defer(*_HEAVY).order_by("plan_version", "position", "pk"))


def coming_points(actor: Actor, *, also: Iterable[int | None] = ()) -> Sequence[AgendaItem]:
    """Points of coming meetings that a request can be about, soonest first, and those that were chosen before."""
    known = [pk for pk in also if pk]
    rows = AgendaItem.objects.filter(archived_at__isnull=True, meeting__archived_at__isnull=True, has_cover=True)
    rows = rows.filter(Q(meeting__date__gte=timezone.localdate()) | Q(pk__in=known))
    rows = rows.exclude(pk__in=hidden_items(audience_of(actor)))
    return list(rows.select_related("meeting__body").order_by("meeting__date", "meeting", "position", "pk"))


_HEAVY = tuple(f"plan_version__{name}" for name in ("content", "document", "pdf", "docx"))


def _readable(actor: Actor, hidden: Collection[int]) -> QuerySet[FormalRequest]:
    """Requests whose own point is open to this reader, and those without a point whose subject is none that is closed.

    Who reads papers and no meetings reads the requests to the gremia that they sit in.
    """
    rows = FormalRequest.objects.all()
    if not actor.can(Ability.VIEW_MEETINGS):
        rows = rows.filter(body__in=audience_of(actor).bodies) if actor.can(Ability.READ_PAPERS) else rows.none()
    closed = Q(item__in=hidden) | Q(item__isnull=True, blocked_item__in=hidden)
    return (
        rows.exclude(closed)
        .select_related("body", "item__meeting__body", "blocked_item__meeting__body", "step__plan_version", "evidence")
        .defer(*(f"step__{name}" for name in _HEAVY))
    )


def _told(row: FormalRequest, hidden: Collection[int], day: date) -> RequestRow:
    waits = None if row.blocked_item_id in hidden else row.blocked_item
    return RequestRow(row, stand(RequestOutcome(row.outcome), row.due, on=day), (row.due - day).days, waits)


def _asked(row: FormalRequest, day: date) -> Asked:
    now = stand(RequestOutcome(row.outcome), row.due, on=day)
    return Asked(subject(row.body.name), Purpose(row.purpose), row.subject, now, row.due)
