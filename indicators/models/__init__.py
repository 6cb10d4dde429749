"""Models of what is measured."""

from indicators.models.catalogue import Indicator, IndicatorDefinition, RubricScore
from indicators.models.figures import Benchmark, Figure
from indicators.models.observations import (
    BEING_STORED,
    ImportRun,
    Observation,
    RegisterEntry,
    Release,
    RunState,
    Source,
)

__all__ = [
    "BEING_STORED",
    "Benchmark",
    "Figure",
    "ImportRun",
    "Indicator",
    "IndicatorDefinition",
    "Observation",
    "RegisterEntry",
    "Release",
    "RubricScore",
    "RunState",
    "Source",
]
