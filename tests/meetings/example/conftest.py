"""The fictional example, made once for this folder: making it takes seconds. What a test writes in it is undone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from meetings.demo.build import build
from meetings.demo.po import PO_EXAMPLE
from meetings.demo.vo import VO_EXAMPLE
from osp.models import Tenant
from tests.conftest import undone

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="package")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Tenant]]:
    with django_db_blocker.unblock(), undone():
        yield {example.code: build(example, TODAY) for example in (PO_EXAMPLE, VO_EXAMPLE)}


@pytest.fixture
def both(once, db) -> dict[str, Tenant]:
    """Both samenwerkingsverbanden beside each other, by code."""
    return once
