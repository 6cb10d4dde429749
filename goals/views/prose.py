"""The plan as a text to read: headings, passages that can be written in their place, and what was agreed in between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse

from goals.kinds import Kind, noun
from goals.queries import Activity, ActivityView, Goal, GoalView, LinkAssessment, PlanView, Priority, PriorityView
from goals.queries.elements import Chapter, plan_chapters
from goals.queries.reactions import Reactions, Spot, by_spot, reactions_of
from goals.views.filtered import FilteredPage
from goals.views.reaction_blocks import Block, block_context
from goals.wording.reactions import shown_with
from osp import dutch
from osp.abilities import Ability
from osp.levels import Levels

# Texts of every element, with the word in front of each; the toelichting stands without.
RESULTS = {
    "measurable_result": "Meetbaar",
    "noticeable_result": "Merkbaar",
    "achieved_measurable": "Meetbaar bereikt",
    "achieved_noticeable": "Merkbaar bereikt",
}
# Empty texts that are offered to whoever writes; the others are written on the page of the element.
FIRST: dict[str, tuple[str, ...]] = {
    Kind.PLAN: ("mission", "vision", "core_values"),
    Kind.CHAPTER: ("text",),
    Kind.PRIORITY: ("description",),
    Kind.GOAL: ("description", "measurable_result", "noticeable_result"),
    Kind.ACTIVITY: ("description",),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text. With a `field` it can be written in its place; `level` 2 to 4 makes it a heading, 0 a text.

    `name` tells it from others of its kind ("toelichting van doel 1.1"); `lead` stands in front of it, `note` behind.
    """

    kind: str
    pk: int
    field: str
    text: str
    name: str = ""
    level: int = 0
    number: str = ""
    lead: str = ""
    note: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it is only the head of the passage after it."""
        return bool(self.level) and not self.field

    @property
    def label(self) -> str:
        """What it is, without of what: "toelichting"."""
        return self.name.partition(" van ")[0]

    @property
    def owner(self) -> str:
        """Of what it is: "doel 1.1"."""
        return self.name.partition(" van ")[2]

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"tekst-{self.kind}-{self.pk}-{self.field}"

    @property
    def block_key(self) -> str:
        """The id of the block of reactions beside it."""
        return f"reacties-{self.kind}-{self.pk}-{self.field}"


class TextPage(FilteredPage):
    """The whole plan, or the part that the address asks for, as one text."""

    here = "goals:text"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = passages(self.tree, plan_chapters(self.tree.plan), self.levels)
        if not self.selection.is_open:
            found = within(found, self.selected)
        found = offered(found) if self.actor.can(Ability.EDIT_PLAN) else written(found)
        said = by_spot(reactions_of(self.actor, self.tree.plan)) if self.actor.can(Ability.DISCUSS_PLAN) else None
        beside = {
            block.key: block_context(block, of, self.levels) for block, of in blocks(found, said, self.tree.plan.pk)
        }
        context = {
            "passages": found,
            "strips": strips(found, beside),
            "about_plan": beside.get(f"reacties-plan-{self.tree.plan.pk}-title"),
        }
        return self.render("goals/text.html", self.page_context() | context)


@dataclass(frozen=True, slots=True)
class Strip:
    """Passages that stand beside one block of reactions; None where nobody may speak, or there is nothing to speak of."""

    passages: tuple[Passage, ...]
    said: dict[str, Any] | None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was said here."""
        found = self.said["found"] if self.said else Reactions()
        return not (found.threads or found.proposals)


def blocks(
    found: Sequence[Passage], said: Mapping[Spot, Reactions] | None, plan_id: int
) -> Iterator[tuple[Block, Reactions]]:
    """The block beside each passage, with what was said there; none for who may not speak about the plan."""
    if said is None:
        return
    places = [(Kind(passage.kind), passage.pk, passage.field) for passage in found if passage.field]
    for kind, pk, field in dict.fromkeys([(Kind.PLAN, plan_id, "title"), *places]):
        here = [said[spot] for name in shown_with(kind, field) if (spot := (kind, pk, name)) in said]
        threads = tuple(row for each in here for row in each.threads)
        yield Block(kind, pk, field), Reactions(threads, tuple(row for each in here for row in each.proposals))


def strips(found: Sequence[Passage], beside: Mapping[str, dict[str, Any]]) -> list[Strip]:
    """A strip for each passage that has words or reactions; heads, empty places and figures go with their neighbour."""
    made: list[list[Passage]] = []
    for passage in found:
        said = beside.get(passage.block_key)
        speaks = bool(passage.text) or bool(said and (said["found"].threads or said["found"].proposals))
        follows_head = bool(made) and all(each.is_head for each in made[-1])
        if not made or passage.is_head or (passage.field and speaks and not follows_head):
            made.append([])
        made[-1].append(passage)
    return [Strip(tuple(group), _beside(group, beside)) for group in made]


