"""What templates of the plan are given: views of the tree with remarks, and one panel for each koppeling."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goals import charts, queries
from goals.forms import InterpretationForm, OverruleForm
from goals.hooks import Decided, decided
from goals.kinds import Kind
from goals.progress import path_value, time_elapsed
from goals.queries import GoalView, LinkAssessment, Noticed, PlanLint, PriorityView, Remark, Selection
from goals.queries.changes import Adopted
from goals.queries.interpretations import Said, said_about
from goals.queries.uses import uses_elsewhere
from goals.snapshot import Ref
from indicators import wording
from indicators.queries import Series, SeriesPoint
from indicators.queries.notes import FigureNote, flags_for
from osp import dutch
from osp.actors import Actor
from osp.charts.svg import page_svg
from osp.charts.widths import Face, text_width

WAY_LENGTH = 340
LABEL_GAP = 8
# Of the labels in these bars, as the style sheet has it.
LABEL_SIZE = 14
# So many findings stand beside a row of the plan; the page of the doel has them all.
MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in the kantlijn beside a row: what adoption asks of it, and what planlint noticed."""

    remarks: tuple[Remark, ...]
    findings: tuple[Noticed, ...]

    @property
    def open(self) -> tuple[Noticed, ...]:
        """What nobody lets be."""
        return tuple(each for each in self.findings if each.is_open)

    @property
    def first(self) -> tuple[Noticed, ...]:
        """What fits beside the row in the plan, what blocks before the rest."""
        return tuple(sorted(self.open, key=lambda each: not each.blocks))[:MOST_BESIDE]

    @property
    def more(self) -> int:
        """How many do not."""
        return max(len(self.open) - MOST_BESIDE, 0)


@dataclass(frozen=True, slots=True)
class GoalRow(Beside):
    """A doel in the plan, with what stands beside it, and with what stands there while somebody edits it."""

    view: GoalView
    editing: tuple[Remark, ...] = ()
    # How many threads and suggestions are open here, and at its activiteiten.
    reactions: int = 0

    @property
    def kind(self) -> Kind:
        """How addresses call it."""
        return Kind.GOAL


@dataclass(frozen=True, slots=True)
class PriorityRow(Beside):
    """A speerpunt in the plan, with what stands beside it and with its rows."""

    view: PriorityView
    goals: tuple[GoalRow, ...]
    reactions: int = 0

    @property
    def kind(self) -> Kind:
        """How addresses call it."""
        return Kind.PRIORITY


@dataclass(frozen=True, slots=True)
class WayBar:
    """One of the two bars of progress: how long it is, and where its label stands: after it, or in it for lack of room."""

    name: str
    css: str
    length: int
    percent: int
    label_x: int
    label_anchor: str
    label_css: str


