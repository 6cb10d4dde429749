"""Fixed word lists of the meetings app."""

from enum import StrEnum


class BodyKind(StrEnum):
    """Legal role of a gremium."""

    ALV = "alv"
    BOARD = "bestuur"
    EXECUTIVE = "dagelijks"
    SUPERVISORY = "toezicht"
    OPR = "opr"
    OOGO = "oogo"
    DIRECTORS = "directieberaad"
    WORKING = "werkoverleg"
    QUALITY = "kwaliteit"
    VISITATION = "visitatie"


BODY_KIND_LABELS = {
    BodyKind.ALV: "algemene ledenvergadering",
    BodyKind.BOARD: "bestuur",
    BodyKind.EXECUTIVE: "dagelijks bestuur",
    BodyKind.SUPERVISORY: "intern toezicht",
    BodyKind.OPR: "ondersteuningsplanraad",
    BodyKind.OOGO: "overleg met gemeenten",
    BodyKind.DIRECTORS: "directieberaad",
    BodyKind.WORKING: "werkoverleg (zoco, ib)",
    BodyKind.QUALITY: "kwaliteitsgesprek met een schoolbestuur",
    BodyKind.VISITATION: "bestuurlijke visitatie",
}


# Which gremia usually see confidential points; a samenwerkingsverband may say otherwise of each.
SEES_CONFIDENTIAL = frozenset({BodyKind.BOARD, BodyKind.EXECUTIVE, BodyKind.SUPERVISORY})
# What a bijlage may be (osp/uploads.py).
ATTACHMENT_KINDS = frozenset({"pdf", "docx", "xlsx", "png", "jpg"})


class Majority(StrEnum):
    """How many of the votes cast a decision needs."""

    SIMPLE = "gewoon"
    TWO_THIRDS = "tweederde"
    THREE_QUARTERS = "driekwart"
    UNANIMOUS = "unaniem"


MAJORITY_LABELS = {
    Majority.SIMPLE: "meer dan de helft van de stemmen",
    Majority.TWO_THIRDS: "twee derde van de stemmen",
    Majority.THREE_QUARTERS: "drie vierde van de stemmen",
    Majority.UNANIMOUS: "alle stemmen",
}


class Weighting(StrEnum):
    """What a vote weighs."""

    EQUAL = "gelijk"
    PUPILS = "leerlingen"
    OWN = "eigen"


WEIGHTING_LABELS = {
    Weighting.EQUAL: "één stem per lid",
    Weighting.PUPILS: "naar aantal leerlingen van het schoolbestuur",
    Weighting.OWN: "het stemgewicht dat bij het lid staat",
}


class Seat(StrEnum):
    """What somebody does in a body."""

    CHAIR = "voorzitter"
    SECRETARY = "secretaris"
    MEMBER = "lid"
    ADVISER = "adviseur"


# Who sits at the table and does not vote.
ADVISING = frozenset({Seat.ADVISER, Seat.SECRETARY})


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


# What a body did with a point of which no decision is written down.
PURPOSE_DONE = {
    Purpose.INFORM: "geïnformeerd",
    Purpose.DISCUSS: "besproken",
    Purpose.ADVISE: "advies gevraagd",
    Purpose.CONSENT: "instemming gevraagd",
    Purpose.APPROVE: "goedkeuring gevraagd",
    Purpose.DECIDE: "besluit gevraagd",
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


class ItemOrigin(StrEnum):
    """Where a point on the agenda comes from."""

    WRITTEN = "zelf"
    RHYTHM = "ritme"
    RECURRING = "vast"
    MINUTES = "verslag"
    CARRIED = "doorgeschoven"
    LOOK_BACK = "terugblik"
    ACTION = "actie"
    SILENT = "stil"


class Dealt(StrEnum):
    """What became of a point in the meeting."""

    OPEN = "open"
    DONE = "behandeld"
    HELD = "aangehouden"
    CARRIED = "doorgeschoven"


DEALT_LABELS = {
    Dealt.OPEN: "nog niet behandeld",
    Dealt.DONE: "behandeld",
    Dealt.HELD: "aangehouden",
    Dealt.CARRIED: "niet behandeld, gaat mee naar de volgende vergadering",
}


class MinutesState(StrEnum):
    """Where the minutes stand. Sealed ones never change."""

    CONCEPT = "concept"
    CORRECTED = "gecorrigeerd"
    APPROVED = "goedgekeurd"
    SEALED = "verzegeld"


class Presence(StrEnum):
    """How a member takes part."""

    UNKNOWN = "onbekend"
    PRESENT = "aanwezig"
    REPRESENTED = "vertegenwoordigd"
    EXCUSED = "afgemeld"
    ABSENT = "afwezig"


# Who counts for the quorum and votes.
TAKES_PART = frozenset({Presence.PRESENT, Presence.REPRESENTED})


class Choice(StrEnum):
    """A vote."""

    FOR = "voor"
    AGAINST = "tegen"
    ABSTAIN = "onthouding"


class DecisionState(StrEnum):
    """What was decided about the asked sentence."""

    TAKEN = "genomen"
    REJECTED = "verworpen"
    HELD = "aangehouden"


DECISION_WORDS = {
    DecisionState.TAKEN: "besloten",
    DecisionState.REJECTED: "verworpen",
    DecisionState.HELD: "aangehouden",
}


class Judgement(StrEnum):
    """What a look back on a decision ends in."""

    KEEP = "houden"
    ADJUST = "bijstellen"
    STOP = "stoppen"


class RequestOutcome(StrEnum):
    """What a body answered to a formal request."""

    WAITING = "wacht"
    POSITIVE = "positief"
    CONDITIONAL = "voorwaarden"
    NEGATIVE = "negatief"
    # Worked out of the term, never stored.
    EXPIRED = "verlopen"
    WITHDRAWN = "ingetrokken"


OUTCOME_LABELS = {
    RequestOutcome.WAITING: "wacht op antwoord",
    RequestOutcome.POSITIVE: "positief",
    RequestOutcome.CONDITIONAL: "positief met voorwaarden",
    RequestOutcome.NEGATIVE: "negatief",
    RequestOutcome.EXPIRED: "termijn verlopen",
    RequestOutcome.WITHDRAWN: "ingetrokken",
}
# What one can formally ask a body, and how that is called.
REQUEST_LABELS = {Purpose.ADVISE: "advies", Purpose.CONSENT: "instemming", Purpose.APPROVE: "goedkeuring"}


class Felt(StrEnum):
    """The answer of one phone in a pulse poll: does one notice that this doel comes closer?"""

    YES = "ja"
    LITTLE = "beetje"
    NO = "nee"
    UNKNOWN = "weet-niet"
