"""Every screen of contributions: WCAG 2.2 A and AA by axe, light and dark, wide and narrow, and nothing that sticks out."""

from django.conf import settings

from goals.compute.link_secret import secret_of
from goals.models import Contribution, ContributionLink, ContributionRound, PartyContact
from meetings.demo.people import PASSWORD
from osp.enums import Party, Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in
from tests.e2e.test_accessibility import look_at

STATES = ("klaar voor ondertekening", "teruggestuurd", "ingediend")


def bureau_screens(tenant: Tenant) -> dict[str, str]:
    with tenant_scope(tenant.swv):
        asked = ContributionRound.objects.filter(state="uitgezet").get().pk
        submitted = Contribution.objects.filter(round=asked, state="ingediend")[0].pk
        contact = PartyContact.objects.all()[0].pk
    return {
        "bijdragen": "",
        "uitvraag": f"uitvraag/{asked}/",
        "uitvraag-nieuw": "uitvraag/nieuw/",
        "uitvraag-doelen": f"uitvraag/{asked}/doelen/",
        "toezeggingen": f"uitvraag/{asked}/toezeggingen/",
        "uitvraag-overzicht": f"uitvraag/{asked}/overzicht/",
        "uitvraag-herinneringen": f"uitvraag/{asked}/herinneringen/",
        "vraaglast": "vraaglast/",
        "bijdrage-lezen": f"lezen/{submitted}/",
        "contactpersonen": "contacten/",
        "contactpersoon": f"contacten/{contact}/",
    }


def party_screens(tenant: Tenant) -> dict[str, str]:
    with tenant_scope(tenant.swv):
        opened = Contribution.objects.filter(party=Party.SCHOOLBESTUUR, state="geopend")[0].pk
    steps = ("", "cijfers/", "toezegging/", "toezegging/?mist", "geld/", "ondertekenen/", "samen/", "scholen/")
    found = {f"bijdrage-{step.replace('/?', '-').strip('/') or 'begin'}": f"{opened}/{step}" for step in steps}
    return {"bijdragen-eigen": "", **found}


def linked_screens(tenant: Tenant) -> dict[str, str]:
    found = {}
    with tenant_scope(tenant.swv):
        for state, page in zip(STATES, ("ondertekenen/", "aanvullen/", "ondertekend/"), strict=True):
            link = ContributionLink.objects.filter(contribution__state=state)[0]
            found[f"link-{page.strip('/')}"] = f"/bijdrage/{secret_of(link.seed, settings.SECRET_KEY)}/{page}"
    return found


def test_every_screen_of_contributions_is_accessible_and_fits(open_page, example) -> None:
    base = f"/{example.tenant.slug}/plan/bijdragen/"
    faults = []
    for role, screens in ((Role.DIRECTOR, bureau_screens), (Role.SCHOOL_BOARD, party_screens)):
        page = open_page()
        log_in(page, example.users[role], password=PASSWORD)
        for name, address in screens(example.tenant).items():
            faults += look_at(page, name, base + address)
    visitor = open_page()
    for name, address in linked_screens(example.tenant).items():
        faults += look_at(visitor, name, address)
    gemeente = open_page()
    log_in(gemeente, example.users[Role.MUNICIPALITY], password=PASSWORD)
    with tenant_scope(example.tenant.swv):
        mine = Contribution.objects.filter(party=Party.MUNICIPALITY, round__state="uitgezet").order_by("name")[0].pk
    faults += look_at(gemeente, "bijdrage-gemeente", f"{base}{mine}/cijfers/")
    assert not faults, "\n".join(faults)
