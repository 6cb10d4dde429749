"""A decision about an indicator is a mark in its chart."""

from datetime import date

import pytest
from django.urls import reverse

from indicators.hooks import decisions_about
from meetings.enums import DecisionState, Purpose
from meetings.services.decisions import record_decision


@pytest.fixture
def decided(item, link, director):
    return record_decision(
        director, item=item, text="x", purpose=Purpose.DECIDE, decided_on=date(2020, 3, 4), link=link
    )


def test_decision_stands_in_the_chart_of_its_indicator(client, anna, decided, link):
    client.force_login(anna)
    for page in (
        reverse("indicators:detail", args=["PO2814", link.indicator_id]),
        reverse("goals:goal", args=["PO2814", link.goal_id]),
    ):
        assert "besluit 2020-01" in client.get(page).text


@pytest.mark.parametrize("change", ["confidential", "rejected", "other"])
def test_decision_that_not_everybody_may_know_is_no_mark(decided, item, link, sbo, change):
    if change == "confidential":
        item.is_confidential = True
        item.save()
    elif change == "rejected":
        decided.state = DecisionState.REJECTED
        decided.save()
    ids = [sbo.pk + 1] if change == "other" else [sbo.pk]
    assert decisions_about(ids) == []


def test_decision_far_beyond_the_figures_does_not_stretch_the_chart(client, anna, item, link, director):
    record_decision(director, item=item, text="x", purpose=Purpose.DECIDE, decided_on=date(2026, 12, 3), link=link)
    client.force_login(anna)
    page = client.get(reverse("indicators:detail", args=["PO2814", link.indicator_id])).text
    assert "besluit 2026-01" not in page
