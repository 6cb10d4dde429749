"""The evaluation of a school year: each doel with its figures, what was written last year, and what is still to be written."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from goals.compute.year_slice import goals_of, is_open, unfinished
from goals.enums import Status, Unfinished
from goals.kinds import Kind
from goals.models import Activity, Goal, GoalEvaluation, UnfinishedActivity, YearPlan
from goals.queries import document_panels as panels
from goals.queries.assessment import LinkAssessment
from goals.queries.year_plans import YearSlice
from goals.snapshot import Node
from indicators import wording


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A koppeling as an evaluation keeps it: texts, so that it reads the same for ever. `rubric` is the sentence that was chosen.

    `expected` is what the path asked for that figure, `status` a value of goals.enums.Status.
    """

    indicator: str
    kind: str
    figure: str
    period: str
    expected: str
    status: str
    word: str
    sentence: str
    rubric: str = ""

    @property
    def said(self) -> str:
        """The whole in one or two sentences, as "in cijfers" begins."""
        when = f" ({self.period})" if self.period else ""
        return f"{self.indicator}: {self.figure}{when}, {self.word}. {self.sentence}"


@dataclass(frozen=True, slots=True)
class GoalYear:
    """A doel in an evaluation. `before` is what was written about it, or about what it goes on with, a year earlier."""

    priority: Node
    goal: Node
    figures: tuple[YearFigure, ...]
    evaluation: GoalEvaluation | None
    before: GoalEvaluation | None
    done: int
    activities: int

    @property
    def prefilled(self) -> str:
        """What the figures say, to begin with."""
        return "\n\n".join(each.said for each in self.figures)

    @property
    def in_figures(self) -> str:
        """In cijfers: what somebody made of it, else what the figures say."""
        return (self.evaluation.in_figures if self.evaluation else "") or self.prefilled

    @property
    def in_words(self) -> str:
        return self.evaluation.in_words if self.evaluation else ""

    @property
    def lesson(self) -> str:
        return self.evaluation.lesson if self.evaluation else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be written, in words."""
        told = (("in woorden", self.in_words), ("wat wij ervan leren", self.lesson))
        return tuple(name for name, value in told if not value.strip())

    @property
    def status(self) -> str:
        """The most serious verdict among its figures, meetbaar first; empty without any."""
        judging = [each for each in self.figures if each.kind != "merkbaar"] or list(self.figures)
        found = {each.status for each in judging}
        order = (Status.OFF_TRACK, Status.ATTENTION, Status.ON_TRACK, Status.ACHIEVED, Status.NO_VERDICT)
        return next((each.value for each in order if each.value in found), "")

    @property
    def word(self) -> str:
        """The word beside that mark."""
        return next((each.word for each in self.figures if each.status == self.status), "")


@dataclass(frozen=True, slots=True)
class Meter:
    """How far an evaluation is: what was written and decided, of all that is asked."""

    written: int
    total: int
    undecided: int

    @property
    def left(self) -> int:
        """How much is still to be done."""
        return self.total - self.written


@dataclass(frozen=True, slots=True)
class Decided:
    """An activiteit that was not ready, with what was decided about it, if anything was."""

    activity: Activity
    number: str
    decision: UnfinishedActivity | None

    @property
    def choice(self) -> Unfinished | None:
        """Door, weg or anders."""
        return Unfinished(self.decision.choice) if self.decision else None


def goal_years(year_plan: YearPlan, part: YearSlice) -> list[GoalYear]:
    """Every doel of a school year. Figures are those of now, until the evaluation is closed. A constant number of queries."""
    written = {row.goal_id: row for row in GoalEvaluation.objects.filter(year_plan=year_plan)}
    goals = list(goals_of(part.part))
    earlier = _earlier(year_plan, [goal for _, goal in goals])
    return [_goal_year(priority, goal, part, written.get(goal.id), earlier.get(goal.id)) for priority, goal in goals]


def goal_evaluation(year_plan: YearPlan, goal: Goal) -> GoalEvaluation | None:
    """What was written about one doel."""
    return GoalEvaluation.objects.select_related("goal").filter(year_plan=year_plan, goal=goal).first()


def figures_of(views: Iterable[LinkAssessment]) -> tuple[YearFigure, ...]:
    """Koppelingen as an evaluation keeps them."""
    return tuple(_figure(view) for view in views)


def decided_activities(year_plan: YearPlan, part: YearSlice) -> list[Decided]:
    """Every activiteit that was not ready at year end, decided about or not, in the order of the plan. Two queries."""
    rows = UnfinishedActivity.objects.filter(year_plan=year_plan).select_related("activity__owner", "successor")
    decided = {row.activity_id: row for row in rows}
    numbers = {node.id: node.number for node in part.tree.walk() if node.kind is Kind.ACTIVITY}
    asked = [] if year_plan.is_evaluated else [node.id for node in unfinished(part.tree, year_plan.year)]
    found = Activity.objects.select_related("owner").in_bulk([*asked, *decided])
    listed = sorted(found.values(), key=lambda row: _place(numbers.get(row.pk, "")))
    return [Decided(row, numbers.get(row.pk, ""), decided.get(row.pk)) for row in listed]


def meter(year_plan: YearPlan, rows: Iterable[GoalYear], decided: Iterable[Decided]) -> Meter:
    """How far the evaluation is: two texts for each doel, the terugblik, and a decision for each activiteit."""
    listed, activities = list(rows), list(decided)
    missing = sum(len(row.missing) for row in listed) + (not year_plan.looking_back.strip())
    undecided = sum(each.decision is None for each in activities)
    total = 2 * len(listed) + 1 + len(activities)
    return Meter(total - missing - undecided, total, undecided)


def _goal_year(
    priority: Node, goal: Node, part: YearSlice, row: GoalEvaluation | None, before: GoalEvaluation | None
) -> GoalYear:
    activities = goal.of_kind(Kind.ACTIVITY)
    views = [view for node in (goal, *activities) for view in part.elements.views(node)]
    frozen = tuple(YearFigure(**each) for each in row.figures) if row and row.figures else figures_of(views)
    done = sum(not is_open(each) for each in activities)
    return GoalYear(priority, goal, frozen, row, before, done, len(activities))


def _figure(view: LinkAssessment) -> YearFigure:
    asked = view.assessment.expected if view.assessment else None
    rubric = view.link.indicator.rubric
    return YearFigure(
        indicator=view.link.indicator.name,
        kind=view.link.indicator.kind,
        figure=view.full,
        period=panels.reference(view),
        expected="" if asked is None else wording.amount(asked, view.unit),
        status=view.status.value,
        word=view.word,
        sentence=panels.verdict(view),
        rubric=str(rubric[view.level - 1]) if view.level and view.level <= len(rubric) else "",
    )


def stored(figures: Iterable[YearFigure]) -> list[dict[str, str]]:
    """Figures as a row keeps them."""
    return [asdict(each) for each in figures]


def _earlier(year_plan: YearPlan, goals: list[Node]) -> dict[int, GoalEvaluation]:
    """What was written a year earlier about each doel, or about its ancestor."""
    ancestors = {node.id: node.values["ancestor_id"] or node.id for node in goals}
    ids = {*ancestors, *ancestors.values()}
    rows = GoalEvaluation.objects.filter(goal__in=ids, year_plan__year=year_plan.year - 1)
    by_goal = {row.goal_id: row for row in rows.filter(year_plan__archived_at__isnull=True)}
    found = ((pk, by_goal.get(pk) or by_goal.get(above)) for pk, above in ancestors.items())
    return {pk: row for pk, row in found if row}


def _place(number: str) -> tuple[int, list[int]]:
    """The order of the plan; what left the plan comes last."""
    return (0, [int(each) for each in number.split(".")]) if number else (1, [])


def told_figures(rows: Iterable[GoalYear]) -> Iterator[tuple[GoalYear, YearFigure]]:
    """Every figure with the doel that it is about."""
    for row in rows:
        for each in row.figures:
            yield row, each
