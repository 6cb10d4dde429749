"""Forms of a koppeling and what people say about its figure, through the pages."""

import pytest
from django.urls import reverse

from goals.models import IndicatorLink, Interpretation
from osp.scope import tenant_scope
from tests.goals.plans import HTMX, address


def test_link_is_made_with_dutch_decimals(client, anna, tenant_a, example, link_fields) -> None:
    client.force_login(anna)
    done = client.post(address("goal-link", example), link_fields)
    with tenant_scope(tenant_a.swv):
        link = IndicatorLink.objects.latest("pk")
    assert done["Location"] == f"{address('goal', example)}#koppeling-{link.pk}"
    assert (link.baseline, link.target, link.margin, link.limit, link.goal_id) == (
        2.4,
        2.0,
        0.05,
        0.15,
        example.goal.pk,
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": "2,50"}, "Omlaag vraagt een streefwaarde onder de nulmeting van 2,40%."),
        ({"direction": "up"}, "Omhoog vraagt een streefwaarde boven de nulmeting van 2,40%."),
        ({"target": "twee"}, "„twee” is geen getal."),
        ({"target": ""}, "Vul in: streefwaarde."),
        ({"target_year": "2024"}, "Het streefjaar moet na het jaar van de nulmeting liggen."),
        ({"limit": "0,01"}, "De grens kan niet kleiner zijn dan de marge."),
        ({"margin": ""}, "Vul in: marge."),
        ({"direction": "corridor"}, "Vul in: onderkant bandbreedte."),
        ({"indicator": ""}, "Kies een indicator."),
    ],
)
def test_link_refuses_in_dutch(client, anna, tenant_a, example, link_fields, change, message) -> None:
    client.force_login(anna)
    response = client.post(address("goal-link", example), link_fields | change)
    assert (response.status_code, message in response.content.decode()) == (422, True)
    with tenant_scope(tenant_a.swv):
        assert IndicatorLink.objects.count() == 1


def test_link_may_have_no_target_yet(client, anna, tenant_a, example, link_fields) -> None:
    client.force_login(anna)
    empty = dict.fromkeys(("baseline_year", "baseline", "target_year", "target", "margin", "limit"), "")
    assert client.post(address("goal-link", example), link_fields | empty).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert IndicatorLink.objects.latest("pk").target is None


def test_numbers_follow_the_chosen_indicator(client, anna, example) -> None:
    client.force_login(anna)
    url = reverse("goals:link-numbers", args=["PO2814"])
    text = client.get(url, {"indicator": example.indicator.pk}, headers=HTMX).content.decode()
    assert ('value="2,1971"' in text, "2,20% (370 van 16.840) in 2026-2027" in text) == (True, True)
    plain = client.post(address("goal-link", example), {"indicator": example.indicator.pk, "haal": "1"})
    assert (plain.status_code, 'value="2,1971"' in plain.content.decode()) == (200, True)


def test_preview_reads_the_agreement_back(client, anna, example, link_fields) -> None:
    client.force_login(anna)
    url = reverse("goals:link-preview", args=["PO2814"])
    text = client.get(url, link_fields, headers=HTMX).content.decode()
    assert "Van 2,40% in 2024 naar 2,00% in 2028, omlaag." in text
    assert "Omlaag" not in client.get(url, link_fields | {"target": ""}, headers=HTMX).content.decode()


def test_verdict_of_a_person_shows_its_reason(client, anna, example) -> None:
    client.force_login(anna)
    url = address("link-overrule", example)
    refused = client.post(url, {"status": "on_track", "reason": ""}, headers=HTMX)
    assert (refused.status_code, "Schrijf op waarom u anders oordeelt" in refused.content.decode()) == (422, True)
    done = client.post(url, {"status": "on_track", "reason": "Telfout bij één school."}, headers=HTMX)
    assert (done.status_code, "Aangepast door Anna" in done.content.decode()) == (200, True)
    for page in ("goal", "link", "indicator-usage"):
        text = client.get(address(page, example)).content.decode()
        assert ("Telfout bij één school." in text, '<span class="was">aandacht</span>' in text) == (True, True)
    client.post(address("link-overrule-withdraw", example))
    assert "Telfout" not in client.get(address("goal", example)).content.decode()


def test_duiding_is_written_at_the_newest_figure(client, anna, bram, tenant_a, example) -> None:
    client.force_login(bram)
    assert client.post(address("link-interpretation", example), {"text": "Nee"}).status_code == 403
    client.force_login(anna)
    done = client.post(address("link-interpretation", example), {"text": "De wijk doet mee."})
    assert done["Location"].endswith(f"#koppeling-{example.link.pk}")
    with tenant_scope(tenant_a.swv):
        said = Interpretation.objects.get()
    assert (said.text, said.year, said.user_id) == ("De wijk doet mee.", 2026, anna.pk)
