"""What comes out of the printer: one sheet where the page says so, and tables that are still tables."""

from pathlib import Path

from playwright.sync_api import Page

from indicators.models import Indicator
from meetings.demo.people import PASSWORD
from osp.enums import Role
from osp.scope import tenant_scope
from tests import pdf
from tests.e2e.conftest import Example
from tests.e2e.steps import log_in, settled


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each sheet."""
    settled(page)
    return pdf.pages(page.pdf(format="A4"), folder)


def test_plan_on_a_page_is_one_sheet(page: Page, example: Example, tmp_path: Path) -> None:
    log_in(page, example.users[Role.BOARD_MEMBER], "/po2814/plan/overzicht/", password=PASSWORD)
    (sheet,) = printed(page, tmp_path)
    assert "Doel en indicator Nu Verloop Afgesproken Stand Volgende bespreking" in pdf.flat(sheet)


def test_tables_of_a_card_keep_their_heads_on_paper(page: Page, example: Example, tmp_path: Path) -> None:
    with tenant_scope(example.tenant.swv):
        indicator = Indicator.objects.get(swv=None, code="deelname-sbo")
    log_in(page, example.users[Role.DIRECTOR], f"/po2814/indicatoren/{indicator.pk}/", password=PASSWORD)
    text = pdf.flat(" ".join(printed(page, tmp_path)))
    assert "Waar in het plan Afgesproken Stand" in text
