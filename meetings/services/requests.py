"""Asking a gremium for advies, instemming or goedkeuring, and recording what it answered."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from goals.enums import StepOutcome, VersionState
from goals.models import AdoptionStep
from goals.services.route import record_step
from meetings.compute.requests import NEEDED
from meetings.enums import REQUEST_LABELS, Purpose, RequestOutcome
from meetings.models import AgendaItem, Body, FormalRequest
from osp import dutch, files
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes
from osp.queries_holidays import calendar_of

LONGEST_DAYS = 366
NO_SUBJECT = "Schrijf waarover u het gremium iets vraagt."
NO_TERM = "Vul de termijn in dagen in, of kies een stap met een termijn."
LONG_TERM = f"Kies een termijn van 1 tot en met {LONGEST_DAYS} dagen."
OTHER_BODY = "Dit punt staat op de agenda van een ander gremium. Kies een punt van het gremium dat u vraagt."
SAME_POINT = "Een besluit kan niet wachten op het punt waar het zelf wordt genomen. Kies een ander punt."
NO_CONDITIONS = "Schrijf op welke voorwaarden er zijn gesteld."
NO_DAY = "Op welke dag kwam het antwoord?"
AHEAD = "Deze dag moet nog komen. Leg vast wat is gebeurd."
BEFORE = "Het antwoord kan niet van voor het verzoek zijn."
STEP_OUTCOMES = {
    RequestOutcome.POSITIVE: StepOutcome.AGREED,
    RequestOutcome.CONDITIONAL: StepOutcome.CONDITIONAL,
    RequestOutcome.NEGATIVE: StepOutcome.REFUSED,
}


@operation("request.asked", needs=Ability.EDIT_MEETINGS)
def ask_body(
    actor: Actor,
    *,
    body: Body,
    purpose: Purpose,
    subject: str,
    asked_on: date,
    days: int | None = None,
    item: AgendaItem | None = None,
    step: AdoptionStep | None = None,
    blocked_item: AgendaItem | None = None,
    blocks: str = "",
) -> FormalRequest:
    """Ask a gremium about a subject. The term is `days`, or else that of the step, in weeks without school holiday.

    `item` is the point where the gremium deals with it, `blocked_item` the one whose decision waits for the answer.
    """
    given: dict[str, Any] = {"item": item, "step": step, "blocked_item": blocked_item, "blocks": blocks}
    content = _content(actor, body=body, subject=subject, asked_on=asked_on, days=days, **given)
    return FormalRequest.objects.create(swv=actor.swv, body=body, purpose=_formal(purpose), **content)


@operation("request.edited", needs=Ability.EDIT_MEETINGS)
def edit_request(
    actor: Actor,
    *,
    request: FormalRequest,
    version: int,
    body: Body,
    purpose: Purpose,
    subject: str,
    asked_on: date,
    days: int | None = None,
    item: AgendaItem | None = None,
    step: AdoptionStep | None = None,
    blocked_item: AgendaItem | None = None,
    blocks: str = "",
) -> FormalRequest:
    """Another subject, term or point; without `blocked_item` nothing waits for it any more. ConflictError when somebody saved since."""
    given: dict[str, Any] = {"item": item, "step": step, "blocked_item": blocked_item, "blocks": blocks}
    content = _content(actor, body=body, subject=subject, asked_on=asked_on, days=days, **given)
    changes = {"body": body, "purpose": _formal(purpose), **content}
    return save_changes(request, version=version, changes=changes)


@operation("request.answered", needs=Ability.EDIT_MEETINGS)
def answer_request(
    actor: Actor,
    *,
    request: FormalRequest,
    version: int,
    outcome: RequestOutcome,
    answered_on: date | None = None,
    conditions: str = "",
    upload: UploadedFile | None = None,
    fill_step: bool = False,
) -> FormalRequest:
    """Record what the gremium answered, with its evidence; WAITING takes an answer back, WITHDRAWN the request itself.

    An answer after the term counts like any other. With `fill_step` the step of the route gets the same day, outcome and
    conditions, where it was still open. DomainError without a day, for a day ahead, and for conditions that are not written down.
    """
    changes: dict[str, Any] = {
        "outcome": _stored(outcome),
        "answered_on": _day(request, answered_on) if outcome in STEP_OUTCOMES else None,
        "conditions": _conditions(outcome, conditions),
    }
    if upload is not None:
        changes["evidence"] = files.keep(actor, upload, field="file")
    saved = save_changes(request, version=version, changes=changes)
    if fill_step and step_waits(saved) and outcome in STEP_OUTCOMES:
        _fill_step(actor, saved, outcome)
    return saved


def step_waits(request: FormalRequest) -> bool:
    """Whether the step of a request is still open, on a version that is on its way."""
    step = request.step
    if step is None:
        return False
    return step.outcome == StepOutcome.OPEN and step.plan_version.state != VersionState.WITHDRAWN


def _fill_step(actor: Actor, request: FormalRequest, outcome: RequestOutcome) -> None:
    step = request.step
    if step is None or request.answered_on is None:
        return
    asked = REQUEST_LABELS[Purpose(request.purpose)]
    note = step.note or f"{request.body.name}: {asked} gevraagd op {dutch.date_long(request.asked_on)}."
    record_step(
        actor,
        step=step,
        version=step.version,
        done_on=request.answered_on,
        outcome=STEP_OUTCOMES[outcome],
        conditions=request.conditions,
        note=note,
    )


def _content(
    actor: Actor,
    *,
    body: Body,
    subject: str,
    asked_on: date,
    days: int | None,
    item: AgendaItem | None,
    step: AdoptionStep | None,
    blocked_item: AgendaItem | None,
    blocks: str,
) -> dict[str, Any]:
    if not subject.strip():
        raise DomainError("subject-missing", NO_SUBJECT, field="subject")
    if item is not None and item.meeting.body_id != body.pk:
        raise DomainError("item-elsewhere", OTHER_BODY, field="item")
    if item is not None and item == blocked_item:
        raise DomainError("item-itself", SAME_POINT, field="blocked_item")
    return {
        "subject": " ".join(subject.split()),
        "asked_on": asked_on,
        "due": _due(actor, asked_on, days, step),
        "item": item,
        "step": step,
        "blocked_item": blocked_item,
        "blocks": blocks.strip(),
    }


def _due(actor: Actor, asked_on: date, days: int | None, step: AdoptionStep | None) -> date:
    if days is not None:
        if not 1 <= days <= LONGEST_DAYS:
            raise DomainError("term-wrong", LONG_TERM, field="days")
        return asked_on + timedelta(days=days)
    if step is None or not step.weeks or actor.swv is None:
        raise DomainError("term-missing", NO_TERM, field="days")
    return calendar_of(actor.swv.tenant).ahead_by_weeks(asked_on, step.weeks)


def _formal(purpose: Purpose) -> str:
    if purpose is not Purpose.ADVISE and purpose not in NEEDED:
        raise DomainError("purpose-wrong", "Vraag advies, instemming of goedkeuring.", field="purpose")
    return purpose.value


def _stored(outcome: RequestOutcome) -> str:
    """Expired is worked out of the term, and cannot be recorded."""
    return (RequestOutcome.WAITING if outcome is RequestOutcome.EXPIRED else outcome).value


def _day(request: FormalRequest, answered_on: date | None) -> date:
    if answered_on is None:
        raise DomainError("day-missing", NO_DAY, field="answered_on")
    if answered_on > timezone.localdate():
        raise DomainError("day-ahead", AHEAD, field="answered_on")
    if answered_on < request.asked_on:
        raise DomainError("day-before", BEFORE, field="answered_on")
    return answered_on


def _conditions(outcome: RequestOutcome, conditions: str) -> str:
    if outcome is RequestOutcome.CONDITIONAL and not conditions.strip():
        raise DomainError("conditions-missing", NO_CONDITIONS, field="conditions")
    return conditions.strip()
