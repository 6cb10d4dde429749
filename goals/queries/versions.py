"""Reads of versions: which there are, where the plan stands, and what became different since it was adopted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from goals import hooks, snapshot
from goals.compute.changed import added, changed, is_changed
from goals.compute.route import next_number
from goals.enums import StepKind, StepOutcome, VersionState
from goals.kinds import Kind
from goals.models import AdoptionStep, Plan, PlanVersion
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Ref
from osp import jobs
from osp.models import Job

ADOPT_JOB = "goals.adopt"
# What no page that lists versions needs.
HEAVY = ("content", "document", "pdf", "docx")
# Names of the stored bytes by the ending of their file.
PAPERS = {"pdf": "pdf", "docx": "docx"}


@dataclass(frozen=True, slots=True)
class ConsentDay:
    """Where a version stands with the OPR: the day and outcome of its consent, or the day that is planned."""

    planned: date | None
    done: date | None
    outcome: StepOutcome


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan stands: its newest adopted version, the one on its way, and what differs from what was adopted."""

    adopted: PlanVersion | None = None
    concept: PlanVersion | None = None
    next_number: str = ""
    consent: ConsentDay | None = None
    is_changed: bool = False
    changed: frozenset[Ref] = frozenset()
    added: frozenset[Ref] = frozenset()

    def says_otherwise(self, kind: Kind, pk: int) -> bool:
        """Whether a row of the plan says something else than was adopted."""
        return (kind, pk) in self.changed

    def is_new(self, kind: Kind, pk: int) -> bool:
        """Whether a row came since adoption."""
        return (kind, pk) in self.added


def versions() -> QuerySet[PlanVersion]:
    """Every version with its plan, without what is heavy."""
    return PlanVersion.objects.select_related("plan", "adopted_by").defer(*HEAVY)


def versions_of(plan: Plan) -> list[PlanVersion]:
    """The versions of a plan, newest first."""
    return list(versions().filter(plan=plan))


def get_version(pk: int) -> PlanVersion:
    """A version without what is heavy; 404 for one out of reach."""
    return get_object_or_404(versions(), pk=pk)


def papers_of(pk: int, ending: str) -> tuple[PlanVersion, bytes]:
    """The stored bytes of an adopted version, "pdf" or "docx"; 404 for any other."""
    name = PAPERS[ending]
    rows = PlanVersion.objects.select_related("plan").defer(*(each for each in HEAVY if each != name))
    row = get_object_or_404(rows, pk=pk, state=VersionState.ADOPTED)
    content = getattr(row, name)
    if not content:
        raise Http404
    return row, bytes(content)


def current_version(rows: list[PlanVersion]) -> PlanVersion | None:
    """The one that people work on: the concept, or else the newest adopted one."""
    live = [row for row in rows if row.state != VersionState.WITHDRAWN]
    return next((row for row in live if row.is_concept), next(iter(live), None))


def number_after(rows: Iterable[PlanVersion]) -> str:
    """The number of the version that comes after these."""
    return next_number(row.number for row in rows if row.state != VersionState.WITHDRAWN)


def job_of(version: PlanVersion) -> Job | None:
    """The newest work that stores or stored this version."""
    return Job.objects.filter(kind=ADOPT_JOB, argument=version.pk).first()


def is_being_made(version: PlanVersion) -> bool:
    """Whether a worker has its documents in hand."""
    return version.is_being_stored and jobs.is_busy(kind=ADOPT_JOB, argument=version.pk)


def standing(plan: Plan) -> Standing:
    """Where the plan stands. A constant number of queries; three where it was never adopted."""
    rows = [row for row in versions_of(plan) if row.state != VersionState.WITHDRAWN]
    adopted = next((row for row in rows if row.is_adopted), None)
    concept = next((row for row in rows if row.is_concept), None)
    number = concept.number if concept else number_after(rows)
    consent = _consent(concept) if concept else None
    if adopted is None:
        return Standing(concept=concept, next_number=number, consent=consent)
    was, now = adopted_content(adopted), plan_snapshot(plan)
    return Standing(
        adopted=adopted,
        concept=concept,
        next_number=number,
        consent=consent,
        is_changed=is_changed(was, now),
        changed=changed(was, now),
        added=added(was, now),
    )


def adopted_content(version: PlanVersion) -> snapshot.Node:
    """The plan as it was adopted."""
    return snapshot.from_json(PlanVersion.objects.values_list("content", flat=True).get(pk=version.pk))


def _consent(concept: PlanVersion) -> ConsentDay | None:
    steps = AdoptionStep.objects.filter(plan_version=concept, kind=StepKind.CONSENT)
    step = steps.exclude(outcome=StepOutcome.SKIPPED).first()
    if step is None:
        return None
    return ConsentDay(planned_day(step), step.done_on, StepOutcome(step.outcome))


def planned_day(step: AdoptionStep, meetings: dict[int, hooks.MeetingDay] | None = None) -> date | None:
    """When a step is planned: on the day of its meeting as that is now, or on a day of its own.

    A meeting that was taken off the calendar has no day. Give `meetings` where several steps are read.
    """
    if step.meeting_id is None:
        return step.planned_on
    known = meetings if meetings is not None else hooks.meetings_by_id([step.meeting_id])
    meeting = known.get(step.meeting_id)
    return None if meeting is None or meeting.is_off else meeting.day
