"""All reactions to a plan as one list: what each is, where it stands, and who it waits for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goals.kinds import Kind
from goals.models import Plan
from goals.queries.discussed import Place, place_text, places_of
from goals.queries.people import writers
from goals.queries.reactions import ActionRow, Proposal, Reactions, Spot, Thread, reactions_of
from goals.snapshot import Ref
from goals.wording.reactions import head_of
from osp import richtext
from osp.actors import Actor
from osp.levels import Levels
from osp.queries import names_of
from osp.textdiff import Mark

WRITERS = "de schrijver van het plan"
REMARK, PROPOSAL, ACTION = "opmerking", "voorstel", "actie"
SORTS = {REMARK: ("opmerking", "opmerkingen"), PROPOSAL: ("voorstel", "voorstellen"), ACTION: ("actie", "acties")}
OPEN, ENDED, ALL = "open", "afgerond", "alles"


@dataclass(frozen=True, slots=True)
class Item:
    """One thread, suggestion or action. `ref` is None once its place is no longer in the plan.

    `waits_for` says who, `waits_id` which person; without a number it is whoever writes the plan. Both are empty for what ended.
    """

    sort: str
    pk: int
    ref: Ref | None
    place: str
    priority_id: int | None
    order: int
    text: str
    who: str
    user_id: int | None
    on: datetime | None
    state: str
    is_open: bool
    waits_for: str = ""
    waits_id: int | None = None
    due: date | None = None
    is_late: bool = False

    def is_up_to(self, user_id: int | None, *, writes: bool) -> bool:
        """Whether it waits for this person."""
        if not self.is_open:
            return False
        return self.waits_id == user_id if self.waits_id else writes


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """Which items: open or ended, of which sort, by whom, waiting for whom, under which speerpunt; empty for all."""

    state: str = OPEN
    sort: str = ""
    user_id: int | None = None
    waits_for: str = ""
    priority_id: int | None = None

    def takes(self, item: Item) -> bool:
        """Whether an item is asked for."""
        return (
            self.state in {ALL, OPEN if item.is_open else ENDED}
            and self.sort in {"", item.sort}
            and self.user_id in {None, item.user_id}
            and self.waits_for in {"", item.waits_for}
            and self.priority_id in {None, item.priority_id}
        )


def items_of(actor: Actor, plan: Plan, levels: Levels) -> tuple[Item, ...]:
    """Every reaction to a plan, in the order of the plan and then by age. A number of queries that does not grow."""
    return listed(reactions_of(actor, plan), plan, levels)


def listed(found: Reactions, plan: Plan, levels: Levels) -> tuple[Item, ...]:
    """These reactions as a list."""
    if not (found.threads or found.proposals or found.actions):
        return ()
    gathered = _Gathered(found, places_of(plan, levels), levels)
    return tuple(sorted(gathered.items(), key=lambda item: (item.order, item.sort != REMARK, item.pk)))


def waiting(items: Iterable[Item]) -> list[tuple[str, int]]:
    """For whom how many open items wait, most first."""
    found = Counter(item.waits_for for item in items if item.is_open)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


class _Gathered:
    """What all items share: where each stands, who owns that, who writes the plan."""

    def __init__(self, found: Reactions, places: Mapping[Ref, Place], levels: Levels) -> None:
        self.found, self.places, self.levels = found, places, levels
        self.names = names_of(place.owner_id for place in places.values())
        self.writers = writers([thread.last.comment.user_id for thread in found.open_threads])

    def items(self) -> Iterator[Item]:
        yield from (self.remark(thread) for thread in self.found.threads)
        yield from (self.proposal(row) for row in self.found.proposals)
        yield from (self.action(row) for row in self.found.actions)

    def where(self, spot: Spot) -> dict[str, object]:
        """The part of an item that says where it stands."""
        ref = spot[0], spot[1]
        here = self.places.get(ref)
        return {
            "ref": ref if here else None,
            "place": place_text(self.places, ref, spot[2], self.levels),
            "priority_id": here.priority_id if here else None,
            "order": here.order if here else len(self.places),
        }

    def owner(self, spot: Spot) -> dict[str, object]:
        """Who answers at a place: its owner, else whoever writes the plan."""
        here = self.places.get((spot[0], spot[1]))
        name = self.names.get(here.owner_id) if here and here.owner_id else None
        return {"waits_for": name, "waits_id": here.owner_id} if here and name else {"waits_for": WRITERS}

    def remark(self, thread: Thread) -> Item:
        comment = thread.first.comment
        waits = self.turn(thread) if thread.is_open else {}
        return Item(
            sort=REMARK,
            pk=comment.pk,
            text=head_of(comment.text),
            who=thread.first.who,
            user_id=comment.user_id,
            on=comment.created_at,
            state=str(comment.end or OPEN),
            is_open=thread.is_open,
            **self.where(thread.spot) | waits,  # type: ignore[arg-type]
        )

    def turn(self, thread: Thread) -> dict[str, object]:
        """After a word of whoever writes the plan it is up to whoever began; else to the owner of the place."""
        first, last = thread.first.comment, thread.last.comment
        if last.user_id != first.user_id and last.user_id in self.writers and first.user_id:
            return {"waits_for": thread.first.who, "waits_id": first.user_id}
        return self.owner(thread.spot)

    def proposal(self, row: Proposal) -> Item:
        suggestion = row.suggestion
        return Item(
            sort=PROPOSAL,
            pk=suggestion.pk,
            text=_new_words(row) or "deze woorden kunnen weg",
            who=suggestion.on_behalf or row.who,
            user_id=suggestion.user_id,
            on=suggestion.created_at,
            state=suggestion.state,
            is_open=row.is_open,
            **self.where(row.spot) | ({"waits_for": WRITERS} if row.is_open else {}),  # type: ignore[arg-type]
        )

    def action(self, row: ActionRow) -> Item:
        action = row.action
        waits: dict[str, object] = {"waits_for": row.owner, "waits_id": action.owner_id} if row.is_open else {}
        return Item(
            sort=ACTION,
            pk=action.pk,
            text=action.text,
            who=row.owner,
            user_id=action.owner_id,
            on=None,
            state=OPEN if row.is_open else "gedaan",
            is_open=row.is_open,
            due=action.due,
            is_late=row.is_late,
            **self.where(_spot_of_action(row)) | waits,  # type: ignore[arg-type]
        )


def _new_words(row: Proposal) -> str:
    """What a suggestion would add; empty for one that only takes words away."""
    return head_of(" ".join(strand.text.strip() for strand in row.strands if strand.mark is Mark.ADDED))


def _spot_of_action(row: ActionRow) -> Spot:
    action = row.action
    if action.comment:
        return Kind(action.comment.kind), action.comment.object_id, ""
    kind, pk = (Kind.GOAL, action.goal_id) if action.goal_id else (Kind.PRIORITY, action.priority_id)
    return kind, pk or 0, ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to somebody's own suggestion, for Vandaag."""

    pk: int
    place: str
    state: str
    answer: str
    on: date


def recent_answers(actor: Actor, items: Iterable[Item], found: Iterable[Proposal], since: datetime) -> list[Answer]:
    """Answers of others since a moment to what this person suggested, newest first."""
    places = {item.pk: item.place for item in items if item.sort == PROPOSAL}
    rows = [
        row.suggestion
        for row in found
        if row.is_own and row.suggestion.answered_at and row.suggestion.answered_at >= since
        if row.suggestion.answered_by_id != actor.user_id
    ]
    return [
        Answer(row.pk, places[row.pk], row.state, richtext.plain(row.answer), timezone.localdate(row.answered_at))
        for row in sorted(rows, key=lambda row: row.answered_at or since, reverse=True)
    ]
