"""People and samenwerkingsverbanden of the tests: Anna directs A (PO2814), Bram sits on its board, Carla directs B (VO2507)."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_django.fixtures
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from osp.actors import Actor
from osp.enums import Role
from osp.models import Membership, Samenwerkingsverband, Tenant, User
from osp.scope import tenant_scope
from tests.workers import Workers

PASSWORD = "een-lang-wachtwoord"

# The same cases on every run, so that a red test is about the change; HYPOTHESIS_PROFILE=search looks for new ones.
# How long an example takes is about the machine.
PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis_settings.register_profile("same", derandomize=True, **PATIENT)
hypothesis_settings.register_profile("search", derandomize=False, **PATIENT)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_configure() -> None:
    """pytest-django makes a database where a test names `db`; some have theirs through a fixture of their module."""
    pytest_django.fixtures._get_databases_for_setup = lambda items: ({DEFAULT_DB_ALIAS}, set())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Every client has middleware of its own; this way it looks for a static file when one is asked for, not for all of them at its start.
    settings.WHITENOISE_AUTOREFRESH = True


def pytest_collection_finish() -> None:
    """What was imported and collected stays for the whole run: looking at it again after every few hundred objects takes a tenth of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def make_tenant(code: str, name: str) -> Tenant:
    """A samenwerkingsverband of the register as a tenant."""
    return Tenant.objects.create(swv=Samenwerkingsverband.objects.get(code=code), name=name)


def make_person(tenant: Tenant, name: str, *roles: Role) -> User:
    """A person with these roles in one samenwerkingsverband, who can log in with PASSWORD."""
    user = User.objects.create_user(f"{name.lower()}@{tenant.slug}.voorbeeld.nl", PASSWORD, name=name)
    with tenant_scope(tenant.swv):
        for role in roles:
            Membership.objects.create(swv=tenant.swv, user=user, role=role)
    return user


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database for what is made once for a whole module, and undone after it. What its tests write is undone by their own `db`."""
    with django_db_blocker.unblock(), undone():
        yield


@pytest.fixture
def tenant_a(db) -> Tenant:
    return make_tenant("PO2814", "Voorbeeld PO A")


@pytest.fixture
def tenant_b(db) -> Tenant:
    return make_tenant("VO2507", "Voorbeeld VO B")


@pytest.fixture
def anna(tenant_a) -> User:
    return make_person(tenant_a, "Anna", Role.DIRECTOR)


@pytest.fixture
def bram(tenant_a) -> User:
    return make_person(tenant_a, "Bram", Role.BOARD_MEMBER)


@pytest.fixture
def carla(tenant_b) -> User:
    return make_person(tenant_b, "Carla", Role.DIRECTOR)


@pytest.fixture
def director(anna, tenant_a) -> Actor:
    """Anna as an actor, for calling services."""
    return Actor(user_id=anna.pk, swv=tenant_a.swv, roles=frozenset({Role.DIRECTOR}))


@pytest.fixture
def in_a(tenant_a) -> Iterator[Tenant]:
    """Scope of A."""
    with tenant_scope(tenant_a.swv):
        yield tenant_a


@pytest.fixture
def workers(tmp_path, settings) -> Iterator[Workers]:
    """Workers that read the uploads of this test; whatever still runs afterwards is killed."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    started = Workers(tmp_path)
    yield started
    started.stop()


@pytest.fixture(params=[1, 5])
def item_count(request) -> int:
    """Queries may not grow with the data: run at one and at five."""
    return request.param
