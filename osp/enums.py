"""Fixed word lists of the foundation."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in one samenwerkingsverband (a person may hold several)."""

    ADMIN = "beheerder"
    DIRECTOR = "directeur"
    QUALITY = "kwaliteitsmedewerker"
    BOARD_MEMBER = "bestuurslid"
    SUPERVISOR = "toezichthouder"
    OPR_MEMBER = "opr-lid"
    SCHOOL_BOARD = "schoolbestuurder"
    SCHOOL_BOARD_STAFF = "schoolbestuur-medewerker"
    SCHOOL = "school"
    MUNICIPALITY = "gemeente"


class Party(StrEnum):
    """An organisation that people with a role can be of."""

    SCHOOLBESTUUR = "schoolbestuur"
    SCHOOL = "school"
    MUNICIPALITY = "gemeente"


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class MailState(StrEnum):
    """Where a mail stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Region(StrEnum):
    """Region of the school holidays."""

    NORTH = "Noord"
    MIDDLE = "Midden"
    SOUTH = "Zuid"
