"""People who speak of the plan, for the tests of comments and suggestions."""

from osp.actors import Actor
from osp.enums import Role
from tests.conftest import make_person

TEXT = "Ouders zitten aan tafel.\n\nWij kijken naar wat kan."
FIRST, SECOND = "Ouders zitten aan tafel.", "Wij kijken naar wat kan."


def actor_of(tenant, role: Role, name: str) -> Actor:
    """Somebody with this role, as an actor."""
    return Actor(user_id=make_person(tenant, name, role).pk, swv=tenant.swv, roles=frozenset({role}))
