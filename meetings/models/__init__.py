"""Models of what is discussed."""

from meetings.models.agenda import AgendaComment, AgendaIndicator, AgendaItem, AgendaScenario
from meetings.models.bodies import Body, Meeting, ReviewRhythm
from meetings.models.calendars import CalendarFeed, Invitation
from meetings.models.decisions import Decision, FormalRequest, MeetingAction
from meetings.models.members import BodyMember
from meetings.models.minutes import Attendance, Ballot, Commitment, ItemMinutes, Minutes, Poll, PollAnswer, Vote
from meetings.models.packs import (
    AgendaPack,
    FigureCorrection,
    FigurePassport,
    FrozenFigure,
    PackCopy,
    PackOpening,
    mark_of,
)
from meetings.models.papers import Attachment, ItemReader, KeptSentence, RecurringItem

__all__ = [
    "AgendaComment",
    "AgendaIndicator",
    "AgendaItem",
    "AgendaPack",
    "AgendaScenario",
    "Attachment",
    "Attendance",
    "Ballot",
    "Body",
    "BodyMember",
    "CalendarFeed",
    "Commitment",
    "Decision",
    "FigureCorrection",
    "FigurePassport",
    "FormalRequest",
    "FrozenFigure",
    "Invitation",
    "ItemMinutes",
    "ItemReader",
    "KeptSentence",
    "Meeting",
    "MeetingAction",
    "Minutes",
    "PackCopy",
    "PackOpening",
    "Poll",
    "PollAnswer",
    "RecurringItem",
    "ReviewRhythm",
    "Vote",
    "mark_of",
]
