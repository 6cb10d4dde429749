"""A chair's evening: prepare, publish, minute, decide, seal; and the decision shows in the chart of its indicator."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from indicators.models import Indicator
from meetings.enums import BodyKind
from meetings.models import Decision, Minutes
from osp.enums import Role
from osp.scope import tenant_scope
from tests import factories as make
from tests.e2e.steps import log_in, settled
from tests.meetings.conftest import figure_of

LONG = 90_000
ASKED = "Het bestuur besluit de aanpak voort te zetten."


@pytest.fixture
def evening(tenant):
    """A bestuur of three that meets today and in eight weeks, and an indicator with figures up to this school year."""
    with tenant_scope(tenant.swv):
        today = timezone.localdate()
        sbo = Indicator.objects.get(swv=None, code="deelname-sbo")
        for year in range(today.year - 4, today.year):
            figure_of(sbo, year, numerator=400 - year % 10, denominator=17_000)
        plan = make.PlanFactory(swv=tenant.swv, first_year=today.year - 2, last_year=today.year + 1)
        goal = make.GoalFactory(
            swv=tenant.swv, priority__plan=plan, priority__swv=tenant.swv, title="Minder kinderen naar het sbo"
        )
        link = make.IndicatorLinkFactory(swv=tenant.swv, goal=goal, indicator=sbo)
        body = make.BodyFactory(swv=tenant.swv, kind=BodyKind.BOARD, quorum_percent=50)
        for number in range(1, 4):
            make.BodyMemberFactory(swv=tenant.swv, body=body, name=f"Lid {number}", position=number)
        meeting = make.MeetingFactory(swv=tenant.swv, body=body, date=today)
        make.MeetingFactory(swv=tenant.swv, body=body, date=today + timedelta(weeks=8))
        return meeting, link


def test_evening_of_a_chair(page, start_worker, make_user, evening, tenant) -> None:
    meeting, link = evening
    start_worker()
    base = f"/{tenant.slug}/overleg/{meeting.pk}/"
    log_in(page, make_user("Anna", Role.DIRECTOR), base)

    prepare(page)
    page.goto(base)
    page.get_by_role("button", name="Publiceer de stukken").click()
    expect(page.get_by_role("link", name="PDF", exact=True).first).to_be_visible(timeout=LONG)

    page.get_by_role("link", name="Vergader", exact=True).click()
    page.get_by_role("button", name="Begin de vergadering").click()
    page.get_by_role("button", name="Noteer de rest als aanwezig").click()
    expect(page.get_by_text("3 van 3 stemgerechtigde leden; nodig 2: besluiten kan.")).to_be_visible()

    minute(page)
    decide(page)

    page.get_by_role("button", name="Sluit de vergadering").click()
    expect(page.get_by_text(f"Besluit {timezone.localdate().year}-01, genomen")).to_be_visible()
    page.get_by_role("button", name="Keur goed").click()
    page.get_by_role("button", name="Verzegel het verslag").click()
    expect(page.get_by_text("Dit verslag verandert niet meer.")).to_be_visible()
    with tenant_scope(tenant.swv):
        minutes = Minutes.objects.get(meeting=meeting)
        assert (minutes.is_sealed, bytes(minutes.pdf)[:5]) == (True, b"%PDF-")
        label = Decision.objects.get().label

    page.goto(f"/{tenant.slug}/indicatoren/{link.indicator_id}/")
    expect(page.locator("svg text", has_text=re.compile(f"besluit .*{label}")).first).to_be_visible()


def prepare(page) -> None:
    """Put a point on the agenda with a figure and the sentence that is asked."""
    page.get_by_text("Voeg een punt toe").click()
    page.get_by_label("Onderwerp").fill("Voortgang sbo")
    page.get_by_label("besluiten", exact=True).check()
    # The papers had to be out before today.
    page.get_by_label("Waarom komt dit punt er nog bij?").fill("De cijfers kwamen vandaag.")
    page.get_by_role("button", name="Zet op de agenda").click()
    page.get_by_label("Gevraagd besluit").fill(ASKED)
    page.get_by_text("Kies een ander cijfer uit het plan").click()
    page.get_by_label(re.compile("Deelname speciaal basisonderwijs")).first.check()
    page.get_by_role("button", name="Bewaar").first.click()
    page.wait_for_load_state()


def minute(page) -> None:
    """Come to the point, and write what is said of it; the field keeps itself."""
    page.get_by_role("link", name=re.compile("Voortgang sbo")).click()
    page.get_by_role("button", name="Begin dit punt").click()
    page.get_by_label(re.compile("Verslag van punt")).fill("De vergadering heeft vragen over de wachtlijst.")
    expect(page.get_by_text(re.compile(r"opgeslagen \d"))).to_be_visible()


def decide(page) -> None:
    """One line, with the figure in which it must show."""
    expect(page.get_by_label("Nieuw besluit")).to_have_value(ASKED)
    page.get_by_text("Doel, effect en terugblik").click()
    page.get_by_label("Effect te zien aan").select_option(index=1)
    page.get_by_label("Nieuw besluit").press("Enter")
    settled(page)
    expect(page.get_by_text(re.compile("staat in het register"))).to_be_visible()
    expect(page.get_by_label("Nieuw besluit")).to_be_focused()
    page.get_by_label("Nieuwe actie").fill("Bel de scholen")
    page.get_by_label("Wie", exact=True).select_option(label="Anna")
    page.get_by_label("Voor", exact=True).fill((date.today() + timedelta(days=30)).isoformat())  # noqa: DTZ011
    page.get_by_role("button", name="Geef").click()
    settled(page)
    expect(page.locator("#acties").get_by_text("Bel de scholen")).to_be_visible()
