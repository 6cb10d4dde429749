"""People, names, long work, files, mail and the register."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from osp.enums import Role
from osp.models import (
    AuditEvent,
    Job,
    Membership,
    OutboxMail,
    Placement,
    SchoolbestuurName,
    SchoolHoliday,
    StoredFile,
    User,
)


class UserFactory(DjangoModelFactory):
    """A person who has no password: tests log them in without one."""

    class Meta:
        model = User

    name = "Anna de Vries"
    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.nl")
    password = "!"


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    role = Role.DIRECTOR


class SchoolbestuurNameFactory(DjangoModelFactory):
    class Meta:
        model = SchoolbestuurName

    number = "41234"
    name = "Stichting De Waard"


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    kind = "indicators.inspect"
    argument = 1
    title = "Controleren: leerlingen.csv"
    step = "bestand lezen"


class PlacementFactory(DjangoModelFactory):
    """A vestiging as the own upload of `owner` places it."""

    class Meta:
        model = Placement

    vestiging = "16AH00"
    name = "De Regenboog"
    place = "Gouda"
    postcode = "2801AB"
    schoolbestuur = "41234"
    year = 2019
    measure = "sbo"
    unit = factory.LazyAttribute(lambda row: row.owner.code if row.owner else "PO2814")
    step = "c"
    low = 120
    high = 120


class AuditEventFactory(DjangoModelFactory):
    class Meta:
        model = AuditEvent

    verb = "plan.edited"
    object_type = "goals.plan"
    object_id = "1"
    diff = factory.LazyFunction(lambda: {"mission": ["oud", "nieuw"]})


class StoredFileFactory(DjangoModelFactory):
    class Meta:
        model = StoredFile

    file = factory.django.FileField(data=b"%PDF-1.7", filename="verslag.pdf")
    name = "verslag.pdf"
    kind = "pdf"
    size = 8
    sha256 = "0" * 64


class OutboxMailFactory(DjangoModelFactory):
    class Meta:
        model = OutboxMail

    key = factory.Sequence(lambda n: f"bijdrage-{n}")
    to = "j.bos@dewaard.voorbeeld.nl"
    subject = "Uw bijdrage aan het jaarplan"
    text = "Open uw bijdrage."


class SchoolHolidayFactory(DjangoModelFactory):
    """A holiday that a samenwerkingsverband put in the place of the advised one."""

    class Meta:
        model = SchoolHoliday

    year = 2026
    name = "herfstvakantie"
    first = date(2026, 10, 17)
    last = date(2026, 10, 25)
