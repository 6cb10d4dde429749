"""People and their roles, and the names a samenwerkingsverband gives."""

import pytest
from knox.models import AuthToken

from osp import services
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent, Membership, User
from osp.passwords import one_time_password
from osp.scope import tenant_scope
from tests.conftest import make_person

SECRET = "k7mp-x2wd-9rqt-hb4n"


@pytest.fixture
def admin(tenant_a, in_a) -> Actor:
    """Dirk, beheerder of A."""
    user = make_person(tenant_a, "Dirk", Role.ADMIN)
    return Actor(user_id=user.pk, swv=tenant_a.swv, roles=frozenset({Role.ADMIN}))


def add(actor: Actor, email: str = "eva@voorbeeld.nl", name: str = "Eva", role: Role = Role.QUALITY) -> Membership:
    return services.add_member(actor, email=email, name=name, role=role, password=SECRET)


def test_new_person_can_log_in_with_the_password(admin) -> None:
    member = add(admin, email="Eva@Voorbeeld.NL")
    assert (member.user.email, member.user.name, member.role) == ("eva@voorbeeld.nl", "Eva", "kwaliteitsmedewerker")
    assert member.user.check_password(SECRET)
    assert AuditEvent.objects.first().verb == "member.added"


def test_known_person_keeps_name_and_password(admin, carla) -> None:
    before = carla.password
    member = add(admin, email=carla.email, name="Iemand Anders")
    carla.refresh_from_db()
    assert (member.user, carla.name, carla.password) == (carla, "Carla", before)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"name": ""}, "name", "Vul ook een naam in"),
        ({"email": "dirk@po2814.voorbeeld.nl", "role": Role.ADMIN}, "role", "al beheerder"),
    ],
)
def test_refusals_name_their_field(admin, changes, field, says) -> None:
    with pytest.raises(DomainError, match=says) as refused:
        add(admin, **changes)
    assert refused.value.field == field
    assert User.objects.count() == 1


def test_inactive_person_gets_no_role(admin, carla) -> None:
    User.objects.filter(pk=carla.pk).update(is_active=False)
    with pytest.raises(DomainError, match="afgesloten"):
        add(admin, email=carla.email)


def test_weak_password_is_refused(admin) -> None:
    with pytest.raises(DomainError):
        services.add_member(admin, email="eva@voorbeeld.nl", name="Eva", role=Role.QUALITY, password="kort")


def test_only_the_beheerder_gives_roles(director, in_a) -> None:
    with pytest.raises(NotAllowedError):
        add(director)


def test_ended_role_is_held_no_more_but_stays_in_history(admin) -> None:
    member = add(admin)
    services.end_membership(admin, membership=member)
    assert Membership.objects.get(pk=member.pk).ended_at is not None
    add(admin)
    assert Membership.objects.filter(user=member.user).count() == 2


def test_last_beheerder_stays(admin, tenant_b) -> None:
    make_person(tenant_b, "Fien", Role.ADMIN)
    own = Membership.objects.get(role=Role.ADMIN)
    with pytest.raises(DomainError, match="laatste beheerder"):
        services.end_membership(admin, membership=own)
    second = add(admin, role=Role.ADMIN)
    User.objects.filter(pk=second.user_id).update(is_active=False)
    with pytest.raises(DomainError, match="laatste beheerder"):
        services.end_membership(admin, membership=own)
    User.objects.filter(pk=second.user_id).update(is_active=True)
    services.end_membership(admin, membership=own)
    assert list(Membership.objects.filter(role=Role.ADMIN, ended_at=None)) == [second]


def test_new_password_ends_what_was_open_with_the_old(admin, anna) -> None:
    AuthToken.objects.create(user=anna)
    services.renew_password(admin, user=anna, password=SECRET)
    anna.refresh_from_db()
    assert anna.check_password(SECRET)
    assert AuthToken.objects.count() == 0


def test_password_that_opens_another_place_too_is_not_renewed(admin, anna, tenant_b, carla) -> None:
    with tenant_scope(tenant_b.swv):
        Membership.objects.create(swv=tenant_b.swv, user=anna, role=Role.QUALITY)
    for person in (anna, carla):
        before = person.password
        with pytest.raises(DomainError, match="platformbeheerder"):
            services.renew_password(admin, user=person, password=SECRET)
        person.refresh_from_db()
        assert person.password == before


def test_own_name_with_two_at_once(admin, tenant_a) -> None:
    services.name_tenant(admin, tenant=tenant_a, name="Midden-Holland", before="Voorbeeld PO A")
    with pytest.raises(DomainError, match="Midden-Holland"):
        services.name_tenant(admin, tenant=tenant_a, name="Gouda", before="Voorbeeld PO A")
    tenant_a.refresh_from_db()
    assert tenant_a.name == "Midden-Holland"
    assert AuditEvent.objects.first().diff == {"name": ["Voorbeeld PO A", "Midden-Holland"]}


def test_schoolbestuur_without_a_vestiging_here_gets_no_name(director, in_a) -> None:
    with pytest.raises(DomainError, match="geen vestiging"):
        services.name_schoolbestuur(director, number="41314", name="Gouwe", before="")


def test_one_time_passwords_differ_and_read_easily() -> None:
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(each) == 19 and not set(each) & set("01ilo") for each in made)
