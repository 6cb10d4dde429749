"""Formal requests: where one stands on a day, and what it holds up. Pure: no Django.

Instemming and goedkeuring are needed: without a yes no decision is taken, also when the term passes. Advies must be asked and
weighed, and holds up nothing: until it is there, and where it is negative, the decision is only warned about.
"""

from dataclasses import dataclass
from datetime import date

from meetings.enums import Purpose, RequestOutcome
from osp import dutch

NEEDED = frozenset({Purpose.CONSENT, Purpose.APPROVE})
_WITHOUT_YES = frozenset({RequestOutcome.WAITING, RequestOutcome.NEGATIVE, RequestOutcome.EXPIRED})
_NOUNS = {Purpose.ADVISE: "advies", Purpose.CONSENT: "instemming", Purpose.APPROVE: "goedkeuring"}
_REFUSED = {
    Purpose.ADVISE: "adviseerde negatief over",
    Purpose.CONSENT: "stemde niet in met",
    Purpose.APPROVE: "keurde niet goed:",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the rule needs it. `who` begins a sentence: "De OPR"."""

    who: str
    purpose: Purpose
    subject: str
    stand: RequestOutcome
    due: date

    @property
    def holds_up(self) -> bool:
        """Whether no decision may be taken that waits for it."""
        return self.purpose in NEEDED and self.stand in _WITHOUT_YES

    @property
    def warns(self) -> bool:
        """Whether a decision that waits for it may be taken, with a warning."""
        return self.purpose not in NEEDED and self.stand in {RequestOutcome.WAITING, RequestOutcome.NEGATIVE}


def stand(outcome: RequestOutcome, due: date, *, on: date) -> RequestOutcome:
    """Where a request stands on a day: one without an answer expires after its last day."""
    return RequestOutcome.EXPIRED if outcome is RequestOutcome.WAITING and due < on else outcome


def reason(asked: Asked) -> str:
    """Why a decision waits, or is warned about, in one sentence; empty where nothing is in its way."""
    if not asked.holds_up and not asked.warns:
        return ""
    subject = f"„{asked.subject.rstrip('.')}”"
    if asked.stand is RequestOutcome.NEGATIVE:
        return f"{asked.who} {_REFUSED[asked.purpose]} {subject}."
    noun = _NOUNS[asked.purpose]
    if asked.stand is RequestOutcome.EXPIRED:
        return f"{asked.who} antwoordde niet voor {dutch.date_long(asked.due)} op het verzoek om {noun}: {subject}."
    return f"{asked.who} heeft tot en met {dutch.date_long(asked.due)} voor {noun}: {subject}."
