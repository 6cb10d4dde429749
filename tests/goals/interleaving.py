"""Editors who write, save, move, archive and take back in the same few rows, in an order that a seed decides; and the book that
holds every text that any of them saved or tried to save.

An editor works through the verbs (`Direct`) or through the pages (tests/goals/interleaving_pages.py).
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.utils import timezone

from goals import services
from goals.compute.reverting import Reach, Wish
from goals.kinds import Kind
from goals.models import Activity, Goal, Plan, Priority
from goals.queries.moments import Moment
from goals.queries.reverting import reverting
from goals.services.reverting import restore_moment
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError
from osp.models import Samenwerkingsverband, User
from osp.scope import tenant_scope
from tests.factories import ActivityFactory, GoalFactory, PlanFactory, PriorityFactory

WORDS = {Kind.PRIORITY: "priority", Kind.GOAL: "goal", Kind.ACTIVITY: "activity"}
MODELS: dict[Kind, Any] = {Kind.PRIORITY: Priority, Kind.GOAL: Goal, Kind.ACTIVITY: Activity}
# Texts that people type, by kind of row.
TYPED = {
    Kind.PRIORITY: ("title", "description"),
    Kind.GOAL: ("title", "description", "measurable_result", "noticeable_result"),
    Kind.ACTIVITY: ("title", "description"),
}
FORM = {
    Kind.PRIORITY: ("title", "process", "description"),
    Kind.GOAL: ("title", "description", "measurable_result", "noticeable_result", "owner", "ends"),
    Kind.ACTIVITY: ("title", "description", "owner", "starts", "ends", "status"),
}
STEPS = ("open", "type", "save", "save", "autosave", "resolve", "move", "archive", "restore", "revert")


@dataclass
class World:
    """A plan with a few rows that everybody works in, and the moments it went through."""

    swv: Samenwerkingsverband
    plan: Plan
    rows: list[tuple[Kind, int]]
    began: Any
    moments: list[Any] = field(default_factory=list)


def make_world(swv: Samenwerkingsverband, title: str = "Plan", first_year: int = 2024) -> World:
    """One speerpunt with two doelen, one of which has two activiteiten."""
    plan = PlanFactory(swv=swv, title=title, first_year=first_year, last_year=first_year + 3)
    priority = PriorityFactory(swv=swv, plan=plan)
    goals = [GoalFactory(swv=swv, priority=priority, position=place, title=f"Doel {place}") for place in (1, 2)]
    activities = [ActivityFactory(swv=swv, goal=goals[0], position=place, title=f"Doen {place}") for place in (1, 2)]
    rows = [(Kind.PRIORITY, priority.pk), *((Kind.GOAL, row.pk) for row in goals)]
    rows += [(Kind.ACTIVITY, row.pk) for row in activities]
    now = timezone.now()
    return World(swv, plan, rows, now, [now])


@dataclass
class Open:
    """A row that an editor has on the screen: what it said, and what was typed over it."""

    ref: tuple[Kind, int]
    version: int
    values: dict[str, Any]
    # The version and texts of somebody else, after a conflict.
    theirs: dict[str, Any] | None = None
    # What each field held when it was opened or last stored.
    was: dict[str, Any] = field(default_factory=dict)


@dataclass
class Editor:
    """Somebody at work. `attempts` are the texts that were sent, `shown` everything that came back to this person."""

    name: str
    user: User
    world: World
    random: Random
    attempts: list[tuple[tuple[Kind, int], str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    screen: Open | None = None
    count: int = 0

    def step(self) -> None:
        """One thing that this person does, by chance."""
        getattr(self, self.random.choice(STEPS))()

    def any_row(self) -> tuple[Kind, int]:
        return self.random.choice(self.world.rows)

    def a_text(self) -> str:
        """Words that nobody else ever writes."""
        self.count += 1
        return f"{self.name} schreef dit als {self.count}e"

    def open(self) -> None:
        """Read a row to edit it."""
        ref = self.any_row()
        row = MODELS[ref[0]].objects.filter(pk=ref[1]).first()
        if row is not None and self.may_open(ref):
            values = {name: getattr(row, name) for name in FORM[ref[0]]}
            self.screen = Open(ref, row.version, values, was=dict(values))

    def may_open(self, ref: tuple[Kind, int]) -> bool:
        raise NotImplementedError

    def type(self) -> None:
        """Write over one or two texts of the open row."""
        if self.screen is None:
            self.open()
        if self.screen is not None:
            for name in self.random.sample(TYPED[self.screen.ref[0]], self.random.choice((1, 2))):
                self.screen.values[name] = self.a_text()

    def save(self) -> None:
        """Send what is on the screen, and go on to something else when it is stored."""
        if self.send():
            self.screen = None

    def autosave(self) -> None:
        """Send what changed on the screen, and stay in it."""
        self.send()

    def send(self) -> bool:
        if self.screen is None or self.screen.theirs is not None:
            return False
        self.note(self.screen)
        return self.store(self.screen)

    def resolve(self) -> None:
        """After a conflict: mine, theirs or a third text for each field."""
        if self.screen is None or self.screen.theirs is None:
            return
        screen, theirs = self.screen, self.screen.theirs
        for name in TYPED[screen.ref[0]]:
            choice = self.random.choice(("mine", "theirs", "own"))
            if choice == "own":
                screen.values[name] = self.a_text()
            elif choice == "theirs":
                screen.values[name] = theirs[name]
        screen.theirs = None
        self.save()

    def note(self, screen: Open) -> None:
        """Every text that is sent goes into the book."""
        for name in TYPED[screen.ref[0]]:
            self.attempts.append((screen.ref, name, str(screen.values[name])))

    def store(self, screen: Open) -> bool:
        raise NotImplementedError

    def conflicted(self, screen: Open) -> None:
        """Somebody was first: their version is on the screen beside one's own; a row that is gone is closed."""
        row = MODELS[screen.ref[0]].objects.filter(pk=screen.ref[1]).first()
        if row is None or not self.may_open(screen.ref):
            self.screen = None
            return
        screen.theirs = {name: getattr(row, name) for name in FORM[screen.ref[0]]}
        screen.was = dict(screen.theirs)
        screen.version = row.version


