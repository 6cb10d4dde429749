"""The pages of planlint: findings, letting one be, what blocks adoption, the kantlijn while somebody types."""

import html

import pytest
from django.urls import reverse

from goals.models import IndicatorLink, OverruledFinding, PlanSettings
from osp.scope import tenant_scope
from tests.factories import (
    BodyFactory,
    FrameworkItemFactory,
    IndicatorLinkFactory,
    OverruledFindingFactory,
    PlanSettingsFactory,
    PlanVersionFactory,
    ReviewRhythmFactory,
)
from tests.goals.plans import HTMX, grow, make_example

PAGE = reverse("goals:findings", args=["PO2814"])
SETTINGS = reverse("goals:lint-settings", args=["PO2814"])


def text(response) -> str:
    return response.content.decode()


def let_be_url(example, code="no-owner", kind="doel") -> str:
    return reverse("goals:finding-let-be", args=["PO2814", code, kind, example.goal.pk])


def test_page_lists_every_finding_with_the_way_to_mend_it(client, anna, example):
    client.force_login(anna)
    told = text(client.get(PAGE))
    for said in ("Doel zonder eigenaar", "Niemand houdt dit doel in de gaten.", "Wordt nergens besproken."):
        assert (said, said in told) == (said, True)
    edit = reverse("goals:goal-edit", args=["PO2814", example.goal.pk])
    talks = reverse("meetings:link-rhythms", args=["PO2814", example.link.pk])
    link = reverse("goals:goal-link", args=["PO2814", example.goal.pk])
    for url in (f"{edit}#id_owner", f"{talks}?naar=", link):
        assert (url, url in told) == (url, True)
    assert client.get(edit).status_code == client.get(talks).status_code == client.get(link).status_code == 200


def test_reader_sees_findings_and_no_way_to_change_them(client, bram, example):
    client.force_login(bram)
    told = text(client.get(PAGE))
    assert ("Geen eigenaar." in told, "Laat zo" in told, "wijzig/" in told) == (True, False, False)
    assert "waar u haar verhelpt" not in told


def test_finding_without_owner_says_under_whom_it_falls(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        example.priority.owner = anna
        example.priority.save()
    client.force_login(anna)
    said = f"{example.goal.title} · valt nu onder {anna.name}"
    assert said in html.unescape(text(client.get(f"{PAGE}?soort=no-owner")))
    assert "valt nu onder" not in text(client.get(f"{PAGE}?soort=not-discussed"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 5),
        ("?soort=no-owner", 1),
        ("?soort=onzin", 5),
        ("?eigenaar=niemand", 5),
        ("?eigenaar=999", 0),
        ("?stand=gelaten", 0),
        ("?stand=houdt-tegen", 1),
        ("?stand=alle", 5),
    ],
)
def test_page_is_filtered_by_the_address(client, anna, example, tenant_a, query, shown):
    with tenant_scope(tenant_a.swv):
        PlanSettingsFactory(swv=tenant_a.swv, blocking=["no-owner"])
    client.force_login(anna)
    response = client.get(f"{PAGE}{query}")
    assert response.context["found"].shown == shown
    rows = text(client.get(f"{PAGE}{query}{'&' if query else '?'}vorm=csv")).strip().splitlines()
    assert len(rows) == shown + 1


def test_page_costs_the_same_at_any_size(client, anna, tenant_a, django_assert_max_num_queries):
    with tenant_scope(tenant_a.swv):
        example = make_example(tenant_a.swv)
    client.force_login(anna)
    counts = []
    for size in (1, 5):
        with tenant_scope(tenant_a.swv):
            grow(example, size)
        with django_assert_max_num_queries(35) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_finding_is_let_be_on_its_page_and_taken_up_again(client, anna, example, tenant_a):
    client.force_login(anna)
    url = let_be_url(example)
    assert "Niemand houdt dit doel in de gaten." in text(client.get(url))
    refused = client.post(url, {"reason": ""})
    assert (refused.status_code, "Schrijf op waarom dit zo mag blijven." in text(refused)) == (422, True)
    done = client.post(url, {"reason": "Volgt in januari.", "naar": "doel"})
    assert done["Location"] == reverse("goals:goal", args=["PO2814", example.goal.pk])
    told = text(client.get(done["Location"]))
    assert ("Volgt in januari." in told, f"door {anna.name}" in told) == (True, True)
    assert "Geen eigenaar." not in text(client.get(PAGE))
    assert "Volgt in januari." in text(client.get(f"{PAGE}?stand=gelaten"))
    with tenant_scope(tenant_a.swv):
        row = OverruledFinding.objects.get()
    back = client.post(reverse("goals:finding-take-up", args=["PO2814", row.pk]))
    assert back["Location"] == PAGE
    assert "Geen eigenaar." in text(client.get(PAGE))
    assert client.post(reverse("goals:finding-take-up", args=["PO2814", row.pk])).status_code == 404


