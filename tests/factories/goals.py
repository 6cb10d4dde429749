"""The plan and its indicators."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from goals.enums import Direction
from goals.models import Activity, Goal, GoalScenario, IndicatorLink, Interpretation, Plan, Priority
from tests.factories.indicators import IndicatorFactory


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    title = "Ondersteuningsplan 2024-2028"
    first_year = 2024
    last_year = 2027
    mission = "Elk kind een passende plek."
    vision = "Zo dicht mogelijk bij huis."


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = Priority

    plan = factory.SubFactory(PlanFactory, swv=factory.SelfAttribute("..swv"))
    process = "Toewijzing"
    title = "Thuisnabij onderwijs"
    description = "Leerlingen gaan naar school in hun eigen wijk."


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal

    priority = factory.SubFactory(PriorityFactory, swv=factory.SelfAttribute("..swv"))
    title = "Minder verwijzingen naar het sbo"
    description = "Basisscholen bieden meer zelf."
    measurable_result = "De deelname daalt naar 1,9%."
    noticeable_result = "Leraren voelen zich gesteund."


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))
    title = "Scholing voor intern begeleiders"
    description = "Vier middagen."
    starts = date(2026, 9, 1)
    ends = date(2027, 6, 1)


class IndicatorLinkFactory(DjangoModelFactory):
    """An indicator on a doel, with a falling target path."""

    class Meta:
        model = IndicatorLink

    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))
    indicator = factory.SubFactory(IndicatorFactory, swv=factory.SelfAttribute("..swv"))
    means = "DUO-telling van 1 oktober"
    direction = Direction.DOWN
    baseline_year = 2019
    baseline = 2.5
    target_year = 2027
    target = 1.9
    margin = 0.05
    limit = 0.15


class InterpretationFactory(DjangoModelFactory):
    class Meta:
        model = Interpretation

    link = factory.SubFactory(IndicatorLinkFactory, swv=factory.SelfAttribute("..swv"))
    text = "De daling komt vooral door de nieuwe arrangementen."
    year = 2019


class GoalScenarioFactory(DjangoModelFactory):
    class Meta:
        model = GoalScenario
