"""Scenarios in the papers: with the point that brings them, in the words and numbers of the page, and withheld like it."""

import pytest

from indicators.models import Figure
from meetings.pack.content import gather
from meetings.pack.sections import TableRow
from meetings.queries.scenarios import scenarios_of_item
from meetings.services.scenarios import attach_scenario
from tests import factories as make
from tests.pdf import flat, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def scenario(in_a, sbo):
    make.PupilRateFactory(swv=in_a.swv, kind="sbo", valid_from=2014, amount=6000)
    return make.ScenarioFactory(swv=in_a.swv, indicator=sbo, name="Samen minder")


def section(meeting, tenant):
    """The item with the scenario as the concept says it."""
    gathered = gather(meeting, tenant.swv, placed_on=meeting.date, version=1, published=False)
    return next(item for item in gathered.pack.items if item.oplegger)


def rows(page) -> dict[str, tuple[str, ...]]:
    return {row.label: row.cells for row in page.table.rows}


def test_point_prints_its_scenario_as_sentence_chart_and_table(
    item, meeting, publish, director, in_a, scenario, tmp_path
):
    attach_scenario(director, item=item, scenario=scenario)
    (found,) = scenarios_of_item(in_a.swv, item)
    (page,) = section(meeting, in_a).scenarios
    assert (page.title, page.indicator, page.sentence) == ("Samen minder", scenario.indicator.name, found.sentence)
    assert page.table.years == ("2019", "2020", "2021", "2022")
    assert rows(page) == {
        "deelname, %": ("2,04", "2,03", "2,02", "2,01"),
        "gewenst": ("", "2,00", "1,95", "1,90"),
        "leerlingen": ("", "355", "353", "351"),
        "verandering": ("", "−2", "−4", "−6"),
        "nog te gaan": ("", "7", "13", "20"),
        "verandering, €": ("", "−12.000", "−24.000", "−36.000"),
        "nog te gaan, €": ("", "42.000", "78.000", "120.000"),
        "soort cijfer": ("definitief", "scenario", "scenario", "scenario"),
    }
    assert [each.label for each in page.chart.alternatives] == ["scenario"]
    texts = [flat(text) for text in pages(bytes(publish(meeting).copies.get(body__isnull=True).pdf), tmp_path)]
    (place,) = [number for number, text in enumerate(texts, 1) if flat(found.sentence) in text]
    assert "In dit stuk vastgezet op" in texts[place - 1]
    assert sum(f"Samen minder, p. {place}" in text for text in texts) == 1


def test_scenario_on_a_withheld_figure_is_not_printed(item, meeting, director, in_a, scenario, sbo_2019):
    attach_scenario(director, item=item, scenario=scenario)
    Figure.objects.filter(pk=sbo_2019.pk).update(is_withheld=True)
    assert section(meeting, in_a).scenarios == ()


def test_archived_scenario_is_not_printed(item, meeting, director, in_a, scenario):
    attach_scenario(director, item=item, scenario=scenario)
    scenario.archived_at = scenario.created_at
    scenario.save()
    assert section(meeting, in_a).scenarios == ()


def test_ten_years_keep_every_amount_on_one_line(item, meeting, director, in_a, sbo, scenario, publish, tmp_path):
    changes = {"41234": {str(year): -30 for year in range(2020, 2030)}}
    long = make.ScenarioFactory(swv=in_a.swv, indicator=sbo, name="Lang", last_year=2029, changes=changes)
    attach_scenario(director, item=item, scenario=long)
    (page,) = section(meeting, in_a).scenarios
    assert rows(page)["verandering, × € 1.000"][-1] == "−1.800"
    assert not [row for row in page.table.rows if isinstance(row, TableRow) and row.small]
    texts = pages(bytes(publish(meeting).copies.get(body__isnull=True).pdf), tmp_path)
    (text,) = [text for text in texts if "× € 1.000" in text and "verandering" in text]
    assert "−1.800" in next(line for line in text.splitlines() if "verandering, ×" in line)
