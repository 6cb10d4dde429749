"""What schoolbesturen promise at the table, out of a scenario that was on the screen or in words."""

from collections.abc import Collection

from goals.models import IndicatorLink
from indicators.compute.scenario import Changes
from indicators.models import Scenario
from indicators.queries.scenarios import board_numbers
from meetings.models import AgendaItem, AgendaScenario, Commitment
from meetings.queries.commitments import promising_boards
from meetings.services.minutes import held
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Schoolbestuur
from osp.operations import operation

NO_BOARD = "Kies het schoolbestuur dat iets toezegt."
NOTHING = "Vul leerlingen in, of schrijf wat er toegezegd is."
EMPTY = "Er schoof geen schoolbestuur. Zet eerst ten minste één schuif op meer of minder leerlingen."
NO_SUCH_BOARD = (
    "Van {} is niet bekend bij welk schoolbestuur het hoort. Zet die schuif op nul en noteer de toezegging in woorden."
)
AGAINST = "vergeleken met {year}"
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
def commit_scenario(actor: Actor, *, item: AgendaItem, scenario: Scenario, changes: Changes) -> AgendaScenario:
    """What was slid at the table becomes a commitment of each schoolbestuur that moved; the scenario itself stays as it is.

    `changes` are pupils per schoolbestuur and school year. A commitment is what they come to in the last school year, against
    the year that the scenario starts from. Recorded anew it takes the place of what was recorded before; what was noted by
    hand stays. DomainError for a scenario of another point, where nobody moved, and once the minutes were approved.
    """
    held(item.meeting)
    place = AgendaScenario.objects.select_for_update().filter(item=item, scenario=scenario).first()
    if place is None:
        raise DomainError("scenario-elsewhere", ELSEWHERE, field="scenario")
    moved = _moved(changes, range(scenario.base_year + 1, scenario.last_year + 1))
    boards = _boards(item, scenario, moved)
    same = AGAINST.format(year=dutch.school_year(scenario.base_year))
    Commitment.objects.filter(item=item, scenario=scenario, text=same).delete()
    link = IndicatorLink.objects.filter(agenda_places__item=item, indicator=scenario.indicator_id).first()
    for number, board in boards.items():
        Commitment.objects.create(
            swv_id=item.swv_id,
            item=item,
            scenario=scenario,
            link=link,
            schoolbestuur=board,
            year=scenario.last_year,
            amount=sum(moved[number].values()),
            text=same,
        )
    place.agreed = moved
    place.save(update_fields=["agreed"])
    return place


def _moved(changes: Changes, years: range) -> dict[str, dict[str, int]]:
    """The changes that are none, as JSON keeps them."""
    kept = {
        board: {str(year): count for year, count in sorted(per_year.items()) if count and year in years}
        for board, per_year in sorted(changes.items())
    }
    return {board: per_year for board, per_year in kept.items() if per_year}


def _boards(item: AgendaItem, scenario: Scenario, moved: Collection[str]) -> dict[str, Schoolbestuur]:
    if not moved:
        raise DomainError("scenario-empty", EMPTY)
    here = board_numbers(item.swv) | scenario.changes.keys()
    rows = {
        row.number: row for row in Schoolbestuur.objects.filter(number__in=here.intersection(moved)).order_by("number")
    }
    if unknown := sorted(set(moved) - rows.keys()):
        raise DomainError("board-unknown", NO_SUCH_BOARD.format(dutch.join_words(unknown)))
    return rows


@operation("commitment.withdrawn", needs=Ability.EDIT_MEETINGS)
def withdraw_commitment(actor: Actor, *, item: AgendaItem, commitment: Commitment) -> AgendaItem:
    """Take back a commitment that was noted wrongly, while the minutes are open. The log keeps that it was there."""
    held(item.meeting)
    commitment.delete()
    return item
