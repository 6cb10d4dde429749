"""What the law and good order ask of a route, held against what was recorded of it. It tells; it never stops. Pure: no Django."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goals.compute.route import STATUTORY
from goals.enums import StepKind, StepOutcome


class Finding(StrEnum):
    """What can be noticed about a step."""

    # It stands, is planned, or was done before a step that the law wants first.
    BEFORE = "before"
    # It was done while a step that the law wants first is not.
    WITHOUT = "without"
    # It was done although a step that the law wants first ended in a refusal.
    AGAINST = "against"
    LATE_SENT = "late-sent"
    NOT_SENT = "not-sent"
    NO_EVIDENCE = "no-evidence"
    OPEN_CONDITIONS = "open-conditions"
    SKIPPED_STATUTORY = "skipped-statutory"
    PLANNED_PASSED = "planned-passed"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What is recorded of one step, in the order of the route."""

    key: int
    kind: StepKind
    law: str
    outcome: StepOutcome
    planned: date | None = None
    done: date | None = None
    has_conditions_answered: bool = False
    has_evidence: bool = False

    @property
    def is_done(self) -> bool:
        return self.done is not None and self.outcome is not StepOutcome.SKIPPED

    @property
    def counts(self) -> bool:
        """Whether it belongs to this route."""
        return self.outcome is not StepOutcome.SKIPPED

    @property
    def day(self) -> date | None:
        """When it was done, or is planned."""
        return self.done or self.planned


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One thing noticed, about the step with this key; `other` is the step it is held against."""

    key: int
    code: Finding
    other: StepFacts | None = None


# What the law wants first: consent beforehand (WMS art. 14a), both talks on a concept (WPO art. 18a lid 9, WVO 2020 art. 2.47
# lid 10), and an adopted plan to the inspection.
FIRST: dict[StepKind, tuple[StepKind, ...]] = {
    StepKind.ADOPTION: (StepKind.CONSENT, StepKind.OOGO, StepKind.NEIGHBOUR),
    StepKind.INSPECTORATE: (StepKind.ADOPTION,),
}


def findings(steps: Sequence[StepFacts], *, legal: date | None, today: date) -> tuple[RuleFinding, ...]:
    """Everything that is noticed, per step in the order of the route."""
    rules: tuple[Callable[[StepFacts], Iterator[RuleFinding]], ...] = (
        lambda step: _order(step, steps),
        lambda step: _sending(step, legal, today),
        _record,
        lambda step: _passed(step, today),
    )
    return tuple(found for step in steps for rule in rules for found in rule(step))


def _order(step: StepFacts, steps: Sequence[StepFacts]) -> Iterator[RuleFinding]:
    """Held against each step that the law wants first. One that is set aside has a finding of its own."""
    if not step.counts:
        return
    for other in steps:
        if other.counts and other.kind in FIRST.get(step.kind, ()) and (code := _held(step, other, steps)):
            yield RuleFinding(step.key, code, other)


def _held(step: StepFacts, other: StepFacts, steps: Sequence[StepFacts]) -> Finding | None:
    if step.is_done and other.outcome is StepOutcome.REFUSED:
        return Finding.AGAINST
    if step.is_done and not other.is_done:
        return Finding.WITHOUT
    if step.day and other.day:
        return Finding.BEFORE if step.day < other.day else None
    return Finding.BEFORE if steps.index(step) < steps.index(other) else None


def _sending(step: StepFacts, legal: date | None, today: date) -> Iterator[RuleFinding]:
    if step.kind is not StepKind.INSPECTORATE or not step.counts or legal is None:
        return
    if step.done and step.done > legal:
        yield RuleFinding(step.key, Finding.LATE_SENT)
    elif not step.done and today > legal:
        yield RuleFinding(step.key, Finding.NOT_SENT)


def _record(step: StepFacts) -> Iterator[RuleFinding]:
    if step.kind in STATUTORY and not step.counts:
        yield RuleFinding(step.key, Finding.SKIPPED_STATUTORY)
    if step.outcome is StepOutcome.CONDITIONAL and not step.has_conditions_answered:
        yield RuleFinding(step.key, Finding.OPEN_CONDITIONS)
    if step.is_done and step.kind in STATUTORY and not step.has_evidence:
        yield RuleFinding(step.key, Finding.NO_EVIDENCE)


def _passed(step: StepFacts, today: date) -> Iterator[RuleFinding]:
    if step.counts and not step.done and step.planned and step.planned < today:
        yield RuleFinding(step.key, Finding.PLANNED_PASSED)
