"""A round that was put out, made once for this folder: every test gets its rows as they were then, and what it writes is undone."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest

from osp.actors import Actor
from osp.enums import Role
from osp.models import Tenant, User
from osp.scope import tenant_scope
from tests.conftest import make_person, make_tenant, undone
from tests.goals.contributing import Asked, ask


@dataclass
class Once:
    """PO2814, its director Anna, and what she asked."""

    tenant: Tenant
    anna: User
    asked: Asked


@pytest.fixture(scope="package")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Once]:
    with django_db_blocker.unblock(), undone():
        tenant = make_tenant("PO2814", "Voorbeeld PO A")
        anna = make_person(tenant, "Anna", Role.DIRECTOR)
        with tenant_scope(tenant.swv):
            asked = ask(tenant.swv, Actor(user_id=anna.pk, swv=tenant.swv, roles=frozenset({Role.DIRECTOR})))
        yield Once(tenant, anna, asked)


@pytest.fixture
def tenant_a(once, db) -> Tenant:
    return deepcopy(once.tenant)


@pytest.fixture
def anna(once, db) -> User:
    return deepcopy(once.anna)


@pytest.fixture
def asked(once, director, in_a) -> Asked:
    """A round that was put out to two schoolbesturen with people, in the scope of PO2814."""
    return deepcopy(once.asked)
