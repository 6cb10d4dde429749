"""Texts with looks: the toolbar by mouse and by keyboard, the preview, and what comes along from Word."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from goals.models import Goal
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in, settled
from tests.factories import GoalFactory

PLAN = "/po2814/plan/"
WORD = Path(__file__).with_name("word.html")
PASTE = """(field, html) => {
  const board = new DataTransfer();
  board.setData("text/html", html);
  board.setData("text/plain", "plat");
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: board, bubbles: true, cancelable: true }));
  return field.value;
}"""
FROM_WORD = """\
## Wat wij willen

**Ieder kind** gaat zo dicht mogelijk bij huis *naar school*. Kosten: 3\\*4 = 12 \\[zie bijlage\\_2\\].

- Scholen bieden **meer** zelf
  - met een ib’er
- Ouders praten mee

Zie [het plan](https://www.voorbeeld.nl/plan%281%29) en dit.

1. Eerst dit
2. Dan dat

Jaar | **Doel**
2027 | 2,0%

Slot."""


@pytest.fixture
def goal(tenant: Tenant) -> Goal:
    with tenant_scope(tenant.swv):
        return GoalFactory(swv=tenant.swv, title="Minder verwijzingen naar het sbo", description="")


@pytest.fixture
def text(page: Page, goal: Goal, make_user) -> Locator:
    """The Toelichting of a doel, opened in place by its director."""
    log_in(page, make_user("Anna", Role.DIRECTOR), PLAN)
    page.get_by_role("link", name="Wijzig doel 1.1").click()
    field = page.get_by_label("Toelichting")
    expect(field).to_be_visible()
    settled(page)
    field.click()
    return field


def tool(field: Locator, name: str) -> Locator:
    """A button of the toolbar that belongs to this field."""
    return field.locator("xpath=preceding-sibling::*[1]").get_by_role("button", name=name, exact=True)


def choose(field: Locator, words: str) -> None:
    field.evaluate(
        "(field, words) => { const at = field.value.indexOf(words); field.setSelectionRange(at, at + words.length); }",
        words,
    )


def test_toolbar_gives_looks_and_takes_them_away(page, text) -> None:
    text.fill("Ieder kind dichtbij")
    choose(text, "kind")
    tool(text, "Vet").click()
    expect(text).to_have_value("Ieder **kind** dichtbij")
    expect(text).to_be_focused()
    tool(text, "Cursief").click()
    expect(text).to_have_value("Ieder ***kind*** dichtbij")
    tool(text, "Vet").click()
    expect(text).to_have_value("Ieder *kind* dichtbij")
    page.keyboard.press("Control+z")
    expect(text).to_have_value("Ieder ***kind*** dichtbij")

    text.fill("een\ntwee")
    text.press("Control+a")
    tool(text, "Lijst").click()
    expect(text).to_have_value("- een\n- twee")
    text.press("Control+a")
    tool(text, "Genummerde lijst").click()
    expect(text).to_have_value("1. een\n2. twee")
    text.press("Control+a")
    tool(text, "Genummerde lijst").click()
    expect(text).to_have_value("een\ntwee")
    text.press("Control+Home")
    tool(text, "Kop").click()
    text.press("Control+End")
    tool(text, "Citaat").click()
    expect(text).to_have_value("# een\n> twee")


def test_keyboard_does_all_that_the_mouse_does(page, text) -> None:
    page.keyboard.type("Ieder kind")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("Ieder **kind**")
    page.keyboard.press("Control+i")
    expect(text).to_have_value("Ieder ***kind***")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n- een\ntwee\n\ndrie")
    expect(text).to_have_value("Ieder ***kind***\n- een\n- twee\n\ndrie")

    choose(text, "drie")
    page.keyboard.press("Control+k")
    asked = page.get_by_label("Adres van de link")
    expect(asked).to_be_focused()
    page.keyboard.type("www.voorbeeld.nl/drie")
    page.keyboard.press("Enter")
    expect(text).to_have_value("Ieder ***kind***\n- een\n- twee\n\n[drie](https://www.voorbeeld.nl/drie)")
    expect(text).to_be_focused()

    page.keyboard.press("Shift+Tab")
    expect(tool(text, "Vet")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(tool(text, "Voorbeeld")).to_be_focused()
    page.keyboard.press("Enter")
    shown = page.locator(".rich-preview")
    expect(shown.locator("strong em")).to_have_text("kind")
    expect(shown.get_by_role("listitem")).to_have_text(["een", "twee"])
    expect(shown.get_by_role("link", name="drie")).to_have_attribute("href", "https://www.voorbeeld.nl/drie")
    expect(text).to_be_hidden()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()


def test_word_leaves_its_words_and_looks_and_nothing_else(page, text, goal) -> None:
    assert text.evaluate(PASTE, WORD.read_text()) == FROM_WORD
    page.keyboard.press("Control+Enter")
    expect(text).to_have_count(0)
    page.goto(f"{PLAN}doel/{goal.pk}/")
    shown = page.locator("#doel-kop .rich").first
    expect(shown.get_by_role("heading", name="Wat wij willen")).to_be_visible()
    expect(shown.locator("ul > li")).to_have_count(3)
    expect(shown.locator("ul ul > li")).to_have_text("met een ib’er")
    expect(shown.locator("ol > li")).to_have_text(["Eerst dit", "Dan dat"])
    expect(shown).to_contain_text("Kosten: 3*4 = 12 [zie bijlage_2].")
    assert (
        shown.evaluate("(place) => [...place.querySelectorAll('[style], [class], img, table, span, script')].length")
        == 0
    )


@pytest.mark.parametrize(
    ("html", "pasted"),
    [
        ("<p>Gewoon</p><p>tweede <strong>vet</strong><br>regel</p>", "Gewoon\n\ntweede **vet**\nregel"),
        ("<ul><li>een<ul><li>twee</li></ul></li><li><p>vier</p></li></ul>", "- een\n  - twee\n- vier"),
        ("<ol start=3><li>c<ul><li>d</li></ul><li>e</ol>", "3. c\n   - d\n4. e"),
        ("<blockquote><p>gezegd</p><p>nog iets</p></blockquote>", "> gezegd\n>\n> nog iets"),
        ("<p># geen kop</p><p>1. geen lijst</p><p>- niet</p>", "\\# geen kop\n\n1\\. geen lijst\n\n\\- niet"),
        (
            "<b style='font-weight:normal'><p><span style='font-weight:700'>vet</span> en <span style='font-style:italic'>schuin</span></p></b>",
            "**vet** en *schuin*",
        ),
        ("<div>een</div><div>twee</div><div><br></div><div>drie</div>", "een\ntwee\n\ndrie"),
        ("<h1>Kop <b>vet</b></h1><h5>diep</h5>", "# Kop vet\n\n### diep"),
        ("<p>a<script>alert(1)</script><img src=x onerror=alert(1)><style>p{}</style> b</p>", "a b"),
        ("<a href='javascript:alert(1)'>x</a> <a href='/beheer/'>y</a> <a href='mailto:a@voorbeeld.nl'>z</a>", "x y [z](mailto:a@voorbeeld.nl)"),
        ("<meta charset='utf-8'>", "plat"),
    ],
    ids=["paragraphs", "lists", "numbers", "quote", "signs", "docs", "lines", "headings", "scripts", "links", "nothing"],
)  # fmt: skip
def test_other_clipboards_become_clean_text(page, text, html, pasted) -> None:
    text.evaluate(PASTE, html)
    # A paste that is not understood is left to the browser, which this event does not reach.
    expect(text).to_have_value("" if pasted == "plat" else pasted)
