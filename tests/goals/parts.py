"""Addresses of elements and of what hangs on them, for the tests of their pages."""

from django.urls import reverse

from goals.models import Activity, Goal, Priority
from tests.factories import BudgetLineFactory, FrameworkTagFactory, MilestoneFactory, RiskFactory, ScopeBoardFactory
from tests.goals.plans import Example

KINDS = ("speerpunt", "doel", "activiteit")
FORMS = ("element-details", "element-results", "milestone-add", "money-add", "risk-add", "scope-edit", "tags-edit")
PAGES = {"speerpunt": "priority", "doel": "goal", "activiteit": "activity"}
MAKERS = (MilestoneFactory, BudgetLineFactory, RiskFactory, ScopeBoardFactory, FrameworkTagFactory)


def element_of(example: Example, kind: str) -> Priority | Goal | Activity:
    return {"speerpunt": example.priority, "doel": example.goal, "activiteit": example.activity}[kind]


def about(name: str, kind: str, pk: int, code: str = "PO2814") -> str:
    return reverse(f"goals:{name}", args=[code, kind, pk])


def page_of(example: Example, kind: str, code: str = "PO2814") -> str:
    return reverse(f"goals:{PAGES[kind]}", args=[code, element_of(example, kind).pk])


def row_url(name: str, row) -> str:
    return reverse(f"goals:{name}", args=["PO2814", row.pk])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())
