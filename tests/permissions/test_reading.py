"""Every answer of A, read once as page and as fragment: it says nothing of B, and calls the levels of the plan by A's own names."""

import io
import re
from itertools import product
from typing import Any

import pytest
from openpyxl import load_workbook

from osp.models import Tenant
from tests.architecture.test_level_words import said_in
from tests.permissions import markers
from tests.permissions.conftest import Two
from tests.permissions.matrix import PAGES, Page
from tests.permissions.reading import HTMX, XLSX, addresses, body_of, headers_of, kind_of

OWN = {
    "mission": {"singular": "opdracht", "plural": "opdrachten", "article": "de"},
    "priority": {"singular": "ambitie", "plural": "ambities", "article": "de"},
    "goal": {"singular": "resultaat", "plural": "resultaten", "article": "het"},
    "activity": {"singular": "stap", "plural": "stappen", "article": "de"},
}
# What a gremium is asked to do is no level of the plan.
TALK = re.compile(
    r">\s*Doel(?: van de bespreking)?\s*<|data-l=\"Doel\"|;doel;|<t[^>]*>doel<|\bDoel\b(?=\s+Min\.)|doel en tijd"
)
# Where the names are chosen the usual ones stand beside them.
CHOOSING = "plan/inrichting/"
reading = {route: page for route, page in PAGES.items() if page.read}


@pytest.mark.parametrize(("route", "page"), reading.items(), ids=list(reading))
def test_page_of_a_says_nothing_of_b_and_uses_its_own_words(route, page: Page, two: Two, tmp_path):
    answers = answers_of(two, route, page)
    refused = [(asked, answer.status_code) for asked, answer in answers if answer.status_code not in {200, 204, 302}]
    assert refused == []
    texts = [(asked, answer, body_of(answer, tmp_path)) for asked, answer in answers]
    told = [(asked, markers.traces_in(headers_of(answer) + body)) for asked, answer, body in texts]
    assert [(asked, traces) for asked, traces in told if traces] == []
    if CHOOSING not in route:
        usual = [(asked, said_in(words_of(answer, body, route))) for asked, answer, body in texts]
        assert [(asked, words) for asked, words in usual if words] == []


def answers_of(two: Two, route: str, page: Page) -> list[tuple[tuple[str, bool], Any]]:
    """Every way to read a page, as address and whether it is a fragment, with the answer; A has names of its own."""
    reader = two.who(page)
    two.ask(reader, "GET", "/livez")  # the login stays, what is written in the block below does not
    with two.kept():
        Tenant.objects.filter(pk=two.a.tenant.pk).update(level_names=OWN)
        return [
            ((url, bool(headers)), two.ask(reader, "GET", url, **headers))
            for url, headers in product(addresses(route, page, two.a), ({}, HTMX))
        ]


def words_of(answer: Any, body: str, route: str) -> str:
    """What people read of an answer: no name of a file, and of a workbook the sheets that a person can open."""
    del answer.headers["Content-Disposition"]
    text = headers_of(answer) + (_open_sheets(answer) if kind_of(answer) == XLSX else body)
    return TALK.sub("", text) if "overleg/" in route else text


def _open_sheets(answer: Any) -> str:
    sheets = [sheet for sheet in load_workbook(io.BytesIO(answer.content)) if sheet.sheet_state != "veryHidden"]
    return "\n".join(str(value) for sheet in sheets for row in sheet.values for value in row if value is not None)
