"""Looking back on decisions: putting one on the agenda, and saying what becomes of it."""

from django.utils import timezone

from meetings.enums import ItemOrigin, Judgement, Purpose
from meetings.models import AgendaItem, Decision, Meeting
from meetings.queries.look_backs import due_look_backs, told_look_back
from meetings.services.agenda import LATE_BY_RHYTHM, add_item
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

MINUTES = 15
NOT_DUE = "Deze terugblik staat al op een agenda, of het is er nog geen tijd voor."


@operation("decision.look_back_brought", needs=Ability.EDIT_MEETINGS)
def bring_look_back(actor: Actor, *, meeting: Meeting, decision: Decision) -> AgendaItem:
    """A point "Terugblik besluit 2026-14" with the figure and what there is to say of it. DomainError where it is not due."""
    if decision.pk not in {row.pk for row in due_look_backs(meeting)}:
        raise DomainError("not-due", NOT_DUE)
    told = told_look_back(decision, meeting.swv)
    return add_item(
        actor,
        meeting=meeting,
        title=f"Terugblik besluit {decision.label}",
        purpose=Purpose.DISCUSS,
        minutes=MINUTES,
        summary=told.summary if told else "",
        links=[decision.link] if decision.link else (),
        requested_decision=f"Het besluit „{decision.text.rstrip('.')}” te houden, bij te stellen of te stoppen.",
        is_confidential=decision.item.is_confidential,
        origin=ItemOrigin.LOOK_BACK,
        looks_back_on=decision,
        late_reason=LATE_BY_RHYTHM,
    )


@operation("decision.judged", needs=Ability.EDIT_MEETINGS)
def judge_decision(
    actor: Actor, *, decision: Decision, version: int, judgement: Judgement, reason: str = ""
) -> Decision:
    """Keep a decision, adjust it or stop it, after looking back. Adjusting and stopping want a reason; before its day
    it is a DomainError."""
    if decision.horizon is None or decision.horizon > timezone.localdate():
        raise DomainError("too-early", "Op dit besluit blikt u nog niet terug: de dag ervoor is nog niet gekomen.")
    if judgement is not Judgement.KEEP and not reason.strip():
        raise DomainError("no-reason", "Schrijf waarom u het besluit bijstelt of stopt.", field="reason")
    changes = {
        "judgement": judgement.value,
        "judgement_reason": reason.strip(),
        "judged_on": timezone.localdate(),
    }
    return save_changes(decision, version=version, changes=changes)
