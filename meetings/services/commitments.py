"""What schoolbesturen promise at the table, out of a scenario that was on the screen or in words."""

from collections.abc import Mapping

from goals.models import IndicatorLink
from indicators.models import Scenario
from meetings.models import AgendaItem, AgendaScenario, Commitment
from meetings.queries.commitments import promising_boards
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Schoolbestuur
from osp.operations import operation

NO_BOARD = "Kies het schoolbestuur dat iets toezegt."
NOTHING = "Vul leerlingen in, of schrijf wat er toegezegd is."
EMPTY = "Dit scenario vraagt van geen schoolbestuur iets in het laatste schooljaar."
ELSEWHERE = "Dit scenario staat niet bij dit punt."


@operation("commitment.made", needs=Ability.EDIT_MEETINGS)
def make_commitment(
    actor: Actor,
    *,
    item: AgendaItem,
    schoolbestuur: str,
    year: int,
    amount: int | None = None,
    text: str = "",
    scenario: Scenario | None = None,
) -> Commitment:
    """Note a commitment of the schoolbestuur with this number. `amount` in pupils, negative for fewer; `year` a school year.

    DomainError for a schoolbestuur from elsewhere, for nothing promised, and once the minutes were approved.
    """
    held(item.meeting)
    if schoolbestuur not in dict(promising_boards(item.swv)):
        raise DomainError("board-unknown", NO_BOARD, field="schoolbestuur")
    if amount is None and not text.strip():
        raise DomainError("nothing-promised", NOTHING, field="amount")
    if scenario is not None and not AgendaScenario.objects.filter(item=item, scenario=scenario).exists():
        raise DomainError("scenario-elsewhere", ELSEWHERE, field="scenario")
    board = Schoolbestuur.objects.get(number=schoolbestuur)
    return Commitment.objects.create(
        swv_id=item.swv_id,
        item=item,
        schoolbestuur=board,
        year=year,
        amount=amount,
        text=text.strip(),
        scenario=scenario,
    )


@operation("commitment.scenario_agreed", needs=Ability.EDIT_MEETINGS)
def commit_scenario(actor: Actor, *, item: AgendaItem, scenario: Scenario) -> AgendaItem:
    """What a scenario of this point asks of each schoolbestuur in its last school year becomes its commitment, once.

    DomainError for a scenario of another point, for one that changes nothing, and once the minutes were approved.
    """
    held(item.meeting)
    if not AgendaScenario.objects.filter(item=item, scenario=scenario).exists():
        raise DomainError("scenario-elsewhere", ELSEWHERE, field="scenario")
    asked = {board: _of_year(years, scenario.last_year) for board, years in scenario.changes.items()}
    known = set(Commitment.objects.filter(item=item, scenario=scenario).values_list("schoolbestuur__number", flat=True))
    boards = Schoolbestuur.objects.filter(number__in=[board for board, pupils in asked.items() if pupils])
    if not boards:
        raise DomainError("scenario-empty", EMPTY)
    link = IndicatorLink.objects.filter(agenda_places__item=item, indicator=scenario.indicator_id).first()
    for board in boards.exclude(number__in=known).order_by("number"):
        Commitment.objects.create(
            swv_id=item.swv_id,
            item=item,
            scenario=scenario,
            link=link,
            schoolbestuur=board,
            year=scenario.last_year,
            amount=asked[board.number],
        )
    return item


def _of_year(years: Mapping[str, int], year: int) -> int:
    return int(years.get(str(year), 0))


@operation("commitment.withdrawn", needs=Ability.EDIT_MEETINGS)
def withdraw_commitment(actor: Actor, *, item: AgendaItem, commitment: Commitment) -> AgendaItem:
    """Take back a commitment that was noted wrongly, while the minutes are open. The log keeps that it was there."""
    held(item.meeting)
    commitment.delete()
    return item
