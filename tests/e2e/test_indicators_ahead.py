"""From what was to what may come: a director compares, looks ahead, supposes something, and puts it with a doel."""

from playwright.sync_api import Page, expect

from goals.models import Goal
from indicators.models import Scenario
from meetings.demo.people import PASSWORD
from osp.enums import Role
from osp.scope import tenant_scope
from tests.e2e.conftest import Example
from tests.e2e.steps import log_in, settled
from tests.indicators.catalogue_samples import national

SCENARIO = "Elk jaar drie leerlingen minder"


def test_director_compares_looks_ahead_and_attaches_a_scenario(page, example: Example) -> None:
    sbo = national("deelname-sbo")
    indicator = f"/{example.tenant.slug}/indicatoren/{sbo.pk}/"
    log_in(page, example.users[Role.DIRECTOR], f"{indicator}vergelijking/?jaar=2019", password=PASSWORD)
    compares(page)
    page.goto(f"{indicator}prognose/")
    told = page.locator("figcaption").filter(has_text="Indicatief:")
    expect(told).to_contain_text("in ongeveer acht van de tien gevallen tussen")
    expect(told).to_contain_text("zat deze prognose er")
    supposes(page, f"{indicator}scenarios/nieuw/")
    with tenant_scope(example.tenant.swv):
        scenario = Scenario.objects.get(name=SCENARIO)
        goal = Goal.objects.order_by("priority__position", "position")[0]
        assert [set(years.values()) for years in scenario.changes.values()] == [{-3}]
    page.goto(f"/{example.tenant.slug}/plan/doel/{goal.pk}/")
    attaches(page)


def compares(page: Page) -> None:
    """The own figure among all of them, and whether the difference is more than chance."""
    chance = page.get_by_role("region", name="Meer dan toeval?")
    chance.scroll_into_view_if_needed()
    expect(chance.locator("svg").first).to_be_visible()
    expect(chance).to_contain_text("PO2814")
    expect(page.get_by_role("region", name="Spiegelgroep").first).to_be_visible()


def supposes(page: Page, address: str) -> None:
    """Slides, reads what it comes to, and saves."""
    page.goto(address)
    sentence = page.locator("[data-sentence]").first
    expect(sentence).to_contain_text("370 van 16.840 leerlingen")
    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(sentence).to_contain_text("leerlingen minder")
    expect(sentence).to_contain_text("De verandering bespaart €")
    page.get_by_label("Naam").fill(SCENARIO)
    page.get_by_role("button", name="Bewaar scenario").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SCENARIO)


def attaches(page: Page) -> None:
    """Puts it with the doel, where its sentence is read."""
    page.keyboard.press("End")
    picker = page.locator("#doel-scenario")
    picker.scroll_into_view_if_needed()
    picker.select_option(label=f"{SCENARIO} (Deelname speciaal basisonderwijs)")
    settled(page)
    page.get_by_role("button", name="Zet bij dit doel").click()
    attached = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=SCENARIO))
    expect(attached).to_contain_text("leerlingen minder")