def _beside(group: Sequence[Passage], beside: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    return next((beside[each.block_key] for each in group if each.block_key in beside), None)


def passages(tree: PlanView, chapters: Sequence[Chapter], levels: Levels) -> list[Passage]:
    """The whole text in reading order."""
    return [
        *_creed(tree, levels),
        *(part for chapter in chapters if not chapter.is_closing for part in _chapter(chapter)),
        *(part for view in tree.priorities for part in _priority(view, levels)),
        *(part for chapter in chapters if chapter.is_closing for part in _chapter(chapter)),
    ]


def written(found: Sequence[Passage]) -> list[Passage]:
    """What there is to read: no empty text, and no heading of one."""
    pairs = zip_longest(found, found[1:])
    return [one for one, after in pairs if one.text and not (one.is_head and after and not after.text)]


def offered(found: Sequence[Passage]) -> list[Passage]:
    """The same, and the empty places where one would write first."""
    return [passage for passage in found if passage.text or passage.field in FIRST.get(passage.kind, ())]


def within(found: Sequence[Passage], shown: Sequence[PriorityView]) -> list[Passage]:
    """What belongs to these speerpunten and doelen."""
    wanted = {(Kind.PRIORITY, view.priority.pk) for view in shown}
    wanted |= {(Kind.GOAL, goal.goal.pk) for view in shown for goal in view.goals}
    wanted |= {(Kind.ACTIVITY, row.activity.pk) for view in shown for goal in view.goals for row in goal.activities}
    return [passage for passage in found if (passage.kind, passage.pk) in wanted]


def _creed(tree: PlanView, levels: Levels) -> Iterator[Passage]:
    plan = tree.plan
    heads = {"mission": levels.mission.singular, "vision": "visie", "core_values": "kernwaarden"}
    for field, head in heads.items():
        yield Passage(Kind.PLAN, plan.pk, "", dutch.sentence_case(head), level=2)
        yield Passage(Kind.PLAN, plan.pk, field, getattr(plan, field), head)


def _chapter(chapter: Chapter) -> Iterator[Passage]:
    name = f"hoofdstuk „{chapter.title}”"
    yield Passage(Kind.CHAPTER, chapter.pk, "title", chapter.title, f"titel van {name}", level=2)
    yield Passage(Kind.CHAPTER, chapter.pk, "text", chapter.text, f"tekst van {name}")


def _priority(view: PriorityView, levels: Levels) -> Iterator[Passage]:
    yield from _element(Kind.PRIORITY, view.priority, str(view.number), view.links, levels)
    for goal in view.goals:
        yield from _goal(goal, levels)


def _goal(view: GoalView, levels: Levels) -> Iterator[Passage]:
    yield from _element(Kind.GOAL, view.goal, view.number, view.links, levels)
    for place, item in enumerate(view.activities, start=1):
        yield from _element(Kind.ACTIVITY, item.activity, f"{view.number}.{place}", item.links, levels, item)


LEVELS = {Kind.PRIORITY: 2, Kind.GOAL: 3, Kind.ACTIVITY: 4}


def _element(
    kind: Kind,
    row: Priority | Goal | Activity,
    number: str,
    links: Sequence[LinkAssessment],
    levels: Levels,
    item: ActivityView | None = None,
) -> Iterator[Passage]:
    name = f"{noun(kind, levels)} {number}"
    yield Passage(kind, row.pk, "title", row.title, name, LEVELS[kind], number, note=_note(row, item))
    yield Passage(kind, row.pk, "description", row.description, f"toelichting van {name}")
    for field, lead in RESULTS.items():
        yield Passage(kind, row.pk, field, getattr(row, field), f"{lead.lower()} resultaat van {name}", lead=lead)
    lead = "Indicatoren" if len(links) > 1 else "Indicator"
    for place, link in enumerate(links):
        agreed = f" Afgesproken: {link.target_text}." if link.target_text else ""
        text = f"{link.link.indicator.name}: {link.full}.{agreed}"
        yield Passage(kind, row.pk, "", text, lead="" if place else lead)


def _note(row: Priority | Goal | Activity, item: ActivityView | None) -> str:
    """Who and when, as far as that is known: "loopt, M. de Vries, tot 31 juli 2027"."""
    who = row.owner.name if row.owner else ""
    return ", ".join(part for part in (item.state if item else "", who, _period(row.starts, row.ends)) if part)


def _period(starts: date | None, ends: date | None) -> str:
    begin = f"van {dutch.date_long(starts)}" if starts else ""
    return f"{begin} tot {dutch.date_long(ends)}".strip() if ends else begin
