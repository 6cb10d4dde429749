"""What all promises of a round come to, doel by doel: for the bureau, for the page of a doel, and for whoever makes papers.

Only what was signed counts. Parts that schools handed in are in the promise of their schoolbestuur. The numbers are those of the
schools in this samenwerkingsverband: of a schoolbestuur with schools elsewhere, those there are no part of it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goals.compute.contribution_flow import COUNTED
from goals.compute.signed import promised_in
from goals.compute.together import Base, Part, Total, total
from goals.enums import Direction, RoundState
from goals.models import Contribution, ContributionAnswer, ContributionRound, IndicatorLink, RoundGoal
from goals.progress import WHOLE
from goals.queries.asking import scopes_of
from goals.queries.contributions import DEFINITIONS
from goals.queries.places import goal_numbers
from goals.queries.promises import asks_number
from goals.wording.together import (
    NO_BASE,
    NO_BOARD_BASE,
    beyond_note,
    coverage_text,
    missing_text,
    together_sentence,
)
from indicators.compute.splitting import OTHERS_NEEDED
from indicators.enums import FigureKind, Unit
from indicators.queries import Reader, Series, series_for
from indicators.queries.own import BoardNumbers, numbers_of_boards
from osp.enums import Party
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class GoalTotal:
    """One asked doel: what was promised together, as numbers and in words. `missing` are the schoolbesturen that did not sign."""

    number: str
    title: str
    goal_id: int
    round_goal_id: int
    indicator: str
    total: Total
    sentence: str
    coverage: str
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def missing_sentence(self) -> str:
        """Who is missing."""
        return missing_text(self.missing)

    @property
    def has_number(self) -> bool:
        """Whether a number is promised at all."""
        return bool(self.indicator)


def round_totals(asked: ContributionRound, *, reader: Reader = Reader.BOARD_MEMBER) -> list[GoalTotal]:
    """Every doel of a round, in its order, as this reader may know it; papers are read by who may come from a schoolbestuur.

    The number of queries does not grow with doelen or schoolbesturen.
    """
    rows = asked.goals.select_related("goal__priority", "link__indicator").order_by("position", "pk")
    return _totals(asked, list(rows.prefetch_related(DEFINITIONS.removeprefix("round_goal__"))), reader)


def goal_total(goal_id: int, *, reader: Reader = Reader.BOARD_MEMBER) -> tuple[ContributionRound, GoalTotal] | None:
    """The newest round that was put out and asks about this doel, with what it came to; None where there is none."""
    asked = RoundGoal.objects.filter(goal=goal_id, round__archived_at__isnull=True)
    asked = asked.exclude(round__state=RoundState.PREPARED.value).select_related("round__plan")
    row = asked.order_by("-round__year", "-round__pk").first()
    if row is None:
        return None
    rows = RoundGoal.objects.filter(pk=row.pk).select_related("goal__priority", "link__indicator")
    return row.round, _totals(row.round, list(rows.prefetch_related(DEFINITIONS.removeprefix("round_goal__"))), reader)[
        0
    ]


def _totals(asked: ContributionRound, rows: Sequence[RoundGoal], reader: Reader) -> list[GoalTotal]:
    numbers = goal_numbers(asked.plan)
    answers = _answers(asked)
    indicators = {row.link.indicator_id: row.link.indicator for row in rows if row.link and asks_number(row.link)}
    series = series_for(asked.swv, indicators.values()) if indicators else {}
    scopes = scopes_of([row.goal for row in rows])
    scoped = any(scopes[row.goal_id] for row in rows)
    own = numbers_of_boards(asked.swv, list(indicators.values()), reader=reader) if scoped and indicators else {}
    found = []
    for row in rows:
        said = answers[row.pk]
        # Among few, whoever knows its own number would read that of the others from the sum.
        shown = own if reader is Reader.OUTSIDE or len(said) > OTHERS_NEEDED else {}
        is_scoped = bool(scopes[row.goal_id])
        found.append(_total(row, said, numbers.get(row.goal_id, ""), series, shown, is_scoped=is_scoped))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What one schoolbestuur said about one doel: its promise where it signed."""

    code: str
    name: str
    promised: float | None


