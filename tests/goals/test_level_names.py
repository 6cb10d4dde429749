"""Own names for the levels of the plan: choosing them, and sentences that are right with de and with het."""

import json

import pytest
from django.urls import reverse

from osp import services
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.levels import USUAL
from osp.models import AuditEvent, Tenant
from osp.scope import own_levels, tenant_scope
from osp.verbs import sentence
from tests.goals.plans import HTMX, address

AMBITION = {"singular": "ambitie", "plural": "ambities", "article": "de"}
RESULT = {"singular": "resultaat", "plural": "resultaten", "article": "het"}
OWN = {"priority": AMBITION, "goal": RESULT}
PAGE = reverse("goals:level-names", args=["PO2814"])


@pytest.fixture
def named(tenant_a) -> Tenant:
    """A calls a speerpunt an ambitie (de) and a doel a resultaat (het)."""
    tenant_a.level_names = OWN
    tenant_a.save()
    return tenant_a


def typed(**changes: str) -> dict[str, str]:
    """The form as it opens, with these changes."""
    names = {"mission": USUAL.mission, "priority": USUAL.priority, "goal": USUAL.goal, "activity": USUAL.activity}
    fields = {
        f"{level}_{word}": getattr(name, word)
        for level, name in names.items()
        for word in ("singular", "plural", "article")
    }
    return fields | {"before": "{}"} | changes


def test_names_are_stored_with_an_event(director, tenant_a, in_a):
    services.name_levels(director, tenant=tenant_a, names=OWN, before={})
    assert Tenant.objects.get(pk=tenant_a.pk).level_names == OWN
    event = AuditEvent.objects.first()
    assert (event.verb, event.diff) == ("tenant.levels_named", {"level_names": [{}, OWN]})
    assert own_levels().priority.this == "deze ambitie"


def test_second_of_two_people_is_asked(director, tenant_a, in_a):
    services.name_levels(director, tenant=tenant_a, names={"goal": RESULT}, before={})
    with pytest.raises(DomainError, match="missie, speerpunt, resultaat, activiteit"):
        services.name_levels(director, tenant=tenant_a, names={"priority": AMBITION}, before={})
    assert Tenant.objects.get(pk=tenant_a.pk).level_names == {"goal": RESULT}


def test_who_may_not_edit_the_plan_names_nothing(tenant_a, bram, in_a):
    reader = Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        services.name_levels(reader, tenant=tenant_a, names=OWN, before={})


def test_page_stores_what_was_chosen(client, anna, tenant_a, example):
    client.force_login(anna)
    data = typed(goal_singular="Resultaat", goal_plural="Resultaten", goal_article="het")
    done = client.post(PAGE, data)
    assert (done.status_code, done["Location"]) == (302, PAGE)
    tenant_a.refresh_from_db()
    assert tenant_a.level_names == {"goal": RESULT}
    emptied = typed(goal_singular="", goal_plural="", before=json.dumps(tenant_a.level_names))
    assert client.post(PAGE, emptied).status_code == 302
    tenant_a.refresh_from_db()
    assert tenant_a.level_names == {}


def test_page_keeps_what_was_typed_when_it_is_refused(client, anna, example):
    client.force_login(anna)
    response = client.post(PAGE, typed(goal_singular="resultaat", goal_plural=""))
    text = response.content.decode()
    assert (response.status_code, 'value="resultaat"' in text) == (422, True)
    assert "Vul enkelvoud en meervoud in" in text


def test_page_asks_the_second_of_two_people_and_takes_the_second_answer(client, anna, named, example):
    client.force_login(anna)
    late = typed(goal_singular="uitkomst", goal_plural="uitkomsten", goal_article="de")
    refused = client.post(PAGE, late)
    assert (refused.status_code, "ambitie, resultaat" in refused.content.decode()) == (409, True)
    assert client.post(PAGE, late | {"before": json.dumps(OWN)}).status_code == 302
    named.refresh_from_db()
    assert named.levels.goal.the == "de uitkomst"


def test_example_follows_what_is_typed(client, anna, example):
    client.force_login(anna)
    url = reverse("goals:level-names-example", args=["PO2814"])
    data = typed(goal_singular="ambitie", goal_plural="ambities", goal_article="de")
    text = client.get(url, data, headers=HTMX).content.decode()
    assert "of deze ambitie wordt gehaald" in text
    assert "Nieuwe ambitie bij" in text
    assert "Kies twee namen" in client.get(url, data | {"goal_singular": "missie"}, headers=HTMX).content.decode()


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "plan",
            ("1 resultaat", "Ambitie <select", "Geen eigenaar.", "Niemand houdt dit resultaat"),
        ),
        ("goal", ("Resultaat 1.1", "<dt>Ambitie</dt>", "Wijzig resultaat")),
        ("overview", ("Indicatoren van ambitie 1", "Resultaat en indicator")),
        ("goal-edit", ("Resultaat bewerken", ">Resultaat</label>")),
        ("goal-create", ("Nieuw resultaat bij", "Voeg resultaat toe")),
        ("priority-create", ("Nieuwe ambitie", "Voeg ambitie toe", ">Ambitie</label>")),
        ("priority-archive", ("Ambitie „Thuisnabij onderwijs” archiveren",)),
        ("today", ("(resultaat 1.1)", "Resultaat 1.1 heeft geen eigenaar", ">Ambitie</th>", ">Resultaten</th>")),
    ],
)
def test_page_says_the_own_names(client, anna, named, example, name, sentences):
    client.force_login(anna)
    text = client.get(address(name, example)).content.decode()
    assert [each for each in sentences if each not in text] == []


@pytest.mark.parametrize(
    ("name", "head"),
    [("export", "Nummer;Ambitie;Resultaat;"), ("overview", "Ambitie;Resultaat;Activiteit;")],
)
def test_table_has_the_own_names_in_its_head(client, anna, named, example, name, head):
    client.force_login(anna)
    url = reverse(f"goals:{name}", args=["PO2814"])
    assert client.get(url, {"vorm": "csv"}).content.decode("utf-8-sig").startswith(head)


def test_message_after_a_change_agrees_with_the_article(client, anna, named, example):
    client.force_login(anna)
    done = client.post(address("priority-edit", example), {"version": 1, "title": "Nabij"}, headers=HTMX)
    assert json.loads(done["HX-Trigger"])["toast"]["text"] == "De ambitie is gewijzigd."
    refused = client.post(address("priority-edit", example), {"version": 2, "title": ""}, headers=HTMX)
    assert "Vul in: ambitie." in refused.content.decode()


def test_log_tells_it_with_the_own_names(named):
    assert sentence("goal.created", named.levels) == "voegde een resultaat toe"
    assert sentence("plan.edited", named.levels) == "wijzigde missie, visie of looptijd van het plan"


def test_scope_of_another_tenant_has_its_own_names(named, tenant_b):
    assert own_levels() == USUAL
    with tenant_scope(named.swv):
        assert own_levels().goal.plural == "resultaten"
        with tenant_scope(tenant_b.swv):
            assert own_levels() == USUAL
