"""Rounds of contributions and what parties fill in. Give `swv=`, and the row above where two should share it."""

from datetime import UTC, date, datetime

import factory
from django.conf import settings
from factory.django import DjangoModelFactory

from goals.compute.link_secret import hash_of, secret_of
from goals.enums import MoneyKind, ReminderKind
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionFile,
    ContributionLink,
    ContributionMoney,
    ContributionReminder,
    ContributionRound,
    PartyContact,
    ReturnedField,
    RoundGoal,
    RoundIndicator,
)
from osp.enums import Party
from tests.factories.goals import GoalFactory, PlanFactory
from tests.factories.indicators import OwnNumberFactory
from tests.factories.osp import StoredFileFactory


class ContributionRoundFactory(DjangoModelFactory):
    class Meta:
        model = ContributionRound

    plan = factory.SubFactory(PlanFactory, swv=factory.SelfAttribute("..swv"))
    year = 2026
    title = "Bijdragen aan het jaarplan 2026-2027"
    due = date(2026, 12, 4)


class RoundGoalFactory(DjangoModelFactory):
    class Meta:
        model = RoundGoal

    round = factory.SubFactory(ContributionRoundFactory, swv=factory.SelfAttribute("..swv"))
    goal = factory.SubFactory(GoalFactory, swv=factory.SelfAttribute("..swv"))


class RoundIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = RoundIndicator

    round = factory.SubFactory(ContributionRoundFactory, swv=factory.SelfAttribute("..swv"))
    indicator = factory.SubFactory(OwnNumberFactory, swv=factory.SelfAttribute("..swv"))
    year = 2025


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = Contribution

    round = factory.SubFactory(ContributionRoundFactory, swv=factory.SelfAttribute("..swv"))
    party = Party.SCHOOLBESTUUR
    code = "41234"
    name = "Stichting De Waard"


class OfContributionFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    contribution = factory.SubFactory(ContributionFactory, swv=factory.SelfAttribute("..swv"))


class ContributionAnswerFactory(OfContributionFactory):
    class Meta:
        model = ContributionAnswer

    round_goal = factory.SubFactory(RoundGoalFactory, swv=factory.SelfAttribute("..swv"))
    promised = 6
    intention = "Op vijf scholen een arrangement rekenen in de klas."


class ContributionMoneyFactory(OfContributionFactory):
    class Meta:
        model = ContributionMoney

    kind = MoneyKind.SWV
    received = 120_000
    spent = 90_000


class ContributionFigureFactory(OfContributionFactory):
    class Meta:
        model = ContributionFigure

    round_indicator = factory.SubFactory(RoundIndicatorFactory, swv=factory.SelfAttribute("..swv"))
    measure = "thuiszitters_3_maanden"


class ContributionFileFactory(OfContributionFactory):
    class Meta:
        model = ContributionFile

    file = factory.SubFactory(StoredFileFactory, swv=factory.SelfAttribute("..swv"))


class ReturnedFieldFactory(OfContributionFactory):
    class Meta:
        model = ReturnedField

    kind = "answer"
    object_id = 1
    field = "intention"
    note = "Welke scholen bedoelt u?"


class ContributionLinkFactory(OfContributionFactory):
    class Meta:
        model = ContributionLink

    seed = factory.Sequence(lambda n: f"{n:032x}")
    secret_hash = factory.LazyAttribute(lambda row: hash_of(secret_of(row.seed, settings.SECRET_KEY)))
    to = "j.bos@dewaard.voorbeeld.nl"
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


class ContributionReminderFactory(OfContributionFactory):
    class Meta:
        model = ContributionReminder

    receiver = "u1"
    day = date(2026, 11, 20)
    kind = ReminderKind.SCHEDULED
    offset = -14


class PartyContactFactory(DjangoModelFactory):
    class Meta:
        model = PartyContact

    party = Party.SCHOOLBESTUUR
    code = "41234"
    name = "J. Bos"
    email = "j.bos@dewaard.voorbeeld.nl"
