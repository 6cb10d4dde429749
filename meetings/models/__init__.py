"""Models of what is discussed."""

from meetings.models.agenda import AgendaIndicator, AgendaItem, AgendaScenario
from meetings.models.bodies import Body, Meeting, ReviewRhythm
from meetings.models.packs import AgendaPack, FrozenFigure, mark_of

__all__ = [
    "AgendaIndicator",
    "AgendaItem",
    "AgendaPack",
    "AgendaScenario",
    "Body",
    "FrozenFigure",
    "Meeting",
    "ReviewRhythm",
    "mark_of",
]
