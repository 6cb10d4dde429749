"""Verbs that begin a plan with something in it: the template of the sector, or the plan of the period before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from goals.blueprints import WORDS, Blueprint, GoalPrint, PriorityPrint, blueprint
from goals.enums import Along
from goals.kinds import Kind
from goals.models import FrameworkItem, Goal, Plan, Priority, Rollover
from goals.queries.rollover import LeftRow, rolled_rows
from goals.services.activities import create_activity
from goals.services.carrying import Carrier
from goals.services.chapters import create_chapter
from goals.services.elements import set_framework_tags
from goals.services.goals import create_goal
from goals.services.links import create_link
from goals.services.plans import create_plan
from goals.services.priorities import create_priority
from goals.snapshot import Ref
from indicators.models import Indicator
from indicators.services.catalogue_shelf import adopt_indicator
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation

NOTHING = "Vink ten minste één onderdeel aan, of begin met een leeg plan."


@operation("plan.begun_from_template", needs=Ability.EDIT_PLAN)
def begin_from_template(actor: Actor, *, title: str, first_year: int, last_year: int, taken: Collection[str]) -> Plan:
    """Begin a plan with the ticked parts of the template of the sector; `taken` holds keys of goals/blueprints.py.

    A ticked indicator is followed from now on and coupled without a target. A doel takes its speerpunt along; an indicator or
    activiteit comes with its doel alone. DomainError where nothing was ticked.
    """
    if actor.swv is None:
        raise ValueError("Een plan hoort bij een samenwerkingsverband")
    source = blueprint(actor.swv.sector)
    chosen = source.with_parents(taken)
    if not source.makes_anything(chosen):
        raise DomainError("nothing-taken", NOTHING, field="taken")
    words = _words(source) if WORDS in chosen else {}
    plan = create_plan(actor, title=title, first_year=first_year, last_year=last_year, **words)
    printer = _Printer(actor, plan, chosen, _indicators(source), _items(source))
    for chapter in source.chapters:
        if chapter.key in chosen:
            create_chapter(actor, plan=plan, title=chapter.title, text=chapter.text, is_closing=chapter.is_closing)
    for priority in source.priorities:
        printer.priority(priority)
    return plan


@operation("plan.begun_from_last", needs=Ability.EDIT_PLAN)
def begin_from_last(
    actor: Actor,
    *,
    last: Plan,
    title: str,
    first_year: int,
    last_year: int,
    taken: Collection[Ref],
    farewells: Mapping[Ref, str],
    along: Collection[Along] = (),
) -> Plan:
    """Begin a plan that goes on with `last`: what is taken is copied and points at what it came from.

    Indicators come along without a target, dates and status do not: they are agreed anew. `along` is what else comes: owners
    that still have a role, risks, open milestones of the new period, the budgeted euros of the last year. Whatever is not taken
    needs its farewell sentence; DomainError that names how many are missing. A finished activiteit needs none.
    """
    rolled = rolled_rows(last, frozenset(taken))
    if not rolled.is_anything_taken:
        raise DomainError("nothing-taken", NOTHING, field="taken")
    said = {row.ref: farewells.get(row.ref, "").strip() for row in rolled.left if row.needs_farewell}
    if missing := sum(not text for text in said.values()):
        raise DomainError("farewell-missing", missing_text(missing), field="farewells")
    plan = create_plan(
        actor,
        title=title,
        first_year=first_year,
        last_year=last_year,
        mission=last.mission,
        vision=last.vision,
        core_values=last.core_values,
    )
    plan.ancestor = last
    plan.save(update_fields=["ancestor"])
    Carrier(actor, plan, rolled, frozenset(along)).carry()
    for row in rolled.left:
        if row.needs_farewell:
            Rollover.objects.create(swv=actor.swv, plan=plan, farewell=said[row.ref], **_row_of(row))
    return plan


def missing_text(missing: int) -> str:
    """What is said when farewell sentences are missing."""
    if missing == 1:
        return "Eén onderdeel gaat niet mee en heeft nog geen afscheid. Schrijf bij dat onderdeel wat ervan werd."
    return f"{missing} onderdelen gaan niet mee en hebben nog geen afscheid. Schrijf bij elk wat ervan werd."


@dataclass(frozen=True, slots=True)
class _Printer:
    """Writes the chosen parts of a template into a plan."""

    actor: Actor
    plan: Plan
    chosen: frozenset[str]
    indicators: Mapping[str, Indicator]
    items: Mapping[str, FrameworkItem]

    def priority(self, printed: PriorityPrint) -> None:
        """A speerpunt with the doelen of it that were chosen."""
        if printed.key not in self.chosen:
            return
        row = create_priority(
            self.actor, plan=self.plan, title=printed.title, process=printed.process, description=printed.description
        )
        self._serves(row, printed.statutory)
        for goal in printed.goals:
            if goal.key in self.chosen:
                self.goal(row, goal)

    def goal(self, priority: Priority, printed: GoalPrint) -> None:
        """A doel with the activiteiten and indicators of it that were chosen."""
        row = create_goal(
            self.actor,
            priority=priority,
            title=printed.title,
            measurable_result=printed.measurable,
            noticeable_result=printed.noticeable,
        )
        self._serves(row, printed.statutory)
        for code in printed.indicators:
            if printed.indicator_key(code) in self.chosen and code in self.indicators:
                adopt_indicator(self.actor, indicator=self.indicators[code])
                create_link(self.actor, parent=row, indicator=self.indicators[code])
        for number, title in enumerate(printed.activities):
            if printed.activity_key(number) in self.chosen:
                create_activity(self.actor, goal=row, title=title)

    def _serves(self, row: Priority | Goal, codes: Collection[str]) -> None:
        items = [self.items[code] for code in codes if code in self.items]
        if items:
            set_framework_tags(self.actor, element=row, items=items)


def _words(source: Blueprint) -> dict[str, str]:
    return {"mission": source.mission, "vision": source.vision, "core_values": source.core_values}


def _indicators(source: Blueprint) -> dict[str, Indicator]:
    codes = {code for goal in source.goals() for code in goal.indicators}
    return {row.code: row for row in Indicator.objects.filter(swv__isnull=True, code__in=codes)}


def _items(source: Blueprint) -> dict[str, FrameworkItem]:
    codes = {code for row in source.priorities for code in row.statutory}
    codes |= {code for row in source.goals() for code in row.statutory}
    rows = FrameworkItem.objects.filter(code__in=codes, archived_at__isnull=True)
    return {row.code: row for row in rows}


def _row_of(row: LeftRow) -> dict[str, Any]:
    columns = {Kind.GOAL: "goal", Kind.ACTIVITY: "activity", Kind.PRIORITY: "priority", Kind.CHAPTER: "chapter"}
    return {f"{columns[row.ref[0]]}_id": row.ref[1]}
