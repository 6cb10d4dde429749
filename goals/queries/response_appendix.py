"""What was done with everybody's contribution as an appendix of the plan, where the samenwerkingsverband wants it printed.

Who writes on behalf of a body is told as that body, anybody else as a reader: a document goes further than the screen.
"""

from collections.abc import Iterator, Sequence

from goals.documents.plan import Cell, Column, Line, Section, Table
from goals.enums import SuggestionState
from goals.models import Plan, PlanSettings
from goals.queries.responses import ResponseRow, responses
from osp import dutch
from osp.levels import Levels

TITLE = "Wat is met uw inbreng gedaan"
COLUMNS = Column("Van", 1.5), Column("Plaats", 1.5), Column("Inbreng", 2.6), Column("Wat ermee gebeurde", 2.6)


def prints_responses() -> bool:
    """Whether the samenwerkingsverband in scope wants the appendix in its plan."""
    return PlanSettings.objects.filter(prints_responses=True).exists()


def response_sections(plan: Plan, levels: Levels) -> Iterator[Section]:
    """The appendix with all that was answered; nothing where it is not wanted or nothing was answered yet."""
    if not prints_responses():
        return
    rows = responses(plan, levels)
    answered = [row for row in rows if not row.is_open]
    if answered:
        yield Section("inbreng", TITLE, parts=(_table(answered, len(rows) - len(answered)),), starts_page=True)


def _table(answered: Sequence[ResponseRow], still_open: int) -> Table:
    return Table("Inbreng en antwoord", COLUMNS, tuple(_line(row) for row in answered), _note(still_open))


def _line(row: ResponseRow) -> Line:
    who = Cell(f"{dutch.sentence_case(row.on_behalf or 'een lezer')}\n{dutch.date_long(row.on)}")
    place = Cell(f"{dutch.sentence_case(row.place)}\n{row.title}")
    reason = f"Waarom: {row.reason}" if row.reason else ""
    return Line(
        (who, place, Cell(_stacked(row.suggestion or "weghalen", reason)), Cell(_stacked(_became(row), row.answer)))
    )


def _became(row: ResponseRow) -> str:
    """ "Overgenomen in versie 1.0": an action is told without who does it."""
    landed = row.landed if row.state == SuggestionState.ACCEPTED else ""
    return dutch.sentence_case(f"{row.state} {landed}".strip())


def _stacked(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _note(still_open: int) -> str:
    if not still_open:
        return ""
    return f"Nog zonder antwoord: {dutch.number_word(still_open)} keer inbreng."
