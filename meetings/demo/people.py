"""The people of the example: one per role, with addresses that cannot exist."""

from dataclasses import dataclass

from osp.enums import Role
from osp.models import Membership, Tenant, User
from osp.scope import tenant_scope

PASSWORD = "voorbeeld-2026"  # noqa: S105 -- the demo prints it; it opens nothing but the fictional example


@dataclass(frozen=True)
class Person:
    """A demo login."""

    role: Role
    email: str
    name: str


NAMES = {
    Role.ADMIN: "J. Vermeulen",
    Role.DIRECTOR: "M. de Vries",
    Role.QUALITY: "S. Aydin",
    Role.BOARD_MEMBER: "R. Postma",
    Role.SUPERVISOR: "H. Bouma",
    Role.OPR_MEMBER: "F. el Amrani",
    Role.SCHOOL_BOARD: "T. Willems",
    Role.SCHOOL_BOARD_STAFF: "N. Kuipers",
    Role.SCHOOL: "L. Jansen",
    Role.MUNICIPALITY: "G. Hendriks",
}


def people_of(tenant: Tenant) -> list[Person]:
    """The logins of one example, one per role."""
    return [Person(role, f"{role.value}@{tenant.slug}.voorbeeld.nl", name) for role, name in NAMES.items()]


def add_people(tenant: Tenant) -> dict[str, User]:
    """Make the people and their roles; by role."""
    found = {}
    with tenant_scope(tenant.swv):
        for person in people_of(tenant):
            user = User.objects.create_user(person.email, PASSWORD, name=person.name)
            Membership.objects.create(swv=tenant.swv, user=user, role=person.role)
            found[person.role.value] = user
    return found
