"""The timetable of a route, counted backward from the day on which the plan must hold. Pure: no Django.

Terms are weeks without school holiday. The steps follow each other: a step can begin when the one before it has ended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goals.enums import StepKind
from osp.holidays import Calendar

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as the timetable needs it. `weeks` is its term; `counts` is False for one that does not apply."""

    key: int
    kind: StepKind
    weeks: int
    planned: date | None = None
    done: date | None = None
    counts: bool = True

    @property
    def day(self) -> date | None:
        """When it ended, or is planned to."""
        return self.done or self.planned


@dataclass(frozen=True, slots=True)
class Slot:
    """What the timetable says of one step.

    It begins at the latest on `latest_start` and ends at the latest on `latest_end`. `expected` is when it ended, is planned
    to end, or can end at the earliest as things stand. `late_days` is how far that lies after `latest_end`. `spare_weeks`
    is how many weeks later a planned day could still be, `available_weeks` how many weeks of term the planned day leaves
    after the step before it, where that is fewer than `weeks`; None where there is nothing to say.
    """

    key: int
    weeks: int
    latest_start: date
    latest_end: date
    expected: date
    late_days: int
    spare_weeks: int | None = None
    available_weeks: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether it ends, or ended, after the last day that leaves the rest its term."""
        return self.late_days > 0


@dataclass(frozen=True, slots=True)
class Timetable:
    """A whole route. `deadline` is what it is counted back from, `expected_end` when it ends as things stand."""

    slots: tuple[Slot, ...]
    deadline: date
    expected_end: date

    @property
    def latest_start(self) -> date:
        """When the first step must begin."""
        return self.slots[0].latest_start if self.slots else self.deadline

    @property
    def late_days(self) -> int:
        """How far the end lies after the deadline."""
        return max(0, (self.expected_end - self.deadline).days)

    def of(self, key: int) -> Slot | None:
        """The slot of a step; None for one that does not apply."""
        return next((slot for slot in self.slots if slot.key == key), None)


def timetable(
    stages: Sequence[Stage], *, begun: date, wanted_from: date, legal: date | None, calendar: Calendar, today: date
) -> Timetable:
    """The timetable of these steps, in their order; those that do not apply are left out.

    `begun` is when the route began, `legal` the last day for the inspection. ValueError, with a Dutch text, where the
    calendar has no schoolday left.
    """
    counting = [stage for stage in stages if stage.counts]
    bounds = _bounds(counting, wanted_from, legal, calendar)
    slots = tuple(_slots(counting, bounds, begun, calendar, today))
    return Timetable(
        slots=slots,
        deadline=bounds[-1][1] if bounds else wanted_from,
        expected_end=slots[-1].expected if slots else today,
    )


def _bounds(
    stages: Sequence[Stage], wanted_from: date, legal: date | None, calendar: Calendar
) -> list[tuple[date, date]]:
    """Latest start and latest end of each, from the last one back."""
    found: list[tuple[date, date]] = []
    bound = wanted_from
    for stage in reversed(stages):
        limit = min(bound, legal) if legal and stage.kind is StepKind.INSPECTORATE else bound
        end = calendar.last_schoolday(limit)
        bound = _start_for(end, stage.weeks, calendar)
        found.append((bound, end))
    return found[::-1]


def _start_for(end: date, weeks: int, calendar: Calendar) -> date:
    """The last schoolday on which a term of so many weeks can begin to end that day."""
    return calendar.last_schoolday(calendar.back_by_weeks(end, weeks))


def _slots(
    stages: Sequence[Stage], bounds: Sequence[tuple[date, date]], begun: date, calendar: Calendar, today: date
) -> Iterator[Slot]:
    before, is_fixed = begun, False
    for stage, (start, end) in zip(stages, bounds, strict=True):
        expected = stage.day or max(today, calendar.next_schoolday(calendar.ahead_by_weeks(before, stage.weeks)))
        late = max(0, (expected - end).days)
        is_planned = stage.planned is not None and stage.done is None
        yield Slot(
            key=stage.key,
            weeks=stage.weeks,
            latest_start=start,
            latest_end=end,
            expected=expected,
            late_days=late,
            spare_weeks=_spare(expected, end, calendar) if is_planned and not late else None,
            available_weeks=_available(before, expected, stage.weeks, calendar) if is_planned and is_fixed else None,
        )
        before, is_fixed = expected, stage.day is not None


def _spare(planned: date, end: date, calendar: Calendar) -> int:
    """How many weeks later the same weekday is still a schoolday in time."""
    whole = (end - planned).days // WEEK.days
    return next((weeks for weeks in range(whole, 0, -1) if calendar.is_schoolday(planned + weeks * WEEK)), 0)


def _available(before: date, planned: date, weeks: int, calendar: Calendar) -> int | None:
    """The longest term that fits between two days, where that is shorter than `weeks`."""
    fitting = next((n for n in range(weeks, 0, -1) if _start_for(planned, n, calendar) >= before), 0)
    return fitting if fitting < weeks else None
