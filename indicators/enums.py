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
    """What a figure is expressed in. PERCENT is stored as 2.0441 for 2,0441%, PERMILLE as 3.2 for 3,2 per 1.000.

    COUNT is a whole number of what the definition counts, SCORE a rubric level, NUMBER any other number with decimals.
    """

    PERCENT = "percent"
    PERMILLE = "permille"
    COUNT = "count"
    SCORE = "score"
    DAYS = "days"
    YEARS = "years"
    EURO = "euro"
    NUMBER = "number"

    @property
    def is_share(self) -> bool:
        """Whether a figure has a numerator and a denominator of its own kind, so that it can be said as "357 van 17.465"."""
        return self in {Unit.PERCENT, Unit.PERMILLE}


class Trend(StrEnum):
    """The direction that is usually wanted. CONTEXT is a figure that is followed and not steered on."""

    DOWN = "down"
    UP = "up"
    CONTEXT = "context"


class Level(StrEnum):
    """What a reported number is about."""

    SWV = "swv"
    GEMEENTE = "gemeente"
    SCHOOLBESTUUR = "schoolbestuur"
    VESTIGING = "vestiging"


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
