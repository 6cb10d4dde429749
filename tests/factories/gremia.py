"""Members, attachments, papers as handed out, minutes, decisions and calendars."""

import hashlib
from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from meetings.enums import Choice, Felt, Majority, Purpose, Weighting
from meetings.models import (
    Attachment,
    Attendance,
    Ballot,
    BodyMember,
    CalendarFeed,
    Commitment,
    Decision,
    FigureCorrection,
    FigurePassport,
    FormalRequest,
    Invitation,
    ItemMinutes,
    ItemReader,
    KeptSentence,
    MeetingAction,
    Minutes,
    PackCopy,
    PackOpening,
    Poll,
    PollAnswer,
    RecurringItem,
    Vote,
)
from osp.models import Schoolbestuur
from tests.factories.goals import GoalFactory
from tests.factories.meetings import (
    PDF,
    AgendaItemFactory,
    AgendaPackFactory,
    BodyFactory,
    FrozenFigureFactory,
    MeetingFactory,
)
from tests.factories.osp import StoredFileFactory, UserFactory
from tests.factories.writing import ActionFactory


class BodyMemberFactory(DjangoModelFactory):
    class Meta:
        model = BodyMember

    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))
    name = "J. de Vries"
    organisation = "Stichting Voorbeeld"
    since = date(2024, 8, 1)


class AttachmentFactory(DjangoModelFactory):
    class Meta:
        model = Attachment

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    file = factory.SubFactory(StoredFileFactory, swv=factory.SelfAttribute("..swv"))
    title = "Begroting 2027"


class ItemReaderFactory(DjangoModelFactory):
    class Meta:
        model = ItemReader

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"), is_confidential=True)
    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))


class RecurringItemFactory(DjangoModelFactory):
    class Meta:
        model = RecurringItem

    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))
    title = "Opening en mededelingen"


class KeptSentenceFactory(DjangoModelFactory):
    class Meta:
        model = KeptSentence

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    field = "summary"
    code = "steady"
    quote = "De deelname daalt gestaag."
    reason = "De laatste twee jaren zijn voorlopig."


class PackCopyFactory(DjangoModelFactory):
    class Meta:
        model = PackCopy

    pack = factory.SubFactory(AgendaPackFactory, swv=factory.SelfAttribute("..swv"))
    content = factory.LazyFunction(dict)
    pdf = PDF
    pages = 1
    sha256 = factory.LazyAttribute(lambda copy: hashlib.sha256(copy.pdf).hexdigest())
    content_sha256 = "7f3a09c1" * 8


class PackOpeningFactory(DjangoModelFactory):
    class Meta:
        model = PackOpening

    copy = factory.SubFactory(PackCopyFactory, swv=factory.SelfAttribute("..swv"))
    user = factory.SubFactory(UserFactory)
    first_at = factory.LazyFunction(timezone.now)
    last_at = factory.SelfAttribute("first_at")


class FigureCorrectionFactory(DjangoModelFactory):
    class Meta:
        model = FigureCorrection

    frozen = factory.SubFactory(FrozenFigureFactory, swv=factory.SelfAttribute("..swv"))
    pack = factory.SelfAttribute("frozen.pack")


class FigurePassportFactory(DjangoModelFactory):
    class Meta:
        model = FigurePassport

    figure = factory.SubFactory(FrozenFigureFactory, swv=factory.SelfAttribute("..swv"))
    token = "k7m2-q9rt-x4wd"


class MinutesFactory(DjangoModelFactory):
    class Meta:
        model = Minutes

    meeting = factory.SubFactory(MeetingFactory, swv=factory.SelfAttribute("..swv"))


class ItemMinutesFactory(DjangoModelFactory):
    class Meta:
        model = ItemMinutes

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    text = "De vergadering heeft vragen over de wachtlijst."


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory, swv=factory.SelfAttribute("..swv"))
    member = factory.SubFactory(
        BodyMemberFactory, swv=factory.SelfAttribute("..swv"), body=factory.SelfAttribute("..meeting.body")
    )


class BallotFactory(DjangoModelFactory):
    class Meta:
        model = Ballot

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    question = "Het bestuur stelt de koers vast."
    majority = Majority.SIMPLE
    weighting = Weighting.EQUAL


class VoteFactory(DjangoModelFactory):
    class Meta:
        model = Vote

    ballot = factory.SubFactory(BallotFactory, swv=factory.SelfAttribute("..swv"))
    member = factory.SubFactory(
        BodyMemberFactory, swv=factory.SelfAttribute("..swv"), body=factory.SelfAttribute("..ballot.item.meeting.body")
    )
    choice = Choice.FOR


class PollFactory(DjangoModelFactory):
    class Meta:
        model = Poll

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))
    token = "p3xk-77ab-mm2q"


class PollAnswerFactory(DjangoModelFactory):
    class Meta:
        model = PollAnswer

    poll = factory.SubFactory(PollFactory, swv=factory.SelfAttribute("..swv"))
    felt = Felt.LITTLE


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    body = factory.SelfAttribute("item.meeting.body")
    year = 2027
    number = 1
    text = "Het bestuur stelt de koers vast."
    purpose = Purpose.DECIDE
    decided_on = date(2027, 3, 11)


class MeetingActionFactory(DjangoModelFactory):
    class Meta:
        model = MeetingAction

    action = factory.SubFactory(ActionFactory, swv=factory.SelfAttribute("..swv"))
    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))


class FormalRequestFactory(DjangoModelFactory):
    class Meta:
        model = FormalRequest

    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))
    purpose = Purpose.CONSENT
    subject = "Instemming met het ondersteuningsplan"
    asked_on = date(2027, 2, 1)
    due = date(2027, 3, 15)


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = Commitment

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    schoolbestuur = factory.LazyFunction(lambda: Schoolbestuur.objects.get_or_create(number="41234")[0])
    year = 2026
    amount = -3


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    user = factory.SubFactory(UserFactory)
    token_sha256 = "a1" * 32


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    meeting = factory.SubFactory(MeetingFactory, swv=factory.SelfAttribute("..swv"))
    member = factory.SubFactory(
        BodyMemberFactory, swv=factory.SelfAttribute("..swv"), body=factory.SelfAttribute("..meeting.body")
    )
