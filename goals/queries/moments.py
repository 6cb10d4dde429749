"""A moment of the plan as people name it: a day, a version, a meeting, an exact time, or now; and the plan as it was then."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from goals.enums import VersionState
from goals.landmarks import Landmark, landmarks
from goals.models import Plan, PlanVersion
from goals.queries.lookups import holding_plan
from goals.queries.saves import saves_of
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Node, from_json
from osp import dutch
from osp.actors import Actor

NOW = "nu"
VERSION = "versie-"
MOST_DAYS = 10
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """`key` stands in URLs, `label` names it, `lead` goes before the label in a sentence. `at` is None for now."""

    key: str
    label: str
    at: datetime | None = None
    version: PlanVersion | None = None
    lead: str = "op"

    @property
    def when(self) -> str:
        """As a sentence goes on after "zoals": "op 13 juni 2026", "in versie 1.0", "na ALV van 10 december 2026"."""
        return f"{self.lead} {self.label}" if self.at else self.label

    @property
    def is_day(self) -> bool:
        """Whether it is the end of a day."""
        return self.key[:4].isdecimal() and len(self.key) == len("2026-06-13")

    @property
    def until(self) -> datetime:
        """The last instant that belongs to it."""
        return self.at or timezone.now()


def moment_of(plan: Plan, key: str, actor: Actor) -> Moment | None:
    """The moment that a URL names; None for a word that names none, a day to come, or a version of another plan.

    Takes "nu", "2026-06-13" (the end of that day), an ISO time, "versie-3", and the keys of goals/landmarks.py.
    """
    if key == NOW:
        return Moment(NOW, "nu")
    if key.startswith(VERSION):
        return next((each for each in version_moments(plan) if each.key == key), None)
    found = _day(key) or _instant(key)
    if found is None:
        known = next((each for each in landmarks(actor) if each.key == key), None)
        found = _landmark(known) if known else None
    return found


def day_moment(day: date) -> Moment:
    """The end of a day, here."""
    return Moment(day.isoformat(), dutch.date_long(day), end_of(day))


def day_begins(text: str) -> Moment | None:
    """The moment before a day: everything of that day came after it. None for what is no day up to today."""
    found = _day(text)
    return Moment(found.key, found.label, start_of(date.fromisoformat(text)) - INSTANT) if found else None


def end_of(day: date) -> datetime:
    """The last microsecond of a day in the time zone of the site."""
    return start_of(day + timedelta(days=1)) - INSTANT


def start_of(day: date) -> datetime:
    """Midnight at which a day begins in the time zone of the site."""
    return timezone.make_aware(datetime.combine(day, time()))


def version_moments(plan: Plan) -> list[Moment]:
    """The adopted versions of a plan, newest first."""
    rows = PlanVersion.objects.filter(plan=plan, state=VersionState.ADOPTED, adopted_on__isnull=False)
    return [_version(row) for row in rows.defer("pdf", "docx", "document").order_by("-adopted_on", "-pk")]


def landmark_moments(actor: Actor) -> list[Moment]:
    """The meetings and the like that this person may know of, newest first."""
    return [_landmark(each) for each in landmarks(actor)]


def snapshot_at(plan: Plan, moment: Moment) -> Node | None:
    """The plan as it was then; None where it was not there yet."""
    if moment.version and moment.version.content:
        return from_json(moment.version.content)
    if moment.at is None:
        return plan_snapshot(plan)
    return plan_snapshot(plan, at=moment.at) if plan_began(plan) <= moment.at else None


def plan_began(plan: Plan) -> datetime:
    """The first save of a plan."""
    began: datetime = plan.history.order_by("history_id").values_list("history_date", flat=True)[0]
    return began


def plan_at(moment: datetime) -> Plan | None:
    """The plan that the plan page showed at a moment, as it is now; None where there was none."""
    rows = list(Plan.history.as_of(moment).filter(archived_at__isnull=True).order_by("-first_year", "id"))
    found = holding_plan(rows, timezone.localdate(moment))
    return Plan.objects.filter(pk=found.pk).first() if found else None


def changed_days(plan: Plan) -> list[Moment]:
    """The last days on which the plan was written in, newest first."""
    days = {timezone.localdate(save.at) for save in saves_of(plan)}
    return [day_moment(day) for day in sorted(days, reverse=True)[:MOST_DAYS]]


def _day(key: str) -> Moment | None:
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return None
    return day_moment(day) if day <= timezone.localdate() else None


def _instant(key: str) -> Moment | None:
    try:
        at = datetime.fromisoformat(key)
    except ValueError:
        return None
    if timezone.is_naive(at) or at > timezone.now():
        return None
    here = timezone.localtime(at)
    return Moment(key, f"{dutch.date_long(here.date())} om {dutch.clock(here)}", at)


def _version(row: PlanVersion) -> Moment:
    if row.adopted_on is None:
        raise ValueError("an adopted version has its day")
    label = f"versie {row.number}, vastgesteld op {dutch.date_long(row.adopted_on)}"
    return Moment(f"{VERSION}{row.pk}", label, end_of(row.adopted_on), row, "in")


def _landmark(known: Landmark) -> Moment:
    return Moment(known.key, known.label, known.at, lead="na")
