"""The doelen of one contribution as the form shows them: own figure, target, last year's answer, the answers of its schools."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goals.compute.promises import outcome
from goals.enums import ContributionState, Direction
from goals.models import Contribution, ContributionAnswer, IndicatorLink
from goals.progress import WHOLE
from goals.queries.contributions import DEFINITIONS, Content, previous_answers, previous_of
from goals.queries.places import goal_numbers
from goals.queries.promises import PromiseWorth, asks_number, told_of_others, worth_of
from goals.wording.contributions import (
    beyond_sentence,
    group_label,
    outcome_sentence,
    promise_question,
    promise_text,
    promise_unit,
)
from indicators import wording
from indicators.enums import FigureKind, Level, Unit
from indicators.queries import OwnFigure, Reader, Series, own_figures, series_for
from indicators.wording.periods import moment_text, period_text
from osp import dutch
from osp.enums import Party

SMALL = "kleine aantallen tonen wij aan niemand"
LEVELS = {Party.SCHOOLBESTUUR: Level.SCHOOLBESTUUR, Party.SCHOOL: Level.VESTIGING}


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a school answered about the same doel, for its schoolbestuur to read."""

    name: str
    is_handed_in: bool
    answer: ContributionAnswer
    text: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A label and what it says, as "U nu" and "41 van 1.912 (2,14%)". `note` stands behind it in light words."""

    label: str
    text: str
    note: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """One doel. `question` and `unit` are empty where no number is asked; `before` is what was answered last time."""

    number: str
    title: str
    answer: ContributionAnswer
    link: IndicatorLink | None
    own: OwnFigure | None
    lines: tuple[FigureLine, ...]
    question: str = ""
    unit: str = ""
    before: ContributionAnswer | None = None
    before_text: str = ""
    before_year: str = ""
    series: Series | None = None
    worth: PromiseWorth | None = None
    parts: tuple[PartAnswer, ...] = ()
    # Whether the reader is the party itself.
    is_own: bool = True

    @property
    def says(self) -> str:
        """Where the promise leads, and what it means to promise more than there are."""
        return outcome_text(self.answer, self.own, is_own=self.is_own)

    @property
    def promised_text(self) -> str:
        """What was promised, in words."""
        return promised_text(self.answer)


def goal_blocks(content: Content, *, reader: Reader) -> tuple[GoalBlock, ...]:
    """Every doel of a contribution, in the order of the round. The number of queries does not grow with the doelen."""
    contribution = content.contribution
    numbers = goal_numbers(contribution.round.plan)
    links = {row.pk: row.round_goal.link for row in content.answers}
    indicators = {link.indicator_id: link.indicator for link in links.values() if link}
    series = series_for(contribution.swv, indicators.values()) if indicators else {}
    figures = _own_figures(contribution, list(indicators.values()), reader)
    previous = previous_of(contribution)
    before = previous_answers(previous)
    has_worth = contribution.party == Party.SCHOOLBESTUUR
    others = told_of_others(contribution) if has_worth else None
    parts = _parts(contribution)
    is_own = reader is Reader.SCHOOLBESTUUR
    found = []
    for answer in content.answers:
        goal, link = answer.round_goal.goal, links[answer.pk]
        earlier = before.get(goal.pk) or before.get(goal.ancestor_id or 0)
        of_link = series.get(link.indicator_id) if link else None
        own = figures.get(link.indicator_id) if link else None
        found.append(
            GoalBlock(
                number=numbers.get(goal.pk, ""),
                title=goal.title,
                answer=answer,
                link=link,
                own=own,
                lines=_lines(link, own, of_link, contribution, is_own=is_own),
                question=_question(link, of_link),
                unit=_unit(link, of_link),
                before=earlier,
                before_text=promised_text(earlier) if earlier else "",
                before_year=dutch.school_year(previous.round.year) if previous else "",
                series=of_link,
                worth=_worth(answer, link, of_link, others) if has_worth else None,
                parts=tuple(parts[answer.round_goal_id]),
                is_own=is_own,
            )
        )
    return tuple(found)


def block_of(content: Content, answer_id: int, *, reader: Reader) -> GoalBlock:
    """One of them, as it is now."""
    return next(block for block in goal_blocks(content, reader=reader) if block.answer.pk == answer_id)


def outcome_text(answer: ContributionAnswer, own: OwnFigure | None, *, is_own: bool = True) -> str:
    """ "Dan komt u uit op 35 van 1.912: 1,83%."; empty without a number, or where the own figure may not be shown."""
    link = answer.round_goal.link
    if own is None or own.exact is None or answer.promised is None or link is None or not asks_number(link):
        return ""
    unit = Unit(link.indicator.unit)
    found = outcome(
        promised=round(answer.promised),
        count=own.exact,
        whole=own.exact_whole,
        direction=Direction(link.direction),
        factor=WHOLE.get(unit, 1),
    )
    if found.lacking:
        rises = link.direction == Direction.UP
        return beyond_sentence(own.exact, own.counted, whole=own.exact_whole if rises else None, is_own=is_own)
    return outcome_sentence(found, unit=unit, counted=own.counted, is_own=is_own)


def promised_text(answer: ContributionAnswer) -> str:
    """The answer to a doel in a few words: "6 leerlingen minder", "al op orde", "niet van toepassing" or nothing."""
    if answer.is_not_applicable:
        return "niet van toepassing"
    if answer.is_in_order:
        return "al op orde"
    link = answer.round_goal.link
    if link is None or not asks_number(link):
        return ""
    return promise_text(answer.promised, counted_of(link), Direction(link.direction))


def counted_of(link: IndicatorLink) -> str:
    """The noun of what a koppeling counts."""
    definitions = sorted(link.indicator.definitions.all(), key=lambda each: each.version)
    return definitions[-1].counted if definitions else ""


def _own_figures(contribution: Contribution, indicators: list, reader: Reader) -> Mapping[int, OwnFigure]:
    level = LEVELS.get(Party(contribution.party))
    if level is None or not indicators:
        return {}
    return own_figures(contribution.swv, indicators, level=level, code=contribution.code, reader=reader)


def _lines(
    link: IndicatorLink | None,
    own: OwnFigure | None,
    series: Series | None,
    contribution: Contribution,
    *,
    is_own: bool,
) -> tuple[FigureLine, ...]:
    if link is None or series is None:
        return ()
    lines = [_own_line(own, "U nu" if is_own else "Nu")]
    if own and own.group:
        group = own.group
        ends = f"{wording.amount(group.low, group.unit)} tot {wording.amount(group.high, group.unit)}"
        lines.append(FigureLine(group_label(group.boards), ends))
    if series.latest:
        lines.append(FigureLine(contribution.swv.code, wording.figure_text(series.latest.figure)))
    if link.target is not None and link.target_year is not None:
        when = period_text(series.definition, link.target_year)
        lines.append(FigureLine(f"Afgesproken voor {when}", wording.amount(link.target, series.unit)))
    return tuple(lines)


def _own_line(own: OwnFigure | None, label: str) -> FigureLine:
    if own is None:
        return FigureLine(label, "onbekend", "er is nog geen cijfer per schoolbestuur")
    if own.is_withheld:
        return FigureLine(label, "onderdrukt", SMALL, is_withheld=True)
    if own.exact is not None and own.exact_whole is not None and own.share:
        text = f"{dutch.integer(own.exact)} van {dutch.integer(own.exact_whole)}"
        return FigureLine(label, text, f"({wording.figure_text(own.share)}, {own.moment})")
    noun = "" if own.share and own.share.kind is not FigureKind.WITHHELD else f" {own.counted}"
    return FigureLine(label, f"{wording.figure_text(own.count)}{noun}", f"({own.moment})")


def _question(link: IndicatorLink | None, series: Series | None) -> str:
    if link is None or series is None or not asks_number(link) or link.target_year is None:
        return ""
    moment = moment_text(series.definition, link.target_year)
    return promise_question(series.counted, Direction(link.direction), moment)


def _unit(link: IndicatorLink | None, series: Series | None) -> str:
    if link is None or series is None or not asks_number(link):
        return ""
    return promise_unit(series.counted, Direction(link.direction))


def _worth(
    answer: ContributionAnswer, link: IndicatorLink | None, series: Series | None, others: Mapping[int, int] | None
) -> PromiseWorth | None:
    if link is None or series is None:
        return None
    own = None if answer.is_in_order or answer.is_not_applicable else answer.promised
    told = None if others is None else others.get(answer.round_goal_id, 0)
    return worth_of(link, series, own=own, others=told)


def _parts(contribution: Contribution) -> Mapping[int, Sequence[PartAnswer]]:
    """What its schools answered, by the id of the asked doel."""
    found: dict[int, list[PartAnswer]] = defaultdict(list)
    rows = ContributionAnswer.objects.filter(contribution__parent=contribution).select_related(
        "contribution", "round_goal__link__indicator"
    )
    handed_in = {ContributionState.SUBMITTED.value, ContributionState.ACCEPTED.value}
    for row in rows.prefetch_related(DEFINITIONS).order_by("contribution__name", "pk"):
        name, done = row.contribution.name, row.contribution.state in handed_in
        found[row.round_goal_id].append(PartAnswer(name, done, row, promised_text(row)))
    return found
