"""Two samenwerkingsverbanden side by side, made once for the whole folder; every request is undone after it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from osp.abilities import Ability
from osp.enums import Role
from osp.models import User
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make
from tests.conftest import make_tenant, undone
from tests.permissions import markers
from tests.permissions.matrix import FOREIGN_SCHOOLBESTUUR, Page
from tests.permissions.matrix_comments import NOT_THEIRS
from tests.permissions.world import YEAR, World, make_world


@dataclass
class Two:
    """A is looked at; B is what nobody of A may see, every text and count of it marked."""

    a: World
    b: World
    marked: int
    clients: dict[int, Client]
    _keeping: bool = False

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Requests inside see what earlier ones wrote; all of it is rolled back at the end."""
        self._keeping = True
        try:
            with undone():
                yield
        finally:
            self._keeping = False

    def ask(self, user: User | None, method: str, url: str, data: dict[str, Any] | None = None, **headers: str) -> Any:
        """One request of a person, or of nobody; whatever it wrote is rolled back."""
        client = self._client(user)
        with nullcontext() if self._keeping else undone():
            response: HttpResponse = getattr(client, method.lower())(url, data or {}, headers=headers or None)
            if response.streaming:
                response.content = b"".join(response.streaming_content)
            return response

    def _client(self, user: User | None) -> Client:
        key = user.pk if user else 0
        if key not in self.clients:
            self.clients[key] = Client(raise_request_exception=False)
            if user:
                self.clients[key].force_login(user)
        return self.clients[key]

    def who(self, page: Page) -> User:
        """Who may do everything on a page of A: to fill in a contribution one has to be of its schoolbestuur, and what somebody wrote
        is of that person.
        """
        if {page.read, page.write} & {Ability.FILL_CONTRIBUTION, Ability.SIGN_CONTRIBUTION}:
            return self.a.people[Role.SCHOOL_BOARD]
        return self.a.people[Role.OPR_MEMBER] if page.closed_to >= NOT_THEIRS else self.insider

    @property
    def insider(self) -> User:
        """Who may do everything in A, and nothing in B."""
        return self.a.insider

    @property
    def outsider(self) -> User:
        """Who may do everything in B, and nothing in A."""
        return self.b.insider


@pytest.fixture(scope="package")
def two(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Both samenwerkingsverbanden."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads"), STATIC_ROOT=tmp_path_factory.mktemp("static")),
        undone(),
    ):
        a = make_world(make_tenant("PO2814", "Voorbeeld PO A"))
        b = make_world(make_tenant("VO2507", "Voorbeeld VO B"))
        _public_figures(a)
        _cast_shadow(b, a)
        with scopes_disabled():
            marked = markers.mark(b)
        yield Two(a, b, marked, {})


def _public_figures(world: World) -> None:
    """What open data say about A and Nederland, so that its pages have something to show."""
    definition = world.rows["figure"].definition
    with scopes_disabled():
        for unit in (world.tenant.code, "NL", "GEEN"):
            make.FigureFactory(definition=definition, unit=unit, numerator_low=356, numerator_high=356)
        make.BenchmarkFactory(definition=definition)


def _cast_shadow(source: World, on: World) -> None:
    """An upload of `source` that speaks about `on` and Nederland: it counts for `source` alone."""
    definition, swv = on.rows["figure"].definition, source.tenant.swv
    with tenant_scope(swv):
        for unit in (on.tenant.code, "NL", "GEEN"):
            make.FigureFactory(swv=swv, definition=definition, unit=unit, year=YEAR)
        make.FigureFactory(swv=swv, definition=definition, unit=on.tenant.code, year=YEAR + 1)
        make.BenchmarkFactory(swv=swv, definition=definition)
        make.PlacementFactory(owner=swv, unit=on.tenant.code, vestiging="99ZZ00", schoolbestuur=FOREIGN_SCHOOLBESTUUR)