def test_what_is_not_noticed_cannot_be_let_be(client, anna, example):
    client.force_login(anna)
    assert client.get(let_be_url(example, code="promise")).status_code == 404
    assert client.post(let_be_url(example, code="promise"), {"reason": "x"}).status_code == 404


def test_settings_say_what_blocks_and_keep_both_choices_apart(client, anna, example, tenant_a):
    client.force_login(anna)
    assert 'value="statutory-without-goal" id="regel-statutory-without-goal" checked' in text(client.get(SETTINGS))
    assert client.post(SETTINGS, {"version": "0", "codes": ["no-owner", "past"]})["Location"] == SETTINGS
    with tenant_scope(tenant_a.swv):
        settings = PlanSettings.objects.get()
    assert settings.blocking == ["no-owner", "past"]
    second = client.post(SETTINGS, {"version": "0", "codes": ["no-goal"]})
    assert (second.status_code, "Iemand anders koos intussen iets anders" in text(second)) == (409, True)
    assert f'name="version" value="{settings.version}"' in text(second)
    assert client.post(SETTINGS, {"version": str(settings.version), "codes": ["onzin"]}).status_code == 422
    client.post(SETTINGS, {"version": str(settings.version)})
    with tenant_scope(tenant_a.swv):
        assert PlanSettings.objects.get().blocking == []


