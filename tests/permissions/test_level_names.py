"""Every answer of a samenwerkingsverband with own names for the levels of its plan: nowhere the usual ones."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from osp.models import Tenant
from tests.architecture.test_level_words import said_in
from tests.permissions.conftest import Two
from tests.permissions.matrix import PAGES, Page
from tests.permissions.reading import XLSX, text_of
from tests.permissions.test_leaks import HTMX, addresses

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
reading = {route: page for route, page in PAGES.items() if page.read and CHOOSING not in route}


@pytest.mark.parametrize(("route", "page"), reading.items(), ids=list(reading))
def test_page_and_fragment_and_table_say_the_own_names(route, page: Page, two: Two, tmp_path):
    reader = two.who(page)
    two.ask(reader, "GET", "/livez")  # the login stays, what is written in the block below does not
    with two.kept():
        Tenant.objects.filter(pk=two.a.tenant.pk).update(level_names=OWN)
        answers = [
            (url, two.ask(reader, "GET", url, **headers))
            for url in addresses(route, page, two.a)
            for headers in ({}, HTMX)
        ]
    assert {answer.status_code for _, answer in answers} <= {200, 204, 302}
    texts = [(url, _said(answer, tmp_path)) for url, answer in answers]
    if "overleg/" in route:
        texts = [(url, TALK.sub("", text)) for url, text in texts]
    assert [(url, said) for url, text in texts if (said := said_in(text))] == []


def _said(answer: Any, folder: Path) -> str:
    """The answer without its headers, which hold addresses; of a workbook the sheets that a person can open."""
    del answer.headers["Content-Disposition"]
    if answer.headers.get("Content-Type") != XLSX:
        return text_of(answer, folder)
    sheets = [sheet for sheet in load_workbook(io.BytesIO(answer.content)) if sheet.sheet_state != "veryHidden"]
    return "\n".join(str(value) for sheet in sheets for row in sheet.values for value in row if value is not None)
