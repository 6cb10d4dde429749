"""What the rhythms ask of the calendar of a school year, held against the meetings that are on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.utils import timezone

from meetings.compute.body_year import Slot, body_year
from meetings.compute.dates import school_year_bounds
from meetings.compute.year_steps import Fate, Held, Step, year_steps
from meetings.enums import ItemOrigin
from meetings.models import AgendaItem, AgendaPack, Attendance, Body, Meeting
from meetings.proposals import Rule
from meetings.queries.bodies import bodies
from meetings.queries.rhythms import rhythms, rule_of
from osp.holidays import Calendar
from osp.models import Tenant
from osp.queries_holidays import calendar_of, unknown_years
from osp.school_years import school_year_of

# Points that come on an agenda by themselves.
SELF_MADE = (ItemOrigin.RECURRING, ItemOrigin.MINUTES)
# Why the planner itself took a meeting off the calendar.
OUT_OF_RHYTHM = "Valt buiten het overlegritme."
# What the planner changes when somebody says so.
CHANGES = frozenset({Fate.NEW, Fate.MOVES, Fate.GOES})


def new_key(body_id: int, counted: date) -> str:
    """Names a meeting that is still to make."""
    return f"n{body_id}-{counted.isoformat()}"


@dataclass(frozen=True, slots=True)
class YearStep:
    """A step of one body, with the meeting on the calendar and the other bodies that meet on that day.

    `was_removed`: why somebody took this very meeting off the calendar before; it is not asked for again by itself.
    """

    body: Body
    step: Step
    meeting: Meeting | None
    clashes: tuple[str, ...] = ()
    was_removed: str = ""

    @property
    def key(self) -> str:
        """Names the change in a form."""
        if self.meeting is not None:
            return f"m{self.meeting.pk}"
        return new_key(self.body.pk, self.step.slot.counted) if self.step.slot else ""

    @property
    def day(self) -> date:
        """When it is now, or would be when it is new."""
        return self.step.day

    @property
    def day_after(self) -> date:
        """When it is after the calendar followed the rhythm."""
        return self.step.slot.day if self.step.slot and self.step.fate is Fate.MOVES else self.day

    @property
    def changes(self) -> bool:
        """Whether following the rhythm does something here that people see."""
        return self.step.fate in CHANGES


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The school year: every step in order of date. `without_first` have a rhythm and no day to count from.

    `trouble` says why a body has no days although it has a rhythm: its holidays leave no schoolday.
    """

    year: int
    steps: tuple[YearStep, ...]
    without_first: tuple[Body, ...]
    calendar: Calendar
    is_without_holidays: bool
    trouble: str = ""

    def of(self, *fates: Fate) -> list[YearStep]:
        """The steps of these kinds."""
        return [each for each in self.steps if each.step.fate in fates]

    @property
    def changes(self) -> list[YearStep]:
        """What following the rhythm would do."""
        return [each for each in self.steps if each.changes]

    @property
    def uncounted(self) -> list[YearStep]:
        """Meetings that stay and do not count yet as a turn of so many weeks: what is due at the next one depends on it."""
        return [each for each in self.steps if each.step.recounts and each.step.slot and each.step.slot.weeks]


def year_plan(tenant: Tenant, year: int, link_ids: Collection[int]) -> YearPlan:
    """Every body of the samenwerkingsverband in scope with its rhythms about these links, in a number of queries that does not grow.

    A body counts from its first date, or else from its first meeting of that school year.
    """
    calendar = calendar_of(tenant)
    held = _held(year)
    rules: dict[int, list[Rule]] = defaultdict(list)
    for rhythm in rhythms().filter(link__in=link_ids):
        rules[rhythm.body_id].append(rule_of(rhythm))
    written, removed = _written(held.values()), _removed(year)
    found: list[YearStep] = []
    without_first = []
    trouble = ""
    for body in bodies():
        there = [meeting for meeting in held.values() if meeting.body_id == body.pk]
        own = [meeting for meeting in there if school_year_of(meeting.agenda_day) == year]
        # Of the year before, moved over the summer: on the calendar here, and asked for there.
        beside = [_beside(body, meeting) for meeting in there if school_year_of(meeting.agenda_day) != year]
        first = body.first_date or min((meeting.agenda_day for meeting in own), default=None)
        if rules[body.pk] and first is None:
            without_first.append(body)
        slots: tuple[Slot, ...] = ()
        try:
            slots = _slots(rules[body.pk], body, year, first, calendar) if first else ()
        except ValueError as error:
            trouble = str(error)
        found += [*_steps(body, slots, own, written, held), *beside]
    found = [replace(each, was_removed=removed.get(each.key, "")) for each in found]
    ordered = sorted(found, key=lambda each: (each.day, each.body.position, each.body.pk))
    unknown = unknown_years(calendar, *school_year_bounds(year))
    return YearPlan(year, _with_clashes(ordered), tuple(without_first), calendar, bool(unknown), trouble)


