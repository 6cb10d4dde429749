"""What contributions ask today: of a party to fill in or sign its own, of the bureau to read what came in."""

from dataclasses import dataclass
from datetime import date, timedelta

from goals.enums import ContributionState as State
from goals.enums import RoundState
from goals.models import Contribution
from goals.queries.contributions import is_bureau, own, visible
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor

# So many days before the last one it cannot wait any more.
HOT = timedelta(days=3)
ACTIONS = {
    State.ASKED: ("Vul uw bijdrage in", "Begin"),
    State.OPENED: ("Maak uw bijdrage af", "Ga verder"),
    State.PREPARED: ("Onderteken uw bijdrage", "Lees en onderteken"),
    State.RETURNED: ("Het bureau vraagt nog iets bij uw bijdrage", "Vul aan"),
}


@dataclass(frozen=True, slots=True)
class ContributionAsk:
    """One thing: when, what, a sentence, what to do, and the number of the contribution or, with `of_round`, of the round."""

    when: str
    since: str
    title: str
    text: str
    action: str
    pk: int
    of_round: bool = False
    is_hot: bool = False


def contribution_asks(actor: Actor, today: date) -> list[ContributionAsk]:
    """What waits for this person, the soonest first."""
    return _of_bureau(actor) if is_bureau(actor) else _of_party(actor, today)


def _of_party(actor: Actor, today: date) -> list[ContributionAsk]:
    waiting = [State.ASKED, State.OPENED, State.RETURNED]
    if actor.can(Ability.SIGN_CONTRIBUTION):
        waiting.append(State.PREPARED)
    rows = own(actor).filter(round__state=RoundState.ASKED.value, state__in=[state.value for state in waiting])
    return [_own(row, today) for row in rows.order_by("round__due", "pk")]


def _own(row: Contribution, today: date) -> ContributionAsk:
    title, action = ACTIONS[State(row.state)]
    late = row.round.due < today
    return ContributionAsk(
        when="Te laat" if late else "Uiterlijk",
        since=f"sinds {dutch.date_short(row.round.due)}" if late else dutch.date_short(row.round.due),
        title=title,
        text=f"{row.round.title}, {row.name}.",
        action=action,
        pk=row.pk,
        is_hot=row.round.due - today <= HOT,
    )


def _of_bureau(actor: Actor) -> list[ContributionAsk]:
    """Per round one line for what was sent in and one for what is asked back."""
    rows = visible(actor).filter(state=State.SUBMITTED.value, parent__isnull=True)
    by_round: dict[int, list[Contribution]] = {}
    for row in rows.order_by("round__due", "round_id", "signed_at"):
        by_round.setdefault(row.round_id, []).append(row)
    return [ask for found in by_round.values() for ask in _round(found)]


def _round(rows: list[Contribution]) -> list[ContributionAsk]:
    back = [row for row in rows if row.withdrawal_asked_at]
    first = rows[0].round
    came_in = dutch.plural(len(rows), "bijdrage wacht", "bijdragen wachten")
    asks = [
        ContributionAsk("Ingediend", "", f"{came_in} op u", first.title, "Lees en aanvaard", first.pk, of_round=True)
    ]
    for row in back:
        text = f"„{row.withdrawal_reason}”"
        asks.append(ContributionAsk("Gevraagd", "", f"{row.name} vraagt de bijdrage terug", text, "Bekijk", row.pk))
    return asks
