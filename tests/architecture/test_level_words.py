"""Missie, speerpunt, doel and activiteit have own names: no screen, document or sentence writes the usual one itself.

A template says {{ levels.goal.singular }}, Python takes `own_levels()` or is given `Levels`. What stays stands in the lists below,
each with its reason.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("osp", "goals", "indicators", "meetings")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted(
    path
    for app in APPS
    for path in (ROOT / app).rglob("*.py")
    # The description of the API is the same for every samenwerkingsverband, and explains fields that have these names.
    if not {"migrations", "demo", "serializers", "viewsets"} & set(path.relative_to(ROOT).parts)
)
LEVEL = re.compile(
    r"(?<![\w-])(speerpunt|speerpunten|doel|doelen|activiteit|activiteiten|missie|missies)(?![\w-])", re.IGNORECASE
)
COMMENT = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
# Attributes that nobody reads: addresses, names of fields, hooks for scripts and styles.
UNREAD = re.compile(
    r"""\s(?:id|for|href|action|name|value|class|src|data-(?!l\b)[\w-]+|hx-[\w-]+|aria-\w+by)="[^"]*\""""
)
# A word in code that a program reads: an address, a path of a template, the kind of a row.
FOR_PROGRAMS = re.compile(r"[a-z-]+|[#/?.<]\S*|\S*[/#=?]\S*")
TALK = "doel van een bespreking: what a gremium is asked to do, no level of the plan"
TEMPLATE_LEFT = {
    "meetings/_agenda.html": TALK,
    "meetings/_item_read.html": TALK,
    "meetings/_paper.html": TALK,
    "meetings/_sheet.html": TALK,
}
MODULE_LEFT = {
    ("meetings/forms/sheet.py", "Doel"): TALK,
    ("meetings/forms/fields.py", "Doel van de bespreking"): TALK,
    ("meetings/pack/parts_overview.py", "Doel"): TALK,
    ("meetings/pack/parts_oplegger.py", "doel en tijd"): TALK,
    ("goals/compute/lint/prose.py", "(?:het|ons) doel"): "what planlint looks for in typed text",
    ("goals/models/plan.py", "na de speerpunten"): "name of a column, which no screen shows",
    ("osp/pdf/text.py", "p\\.|blz\\.|nr\\.|art\\.|artikel|lid|punt|doel|speerpunt|activiteit|indicator|bijlage|groep|stap|niveau|versie|besluit|fase|circa|hoofdstuk|paragraaf"): (
        "what stays beside its number in typed text"
    ),
}  # fmt: skip


def said_in(template: str) -> list[str]:
    """Level words that a reader of the page would see: in text, in read attributes, in what a tag is given to say."""
    text = COMMENT.sub("", template)
    text = re.sub(r"{%\s*(?:url|if|elif|for|with|block|load|extends|static)\b[^%]*%}", "", text)
    text = re.sub(r"""{%\s*include\s+"[^"]+\"""", "{% include", text)
    return [found.group() for found in LEVEL.finditer(UNREAD.sub("", text))]


def strings_in(path: Path) -> Iterator[str]:
    """Every string of a module that is no docstring and could be read by a person."""
    tree = ast.parse(path.read_text())
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
        if isinstance(text, str) and LEVEL.search(text) and not FOR_PROGRAMS.fullmatch(text):
            yield text


@cache
def said_in_modules() -> frozenset[tuple[str, str]]:
    """Every such string of the product, with its module."""
    return frozenset((str(path.relative_to(ROOT)), text) for path in MODULES for text in strings_in(path))


def test_templates_say_no_level_by_its_usual_name():
    found = {}
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        allowed = {"Doel"} if name in TEMPLATE_LEFT else set()
        if said := [word for word in said_in(path.read_text()) if word not in allowed]:
            found[name] = said
    assert found == {}


def test_module_says_no_level_by_its_usual_name():
    found = said_in_modules()
    assert sorted(found - MODULE_LEFT.keys()) == []


def test_lists_hold_nothing_that_is_gone():
    found = said_in_modules()
    assert MODULE_LEFT.keys() - found == set()
    assert [name for name in TEMPLATE_LEFT if not said_in((ROOT / "templates" / name).read_text())] == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>Geen doel past.</p>", ["doel"]),
        ('<a aria-label="Verplaats doel">x</a>', ["doel"]),
        ('{% include "x.html" with text="Nog geen speerpunten" %}', ["speerpunten"]),
        ('{% icon "pencil" "Wijzig activiteit" %}', ["activiteit"]),
        ('<td data-l="Doel">x</td>', ["Doel"]),
        ('<div id="doel-3" hx-target="#doel-3" class="doel">x</div>', []),
        ("{% url 'goals:goal' pk %}{# doel #}{% comment %}doel{% endcomment %}", []),
        ("{% if naar == 'doel' %}{{ levels.goal.the }}{% endif %}", []),
    ],
)
def test_pattern_catches_what_a_reader_sees(template, said):
    assert said_in(template) == said


def test_pattern_catches_what_code_says(tmp_path):
    module = tmp_path / "code.py"
    module.write_text('"""doel"""\nKIND = "doel"\nURL = "doel/<int:pk>/"\nLABEL = "Doel"\nTEXT = f"Dit doel {KIND}"\n')
    assert sorted(strings_in(module)) == ["Dit doel ", "Doel"]
