"""The decorator of writes: ability, one transaction, one event; and two editors at once."""

import pytest

from goals.models import Goal
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, Tenant
from osp.operations import operation, save_changes
from osp.scope import scopes_disabled, tenant_scope
from tests.factories import GoalFactory


@operation("goal.edited", needs=Ability.EDIT_PLAN)
def rename(actor: Actor, *, goal: Goal, title: str, version: int, fail: bool = False) -> Goal:
    """A write as services make them."""
    save_changes(goal, version=version, changes={"title": title})
    if fail:
        raise DomainError("nee", "Toch niet.")
    return goal


@pytest.fixture
def goal(in_a) -> Goal:
    return GoalFactory(swv=in_a.swv, title="Oud")


def events() -> list[AuditEvent]:
    with scopes_disabled():
        return list(AuditEvent.objects.filter(verb="goal.edited"))


def test_records_who_did_what_with_which_difference(director, goal, anna) -> None:
    rename(director, goal=goal, title="Nieuw", version=1)
    (event,) = events()
    assert (event.swv_id, event.user_id, event.object_type, event.object_id) == (
        goal.swv_id,
        anna.pk,
        "goals.goal",
        str(goal.pk),
    )
    assert event.diff["title"] == ["Oud", "Nieuw"]
    assert event.diff["version"] == [1, 2]
    assert set(event.diff) <= {"title", "version", "updated_at"}


def test_without_the_ability_nothing_happens(goal, bram) -> None:
    reader = Actor(user_id=bram.pk, swv=goal.swv, roles=frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        rename(reader, goal=goal, title="Nieuw", version=1)
    goal.refresh_from_db()
    assert (goal.title, events()) == ("Oud", [])


def test_a_refusal_half_way_leaves_neither_change_nor_event(director, goal) -> None:
    with pytest.raises(DomainError):
        rename(director, goal=goal, title="Nieuw", version=1, fail=True)
    assert (Goal.objects.get().title, events()) == ("Oud", [])


def test_an_actor_of_another_samenwerkingsverband_is_stopped(goal, tenant_b, carla) -> None:
    foreign = Actor(user_id=carla.pk, swv=tenant_b.swv, roles=frozenset({Role.DIRECTOR}))
    with pytest.raises(PermissionError):
        rename(foreign, goal=goal, title="Nieuw", version=1)
    assert events() == []


def test_second_editor_gets_both_versions(director, goal) -> None:
    rename(director, goal=Goal.objects.get(), title="Van de eerste", version=1)
    with pytest.raises(ConflictError) as conflict:
        rename(director, goal=goal, title="Van de tweede", version=1)
    assert conflict.value.current.title == "Van de eerste"
    assert conflict.value.changes == {"title": "Van de tweede"}
    assert Goal.objects.get().version == 2
    assert len(events()) == 1


def test_events_are_never_changed_or_wiped(director, goal) -> None:
    rename(director, goal=goal, title="Nieuw", version=1)
    (event,) = events()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_events_hold_no_words_about_persons(tenant_a) -> None:
    from osp import services

    admin = Actor(user_id=None, swv=tenant_a.swv, roles=frozenset({Role.ADMIN}))
    with tenant_scope(tenant_a.swv):
        member = services.add_member(
            admin,
            email="dirk@po.voorbeeld.nl",
            name="Dirk Zonderling",
            role=Role.OPR_MEMBER,
            password="k7mp-x2wd-9rqt-hb4n",
        )
        services.renew_password(admin, user=member.user, password="zz9p-x2wd-9rqt-hb4n")
        told = str(list(AuditEvent.objects.values()))
    assert "Dirk" not in told
    assert "dirk@" not in told
    assert "x2wd" not in told
    assert Tenant.objects.count() == 1
