"""What stands in the kantlijn beside the steps of a route: the order of the law, the record, and the timetable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goals.compute import route_rules
from goals.compute.route_rules import Finding, StepFacts
from goals.compute.timetable import Slot
from goals.enums import StepKind, StepOutcome
from goals.hooks import MeetingDay
from goals.models import AdoptionStep
from goals.queries.lint import Remark
from goals.wording import route as wording

WARN, INFO = "warn", "info"
# What is worth knowing of the other steps before somebody adopts.
BEFORE_ADOPTION = frozenset({Finding.SKIPPED_STATUTORY, Finding.OPEN_CONDITIONS})


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with its meeting and planned day as they are now, and its place in the timetable, if it applies."""

    step: AdoptionStep
    meeting: MeetingDay | None
    planned: date | None
    slot: Slot | None

    @property
    def is_done(self) -> bool:
        return self.step.done_on is not None


def route_remarks(placed: Sequence[Placed], *, legal: date | None, today: date) -> dict[int, tuple[Remark, ...]]:
    """By the step they stand beside, the law first."""
    by_law = list(_by_law(placed, legal, today))
    estimated = _first_estimate(placed)
    return {
        each.step.pk: (
            *(remark for key, remark in by_law if key == each.step.pk),
            *_about_meeting(each),
            *_about_time(each, is_told=each.planned is not None or each.is_done or each is estimated),
        )
        for each in placed
    }


def remarks_if_adopted(placed: Sequence[Placed], *, legal: date | None, today: date) -> tuple[Remark, ...]:
    """What the law would be told if the plan were adopted today: what it wants first and is not there."""
    facts = [_adopted(_facts(each), today) for each in placed]
    by_key = {each.key: each for each in facts}
    found = route_rules.findings(facts, legal=legal, today=today)
    return tuple(
        Remark(each.code.value, WARN, *wording.finding(each, by_key[each.key]))
        for each in found
        if by_key[each.key].kind is StepKind.ADOPTION or each.code in BEFORE_ADOPTION
    )


def _adopted(facts: StepFacts, today: date) -> StepFacts:
    if facts.kind is not StepKind.ADOPTION:
        return facts
    return replace(facts, done=facts.done or today, outcome=StepOutcome.AGREED, has_evidence=True)


def _by_law(placed: Sequence[Placed], legal: date | None, today: date) -> Iterator[tuple[int, Remark]]:
    facts = {each.step.pk: _facts(each) for each in placed}
    for found in route_rules.findings(list(facts.values()), legal=legal, today=today):
        yield found.key, Remark(found.code.value, WARN, *wording.finding(found, facts[found.key]))


def _facts(placed: Placed) -> StepFacts:
    step = placed.step
    return StepFacts(
        key=step.pk,
        kind=StepKind(step.kind),
        law=step.law,
        outcome=StepOutcome(step.outcome),
        planned=placed.planned,
        done=step.done_on,
        has_conditions_answered=bool(step.note.strip()),
        has_evidence=step.evidence_id is not None,
    )


def _first_estimate(placed: Sequence[Placed]) -> Placed | None:
    """Where nothing is planned yet, one step says that it will be late: those after it are late with it."""
    without_day = (each for each in placed if not each.is_done and each.planned is None)
    return next((each for each in without_day if each.slot and each.slot.is_late), None)


def _about_meeting(placed: Placed) -> Iterator[Remark]:
    meeting = placed.meeting
    if not placed.is_done and placed.step.meeting_id is not None and (meeting is None or meeting.is_off):
        yield Remark("meeting-off", WARN, *wording.meeting_off(meeting.body if meeting else ""))


def _about_time(placed: Placed, *, is_told: bool) -> Iterator[Remark]:
    slot = placed.slot
    if slot is None:
        return
    if slot.is_late and is_told:
        said = wording.late(slot, is_done=placed.is_done, is_planned=placed.planned is not None)
        yield Remark("late", INFO if placed.is_done else WARN, *said)
    elif slot.spare_weeks is not None:
        yield Remark("spare", INFO, *wording.spare(slot, _name(placed)))
    if slot.available_weeks is not None:
        yield Remark("too-short", WARN, *wording.too_short(slot))


def _name(placed: Placed) -> str:
    """What can move: "OPR van 4 maart"."""
    return f"{placed.meeting.body} van {wording.day(placed.meeting.day)}" if placed.meeting else "Deze dag"
