"""The route of a version as its page shows it: each step with its day, its place in the timetable and what is noticed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals import hooks
from goals.compute.route import legal_day
from goals.compute.timetable import Slot, Stage, Timetable, timetable
from goals.enums import StepKind, StepOutcome
from goals.hooks import MeetingDay
from goals.models import AdoptionStep, PlanVersion
from goals.queries.lint import Remark
from goals.queries.route_remarks import WARN, Placed, remarks_if_adopted, route_remarks
from goals.queries.versions import planned_day
from goals.wording import route as wording
from osp import queries_holidays
from osp.errors import DomainError
from osp.holidays import Calendar
from osp.models import Tenant


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step with its number in the route. `slot` is None for one that does not apply; the next one is the first still open."""

    number: int
    step: AdoptionStep
    meeting: MeetingDay | None
    planned: date | None
    slot: Slot | None
    outcome: str
    remarks: tuple[Remark, ...]
    is_next: bool = False

    @property
    def is_skipped(self) -> bool:
        return self.step.outcome == StepOutcome.SKIPPED

    @property
    def is_done(self) -> bool:
        return self.step.done_on is not None


@dataclass(frozen=True, slots=True)
class RouteView:
    """The route of one version. `legal` is the last day for the inspection, `unknown_years` lack school holidays.

    `if_adopted` is what the law would be told if the plan were adopted today.
    """

    version: PlanVersion
    rows: tuple[StepRow, ...]
    table: Timetable
    legal: date | None
    today: date
    calendar: Calendar
    sentence: str
    unknown_years: tuple[int, ...]
    if_adopted: tuple[Remark, ...]

    @property
    def warnings(self) -> int:
        """How many remarks ask for a choice."""
        return sum(remark.kind == WARN for row in self.rows for remark in row.remarks)

    @property
    def is_ended(self) -> bool:
        """Whether every step that applies is done."""
        return all(row.is_done or row.is_skipped for row in self.rows)


def steps_of(version: PlanVersion) -> list[AdoptionStep]:
    """The steps of a version in their order, with their evidence."""
    return list(AdoptionStep.objects.filter(plan_version=version).select_related("evidence"))


def get_step(pk: int) -> AdoptionStep:
    """A step with its version and plan; 404 for one out of reach."""
    rows = AdoptionStep.objects.select_related("plan_version__plan", "evidence").defer(*_HEAVY)
    return get_object_or_404(rows, pk=pk)


_HEAVY = tuple(f"plan_version__{name}" for name in ("content", "document", "pdf", "docx"))


def route_of(version: PlanVersion, tenant: Tenant) -> RouteView:
    """The route of a version as it stands today. A constant number of queries."""
    calendar, today = queries_holidays.calendar_of(tenant), timezone.localdate()
    legal = legal_day(version.wanted_from, is_change=version.is_change)
    steps = steps_of(version)
    meetings = hooks.meetings_by_id([step.meeting_id for step in steps if step.meeting_id])
    planned = {step.pk: planned_day(step, meetings) for step in steps}
    table = _table(version, [_stage(step, planned[step.pk]) for step in steps], legal, calendar, today)
    placed = [Placed(step, meetings.get(step.meeting_id or 0), planned[step.pk], table.of(step.pk)) for step in steps]
    is_ended = all(each.is_done or each.slot is None for each in placed)
    last = today if is_ended else max(table.deadline, table.expected_end)
    return RouteView(
        version=version,
        rows=tuple(_rows(placed, route_remarks(placed, legal=legal, today=today))),
        table=table,
        legal=legal,
        today=today,
        calendar=calendar,
        sentence=wording.end_sentence(table.expected_end, table.deadline),
        unknown_years=tuple(queries_holidays.unknown_years(calendar, today, last)),
        if_adopted=remarks_if_adopted(placed, legal=legal, today=today),
    )


def _table(
    version: PlanVersion, stages: Sequence[Stage], legal: date | None, calendar: Calendar, today: date
) -> Timetable:
    try:
        return timetable(
            stages,
            begun=timezone.localdate(version.created_at),
            wanted_from=version.wanted_from,
            legal=legal,
            calendar=calendar,
            today=today,
        )
    except ValueError as error:
        raise DomainError("no-schoolday", str(error)) from error


def _stage(step: AdoptionStep, planned: date | None) -> Stage:
    counts = step.outcome != StepOutcome.SKIPPED
    return Stage(step.pk, StepKind(step.kind), step.weeks, planned=planned, done=step.done_on, counts=counts)


def _rows(placed: Sequence[Placed], remarks: Mapping[int, tuple[Remark, ...]]) -> Iterator[StepRow]:
    upcoming = next((each for each in placed if each.slot and not each.is_done), None)
    for number, each in enumerate(placed, start=1):
        step = each.step
        yield StepRow(
            number=number,
            step=step,
            meeting=each.meeting,
            planned=each.planned,
            slot=each.slot,
            outcome=wording.outcome_word(StepKind(step.kind), StepOutcome(step.outcome)),
            remarks=remarks[step.pk],
            is_next=each is upcoming,
        )
