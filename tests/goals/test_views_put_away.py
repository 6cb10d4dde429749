"""Somebody saves in a row that another archived meanwhile: every word comes back."""

import pytest
from django.urls import reverse

from goals import services
from goals.models import Goal
from goals.views.typed import kind_in
from osp.actors import Actor
from osp.enums import Role
from osp.scope import tenant_scope
from tests.goals.plans import HTMX, address


@pytest.fixture
def archive(tenant_a, bram):
    """Puts a row away on behalf of somebody else."""
    actor = Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.DIRECTOR}))

    def put_away(name: str, row) -> None:
        with tenant_scope(tenant_a.swv):
            getattr(services, f"archive_{name}")(actor, **{name: row}, reason="samengevoegd")

    return put_away


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_text_for_an_archived_doel_comes_back_with_the_reason(
    client, anna, tenant_a, example, archive, headers
) -> None:
    client.force_login(anna)
    archive("goal", example.goal)
    typed = {"version": "1", "title": "Mijn nieuwe titel", "description": "Een <heel> verhaal", "ends": "2028-01-01"}
    response = client.post(address("goal-edit", example), typed, headers=headers)
    text = response.content.decode()
    assert response.status_code == 409
    assert f"Iemand anders archiveerde het doel „{example.goal.title}”" in text
    assert "Reden: samengevoegd." in text
    assert all(each in text for each in ("Mijn nieuwe titel", "Een &lt;heel&gt; verhaal", "Toelichting"))
    assert ("<!doctype" in text) == (not headers)
    with tenant_scope(tenant_a.swv):
        assert Goal.objects.get().title == example.goal.title


@pytest.mark.parametrize(
    ("name", "above", "row"),
    [
        ("activity-edit", "goal", "goal"),
        ("activity-edit", "priority", "priority"),
        ("activity-create", "goal", "goal"),
        ("goal-create", "priority", "priority"),
        ("link-edit", "priority", "priority"),
        ("priority-edit", "priority", "priority"),
        ("activity-archive", "activity", "activity"),
    ],
)
def test_text_comes_back_whatever_was_archived_above_it(client, anna, example, archive, name, above, row) -> None:
    client.force_login(anna)
    archive(above, getattr(example, row))
    typed = {"version": "1", "title": "Mijn titel", "means": "Mijn middel", "reason": "Mijn reden"}
    response = client.post(address(name, example), typed)
    text = response.content.decode()
    assert (response.status_code, "Mijn titel" in text, "Mijn middel" in text, "Mijn reden" in text) == (
        409,
        True,
        True,
        True,
    )


def test_choice_between_two_versions_comes_back_as_it_was_chosen(client, anna, example, archive) -> None:
    client.force_login(anna)
    archive("goal", example.goal)
    choice = {"title__keep": "own", "title__own": "Van ons beiden", "title__mine": "Van mij", "version": "2"}
    text = client.post(address("goal-edit", example), choice).content.decode()
    assert ("Van ons beiden" in text, "Van mij" in text) == (True, False)


def test_reading_an_archived_row_and_writing_one_that_never_was_stay_404(client, anna, example, archive) -> None:
    client.force_login(anna)
    archive("goal", example.goal)
    assert client.get(address("goal-edit", example)).status_code == 404
    assert client.post(reverse("goals:goal-edit", args=["PO2814", 999_999]), {"title": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        ("<swv:swv>/plan/doel/<int:pk>/wijzig/", "doel"),
        ("<swv:swv>/plan/koppeling/<int:pk>/ontkoppel/", "koppeling"),
        ("<swv:swv>/plan/indicator/<int:pk>/", None),
        ("<swv:swv>/plan/wijzig/", None),
    ],
)
def test_address_says_what_kind_of_row_it_is_about(route, kind):
    assert kind_in(route) == kind
