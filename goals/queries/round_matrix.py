"""A round as schoolbesturen x doelen: how far each is at each doel, what it still lacks, and which coming meeting misses it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goals.compute.contribution_flow import DONE
from goals.enums import ContributionState as State
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionMoney,
    ContributionRound,
    IndicatorLink,
    ReturnedField,
    RoundGoal,
)
from goals.queries.contribution_work import lacks_of_answer
from goals.queries.places import goal_numbers
from indicators.hooks import AgendaPlace, agendas_with
from osp import dutch
from osp.enums import Party


class Cell(StrEnum):
    """How far one schoolbestuur is at one doel."""

    NOT_ASKED = "niet gevraagd"
    ASKED = "gevraagd"
    OPENED = "geopend"
    FILLED = "ingevuld"
    SUBMITTED = "ingediend"
    RETURNED = "teruggestuurd"
    ACCEPTED = "aanvaard"


# What a meeting can count on.
THERE = frozenset({Cell.SUBMITTED, Cell.ACCEPTED, Cell.NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Column:
    """A doel, how many schoolbesturen are still missing, and the first coming meeting that has it on the agenda."""

    row: RoundGoal
    number: str
    missing: int = 0
    meeting: AgendaPlace | None = None

    @property
    def heading(self) -> str:
        """As a column of a table."""
        return f"{self.number} {self.row.goal.title}".strip()

    @property
    def misses(self) -> str:
        """ "ALV van 10 december mist 3 schoolbesturen"; empty where nothing is missing or no meeting comes."""
        if self.meeting is None or not self.missing:
            return ""
        boards = dutch.plural(self.missing, "schoolbestuur", "schoolbesturen")
        return f"{self.meeting.body} van {dutch.date_long(self.meeting.day)} mist {boards}"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A schoolbestuur with its cells in the order of the columns, and what it still lacks in words."""

    contribution: Contribution
    cells: tuple[Cell, ...]
    lacks: tuple[str, ...]

    @property
    def state(self) -> State:
        """How far it is as a whole."""
        return State(self.contribution.state)

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked of it any more."""
        return self.state in DONE


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole of it."""

    columns: tuple[Column, ...]
    rows: tuple[BoardRow, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many cells are in each state."""
        found = Counter(cell for row in self.rows for cell in row.cells)
        return [(cell.value, found[cell]) for cell in Cell if found[cell] and cell is not Cell.NOT_ASKED]


def matrix_of(asked: ContributionRound, *, today: date) -> Matrix:
    """Every schoolbestuur of a round, by name. The number of queries does not grow with either side."""
    numbers = goal_numbers(asked.plan)
    goals = list(asked.goals.select_related("goal", "link__indicator").order_by("position", "pk"))
    boards = list(_boards(asked))
    answers = _answers(boards)
    returned = _returned(boards)
    money = _money(boards)
    rows = [_row(board, goals, answers[board.pk], returned[board.pk], money[board.pk], numbers) for board in boards]
    meetings = _meetings(goals, today)
    columns = tuple(
        Column(
            goal,
            numbers.get(goal.goal_id, ""),
            sum(row.cells[place] not in THERE for row in rows),
            meetings.get(goal.goal_id),
        )
        for place, goal in enumerate(goals)
    )
    return Matrix(columns, tuple(rows))


def narrowed(matrix: Matrix, *, state: str = "", text: str = "", open_only: bool = False) -> Matrix:
    """The rows that filters ask for; the columns stay about all of them."""
    rows = [
        row
        for row in matrix.rows
        if (not state or row.state == state or state in row.cells)
        and (not open_only or not row.is_done)
        and text.lower() in f"{row.contribution.name} {row.contribution.code}".lower()
    ]
    return Matrix(matrix.columns, tuple(rows))


def _boards(asked: ContributionRound) -> Iterable[Contribution]:
    rows = Contribution.objects.filter(
        round=asked, party=Party.SCHOOLBESTUUR.value, parent__isnull=True, archived_at__isnull=True
    )
    return rows.defer("signed_content").order_by("name", "pk")


def _answers(boards: Sequence[Contribution]) -> Mapping[int, dict[int, ContributionAnswer]]:
    found: dict[int, dict[int, ContributionAnswer]] = defaultdict(dict)
    rows = ContributionAnswer.objects.filter(contribution__in=[board.pk for board in boards])
    for row in rows.select_related("round_goal__goal", "round_goal__link__indicator"):
        found[row.contribution_id][row.round_goal_id] = row
    return found


def _returned(boards: Sequence[Contribution]) -> Mapping[int, set[tuple[str, int]]]:
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    rows = ReturnedField.objects.filter(contribution__in=[board.pk for board in boards], settled_at__isnull=True)
    for contribution_id, kind, object_id in rows.values_list("contribution", "kind", "object_id"):
        found[contribution_id].add((kind, object_id))
    return found


def _money(boards: Sequence[Contribution]) -> Counter[int]:
    """How many amounts each still has to fill in."""
    rows = ContributionMoney.objects.filter(contribution__in=[board.pk for board in boards], spent__isnull=True)
    return Counter(rows.values_list("contribution", flat=True))


def _row(
    board: Contribution,
    goals: Sequence[RoundGoal],
    answers: Mapping[int, ContributionAnswer],
    returned: set[tuple[str, int]],
    money: int,
    numbers: Mapping[int, str],
) -> BoardRow:
    cells = tuple(_cell(board, answers.get(goal.pk), returned) for goal in goals)
    return BoardRow(board, cells, tuple(_lacks(board, goals, cells, returned, money, numbers)))


def _cell(board: Contribution, answer: ContributionAnswer | None, returned: set[tuple[str, int]]) -> Cell:
    if answer is None:
        return Cell.NOT_ASKED
    state = State(board.state)
    if state is State.RETURNED:
        return Cell.RETURNED if ("answer", answer.pk) in returned else Cell.SUBMITTED
    if state in {State.OPENED, State.PREPARED}:
        return Cell.OPENED if lacks_of_answer(answer) else Cell.FILLED
    return {State.ASKED: Cell.ASKED, State.SUBMITTED: Cell.SUBMITTED, State.ACCEPTED: Cell.ACCEPTED}[state]


def _lacks(
    board: Contribution,
    goals: Sequence[RoundGoal],
    cells: Sequence[Cell],
    returned: set[tuple[str, int]],
    money: int,
    numbers: Mapping[int, str],
) -> Iterable[str]:
    """What is missing before everything is in, shortest words first."""
    state = State(board.state)
    if state in DONE:
        return
    if state is State.ASKED:
        yield "nog niet geopend"
        return
    if state is State.PREPARED:
        yield "handtekening"
        return
    if state is State.RETURNED:
        again = [
            numbers.get(goal.goal_id, "") for goal, cell in zip(goals, cells, strict=True) if cell is Cell.RETURNED
        ]
        about = f" over {dutch.join_words(again)}" if again else ""
        yield f"antwoord op uw vraag{about}"
        return
    open_goals = [numbers.get(goal.goal_id, "") for goal, cell in zip(goals, cells, strict=True) if cell is Cell.OPENED]
    if open_goals:
        yield f"antwoord bij {dutch.join_words(open_goals)}"
    if money:
        yield dutch.plural(money, "bedrag", "bedragen")
    yield "handtekening"


def _meetings(goals: Sequence[RoundGoal], today: date) -> Mapping[int, AgendaPlace]:
    """By doel the first meeting from today on that discusses one of its indicators."""
    links = IndicatorLink.objects.filter(goal__in=[row.goal_id for row in goals], archived_at__isnull=True)
    by_indicator: dict[int, set[int]] = defaultdict(set)
    for goal_id, indicator_id in links.values_list("goal", "indicator"):
        by_indicator[indicator_id].add(goal_id)
    found: dict[int, AgendaPlace] = {}
    for place in agendas_with(by_indicator.keys()):
        for goal_id in by_indicator[place.indicator_id] if place.day >= today else ():
            found.setdefault(goal_id, place)
    return found
