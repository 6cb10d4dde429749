"""Beheer: people, roles, the own name and the log."""

import csv
import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from osp.enums import Role
from osp.models import AuditEvent, Membership
from osp.scope import scopes_disabled, tenant_scope
from tests.conftest import make_person
from tests.factories import PlacementFactory


@pytest.fixture
def dirk(tenant_a):
    return make_person(tenant_a, "Dirk", Role.ADMIN)


@pytest.fixture
def admin(client, dirk) -> Client:
    """Dirk, beheerder of A, logged in."""
    client.force_login(dirk)
    return client


def url(name: str, *args, code: str = "PO2814") -> str:
    return reverse(name, args=[code, *args])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def membership_of(user) -> Membership:
    with scopes_disabled():
        return Membership.objects.get(user=user)


def test_new_person_logs_in_with_the_password_that_is_shown_once(admin) -> None:
    answer = admin.post(url("manage"), {"email": "eva@voorbeeld.nl", "name": "Eva", "role": "kwaliteitsmedewerker"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    password = re.search(r'class="secret">([^<]+)<', answer.content.decode())[1]
    assert password not in text(admin.get(url("manage")))
    visitor = Client()
    assert visitor.post(reverse("login"), {"username": "eva@voorbeeld.nl", "password": password}).status_code == 302
    assert visitor.get(url("today")).status_code == 200


def test_known_person_gets_a_role_and_no_password(admin, carla) -> None:
    answer = admin.post(url("manage"), {"email": carla.email, "name": "", "role": "bestuurslid"})
    assert answer.status_code == 302
    admin.logout()
    admin.force_login(carla)
    assert admin.get(url("today")).status_code == 200
    assert "Ander samenwerkingsverband" in text(admin.get(url("today")))
    choice = text(admin.get(reverse("home")))
    assert "PO2814" in choice
    assert "VO2507" in choice


def test_faults_stand_at_their_field_and_what_was_typed_stays(admin) -> None:
    answer = admin.post(url("manage"), {"email": "eva", "name": "Eva", "role": ""})
    assert answer.status_code == 422
    assert 'value="Eva"' in text(answer)
    nameless = admin.post(url("manage"), {"email": "eva@voorbeeld.nl", "name": "", "role": "school"})
    assert nameless.status_code == 422
    assert "Vul ook een naam in" in text(nameless)


def test_a_role_ends_after_a_question(admin, bram) -> None:
    member = membership_of(bram)
    question = text(admin.get(url("member-end", member.pk)))
    assert "Bram is geen bestuurslid meer" in question
    assert admin.post(url("member-end", member.pk)).url == url("manage")
    admin.logout()
    admin.force_login(bram)
    assert admin.get(url("today")).status_code == 404
    assert "U hebt nog geen rol" in text(admin.get(reverse("home")))


def test_last_beheerder_cannot_end_the_own_role(admin, dirk) -> None:
    answer = admin.post(url("member-end", membership_of(dirk).pk))
    assert answer.status_code == 422
    assert "laatste beheerder" in text(answer)
    assert membership_of(dirk).ended_at is None


def test_new_password_is_shown_once(admin, bram) -> None:
    answer = admin.post(url("member-password", bram.pk))
    password = re.search(r'class="secret">([^<]+)<', answer.content.decode())[1]
    assert Client().post(reverse("login"), {"username": bram.email, "password": password}).status_code == 302


def test_the_own_name(admin, tenant_a) -> None:
    admin.post(url("tenant-name"), {"name": "Gouda", "before": "Voorbeeld PO A"})
    answer = admin.post(url("tenant-name"), {"name": "Leiden", "before": "Voorbeeld PO A"})
    assert answer.status_code == 409
    assert "„Gouda”" in text(answer)
    assert 'value="Leiden"' in text(answer)
    tenant_a.refresh_from_db()
    assert tenant_a.name == "Gouda"
    assert admin.post(url("tenant-name"), {"name": "", "before": "Gouda"}).status_code == 422


def test_director_sees_the_log_alone(client, anna) -> None:
    client.force_login(anna)
    assert client.get(url("manage")).status_code == 403
    page = text(client.get(url("log")))
    assert "Logboek" in page
    assert "Mensen en rollen" not in page
    assert f'href="{url("log")}" aria-current="page">Beheer' in page


def test_board_member_sees_no_beheer(client, bram, dirk) -> None:
    client.force_login(bram)
    assert "Beheer</a>" not in text(client.get(url("today")))
    for address in (
        url("manage"),
        url("log"),
        url("member-end", membership_of(dirk).pk),
        url("member-password", dirk.pk),
    ):
        assert client.get(address).status_code == 403
    assert client.post(url("manage"), {"email": "x@y.nl", "name": "X", "role": "directeur"}).status_code == 403


def test_people_of_another_samenwerkingsverband_are_not_found(admin, carla) -> None:
    assert admin.get(url("member-end", membership_of(carla).pk)).status_code == 404
    assert admin.post(url("member-end", membership_of(carla).pk)).status_code == 404
    assert admin.post(url("member-password", carla.pk)).status_code == 404
    assert admin.get(url("manage", code="VO2507")).status_code == 404
    assert "Carla" not in text(admin.get(url("manage")))


def test_log_has_filters_pages_and_downloads(admin, tenant_a, tenant_b, anna) -> None:
    with scopes_disabled():
        for number in range(60):
            AuditEvent.objects.create(swv=tenant_a.swv, user_id=anna.pk if number % 2 else None, verb="goal.edited")
        AuditEvent.objects.create(swv=tenant_a.swv, verb="plan.created")
        AuditEvent.objects.create(swv=tenant_b.swv, verb="pack.published")
    assert "1 tot en met 50 van 61" in text(admin.get(url("log")))
    rows = list(
        csv.reader(
            io.StringIO(admin.get(url("log"), {"vorm": "csv", "wie": anna.pk}).content.decode("utf-8-sig")),
            delimiter=";",
        )
    )
    assert len(rows) == 31
    assert rows[1][1:] == ["Anna", "wijzigde een doel", ""]
    plan = text(admin.get(url("log"), {"soort": "plan"}))
    assert "begon een ondersteuningsplan" in plan
    assert "<td>het systeem</td>" in plan
    assert "publiceerde vergaderstukken" not in text(admin.get(url("log"), {"page": "99"}))
    assert admin.get(url("log"), {"wie": "x", "soort": "'", "page": "x"}).status_code == 200


def test_members_leave_as_csv(admin, bram) -> None:
    rows = list(
        csv.reader(io.StringIO(admin.get(url("manage"), {"vorm": "csv"}).content.decode("utf-8-sig")), delimiter=";")
    )
    assert [row[0] for row in rows[1:]] == ["Bram", "Dirk"]


def test_queries_do_not_grow_with_people_and_events(admin, tenant_a, item_count, django_assert_max_num_queries) -> None:
    for number in range(item_count):
        person = make_person(tenant_a, f"Persoon{number}", Role.SCHOOL)
        with tenant_scope(tenant_a.swv):
            AuditEvent.objects.create(swv=tenant_a.swv, user_id=person.pk, verb="goal.edited")
    with django_assert_max_num_queries(12):
        assert admin.get(url("manage")).status_code == 200
    with django_assert_max_num_queries(8):
        assert admin.get(url("log")).status_code == 200


def test_role_of_an_organisation_is_given_for_one_of_the_own_region_alone(admin, tenant_a) -> None:
    with scopes_disabled():
        PlacementFactory(owner=None, schoolbestuur="41234")
    page = text(admin.get(url("manage")))
    assert 'value="schoolbestuur:41234"' in page
    assert 'value="gemeente:0513"' in page
    person = {"email": "eva@voorbeeld.nl", "name": "Eva", "role": "schoolbestuurder"}
    for organisation in ("", "gemeente:0513", "schoolbestuur:99999"):
        answer = admin.post(url("manage"), person | {"organisation": organisation})
        assert (organisation, answer.status_code) == (organisation, 422)
    assert admin.post(url("manage"), person | {"organisation": "schoolbestuur:41234"}).status_code == 200
    with tenant_scope(tenant_a.swv):
        held = Membership.objects.get(user__name="Eva")
    assert (held.party_code, held.schoolbestuur.number, held.code) == ("41234", "41234", "")
    assert "41234" in text(admin.get(url("manage")))
    assert "41234" in admin.get(url("manage") + "?vorm=csv").content.decode()


def test_other_roles_have_no_organisation(admin) -> None:
    person = {"email": "eva@voorbeeld.nl", "name": "Eva", "role": "opr-lid", "organisation": "gemeente:0513"}
    answer = admin.post(url("manage"), person)
    assert answer.status_code == 422
    assert "Bij deze rol hoort geen schoolbestuur" in text(answer)


def test_one_person_may_be_of_two_gemeenten_and_once_of_each(admin, tenant_a) -> None:
    person = {"email": "eva@voorbeeld.nl", "name": "Eva", "role": "gemeente"}
    statuses = [
        admin.post(url("manage"), person | {"organisation": f"gemeente:{code}"}).status_code
        for code in ("0513", "1892", "0513")
    ]
    assert statuses == [200, 302, 422]
    with tenant_scope(tenant_a.swv):
        assert sorted(Membership.objects.filter(user__name="Eva").values_list("code", flat=True)) == ["0513", "1892"]
