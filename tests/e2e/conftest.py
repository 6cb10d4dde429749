"""The product as people meet it: a real server, a real worker and a real browser, on the database of the test."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from indicators.services.imports import receive
from meetings.demo.build import build
from meetings.demo.people import people_of
from meetings.demo.po import PO_EXAMPLE
from osp.actors import Actor
from osp.enums import Role
from osp.models import Tenant, User
from osp.scope import tenant_scope
from osp.worker import LeasingWorker
from tests.conftest import make_person, make_tenant
from tests.data import data_path
from tests.e2e.source import EXTRA, with_more_pupils
from tests.e2e.steps import carry_out_jobs
from tests.e2e.watch import Watch

# Playwright keeps an event loop in this thread, in which Django would otherwise refuse every query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

PATIENCE = 20_000
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PO_2019 = ("duo", "po_2019-10-01", "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv")

SCREENS = Path(django_settings.DATA_DIR) / "screens"
FAILED = pytest.StashKey[bool]()

OpenPage = Callable[..., Page]


@dataclass(frozen=True)
class Example:
    """The fictional samenwerkingsverband, and who may log in."""

    tenant: Tenant
    users: dict[Role, User]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remembers that a test failed, so that its windows leave a picture."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Missing: a failure in CI, else skipped."""
    path = shutil.which("chromium")
    if path is None:
        reason = "Chromium ontbreekt: installeer het (op Debian het pakket chromium) voor de browsertests"
        pytest.fail(reason) if os.environ.get("OSP_CI") else pytest.skip(reason)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", autouse=True)
def _static_root() -> None:
    """WhiteNoise warns when the folder of collected files is not there; here the files come from where they are written."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def server(live_server: LiveServer, settings: Any, tmp_path: Path) -> LiveServer:
    """The web process; what is uploaded ends up in the folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return live_server


@pytest.fixture
def start_worker(server: LiveServer) -> Iterator[Callable[[], None]]:
    """Starts the worker that carries out jobs beside the server, as `manage.py worker` does."""
    leasing = LeasingWorker(interval=0.1, worker_id="browsertest")
    thread = threading.Thread(target=_work, args=(leasing,), name="worker")
    yield thread.start
    leasing.running = False
    if thread.ident is not None:
        thread.join(60)
    assert not thread.is_alive(), "de worker stopt niet"


@pytest.fixture
def worker(start_worker: Callable[[], None]) -> None:
    """The worker is there from the start."""
    start_worker()


def _work(leasing: LeasingWorker) -> None:
    try:
        leasing.run()
    finally:
        connections.close_all()


@pytest.fixture
def watch(server: LiveServer) -> Iterator[Watch]:
    """Fails the test when a page of it complained in any way that the test did not announce."""
    eyes = Watch(server.url)
    yield eyes
    assert eyes.complaints == []


@pytest.fixture
def open_page(browser: Browser, server: LiveServer, watch: Watch, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens a window of its own, with cookies of its own; takes the options of a browser context."""
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        wanted = {"base_url": server.url, "locale": "nl-NL", "viewport": {"width": 1280, "height": 900}} | options
        context = browser.new_context(**wanted)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield opened
    for number, context in enumerate(contexts, start=1):
        if request.node.stash.get(FAILED, False):
            context.pages[0].screenshot(path=SCREENS / f"mislukt-{request.node.name}-{number}.png", full_page=True)
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One window on a desktop screen."""
    return open_page()


@pytest.fixture
def tenant(server: LiveServer) -> Tenant:
    """A samenwerkingsverband on its first day: no plan, no figures."""
    return make_tenant("PO2814", "Samenwerkingsverband Test")


@pytest.fixture
def make_user(tenant: Tenant) -> Callable[..., User]:
    """Makes a person with these roles in the samenwerkingsverband."""
    return lambda name, *roles: make_person(tenant, name, *roles)


@pytest.fixture(scope="session")
def po_file() -> Path:
    """The real file with pupils in primary education of 2019."""
    return data_path(*PO_2019)


@pytest.fixture
def corrected_file(po_file: Path, tmp_path: Path) -> Path:
    """The same file, with more pupils at one sbo school in Gouda and nothing else changed."""
    return with_more_pupils(po_file, tmp_path, brin="04PC", vestiging="00", extra=EXTRA)


@pytest.fixture
def example(server: LiveServer, corrected_file: Path) -> Example:
    """The example with its published pack, and one delivery that waits for a decision."""
    tenant = build(PO_EXAMPLE, timezone.localdate())
    users = {person.role: User.objects.get(email=person.email) for person in people_of(tenant)}
    director = Actor(users[Role.DIRECTOR].pk, tenant.swv, frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant.swv), corrected_file.open("rb") as stream:
        receive(director, file_name=corrected_file.name, stream=stream)
    carry_out_jobs()
    return Example(tenant, users)
