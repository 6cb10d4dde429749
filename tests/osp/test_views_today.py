"""Vandaag: what changed since the last visit, and what comes first in a new samenwerkingsverband."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from osp.enums import Role
from osp.models import AuditEvent
from osp.scope import scopes_disabled
from osp.views.today import since_words
from tests.conftest import make_person

HERE = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=HERE)
URL = "/po2814/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def happen(tenant, user, verb: str) -> None:
    with scopes_disabled():
        AuditEvent.objects.create(swv=tenant.swv, user_id=user.pk if user else None, verb=verb)


@pytest.fixture
def visitor(client, anna):
    client.force_login(anna)
    return client


def test_date_in_words_and_first_steps(client, anna) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 0, 30, tzinfo=HERE), tick=False):
        client.force_login(anna)
        page = text(client.get(URL))
    assert "<h1>Dinsdag 24 november</h1>" in page
    assert (
        page.index("Lees een levering in")
        < page.index("Begin het ondersteuningsplan")
        < page.index("Plan een vergadering")
    )


def test_first_steps_go_when_something_was_begun(visitor, tenant_a, anna) -> None:
    happen(tenant_a, anna, "plan.created")
    page = text(visitor.get(URL))
    assert "Zo begint u" not in page
    assert f'hx-get="{reverse("goals:today", args=["PO2814"])}"' in page
    assert f'hx-get="{reverse("meetings:today", args=["PO2814"])}"' in page


def test_changes_of_others_since_the_last_visit(client, tenant_a, anna, bram, settings) -> None:
    settings.SESSION_COOKIE_AGE = 10 * 24 * 3600
    with time_machine.travel(MONDAY, tick=False) as clock:
        client.force_login(anna)
        happen(tenant_a, bram, "plan.created")
        assert "Bram" in text(client.get(URL))
        clock.shift(timedelta(minutes=10))
        assert "Bram" in text(client.get(URL)), "the same visit still shows it"
        clock.shift(timedelta(days=2))
        page = text(client.get(URL))
        assert "Veranderd sinds maandag" in page
        assert "Niemand anders veranderde iets." in page
        happen(tenant_a, bram, "goal.edited")
        happen(tenant_a, bram, "goal.edited")
        happen(tenant_a, anna, "goal.created")
        page = text(client.get(URL))
    assert "Bram wijzigde een doel, twee keer" in page
    assert "voegde een doel toe" not in page


def test_a_forged_or_old_cookie_counts_as_none(visitor, tenant_a, bram) -> None:
    visitor.get(URL)
    (name,) = [name for name in visitor.cookies if name.startswith("osp_bezoek")]
    assert visitor.cookies[name]["httponly"]
    assert visitor.cookies[name]["path"] == URL
    visitor.cookies[name] = "verzonnen"
    happen(tenant_a, bram, "goal.edited")
    assert "Bram wijzigde een doel" in text(visitor.get(URL))


def test_nobody_reads_of_pages_that_are_closed_to_the_role(client, tenant_a, anna) -> None:
    for verb in ("goal.edited", "meeting.planned", "import.confirmed", "member.added", "agenda.item_edited"):
        happen(tenant_a, anna, verb)
    client.force_login(make_person(tenant_a, "Olga", Role.OPR_MEMBER))
    page = text(client.get(URL))
    assert "wijzigde een doel" in page
    for sentence in (
        "plande een vergadering",
        "nam een levering over",
        "gaf iemand een rol",
        "schreef aan een agendapunt",
    ):
        assert sentence not in page


def test_changes_of_another_samenwerkingsverband_stay_there(visitor, tenant_b, carla) -> None:
    happen(tenant_b, carla, "plan.created")
    assert "Carla" not in text(visitor.get(URL))


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (MONDAY.replace(hour=7, minute=5), "07.05 uur"),
        (MONDAY - timedelta(hours=10), "gisteren"),
        (MONDAY - timedelta(days=6), "dinsdag"),
        (MONDAY - timedelta(days=7), "16 november 2026"),
    ],
)
def test_since_in_words(since, words) -> None:
    assert since_words(since, MONDAY) == words


def test_outsider_and_visitor(client, carla) -> None:
    assert client.get(URL).url == f"/inloggen/?next={URL}"
    client.force_login(carla)
    assert client.get(URL).status_code == 404


def test_queries_do_not_grow_with_the_events(
    visitor, tenant_a, bram, item_count, django_assert_max_num_queries
) -> None:
    for _ in range(item_count):
        happen(tenant_a, bram, "goal.edited")
    with django_assert_max_num_queries(7):
        assert visitor.get(URL).status_code == 200
