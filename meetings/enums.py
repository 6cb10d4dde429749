"""Fixed word lists of the meetings app."""

from enum import StrEnum


class BodyKind(StrEnum):
    """Legal role of a gremium."""

    ALV = "alv"
    BOARD = "bestuur"
    SUPERVISORY = "toezicht"
    OPR = "opr"
    OOGO = "oogo"
    DIRECTORS = "directieberaad"
    WORKING = "werkoverleg"


BODY_KIND_LABELS = {
    BodyKind.ALV: "algemene ledenvergadering",
    BodyKind.BOARD: "bestuur",
    BodyKind.SUPERVISORY: "intern toezicht",
    BodyKind.OPR: "ondersteuningsplanraad",
    BodyKind.OOGO: "overleg met gemeenten",
    BodyKind.DIRECTORS: "directieberaad",
    BodyKind.WORKING: "werkoverleg (zoco, ib)",
}


class Purpose(StrEnum):
    """Why a body has something on its agenda."""

    INFORM = "inform"
    DISCUSS = "discuss"
    ADVISE = "advise"
    CONSENT = "consent"
    APPROVE = "approve"
    DECIDE = "decide"


PURPOSE_LABELS = {
    Purpose.INFORM: "informeren",
    Purpose.DISCUSS: "bespreken",
    Purpose.ADVISE: "adviseren",
    Purpose.CONSENT: "instemmen",
    Purpose.APPROVE: "goedkeuren",
    Purpose.DECIDE: "besluiten",
}


class PackState(StrEnum):
    """Where a pack stands."""

    BUILDING = "building"
    PUBLISHED = "published"
    FAILED = "failed"


# Purposes that end in a formal outcome: their oplegger needs a sentence that can be minuted.
FORMAL_PURPOSES = frozenset({Purpose.ADVISE, Purpose.CONSENT, Purpose.APPROVE, Purpose.DECIDE})


class MeetingState(StrEnum):
    """How far the preparation of a meeting is."""

    PLANNED = "planned"
    DRAFT = "draft"
    READY = "ready"
    PUBLISHED = "published"


MEETING_STATE_LABELS = {
    MeetingState.PLANNED: "gepland",
    MeetingState.DRAFT: "agenda in concept",
    MeetingState.READY: "agenda klaar",
    MeetingState.PUBLISHED: "stukken gepubliceerd",
}
