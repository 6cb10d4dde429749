"""An indicator of one's own: its formula is read while it is typed, and its figure is worked out after it is saved."""

from playwright.sync_api import Page, expect

from indicators.models import Figure, Indicator
from meetings.demo.people import PASSWORD
from osp.enums import Role
from osp.scope import tenant_scope
from tests.e2e.conftest import Example
from tests.e2e.steps import carry_out_jobs, log_in, settled
from tests.indicators.catalogue_samples import national

NAME = "Speciaal en regulier in het basisonderwijs"


def test_formula_is_read_while_typing_and_becomes_a_figure(page, example: Example) -> None:
    log_in(
        page,
        example.users[Role.QUALITY],
        f"/{example.tenant.slug}/indicatoren/nieuw/?soort=meetbaar",
        password=PASSWORD,
    )
    page.get_by_label("Naam", exact=True).fill(NAME)
    formula = page.get_by_role("textbox", name="Formule")
    formula.fill("sbo / (bo + sboo)")
    reading = page.locator("#formule-lezing")
    expect(reading).to_contain_text("Teken 13:")
    expect(page.get_by_label("Plaats van de fout: teken 13")).to_be_visible()
    formula.fill("sbo / bo")
    expect(reading).to_contain_text("Met uw cijfers: ")
    expect(page.locator("#formule-lezing .formula-error")).to_have_count(0)
    remarks_and_fields(page)
    settled(page)
    page.get_by_role("button", name="Maak indicator").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    carry_out_jobs()
    with tenant_scope(example.tenant.swv):
        made = Indicator.objects.get(name=NAME)
        figure = Figure.objects.get(definition__indicator=made, unit="PO2814", year=2019)
        assert (figure.numerator_low, figure.denominator_low, figure.is_example) == (357, 17108, False)
    page.goto(f"/{example.tenant.slug}/indicatoren/{made.pk}/?jaar=2019")
    expect(page.locator(".figure-top .fig")).to_have_text("2,09%")
    page.goto(f"/{example.tenant.slug}/indicatoren/")
    expect(page.get_by_role("rowheader", name=NAME)).to_contain_text("eigen indicator")


def remarks_and_fields(page: Page) -> None:
    """The kantlijn misses a source until there is one."""
    expect(page.locator("aside")).to_contain_text("bron")
    page.get_by_label("Definitie in woorden").fill("Leerlingen sbo, gedeeld door leerlingen bo.")
    page.get_by_role("textbox", name="Bron").fill("DUO, leerlingen po per vestiging")


def test_national_indicator_is_taken_over(page, example: Example) -> None:
    """It is found under everything, and after that among what is in use."""
    vermogen = national("wachttijd-jeugdhulp")
    where = f"/{example.tenant.slug}/indicatoren/"
    log_in(page, example.users[Role.QUALITY], where, password=PASSWORD)
    expect(page.get_by_role("rowheader", name=vermogen.name)).to_have_count(0)
    page.goto(f"{where}{vermogen.pk}/definitie/")
    page.get_by_role("button", name="Neem over").click()
    expect(page.get_by_text("U volgt deze indicator.")).to_be_visible()
    page.goto(where)
    expect(page.get_by_role("rowheader", name=vermogen.name)).to_be_visible()
