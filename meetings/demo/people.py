"""The people of the example: one per role, with addresses that cannot exist."""

from dataclasses import dataclass
from typing import Any

from osp.enums import Party, Role
from osp.models import Membership, Placement, Schoolbestuur, Tenant, User
from osp.parties import organisations
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


def add_people(tenant: Tenant, board: str) -> dict[str, User]:
    """Make the people and their roles; by role. Those of a schoolbestuur and its school are of the one with this number."""
    found = {}
    with tenant_scope(tenant.swv):
        of = _organisations(tenant, board)
        for person in people_of(tenant):
            user = User.objects.create_user(person.email, PASSWORD, name=person.name)
            Membership.objects.create(swv=tenant.swv, user=user, role=person.role, **of.get(person.role, {}))
            found[person.role.value] = user
    return found


def _organisations(tenant: Tenant, board: str) -> dict[Role, dict[str, Any]]:
    stored = Schoolbestuur.objects.get_or_create(number=board)[0]
    schools = Placement.objects.filter(unit=tenant.code, schoolbestuur=board).order_by("-year", "vestiging")
    gemeente = next(each for each in organisations(tenant.swv) if each.party is Party.MUNICIPALITY)
    return {
        Role.SCHOOL_BOARD: {"schoolbestuur": stored},
        Role.SCHOOL_BOARD_STAFF: {"schoolbestuur": stored},
        Role.SCHOOL: {"code": schools[0].vestiging},
        Role.MUNICIPALITY: {"code": gemeente.code},
    }