def test_page_of_the_version_names_what_blocks_with_the_way_to_mend_it(client, anna, bram, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        item = FrameworkItemFactory(swv=tenant_a.swv, label="g", title="Toename")
        version = PlanVersionFactory(swv=tenant_a.swv, plan=example.plan)
    client.force_login(anna)
    page, adopt = (reverse(f"goals:{name}", args=["PO2814", version.pk]) for name in ("version", "version-adopt"))
    mend = f"{reverse('goals:goal-new', args=['PO2814'])}?kader={item.pk}"
    for url in (page, adopt):
        told = text(client.get(url))
        assert ("Geen doel dient „g Toename”." in told, mend in told) == (True, True)
    assert "Los één bevinding op" in text(client.get(page))
    refused = client.post(adopt, {"version": 1, "adopted_on": "2026-11-20"})
    assert (refused.status_code, "Onderdeel g Toename: Wettelijk onderdeel zonder doel." in text(refused)) == (
        422,
        True,
    )
    client.force_login(bram)
    assert "houdt-tegen" not in text(client.get(page))


def test_new_doel_is_made_for_the_item_in_the_address(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        item = FrameworkItemFactory(swv=tenant_a.swv, label="g", title="Toename")
    client.force_login(anna)
    url = f"{reverse('goals:goal-new', args=['PO2814'])}?kader={item.pk}"
    told = text(client.get(url))
    assert ("Dit doel dient: <b>g Toename</b>" in told, f'action="{url}"' in told) == (True, True)
    client.post(url, {"priority": example.priority.pk, "title": "Elke leerling heeft een plek"})
    assert "Geen doel dient" not in text(client.get(PAGE))
    assert client.get(f"{reverse('goals:goal-new', args=['PO2814'])}?kader=999999").status_code == 404


def test_plan_page_shows_the_first_findings_and_marks_what_blocks(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        PlanSettingsFactory(swv=tenant_a.swv, blocking=["not-discussed"])
        IndicatorLinkFactory(swv=tenant_a.swv, goal=example.goal, position=2, means="")
    client.force_login(anna)
    told = text(client.get(reverse("goals:plan", args=["PO2814"])))
    assert ("Twee bevindingen houden vaststellen tegen" in told, "Houdt vaststellen tegen." in told, PAGE in told) == (
        True,
        True,
        True,
    )
    assert "note stop" in told


def test_owner_hears_of_findings_under_vandaag(client, anna, example, tenant_a):
    client.force_login(anna)
    today = reverse("goals:today", args=["PO2814"])
    assert "onder uw hoede" not in text(client.get(today))
    with tenant_scope(tenant_a.swv):
        example.goal.owner = anna
        example.goal.save()
    told = text(client.get(today))
    assert f"{PAGE}?eigenaar={anna.pk}" in told
    with tenant_scope(tenant_a.swv):
        OverruledFindingFactory(swv=tenant_a.swv, object_id=example.goal.pk)
    assert told.count("drie opmerkingen") == 1
    assert "twee opmerkingen" in text(client.get(today))


def check(client, kind, pk, **typed):
    return client.post(reverse("goals:lint-check", args=["PO2814", kind, pk]), typed, headers=HTMX)


def test_kantlijn_follows_what_is_typed_in_a_doel_and_keeps_nothing(client, anna, example):
    client.force_login(anna)
    before = example.goal.title
    told = text(
        check(client, "doel", example.goal.pk, title="Het verzuim daalt en de doorstroom stijgt", owner=anna.pk)
    )
    assert f'id="lint-doel-{example.goal.pk}" hx-swap-oob="innerHTML"' in told
    assert ("„Het verzuim daalt” en „de doorstroom stijgt”" in told, "Geen eigenaar" in told) == (True, False)
    assert "Twee dingen" not in text(check(client, "doel", example.goal.pk, title="Het verzuim daalt"))
    example.goal.refresh_from_db()
    assert example.goal.title == before


def test_kantlijn_follows_an_activiteit_beside_its_doel_too(client, anna, example):
    client.force_login(anna)
    told = text(check(client, "activiteit", example.activity.pk, title="Ronde", ends="", status="planned"))
    for place in (f"lint-activiteit-{example.activity.pk}", f"lint-doel-{example.goal.pk}"):
        assert (place, f'id="{place}"' in told) == (place, True)
    assert told.count("Wanneer is „Ronde” klaar?") == 2
    assert "Wanneer is" not in text(check(client, "activiteit", example.activity.pk, title="Ronde", status="done"))


def test_kantlijn_follows_a_koppeling(client, anna, example, link_fields):
    client.force_login(anna)
    fields = {name: value for name, value in link_fields.items() if name != "indicator"}
    told = text(check(client, "koppeling", example.link.pk, **fields | {"target": "2,40"}))
    assert ("De streefwaarde is de nulmeting." in told, "Wordt nergens besproken." in told) == (True, True)
    assert "De streefwaarde is" not in text(check(client, "koppeling", example.link.pk, **fields))


def test_kantlijn_of_a_new_row_says_what_its_form_can_mend(client, anna, example, link_fields):
    client.force_login(anna)

    def new(what, kind, pk, **typed):
        return text(client.post(reverse("goals:lint-new", args=["PO2814", what, kind, pk]), typed, headers=HTMX))

    goal = new("doel", "speerpunt", example.priority.pk, title="De samenwerking versterken")
    assert ("Belofte zonder getal: „versterken”." in goal, "Geen indicator" in goal) == (True, False)
    assert "Geen eigenaar." in new("doel", "plan", example.plan.pk, title="Elk kind heeft een plek")
    assert "zonder datum" in new("activiteit", "doel", example.goal.pk, title="Ronde", status="planned")
    link = new("koppeling", "doel", example.goal.pk, **link_fields | {"target": "2,40"})
    assert ("De streefwaarde is de nulmeting." in link, "Laat zo" in link) == (True, False)
    assert "Niets op te merken." in new("koppeling", "doel", example.goal.pk)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("lint-check", ("risico", 1)),
        ("lint-check", ("doel", 999999)),
        ("lint-new", ("risico", "doel", 1)),
        ("lint-new", ("koppeling", "risico", 1)),
        ("lint-new", ("doel", "speerpunt", 999999)),
    ],
)
def test_kantlijn_knows_no_other_rows(client, anna, example, name, arguments):
    client.force_login(anna)
    assert client.post(reverse(f"goals:{name}", args=["PO2814", *arguments]), {}).status_code == 404


def test_form_asks_for_the_kantlijn_and_has_a_place_for_it(client, anna, example):
    client.force_login(anna)
    told = text(client.get(reverse("goals:goal-edit", args=["PO2814", example.goal.pk])))
    url = reverse("goals:lint-check", args=["PO2814", "doel", example.goal.pk])
    assert (f'hx-post="{url}"' in told, f'id="lint-doel-{example.goal.pk}"' in told) == (True, True)


def test_who_may_not_see_meetings_reads_nothing_about_them(client, example, tenant_a):
    from osp.enums import Role
    from tests.factories import MembershipFactory, UserFactory

    person = UserFactory(name="Odette")
    with tenant_scope(tenant_a.swv):
        MembershipFactory(swv=tenant_a.swv, user=person, role=Role.OPR_MEMBER)
        ReviewRhythmFactory(
            swv=tenant_a.swv, link=example.link, body=BodyFactory(swv=tenant_a.swv, name="Geheim beraad"), months=[12]
        )
    client.force_login(person)
    for name in ("findings", "coverage", "plan"):
        told = text(client.get(reverse(f"goals:{name}", args=["PO2814"])))
        assert (name, "Geheim beraad" in told, "bespreekmoment" in told) == (name, False, False)


def test_activity_without_a_date_is_mended_at_its_date(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        example.activity.ends = None
        example.activity.save()
    client.force_login(anna)
    url = f"{reverse('goals:activity-edit', args=['PO2814', example.activity.pk])}#id_ends"
    assert url in text(client.get(PAGE))


def test_finding_is_let_be_beside_itself_and_taken_up_again(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        PlanSettingsFactory(swv=tenant_a.swv, blocking=["no-owner"])
    client.force_login(anna)
    url = let_be_url(example)
    told = text(client.get(PAGE))
    assert (f'hx-get="{url}?naar="' in told, "Eén bevinding houdt vaststellen tegen." in told) == (True, True)
    form = text(client.get(url, headers=HTMX))
    assert ("<h1" in form, f'hx-post="{url}"' in form, "vaststellen niet meer tegen" in form) == (False, True, True)
    refused = client.post(url, {"reason": " "}, headers=HTMX)
    assert (refused.status_code, "Schrijf op waarom dit zo mag blijven." in text(refused)) == (422, True)
    assert "HX-Retarget" not in refused
    done = client.post(url, {"reason": "Volgt in januari.", "naar": ""}, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"], "<h1" in text(done)) == (200, "closest [data-finding]", False)
    for said in ("Volgt in januari.", "Laat weer meetellen", "<li id=", "Geen bevinding houdt vaststellen tegen."):
        assert (said, said in text(done)) == (said, True)
    with tenant_scope(tenant_a.swv):
        row = OverruledFinding.objects.get()
    back = text(client.post(reverse("goals:finding-take-up", args=["PO2814", row.pk]), {}, headers=HTMX))
    assert ("Laat zo" in back, "Volgt in januari." in back, "Eén bevinding houdt" in back) == (True, False, True)


def test_finding_in_a_kantlijn_is_put_back_there(client, anna, example):
    client.force_login(anna)
    url = let_be_url(example)
    way = text(client.get(url, {"terug": "ja", "naar": "doel"}, headers=HTMX))
    assert (f'hx-get="{url}?naar=doel"' in way, "<form" in way) == (True, False)
    done = text(client.post(url, {"reason": "Volgt.", "naar": "doel"}, headers=HTMX))
    assert ('class="finding let-be"' in done, "<li" in done, "bevindingen-houden-tegen" in done) == (True, False, False)


def test_field_that_is_edited_by_itself_asks_planlint_what_it_can_mend(client, anna, example):
    client.force_login(anna)

    def form(kind, pk, field, **query):
        url = reverse("goals:field", args=["PO2814", kind, pk, field])
        return text(client.get(url, query, headers=HTMX))

    url = reverse("goals:lint-check", args=["PO2814", "doel", example.goal.pk])
    for query in ({}, {"naar": "tabel"}):
        told = form("doel", example.goal.pk, "title", **query)
        place = f'id="lint-veld-doel-{example.goal.pk}-title"'
        assert (f'hx-post="{url}?veld=title"' in told, place in told) == (True, True)
    assert "/lint/" in form("doel", example.goal.pk, "description")
    assert "/lint/" not in form("doel", example.goal.pk, "noticeable_result")
    typed = {"title": "Het verzuim daalt en de doorstroom stijgt"}
    beside = text(client.post(f"{url}?veld=title", typed, headers=HTMX))
    assert f'id="lint-veld-doel-{example.goal.pk}-title"' in beside
    assert ("„de doorstroom stijgt”" in beside, "Geen eigenaar" in beside, "<a " in beside) == (True, False, False)
    assert f'id="lint-doel-{example.goal.pk}"' not in beside
    assert text(client.post(f"{url}?veld=noticeable_result", typed, headers=HTMX)).strip() == ""


def test_kantlijn_looks_along_in_running_text_of_every_level(client, anna, tenant_a, example):
    """A doel without target or figure; the speerpunt above it and the activiteit under it promise in their descriptions."""
    with tenant_scope(tenant_a.swv):
        example.goal.title, example.goal.measurable_result = "Ouders weten wie helpt", ""
        example.goal.save()
        IndicatorLink.objects.update(target=None, target_year=None, baseline=None, baseline_year=None)
    client.force_login(anna)
    typed = {"description": "Wij werken aan **vertrouwen**."}

    def noticed(kind: str, pk: int) -> str:
        url = reverse("goals:lint-check", args=["PO2814", kind, pk])
        return text(client.post(f"{url}?veld=description", typed, headers=HTMX))

    assert "Belofte zonder getal: „werken aan”" in noticed("speerpunt", example.priority.pk)
    assert "In de toelichting." in noticed("doel", example.goal.pk)
    assert "Wanneer is dit gedaan: „werken aan”" in noticed("activiteit", example.activity.pk)


def test_cell_is_held_with_what_is_stored_in_the_other_fields(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        example.activity.owner, example.activity.ends = anna, None
        example.activity.save()
    client.force_login(anna)
    url = f"{reverse('goals:lint-check', args=['PO2814', 'activiteit', example.activity.pk])}?veld=ends"
    late, later = (text(client.post(url, {"ends": day}, headers=HTMX)) for day in ("2020-01-01", "2090-01-01"))
    assert ("1 januari 2020" in late, late.count("finding-more")) == (True, 0)
    assert (f'id="lint-veld-activiteit-{example.activity.pk}-ends"' in later, "note" in later) == (True, False)
    whole = text(check(client, "activiteit", example.activity.pk, ends="2090-01-01"))
    assert [said in whole for said in ("Niemand voert", "zonder datum")] == [False, False]


def test_kantlijn_follows_who_sees_to_a_speerpunt(client, anna, example, tenant_a):
    with tenant_scope(tenant_a.swv):
        IndicatorLinkFactory(swv=tenant_a.swv, priority=example.priority, goal=None)
    client.force_login(anna)
    place = f'id="lint-speerpunt-{example.priority.pk}"'
    page = text(client.get(reverse("goals:priority", args=["PO2814", example.priority.pk])))
    forms = [
        text(client.get(reverse(f"goals:{name}", args=["PO2814", *where])))
        for name, where in (
            ("priority-edit", (example.priority.pk,)),
            ("element-details", ("speerpunt", example.priority.pk)),
        )
    ]
    assert [place in told for told in (page, *forms)] == [True, True, True]
    url = reverse("goals:lint-check", args=["PO2814", "speerpunt", example.priority.pk])
    assert [f'hx-post="{url}"' in told for told in forms] == [True, True]
    without, with_owner = (text(check(client, "speerpunt", example.priority.pk, owner=who)) for who in ("", anna.pk))
    assert (place in without, "eigenaar" in without, "eigenaar" in with_owner) == (True, True, False)
