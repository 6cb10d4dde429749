"""Models of what is measured."""

from indicators.models.catalogue import Adoption, FigureNote, Indicator, IndicatorDefinition, RubricScore
from indicators.models.figures import Benchmark, Computation, Figure
from indicators.models.observations import (
    BEING_STORED,
    ColumnMapping,
    ImportRun,
    Observation,
    RegisterEntry,
    Release,
    ReportedValue,
    RunState,
    Source,
)
from indicators.models.scenarios import PupilRate, Scenario
from indicators.models.tlv import TlvBenchmark, TlvDecision, TlvSharing

__all__ = [
    "BEING_STORED",
    "Adoption",
    "Benchmark",
    "ColumnMapping",
    "Computation",
    "Figure",
    "FigureNote",
    "ImportRun",
    "Indicator",
    "IndicatorDefinition",
    "Observation",
    "PupilRate",
    "RegisterEntry",
    "Release",
    "ReportedValue",
    "RubricScore",
    "RunState",
    "Scenario",
    "Source",
    "TlvBenchmark",
    "TlvDecision",
    "TlvSharing",
]