def _answers(asked: ContributionRound) -> Mapping[int, list[_Said]]:
    """By the id of the asked doel every schoolbestuur that was asked about it, by name. One query each for parties and answers."""
    boards = Contribution.objects.filter(
        round=asked, party=Party.SCHOOLBESTUUR.value, parent__isnull=True, archived_at__isnull=True
    )
    known = {row.pk: row for row in boards.order_by("name", "pk")}
    promised = {row.pk: promised_in(row.signed_content) for row in known.values() if _counts(row)}
    found: dict[int, list[_Said]] = defaultdict(list)
    pairs = ContributionAnswer.objects.filter(contribution__in=known).values_list("contribution", "round_goal")
    for contribution_id, round_goal_id in pairs.order_by("contribution__name", "contribution"):
        row = known[contribution_id]
        said = promised[row.pk].get(round_goal_id, 0.0) if row.pk in promised else None
        found[round_goal_id].append(_Said(row.code, row.name, said))
    return found


def _counts(row: Contribution) -> bool:
    """Whether what it signed counts, also while a field of it is being mended."""
    return row.signed_at is not None and row.state in COUNTED


def _total(
    row: RoundGoal,
    said: Sequence[_Said],
    number: str,
    series: Mapping[int, Series],
    own: Mapping[int, Mapping[str, BoardNumbers]],
    *,
    is_scoped: bool,
) -> GoalTotal:
    link = row.link if row.link and asks_number(row.link) else None
    found = _worked_out(link, said, series, own, is_scoped=is_scoped) if link else Total(len(said), _signed(said), 0)
    sentence, notes = _worded(link, found, series, is_scoped=is_scoped) if link else ("", ())
    return GoalTotal(
        number=number,
        title=row.goal.title,
        goal_id=row.goal_id,
        round_goal_id=row.pk,
        indicator=link.indicator.name if link else "",
        total=found,
        sentence=sentence,
        coverage=coverage_text(found),
        missing=tuple(each.name for each in said if each.promised is None),
        notes=notes,
    )


def _signed(said: Sequence[_Said]) -> int:
    return sum(each.promised is not None for each in said)


def _worked_out(
    link: IndicatorLink,
    said: Sequence[_Said],
    series: Mapping[int, Series],
    own: Mapping[int, Mapping[str, BoardNumbers]],
    *,
    is_scoped: bool,
) -> Total:
    """Of a doel for everybody it is counted from the figure of the samenwerkingsverband, else from those in scope."""
    held = own.get(link.indicator_id, {})
    nothing = BoardNumbers(None, None)
    parts = []
    for each in said:
        counts = held.get(each.code, nothing) if is_scoped else nothing
        parts.append(Part(each.code, counts.count, counts.whole, each.promised))
    return total(
        parts,
        direction=Direction(link.direction),
        target=link.target or 0.0,
        factor=WHOLE.get(Unit(link.indicator.unit), 1),
        base=None if is_scoped else _base(series[link.indicator_id]),
    )


def _base(series: Series) -> Base | None:
    """The counts behind the newest figure of the samenwerkingsverband, where they are exact and may be shown."""
    figure = series.latest.figure if series.latest else None
    if figure is None or figure.kind is not FigureKind.VALUE:
        return None
    if figure.unit is Unit.COUNT:
        return Base(round(figure.value), None) if figure.value is not None else None
    if figure.numerator_low is None or figure.denominator_low is None:
        return None
    return Base(figure.numerator_low, figure.denominator_low)


def _worded(
    link: IndicatorLink, found: Total, series: Mapping[int, Series], *, is_scoped: bool
) -> tuple[str, tuple[str, ...]]:
    counted = series[link.indicator_id].counted
    sentence = together_sentence(
        found,
        target=link.target or 0.0,
        unit=Unit(link.indicator.unit),
        counted=counted,
        direction=Direction(link.direction),
        goal_word=own_levels().goal.singular,
    )
    unknown = (NO_BOARD_BASE if is_scoped else NO_BASE) if found.base is None else ""
    return sentence, tuple(note for note in (unknown, beyond_note(found, counted)) if note)
