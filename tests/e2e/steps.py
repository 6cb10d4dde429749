"""What people do in every test."""

from playwright.sync_api import Page, expect

from osp.models import User
from osp.worker import LeasingWorker
from tests.conftest import PASSWORD


def log_in(page: Page, user: User, to: str = "/", *, password: str = PASSWORD) -> None:
    """Ask for a page, get the login form, fill it in, and end on the page that was asked for."""
    page.goto(to)
    page.get_by_label("E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Wachtwoord")).to_have_count(0)
    page.wait_for_load_state()


def settled(page: Page) -> None:
    """Wait until htmx has put its last answer in the page and given it its behaviour."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)


def carry_out_jobs() -> None:
    """Do all the work that waits, here and now."""
    leasing = LeasingWorker(batch=True, interval=0.05, worker_id="browsertest")
    leasing.run()
    leasing.running = False
