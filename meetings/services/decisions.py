"""Recording decisions, numbered per gremium and calendar year."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max

from goals.models import Goal, IndicatorLink
from meetings.enums import DecisionState, Purpose
from meetings.models import AgendaItem, Ballot, Body, Decision
from meetings.queries.attendance import quorum_of
from meetings.queries.look_backs import frozen_forecast
from meetings.queries.requests import hindrances
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

NO_TEXT = "Schrijf wat er besloten is."
NO_LINK = "Kies het cijfer waarop het effect te zien moet zijn."
NO_HORIZON = "Kies op welke dag u terugkijkt."
EARLY = "Kies een dag na het besluit."
WAITS = "{} Houd het punt aan, leg eerst het antwoord vast, of haal bij het verzoek weg dat dit punt erop wacht."


@operation("decision.recorded", needs=Ability.EDIT_MEETINGS)
def record_decision(
    actor: Actor,
    *,
    item: AgendaItem,
    text: str,
    purpose: Purpose,
    state: DecisionState = DecisionState.TAKEN,
    decided_on: date,
    ballot: Ballot | None = None,
    goal: Goal | None = None,
    link: IndicatorLink | None = None,
    effect: str = "",
    expected: Decimal | None = None,
    horizon: date | None = None,
) -> Decision:
    """A decision with the next number of its gremium in the calendar year of `decided_on`. Writers wait for each other.

    `expected` is in the unit of the indicator of `link`. Where too few members take part it says so of itself. DomainError
    without text, for a value without indicator or day, once the minutes were approved, and for one that is taken while the
    instemming or goedkeuring that it waits for is not there.
    """
    held(item.meeting)
    _not_held_up(item, state)
    body = Body.objects.select_for_update().get(pk=item.meeting.body_id)
    given = {"goal": goal, "link": link, "effect": effect, "expected": expected, "horizon": horizon}
    quorum = quorum_of(item.meeting)
    return Decision.objects.create(
        swv_id=item.swv_id,
        item=item,
        body=body,
        year=decided_on.year,
        number=_next(body, decided_on.year),
        purpose=purpose.value,
        decided_on=decided_on,
        ballot=ballot,
        without_quorum=quorum is not None and not quorum.is_met,
        forecast=frozen_forecast(link) if link is not None and horizon is not None else {},
        **_content(text, state, decided_on, **given),
    )


@operation("decision.edited", needs=Ability.EDIT_MEETINGS)
def edit_decision(
    actor: Actor,
    *,
    decision: Decision,
    version: int,
    text: str,
    state: DecisionState,
    goal: Goal | None = None,
    link: IndicatorLink | None = None,
    effect: str = "",
    expected: Decimal | None = None,
    horizon: date | None = None,
) -> Decision:
    """Correct a decision; its number stays. ConflictError when somebody saved since `version`."""
    held(decision.item.meeting)
    if decision.state != DecisionState.TAKEN:
        _not_held_up(decision.item, state)
    given = {"goal": goal, "link": link, "effect": effect, "expected": expected, "horizon": horizon}
    changes = _content(text, state, decision.decided_on, **given)
    if link != decision.link:
        changes["forecast"] = frozen_forecast(link) if link is not None else {}
    return save_changes(decision, version=version, changes=changes)


def _not_held_up(item: AgendaItem, state: DecisionState) -> None:
    """Aanhouden and verwerpen wait for nothing."""
    if state is not DecisionState.TAKEN:
        return
    waits = [each.sentence for each in hindrances([item.pk])[item.pk] if each.holds_up]
    if waits:
        raise DomainError("waits", WAITS.format(" ".join(waits)), field="state")


def _next(body: Body, year: int) -> int:
    last = Decision.objects.filter(body=body, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _content(text: str, state: DecisionState, decided_on: date, **given: Any) -> dict[str, Any]:
    """The columns that people fill in, or what is wrong with them."""
    if not text.strip():
        raise DomainError("text-missing", NO_TEXT, field="text")
    link, horizon = given["link"], given["horizon"]
    if link is None and given["expected"] is not None:
        raise DomainError("link-missing", NO_LINK, field="link")
    if horizon is None and given["expected"] is not None:
        raise DomainError("horizon-missing", NO_HORIZON, field="horizon")
    if horizon is not None and horizon <= decided_on:
        raise DomainError("horizon-early", EARLY, field="horizon")
    goal = given["goal"] or (link.parent_goal if link else None)
    return {"text": text.strip(), "state": state.value, **given, "goal": goal, "effect": given["effect"].strip()}
