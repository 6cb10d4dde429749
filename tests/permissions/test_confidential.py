"""A confidential point and all that hangs on it, searched for in every answer of the product to each role that may not see it."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.db.models import CharField, Field, Model, TextField
from django.test import override_settings
from django.utils import timezone

from meetings.enums import Purpose
from meetings.models import ItemReader, PackCopy
from meetings.services import agenda, decisions, packs
from osp.abilities import ROLE_ABILITIES, Ability
from osp.actors import Actor
from osp.enums import Role
from osp.models import Membership, User
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make
from tests.conftest import make_tenant, undone
from tests.permissions.conftest import Two
from tests.permissions.matrix import OWN_API, PAGES, Page
from tests.permissions.reading import HTMX, addresses, text_of
from tests.permissions.world import World, make_world

WORD = "ZWIJGPLICHT"
# What is said, decided, voted, asked and promised at the point, and what is handed in with it.
HANGS_ON = ("item", "attachment", "attachment_file", "kept_sentence", "ballot", "decision", "item_minutes", "request",
            "commitment", "action", "meeting_action", "poll")  # fmt: skip
BLIND = tuple(role for role in Role if Ability.EDIT_MEETINGS not in ROLE_ABILITIES[role])
# Of these the ones that may most: where they find nothing from outside, the others do not either.
WIDEST = tuple(role for role in BLIND if not any(ROLE_ABILITIES[role] < ROLE_ABILITIES[other] for other in BLIND))
Place = tuple[str, Page]


@pytest.fixture(scope="module")
def closed(django_db_setup: None, django_db_blocker: Any, tmp_path_factory) -> Iterator[Two]:
    """The world of the table of pages, with its point confidential and its papers published to a gremium that does not see it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads"), STATIC_ROOT=tmp_path_factory.mktemp("static")),
        undone(),
    ):
        world = make_world(make_tenant("PO3001", "Voorbeeld PO C"))
        with tenant_scope(world.tenant.swv):
            _close(world)
        yield Two(world, world, 0, {})


def _close(world: World) -> None:
    """Mark what hangs on the point, and let the services speak of it, who leave more behind than a row."""
    director = world.people[Role.DIRECTOR]
    actor = Actor(user_id=director.pk, swv=world.tenant.swv, roles=frozenset({Role.DIRECTOR}))
    item, body = world.rows["item"], world.rows["body"]
    ItemReader.objects.all().delete()
    type(body).objects.filter(pk=body.pk).update(sees_confidential=False)
    for name in HANGS_ON:
        _mark(world.rows[name])
    agenda.edit_item(
        actor,
        item=item,
        version=item.version,
        title=f"{WORD} onderwerp",
        purpose=Purpose.DECIDE,
        minutes=30,
        is_confidential=True,
        summary=f"{WORD} samenvatting",
    )
    decisions.record_decision(
        actor,
        item=item,
        text=f"{WORD} besluit",
        purpose=Purpose.DECIDE,
        decided_on=timezone.localdate(),
        goal=world.rows["goal"],
    )
    pack = packs.publish_pack(actor, meeting=world.rows["meeting"], bodies=[body])
    packs.carry_out(actor, pack.pk, lambda progress, step: None)
    world.rows |= {"pack": pack, "pack_copy": PackCopy.objects.get(pack=pack, body=body)}


def _mark(row: Model) -> None:
    texts = {
        field.attname: f"{WORD} {field.name}"[: field.max_length]
        for field in row._meta.concrete_fields
        if _is_text(field)
    }
    if texts:
        type(row)._base_manager.filter(pk=row.pk).update(**texts)


def _is_text(field: Field) -> bool:
    is_free = isinstance(field, CharField | TextField) and not field.choices
    return is_free and field.name not in {"token", "sha256"} and (field.max_length or 1000) >= 40


def places() -> list[Place]:
    """Every address that is read, of pages and API."""
    return [(route, page) for route, page in (PAGES | OWN_API).items() if page.read]


def answers(two: Two, user: User, places: list[Place]) -> Iterator[tuple[Place, str, Any]]:
    """Each address in all its forms with the answer to this person; a page is asked for its parts as well."""
    for route, page in places:
        for url in addresses(route, page, two.a):
            answer = two.ask(user, "GET", url)
            yield (route, page), url, answer
            if answer.status_code == HTTPStatus.OK and answer.headers["Content-Type"].startswith("text/html"):
                yield (route, page), url, two.ask(user, "GET", url, **HTMX)


def says(answer: Any, folder: Path) -> bool:
    return WORD in text_of(answer, folder).upper()


def strangers(world: World) -> dict[Role, User]:
    """Of each of the widest roles somebody who sits in no gremium."""
    found = {}
    for role in WIDEST:
        held = Membership.objects.get(user=world.people[role], role=role)
        found[role] = make.UserFactory(name=f"buitenstaander {role.value}")
        make.MembershipFactory(
            swv=world.tenant.swv, user=found[role], role=role, schoolbestuur=held.schoolbestuur, code=held.code
        )
    return found


def test_nothing_tells_who_may_not_see_it(closed: Two, tmp_path):
    """Whoever prepares sees it in many places; the others are shown these, and those that whoever prepares is refused."""
    shown, refused = {}, {}
    for place, _, answer in answers(closed, closed.a.people[Role.DIRECTOR], places()):
        if answer.status_code >= HTTPStatus.BAD_REQUEST:
            refused[place[0]] = place
        elif says(answer, tmp_path):
            shown[place[0]] = place
    assert len(shown) > 20
    with scopes_disabled():
        people = [*((role, closed.a.people[role]) for role in BLIND), *strangers(closed.a).items()]
    told = [
        f"{user.name}: {url}"
        for role, user in people
        for _, url, answer in answers(closed, user, list((shown | refused).values()))
        if says(answer, tmp_path)
    ]
    assert told == []
