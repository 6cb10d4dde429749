"""A round that was put out, made once for this folder: every test gets its rows as they were then, and what it writes is undone."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from goals.models import ContributionLink
from goals.services.contribution_links import make_link
from osp.actors import Actor
from osp.enums import Role
from osp.models import Tenant, User
from osp.scope import tenant_scope
from tests.conftest import make_person, make_tenant, undone
from tests.goals.contributing import Asked, ask
from tests.goals.contributions.pages import ADDRESS, client_of


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


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    cache.clear()


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


@pytest.fixture
def staff(asked) -> Client:
    return client_of(asked.staff.user_id)


@pytest.fixture
def signer(asked) -> Client:
    return client_of(asked.signer.user_id)


@pytest.fixture
def bureau(asked) -> Client:
    return client_of(asked.director.user_id)


@pytest.fixture
def link(asked) -> ContributionLink:
    return make_link(asked.director, contribution=asked.of(), to=ADDRESS, name="P. Vos", may_sign=True)


@pytest.fixture
def visitor() -> Client:
    """Somebody without an account."""
    return Client()
