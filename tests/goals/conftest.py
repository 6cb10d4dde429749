"""A plan in A for the tests of its pages."""

import pytest

from osp.scope import tenant_scope
from tests.goals.plans import Example, make_example, national


@pytest.fixture
def example(tenant_a) -> Example:
    """One speerpunt, doel, activiteit and koppeling in PO2814."""
    with tenant_scope(tenant_a.swv):
        return make_example(tenant_a.swv)


@pytest.fixture
def link_fields(tenant_a) -> dict[str, str]:
    """A koppeling as it is filled in."""
    with tenant_scope(tenant_a.swv):
        indicator = national("deelname-so-schoolgaand")
    return {
        "indicator": str(indicator.pk),
        "means": "DUO",
        "direction": "down",
        "baseline_year": "2024",
        "baseline": "2,40",
        "target_year": "2028",
        "target": "2,00",
        "margin": "0,05",
        "limit": "0,15",
    }
