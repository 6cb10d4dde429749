"""The same pages for others: who imports and writes but does not publish, who only reads, and who does not belong here."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from goals.models import Goal
from indicators.models import Figure, IndicatorDefinition
from meetings.models import AgendaItem, AgendaPack
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.conftest import make_person, make_tenant
from tests.e2e.steps import log_in
from tests.factories import (
    AgendaIndicatorFactory,
    AgendaItemFactory,
    AgendaPackFactory,
    BodyFactory,
    FigureFactory,
    GoalFactory,
    IndicatorLinkFactory,
    MeetingFactory,
    PackCopyFactory,
    PlanFactory,
    PriorityFactory,
)
from tests.factories.meetings import PDF

SBO = "Deelname speciaal basisonderwijs"


@pytest.fixture
def pack(tenant: Tenant) -> AgendaPack:
    """A plan with one linked indicator, its figure, and a meeting with published papers."""
    swv = tenant.swv
    with tenant_scope(swv):
        definition = IndicatorDefinition.objects.select_related("indicator").get(indicator__code="deelname-sbo")
        FigureFactory(definition=definition)
        goal = GoalFactory(swv=swv, priority=PriorityFactory(swv=swv, plan=PlanFactory(swv=swv)))
        link = IndicatorLinkFactory(swv=swv, goal=goal, indicator=definition.indicator)
        meeting = MeetingFactory(swv=swv, body=BodyFactory(swv=swv), date=timezone.localdate())
        item = AgendaItemFactory(swv=swv, meeting=meeting)
        AgendaIndicatorFactory(swv=swv, item=item, link=link)
        pack: AgendaPack = AgendaPackFactory(swv=swv, meeting=meeting)
        PackCopyFactory(swv=swv, pack=pack, body=meeting.body)
        return pack


def addresses(pack: AgendaPack) -> dict[str, str]:
    """Where each of the things is."""
    with tenant_scope(pack.swv):
        goal, item = Goal.objects.get(), AgendaItem.objects.get()
        indicator = Figure.objects.select_related("definition").get(unit="PO2814").definition.indicator_id
    return {
        "today": "/po2814/",
        "plan": "/po2814/plan/",
        "goal": f"/po2814/plan/doel/{goal.pk}/",
        "goal-edit": f"/po2814/plan/doel/{goal.pk}/wijzig/",
        "indicator": f"/po2814/indicatoren/{indicator}/",
        "data": "/po2814/gegevens/",
        "meeting": f"/po2814/overleg/{pack.meeting_id}/",
        "publish": f"/po2814/overleg/{pack.meeting_id}/publiceer/",
        "item": f"/po2814/overleg/punt/{item.pk}/",
        "pdf": f"/po2814/overleg/stukken/{pack.pk}.pdf",
    }


def post(page: Page, address: str, **fields: str) -> int:
    """Send a form past the buttons, with the cookies and the token of the person; the status of the answer."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    form = {"csrfmiddlewaretoken": token, **fields}
    return page.request.post(address, form=form, max_redirects=0).status


def test_kwaliteitsmedewerker_imports_and_writes_but_does_not_publish(page, worker, pack, make_user, po_file) -> None:
    where = addresses(pack)
    log_in(page, make_user("Bas", Role.QUALITY), where["data"])
    page.get_by_label("Bestand", exact=True).set_input_files(po_file)
    page.get_by_role("button", name="Controleer het bestand").click()
    expect(page.get_by_role("button", name="Neem 7.301 rijen over")).to_be_visible(timeout=90_000)

    page.goto(where["goal"])
    page.get_by_role("link", name="Wijzig doel").click()
    page.get_by_label("Toelichting").fill("Geschreven door Bas.")
    page.get_by_role("button", name="Bewaar wijziging").click()
    expect(page.get_by_role("status").filter(has_text="Het doel is gewijzigd.")).to_be_visible()
    expect(page.get_by_text("Geschreven door Bas.")).to_be_visible()

    page.goto(where["meeting"])
    expect(page.get_by_role("heading", name="Stukken")).to_be_visible()
    expect(page.get_by_text("Voeg een punt toe")).to_be_visible()
    expect(page.get_by_role("button", name="Publiceer")).to_have_count(0)
    assert post(page, where["publish"]) == 403


def test_bestuurslid_reads_everything_and_changes_nothing(page, pack, make_user, watch) -> None:
    where = addresses(pack)
    log_in(page, make_user("Bram", Role.BOARD_MEMBER))
    tabs = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    expect(tabs).to_have_text(["Vandaag", "Plan", "Indicatoren", "Bijdragen", "Overleg"])

    page.goto(where["plan"])
    expect(page.get_by_role("heading", name="Minder verwijzingen naar het sbo")).to_be_visible()
    offers_no_change(page)
    page.goto(where["goal"])
    expect(page.get_by_role("heading", name=SBO)).to_be_visible()
    offers_no_change(page)
    page.goto(where["indicator"])
    expect(page.locator(".figure-top .fig")).to_have_text("2,04%")
    offers_no_change(page)
    page.goto(where["meeting"])
    expect(page.get_by_role("row").filter(has_text="Voortgang: minder verwijzingen")).to_be_visible()
    offers_no_change(page)

    answer = page.request.get(where["pdf"])
    assert (answer.status, answer.headers["content-type"], answer.body()) == (200, "application/pdf", PDF)

    assert post(page, where["goal-edit"], title="Van mij") == 403
    assert post(page, where["publish"]) == 403
    assert post(page, where["item"], title="Van mij") == 403
    assert post(page, where["data"]) == 403
    watch.announce("status of 403")
    page.goto(where["data"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def offers_no_change(page: Page) -> None:
    """The page holds no form that writes, and no link to one."""
    expect(page.locator("main form[method=post]")).to_have_count(0)
    expect(
        page.locator("main a[href*='/wijzig/'], main a[href*='/archiveer/'], main a[href*='/koppel/']")
    ).to_have_count(0)


def test_outsider_finds_nothing(page, pack, watch) -> None:
    outsider = make_person(make_tenant("VO2507", "Ander samenwerkingsverband"), "Carla", Role.DIRECTOR)
    log_in(page, outsider)
    watch.announce("status of 404")
    for address in addresses(pack).values():
        response = page.goto(address)
        assert response is not None
        assert (address, response.status) == (address, 404)
        expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
        expect(page.get_by_text("Samenwerkingsverband Test")).to_have_count(0)
