"""Asking parties for their contribution."""

from enum import StrEnum


class RoundState(StrEnum):
    """Where a round of contributions stands."""

    PREPARED = "in voorbereiding"
    ASKED = "uitgezet"
    CLOSED = "gesloten"


class ContributionState(StrEnum):
    """How far one party is."""

    ASKED = "gevraagd"
    OPENED = "geopend"
    PREPARED = "klaar voor ondertekening"
    SUBMITTED = "ingediend"
    RETURNED = "teruggestuurd"
    ACCEPTED = "aanvaard"


class ReminderKind(StrEnum):
    """How a reminder came about."""

    SCHEDULED = "volgens schema"
    BY_HAND = "met de hand"
