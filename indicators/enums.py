"""Fixed word lists of the indicators app. Values are stored; labels are what people read."""

from enum import StrEnum


class FigureKind(StrEnum):
    """The five things a figure can be; never a bare number."""

    VALUE = "value"
    INTERVAL = "interval"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


class Unit(StrEnum):
    """What a figure counts in. PERCENT is stored as 2.0441 for 2,0441%; SCORE is a rubric level."""

    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"


class IndicatorKind(StrEnum):
    """Meetbaar is computed from counts; merkbaar is judged on observable sentences."""

    MEASURABLE = "meetbaar"
    NOTICEABLE = "merkbaar"


class Sector(StrEnum):
    """Primair or voortgezet onderwijs; the first two characters of a samenwerkingsverband code."""

    PO = "PO"
    VO = "VO"


class ReleaseStatus(StrEnum):
    """State of a delivery by its source; a withdrawn one never counts."""

    PROVISIONAL = "voorlopig"
    FINAL = "definitief"
    WITHDRAWN = "ingetrokken"


class PlacementStep(StrEnum):
    """Which step of the placement rule decided to which samenwerkingsverband something belongs."""

    VSV_VESTIGING = "a-vestiging"
    VSV_BRIN = "a-brin"
    REFORMATORISCH = "b"
    POSTCODE = "c"
    NEAREST = "d"
    # The row itself says so: a summary made with this rule before.
    GIVEN = "gegeven"
    NONE = "geen"
