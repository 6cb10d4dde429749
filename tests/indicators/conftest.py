"""What the tests of the indicators share."""

import pytest

from indicators import usage


@pytest.fixture
def in_plan():
    """Say that the plan uses an indicator."""
    sources = []

    def use(row):
        def source():
            return [row.pk]

        usage.USED.register(source)
        sources.append(source)

    yield use
    for source in sources:
        usage.USED.forget(source)
