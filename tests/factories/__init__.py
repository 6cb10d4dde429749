"""Rows for tests, with the same plain values each time.

Every factory of tenant data wants `swv` and passes it on to what it makes besides. Call them inside that scope.
"""

from tests.factories.goals import (
    ActivityFactory,
    GoalFactory,
    IndicatorLinkFactory,
    InterpretationFactory,
    PlanFactory,
    PriorityFactory,
)
from tests.factories.indicators import (
    BenchmarkFactory,
    FigureFactory,
    ImportRunFactory,
    IndicatorDefinitionFactory,
    IndicatorFactory,
    ObservationFactory,
    RegisterEntryFactory,
    ReleaseFactory,
    RubricScoreFactory,
    SourceFactory,
)
from tests.factories.meetings import (
    AgendaIndicatorFactory,
    AgendaItemFactory,
    AgendaPackFactory,
    BodyFactory,
    FrozenFigureFactory,
    MeetingFactory,
    ReviewRhythmFactory,
)
from tests.factories.osp import (
    AuditEventFactory,
    JobFactory,
    MembershipFactory,
    PlacementFactory,
    SchoolbestuurNameFactory,
    UserFactory,
)

__all__ = [
    "ActivityFactory",
    "AgendaIndicatorFactory",
    "AgendaItemFactory",
    "AgendaPackFactory",
    "AuditEventFactory",
    "BenchmarkFactory",
    "BodyFactory",
    "FigureFactory",
    "FrozenFigureFactory",
    "GoalFactory",
    "ImportRunFactory",
    "IndicatorDefinitionFactory",
    "IndicatorFactory",
    "IndicatorLinkFactory",
    "InterpretationFactory",
    "JobFactory",
    "MeetingFactory",
    "MembershipFactory",
    "ObservationFactory",
    "PlacementFactory",
    "PlanFactory",
    "PriorityFactory",
    "RegisterEntryFactory",
    "ReleaseFactory",
    "ReviewRhythmFactory",
    "RubricScoreFactory",
    "SchoolbestuurNameFactory",
    "SourceFactory",
    "UserFactory",
]