def _slots(rules: list[Rule], body: Body, year: int, first: date, calendar: Calendar) -> tuple[Slot, ...]:
    weekday = first.weekday() if body.weekday is None else body.weekday
    return body_year(rules, year=year, first=first, weekday=weekday, calendar=calendar)


def _steps(
    body: Body, slots: tuple[Slot, ...], own: list[Meeting], written: set[int], meetings: Mapping[int, Meeting]
) -> list[YearStep]:
    held = [Held(row.pk, row.date, row.counted_on, row.planned_on, is_written=row.pk in written) for row in own]
    steps = year_steps(slots, held, today=timezone.localdate())
    if not slots:
        # Nothing counts here any more: a plan that ended, a rhythm taken away. That is no reason to take meetings off.
        steps = tuple(replace(step, fate=Fate.LEFT) if step.fate is Fate.GOES else step for step in steps)
    return [YearStep(body, step, meetings[step.held.key] if step.held else None) for step in steps]


def _beside(body: Body, meeting: Meeting) -> YearStep:
    held = Held(meeting.pk, meeting.date, meeting.counted_on, meeting.planned_on)
    return YearStep(body, Step(Fate.EXTRA, held=held), meeting)


def _held(year: int) -> dict[int, Meeting]:
    """Meetings that are in the school year or count in it."""
    bounds = school_year_bounds(year)
    inside = Q(counted_on__isnull=True, date__range=bounds) | Q(counted_on__range=bounds) | Q(date__range=bounds)
    rows = Meeting.objects.filter(inside, archived_at__isnull=True).select_related("body")
    return {row.pk: row for row in rows.order_by("date", "starts", "pk")}


def _written(meetings: Iterable[Meeting]) -> set[int]:
    """Meetings where a person wrote at the agenda or told who comes, or whose papers are asked for."""
    pks = [meeting.pk for meeting in meetings]
    own = (Q(has_cover=True) & ~Q(origin__in=SELF_MADE)) | Q(version__gt=1) | Q(attachments__isnull=False)
    items = AgendaItem.objects.filter(own, meeting__in=pks).order_by().values_list("meeting_id", flat=True)
    packs = AgendaPack.objects.filter(meeting__in=pks).order_by().values_list("meeting_id", flat=True)
    present = Attendance.objects.filter(meeting__in=pks).order_by().values_list("meeting_id", flat=True)
    return {*items, *packs, *present}


def _removed(year: int) -> dict[str, str]:
    """By the key that it would have as a new one, why somebody took a meeting of the rhythm off the calendar."""
    rows = Meeting.objects.filter(archived_at__isnull=False, counted_on__range=school_year_bounds(year))
    told = rows.exclude(archive_reason=OUT_OF_RHYTHM).values_list("body_id", "counted_on", "archive_reason")
    return {new_key(body_id, counted): reason for body_id, counted, reason in told}


def _with_clashes(steps: list[YearStep]) -> tuple[YearStep, ...]:
    names: dict[date, list[Body]] = defaultdict(list)
    for each in steps:
        if each.step.fate not in {Fate.MISSED, Fate.GOES} and not each.was_removed:
            names[each.day_after].append(each.body)
    return tuple(replace(each, clashes=_others(names[each.day_after], each.body)) for each in steps)


def _others(found: list[Body], own: Body) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body.name for body in found if body.pk != own.pk))
