"""The plan as table and text: what they show, what stays of the choice, and one field at a time through the verb of its row."""

from datetime import date

import pytest
from django.urls import reverse

from goals.models import Goal, Plan, Priority
from goals.queries import Selection
from goals.views.prose import Passage, offered, within, written
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests.factories import AdoptedVersionFactory, ChapterFactory, GoalFactory
from tests.goals.plans import HTMX, Example
from tests.goals.test_views import make_example_again

VIEWS = {"Boom": "plan", "Tabel": "table", "Tekst": "text", "Op één pagina": "overview"}


def page(name: str) -> str:
    return reverse(f"goals:{name}", args=["PO2814"])


def field(kind: str, pk: int, name: str) -> str:
    return reverse("goals:field", args=["PO2814", kind, pk, name])


def only(name: str, text: str, was: str, **more: str) -> dict[str, str]:
    """What the form of one field sends."""
    return {"velden": "1", "veld": name, name: text, f"was-{name}": was} | more


@pytest.fixture
def reading(client, bram, example) -> Example:
    client.force_login(bram)
    return example


@pytest.fixture
def writing(client, anna, example) -> Example:
    client.force_login(anna)
    return example


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ({}, ""),
        ({"speerpunt": "3", "stand": "attention", "eigenaar": "5"}, "?speerpunt=3&stand=attention&eigenaar=5"),
        ({"eigenaar": "niemand", "vorm": "csv", "stand": "x"}, "?eigenaar=niemand"),
    ],
)
def test_selection_as_an_address_holds_what_was_understood(query, address):
    assert Selection.of(query).query == address
    assert Selection.of(dict(part.split("=") for part in address[1:].split("&") if part)) == Selection.of(query)


@pytest.mark.parametrize("name", VIEWS.values())
def test_every_view_leads_to_the_others_with_the_same_choice(client, reading, name):
    text = client.get(page(name), {"stand": "attention", "vorm": ""}).content.decode()
    links = [
        f'<a href="{page(other)}?stand=attention"{" aria-current=" if other == name else ""}'
        for other in VIEWS.values()
    ]
    assert [link for link in links if link not in text] == []


