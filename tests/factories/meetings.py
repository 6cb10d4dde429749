"""What is discussed."""

from datetime import date, time

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from meetings.enums import BodyKind, PackState, Purpose
from meetings.models import (
    AgendaComment,
    AgendaIndicator,
    AgendaItem,
    AgendaPack,
    AgendaScenario,
    Body,
    FrozenFigure,
    Meeting,
    ReviewRhythm,
)
from tests.factories.goals import IndicatorLinkFactory

PDF = b"%PDF-1.4\n%%EOF\n"


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = Body

    name = "Bestuur"
    kind = BodyKind.BOARD
    quorum = "De helft van de leden."
    members = 9


class ReviewRhythmFactory(DjangoModelFactory):
    class Meta:
        model = ReviewRhythm

    link = factory.SubFactory(IndicatorLinkFactory, swv=factory.SelfAttribute("..swv"))
    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))
    presenter = "directeur"
    purpose = Purpose.DISCUSS
    months = factory.LazyFunction(lambda: [3, 11])


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    body = factory.SubFactory(BodyFactory, swv=factory.SelfAttribute("..swv"))
    date = date(2027, 3, 11)
    starts = time(15, 0)
    ends = time(17, 0)
    location = "Kantoor, kamer 2"


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory, swv=factory.SelfAttribute("..swv"))
    title = "Voortgang: minder verwijzingen"
    purpose = Purpose.DECIDE
    minutes = 20
    presenter = "directeur"
    portfolio = "Kwaliteit"
    author = "kwaliteitsmedewerker"
    requested_decision = "Het bestuur stelt de koers vast."
    summary = "De deelname daalt."
    finances = "Geen."
    risks = "De wachtlijst groeit."
    route = "Directieberaad; 3 december; positief"
    follow_up = "Bericht aan de scholen."


class AgendaCommentFactory(DjangoModelFactory):
    class Meta:
        model = AgendaComment

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))


class AgendaIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = AgendaIndicator

    item = factory.SubFactory(AgendaItemFactory, swv=factory.SelfAttribute("..swv"))
    link = factory.SubFactory(IndicatorLinkFactory, swv=factory.SelfAttribute("..swv"))


class AgendaPackFactory(DjangoModelFactory):
    """A published pack, without copies."""

    class Meta:
        model = AgendaPack

    meeting = factory.SubFactory(MeetingFactory, swv=factory.SelfAttribute("..swv"))
    state = PackState.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)
    content_sha256 = "7f3a09c1" * 8


class FrozenFigureFactory(DjangoModelFactory):
    class Meta:
        model = FrozenFigure

    pack = factory.SubFactory(AgendaPackFactory, swv=factory.SelfAttribute("..swv"))
    item = factory.SubFactory(
        AgendaItemFactory,
        swv=factory.SelfAttribute("..swv"),
        meeting=factory.SelfAttribute("..pack.meeting"),
    )
    link = factory.SubFactory(IndicatorLinkFactory, swv=factory.SelfAttribute("..swv"))
    shown = factory.LazyFunction(lambda: {"text": "2,04%", "caption": "357 van 17.465"})
    sha256 = "0" * 64


class AgendaScenarioFactory(DjangoModelFactory):
    class Meta:
        model = AgendaScenario
