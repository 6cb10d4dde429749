"""The steps of a route: planned on a day or a meeting, recorded with outcome and evidence, in the order somebody chose.

A step can be recorded after adoption too: what came late came, and is a dated record like the rest.
"""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.utils import timezone

from goals import hooks
from goals.enums import StepKind, StepOutcome, VersionState
from goals.models import AdoptionStep, PlanVersion
from goals.services.rows import place, text
from osp import files
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

LONGEST_TERM = 52
NO_TITLE = "Geef de stap een naam."
ENDED = frozenset({StepOutcome.AGREED, StepOutcome.CONDITIONAL, StepOutcome.REFUSED})


@operation("step.planned", needs=Ability.EDIT_PLAN)
def plan_step(
    actor: Actor,
    *,
    step: AdoptionStep,
    version: int,
    title: str,
    party: str,
    law: str,
    weeks: int,
    planned_on: date | None,
    meeting_id: int | None,
) -> AdoptionStep:
    """Say what a step is, how long its term is, and when it is planned: on a day, or at a meeting, whose day it follows.

    ConflictError when somebody saved since `version`.
    """
    _open_route(step.plan_version)
    _check_meeting(meeting_id, step.meeting_id)
    changes = {
        "title": text(title, field="title", message=NO_TITLE),
        "party": party.strip(),
        "law": law.strip(),
        "weeks": _term(weeks),
        "planned_on": None if meeting_id else planned_on,
        "meeting_id": meeting_id,
    }
    return save_changes(step, version=version, changes=changes)


@operation("step.recorded", needs=Ability.EDIT_PLAN)
def record_step(
    actor: Actor,
    *,
    step: AdoptionStep,
    version: int,
    done_on: date | None,
    outcome: StepOutcome,
    conditions: str = "",
    note: str = "",
) -> AdoptionStep:
    """Record how a step ended, or that it is open again, or does not apply.

    An ended step has a day, not after today; one under conditions says which, one that does not apply says why.
    ConflictError when somebody saved since `version`.
    """
    _open_route(step.plan_version)
    _check_day(outcome, done_on)
    if outcome is StepOutcome.CONDITIONAL:
        text(conditions, field="conditions", message="Schrijf op welke voorwaarden er zijn gesteld.")
    if outcome is StepOutcome.SKIPPED:
        text(note, field="note", message="Schrijf op waarom deze stap niet van toepassing is.")
    changes = {
        "done_on": done_on if outcome in ENDED else None,
        "outcome": outcome.value,
        "conditions": conditions.strip(),
        "note": note.strip(),
    }
    return save_changes(step, version=version, changes=changes)


@operation("step.added", needs=Ability.EDIT_PLAN)
def add_step(
    actor: Actor,
    *,
    plan_version: PlanVersion,
    title: str,
    party: str = "",
    weeks: int = 0,
    after: AdoptionStep | None = None,
) -> AdoptionStep:
    """A step of the samenwerkingsverband itself, after another one of the route, or else at its end."""
    _open_route(plan_version)
    rows = AdoptionStep.objects.filter(plan_version=plan_version)
    step = AdoptionStep.objects.create(
        swv=actor.swv,
        plan_version=plan_version,
        kind=StepKind.OWN.value,
        position=(rows.aggregate(last=Max("position"))["last"] or 0) + 1,
        title=text(title, field="title", message=NO_TITLE),
        party=party.strip(),
        weeks=_term(weeks),
    )
    if after is not None:
        others = [row for row in rows if row.pk != step.pk]
        index = next((index for index, row in enumerate(others) if row.pk == after.pk), len(others) - 1)
        place([*others[: index + 1], step, *others[index + 1 :]])
    return step


@operation("step.moved", needs=Ability.EDIT_PLAN)
def move_step(actor: Actor, *, step: AdoptionStep, up: bool) -> AdoptionStep:
    """One place up or down in the route; at the edge nothing moves. An order that differs from the law is told, not refused."""
    _open_route(step.plan_version)
    rows = list(AdoptionStep.objects.filter(plan_version=step.plan_version_id))
    here = next(index for index, row in enumerate(rows) if row.pk == step.pk)
    there = min(max(here + (-1 if up else 1), 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    place(rows)
    step.refresh_from_db(fields=["position"])
    return step


@operation("step.evidence_added", needs=Ability.EDIT_PLAN)
def attach_evidence(actor: Actor, *, step: AdoptionStep, upload: UploadedFile) -> AdoptionStep:
    """Put a file with a step: the letter, the minutes, the decision. One that was there stays stored, no longer shown.

    DomainError for a file that is not what it says, too large, or of another kind.
    """
    _open_route(step.plan_version)
    evidence = files.keep(actor, upload, field="file")
    return save_changes(step, version=step.version, changes={"evidence": evidence})


def _open_route(plan_version: PlanVersion) -> None:
    if plan_version.state == VersionState.WITHDRAWN:
        raise DomainError("withdrawn", "Deze versie is ingetrokken. Aan haar route verandert niets meer.")


def _check_meeting(meeting_id: int | None, current: int | None) -> None:
    if meeting_id is None or meeting_id == current:
        return
    meeting = hooks.meetings_by_id([meeting_id]).get(meeting_id)
    if meeting is None or meeting.is_off:
        raise DomainError("meeting-unknown", "Kies een vergadering die op de kalender staat.", field="meeting_id")


def _check_day(outcome: StepOutcome, done_on: date | None) -> None:
    if outcome not in ENDED:
        return
    if done_on is None:
        raise DomainError("day-missing", "Op welke dag was dat?", field="done_on")
    if done_on > timezone.localdate():
        raise DomainError("day-ahead", "Deze dag moet nog komen. Leg vast wat is gebeurd.", field="done_on")


def _term(weeks: int) -> int:
    if not 0 <= weeks <= LONGEST_TERM:
        raise DomainError("term-too-long", f"Kies een termijn van 0 tot en met {LONGEST_TERM} weken.", field="weeks")
    return weeks
