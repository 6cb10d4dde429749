"""Models of what is measured."""

from indicators.models.catalogue import Indicator, IndicatorDefinition, RubricScore
from indicators.models.figures import Benchmark, Figure
from indicators.models.observations import ImportRun, Observation, RegisterEntry, Release, RunState, Source

__all__ = [
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
