"""The director's hand: it works the page as a person does, and counts."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect


class Hand:
    """Clicks and choices are counted; typing is not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, role: str, name: str, *, within: Locator | None = None, exact: bool = False) -> None:
        """Press what has this role and name."""
        place = within or self.page
        place.get_by_role(role, name=name, exact=exact).click()  # type: ignore[arg-type]
        self.clicks += 1

    def tab(self, name: str) -> None:
        """Go to a part of the product."""
        menu = self.page.get_by_role("navigation", name="Hoofdmenu")
        self.click("link", name, within=menu)
        expect(menu.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")

    def choose(self, label: str, option: str) -> None:
        """Pick from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=option)
        self.clicks += 1

    def tick(self, label: str, *, within: Locator) -> None:
        """A radio or a box."""
        within.get_by_label(label, exact=True).check()
        self.clicks += 1

    def write(self, label: str, text: str) -> None:
        """Type into a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def offer(self, path: Path) -> None:
        """Choose a file."""
        self.page.get_by_label("Bestand", exact=True).set_input_files(path)
        self.clicks += 1