class Direct(Editor):
    """Works through the verbs."""

    @property
    def actor(self) -> Actor:
        return Actor(self.user.pk, self.world.swv, frozenset({Role.DIRECTOR}))

    def step(self) -> None:
        with tenant_scope(self.world.swv):
            super().step()

    def may_open(self, ref: tuple[Kind, int]) -> bool:
        return not MODELS[ref[0]].objects.get(pk=ref[1]).is_archived

    def store(self, screen: Open) -> bool:
        word = WORDS[screen.ref[0]]
        row = MODELS[screen.ref[0]].objects.get(pk=screen.ref[1])
        edit = getattr(services, f"edit_{word}")
        try:
            saved = edit(self.actor, **{word: row}, version=screen.version, **screen.values)
        except ConflictError as error:
            self.shown += [str(value) for value in error.changes.values()]
            self.conflicted(screen)
            return False
        screen.version = saved.version
        return True

    def move(self) -> None:
        self.attempt("move", up=self.random.choice((True, False)))

    def archive(self) -> None:
        self.attempt("archive", reason=self.a_text())

    def restore(self) -> None:
        self.attempt("restore")

    def attempt(self, verb: str, **arguments: Any) -> None:
        """A verb on some row; one that the row is in no state for is refused."""
        kind, pk = self.any_row()
        row = MODELS[kind].objects.get(pk=pk)
        if verb == "move" and row.is_archived:
            return
        try:
            getattr(services, f"{verb}_{WORDS[kind]}")(self.actor, **{WORDS[kind]: row}, **arguments)
        except DomainError:
            return

    def revert(self) -> None:
        ref = self.any_row()
        wish = Wish(ref, self.random.choice((Reach.ROW, Reach.ALL)))
        moment = Moment("toen", "toen", self.random.choice(self.world.moments))
        try:
            seen = reverting(self.world.plan, wish, moment).seen
            row = MODELS[ref[0]].objects.get(pk=ref[1])
            why = {"reason": "terug", "seen": seen}
            restore_moment(self.actor, row=row, plan=self.world.plan, wish=wish, moment=moment, **why)
        except DomainError:
            return
