"""A plan in A for the tests of its pages."""

import pytest

from osp.scope import tenant_scope
from tests.goals.plans import Example, make_example


@pytest.fixture
def example(tenant_a) -> Example:
    """One speerpunt, doel, activiteit and koppeling in PO2814."""
    with tenant_scope(tenant_a.swv):
        return make_example(tenant_a.swv)
