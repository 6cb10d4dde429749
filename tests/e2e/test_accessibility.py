"""Every main screen of the example: WCAG 2.2 A and AA by axe, light and dark, wide and narrow, and nothing that sticks out."""

from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import Page, expect

from goals.models import Activity, BudgetLine, Goal, IndicatorLink, Priority, Rollover, YearPlan
from indicators.enums import FigureKind
from indicators.models import Figure, FigureNote, ImportRun, Indicator, RunState, Scenario
from meetings.demo.people import PASSWORD
from meetings.models import AgendaItem, AgendaPack, AgendaScenario, Ballot, Body
from osp.enums import Role
from osp.models import Job, Tenant
from osp.school_years import school_year_of
from osp.scope import tenant_scope
from tests.e2e.conftest import SCREENS
from tests.e2e.steps import log_in, settled

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = f"""async () => (await axe.run(document, {{runOnly: {RULES}, resultTypes: ["violations"]}})).violations.flatMap(
  (rule) => rule.nodes.map((node) => `${{rule.id}}: ${{node.target}} ${{node.failureSummary}}`))"""
# What makes the page wider than its window: elements that end beyond it, outside anything that scrolls by itself.
STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.checkVisibility() && element.getBoundingClientRect().right > edge + 0.5 && !scrolls(element.parentElement));
  const named = wide.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || element.id}`);
  return [`${document.documentElement.scrollWidth - edge} px: ${named.slice(0, 4).join(", ")}`];
}"""
LATER = "[hx-trigger='revealed']"
WIDE, NARROW, NARROWEST = 1280, 390, 320
HEIGHT = {WIDE: 900, NARROW: 844, NARROWEST: 640}


def minuted() -> dict[str, str]:
    """The screens of a meeting that was; at the start of a school year the example has none."""
    ballot = Ballot.objects.select_related("item").first()
    if ballot is None:
        return {}
    meeting = f"overleg/{ballot.item.meeting_id}"
    return {
        "vergadering-schrijven": f"{meeting}/vergaderen/?punt={ballot.item_id}",
        "wie-is-er": f"{meeting}/vergaderen/aanwezig/",
        "stemming": f"overleg/stemming/{ballot.pk}/",
        "verslag": f"{meeting}/verslag/",
    }


def at_table() -> dict[str, str]:
    """The sliders of a scenario in a meeting."""
    place = AgendaScenario.objects.order_by("pk")[0]
    return {"schuiven-aan-tafel": f"overleg/punt/{place.item_id}/toezegging/{place.scenario_id}/"}


def screens(tenant: Tenant) -> dict[str, str]:
    """Name and address of every main screen."""
    with tenant_scope(tenant.swv):
        goal = Goal.objects.order_by("priority__position", "position")[0]
        pack = AgendaPack.objects.select_related("meeting").get()
        item = AgendaItem.objects.filter(meeting=pack.meeting, indicators__isnull=False).order_by("position")[0]
        noticeable = Indicator.objects.filter(kind="merkbaar", swv=tenant.swv)[0]
        interval = Figure.objects.filter(
            unit=tenant.code, kind=FigureKind.INTERVAL, superseded_at__isnull=True
        ).select_related("definition")
        delivery = Job.objects.get(kind="indicators.inspect").argument
        places = {
            "vandaag": "",
            "plan": "plan/",
            "doel": f"plan/doel/{goal.pk}/",
            "doel-wijzigen": f"plan/doel/{goal.pk}/wijzig/",
            "koppelen": f"plan/doel/{goal.pk}/koppel/?indicator={Indicator.objects.get(code='deelname-so-woonachtig').pk}",
            "koppeling": f"plan/koppeling/{IndicatorLink.objects.filter(goal=goal)[0].pk}/",
            "archief": "plan/archief/",
            "jaarplanning": "overleg/jaar/",
            "jaarplanning-volgen": f"overleg/jaar/{school_year_of(timezone.localdate()) + 1}/volg/",
            "sjabloon": f"overleg/sjabloon/{Priority.objects.order_by('position')[0].pk}/",
            "indicatoren": "indicatoren/",
            "indicator-meetbaar": f"indicatoren/{Indicator.objects.get(code='deelname-sbo').pk}/",
            "indicator-interval": f"indicatoren/{interval[0].definition.indicator_id}/?jaar={interval[0].year}",
            "indicator-merkbaar": f"indicatoren/{noticeable.pk}/",
            "indicator-nieuw": "indicatoren/nieuw/",
            "gegevens": "gegevens/",
            "levering": f"gegevens/levering/{delivery}/",
            "register": "gegevens/register/",
            "schoolbesturen": "gegevens/register/schoolbesturen/",
            "samenwerkingsverbanden": "gegevens/register/samenwerkingsverbanden/",
            "overleg": "overleg/",
            "overleg-nieuw": "overleg/nieuw/",
            "gremia": "overleg/gremia/",
            "gremium": f"overleg/gremia/{Body.objects.order_by('pk')[0].pk}/",
            "gremium-wijzigen": f"overleg/gremia/{Body.objects.order_by('pk')[0].pk}/wijzig/",
            "nieuw-lid": f"overleg/gremia/{Body.objects.order_by('pk')[0].pk}/leden/",
            "vergadering": f"overleg/{pack.meeting_id}/",
            "stukken-lezen": f"overleg/stukken/{pack.pk}/lezen/",
            "agendapunt": f"overleg/punt/{item.pk}/",
            "vergaderen": f"overleg/{pack.meeting_id}/vergaderen/?punt={item.pk}",
            **at_table(),
            **minuted(),
            "logboek": "beheer/logboek/",
            **element_screens(goal),
            **plan_screens(),
            **indicator_screens(tenant, goal),
        }
    return {name: f"/{tenant.slug}/{place}" for name, place in places.items()}


def element_screens(goal: Goal) -> dict[str, str]:
    """The screens of what hangs on the elements of the plan."""
    line = BudgetLine.objects.order_by("pk")[0]
    parts = ("onderdelen", "uitwerking", "resultaat", "mijlpaal", "risico", "bereik", "kader")
    return {
        "speerpunt": f"plan/speerpunt/{goal.priority_id}/",
        "activiteit": f"plan/activiteit/{Activity.objects.filter(goal=goal)[0].pk}/",
        "begroting": "plan/begroting/",
        "begrotingsregel": f"plan/begroting/{line.pk}/wijzig/",
        "kader": "plan/kader/",
        "kader-nieuw": "plan/kader/nieuw/",
        "hoofdstuk-nieuw": "plan/hoofdstuk/nieuw/",
        **{f"doel-{part}": f"plan/doel/{goal.pk}/{part}/" for part in parts},
    }


def plan_screens() -> dict[str, str]:
    """The screens of the plan as a whole: what it lacks, its school years, and the ways out and in again."""
    return {
        "bevindingen": "plan/bevindingen/",
        "dekking": "plan/dekking/",
        "jaarplannen": "plan/jaarplan/",
        "jaarplan": f"plan/jaarplan/{YearPlan.objects.order_by('-year')[0].pk}/",
        "excel": "plan/excel/",
        "vorig-plan": "plan/begin/vorig-plan/",
        "niet-mee": "plan/niet-mee/",
        "afscheid": f"plan/niet-mee/{Rollover.objects.order_by('pk')[0].pk}/wijzig/",
        "tabel": "plan/als-tabel/",
    }


def indicator_screens(tenant: Tenant, goal: Goal) -> dict[str, str]:
    """The screens of what is measured, compared and supposed."""
    own = Indicator.objects.get(swv=tenant.swv, adapted_from__isnull=False).pk
    ids = dict(Indicator.objects.filter(swv__isnull=True).values_list("code", "pk"))
    sbo, absent = ids["deelname-sbo"], ids["thuiszitters-absoluut"]
    runs = dict(ImportRun.objects.filter(swv=tenant.swv).values_list("state", "pk"))
    scenario = Scenario.objects.order_by("pk")[0]
    return {
        "plan-op-een-pagina": "plan/overzicht/",
        "doel-scenarios": f"plan/doel/{goal.pk}/scenarios/",
        "indicator-breuk": f"indicatoren/{ids['jeugdhulp']}/",
        "indicator-verzonnen": f"indicatoren/{absent}/",
        "indicator-afwijkend": f"indicatoren/{own}/",
        "indicator-definitie": f"indicatoren/{own}/definitie/",
        "indicator-meetbaar-nieuw": "indicatoren/nieuw/?soort=meetbaar",
        "indicator-aanpassen": f"indicatoren/{sbo}/aanpassen/",
        "indicator-eigen-wijzigen": f"indicatoren/{own}/wijzig/",
        "indicator-archiveren": f"indicatoren/{own}/archiveer/",
        "indicatoren-archief": "indicatoren/archief/",
        "notitie": f"indicatoren/notitie/{FigureNote.objects.order_by('pk')[0].pk}/",
        "paspoort": f"indicatoren/{absent}/paspoort/2025/",
        "vergelijking": f"indicatoren/{sbo}/vergelijking/?jaar=2019",
        "prognose": f"indicatoren/{absent}/prognose/",
        "scenarios": f"indicatoren/{sbo}/scenarios/",
        "scenario-nieuw": f"indicatoren/{sbo}/scenarios/nieuw/",
        "scenario": f"indicatoren/scenario/{scenario.pk}/",
        "tarieven": "indicatoren/tarieven/",
        "bronnen": "gegevens/bronnen/",
        "bron": "gegevens/bronnen/leerplichttelling/",
        "tlv": "gegevens/tlv/",
        "zelf-invullen": "gegevens/invullen/",
        "zelf-invullen-een": f"gegevens/invullen/{absent}/",
        "koppelingen": "gegevens/koppelingen/",
        "levering-ingetrokken": f"gegevens/levering/{runs[RunState.WITHDRAWN]}/",
        "levering-voorlopig": f"gegevens/levering/{runs[RunState.LOADED]}/",
    }


def test_every_screen_is_accessible_and_fits(open_page, example) -> None:
    faults = look_at(open_page(), "inloggen", "/inloggen/")
    page = open_page()
    log_in(page, example.users[Role.DIRECTOR], password=PASSWORD)
    for name, address in screens(example.tenant).items():
        faults += look_at(page, name, address)
    manager = open_page()
    log_in(manager, example.users[Role.ADMIN], password=PASSWORD)
    faults += look_at(manager, "beheer", f"/{example.tenant.slug}/beheer/")
    assert not faults, "\n".join(faults)


def look_at(page: Page, name: str, address: str) -> list[str]:
    """What is wrong with a screen, at every width and in both colours; leaves a picture of each."""
    faults = []
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": WIDE, "height": HEIGHT[WIDE]})
    response = page.goto(address)
    assert response is not None
    assert (name, response.status) == (name, 200)
    complete(page)
    page.evaluate(AXE_SCRIPT)
    for width in (WIDE, NARROW, NARROWEST):
        page.set_viewport_size({"width": width, "height": HEIGHT[width]})
        complete(page)
        faults += [f"{name} {width} steekt uit: {wide}" for wide in page.evaluate(STICKS_OUT)]
        for colours in ("light", "dark") if width != NARROWEST else ():
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            page.screenshot(path=SCREENS / f"{name}-{width}-{colours}.png", full_page=True)
            faults += [f"{name} {width} {colours}: {fault}" for fault in page.evaluate(RUN_AXE)]
    page.emulate_media(color_scheme="light")
    return faults


def complete(page: Page) -> None:
    """Bring every part into view that loads only then, and wait until all of it is there."""
    waiting = page.locator(LATER)
    for left in range(waiting.count(), 0, -1):
        page.evaluate("(later) => document.querySelector(later)?.scrollIntoView()", LATER)
        expect(waiting).not_to_have_count(left)
    expect(waiting).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    settled(page)
