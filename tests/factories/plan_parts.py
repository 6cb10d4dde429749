"""What hangs on the elements of a plan. Give `goal=` (or `priority=`, `activity=`) and `swv=`."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from goals.enums import FrameworkKind, YearKind
from goals.models import BudgetLine, Chapter, FrameworkItem, FrameworkTag, Milestone, Risk, ScopeBoard, WorkbookRun
from osp.models import Schoolbestuur
from tests.factories.goals import GoalFactory, PlanFactory


class ChapterFactory(DjangoModelFactory):
    class Meta:
        model = Chapter

    plan = factory.SubFactory(PlanFactory, swv=factory.SelfAttribute("..swv"))
    title = "Wie wij zijn"
    text = "Twaalf schoolbesturen werken samen."


class PartFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))


class MilestoneFactory(PartFactory):
    class Meta:
        model = Milestone

    title = "Leidraad vastgesteld"
    due = date(2027, 1, 31)


class BudgetLineFactory(PartFactory):
    class Meta:
        model = BudgetLine

    year_kind = YearKind.CALENDAR
    year = 2027
    budgeted = 25_000


class RiskFactory(PartFactory):
    class Meta:
        model = Risk

    title = "Te weinig orthopedagogen"


class ScopeBoardFactory(PartFactory):
    class Meta:
        model = ScopeBoard

    schoolbestuur = factory.LazyFunction(lambda: Schoolbestuur.objects.get_or_create(number="41234")[0])


class FrameworkItemFactory(DjangoModelFactory):
    class Meta:
        model = FrameworkItem

    kind = FrameworkKind.STATUTORY
    label = "e"
    title = "Beoogde en bereikte resultaten"


class FrameworkTagFactory(PartFactory):
    class Meta:
        model = FrameworkTag

    item = factory.SubFactory(FrameworkItemFactory, swv=factory.SelfAttribute("..swv"))


class WorkbookRunFactory(DjangoModelFactory):
    """An Excel file of the plan, checked, with one refused row."""

    class Meta:
        model = WorkbookRun

    plan = factory.SubFactory(PlanFactory, swv=factory.SelfAttribute("..swv"))
    file_name = "plan.xlsx"
    taken_at = factory.LazyFunction(timezone.now)
    refused = factory.LazyFunction(
        lambda: [
            {"kind": "doel", "sheet": "Mijlpalen", "line": 3, "column": "Titel", "message": "Maak de tekst korter."}
        ]
    )
