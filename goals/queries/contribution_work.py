"""What a contribution still lacks before it can be signed, how long that takes, and what it was spared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goals.compute.contribution_flow import Step
from goals.compute.effort import Work, minutes
from goals.models import ContributionAnswer
from goals.queries.contribution_blocks import GoalBlock
from goals.queries.contributions import Content
from goals.queries.promises import asks_number
from goals.wording.contributions import known_sentence, minutes_text, money_words
from osp.enums import Party

NO_NUMBER = "Vul een aantal in, of kies „Dit is al op orde”."
NO_INTENTION = "Schrijf op wat u gaat doen, of kies „Niet van toepassing”."
NO_AMOUNT = "Vul in hoeveel u besteedde. Was het niets, vul dan 0 in."
NO_FIGURE = "Vul een getal in, of kies „Niet bekend”."
STEP_OF = {"answer": Step.PROMISE, "money": Step.MONEY, "figure": Step.FIGURES}
LOOK_BACK = frozenset({"result_measured", "result_felt", "obstacles"})
_WORK = {"promised": Work.NUMBER, "intention": Work.TEXT, "spent": Work.MONEY, "text": Work.NUMBER}


@dataclass(frozen=True, slots=True)
class Lack:
    """A field that is still asked: which row and column, under which heading, and what to do."""

    kind: str
    row: int
    field: str
    about: str
    message: str

    @property
    def step(self) -> Step:
        """The page it stands on."""
        return STEP_OF[self.kind]

    @property
    def name(self) -> str:
        """The field in the form."""
        return f"{self.kind}-{self.row}-{self.field}"


def lacks(content: Content) -> tuple[Lack, ...]:
    """What is still asked, in the order of the form."""
    return (*_figures(content), *_answers(content), *_money(content))


def _figures(content: Content) -> Iterator[Lack]:
    for row in content.figures:
        if not row.text and not row.is_unknown:
            yield Lack("figure", row.pk, "text", row.round_indicator.indicator.name, NO_FIGURE)


def _answers(content: Content) -> Iterator[Lack]:
    for row in content.answers:
        yield from lacks_of_answer(row)


def lacks_of_answer(row: ContributionAnswer) -> tuple[Lack, ...]:
    """What one doel still asks."""
    if row.is_in_order or row.is_not_applicable:
        return ()
    title = row.round_goal.goal.title
    number = (
        (Lack("answer", row.pk, "promised", title, NO_NUMBER),) if row.promised is None and _asks_number(row) else ()
    )
    words = () if row.intention else (Lack("answer", row.pk, "intention", title, NO_INTENTION),)
    return (*number, *words)


def _asks_number(row: ContributionAnswer) -> bool:
    return asks_number(row.round_goal.link)


def _money(content: Content) -> Iterator[Lack]:
    for row in content.money:
        if row.spent is None:
            yield Lack("money", row.pk, "spent", money_words(row.kind), NO_AMOUNT)


def minutes_left(content: Content) -> int:
    """About how long it takes to fill in what is still asked and to sign it."""
    work = Counter(_WORK[lack.field] for lack in lacks(content))
    if Party(content.contribution.party) is not Party.SCHOOL:
        work[Work.SIGNATURE] += 1
    return minutes(work)


def left_text(content: Content) -> str:
    """ "nog ongeveer 6 minuten"."""
    return minutes_text(minutes_left(content))


def spared_text(blocks: Sequence[GoalBlock]) -> str:
    """What is not asked again, and about how many minutes that spares; empty where nothing was known."""
    figures = sum(block.own is not None for block in blocks)
    answers = sum(block.before is not None for block in blocks)
    return known_sentence(figures, answers, minutes({Work.LOOK_UP: figures, Work.COPY: answers}))
