"""docs/glossary.md against the code: each term one identifier, and each model in the list."""

import re
from enum import Enum
from importlib import import_module
from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
APPS = ("osp", "indicators", "goals", "meetings")
# Word lists and value objects that the glossary may name beside models and fields.
MODULES = (
    "goals.compute.lint",
    "goals.queries.coverage",
    "goals.queries.lint",
    "osp.enums",
    "osp.abilities",
    "osp.actors",
    "osp.parties",
    "indicators.enums",
    "indicators.compute.figure",
    "indicators.models.observations",
    "goals.course",
    "goals.blueprints",
    "goals.enums",
    "goals.importers.word_mapping",
    "goals.compute.contribution_flow",
    "goals.kinds",
    "goals.progress",
    "meetings.compute.papers.parts",
    "meetings.enums",
    "meetings.proposals",
    "meetings.queries.year_wheel",
    "goals.compute.quadrant",
    "meetings.compute.silence",
    "meetings.queries.silence",
    "meetings.pack.handover",
    "goals.documents.kaart",
    "goals.queries.effort",
    "goals.queries.together",
)


def rows() -> list[tuple[str, str, str]]:
    """The rows of every table: Dutch, code, meaning."""
    lines = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in cells if len(row) == 3 and row[0] != "Nederlands" and not set(row[0]) <= set("-: ")]


def models() -> dict[str, type]:
    """Model classes of the four apps by name; the table with the history of a model is no term of its own."""
    found = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model.__name__: model for model in found if not hasattr(model, "instance_type")}


def known() -> set[str]:
    """Every name that may stand in the column "code": models, their fields, enums and their members, value objects."""
    names = set()
    for name, model in models().items():
        names |= {name, *(field.name for field in model._meta.get_fields())}
        names |= {f"{name}.{field.name}" for field in model._meta.get_fields()}
    for module in MODULES:
        for name, value in vars(import_module(module)).items():
            if isinstance(value, type) and value.__module__.split(".")[0] in APPS:
                names.add(name)
                names |= {f"{name}.{each.name}" for each in value} if issubclass(value, Enum) else set()
    return names


def codes() -> list[str]:
    """Names between backticks in the second column."""
    return [code for _, column, _ in rows() for code in re.findall(r"`([^`]+)`", column)]


def test_every_name_in_the_glossary_exists():
    assert sorted(set(codes()) - known()) == []


def test_every_model_is_in_the_glossary():
    assert sorted(models().keys() - set(codes())) == []


def test_every_row_names_code_and_meaning():
    assert [row for row in rows() if not row[0] or "`" not in row[1] or not row[2]] == []


def test_one_term_has_one_identifier():
    terms = [term.lower() for term, _, _ in rows()]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
    assert sorted({code for code in codes() if codes().count(code) > 1}) == []