@dataclass(frozen=True, slots=True)
class RubricLevel:
    """One observable sentence of a rubric; `is_current` marks the level that was given last."""

    number: int
    text: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a chart as a row of its table: the figure, its pupils, what the path asks, and what to know about it."""

    year: int
    text: str
    caption: str
    asked: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkPanel:
    """One koppeling in full: figure, verdict, chart, rubric, duidingen and the forms that go with it."""

    view: LinkAssessment
    parts: wording.FigureParts | None
    svg: SafeString
    caption: str
    finding: str
    years: tuple[YearRow, ...]
    bars: tuple[WayBar, ...]
    rubric: tuple[RubricLevel, ...]
    interpretations: tuple[Said, ...]
    overrule_form: OverruleForm
    interpretation_form: InterpretationForm
    # Where else this indicator serves, with what was agreed there.
    elsewhere: tuple[LinkAssessment, ...] = ()
    # What was decided to change it, oldest first.
    decided: tuple[Decided, ...] = ()

    @property
    def is_noticeable(self) -> bool:
        """Whether this is merkbaar."""
        return self.view.is_noticeable


def goal_row(view: GoalView, lint: PlanLint, adopted: Adopted, said: Counter[Ref] | None = None) -> GoalRow:
    """A doel with what the system noticed about it, and what it asks where the plan was adopted. `said` counts open reactions."""
    changes = adopted.changes(Kind.GOAL, view.goal.pk)
    editing = () if changes else adopted.editing(Kind.GOAL)
    refs = [(Kind.GOAL, view.goal.pk), *((Kind.ACTIVITY, row.activity.pk) for row in view.activities)]
    reactions = sum(said[ref] for ref in refs) if said else 0
    return GoalRow(changes, lint.of_goal(view.goal.pk), view, editing, reactions)


def priority_row(
    view: PriorityView,
    lint: PlanLint,
    adopted: Adopted,
    whole: PriorityView | None = None,
    said: Counter[Ref] | None = None,
) -> PriorityRow:
    """A speerpunt with its doelen; `whole` is the same speerpunt before a selection took doelen away."""
    goals = tuple(goal_row(goal, lint, adopted, said) for goal in view.goals)
    changes = adopted.changes(Kind.PRIORITY, view.priority.pk)
    reactions = said[Kind.PRIORITY, view.priority.pk] if said else 0
    return PriorityRow(changes, lint.of_priority(view.priority.pk), whole or view, goals, reactions)


def plan_rows(
    tree: queries.PlanView, selection: Selection, lint: PlanLint, adopted: Adopted, said: Counter[Ref] | None = None
) -> tuple[PriorityRow, ...]:
    """The selected part of the plan; a profile always speaks of the whole speerpunt."""
    chosen = queries.selected(tree, selection)
    return tuple(priority_row(row, lint, adopted, tree.priority(row.priority.pk), said) for row in chosen)


def link_panels(
    links: Sequence[LinkAssessment],
    series: dict[int, Series],
    unit_name: str,
    notes: Sequence[FigureNote] = (),
    *,
    reader: Actor,
) -> tuple[LinkPanel, ...]:
    """Panels for these koppelingen, with one query for all duidingen and one for all other uses. `notes` mark each chart, and so
    do the decisions that this reader may know of."""
    said, others = defaultdict(list), uses_elsewhere(links, series)
    taken = decided([link.link.pk for link in links], reader)
    for row in said_about([link.link.pk for link in links]):
        said[row.link_id].append(row)
    return tuple(
        replace(
            link_panel(link, series[link.link.indicator_id], unit_name, said[link.link.pk], notes, taken[link.link.pk]),
            elsewhere=others[link.link.pk],
        )
        for link in links
    )


def by_kind(links: Sequence[LinkAssessment], tree: queries.PlanView, reader: Actor) -> dict[str, Any]:
    """For the page of an element: panels of its own koppelingen, and the same with meetbaar and merkbaar apart."""
    made = link_panels(links, tree.series, tree.plan.swv.code, reader=reader)
    return {
        "panels": made,
        "measurable": [panel for panel in made if not panel.is_noticeable],
        "noticeable": [panel for panel in made if panel.is_noticeable],
    }


def link_panel(
    view: LinkAssessment,
    series: Series,
    unit_name: str,
    said: Iterable[Said],
    notes: Sequence[FigureNote] = (),
    taken: tuple[Decided, ...] = (),
) -> LinkPanel:
    """One koppeling in full."""
    spec = charts.chart_spec(view.link, series, unit_name=unit_name, decided=taken)
    spec = replace(spec, flags=(*flags_for(notes, spec), *spec.flags))
    key = f"koppeling-{view.link.pk}"
    overruled = {"status": view.link.overruled_status, "reason": view.link.overruled_reason}
    return LinkPanel(
        view=view,
        parts=wording.figure_parts(view.point.figure, counted=view.counted) if view.point else None,
        svg=mark_safe(page_svg(spec, prefix=key)) if series.own else SafeString(),  # noqa: S308 -- page_svg escapes every text
        caption=charts.caption(series, unit_name=unit_name, spec=spec),
        finding=charts.finding(series),
        years=tuple(_year_row(point, view, series) for point in reversed(series.own)),
        bars=way_bars(view),
        rubric=rubric_levels(view),
        interpretations=tuple(said),
        overrule_form=OverruleForm(initial=overruled, prefix=None, auto_id=f"{key}-oordeel-%s"),
        interpretation_form=InterpretationForm(auto_id=f"{key}-duiding-%s"),
        decided=taken,
    )


def _year_row(point: SeriesPoint, view: LinkAssessment, series: Series) -> YearRow:
    """What the path asked is of the agreement that held when the figure was counted."""
    day = series.day_of(point.year)
    target, former = view.course.on(day), view.course.former_on(day)
    before = target is None or target.baseline_year is None or point.year < target.baseline_year
    asked = None if target is None or before or not target.has_path else path_value(target, point.year)
    notes = (
        ("voorlopig", point.is_provisional),
        ("onvolledig", bool(point.missing)),
        ("voorbeeld", point.is_example),
        ("eerdere afspraak", former is not None and not before),
    )
    return YearRow(
        year=point.year,
        text=wording.figure_text(point.figure),
        caption=wording.figure_parts(point.figure, counted=view.counted).caption,
        asked="" if asked is None else wording.amount(asked, view.unit),
        note=", ".join(word for word, holds in notes if holds),
    )


def rubric_levels(view: LinkAssessment) -> tuple[RubricLevel, ...]:
    """The sentences of a rubric, lowest level first; empty for meetbaar."""
    sentences = view.link.indicator.rubric if view.is_noticeable else []
    return tuple(RubricLevel(number, text, number == view.level) for number, text in enumerate(sentences, start=1))


def way_bars(view: LinkAssessment) -> tuple[WayBar, ...]:
    """Way and time as two bars; empty where no way can be measured."""
    if view.assessment is None or view.judged is None or view.assessment.progress is None:
        return ()
    elapsed = time_elapsed(view.judged, view.assessment.year)
    if elapsed is None:
        return ()
    return way_bar("weg", "way-a", view.assessment.progress), way_bar("tijd", "way-t", elapsed)


def way_bar(name: str, css: str, share: float) -> WayBar:
    """One bar of which `share` is covered: below 0 it is empty, above 1 full, and its label says so."""
    length = round(WAY_LENGTH * min(max(share, 0.0), 1.0))
    whole = int(dutch.rounded(share * 100, 0))
    # Almost there is not there: 99,6% of the way reads 99%, as in the sentence.
    percent = min(whole, 99) if share < 1 else whole
    room = LABEL_GAP + text_width(f"{name} {percent}%", Face.REGULAR, LABEL_SIZE)
    if length + room <= WAY_LENGTH:
        return WayBar(name, css, length, percent, length + LABEL_GAP, "start", "halo")
    return WayBar(name, css, length, percent, length - LABEL_GAP, "end", f"halo {css}-in")
