"""A plan in A for the tests of its pages."""

import pytest

from osp.scope import tenant_scope
from tests.goals.contributing import Asked, ask
from tests.goals.plans import Example, make_example


@pytest.fixture
def example(tenant_a) -> Example:
    """One speerpunt, doel, activiteit and koppeling in PO2814."""
    with tenant_scope(tenant_a.swv):
        return make_example(tenant_a.swv)


@pytest.fixture
def asked(director, in_a) -> Asked:
    """A round that was put out to two schoolbesturen with people, in the scope of PO2814."""
    return ask(in_a.swv, director)