@pytest.mark.parametrize("name", ["table", "text"])
def test_view_costs_the_same_at_any_size(client, anna, tenant_a, name, django_assert_max_num_queries):
    client.force_login(anna)
    counts = []
    for count in (1, 5):
        with tenant_scope(tenant_a.swv):
            Plan.objects.update(archived_at="2026-01-01T00:00Z")
            made = make_example_again(tenant_a.swv, count)
            for place in range(count):
                ChapterFactory(swv=tenant_a.swv, plan=made.plan, position=place)
        with django_assert_max_num_queries(30) as queries:
            assert client.get(page(name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_table_has_a_row_for_everything_and_opens_only_for_writers(client, reading, anna):
    text = client.get(page("table")).content.decode()
    ids = (
        f"rij-speerpunt-{reading.priority.pk}",
        f"rij-doel-{reading.goal.pk}",
        f"rij-activiteit-{reading.activity.pk}",
    )
    assert [each for each in ids if f'id="{each}"' not in text] == []
    assert ("data-cell" in text, "grid.js" in text, "1 jun 2027" in text) == (False, False, True)
    client.force_login(anna)
    assert (
        f'data-cell="{field("activiteit", reading.activity.pk, "status")}"'
        in client.get(page("table")).content.decode()
    )


def test_text_reads_in_the_order_of_the_plan(client, writing, tenant_a, bram):
    with tenant_scope(tenant_a.swv):
        ChapterFactory(swv=tenant_a.swv, plan=writing.plan, title="Vooraf", text="**Waarom** dit plan.")
        ChapterFactory(swv=tenant_a.swv, plan=writing.plan, title="Tot slot", text="", is_closing=True)
        Goal.objects.filter(pk=writing.goal.pk).update(noticeable_result="")
    text = client.get(page("text")).content.decode()
    words = ("Missie", "Elk kind een passende plek.", "Kernwaarden", "Vooraf", "<strong>Waarom</strong>", "Thuisnabij onderwijs",
             "Minder verwijzingen", "Meetbaar", "Afgesproken: van 2,25% in 2023", "Scholing voor intern", "Tot slot")  # fmt: skip
    body = text[text.index('class="prose') :]
    places = [body.find(word) for word in words]
    assert (min(places) >= 0, places) == (True, sorted(places))
    assert "Merkbaar resultaat" in body
    client.force_login(bram)
    read = client.get(page("text")).content.decode()
    assert ("Kernwaarden" in read, "Merkbaar resultaat" in read, "passage-edit" in read) == (False, False, False)


def test_passages_of_a_choice_and_of_a_reader():
    found = [
        Passage("plan", 1, "", "Missie", level=2),
        Passage("plan", 1, "mission", "", "missie"),
        Passage("doel", 1, "title", "Doel", "doel 1.1", level=3, number="1.1"),
        Passage("doel", 1, "description", "", "toelichting van doel 1.1"),
        Passage("doel", 1, "achieved_measurable", "", "meetbaar bereikt resultaat van doel 1.1"),
    ]
    assert [passage.text for passage in written(found)] == ["Doel"]
    assert [passage.label for passage in offered(found) if not passage.text] == ["missie", "toelichting"]
    assert within(found, []) == []


def test_field_is_kept_through_the_verb_of_the_form_that_has_it(client, writing, tenant_a):
    saved = client.post(
        field("doel", writing.goal.pk, "title"), only("title", "Nieuw", writing.goal.title, naar="tabel"), headers=HTMX
    )
    assert (saved.status_code, saved["HX-Retarget"]) == (200, f"#rijen-doel-{writing.goal.pk}")
    assert ("Nieuw" in saved.content.decode(), "<table" in saved.content.decode()) == (True, False)
    client.post(field("doel", writing.goal.pk, "starts"), only("starts", "2026-08-01", "", naar="tabel"), headers=HTMX)
    with tenant_scope(tenant_a.swv):
        goal = Goal.objects.get()
        verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert (goal.title, goal.description, goal.starts.isoformat()) == (
        "Nieuw",
        "Basisscholen bieden meer zelf.",
        "2026-08-01",
    )
    assert verbs == {"goal.edited", "element.details_edited"}


def test_passage_comes_back_as_it_reads(client, writing):
    url = field("speerpunt", writing.priority.pk, "description")
    saved = client.post(url, only("description", "**Dichtbij**", writing.priority.description), headers=HTMX)
    assert saved["HX-Retarget"] == f"#tekst-speerpunt-{writing.priority.pk}-description"
    assert "<strong>Dichtbij</strong>" in saved.content.decode()
    plain = client.post(url, only("description", "Verder weg", "**Dichtbij**"))
    assert plain["Location"] == f"{page('text')}#tekst-speerpunt-{writing.priority.pk}-description"


def test_refused_cell_and_two_versions_come_back_in_its_place(client, writing):
    url = field("doel", writing.goal.pk, "title")
    refused = client.post(url, only("title", "", writing.goal.title, naar="tabel"), headers=HTMX)
    assert (refused.status_code, refused["HX-Retarget"]) == (422, f"#cel-doel-{writing.goal.pk}-title")
    assert "Vul in: doel." in refused.content.decode()
    clash = client.post(url, only("title", "Van mij", "Ouder", naar="tabel"), headers=HTMX)
    text = clash.content.decode()
    assert (clash.status_code, clash["HX-Reswap"]) == (409, "afterend")
    assert 'name="title__theirs" value="Minder verwijzingen naar het sbo"' in text
    chosen = {"version": 1, "naar": "tabel", "title__keep": "mine", "title__mine": "Van mij", "description": "Blijft"}
    done = client.post(url, chosen, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"]) == (200, f"#rijen-doel-{writing.goal.pk}")


@pytest.mark.parametrize(
    ("kind", "name"), [("doel", "priority"), ("doel", "version_"), ("koppeling", "title"), ("speerpunt", "status")]
)
def test_what_is_no_field_of_a_row_is_not_found(client, writing, kind, name):
    pk = writing.priority.pk if kind == "speerpunt" else writing.goal.pk
    assert client.get(field(kind, pk, name)).status_code == 404
    assert client.post(field(kind, pk, name), {name: "x"}).status_code == 404


def test_plan_is_found_by_its_own_number_alone(client, writing):
    assert client.get(field("plan", writing.plan.pk, "mission")).status_code == 200
    assert client.get(field("plan", writing.plan.pk + 1, "mission")).status_code == 404


def test_reader_writes_no_field(client, reading, tenant_a):
    url = field("speerpunt", reading.priority.pk, "title")
    assert client.post(url, only("title", "x", reading.priority.title)).status_code == 403
    with tenant_scope(tenant_a.swv):
        assert Priority.objects.get().title == reading.priority.title


def test_choice_leaves_out_what_does_not_belong_to_it(client, writing, tenant_a):
    with tenant_scope(tenant_a.swv):
        GoalFactory(swv=tenant_a.swv, priority=writing.priority, position=2, title="Zonder indicator")
    for name in ("table", "text"):
        text = client.get(page(name), {"stand": "no_verdict"}).content.decode()
        assert (name, "Zonder indicator" in text, writing.goal.title in text) == (name, True, False)


@pytest.mark.parametrize("name", ["plan", "table", "text"])
def test_views_say_where_the_plan_stands(client, reading, tenant_a, name):
    assert "Nog niet vastgesteld" in client.get(page(name)).content.decode()
    with tenant_scope(tenant_a.swv):
        AdoptedVersionFactory(swv=tenant_a.swv, plan=reading.plan, adopted_on=date(2024, 4, 11))
    assert "Vastgesteld 11 april 2024" in client.get(page(name)).content.decode()
