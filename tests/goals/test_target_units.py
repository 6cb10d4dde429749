"""What a koppeling asks and allows on an indicator in another unit than percent."""

import pytest
from django.urls import reverse

from goals import services
from goals.enums import Direction
from goals.progress import Target
from goals.services.target_rules import scale_of
from osp.errors import DomainError
from osp.scope import tenant_scope
from tests.factories import GoalFactory
from tests.goals.plans import HTMX, national


@pytest.mark.parametrize(
    ("code", "scale"),
    [
        ("deelname-sbo", (0.0, 100.0)),
        ("thuiszitters-relatief", (0.0, 1000.0)),
        ("doorlooptijd-tlv", (0.0, None)),
        ("verblijfsduur-sbo", (0.0, None)),
        ("mogelijk-bovenmatig-vermogen", (None, None)),
        ("signalen-steunpunt", (1.0, 4.0)),
    ],
)
def test_scale_of_each_unit(in_a, code, scale):
    assert scale_of(national(code)) == scale


@pytest.mark.parametrize(
    ("code", "low", "text"),
    [
        ("thuiszitters-relatief", -1.0, "Een aantal per 1.000 ligt tussen 0 en 1.000."),
        ("doorlooptijd-tlv", -1.0, "Een aantal dagen kan niet onder nul liggen."),
        ("verblijfsduur-sbo", -1.0, "Een aantal jaren kan niet onder nul liggen."),
        ("thuiszitters-absoluut", -1.0, "Een aantal kan niet onder nul liggen."),
    ],
)
def test_a_target_outside_the_scale_says_why(director, in_a, code, low, text):
    target = Target(Direction.CORRIDOR, 1, 2, low=low, high=5)
    with pytest.raises(DomainError) as refused:
        services.create_link(director, parent=GoalFactory(swv=in_a.swv), indicator=national(code), target=target)
    assert (refused.value.code, refused.value.field, str(refused.value)) == ("outside-scale", "low", text)


def test_a_reserve_may_aim_below_its_threshold(director, in_a):
    target = Target(Direction.DOWN, 25000, 100000, 2024, 600000, 2028, -50000)
    indicator = national("mogelijk-bovenmatig-vermogen")
    link = services.create_link(director, parent=GoalFactory(swv=in_a.swv), indicator=indicator, target=target)
    assert (link.baseline, link.target) == (600000, -50000)


@pytest.mark.parametrize(
    ("code", "chosen", "bound", "margin"),
    [
        ("thuiszitters-absoluut", "down", "jongeren", "5"),
        ("terugplaatsing-po", "up", "procentpunt", "0,05"),
        ("doorlooptijd-tlv", "down", "dagen", "5"),
        ("mogelijk-bovenmatig-vermogen", "down", "euro", "25.000"),
        ("thuiszitters-relatief", "down", "per 1.000", "0,5"),
    ],
)
def test_the_form_speaks_in_the_unit_of_the_indicator(client, anna, tenant_a, example, code, chosen, bound, margin):
    with tenant_scope(tenant_a.swv):
        indicator = national(code)
    client.force_login(anna)
    url = reverse("goals:link-numbers", args=["PO2814"])
    text = client.get(url, {"indicator": indicator.pk}, headers=HTMX).content.decode()
    assert f'value="{margin}"' in text
    assert bound in text
    assert f'value="{chosen}"' in text.split("checked")[0].rsplit("<input", maxsplit=1)[1]


def test_the_preview_names_what_is_counted(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        indicator = national("thuiszitters-absoluut")
    client.force_login(anna)
    typed = {
        "indicator": indicator.pk,
        "direction": "down",
        "baseline_year": "2024",
        "baseline": "40",
        "target_year": "2028",
        "target": "20",
        "margin": "2",
        "limit": "5",
    }
    text = client.get(reverse("goals:link-preview", args=["PO2814"]), typed, headers=HTMX).content.decode()
    assert "Tot en met 2 jongeren boven het pad is het op koers" in text
