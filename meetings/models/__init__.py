"""Models of what is discussed."""

from meetings.models.agenda import AgendaComment, AgendaIndicator, AgendaItem, AgendaScenario
from meetings.models.bodies import Body, Meeting, ReviewRhythm
from meetings.models.packs import AgendaPack, FrozenFigure, mark_of

__all__ = [
    "AgendaComment",
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
