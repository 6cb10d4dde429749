"""Numbers that no open file holds: a template filled in by hand, and the TLV administration."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from indicators.models import ImportRun, TlvDecision
from osp.enums import Role
from osp.scope import tenant_scope
from tests.data import data_path
from tests.e2e.hand import Hand
from tests.e2e.steps import log_in
from tests.indicators.catalogue_samples import national
from tests.indicators.template_samples import filled

LONG = 60_000
POS = ("samples", "tlv_pos_export_SYNTHETISCH.csv")
REFUSED = ("samples", "tlv_upload_MOET_GEWEIGERD_SYNTHETISCH.csv")


def test_filled_template_becomes_a_figure_with_a_passport(page, worker, make_user, tmp_path) -> None:
    log_in(page, make_user("Bas", Role.QUALITY), "/po2814/gegevens/invullen/?thema=aanwezigheid")
    with page.expect_download() as download:
        page.get_by_role("link", name="Sjabloon Thuiszitters (Excel)").click()
    book = tmp_path / download.value.suggested_filename
    told = {("thuiszitters_absoluut", "PO2814", 2025): 14, ("thuiszitters_relatief", "PO2814", 2025): 30}
    book.write_bytes(filled(Path(download.value.path()).read_bytes(), told))

    upload(page, book)
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de levering", timeout=LONG)
    row = page.get_by_role("row").filter(has_text="Thuiszitters").filter(has_text="44").first
    expect(row).to_contain_text("onbekend")
    # An empty row of the template is a row too.
    page.get_by_role("button", name=re.compile(r"Neem \d+ rijen over")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze levering is ingelezen", timeout=LONG)

    page.goto(f"/po2814/indicatoren/{national('thuiszitters-absoluut').pk}/")
    expect(page.locator(".figure-top .fig")).to_have_text("44")
    passport = page.get_by_role("complementary").filter(has=page.get_by_role("heading", name="Paspoort van 44"))
    expect(passport).to_contain_text("44 jongeren")
    expect(passport).to_contain_text("alleen voor uw samenwerkingsverband")
    expect(passport).to_contain_text(book.name)


def test_tlv_export_is_taken_over_without_its_refused_row(page, worker, make_user, tenant, watch) -> None:
    watch.announce("status of 422")
    log_in(page, make_user("Bas", Role.QUALITY), "/po2814/gegevens/")
    upload(page, data_path(*POS))
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de levering", timeout=LONG)
    refused = page.get_by_role("region", name="Geweigerde rijen", exact=True)
    expect(refused).to_contain_text("vso")
    expect(page.get_by_text("c0de11")).to_have_count(0)
    page.get_by_role("button", name="Neem 2 rijen over").click()
    expect(page.get_by_text("Vink aan dat u deze rij weglaat")).to_be_visible()
    page.get_by_label("Laat deze rij weg").check()
    page.get_by_role("button", name="Neem 2 rijen over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze levering is ingelezen", timeout=LONG)
    with tenant_scope(tenant.swv):
        assert sorted(TlvDecision.objects.values_list("kind", "outcome")) == [
            ("sbo", "toegekend"),
            ("so", "toegekend"),
        ]

    page.goto("/po2814/gegevens/tlv/")
    expect(page.get_by_role("heading", name="Schooljaar 2024-2025")).to_be_visible()
    granted = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Toegekende TLV’s sbo"))
    expect(granted).to_contain_text("onderdrukt")


def test_tlv_file_with_names_and_numbers_of_pupils_is_refused_whole(page, worker, make_user, tenant, watch) -> None:
    log_in(page, make_user("Bas", Role.QUALITY), "/po2814/gegevens/")
    watch.announce("status of 422")
    upload(page, data_path(*REFUSED))
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("BSN")
    for value in ("Testleerling", "999990019", "2801 AA"):
        expect(page.get_by_text(value)).to_have_count(0)
    with tenant_scope(tenant.swv):
        assert not ImportRun.objects.filter(swv=tenant.swv).exists()


def upload(page: Page, path: Path) -> None:
    """Offer a file as a person does."""
    hand = Hand(page)
    hand.tab("Gegevens")
    hand.offer(path)
    hand.click("button", "Controleer het bestand")
