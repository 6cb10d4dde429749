"""Two hundred interleavings of people who write in the same rows: whatever the order, no text of anybody is lost.

120 through the verbs and 50 through the pages, step by step in an order that a seed decides; 30 with people in threads of
their own, who really write at the same time.
"""

import threading
from collections import defaultdict
from itertools import pairwise
from random import Random

import pytest
from django.db import connections
from django.utils import timezone

from goals.queries.snapshot import MODELS, plan_snapshot, values_of
from osp.enums import Role
from osp.models import AuditEvent, User
from osp.scope import tenant_scope
from tests.conftest import make_person, make_tenant
from tests.goals.interleaving import Direct, Editor, World, make_world
from tests.goals.interleaving_pages import Browser

BY_VERBS, BY_PAGES, IN_THREADS = 120, 50, 30
STEPS = 24
# Each with everything this many people in threads do.
THREAD_STEPS = 12
CONTENT = ("edited", "archived", "restored")


def check(world: World, editors: list[Editor]) -> None:
    """No text is lost, versions rise, history is complete and every write stands in the log with what it changed."""
    with tenant_scope(world.swv):
        chains = {ref: chain_of(ref) for ref in world.rows}
        lost = [attempt for editor in editors for attempt in lost_of(editor, chains)]
        assert lost == []
        for ref, chain in chains.items():
            check_versions(ref, chain)
            check_log(ref, chain, {editor.user.pk for editor in editors})
        assert plan_snapshot(world.plan, at=timezone.now()) == plan_snapshot(world.plan)


def chain_of(ref) -> list:
    """The history of one row, oldest first."""
    return list(MODELS[ref[0]].history.filter(id=ref[1]).order_by("history_id"))


def lost_of(editor: Editor, chains: dict) -> list:
    """What this person sent that stands nowhere: not in the row, not in its history, and never came back to who wrote it."""
    kept = {(ref, name): {getattr(row, name, "") for row in chain} for ref, chain in chains.items() for name in NAMES}
    came_back = "\n".join(editor.shown)
    return [
        (editor.name, *attempt)
        for attempt in editor.attempts
        if attempt[2] not in kept[attempt[0], attempt[1]] and attempt[2] not in came_back
    ]


NAMES = ("title", "description", "measurable_result", "noticeable_result", "archive_reason")


def check_versions(ref, chain) -> None:
    """Each save of content has a higher version than the one before; only a move keeps it."""
    for before, after in pairwise(chain):
        moved_only = content(before) == content(after)
        assert after.version > before.version or (moved_only and after.version == before.version), (ref, after.version)


def content(row) -> dict:
    """What a save changes, but for the place."""
    values = values_of(row.instance) | {"archived_at": row.archived_at, "archive_reason": row.archive_reason}
    return {name: value for name, value in values.items() if name != "position"}


def check_log(ref, chain, writers) -> None:
    """The events of a row tell every change of its texts, one after the other, by who made it."""
    label = MODELS[ref[0]]._meta.label_lower
    events = list(AuditEvent.objects.filter(object_type=label, object_id=str(ref[1])).order_by("pk"))
    assert {event.user_id for event in events} <= writers
    told = [event for event in events if "version" in event.diff]
    assert [event.diff["version"][1] for event in told] == list(range(2, chain[-1].version + 1))
    last = {name: getattr(chain[0], name) for name in ("title", "description")}
    for event in told:
        for name in last.keys() & event.diff.keys():
            old, new = event.diff[name]
            assert old == last[name], (ref, event.verb, name)
            last[name] = new
    assert last == {name: getattr(chain[-1], name) for name in last}
    by_version = {row.version: row.history_user_id for row in reversed(chain)}
    assert all(by_version[event.diff["version"][1]] == event.user_id for event in told)


@pytest.fixture
def people(tenant_a) -> list[User]:
    return [make_person(tenant_a, name, Role.DIRECTOR) for name in ("Anna", "Bas", "Cem")]


def by_chance(seed: float | str) -> Random:
    """The same chances for the same seed."""
    return Random(seed)  # noqa: S311 -- an order of steps, no secret


def run(kind: type[Editor], seed: int, world: World, people: list[User]) -> list[Editor]:
    """Steps of two or three people, one at a time, as the seed has it."""
    random = by_chance(seed)
    chosen = people[: random.choice((2, 3))]
    editors = [kind(user.name, user, world, by_chance(random.random())) for user in chosen]
    for _ in range(STEPS):
        random.choice(editors).step()
        world.moments.append(timezone.now())
    return editors


@pytest.mark.parametrize("seed", range(BY_VERBS))
def test_no_text_is_lost_through_the_verbs(seed, tenant_a, people):
    with tenant_scope(tenant_a.swv):
        world = make_world(tenant_a.swv)
    check(world, run(Direct, seed, world, people))


@pytest.mark.parametrize("seed", range(BY_PAGES))
def test_no_text_is_lost_through_the_pages(seed, tenant_a, people):
    with tenant_scope(tenant_a.swv):
        world = make_world(tenant_a.swv)
    check(world, run(Browser, seed, world, people))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [Direct, Browser])
def test_no_text_is_lost_when_people_really_write_at_once(kind):
    tenant = make_tenant("PO2814", "Voorbeeld PO A")
    people = [make_person(tenant, name, Role.DIRECTOR) for name in ("Anna", "Bas", "Cem")]
    conflicts = 0
    for seed in range(IN_THREADS // 2):
        with tenant_scope(tenant.swv):
            world = make_world(tenant.swv, f"Plan {seed}", 2400 - 4 * seed)
        editors = at_once(kind, seed, world, people)
        check(world, editors)
        conflicts += sum(len(editor.shown) for editor in editors)
    # Without any the test would prove nothing.
    assert conflicts > 0


def at_once(kind: type[Editor], seed: int, world: World, people: list[User]) -> list[Editor]:
    """Every person in a thread; whatever goes wrong in one of them fails the test."""
    editors = [kind(user.name, user, world, by_chance(f"{seed} {user.name}")) for user in people]
    errors: list[BaseException] = []
    start = threading.Barrier(len(editors))

    def work(editor: Editor) -> None:
        try:
            start.wait()
            for _ in range(THREAD_STEPS):
                editor.step()
                world.moments.append(timezone.now())
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(editor,)) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    if errors:
        raise errors[0]
    return editors


def test_the_book_would_notice_a_lost_text(tenant_a, people):
    with tenant_scope(tenant_a.swv):
        world = make_world(tenant_a.swv)
    editors = run(Direct, 1, world, people)
    editors[0].attempts.append((world.rows[0], "title", "Dit kwam nergens terecht"))
    with pytest.raises(AssertionError, match="nergens terecht"):
        check(world, editors)


def test_editors_do_everything_that_people_do(tenant_a, people):
    """Over all seeds every kind of event happens, and people do get in each other's way."""
    with tenant_scope(tenant_a.swv):
        shown = 0
        for seed in range(15):
            world = make_world(tenant_a.swv, f"Plan {seed}", 2000 + 4 * seed)
            shown += sum(len(editor.shown) for editor in run(Direct, seed, world, people))
        verbs = defaultdict(int)
        for event in AuditEvent.objects.all():
            verbs[event.verb] += 1
    wanted = {f"{row}.{done}" for row in ("priority", "goal", "activity") for done in (*CONTENT, "moved")}
    assert wanted | {"plan.restored", "plan.row_restored"} <= verbs.keys()
    assert shown > 10
